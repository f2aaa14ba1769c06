"""Cheat sheets as they are made: exact sides, all of a bank on them, wide things kept in their columns."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from weasyprint.formatting_structure.boxes import BlockBox

from prepress.binding.engine import Press
from prepress.binding.foretelling import MM, Trial
from prepress.binding.trials import Trials
from prepress.binding.work import Result, do
from prepress.diagnostics import Report
from prepress.edition import all_editions
from prepress.editions.cheatsheet import EDITION
from prepress.geometry.plan import Detail, Plan
from prepress.model import Bank
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import Source, read_source

CONTENT = Path(__file__).parent.parent / "content" / "distributed-systems.md"


def bank_of(text: str) -> Bank:
    """A bank that lies nowhere."""
    source = Source(Path("/nowhere/bank.md"), text, "")
    return read_bank(source, Report(source))


def made(bank: Bank, paper: str = "a4", sheet: str = "", **options: Any) -> Result:
    """A sheet, bound and proved, on paper of its own if one is named."""
    theme = Theme()
    theme.use_own_fonts()
    settings = Settings(paper=paper)
    settings = replace(settings, cheatsheet=replace(settings.cheatsheet, paper=sheet, **options))
    return do(Desk(bank, "bank", theme).job(EDITION, EDITION.compose(bank, settings)[0]))


def is_proved(result: Result) -> bool:
    """Whether nobody has anything to say against a file."""
    return (result.crash, result.findings, result.bound.complaints) == ("", (), ())


@pytest.fixture(scope="module")
def content() -> Bank:
    """The bank that Prepress comes with."""
    source = read_source(CONTENT)
    return read_bank(source, Report(source))


def test_the_edition_is_found() -> None:
    """By its name, as all others are."""
    assert EDITION in all_editions()


def test_what_is_asked_of_a_sheet_reaches_binder_and_proof(content: Bank) -> None:
    """The sides, the smallest type and the details that may be tried."""
    settings = Settings()
    settings = replace(settings, cheatsheet=replace(settings.cheatsheet, sides=4, min_type=9.0, detail="short"))
    job = Desk(content, "bank", Theme()).job(EDITION, EDITION.compose(content, settings)[0])
    assert job.manuscript.plan == job.made.plan == Plan(4, exact=True, smallest=9.0, details=(Detail.SHORT,))


@pytest.mark.slow
def test_the_content_bank_fits_on_one_sheet_with_everything(content: Bank) -> None:
    """At 8.4 pt or more, in columns that end level."""
    result = made(content)
    assert is_proved(result)
    filling = result.bound.filling
    assert filling
    assert (filling.sides, filling.detail.value) == (2, "full")
    assert filling.size >= 8.4
    assert filling.uneven <= 0.08
    assert result.bound.fit.startswith(f"2 sides, everything, at {filling.size:.2f} pt in {filling.columns} columns")


@pytest.mark.slow
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("sides", [1, 4, 6])
def test_any_number_of_sides_is_filled(content: Bank, paper: str, orientation: str, sides: int) -> None:
    """Exactly, and proved, whatever had to be left out for it."""
    result = made(content, paper, sides=sides, orientation=orientation)
    assert is_proved(result)
    assert result.bound.pages == sides


@pytest.mark.slow
def test_a_detail_can_be_forced_and_is_said_on_the_sheet(content: Bank) -> None:
    """What is left out stands in the head, and only then."""
    texts = {}
    for detail in ("full", "short", "terms"):
        result = made(content, detail=detail)
        assert is_proved(result)
        job = replace(result.job.made, data=result.bound.data)
        texts[detail] = " ".join(job.pdf.pages[0].text.split())
    assert "packet" not in texts["full"]
    assert "answers in short; the rest, follow-ups: see packet" in texts["short"]
    assert "key terms only; answers, follow-ups: see packet" in texts["terms"]


@pytest.mark.slow
def test_what_fits_on_no_sheet_is_refused_with_the_sides_it_takes(content: Bank) -> None:
    """As an error that says what to type; nothing is made."""
    result = made(content, paper="a4", sides=1, min_type=14.0)
    assert [finding.rule for finding in result.findings] == ["does-not-fit"]
    assert result.bound.data == b""
    assert "that would take" in result.findings[0].message
    assert "--sides" in result.findings[0].hint


@pytest.mark.slow
def test_large_print_has_all_it_needs(content: Bank) -> None:
    """14 pt or more, with everything, on whole sheets."""
    result = made(content, large=True)
    assert is_proved(result)
    filling = result.bound.filling
    assert filling
    assert filling.size >= 14
    assert filling.detail.value == "full"
    assert filling.sides % 2 == 0


WIDE = """
## Wide things

