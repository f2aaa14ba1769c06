"""Handouts: a candidate's packet with space to write and no answers, an interviewer's with answers and scores."""

from collections.abc import Iterator
from dataclasses import dataclass

from prepress.cards import Mark, marked_sections
from prepress.edition import Edition, Page, Volume
from prepress.entries import Entry, entry_of
from prepress.model import SECRETS, Bank, Prose, Role, Section
from prepress.settings import Settings
from prepress.stock import PAPERS

PIECE = 120
"""Questions after which the next section begins a new piece: layout slows down as one document gets longer."""


@dataclass(frozen=True)
class Reader:
    """Whom a packet is for, and what of a question they may see."""

    name: str
    roles: frozenset[Role]


CANDIDATE = Reader("candidate", frozenset(Role) - SECRETS)
INTERVIEWER = Reader("interviewer", frozenset(Role))


@dataclass(frozen=True)
class Chapter:
    """A section as printed; one without a title goes without a heading."""

    mark: Mark
    title: Prose
    intro: Prose
    entries: tuple[Entry, ...]


def compose(bank: Bank, settings: Settings) -> tuple[Volume, ...]:
    """Two volumes of the same make; what a reader must not see is taken away before any template sees it."""
    return tuple(_volume(reader, bank, settings) for reader in (CANDIDATE, INTERVIEWER))


def _volume(reader: Reader, bank: Bank, settings: Settings) -> Volume:
    chapters = tuple(_chapter(mark, section, reader) for mark, section in marked_sections(bank))
    return Volume(
        name=f"packet-{reader.name}",
        suffix=f"-packet-{reader.name}.pdf",
        title=f"{bank.title}: {reader.name}’s packet",
        pages=(_front(reader, bank, chapters), *_bodies(reader, bank, chapters)),
        carries=reader.roles,
        secret=frozenset(Role) - reader.roles,
        with_matter=True,
        paper=PAPERS[settings.paper],
    )


def _chapter(mark: Mark, section: Section, reader: Reader) -> Chapter:
    entries = tuple(entry_of(question, reader.roles) for question in section.questions)
    return Chapter(mark, section.title, section.intro, entries)


def _front(reader: Reader, bank: Bank, chapters: tuple[Chapter, ...]) -> Page:
    """Cover, instructions and contents; the marks are a key to the sections where there are several."""
    marks = tuple(chapter.mark for chapter in chapters if chapter.title)
    values = {
        "title": bank.title,
        "description": bank.meta.description,
        "facts": tuple(_facts(bank)),
        "marks": marks if len(marks) > 1 else (),
        "chapters": chapters,
        "closing": bank.closing,
    }
    return Page(f"packet/{reader.name}-front.html", "front", values)


def _facts(bank: Bank) -> Iterator[tuple[str, str]]:
    """What the cover says of the bank, by name; what the front matter leaves open is left out."""
    meta = bank.meta
    count = sum(1 for _ in bank.questions())
    said = {"Questions": str(count), "Category": meta.category, "Topic": meta.topic, "Difficulty": meta.difficulty,
            "Tags": ", ".join(meta.tags), "Authors": ", ".join(meta.authors), "Updated": meta.updated}  # fmt: skip
    return ((name, value) for name, value in said.items() if value)


def _bodies(reader: Reader, bank: Bank, chapters: tuple[Chapter, ...]) -> Iterator[Page]:
    """The questions in pieces, between the bank's introduction and its closing matter."""
    pieces = _pieces(chapters)
    for number, piece in enumerate(pieces, 1):
        values = {
            "title": bank.title,
            "intro": bank.intro if number == 1 else Prose(),
            "chapters": piece,
            "closing": bank.closing if number == len(pieces) else (),
        }
        yield Page(f"packet/{reader.name}-body.html", f"body-{number}", values)


def _pieces(chapters: tuple[Chapter, ...]) -> list[tuple[Chapter, ...]]:
    """Runs of whole chapters, each with PIECE questions or more but the last."""
    pieces: list[tuple[Chapter, ...]] = [()]
    for chapter in chapters:
        if sum(len(before.entries) for before in pieces[-1]) >= PIECE:
            pieces.append(())
        pieces[-1] += (chapter,)
    return pieces


EDITION = Edition(
    name="packet",
    summary="handouts: a candidate's with space to write, an interviewer's with answers and scores",
    format="pdf",
    stylesheets=("fonts.css", "tokens.css", "prose.css", "packet.css"),
    compose=compose,
)
