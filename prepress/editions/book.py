"""An e-book: a chapter for each section, its questions first, its answers in the next document, links both ways.

Only a new document hides what follows on every reader: some take no notice of page breaks. Of a long section either
half is cut into several documents, because old readers fail on large ones.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prepress import __version__
from prepress.binder import COVER
from prepress.bookchecklist import checklist
from prepress.bookentries import Chapter, chapters_of, followers
from prepress.bookwords import Words, spoken_in, words_for
from prepress.cards import marked_sections
from prepress.coverpattern import pattern
from prepress.edition import Edition, Page, Volume
from prepress.language import direction_of, language_tag
from prepress.model import Bank, Role
from prepress.settings import Settings

PATTERN_HEIGHT = 1000
"""Pixels of the cover's 2560 that its pattern takes."""


@dataclass(frozen=True)
class Heading:
    """A line of the contents; `order` counts all of them from 1, `href` is relative to the contents' own place.

    `own` is one whose words are the book's, not the bank's.
    """

    label: str
    href: str
    own: bool = False
    order: int = 0
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
        certifier=settings.book.certified_by,
        series=bank.meta.series or settings.book.series,
        assets={COVER: bank.cover.data} if bank.cover and bank.cover.name.endswith((".png", ".jpg")) else {},
    )
    return (volume,)


def _pages(bank: Bank) -> Iterator[Page]:
    tag = language_tag(bank.meta.language)
    say = words_for(tag)
    chapters = chapters_of(marked_sections(bank), say)
    lists = tuple(checklist((bank,), chapters, say))
    shared = {
        "bank": bank,
        "language": tag,
        "direction": direction_of(tag),
        "say": say,
        "foreign": "" if spoken_in(tag) == tag.partition("-")[0].lower() else spoken_in(tag),
        "count": sum(len(chapter.entries) for chapter in chapters),
        "chapters": chapters,
        "following": followers(chapters),
    }
    contents = {
        "headings": tuple(_numbered(_lines(bank, chapters, say))),
        "start": f"text/{chapters[0].entries[0].asked}",
    }
    yield Page("book/cover.xhtml", "text/cover.xhtml", shared)
    yield Page("book/title.xhtml", "text/title.xhtml", {**shared, "facts": tuple(_facts(bank, say))})
    yield Page("book/nav.xhtml", "nav.xhtml", {**shared, **contents})
    if bank.intro:
        yield Page("book/introduction.xhtml", "text/introduction.xhtml", shared)
    for chapter in chapters:
        yield from _documents(chapter, shared)
    for number, section in enumerate(bank.closing, 1):
        yield Page("book/closing.xhtml", _closing_name(number), {**shared, "section": section})
    for number, groups in enumerate(lists, 1):
        yield Page("book/checklist.xhtml", _checklist_name(number), {**shared, "groups": groups, "number": number})
    yield Page("book/colophon.xhtml", "text/colophon.xhtml", {**shared, "version": __version__})
    yield Page("book/toc.ncx", "toc.ncx", {**shared, **contents})
    blocks = tuple(pattern(marked_sections(bank), PATTERN_HEIGHT))
    yield Page("cover.html", "cover", {**shared, "blocks": blocks, "height": PATTERN_HEIGHT})


def _documents(chapter: Chapter, shared: dict[str, object]) -> Iterator[Page]:
    for half, template in (("asked", "book/questions.xhtml"), ("told", "book/answers.xhtml")):
        for number, (name, entries) in enumerate(chapter.documents(half), 1):
            values = {**shared, "chapter": chapter, "entries": entries, "number": number}
            yield Page(template, f"text/{name}", values)


def _facts(bank: Bank, say: Words) -> Iterator[tuple[str, str]]:
    """What the title page says of the bank, without what the bank does not say."""
    meta = bank.meta
    said = (str(len(list(bank.questions()))), meta.category, meta.topic, meta.difficulty, ", ".join(meta.tags),
            meta.updated, meta.series, meta.publisher)  # fmt: skip
    return ((name, value) for name, value in zip(say.facts.split(", "), said, strict=False) if value)


def _closing_name(number: int) -> str:
    return f"text/closing{number:02d}.xhtml"


def _checklist_name(number: int) -> str:
    return f"text/checklist-{number}.xhtml" if number > 1 else "text/checklist.xhtml"


def _numbered(lines: Iterable[Heading]) -> Iterator[Heading]:
    """The same lines with their places in the order of reading; two levels, since e-readers show no more."""
    order = 0
    for line in lines:
        first = order + 1
        order = first + len(line.below)
        below = (Heading(each.label, each.href, each.own, number) for number, each in enumerate(line.below, first + 1))
        yield Heading(line.label, line.href, line.own, first, tuple(below))


def _lines(bank: Bank, chapters: Iterable[Chapter], say: Words) -> Iterator[Heading]:
    if bank.intro:
        yield Heading(say.introduction, "text/introduction.xhtml", own=True)
    for chapter in chapters:
        entries = chapter.entries
        below = [Heading(entry.label, f"text/{entry.place}") for entry in entries]
        answers = Heading(say.answers, f"text/{entries[0].told}", own=True)
        yield Heading(chapter.label, f"text/{entries[0].asked}", below=(*below, answers))
    for number, section in enumerate(bank.closing, 1):
        yield Heading(section.title.text or bank.title, _closing_name(number))
    yield Heading(say.checklist, _checklist_name(1), own=True)
    yield Heading(say.colophon, "text/colophon.xhtml", own=True)


EDITION = Edition(
    name="book",
    summary="an EPUB for e-readers: a chapter for each section, its answers at the end, links both ways",
    format="epub",
    stylesheets=("fonts.css", "tokens.css", "cover.css", "reader.css", "book.css"),
    compose=compose,
)
