"""How much a run of items looks like the questions of a bank: the scale on which dialects are compared.

An item is worth more the more it is like a question: marked by a word (`Q3:`), by a number that goes on from the one
before, by asking, by an answer that is marked as one. What looks like none of this counts against the run.
"""

from collections.abc import Sequence
from typing import NamedTuple

from prepress.asking import Lead, asks, lead_of
from prepress.labels import label_of_heading, role_of
from prepress.model import Role
from prepress.syntax import Node, plain

WORDED, COUNTED, NUMBERED, ASKED, ANSWERED, BARE = 1.0, 0.6, 0.2, 0.6, 0.6, -0.5
FULL = WORDED + COUNTED + ASKED + BARE
"""What a marked, numbered question is worth: the top of the scale."""

LOOK_AHEAD = 6
"""Blocks below a question among which an answer label is sought."""


class Candidate(NamedTuple):
    """A block that may be a question: what stands before it, what it says, and the blocks that follow."""

    lead: Lead
    prompt: Sequence[Node]
    body: Sequence[Node]


def candidate(prompt: Sequence[Node], body: Sequence[Node]) -> Candidate:
    """The candidate that some inline nodes make, with the blocks below them."""
    lead = lead_of(prompt)
    return Candidate(lead, lead.rest, body)


def worth(candidates: Sequence[Candidate]) -> float:
    """The sum of what each is worth; negative when most of them are not like questions at all."""
    total, before = 0.0, 0
    for item in candidates:
        number = _last_number(item.lead.number)
        total += BARE
        total += WORDED if item.lead.worded else 0.0
        total += 0.0 if number is None else COUNTED if number == before + 1 else NUMBERED
        total += ASKED if asks(item.prompt) else 0.0
        total += ANSWERED if any(map(is_answer_mark, item.body[:LOOK_AHEAD])) else 0.0
        before = before if number is None else number
    return total


def grade(candidates: Sequence[Candidate]) -> float:
    """The average worth as a share of the scale, 0 to 1; runs of few items count for less."""
    if not candidates:
        return 0.0
    share = worth(candidates) / len(candidates) / FULL
    return max(0.0, min(1.0, share)) * len(candidates) / (len(candidates) + 1)


def _last_number(number: str | None) -> int | None:
    return None if number is None else int(number.rsplit(".", 1)[-1])


def is_answer_mark(node: Node) -> bool:
    """Whether a block says that an answer begins: a label, a heading, or a `<summary>` to be unfolded."""
    if node.kind == "heading":
        return role_of(label_of_heading(node)) is Role.ANSWER
    if node.kind == "paragraph":
        first = next((child for child in node.children if child.kind != "text" or child.text.strip()), None)
        label = plain(first.children).strip(" :：") if first is not None and first.kind == "strong" else ""
        return role_of(label) is Role.ANSWER
    return node.kind == "html_block" and "<details" in node.text[:200].lower()
