"""The cover: drawn from the bank, no two alike, readable on a shelf; or the author's own."""

import io
from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from PIL import Image as Drawing

from prepress.binding.cover import WORDS, contrast_of
from prepress.binding.coverpattern import GAP, MOST_BLOCKS, MOST_ROWS, WIDTH, Block, pattern
from prepress.binding.work import do
from prepress.check import preflight
from prepress.composing.cards import marked_sections
from prepress.diagnostics import Report
from prepress.proving.picturefile import as_cover, picture_of
from prepress.rendering.theme import Theme
from prepress.source import Image
from tests.bookshelf import BARE, Book, bank_of, book_of, plain_book

HEIGHT = 1000


def bank_text(sections: int, questions: int, words: int = 5) -> str:
    """A bank of so many sections of so many questions; each is longer than the one before."""
    return "".join(
        f"## Section {section}\n\n"
        + "".join(
            f"### Is it {section}.{number}?\n\n{'word ' * words * (number + 1)}\n\n" for number in range(questions)
        )
        for section in range(sections)
    )


def blocks_of(text: str) -> list[list[Block]]:
    """The pattern of a bank, row by row."""
    found = pattern(marked_sections(bank_of(text)), HEIGHT)
    return [list(row) for _, row in groupby(found, lambda block: block.y)]


@pytest.mark.parametrize(
    ("sections", "questions", "rows"),
    [(1, 1, [1]), (1, 5, [5]), (3, 4, [4] * 3), (2, 28, [14] * 4), (25, 2, [1] * 15 + [2] * 5), (60, 3, [3] * 20)],
)
def test_the_pattern_has_a_row_for_a_section(sections: int, questions: int, rows: list[int]) -> None:
    """And a block for a question; long sections take several rows, and where there are too many, some share one."""
    assert sorted(map(len, blocks_of(bank_text(sections, questions)))) == rows


@pytest.mark.parametrize(("sections", "questions"), [(1, 1), (1, 7), (8, 5), (2, 300), (13, 40), (300, 9)])
def test_the_pattern_fills_its_place(sections: int, questions: int) -> None:
    """From edge to edge, with the same gap between, and in blocks that can be told apart on a thumbnail."""
    rows = blocks_of(bank_text(sections, questions))
    assert len(rows) <= MOST_ROWS
    assert max(map(len, rows)) <= MOST_BLOCKS
    assert rows[-1][0].y + rows[-1][0].height == HEIGHT
    for row in rows:
        assert row[0].x == 0
        assert row[-1].x + row[-1].width == WIDTH
        assert all(left.x + left.width + GAP == right.x for left, right in pairwise(row))
        assert min(block.width for block in row) >= 25
    assert min(row[0].height for row in rows) >= 30


def test_longer_questions_have_broader_blocks() -> None:
    """So banks of the same sections and as many questions have different covers."""
    (row,) = blocks_of(bank_text(1, 6))
    assert [block.width for block in row] == sorted(block.width for block in row)
    assert row[-1].width > 2 * row[0].width
    even = bank_of("## A\n\n" + "### Is it so?\n\nYes it is.\n\n" * 6)
    assert len({block.width for block in pattern(marked_sections(even), HEIGHT)}) <= 2


def cover_of(book: Book) -> bytes:
    """The picture in a book."""
    return book.archive.read("EPUB/images/cover.jpg")


@pytest.mark.slow
def test_no_two_banks_have_the_same_cover() -> None:
    """Not even with the same title, sections and number of questions."""
    short, long = (book_of(bank_of(f"# The same\n\n{bank_text(3, 4, words)}\n### And?\n\nNo.\n")) for words in (2, 50))
    assert cover_of(short) != cover_of(long)


@pytest.mark.slow
def test_the_cover_can_be_read_on_a_shelf() -> None:
    """Its words have a contrast of 7:1, and in a picture of 160 pixels of width still 4.5:1."""
    picture = Drawing.open(io.BytesIO(cover_of(plain_book()))).crop((0, 0, 1600, WORDS))
    assert contrast_of(picture) >= 7
    assert contrast_of(picture.resize((160, WORDS // 10))) >= 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white is 21:1, and the grey that just passes 4.5:1 (WCAG 2.2)."""
    for ink, least, most in (("#000000", 20.9, 21.1), ("#767676", 4.5, 4.6), ("#ffffff", 1, 1)):
        picture = Drawing.new("RGB", (100, 100), "white")
        picture.paste(ink, (0, 0, 10, 100))
        assert least <= contrast_of(picture) <= most


@pytest.mark.slow
def test_words_that_cannot_be_read_are_told() -> None:
    """A theme may set what colours it likes; the build says what is wrong with them."""
    book = plain_book()
    pale = book.result.job.manuscript.styles.replace("--ink: #141414", "--ink: #d0d0d0").replace("#4a4a4a", "#d0d0d0")
    job = replace(book.result.job, manuscript=replace(book.result.job.manuscript, styles=pale))
    (complaint,) = do(job).bound.complaints
    assert complaint.startswith("the words on the cover have a contrast of 1.")


def drawn(size: tuple[int, int], form: str, mode: str = "RGB") -> bytes:
    """A picture of one colour."""
    stream = io.BytesIO()
    Drawing.new(mode, size, (200, 30, 30, 90)[: len(mode)]).save(stream, form)
    return stream.getvalue()


@pytest.mark.slow
def test_an_authors_own_cover_wins() -> None:
    """It is in the book byte for byte if stores take it, with its size on its page, and nothing is drawn."""
    own = drawn((1000, 1600), "JPEG")
    bank = replace(bank_of(BARE), cover=Image("own.jpg", own))
    book = book_of(bank)
    assert cover_of(book) == own
    assert 'width="1000" height="1600"' in book.read("text/cover.xhtml")
    assert book.result.findings == ()


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (drawn((1000, 1600), "PNG"), (1000, 1600)),
        (drawn((800, 1200), "PNG", "RGBA"), (800, 1200)),
        (drawn((1000, 1600), "JPEG", "CMYK"), (1000, 1600)),
        (drawn((3000, 4800), "JPEG"), (1600, 2560)),
    ],
)
def test_another_cover_is_made_one_that_stores_take(data: bytes, size: tuple[int, int]) -> None:
    """A JPEG in RGB, not larger than shelves need."""
    made = picture_of(as_cover(data))
    assert made == ("JPEG", *size, "RGB", False)


@pytest.mark.slow
def test_a_cover_that_is_too_small_is_not_sold() -> None:
    """The proof says so, at the line that names it."""
    bank = bank_of(f"---\ntitle: T\ncover: tiny.png\n---\n\n{BARE}")
    book = book_of(replace(bank, cover=Image("tiny.png", drawn((60, 100), "PNG"))))
    (finding,) = book.result.findings
    assert "60 × 100 pixels small: stores ask for 1600 × 2560" in finding.message


def test_a_cover_that_is_not_there_is_told() -> None:
    """At the line that names it; the book gets one that is drawn."""
    bank = bank_of(f"---\ntitle: T\ncover: nowhere.png\n---\n\n{BARE}")
    report = Report(bank.source)
    preflight(bank, Theme(), report)
    (said,) = (item for item in report if item.rule == "missing-image")
    assert said.message == "The cover “nowhere.png” is not there: the book gets one that is drawn."
    assert said.place
    assert said.place.line == 3
