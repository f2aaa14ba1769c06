"""A book of each kind of content: banks in `tests/books/`, one of 400 questions, and the one in `content/`."""

from functools import cache
from pathlib import Path

from prepress.diagnostics import Report
from prepress.reading.reader import read_bank
from prepress.source import Source, read_source
from tests.bookshelf import Book, bank_of, book_of, plain_book

FOLDER = Path(__file__).parent / "books"
KINDS = ("content", "many", *sorted(path.stem for path in FOLDER.glob("*.md")))


def bank_text(questions: int, sections: int = 20) -> str:
    """A bank of so many questions, with difficulties and tags, each with an answer of three paragraphs and a list."""
    lines = ["---", "title: A long bank", "lastUpdated: 2024-06-01", "---"]
    for number in range(1, questions + 1):
        if (number - 1) % (questions // sections) == 0:
            lines += ["", f"## Section {1 + (number - 1) // (questions // sections)}"]
        level = ("Easy", "Medium", "Hard")[number % 3]
        said = f"Because {number} is one more than {number - 1}, and that is what a number is there to say. " * 3
        lines += [
            *("", f"### {number}. Why is number {number} what it is, and not another?", ""),
            *(f"**Difficulty:** {level}", "", f"**Tags:** tag-{number % 7}", "", f"**Answer:** {said}", ""),
            *(f"- first of {number}", f"- second with `code_{number}()`", "", said, ""),
        ]
    return "\n".join(lines) + "\n"


@cache
def kind(name: str) -> Book:
    """The book of one kind."""
    if name == "content":
        return plain_book()
    if name == "many":
        return book_of(bank_of(bank_text(400)))
    source: Source = read_source(FOLDER / f"{name}.md")
    return book_of(read_bank(source, Report(source)))
