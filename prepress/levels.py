"""The blocks of a document -> the headings among them that are questions.

Which level they have the document tells: the one whose headings are most like questions, by what stands before them, by
asking, by what stands below.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from prepress.grading import (
    LOOK_AHEAD,
    Candidate,
    are_titled,
    candidate,
    is_like_question,
    last_number,
    worth,
)
from prepress.labels import ALWAYS_LABELS, label_of_heading, meaning_of
from prepress.syntax import Node

CUSTOMARY = 3
"""The level of questions when no heading looks like one: `###`, as this project's own banks have it."""

FEWEST_WORDED = 2
WORDED_SHARE = 0.15
"""So many of the marked headings of a level, and so large a share, must have a word for that to be the mark."""

MOST = 0.5
"""The share of alike headings from which on the rest of their level is taken for the same."""

Found = tuple[int, Candidate]
"""A heading by its index among the blocks, and as a question."""


@dataclass(frozen=True)
class Choice:
    """Which blocks are questions, by their index, and how good a choice that is."""

    questions: dict[int, Candidate]
    value: float


def choose(blocks: Sequence[Node]) -> Choice | None:
    """The level, and with it the kind of heading (worded, numbered, any), that is worth most."""
    opening = {index for index, node in enumerate(blocks) if node.level and not _is_label(node)}
    headings = [(index, candidate(blocks[index].children, _below(blocks, index, opening))) for index in sorted(opening)]
    levels: dict[int, list[Found]] = {}
    for found in headings:
        levels.setdefault(blocks[found[0]].level, []).append(found)
    choices = [choice for _, items in sorted(levels.items()) for choice in _choices(items)]
    choices += _choice([found for found in headings if found[1].lead.worded])
    best = max(choices, key=lambda choice: choice.value, default=None)
    if best and best.value > 0:
        return _with_strays(best, headings)
    return Choice(dict(levels[CUSTOMARY]), 0.0) if CUSTOMARY in levels else None


def _with_strays(choice: Choice, items: list[Found]) -> Choice:
    """With the headings of another level that fill a gap in the numbers: one was written with too few hashes."""
    questions: dict[int, Candidate] = {}
    before = 0
    for index, found in items:
        number = last_number(found.lead.number)
        if index in choice.questions or (number == before + 1 and before and found.is_answered):
            questions[index] = found
            before = number or before
    return Choice(questions, choice.value)


def _is_label(node: Node) -> bool:
    return meaning_of(label_of_heading(node)) in ALWAYS_LABELS


def _below(blocks: Sequence[Node], index: int, opening: AbstractSet[int]) -> Sequence[Node]:
    """The first blocks below a heading, up to the next one that is no label."""
    start, last = index + 1, index + 1 + LOOK_AHEAD
    return blocks[start : next((n for n in range(start, last) if n in opening), last)]


def _choices(items: list[Found]) -> Iterator[Choice]:
    """Only the headings with a word, only those with any mark, those that ask or are answered, or all of the level.

    Where some have a word before them, the others are sections, or no questions at all.
    """
    worded = [item for item in items if item[1].lead.worded]
    marked = [item for item in items if item[1].lead.is_there]
    titled = are_titled([found for _, found in items])
    alike = _with_those_between([item for item in items if is_like_question(item[1], titled=titled)], items)
    if len(worded) >= FEWEST_WORDED and len(worded) >= WORDED_SHARE * len(marked):
        yield from _choice(worded)
        return
    for chosen in (worded, marked, alike, items):
        yield from _choice(chosen, titled=titled)


def _with_those_between(alike: list[Found], items: list[Found]) -> list[Found]:
    """If most headings of a level are questions, those among them are too that do not look like it but have a text."""
    marked = sum(found.lead.is_there for _, found in alike)
    if len(alike) < MOST * len(items) or marked > MOST * len(alike):
        return alike
    chosen, first, last = dict(alike), alike[0][0], alike[-1][0]
    return [item for item in items if item[0] in chosen or (first < item[0] < last and item[1].body)]


def _choice(items: list[Found], *, titled: bool = False) -> Iterator[Choice]:
    if items:
        yield Choice(dict(items), worth([found for _, found in items], titled=titled))