### 1. Which engine is which?
| Engine | Consistency | Availability | Partitioning | Replication | Transactions | Interoperability |
|---|---|---|---|---|---|---|
| Alpha | linearizability | ninety-nine | consistent-hashing | asynchronous | serializability | internationalization |
| Beta | eventual | always | range | synchronous | snapshot-isolation | none |

### 2. What does it print?
```python
print("a very long line of code that does not fit into any column of a cheat sheet", file=sys.stderr, end="")
aVeryLongNameThatCannotBeBrokenAnywhereBecauseItIsOneWordOfMoreThanOneHundredCharactersAndThenSomeMoreOfThem = 1
```

### 3. How is it written?
**Answer:** Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsmitgliederversammlung, and
`an/inline/path/that/is/as/long/as/a/path/can/be/without/any/space/in/it/at/all/so/that/nothing/can/be/broken`.
"""


@pytest.mark.slow
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_wide_things_stay_in_their_columns(orientation: str) -> None:
    """Tables get narrower, code and words are broken; nothing is painted over the next column."""
    result = made(bank_of(WIDE), sides=1, orientation=orientation)
    assert is_proved(result)


@pytest.mark.slow
def test_a_table_with_too_many_columns_is_text() -> None:
    """Words of a table are not torn letter by letter: cell follows cell, with a point between."""
    names = ("configuration", "availability", "consistency", "synchronization", "replication", "partitioning")
    heads = [*names, *(f"{name}-cost" for name in names)]
    rows = "\n".join("|".join(heads if number != 1 else ["---"] * len(heads)) for number in range(4))
    many = "".join(f"\n### {number}. What is it?\n\n{'Words that fill a line. ' * 12}\n" for number in range(2, 30))
    result = made(bank_of(f"### 1. Which is which?\n\n{rows}\n{many}"), sides=2)
    assert is_proved(result)
    pages = pdfium.PdfDocument(result.bound.data)
    words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split()).replace("‐ ", "")
    for name in names:
        assert f"{name} ·" in words


@pytest.mark.slow
def test_what_a_style_pushes_out_of_its_column_is_caught(tmp_path: Path) -> None:
    """A theme that makes blocks wider than columns: the binder complains, and the proof stops the file."""
    (tmp_path / "styles").mkdir()
    theme = Theme(tmp_path)
    styles = Theme().styles("cheatsheet.css") + ".qa { width: 120% }"
    (tmp_path / "styles" / "cheatsheet.css").write_text(styles)
    theme.use_own_fonts()
    bank = bank_of(WIDE)
    result = do(Desk(bank, "bank", theme).job(EDITION, EDITION.compose(bank, Settings())[0]))
    assert any("wider than the column" in complaint for complaint in result.bound.complaints)
    assert "inside-columns" in {finding.rule for finding in result.findings}


@pytest.mark.slow
def test_a_tiny_bank_has_the_sides_it_has_pieces_for() -> None:
    """A question of one line cannot be on two sides; that is said, and no fault."""
    result = made(bank_of("### 1. What?\n**Answer:** That.\n"))
    assert is_proved(result)
    assert result.bound.pages == 1
    assert "there is too little for 2 sides" in result.bound.fit


@pytest.mark.slow
def test_a_long_title_is_cut_where_its_line_ends() -> None:
    """Also if words in it are joined by hyphens, which elsewhere stay whole."""
    title = (
        "All Full-Stack, Front-End and System-Design Questions That You Were Ever Asked, for Your Next Six-Figure Job"
    )
    result = made(bank_of(f"# {title} at a Well-Known Company\n\n### 1. What?\n\nThat.\n\n### 2. Who?\n\nShe.\n"))
    assert is_proved(result)
    assert "…" in pdfium.PdfDocument(result.bound.data)[0].get_textpage().get_text_bounded()


@pytest.mark.slow
def test_a_sign_behind_a_formula_that_fills_its_line_stays_in_its_column() -> None:
    """The formula is made smaller by what must stand beside it, for no line ends before a comma."""
    formula = r"D=\{" + ",".join(f"(x_{n},y_{n})" for n in range(1, 12)) + r"\}"
    asked = "".join(f"### {n}. What is set {n}?\n\nThe pairs (${formula}$), of {n} kinds.\n\n" for n in range(1, 13))
    assert is_proved(made(bank_of(f"# Sets\n\n{asked}")))


@pytest.mark.slow
@pytest.mark.parametrize(("sections", "keys"), [(30, True), (47, False)])
def test_the_key_to_the_sections_is_whole_or_not_there(sections: int, keys: bool) -> None:
    """It stands beside the title, as long as there is room for all numbers."""
    asked = (f"## Part {n}\n\n### {n}. What is it?\n\n**Answer:** It.\n" for n in range(1, sections + 1))
    result = made(bank_of("# AWS\n\n" + "\n".join(asked)))
    assert is_proved(result)
    head = pdfium.PdfDocument(result.bound.data)[0].get_textpage().get_text_bounded().split("Part 1")[0]
    assert ("".join(map(str, range(1, sections + 1))) in "".join(head.split())) is keys


@pytest.mark.slow
def test_posters_are_larger_sheets(content: Bank) -> None:
    """On A2 the type is about twice as large as on A4."""
    result = made(content, sheet="a2")
    assert is_proved(result)
    filling = result.bound.filling
    assert filling
    assert filling.size > 15


PROGRAM = "\n".join(f"value_{line} = compute({line}) + another({line})" for line in range(18))
TORN = (
    f"# B\n\n## S\n\n### 1. What does it print?\n**Answer:** It is this.\n\n```python\n{PROGRAM}\n```\n\nAnd no more.\n"
)


def trials_of(text: str) -> Trials:
    """Where the blocks of a bank's sheet are laid out, but for its head."""
    theme = Theme()
    theme.use_own_fonts()
    bank = bank_of(text)
    (volume,) = EDITION.compose(bank, Settings())
    manuscript = Desk(bank, "bank", theme).job(EDITION, volume).manuscript
    return Trials(Press(manuscript), manuscript.leaves[1:], manuscript)


