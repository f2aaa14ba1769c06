"""A question -> its entry in a packet, with nothing but what that packet shows of it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from prepress.model import ANSWERS, ASKED, SECRETS, Part, Prose, Question, Role
from prepress.syntax import MATH, VERBATIM

BESIDE = 26
"""The longest label, in characters, that stands in the margin in two lines; a longer one goes above its text."""

MEASURE = 75
"""Characters in a line of text, about."""

KEPT = 24
"""Lines up to which a question stays on one page; keeping longer ones together would leave holes in the pages."""

NAMES = {Role.ANSWER: "Answer", Role.SOURCE: "Source"}
"""What a part goes by that its author has not named."""

BEGINS_LINE = frozenset({"paragraph", "list_item", "tr", "heading", "math_block", *VERBATIM})


@dataclass(frozen=True)
class Block:
    """A part as printed; `beside` when its label stands in the margin."""

    role: Role
    label: str
    beside: bool
    body: Prose


@dataclass(frozen=True)
class Entry:
    """A question as printed: its prompt with the context, and what goes below. `kept` when it stays on one page.

    `traits` is what is said about it, in one line.
    """

    id: str
    number: str
    prompt: Prose
    context: tuple[Block, ...]
    below: tuple[Block, ...]
    kept: bool
    traits: str = ""

    @property
    def answered(self) -> bool:
        """Whether anything below says what a good reply is."""
        return any(block.role in ANSWERS for block in self.below)


def entry_of(question: Question, roles: AbstractSet[Role]) -> Entry:
    """The question with its parts of these roles, in the order of the bank; other parts leave no trace."""
    shown = [part for part in question.parts if part.role in roles]
    return Entry(
        id=question.id,
        number=question.number or "",
        prompt=question.prompt,
        context=tuple(_block(part) for part in shown if part.role in ASKED),
        below=tuple(_block(part) for part in shown if part.role in SECRETS),
        kept=sum(_lines(part.body) for part in shown) <= KEPT,
        traits=question.traits.line,
    )


def _block(part: Part) -> Block:
    label = part.label or NAMES.get(part.role, "")
    return Block(part.role, label, len(label) <= BESIDE, part.body)


def _lines(body: Prose) -> int:
    """How many lines a text will take, about."""
    nodes = tuple(body.walk())
    code = sum(node.text.count("\n") for node in nodes if node.kind in VERBATIM | MATH)
    return code + sum(node.kind in BEGINS_LINE for node in nodes) + len(body.text) // MEASURE
