"""What the book promises to those who read it: read from the finished file."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise

import pytest

from prepress.composing.bookentries import LONGEST_DOCUMENT
from prepress.diagnostics import Severity
from prepress.editions.book import EDITION
from prepress.model import Role
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from tests.bookkinds import bank_text
from tests.bookshelf import NCX, OPF, OPS, XHTML, Book, bank_of, book_of, odd_book, plain_book, words

slow = pytest.mark.slow


def pages_of(text: str) -> list[str]:
    """The names of the pages that the edition composes."""
    (volume,) = EDITION.compose(bank_of(text), Settings())
    return [page.name for page in volume.pages]


def test_answers_follow_their_questions_in_a_document_of_their_own() -> None:
    """Chapter by chapter: a document of questions, then one of answers; the bank's other words around them."""
    text = (
        "# T\n\nHello.\n\n## A\n\n### 1. Q?\n\n**Answer:** a\n\n## B\n\n### 2. Q?\n\n**Answer:** a\n\n## Tips\n\nBye.\n"
    )
    assert pages_of(text) == [
        *("text/cover.xhtml", "text/title.xhtml", "nav.xhtml", "text/introduction.xhtml"),
        *("text/ch01.xhtml", "text/ch01-answers.xhtml", "text/ch02.xhtml", "text/ch02-answers.xhtml"),
        *("text/closing01.xhtml", "text/checklist.xhtml", "text/colophon.xhtml", "toc.ncx", "cover"),
    ]


def test_a_long_section_is_spread_over_documents() -> None:
    """No document gets longer than old readers can open: the answers go on in the next one."""
    answer = "word " * (LONGEST_DOCUMENT // 12)
    text = "## A\n\n" + "".join(f"### {number}. Question?\n\n**Answer:** {answer}\n\n" for number in range(1, 6))
    names = [name for name in pages_of(text) if "ch01" in name]
    assert names == ["text/ch01.xhtml", *(f"text/ch01-answers{more}.xhtml" for more in ("", "-2", "-3"))]


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("Which?", "B"),
        ("分布式系统中的一致性是什么？", "副本之间保持一致。" * 40),
        ("What is linked?", f"[a](https://example.com/{'x' * 90}) " * 12),
    ],
    ids=["short", "Chinese", "links"],
)
def test_no_document_is_too_long_for_old_readers(prompt: str, answer: str) -> None:
    """Whatever takes the room: letters of several bytes, what stands around 900 short answers, addresses."""
    text = "# B\n\n## A\n\n" + "".join(
        f"### {number}. {prompt} {number}\n\n**Answer:** {answer}\n\n" for number in range(1, 901)
    )
    bank = bank_of(text)
    (volume,) = EDITION.compose(bank, Settings())
    leaves = Desk(bank, "bank", Theme()).job(EDITION, volume).manuscript.leaves
    longest = max(len(leaf.html.encode()) for leaf in leaves if "ch01" in leaf.name)
    assert 100_000 < longest < 300_000


def lines_of(contents: ET.Element) -> list[tuple[str, list[str]]]:
    """The contents: each line with the lines below it."""
    (top,) = contents.iterfind(f".//{XHTML}nav[@{OPS}type='toc']/{XHTML}ol")
    return [
        (words(line[0]), [words(below[0]) for below in line.iterfind(f"{XHTML}ol/{XHTML}li")])
        for line in top.iterfind(f"{XHTML}li")
    ]


@slow
def test_the_contents_name_everything() -> None:
    """Sections and closing matter, below each section its questions with their numbers, on two levels in all."""
    book = plain_book()
    bank, lines = book.bank, lines_of(book.documents["nav.xhtml"])
    sections, closing = [section.title.text for section in bank.sections], [part.title.text for part in bank.closing]
    assert [line for line, _ in lines] == [*sections, *closing, "Checklist", "Colophon"]
    for section, (_, below) in zip(bank.sections, lines, strict=False):
        asked = [f"{question.number}. {question.prompt.text}" for question in section.questions]
        assert below == [*asked, "Answers"]
    assert max(len(list(outer.iter(f"{XHTML}ol"))) for outer in book.documents["nav.xhtml"].iter(f"{XHTML}li")) == 1


