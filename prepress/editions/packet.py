"""Handouts: a candidate's packet with space to write, an interviewer's with answers and scores, one to study, a key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from prepress import __version__
from prepress.binding.digest import key_terms
from prepress.composing.cards import Mark, marked_sections
from prepress.composing.entries import Entry, entry_of, room_of
from prepress.composing.forms import forms_of, key_numbers
from prepress.composing.pacing import minutes_of
from prepress.composing.readers import READERS, Reader
from prepress.edition import STYLES_OF_INK, Edition, Page, Volume
from prepress.geometry.stock import PAPERS, Gathering
from prepress.model import ANSWERS, Bank, Form, Prose, Question, Role, Section
from prepress.settings import Settings

PIECE = 120
"""Questions after which the next section begins a new piece: layout slows down as one document gets longer."""


FEWEST_ROWS, MOST_ROWS = 10, 40
"""Rows of a table of numbers, so that several stand side by side, and one on a page."""

MARGINS: Mapping[str, tuple[str, ...]] = {
    "punched": (),
    "none": ("packet-even.css",),
    "booklet": ("packet-booklet.css",),
}
"""What changes the styles of a packet for each way to bind it."""

HIGHEST = 4
"""The best score of a question; the worst is 1."""


@dataclass(frozen=True)
class Chapter:
    """A section as printed; one without a title goes without a heading."""

    mark: Mark
    title: Prose
    intro: Prose
    entries: tuple[Entry, ...]

    @property
    def minutes(self) -> int:
        """What all its questions take."""
        return sum(entry.minutes for entry in self.entries)


@dataclass(frozen=True)
class Handout:
    """A packet for one reader: of the whole bank in its order, or of one form; a key has all `forms`."""

    reader: Reader
    bank: Bank
    settings: Settings
    letter: str = ""
    forms: tuple[Form, ...] = ()

    @property
    def name(self) -> str:
        """As in the names of files."""
        return f"packet-{self.reader.name}" + (f"-{self.letter}" if self.letter else "")

    @property
    def title(self) -> str:
        """What the volume is called."""
        return f"{self.bank.title}: {self.reader.title}" + (f", form {self.letter}" if self.letter else "")


def compose(bank: Bank, settings: Settings) -> tuple[Volume, ...]:
    """A volume for each reader; what a reader must not see is taken away before any template sees it."""
    return tuple(map(_volume, _handouts(bank, settings)))


def _handouts(bank: Bank, settings: Settings) -> Iterator[Handout]:
    """If there are forms, one for each in place of the candidate's packet, and a key even if nobody asked for it."""
    wanted = settings.packet
    forms = forms_of(bank, wanted.variants, settings.seed, across=wanted.shuffle == "all")
    kinds = dict.fromkeys((*wanted.kinds, *(("key",) if forms and "candidate" in wanted.kinds else ())))
    for kind in kinds:
        if kind == "candidate" and forms:
            yield from (Handout(READERS[kind], form.bank, settings, form.letter) for form in forms)
        else:
            yield Handout(READERS[kind], bank, settings, forms=forms if kind == "key" else ())


def _volume(handout: Handout) -> Volume:
    reader, settings = handout.reader, handout.settings
    gathering = _gathering(settings)
    chapters = tuple(_chapter(mark, section, handout) for mark, section in marked_sections(handout.bank))
    return Volume(
        name=handout.name,
        suffix=f"-{handout.name}.{settings.packet.format}",
        format=settings.packet.format,
        title=handout.title,
        pages=(_front(handout, chapters), *_bodies(handout, chapters), *_back(handout, chapters)),
        carries=reader.roles,
        secret=frozenset(Role) - reader.roles if reader.name == "candidate" else frozenset(),
        with_matter=reader.name != "key",
        stylesheets=(*MARGINS[settings.packet.binding], *STYLES_OF_INK[settings.packet.ink]),
        paper=gathering.sheet if gathering else PAPERS[settings.paper],
        gathering=gathering,
        bank=handout.bank,
        forms=handout.forms,
    )


def _terms(question: Question) -> tuple[str, ...]:
    """What to listen for: the key terms of everything that says what a good reply is."""
    told = [part.body for part in question.having(*ANSWERS)]
    whole = told[0] if len(told) == 1 else Prose(tuple(node for body in told for node in body.nodes))
    return whole.once(key_terms)


def _gathering(settings: Settings) -> Gathering | None:
    """How pages lie on sheets; None for one on each side."""
    paper, wanted = PAPERS[settings.paper], settings.packet
    if wanted.format != "pdf":
        return None
    if wanted.binding == "booklet":
        return Gathering(paper, folded=True, creep=wanted.creep)
    return Gathering(paper, wanted.up) if wanted.up > 1 else None


