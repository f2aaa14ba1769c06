"""A question -> its entry in a packet, with nothing but what that packet shows of it."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from prepress.edition_settings import RULINGS, SIZES
from prepress.model import ANSWERS, ASKED, SECRETS, Part, Prose, Question, Role
from prepress.parsing.syntax import MATH, VERBATIM

BESIDE = 26
"""The longest label, in characters, that stands in the margin in two lines; a longer one goes above its text."""

MEASURE = 75
"""Characters in a line of text, about."""

WORD = re.compile(r"[^\W\d_]+")
LONGEST_SHORT = 90

KEPT = 24
"""Lines up to which a question stays on one page; keeping longer ones together would leave holes in the pages."""

NAMES = {Role.ANSWER: "Answer", Role.SOURCE: "Source"}
"""What a part goes by that its author has not named."""

BEGINS_LINE = frozenset({"paragraph", "list_item", "tr", "heading", "math_block", *VERBATIM})


STEP = 8.0
"""Millimetres from one line to the next; a grid and dots have half of it."""

WORDS_IN_LINE = 7
"""Words that a hand writes in a line of 146 mm, less what is crossed out."""

FEWEST_LINES, MOST_LINES = 7, 16
PARTS = {"third": 8, "half": 13, "full": 27}
"""Lines that the share of a page takes, its prompt aside: an A4 page has 31, one of Letter 29."""


@dataclass(frozen=True)
class Block:
    """A part as printed; `beside` when its label stands in the margin."""

    role: Role
    label: str
    beside: bool
    body: Prose


@dataclass(frozen=True)
class Room:
    """Space to write: with what it is ruled, and how many lines high; 0 for none."""

    ruling: str
    lines: int

    @property
    def height(self) -> float:
        """In millimetres."""
        return self.lines * STEP


@dataclass(frozen=True)
class Entry:
    """A question as printed: its prompt with the context, and what goes below. `kept` when it stays on one page.

    `traits` is what is said about it, in one line; `room` is there to write in, `minutes` are what it takes. `forms`
    are the letters of the forms that ask it, each with its number there; `terms` what a good reply names.
    """

    id: str
    number: str
    prompt: Prose
    context: tuple[Block, ...]
    below: tuple[Block, ...]
    kept: bool
    traits: str = ""
    room: Room = field(default_factory=lambda: Room("blank", 0))
    minutes: int = 0
    forms: tuple[tuple[str, str], ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The prompt in one line of a table."""
        return shortened(self.prompt.text, LONGEST_SHORT)

    @property
    def answered(self) -> bool:
        """Whether anything below says what a good reply is."""
        return any(block.role in ANSWERS for block in self.below)


def entry_of(question: Question, roles: AbstractSet[Role], **more: Any) -> Entry:
    """The question with its parts of these roles, in the order of the bank; other parts leave no trace.

    `more` are further fields of the entry.
    """
    shown = [part for part in question.parts if part.role in roles]
    return Entry(
        id=question.id,
        number=more.pop("number", question.number or ""),
        prompt=question.prompt,
        context=tuple(_block(part) for part in shown if part.role in ASKED),
        below=tuple(_block(part) for part in shown if part.role in SECRETS),
        kept=sum(_lines(part.body) for part in shown) <= KEPT,
        traits=question.traits.line,
        **more,
    )


def shortened(text: str, longest: int) -> str:
    """A text, or as many of its words as have room, and an ellipsis."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def _block(part: Part) -> Block:
    label = part.label or NAMES.get(part.role, "")
    return Block(part.role, label, len(label) <= BESIDE, part.body)


def _lines(body: Prose) -> int:
    """How many lines a text will take, about."""
    nodes = tuple(body.walk())
    code = sum(node.text.count("\n") for node in nodes if node.kind in VERBATIM | MATH)
    return code + sum(node.kind in BEGINS_LINE for node in nodes) + len(body.text) // MEASURE


def room_of(question: Question, ruling: str, size: str) -> Room:
    """What the question asks for, else what the settings say, else what its answer takes."""
    asked = set(WORD.findall(question.traits.room.casefold()))
    ruling = next((name for name in RULINGS if name in asked), ruling)
    size = next((name for name in SIZES if name in asked), size)
    if asked & {"none", "no"}:
        return Room(ruling, 0)
    return Room(ruling, PARTS.get(size) or _lines_for(question))


def _lines_for(question: Question) -> int:
    words = sum(len(part.body.text.split()) for part in question.having(*ANSWERS))
    return min(max(-(-words // WORDS_IN_LINE), FEWEST_LINES), MOST_LINES)
