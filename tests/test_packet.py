"""What the two packets promise to those who hold them: read from the finished files."""

import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image as Drawing

from prepress.binding.work import Result, do
from prepress.diagnostics import Report
from prepress.editions.packet import EDITION, PIECE
from prepress.model import SECRETS, Bank, Part
from prepress.proving.ink import Box, PdfPage
from prepress.proving.pdffile import PdfFile
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import Image, Source, read_source

slow = pytest.mark.slow
CONTENT = Path(__file__).parents[1] / "content" / "distributed-systems.md"
CANDIDATE, INTERVIEWER = "packet-candidate", "packet-interviewer"

HEAD = 23.0
FOOT = 280.0
"""Millimetres from the top of an A4 page: where the running head ends, and where the foot begins."""

BINDING = 25.0
OUTER = 16.0
"""Millimetres: the margins on the bound side and on the other."""


def bank_of(text: str) -> Bank:
    """A bank that is nowhere on the disk."""
    source = Source(Path("/nowhere/bank.md"), text, "")
    return read_bank(source, Report(source))


def make(bank: Bank, paper: str = "a4") -> dict[str, Result]:
    """Both packets of a bank, bound and proved, by the names of their volumes."""
    theme = Theme()
    theme.use_own_fonts()
    volumes = EDITION.compose(bank, Settings(paper=paper))
    results = {volume.name: do(Desk(bank, "bank", theme).job(EDITION, volume)) for volume in volumes}
    for result in results.values():
        assert result.crash == ""
    return results


def section(number: int, questions: int, first: int = 1) -> str:
    """The Markdown of a section."""
    asked = (f"### {first + i}. Why is {first + i} odd or even?\n**Answer:** Two by two.\n" for i in range(questions))
    return f"## Section {number}\n\n" + "\n".join(asked)


@pytest.fixture(scope="module")
def content() -> Bank:
    """The bank that the project was made for."""
    source = read_source(CONTENT)
    return read_bank(source, Report(source))


@pytest.fixture(scope="module")
def packets(content: Bank) -> dict[str, PdfFile]:
    """Both packets of it, opened."""
    results = make(content)
    assert not any(result.findings or result.bound.complaints for result in results.values())
    return {name: PdfFile(result.bound.data) for name, result in results.items()}


def words(text: str) -> str:
    """The text in one line."""
    return " ".join(text.split())


def folio(page: PdfPage) -> str:
    """What stands in the bottom right corner."""
    width, height = page.trim.right, page.trim.bottom
    return page.text_within(Box(width / 2, height - (297.0 - FOOT), width, height)).split()[-1]


def page_of(file: PdfFile, text: str) -> int:
    """The number of the last page that holds a text; the contents come first, a score sheet does not count."""
    asked = (page for page in file.pages if "Score sheet" not in words(page.text_within(Box(0, 0, 210, 40))))
    return max(page.number for page in asked if text in words(page.text))


