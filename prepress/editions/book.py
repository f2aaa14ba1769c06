"""An e-book: a chapter for each section, its questions first, its answers in the next document, links both ways.

Only a new document hides what follows on every reader: some take no notice of page breaks. Of a long section either
half is cut into several documents, because old readers fail on large ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from prepress import __version__
from prepress.bookentries import Entry, entries_of
from prepress.cards import Mark, marked_sections
from prepress.edition import Edition, Page, Volume
from prepress.language import direction_of, language_tag
from prepress.model import Bank, Prose, Role
from prepress.settings import Settings


@dataclass(frozen=True)
class Chapter:
    """A section; `title` is the heading as it stands in the bank, empty when it has none and `label` replaces it."""

    mark: Mark
    title: Prose
    label: str
    intro: Prose
    entries: tuple[Entry, ...]

    def documents(self, half: str) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        """The documents of one half, "asked" or "told", by name, each with its questions."""
        for name in dict.fromkeys(getattr(entry, half) for entry in self.entries):
            yield name, tuple(entry for entry in self.entries if getattr(entry, half) == name)


@dataclass(frozen=True)
class Heading:
    """A line of the contents; `order` counts all of them from 1, `href` is relative to the contents' own place."""

    label: str
    href: str
    order: int
    below: tuple["Heading", ...] = ()


def compose(bank: Bank, settings: Settings) -> tuple[Volume, ...]:
    """One volume; its pages are the documents in the order of reading, then the NCX and the picture of the cover."""
    volume = Volume(
        name="book",
        suffix=".epub",
        title=bank.title,
        pages=tuple(_pages(bank)),
        carries=frozenset(Role),
        with_matter=True,
    )
    return (volume,)


def _pages(bank: Bank) -> Iterator[Page]:
    tag = language_tag(bank.meta.language)
    chapters = tuple(_chapters(bank))
    shared = {
        "bank": bank,
        "language": tag,
        "direction": direction_of(tag),
        "count": sum(len(chapter.entries) for chapter in chapters),
        "chapters": chapters,
    }
    contents = {"headings": tuple(_headings(bank, chapters)), "start": f"text/{chapters[0].entries[0].asked}"}
    yield Page("book/cover.xhtml", "text/cover.xhtml", shared)
    yield Page("book/title.xhtml", "text/title.xhtml", {**shared, "facts": tuple(_facts(bank))})
    yield Page("book/nav.xhtml", "nav.xhtml", {**shared, **contents})
    if bank.intro:
        yield Page("book/introduction.xhtml", "text/introduction.xhtml", shared)
    for chapter in chapters:
        yield from _documents(chapter, shared)
    for number, section in enumerate(bank.closing, 1):
        yield Page("book/closing.xhtml", _closing_name(number), {**shared, "section": section})
    yield Page("book/colophon.xhtml", "text/colophon.xhtml", {**shared, "version": __version__})
    yield Page("book/toc.ncx", "toc.ncx", {**shared, **contents})
    yield Page("cover.html", "cover", {**shared, **_blocks([chapter.mark for chapter in chapters])})


def _chapters(bank: Bank) -> Iterator[Chapter]:
    for mark, section in marked_sections(bank):
        entries = entries_of(section.questions, f"ch{mark.number:02d}")
        yield Chapter(mark, section.title, mark.title, section.intro, entries)


def _documents(chapter: Chapter, shared: dict[str, object]) -> Iterator[Page]:
    for half, template in (("asked", "book/questions.xhtml"), ("told", "book/answers.xhtml")):
        for number, (name, entries) in enumerate(chapter.documents(half), 1):
            values = {**shared, "chapter": chapter, "entries": entries, "number": number}
            yield Page(template, f"text/{name}", values)


def _blocks(marks: Sequence[Mark]) -> dict[str, object]:
    """The sections as blocks across the foot of the cover, up to half of its height; a row cut short comes first.

    `height` is that of all rows in widths of the page. Blocks are square, or wider when there are less than four.
    """
    columns = min(len(marks), 4)
    while columns >= 4 and len(marks) > columns * columns * 3 // 4:
        columns *= 2
    cuts = (0, *range(len(marks) % columns or columns, len(marks) + 1, columns))
    rows = tuple(marks[start:end] for start, end in pairwise(cuts))
    return {"columns": columns, "rows": rows, "height": len(rows) / max(columns, 4)}


def _facts(bank: Bank) -> Iterator[tuple[str, str]]:
    """What the title page says of the bank, without what the bank does not say."""
    meta = bank.meta
    said = {"Category": meta.category, "Topic": meta.topic, "Difficulty": meta.difficulty,
            "Tags": ", ".join(meta.tags), "Updated": meta.updated}  # fmt: skip
    return ((name, value) for name, value in said.items() if value)


def _closing_name(number: int) -> str:
    return f"text/closing{number:02d}.xhtml"


def _headings(bank: Bank, chapters: Iterable[Chapter]) -> Iterator[Heading]:
    """Two levels, in the order of reading; e-readers show no more."""
    order = 0
    for label, href, below in _lines(bank, chapters):
        first = order + 1
        order = first + len(below)
        lines = tuple(Heading(*line, number) for number, line in enumerate(below, first + 1))
        yield Heading(label, href, first, lines)


def _lines(bank: Bank, chapters: Iterable[Chapter]) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    if bank.intro:
        yield "Introduction", "text/introduction.xhtml", []
    for chapter in chapters:
        entries = chapter.entries
        below = [(entry.label, f"text/{entry.asked}#q-{entry.anchor}") for entry in entries]
        yield chapter.label, f"text/{entries[0].asked}", [*below, ("Answers", f"text/{entries[0].told}")]
    for number, section in enumerate(bank.closing, 1):
        yield section.title.text or bank.title, _closing_name(number), []
    yield "Colophon", "text/colophon.xhtml", []


EDITION = Edition(
    name="book",
    summary="an EPUB for e-readers: a chapter for each section, its answers at the end, links both ways",
    format="epub",
    stylesheets=("fonts.css", "tokens.css", "cover.css", "reader.css", "book.css"),
    compose=compose,
)