def _chapter(mark: Mark, section: Section, handout: Handout) -> Chapter:
    wanted = handout.settings.packet
    numbers = key_numbers(handout.bank) if handout.forms else {}
    on_forms = [(form.letter, form.numbers()) for form in handout.forms]
    entries = tuple(
        entry_of(
            question,
            handout.reader.roles,
            number=numbers.get(question.id, question.number or ""),
            room=room_of(question, wanted.space, wanted.room),
            minutes=minutes_of(question, handout.bank),
            terms=_terms(question) if handout.reader.name == "interviewer" else (),
            forms=tuple((letter, found[question.id]) for letter, found in on_forms),
        )
        for question in section.questions
    )
    return Chapter(mark, section.title, section.intro, entries)


def _front(handout: Handout, chapters: tuple[Chapter, ...]) -> Page:
    """Cover, instructions and contents; the marks are a key to the sections where there are several."""
    bank = handout.bank
    marks = tuple(chapter.mark for chapter in chapters if chapter.title)
    values = {
        "title": bank.title,
        "form": handout.letter,
        "description": bank.meta.description,
        "facts": tuple(_facts(bank)),
        "marks": marks if len(marks) > 1 else (),
        "chapters": chapters,
        "closing": bank.closing,
        "answers": handout.settings.packet.answers,
        "minutes": sum(chapter.minutes for chapter in chapters),
        "several": sum(len(chapter.entries) for chapter in chapters) > 1,
        "forms": handout.forms,
        "tables": tuple(_tables(list(_rows(handout)))),
    }
    return Page(f"packet/{handout.reader.name}-front.html", "front", values)


def _rows(handout: Handout) -> Iterator[tuple[str, ...]]:
    """For each number that a form has, what the key calls the question that has it on form A, on form B …"""
    called = key_numbers(handout.bank)
    asked = [{number: called[name] for name, number in form.numbers().items()} for form in handout.forms]
    for number in asked[0] if asked else ():
        yield number, *(form[number] for form in asked)


def _tables(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The rows in about three tables that stand beside each other, or more that fill pages."""
    length = min(max(-(-len(rows) // 3), FEWEST_ROWS), MOST_ROWS)
    return (tuple(rows[first : first + length]) for first in range(0, len(rows), length))


def _facts(bank: Bank) -> Iterator[tuple[str, str]]:
    """What the cover says of the bank, by name; what the front matter leaves open is left out."""
    meta = bank.meta
    count = sum(1 for _ in bank.questions())
    said = {"Questions": str(count), "Category": meta.category, "Topic": meta.topic, "Difficulty": meta.difficulty,
            "Tags": ", ".join(meta.tags), "Authors": ", ".join(meta.authors), "Updated": meta.updated}  # fmt: skip
    return ((name, value) for name, value in said.items() if value)


def _bodies(handout: Handout, chapters: tuple[Chapter, ...]) -> Iterator[Page]:
    """The questions in pieces, between the bank's introduction and its closing matter."""
    bank = handout.bank
    pieces = _pieces(chapters)
    for number, piece in enumerate(pieces, 1):
        last = number == len(pieces)
        values = {
            "title": bank.title,
            "form": handout.letter,
            "rectos": handout.settings.packet.rectos,
            "answers": handout.settings.packet.answers,
            "intro": bank.intro if number == 1 else Prose(),
            "chapters": piece,
            "closing": bank.closing if last else (),
            "colophon": (bank.source.path.name, bank.source.digest[:12], __version__) if last else (),
        }
        kind = "recto" if values["rectos"] else ""
        yield Page(f"packet/{handout.reader.name}-body.html", f"body-{number}", values, kind)


def _back(handout: Handout, chapters: tuple[Chapter, ...]) -> Iterator[Page]:
    """What follows the questions: the interviewer's score sheet, or answers that are to stand at the end."""
    values = {"title": handout.bank.title, "form": handout.letter}
    several = sum(len(chapter.entries) for chapter in chapters) > 1
    if handout.reader.name == "interviewer" and several:
        minutes = sum(chapter.minutes for chapter in chapters)
        most = HIGHEST * sum(len(chapter.entries) for chapter in chapters)
        yield Page("packet/scores.html", "scores", {**values, "chapters": chapters, "minutes": minutes, "most": most})
    elif handout.reader.name == "study" and handout.settings.packet.answers == "end":
        for number, piece in enumerate(_pieces(chapters), 1):
            yield Page("packet/answers.html", f"answers-{number}", {**values, "chapters": piece})


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
    summary="handouts: for candidates with space to write, for interviewers with scores, to study, as a key",
    format="pdf",
    stylesheets=("fonts.css", "tokens.css", "prose.css", "packet.css"),
    compose=compose,
)