def secret_values(value: Any) -> Iterator[Part]:
    """Every part with a secret role that can be reached from a value."""
    if isinstance(value, Part) and value.role in SECRETS:
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from secret_values(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from secret_values(item)
    elif isinstance(value, dict):
        yield from secret_values(tuple(value.values()))


def test_templates_of_the_candidate_are_given_no_answer(content: Bank) -> None:
    """No value that reaches a template of the candidate's packet leads to an answer, a follow-up or a note."""
    candidate, interviewer = EDITION.compose(content, Settings())
    answers = [part.body.text for question in content.questions() for part in question.parts if part.role in SECRETS]
    for page in candidate.pages:
        assert not list(secret_values(dict(page.values)))
        assert not any(answer in repr(page.values) for answer in answers)
    assert any(answers[0].split(",")[0] in repr(page.values) for page in interviewer.pages)
    assert (candidate.secret, interviewer.secret) == (SECRETS, frozenset())


def test_pieces_of_a_large_bank_end_with_a_section() -> None:
    """A new piece begins with the section after PIECE questions; nothing is lost between two pieces."""
    bank = bank_of("\n".join(section(number, PIECE // 2, number * 100) for number in range(1, 6)))
    _, *bodies = EDITION.compose(bank, Settings())[0].pages
    assert [len(page.values["chapters"]) for page in bodies] == [2, 2, 1]  # type: ignore[arg-type]  # values are objects


@slow
@pytest.mark.parametrize("name", [CANDIDATE, INTERVIEWER])
def test_contents_name_the_page_of_each_question(packets: dict[str, PdfFile], content: Bank, name: str) -> None:
    """Behind each prompt in the contents stands the number of the page on which the question is asked."""
    contents = words(packets[name].pages[1].text)
    for question in content.questions():
        prompt = question.prompt.text
        named = re.search(rf"{re.escape(prompt)} (\d+)", contents)
        assert named, prompt
        assert int(named[1]) == page_of(packets[name], prompt)


@slow
def test_a_link_in_a_prompt_is_none_in_the_contents() -> None:
    """There all of the prompt leads to the question, and its page number is true."""
    prompt = "It breaks [a rule](https://example.org/seven) of design. " + "Which of the rules of design is that? " * 5
    results = make(bank_of(f"# A\n\n## B\n\n### 1. {prompt}\n\n**Answer:** The first.\n"))
    for result in results.values():
        assert [finding.message for finding in result.findings] == []


@slow
def test_a_picture_below_a_prompt_moves_no_page_number() -> None:
    """The contents have the words alone, and the number in their line; the picture stands where the question does."""
    drawn = io.BytesIO()
    Drawing.new("L", (300, 400), 90).save(drawn, "PNG")
    asked = "Place each part of a lock where it belongs in the drawing<br>\n<img src='lock.png'/>\n"
    text = f"# A\n\n<details>\n<summary>{asked}</summary>\n\n<img src='lock.png'/>\n</details>\n\n<details>\n"
    text += "<summary>What is a lock?</summary>\n\nA gate.\n</details>\n"
    pictured = replace(bank_of(text), images={"lock.png": Image("lock.png", drawn.getvalue())})
    for result in make(pictured).values():
        assert [finding.message for finding in result.findings] == []
        front, body = PdfFile(result.bound.data).pages[:2]
        assert ["image" in {ink.kind for ink in page.ink} for page in (front, body)] == [False, True]


@slow
@pytest.mark.parametrize("name", [CANDIDATE, INTERVIEWER])
def test_links_and_bookmarks_lead_to_every_question(packets: dict[str, PdfFile], content: Bank, name: str) -> None:
    """The contents link, and the outline leads, to each section, question and closing section, in order."""
    with pikepdf.open(io.BytesIO(packets[name].data)) as pdf, pdf.open_outline() as outline:
        named = list(pdf.Root.Names.Dests.Names)[::2]
        links = {str(note.get("/Dest")) for note in pdf.pages[1].obj.Annots}
        sections = [item for item in outline.root if item.children]
        asked = [str(item.title) for top in sections for item in top.children]
        last = [str(item.title) for item in outline.root if str(item.title) != "Score sheet"][-2:]
        assert last == [end.title.text for end in content.closing]
    assert asked == [f"{question.number} {question.prompt.text}" for question in content.questions()]
    assert len(sections) == len(content.sections)
    assert {f"q-{question.id}" for question in content.questions()} <= links
    assert links <= {str(dest) for dest in named}


@slow
@pytest.mark.parametrize("name", [CANDIDATE, INTERVIEWER])
def test_pages_are_numbered_from_the_cover_on(packets: dict[str, PdfFile], name: str) -> None:
    """The number at the foot is the page's place in the file; the cover has none."""
    first, *others = packets[name].pages
    assert first.text_within(Box(0, FOOT, 210, 297)).strip() == ""
    assert [folio(page) for page in others] == [str(page.number) for page in others]


@slow
def test_margins_leave_room_for_staples_and_holes(packets: dict[str, PdfFile]) -> None:
    """25 mm stay free on the bound side: left on odd pages, right on even ones, wherever the body begins."""
    short = make(bank_of("### Why?\n**Answer:** So.\n"))[INTERVIEWER]
    for page in (*packets[INTERVIEWER].pages, *PdfFile(short.bound.data).pages):
        left, right = (BINDING, OUTER) if page.number % 2 else (OUTER, BINDING)
        assert min(ink.box.left for ink in page.ink) > left - 0.5
        assert max(ink.box.right for ink in page.ink) < page.trim.right - right + 0.5


@slow
def test_a_running_head_names_the_section_a_page_begins_with(packets: dict[str, PdfFile], content: Bank) -> None:
    """Where a section goes on from the page before, the head still names it, even if another begins below."""
    second = content.sections[0].questions[-1], content.sections[1].questions[0]
    file = packets[CANDIDATE]
    page = file.pages[page_of(file, second[0].prompt.text) - 1]
    assert page.number == page_of(file, second[1].prompt.text)
    assert words(page.text_within(Box(0, 0, 210, HEAD))) == f"1 {content.sections[0].title.text}"


@slow
@pytest.mark.parametrize("name", [CANDIDATE, INTERVIEWER])
def test_a_question_stays_on_one_page(packets: dict[str, PdfFile], content: Bank, name: str) -> None:
    """The id that ends a question stands on the page of its prompt, and so does the heading before the first."""
    for chapter in content.sections:
        page = packets[name].pages[page_of(packets[name], chapter.questions[0].prompt.text) - 1]
        assert chapter.title.text in words(page.text_within(Box(0, HEAD, 210, FOOT)))
        for question in chapter.questions:
            assert page_of(packets[name], question.prompt.text) == page_of(packets[name], question.id)


@slow
def test_the_interviewer_is_told_of_a_missing_answer() -> None:
    """Where the bank has no answer the interviewer's packet says so; the candidate's need not."""
    results = make(bank_of("### 1. Why?\n\n### 2. How?\n**Answer:** Thus.\n"))
    told = {
        name: words(" ".join(page.text for page in PdfFile(result.bound.data).pages))
        for name, result in results.items()
    }
    assert told[INTERVIEWER].count("no answer in the source") == 1
    assert "no answer" not in told[CANDIDATE]


@slow
def test_long_answers_and_wide_tables_lose_nothing() -> None:
    """An answer of several pages goes on over them, a table wider than the page is narrowed; the proofs find it all."""
    long = "\n\n".join(f"Sentence {i} " + "says a little more about the world. " * 12 for i in range(40))
    cells = " | ".join(letter * 24 for letter in "abcdef")
    table = f"| {cells} |\n|{'---|' * 6}\n| 1 | 2 | 3 | 4 | 5 | 6 |"
    result = make(bank_of(f"### 1. Long?\n**Answer:** {long}\n\n{table}\n\n### 2. Next?\n**Answer:** Yes.\n"))[
        INTERVIEWER
    ]
    assert result.findings == ()
    assert result.bound.complaints == ()
    assert result.bound.pages > 3


@slow
def test_numbers_run_on_over_the_pieces_of_a_large_bank() -> None:
    """Pages of the second piece follow those of the first, in number and in the contents."""
    bank = bank_of(section(1, PIECE) + "\n" + section(2, 4, PIECE + 1))
    file = PdfFile(make(bank)[CANDIDATE].bound.data)
    assert [folio(page) for page in file.pages[1:]] == [str(page.number) for page in file.pages[1:]]
    last = f"Why is {PIECE + 4} odd or even?"
    assert f"{last} {page_of(file, last)}" in words(" ".join(page.text for page in file.pages))


@slow
def test_a_bank_of_one_question_needs_one_leaf() -> None:
    """Contents that fit stay on the cover; without sections there is neither a heading nor a key to them."""
    results = make(bank_of("### Why is the sky blue?\n**Answer:** Rayleigh scattering.\n"), "letter")
    for result in results.values():
        file = PdfFile(result.bound.data)
        assert result.bound.pages == 2
        assert words(file.pages[0].text).endswith("Contents Why is the sky blue? 2")
        assert (round(file.pages[0].trim.right, 1), round(file.pages[0].trim.bottom, 1)) == (215.9, 279.4)


@slow
def test_the_same_bank_gives_the_same_bytes(packets: dict[str, PdfFile], content: Bank) -> None:
    """Nothing but the bank and the settings goes into a packet."""
    for name, result in make(content).items():
        assert result.bound.data == packets[name].data


@slow
def test_a_title_without_glyphs_stays_on_the_page() -> None:
    """A title in letters that no font has is spelled out, and breaks between them: nothing stands over the edge."""
    for result in make(bank_of("# " + "\u06de" * 60 + "\n\n### 1. What is a lease?\nA lock with an end.\n")).values():
        assert not result.findings
