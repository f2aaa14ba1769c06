"""The blocks of a question -> its parts, each with the role that decides on which side of the card it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prepress.model import Part, Prose, Role
from prepress.parsing.syntax import Node
from prepress.reading.blocks import Block
from prepress.reading.habits import Habits
from prepress.reading.keys import key_of, listed, with_right_options
from prepress.reading.labels import ROLES, Meaning
from prepress.reading.offers import Offer, offer_alone, offer_before_answer
from prepress.reading.options import Choice

ASKED = frozenset({Meaning.CONTEXT, Meaning.QUESTION, Meaning.OPTIONS})
"""What may hold options, besides text without a label."""

BEHIND = frozenset({Meaning.EXPLANATION, Meaning.HINT, Meaning.FACT, Meaning.SOURCE, Meaning.FOLLOW_UP})
"""What is kept from whoever is asked, wherever it stands."""


@dataclass(frozen=True)
class Draft:
    """A part in the making: the block it comes from, and those nodes of it that are its text."""

    role: Role
    block: Block
    nodes: tuple[Node, ...]
    label: str = ""

    @property
    def part(self) -> Part:
        """The part, as it is."""
        span = self.block.span if self.label or not self.nodes else self.nodes[0].span
        return Part(self.role, self.label, Prose(self.nodes), span)


def drafts_of(blocks: Sequence[Block], habits: Habits) -> list[Draft]:
    """The parts in the order of the bank, their options unticked; what is right is said in the answer."""
    end = _answer_at(blocks, habits)
    index, offer = _offer(blocks, end, habits)
    drafts: list[Draft] = []
    for number, block in enumerate(blocks):
        if offer and number == index:
            drafts += _around(offer, block, Role.ANSWER if end is None else Role.CONTEXT)
        else:
            role = _after_follow_up(_role(number, blocks, end, habits), drafts)
            drafts.append(Draft(role, block, tuple(block.nodes), block.label or ""))
    drafts = list(_without_empty_ones(drafts))
    return _answered(drafts, offer.choices) if offer else drafts


def _answer_at(blocks: Sequence[Block], habits: Habits) -> int | None:
    """The index of the first block that must be the answer: everything before it belongs to the question."""
    meanings = [block.meaning for block in blocks]
    long = meanings.index(Meaning.ANSWER) if Meaning.ANSWER in meanings else None
    short = meanings.index(Meaning.SHORT_ANSWER) if Meaning.SHORT_ANSWER in meanings else None
    if short is None or (long is not None and long < short):
        return long
    open_text = any(block.label is None and block.nodes for block in blocks[:short])
    return short if long is not None or habits.labelled or not open_text else None


def _offer(blocks: Sequence[Block], end: int | None, habits: Habits) -> tuple[int, Offer | None]:
    """The first options in what comes before the answer, or in the text that may be it; and in which block."""
    key = key_of(blocks[end].nodes) if end is not None else ""
    for index, block in enumerate(blocks[:end]):
        if block.label is not None and block.meaning not in ASKED:
            continue
        nodes = block.nodes
        if offer := offer_alone(nodes, usual=habits.boxed) if end is None else offer_before_answer(nodes, key):
            return index, offer
    return -1, None


def _role(index: int, blocks: Sequence[Block], end: int | None, habits: Habits) -> Role:
    meaning = blocks[index].meaning
    if end is not None and index < end and meaning not in BEHIND:
        return Role.CONTEXT
    if blocks[index].label is None:
        asked = habits.titled or (habits.labelled and any(block.meaning is Meaning.CONTEXT for block in blocks))
        return Role.CONTEXT if asked else Role.ANSWER
    if meaning in (Meaning.CONTEXT, Meaning.OPTIONS):
        told = any(block.label is None and block.nodes for block in blocks[:index])
        return Role.CONTEXT if end is None and (habits.labelled or not told) else Role.NOTE
    return ROLES.get(meaning, Role.NOTE) if meaning else Role.NOTE


def _after_follow_up(role: Role, drafts: Sequence[Draft]) -> Role:
    """An answer right below a follow-up is that one's, if the question has its own already."""
    follows = drafts and drafts[-1].role is Role.FOLLOW_UP and any(draft.role is Role.ANSWER for draft in drafts)
    return Role.FOLLOW_UP if follows and role in (Role.ANSWER, Role.SHORT_ANSWER) else role


def _around(offer: Offer, block: Block, after: Role) -> Iterator[Draft]:
    """A block in which options stand: what comes before them, they themselves, and what comes after."""
    label = block.label or ""
    yield Draft(Role.CONTEXT, block, offer.before, label if offer.before else "")
    span = next((node.span for choice in offer.choices for node in choice.body), block.span)
    yield Draft(Role.OPTIONS, block, (listed(offer.choices, span),), "" if offer.before else label)
    yield Draft(after, block, offer.after)


def _without_empty_ones(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Without text that is not there, and labels above labels that say the same: `Answer` above `Answer: D`."""
    for index, draft in enumerate(drafts):
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        repeated = following and draft.label and following.label and following.role is draft.role
        if draft.nodes or (draft.label and not repeated):
            yield draft


def _answered(drafts: list[Draft], choices: Sequence[Choice]) -> list[Draft]:
    """The drafts with the right options in the answer: those that are ticked, or that its first words name."""
    options = next(n for n, draft in enumerate(drafts) if draft.role is Role.OPTIONS)
    at = next((n for n, draft in enumerate(drafts) if draft.role in (Role.ANSWER, Role.SHORT_ANSWER)), None)
    ticked = [choice for choice in choices if choice.ticked]
    if not ticked:
        if at is not None:
            drafts[at] = replace(drafts[at], nodes=with_right_options(drafts[at].nodes, choices))
        return drafts
    right = listed(ticked, drafts[options].block.span)
    if at is not None and not drafts[at].label:
        drafts[at] = replace(drafts[at], nodes=(right, *drafts[at].nodes))
    else:
        drafts.insert(options + 1, Draft(Role.ANSWER, drafts[options].block, (right,)))
    return drafts