@slow
def test_the_contents_are_in_the_order_of_reading() -> None:
    """In both forms: for readers of today, and as an NCX for old ones."""
    book = odd_book()
    links = [link.get("href", "") for link in book.documents["nav.xhtml"].iterfind(f".//{XHTML}nav[1]//{XHTML}a")]
    points = [point.get("src", "") for point in book.tree("toc.ncx").iter(f"{NCX}content")]
    orders = [point.get("playOrder") for point in book.tree("toc.ncx").iter(f"{NCX}navPoint")]
    places = [book.spine.index(link.partition("#")[0]) for link in links]
    assert points == links
    assert places == sorted(places)
    assert orders == [str(number) for number in range(1, len(points) + 1)]


@slow
def test_readers_are_told_where_to_begin() -> None:
    """The landmarks, out of sight, name the contents and the first questions; the guide names the cover too."""
    book = plain_book()
    (landmarks,) = book.documents["nav.xhtml"].iterfind(f".//{XHTML}nav[@{OPS}type='landmarks']")
    links = {link.get(f"{OPS}type"): link.get("href") for link in landmarks.iter(f"{XHTML}a")}
    guide = {place.get("type"): place.get("href") for place in book.package.iter(f"{OPF}reference")}
    assert landmarks.get("hidden") == "hidden"
    assert links == {"toc": "#toc", "bodymatter": "text/ch01.xhtml"}
    assert guide == {"cover": "text/cover.xhtml", "toc": "nav.xhtml", "text": "text/ch01.xhtml"}


def pairs(book: Book) -> Iterator[tuple[str, ET.Element, str, ET.Element]]:
    """Each question and the answer that its link leads to, with the names of their documents."""
    for name, document in book.documents.items():
        for asked in document.iterfind(f".//{XHTML}section[@class='question']"):
            (link,) = asked.iterfind(f"{XHTML}p/{XHTML}a[@class='jump']")
            yield (name, asked, *book.target(name, link))


@slow
def test_questions_and_answers_lead_to_each_other() -> None:
    """From each question to its own answer in the next document, with all that belongs to it, and back again."""
    book = plain_book()
    found = list(pairs(book))
    for question, (name, asked, place, told) in zip(book.bank.questions(), found, strict=True):
        assert book.spine.index(place) == book.spine.index(name) + 1
        assert words(told).startswith(f"{question.number}. {question.prompt.text}")
        for part in question.parts:
            assert part.body.text in words(asked if part.role is Role.CONTEXT else told)
        (back,) = told.iterfind(f"{XHTML}p/{XHTML}a[@class='back']")
        assert book.target(place, back) == (name, asked)


@slow
def test_questions_do_not_give_their_answers_away() -> None:
    """In the documents of questions stands nothing that belongs to an answer."""
    book = plain_book()
    asked = " ".join(words(document) for name, document in book.documents.items() if re.search(r"ch\d+\.x", name))
    secrets = [
        part.body.text for question in book.bank.questions() for part in question.having(Role.ANSWER, Role.FOLLOW_UP)
    ]
    assert len(secrets) == 80
    assert [secret for secret in secrets if secret in asked] == []


def ways(book: Book) -> Iterator[tuple[str, str, tuple[str, ET.Element]]]:
    """The links below questions and answers: what they are for, their words, and where they lead."""
    for name, document in book.documents.items():
        for link in document.iterfind(f".//{XHTML}p[@class='ways']/{XHTML}a"):
            if "#" in link.get("href", ""):
                yield link.get("class", ""), words(link), book.target(name, link)


