"""The questions of an outline -> what each asks, and its parts: sorted by their labels, or by what stands where.

With a label for the answer everything before it belongs to the question; without one only the heading does, and code or
options that come first. What the labels of one question leave open is decided by what its author does elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prepress.dialect import Item
from prepress.model import Part, Prose, Role
from prepress.reading.blocks import Block, gather, groups_of
from prepress.reading.habits import Habits, folds_of, habits_of
from prepress.reading.labels import Meaning
from prepress.reading.pieces import ALWAYS, ANSWERING, Cutter, Piece, pieces_of
from prepress.reading.placeholders import is_placeholder
from prepress.reading.prompts import asked
from prepress.reading.settling import settled
from prepress.reading.sides import Draft, drafts_of
from prepress.reading.traitlines import without_facts
from prepress.reading.traitmarks import Scale, scale_of, without_marks
from prepress.reading.traits import Traits, joined
from prepress.source import Source, Span

NUMBER = re.compile(r"\d{1,6}$")
STRUCTURING = ANSWERING | {Meaning.EXPLANATION, Meaning.CONTEXT, Meaning.QUESTION, Meaning.OPTIONS}
"""With one of these among its labels a question is divided at all of them, bold words that nobody knows included."""


@dataclass(frozen=True)
class Remark:
    """Something that is said once for all questions of a bank; `message` is a sentence without its full stop."""

    rule: str
    span: Span
    message: str


@dataclass(frozen=True)
class Reading:
    """A question as it was understood."""

    number: str | None
    prompt: Prose
    parts: tuple[Part, ...]
    traits: Traits
    remarks: tuple[Remark, ...]


def read_items(items: Sequence[Item], source: Source | None) -> Iterator[tuple[Reading, ...]]:
    """For each item of an outline its question; several if below one heading more than one is asked and answered."""
    cutter = Cutter(source, folds_of(item.body for item in items))
    cut = [tuple(pieces_of(item.body, cutter)) for item in items]
    habits = habits_of(items, cut)
    scale = scale_of(item.prompt.nodes for item in items)
    whole = replace(cutter, every=False)
    for item, pieces in zip(items, cut, strict=True):
        divided = habits.labelled or any(piece.meaning in STRUCTURING for piece in pieces)
        known = divided or all(piece.meaning in ALWAYS or not piece.opens for piece in pieces)
        yield tuple(_readings(item, pieces if known else tuple(pieces_of(item.body, whole)), habits, scale))


def _readings(item: Item, pieces: Sequence[Piece], habits: Habits, scale: Scale) -> Iterator[Reading]:
    for index, pieces_of_one in enumerate(groups_of(pieces)):
        told, group = without_facts(pieces_of_one)
        gathered = gather(group)
        prompt, blocks = asked(item.prompt, gathered)
        marked, words = without_marks(prompt.nodes, scale)
        prompt = Prose(words)
        asking = Prose() if item.front else prompt
        drafts = list(settled(drafts_of(blocks, habits), asking, habits))
        number = item.number if index == 0 else _number_in(group)
        parts = tuple(draft.part for draft in drafts)
        yield Reading(number, prompt, parts, joined(marked, told), tuple(_remarks(gathered, drafts)))


def _number_in(group: Sequence[Piece]) -> str | None:
    """The number in a label: `**Question 7:**`."""
    found = NUMBER.search(group[0].label or "") if group else None
    return found[0] if found else None


def _remarks(gathered: Sequence[Block], drafts: Sequence[Draft]) -> Iterator[Remark]:
    """What was decided for the author."""
    unlabelled = [block.span for block in gathered if block.label is None and block.nodes]
    found = [draft for draft in drafts if not draft.label and draft.block.span in unlabelled]
    if found and not {Role.OPTIONS, Role.SOURCE}.intersection(draft.role for draft in found):
        side = "the front" if found[0].role is Role.CONTEXT else "the answer"
        yield Remark("unlabelled-text", found[0].block.span, f"Text without a label is taken for {side}")
    for draft in drafts:
        side = "the question" if draft.role is Role.CONTEXT else "the answer"
        if draft.role is Role.SOURCE and draft.block.meaning is not Meaning.SOURCE:
            text = Prose(draft.nodes).text
            said = f"“{text}”" if is_placeholder(text) else "A link that stands alone"
            message = f"{said} is taken for no answer"
            yield Remark("placeholder", draft.block.span, message)
        elif draft.label and draft.block.meaning is None:
            message = f"The label “{draft.label}” is not known; its text stays with {side}"
            yield Remark("unknown-label", draft.block.span, message)
