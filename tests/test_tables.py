"""Tables: how many columns they have and how much room their words want decides how they are set."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from prepress.diagnostics import Severity
from prepress.outcome import Order
from prepress.pipeline import build
from prepress.proving.pdffile import PdfFile
from prepress.rendering.tables import Cell, table_kinds
from prepress.settings import Settings, with_options


def kinds(*rows: str) -> str:
    """The classes of a table whose cells are parted by bars."""
    return table_kinds([[Cell(cell, (), pictured=False) for cell in row.split("|")] for row in rows])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("a|b", "Consistency|Immediate, strong and dear"), "narrow"),
        (("Parallelization|Communication|Implementation",), "medium"),
        (("a|b|c|d|e",), "wide narrow"),
        (("Protocol|Consistency|Availability|Throughput|Implementation|Recommendation",), "wide medium"),
        (("https://example.com/an/address/without/an/end-or-a-place-to-part-it-at-" + "x" * 80,), ""),
        (("数据" * 40 + "|" + "数据" * 40,), "narrow"),
        ((), "narrow"),
    ],
)
def test_a_table_says_how_much_room_its_words_want(rows: tuple[str, ...], expected: str) -> None:
    """Whole words on a card or a sheet; on a page; nowhere. Lines may end between Chinese characters and at dashes."""
    assert kinds(*rows) == expected


def test_code_wants_more_room_and_pictures_a_page() -> None:
    """Letters of code are wider; how wide a picture is does not show in words."""
    word = "x" * 14
    assert table_kinds([[Cell(word, (), pictured=False)] * 2]) == "narrow"
    assert table_kinds([[Cell(word, (word,), pictured=False)] * 2]) == "medium"
    assert table_kinds([[Cell("", (), pictured=True)]]) == ""


ROWS = "\n".join(
    f"| Row {row} of it says all that it has to say | Number {row} of the rows says more | end |" for row in "1234"
)
BANK = f"""# Bank

### 1. What is it?

**Answer:** {" ".join(f"Sentence {number} of an answer that is long." for number in range(60))}

| Feature of it | Description | Closing |
| --- | --- | --- |
{ROWS}
"""


TALL = BANK.replace("all that", f"{' '.join(map(str, range(100, 154)))} all that")


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["cheatsheet", "flashcards", "packet"])
@pytest.mark.parametrize("text", [BANK, TALL], ids=["low rows", "tall rows"])
def test_the_head_of_a_table_is_printed(tmp_path: Path, edition: str, text: str) -> None:
    """Also where a slice of a long block, or a card, has room for the head or for a row, not for both."""
    (tmp_path / "bank.md").write_text(text, "utf-8")
    outcome = build(
        Order((tmp_path / "bank.md",), Settings(output=tmp_path / "output", editions=(edition,))), Silence()
    )
    assert [str(item) for item in outcome.diagnostics if item.severity is Severity.ERROR] == []
    files = sorted((tmp_path / "output").glob("*.pdf"))
    said = " ".join(page.text for page in PdfFile(files[-1].read_bytes()).pages)
    assert "Feature of it" in " ".join(said.split())


class Silence:
    """A progress that nobody sees."""

    def start(self, names: Sequence[str]) -> None:
        """Nothing."""

    def made(self, name: str) -> None:
        """Nothing."""


@pytest.mark.slow
def test_the_border_of_a_table_stays_on_its_card(tmp_path: Path) -> None:
    """Also where all words of a row would just fit, and what is around them would not."""
    sizes = [(left, middle) for left in range(3, 12, 2) for middle in range(3, 10)]
    questions = (
        f"### {number}. What is {number}?\n\n**Answer:** This.\n\n| {'m' * left} | {'n' * middle} | wwww |\n"
        f"|---|---|---|\n| {'m' * left} | {'n' * middle} | {'w' * left} |\n"
        for number, (left, middle) in enumerate(sizes, 1)
    )
    (tmp_path / "bank.md").write_text("# Bank\n\n" + "\n".join(questions), "utf-8")
    settings = Settings(output=tmp_path / "output", editions=("flashcards",))
    cards = with_options(settings, {"flashcards.stock": "poker-a4"})
    outcome = build(Order((tmp_path / "bank.md",), cards), Silence())
    assert [item.message for item in outcome.diagnostics if item.severity is not Severity.INFO] == []