@slow
def test_links_say_where_they_lead() -> None:
    """Out of their context too: links with the same words lead to the same place, numbers and prompts alike or not."""
    for book in (plain_book(), odd_book()):
        places: dict[str, set[str]] = {}
        for _, said, (name, target) in ways(book):
            places.setdefault(said, set()).add(f"{name}#{target.get('id')}")
        assert [said for said, held in places.items() if len(held) > 1] == []
    names = {said for _, said, _ in ways(plain_book())}
    assert {"Answer to question 12", "Back to question 12 ↩︎", "Next: question 13"} <= names
    assert "Answer to question 1 of section 1 (2)" in {said for _, said, _ in ways(odd_book())}


@slow
def test_whoever_studies_gets_on_by_links_alone() -> None:
    """From a question and from its answer to the next question, through the whole book; in the end to the checklist."""
    book = plain_book()
    found = list(pairs(book))
    for (name, asked, place, told), (_, after, _, _) in pairwise(found):
        for path, half in ((name, asked), (place, told)):
            (link,) = half.iterfind(f"{XHTML}p/{XHTML}a[@class='next']")
            assert book.target(path, link)[1] is after
    for half in found[-1][1::2]:
        (link,) = half.iterfind(f"{XHTML}p/{XHTML}a[@class='next']")
        assert link.get("href") == "checklist.xhtml"


LEVELS = """# T

## A

### 1. Easy one?

**Difficulty:** Easy

**Tags:** Basics, net

**Answer:** a

### 2. Hard one?

**Difficulty:** Senior

**Tags:** net, basics

**Answer:** a

## B

### 3. Who knows?

**Answer:** a
"""


def listed(book: Book) -> list[tuple[str, str, list[str]]]:
    """The checklist: what each group is by, its title, and its lines."""
    found: list[tuple[str, str, list[str]]] = []
    order = ""
    for name in book.spine:
        section = book.documents[name].find(f".//{XHTML}section[@aria-labelledby='checklist']")
        for element in section if section is not None else ():
            order = words(element) if element.tag == f"{XHTML}h2" else order
            if element.tag == f"{XHTML}h3":
                found.append((order, words(element), []))
            if element.tag == f"{XHTML}ul":
                found[-1][2].extend(map(words, element))
    return found


@slow
def test_the_checklist_has_all_questions_by_difficulty_and_tag() -> None:
    """Each line leads to its question; those of which nobody says how difficult they are come last."""
    book = book_of(bank_of(LEVELS))
    assert listed(book) == [
        ("By difficulty", "Easy", ["1. Easy one?"]),
        ("By difficulty", "Hard", ["2. Hard one?"]),
        ("By difficulty", "Not said", ["3. Who knows?"]),
        ("By tag", "Basics", ["1. Easy one?", "2. Hard one?"]),
        ("By tag", "net", ["1. Easy one?", "2. Hard one?"]),
    ]
    for link in book.documents["text/checklist.xhtml"].iterfind(f".//{XHTML}li/{XHTML}a"):
        _, asked = book.target("text/checklist.xhtml", link)
        assert words(link) == words(asked[0])


@slow
def test_the_checklist_goes_by_sections_if_all_are_equally_difficult() -> None:
    """A difficulty that the whole bank has tells nothing apart, and neither do its tags."""
    book = plain_book()
    found = listed(book)
    assert [(order, title) for order, title, _ in found] == [
        ("By section", section.title.text) for section in book.bank.sections
    ]
    assert sum(len(lines) for _, _, lines in found) == 40


def test_a_long_checklist_goes_on() -> None:
    """In documents that old readers can open."""
    text = "## A\n\n" + "".join(f"### {number}. Question?\n\nYes.\n\n" for number in range(1, 2001))
    assert [name for name in pages_of(text) if "checklist" in name] == [
        f"text/checklist{more}.xhtml" for more in ("", "-2", "-3")
    ]


