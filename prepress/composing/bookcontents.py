"""The parts and chapters of a book -> where each of its documents stands, and its contents in two levels."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from prepress.composing.bookentries import Chapter
from prepress.composing.bookwords import Words
from prepress.model import Bank, Section

LARGEST = 200_000
"""Bytes of all questions in the contents, about; with the rest that stays below 300 KB."""

MARKUP = 70
"""Bytes around a question there."""

CHECKLIST, COLOPHON = "text/checklist.xhtml", "text/colophon.xhtml"


@dataclass(frozen=True)
class Portion:
    """A bank in a book: the only one, whose `number` is 0, or one of several, which are parts with a page each."""

    number: int
    bank: Bank
    chapters: tuple[Chapter, ...]
    closing: tuple[tuple[str, Section], ...]

    @property
    def place(self) -> str:
        """Its own page."""
        return f"text/part{self.number:02d}.xhtml"

    @property
    def introduction(self) -> str:
        """The document of its introduction."""
        return f"text/part{self.number:02d}-introduction.xhtml" if self.number else "text/introduction.xhtml"

    @property
    def start(self) -> str:
        """Where whoever wants to get on begins."""
        return self.place if self.number else f"text/{self.chapters[0].entries[0].asked}"


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


def portions_of(bank: Bank, chapters: Sequence[Chapter]) -> Iterator[Portion]:
    """The banks of a book, each with its chapters; documents of closing matter are counted through."""
    waiting, count = list(chapters), 0
    for number, volume in enumerate(bank.volumes or (bank,), 1):
        own, waiting = waiting[: len(volume.sections)], waiting[len(volume.sections) :]
        closing = [(f"text/closing{count + at:02d}.xhtml", section) for at, section in enumerate(volume.closing, 1)]
        count += len(closing)
        yield Portion(number if bank.volumes else 0, volume, tuple(own), tuple(closing))


def contents(portions: Iterable[Portion], say: Words) -> Iterator[Heading]:
    """All lines, in the order of reading, in two levels, since e-readers show no more.

    In a book of one bank they are sections and questions, in one of several banks and sections. Where there are more
    questions than old readers can open in one document, only the checklist has them.
    """
    portions = tuple(portions)
    entries = [entry for portion in portions for chapter in portion.chapters for entry in chapter.entries]
    whole = sum(len(entry.label) + MARKUP for entry in entries) <= LARGEST
    lines = [line for portion in portions for line in _lines(portion, say, whole=whole)]
    lines += [Heading(say.checklist, CHECKLIST, own=True), Heading(say.colophon, COLOPHON, own=True)]
    order = 0
    for line in lines:
        first = order + 1
        order = first + len(line.below)
        below = (Heading(each.label, each.href, each.own, number) for number, each in enumerate(line.below, first + 1))
        yield Heading(line.label, line.href, line.own, first, tuple(below))


def _lines(portion: Portion, say: Words, *, whole: bool) -> Iterator[Heading]:
    bank = portion.bank
    introduction = [Heading(say.introduction, portion.introduction, own=True)] if bank.intro else []
    closing = [Heading(section.title.text or bank.title, place) for place, section in portion.closing]
    if portion.number:
        sections = (Heading(chapter.label, f"text/{chapter.entries[0].asked}") for chapter in portion.chapters)
        yield Heading(bank.title, portion.place, below=(*introduction, *sections, *closing))
        return
    yield from introduction
    for chapter in portion.chapters:
        entries = chapter.entries
        below = [Heading(entry.label, f"text/{entry.place}") for entry in entries if whole]
        answers = Heading(say.answers, f"text/{entries[0].told}", own=True)
        yield Heading(chapter.label, f"text/{entries[0].asked}", below=(*below, answers))
    yield from closing