@pytest.mark.parametrize("size", [10.0, 11.3])
@pytest.mark.parametrize("fine", [frozenset[int](), frozenset({0})])
def test_slices_have_the_space_between_them_that_they_have_within(
    fine: frozenset[int], size: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A block is as high in slices as it is whole, less what is below a paragraph at the end of one: heads and code
    keep their distance."""
    trial = Trial(Detail.FULL, 4, size)
    sliced = trials_of(TORN).lay_out(replace(trial, fine=fine))
    assert len(sliced) > 4
    monkeypatch.setattr("prepress.binding.trials.LONG", 99.0)
    whole = trials_of(TORN).lay_out(trial)
    assert len(whole) == 1
    assert sum(block.height for block in sliced) == pytest.approx(
        sum(block.height for block in whole), abs=0.35 * size * MM
    )


@pytest.mark.parametrize("fine", [frozenset[int](), frozenset({0})])
def test_no_line_of_code_is_torn_from_its_arrow(fine: frozenset[int]) -> None:
    """A line of code that goes on below lies in one slice: the arrow belongs to both of its lines."""
    trials = trials_of(TORN)
    trials.lay_out(trial := Trial(Detail.FULL, 4, 11.3, fine))
    pages = [page for piece in trials.pieces[trial] for page in piece.pages]
    lines = [box for page in pages for box in page._page_box.descendants() if "code-line" in classes_of(box)]
    assert len(lines) == len(PROGRAM.splitlines())
    assert any(len(line.children) > 1 for line in lines)


def classes_of(box: Any) -> list[str]:
    """The classes of the element that a box is of, if it is the box of the whole element."""
    of_element = isinstance(box, BlockBox) and box.element is not None
    return str(box.element.get("class", "")).split() if of_element else []