@pytest.mark.slow
def test_contents_that_would_be_too_long_have_sections_alone() -> None:
    """Old readers fail on large documents; the checklist has all questions."""
    for questions, below in ((500, 101), (5000, 1)):
        (volume,) = EDITION.compose(bank_of(bank_text(questions, 5)), Settings())
        (nav,) = (page for page in volume.pages if page.name == "nav.xhtml")
        headings = nav.values["headings"]
        assert isinstance(headings, tuple)
        assert len(headings) == 7
        assert len(headings[0].below) == below


@slow
def test_the_book_speaks_the_language_of_the_bank() -> None:
    """Its own words are the bank's language, or they say that they are English; those of the bank stay as they are."""
    german = book_of(bank_of("---\nlang: de\n---\n\n## A\n\n### 1. Warum?\n\nDarum.\n\n### Wieso nicht?\n\nSo.\n"))
    assert [said for _, said, _ in ways(german)][:2] == ["Antwort: Frage 1", "Weiter: „Wieso nicht?“"]
    latin = book_of(bank_of("---\nlang: la\n---\n\n## A\n\n### 1. Cur?\n\nQuia.\n"))
    (paragraph,) = latin.documents["text/ch01.xhtml"].iterfind(f".//{XHTML}p[@class='ways']")
    assert (paragraph.get("lang"), words(paragraph)) == ("en", "Answer to question 1 To the checklist")


@slow
def test_a_missing_answer_is_told() -> None:
    """The question has its place among the answers all the same."""
    book = odd_book()
    (told,) = [told for _, _, _, told in pairs(book) if "Nobody knows?" in words(told)]
    assert "No answer in the source." in words(told)
    assert sum("No answer" in words(told) for _, _, _, told in pairs(book)) == 1


@slow
def test_odd_ids_are_spelled_out() -> None:
    """An id may have any letters; in the book it has those that every reader can follow."""
    book = odd_book()
    assert [asked.get("id") for _, asked, _, _ in pairs(book) if words(asked[0]) == "Is the id odd?"] == ["q-k_e4se"]


def headings(element: ET.Element) -> list[ET.Element]:
    """The headings in an element."""
    return [found for found in element.iter() if re.fullmatch(r"h[1-6]", found.tag.removeprefix(XHTML))]


@slow
def test_documents_have_titles_of_their_own() -> None:
    """No two are the same, even where sections are called the same."""
    book = odd_book()
    titles = [words(title) for document in book.documents.values() for title in document.iter(f"{XHTML}title")]
    assert len(titles) == len(set(titles)) == len(book.spine)


@slow
def test_headings_go_down_step_by_step() -> None:
    """Each document begins with its highest heading, and no level is left out, not by authors either."""
    plain, odd = plain_book(), odd_book()
    for document in (*plain.documents.values(), *odd.documents.values()):
        levels = [int(heading.tag[-1]) for heading in headings(document)]
        assert all(below <= above + 1 for above, below in pairwise(levels))
        assert min(levels, default=0) == (levels[0] if levels else 0)


@slow
def test_no_document_is_too_large_and_none_runs_or_fetches() -> None:
    """Old readers open 300 KB; nothing is a script, and nothing comes from anywhere else."""
    plain, odd = plain_book(), odd_book()
    for book in (plain, odd):
        for name in book.spine:
            assert len(book.read(name)) < 300_000
        everything = "".join(map(book.read, book.spine))
        assert not re.search(r"<script|<iframe|\son\w+=|\sstyle=|src=.https?:|javascript:", everything)


@slow
def test_nothing_is_lost_and_the_proofs_agree() -> None:
    """The proofs have nothing to say of the plain book, and of the odd one what its author wrote for nobody to read."""
    plain, odd = plain_book(), odd_book()
    assert plain.result.findings == ()
    assert {finding.severity for finding in odd.result.findings} == {Severity.WARNING}
    assert [finding.message.partition(" has ")[2] for finding in odd.result.findings] == [
        "a picture without a text for those who do not see it: boxes.png.",
        "a table without header cells (th): “one”.",
        "a link with words that do not say where it leads: “link”.",
        "a character that was lost (U+FFFD): “©\ufffd”.",
    ]
