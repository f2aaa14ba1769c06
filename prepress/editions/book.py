"""An e-book: a chapter for each section, its questions first, its answers in the next document, links both ways.

Only a new document hides what follows on every reader: some take no notice of page breaks. Of a long section either
half is cut into several documents, because old readers fail on large ones.
"""

from collections.abc import Iterator

from prepress import __version__
from prepress.binder import COVER
from prepress.binding.coverpattern import pattern
from prepress.composing.bookchecklist import checklist
from prepress.composing.bookcontents import CHECKLIST, COLOPHON, Portion, contents, portions_of
from prepress.composing.bookentries import Chapter, chapters_of, followers
from prepress.composing.bookwords import Words, spoken_in, words_for
from prepress.composing.cards import marked_sections
from prepress.edition import Edition, Page, Volume
from prepress.language import direction_of, language_tag
from prepress.model import Bank, Role
from prepress.settings import Settings

PATTERN_HEIGHT = 1000
"""Pixels of the cover's 2560 that its pattern takes."""


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
    portions = tuple(portions_of(bank, chapters))
    lists = tuple(checklist([portion.bank for portion in portions], chapters, say))
    shared = {
        "bank": bank,
        "say": say,
        "count": sum(len(chapter.entries) for chapter in chapters),
        "chapters": chapters,
        "following": followers(chapters),
        **_spoken(tag, tag),
    }
    listed = {"headings": tuple(contents(portions, say)), "start": portions[0].start}
    yield Page("book/cover.xhtml", "text/cover.xhtml", shared)
    yield Page("book/title.xhtml", "text/title.xhtml", {**shared, "facts": tuple(_facts(bank, say))})
    yield Page("book/nav.xhtml", "nav.xhtml", {**shared, **listed})
    for portion in portions:
        yield from _portion(portion, {**shared, **_spoken(language_tag(portion.bank.meta.language), tag)}, say)
    for number, groups in enumerate(lists, 1):
        name = CHECKLIST.replace(".", f"-{number}.") if number > 1 else CHECKLIST
        yield Page("book/checklist.xhtml", name, {**shared, "groups": groups, "number": number})
    files = [file.path.name for file in bank.source.files]
    yield Page("book/colophon.xhtml", COLOPHON, {**shared, "version": __version__, "files": files})
    yield Page("book/toc.ncx", "toc.ncx", {**shared, **listed})
    blocks = tuple(pattern(marked_sections(bank), PATTERN_HEIGHT))
    yield Page("cover.html", "cover", {**shared, "blocks": blocks, "height": PATTERN_HEIGHT})


def _spoken(tag: str, main: str) -> dict[str, object]:
    """The language of a document, and that of the book's own words, if it is another."""
    spoken = spoken_in(main)
    return {
        "language": tag,
        "direction": direction_of(tag),
        "foreign": "" if spoken == tag.partition("-")[0].lower() else spoken,
    }


def _portion(portion: Portion, shared: dict[str, object], say: Words) -> Iterator[Page]:
    """What a book has of a bank, from its own page, if it is one of several, to its closing matter."""
    values = {**shared, "portion": portion}
    if portion.number:
        yield Page("book/part.xhtml", portion.place, {**values, "facts": tuple(_facts(portion.bank, say))})
    if portion.bank.intro:
        yield Page("book/introduction.xhtml", portion.introduction, values)
    for chapter in portion.chapters:
        yield from _documents(chapter, shared)
    for place, section in portion.closing:
        yield Page("book/closing.xhtml", place, {**values, "section": section})


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


EDITION = Edition(
    name="book",
    summary="an EPUB for e-readers: a chapter for each section, its answers at the end, links both ways",
    format="epub",
    stylesheets=("fonts.css", "tokens.css", "cover.css", "reader.css", "book.css"),
    compose=compose,
)
