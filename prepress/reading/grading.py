"""How much a run of items looks like the questions of a bank: the scale on which dialects are compared.

An item is worth more the more it is like a question: marked by a word (`Q3:`), by a number that goes on from the one
before, by asking, by an answer that is marked as one. What looks like none of this counts against the run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from prepress.parsing.syntax import Node
from prepress.reading.asking import Lead, asks, asks_somewhere, lead_of
from prepress.reading.boxes import has_right_and_wrong
from prepress.reading.labels import Meaning, label_of_heading, meaning_of, meaning_of_summary
from prepress.reading.openings import opening_of
from prepress.reading.wrappers import summaries_of

WORDED, COUNTED, NUMBERED, ASKED, ANSWERED, BARE = 1.0, 0.6, 0.2, 0.6, 0.6, -0.5
FULL = WORDED + COUNTED + ASKED + BARE
"""What a marked, numbered question is worth: the top of the scale."""

LOOK_AHEAD = 6
"""Blocks below a question among which an answer label is sought."""


ANSWERING = frozenset({Meaning.ANSWER, Meaning.SHORT_ANSWER, Meaning.EXPLANATION})


@dataclass(frozen=True)
class Candidate:
    """A block that may be a question: what stands before it, what it says, and the blocks that follow."""

    lead: Lead
    prompt: Sequence[Node]
    body: Sequence[Node]

    @cached_property
    def asks(self) -> bool:
        """Whether its own words ask."""
        return asks(self.prompt)

    @cached_property
    def is_answered(self) -> bool:
        """Whether something soon below it is marked as an answer."""
        return any(map(is_answer_mark, self.body[:LOOK_AHEAD]))

    @cached_property
    def asks_below(self) -> bool:
        """Whether it is a title, and a text below it asks."""
        paragraphs = (node for node in self.body[:LOOK_AHEAD] if node.kind == "paragraph")
        return any(asks_somewhere(node.children) for node in paragraphs)


def candidate(prompt: Sequence[Node], body: Sequence[Node]) -> Candidate:
    """The candidate that some inline nodes make, with the blocks below them."""
    lead = lead_of(prompt)
    return Candidate(lead, lead.rest, body)


def is_like_question(item: Candidate, *, titled: bool) -> bool:
    """Whether anything about a candidate says that it is one; if `titled`, also the text below it."""
    return item.lead.is_there or item.asks or item.is_answered or (titled and item.asks_below)


def are_titled(candidates: Sequence[Candidate]) -> bool:
    """Whether most of a run are titles, and the texts below them ask."""
    return sum(not item.asks and item.asks_below for item in candidates) > len(candidates) / 2


def worth(candidates: Sequence[Candidate], *, titled: bool = False) -> float:
    """The sum of what each is worth; negative when most of them are not like questions at all."""
    total, before = 0.0, 0
    for item in candidates:
        number = last_number(item.lead.number)
        total += BARE
        total += WORDED if item.lead.worded else 0.0
        total += 0.0 if number is None else COUNTED if number == before + 1 else NUMBERED
        total += ASKED if item.asks or (titled and item.asks_below) else 0.0
        total += ANSWERED if item.is_answered else 0.0
        before = before if number is None else number
    return total


def grade(candidates: Sequence[Candidate]) -> float:
    """The average worth as a share of the scale, 0 to 1; runs of few items count for less."""
    if not candidates:
        return 0.0
    share = worth(candidates, titled=are_titled(candidates)) / len(candidates) / FULL
    return max(0.0, min(1.0, share)) * len(candidates) / (len(candidates) + 1)


def last_number(number: str | None) -> int | None:
    """The number itself, or of one with several levels the last: 3 of `2.16.3`."""
    return None if number is None else int(number.rsplit(".", 1)[-1])


def is_answer_mark(node: Node) -> bool:
    """Whether a block says that an answer begins: a label, a heading, a `<summary>`; or which of options is right."""
    if node.kind == "heading":
        return meaning_of(label_of_heading(node)) in ANSWERING
    if node.kind == "paragraph":
        opening = opening_of(node.children[:5])
        return opening is not None and opening.meaning in ANSWERING
    return has_right_and_wrong(node) or any(
        meaning_of_summary(words) is Meaning.ANSWER for words in summaries_of((node,))
    )
