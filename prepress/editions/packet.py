"""Handouts: a candidate's packet with space to write and no answers, an interviewer's with answers and scores."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from prepress.cards import Mark, marked_sections
from prepress.edition import Edition, Page, Volume
from prepress.model import SECRETS, Bank, Part, Prose, Question, Role, Section
from prepress.settings import Settings
from prepress.stock import PAPERS

BESIDE = 26
"""The longest label, in characters, that stands in the margin in two lines; a longer one goes above its text."""

LINE_ENDS = frozenset({"paragraph", "list_item", "tr", "heading", "fence"})

LINE = 75
"""Characters in a line of text, about."""

KEPT = 24
"""Lines up to which a question stays on one page; keeping longer ones together would leave holes in the pages."""

PIECE = 60
"""Questions after which the next section begins a new piece: layout slows down as one document gets longer."""


@dataclass(frozen=True)
class Kind:
    """One of the two packets: whom it is for, and what of a question it may show."""

    name: str
    roles: frozenset[Role]


CANDIDATE = Kind("candidate", frozenset(Role) - SECRETS)
INTERVIEWER = Kind("interviewer", frozenset(Role))


@dataclass(frozen=True)
class Block:
    """A part as printed; `beside` when its label stands in the margin."""

    role: Role
    label: str
    beside: bool
    body: Prose


@dataclass(frozen=True)
class Entry:
    """A question with nothing but what the packet shows of it; `kept` when it must not break over two pages."""

    id: str
    number: str
    prompt: Prose
    context: tuple[Block, ...]
    below: tuple[Block, ...]
    kept: bool

    @property
    def answered(self) -> bool:
        """Whether the bank says what a good reply is."""
        return any(block.role in (Role.ANSWER, Role.NOTE) for block in self.below)


@dataclass(frozen=True)
class Chapter:
    """A section as printed; the heading of one without a title is left out."""

    mark: Mark
    title: Prose
    intro: Prose
    entries: tuple[Entry, ...]


def compose(bank: Bank, settings: Settings) -> tuple[Volume, ...]:
    """Two volumes of the same make; what the candidate must not see is taken away before any template sees it."""
    return _volume(CANDIDATE, bank, settings), _volume(INTERVIEWER, bank, settings)


def _volume(kind: Kind, bank: Bank, settings: Settings) -> Volume:
    chapters = tuple(_chapter(mark, section, kind) for mark, section in marked_sections(bank))
    return Volume(
        name=f"packet-{kind.name}",
        suffix=f"-packet-{kind.name}.pdf",
        title=f"{bank.title}: {kind.name}’s packet",
        pages=(_front(kind, bank, chapters), *_bodies(kind, bank, chapters)),
        carries=kind.roles,
        secret=frozenset(Role) - kind.roles,
        with_matter=True,
        paper=PAPERS[settings.paper],
    )


def _chapter(mark: Mark, section: Section, kind: Kind) -> Chapter:
    entries = tuple(_entry(question, kind) for question in section.questions)
    return Chapter(mark, section.title, section.intro, entries)


def _entry(question: Question, kind: Kind) -> Entry:
    shown = [_block(part) for part in question.parts if part.role in kind.roles]
    return Entry(
        id=question.id,
        number=question.number or "",
        prompt=question.prompt,
        context=tuple(block for block in shown if block.role is Role.CONTEXT),
        below=tuple(block for block in shown if block.role is not Role.CONTEXT),
        kept=sum(map(_lines, shown)) <= KEPT,
    )


def _block(part: Part) -> Block:
    label = part.label or (part.role.capitalize() if part.role is Role.ANSWER else "")
    return Block(part.role, label, len(label) <= BESIDE, part.body)


def _lines(block: Block) -> int:
    """How many lines a block will take, about: each block element begins one."""
    ends = sum(node.kind in LINE_ENDS for node in block.body.walk())
    return ends + sum(node.text.count("\n") for node in block.body.walk()) + len(block.body.text) // LINE


def _front(kind: Kind, bank: Bank, chapters: tuple[Chapter, ...]) -> Page:
    values = {
        "title": bank.title,
        "description": bank.meta.description,
        "facts": tuple(_facts(bank)),
        "chapters": chapters,
        "closing": bank.closing,
    }
    return Page(f"packet/{kind.name}-front.html", "front", values)


def _facts(bank: Bank) -> Iterator[tuple[str, str]]:
    """What the cover says of the bank, without what it does not say."""
    meta = bank.meta
    said = {"Questions": str(sum(1 for _ in bank.questions())), "Category": meta.category, "Topic": meta.topic,
            "Difficulty": meta.difficulty, "Tags": ", ".join(meta.tags), "Authors": ", ".join(meta.authors),
            "Updated": meta.updated}  # fmt: skip
    return ((name, value) for name, value in said.items() if value)


def _bodies(kind: Kind, bank: Bank, chapters: tuple[Chapter, ...]) -> Iterator[Page]:
    """The questions in pieces, each beginning a new page with a section; the bank's own words around them."""
    pieces = _pieces(chapters)
    for number, piece in enumerate(pieces, 1):
        values = {
            "title": bank.title,
            "intro": bank.intro if number == 1 else Prose(),
            "chapters": piece,
            "closing": bank.closing if number == len(pieces) else (),
        }
        yield Page(f"packet/{kind.name}-body.html", f"body-{number}", values)


def _pieces(chapters: tuple[Chapter, ...]) -> list[tuple[Chapter, ...]]:
    pieces: list[tuple[Chapter, ...]] = [()]
    for chapter in chapters:
        if sum(len(done.entries) for done in pieces[-1]) >= PIECE:
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
