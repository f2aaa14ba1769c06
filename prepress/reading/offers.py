"""Text of a question -> the options it offers; where nobody marks answers, also what of it is the answer then."""

from collections.abc import Sequence
from typing import NamedTuple

from prepress.parsing.syntax import Node
from prepress.reading.keys import with_right_options
from prepress.reading.options import CODE, WITH_LETTERS, Choice, find_choices

MOST_BEFORE = 3
"""Blocks that may stand before options where nobody marks answers: code, a picture, a word about them."""


class Offer(NamedTuple):
    """Options, and the blocks of the text before and after them."""

    before: tuple[Node, ...]
    choices: tuple[Choice, ...]
    after: tuple[Node, ...]


def offer_before_answer(nodes: Sequence[Node], key: str) -> Offer | None:
    """The options of a text that an answer follows; `key` is how that begins."""
    found = find_choices(nodes, key)
    return Offer(found.before, found.choices, found.after) if found else None


def offer_alone(nodes: Sequence[Node], *, usual: bool) -> Offer | None:
    """The options of a text without any label, if it is clear that they are some; what follows them answers.

    `usual` says that most questions of the bank have options with boxes.
    """
    if offer := _answered_by_code(nodes):
        return offer
    found = find_choices(nodes)
    if not found:
        return None
    ticked = any(choice.ticked for choice in found.choices)
    early = len(found.before) <= MOST_BEFORE
    boxed = usual or (ticked and early)
    clear = boxed if found.boxed else early and not found.choices[0].mark.isdigit()
    return Offer(found.before, found.choices, found.after) if clear else None


def _answered_by_code(nodes: Sequence[Node]) -> Offer | None:
    """Options right above code that is one of them, word for word."""
    for index, node in enumerate(nodes[: 2 * MOST_BEFORE]):
        if index and node.kind in CODE and nodes[index - 1].kind in WITH_LETTERS:
            found = find_choices(nodes[:index], node.text)
            if found and not found.after and with_right_options((node,), found.choices) != (node,):
                return Offer(found.before, found.choices, tuple(nodes[index:]))
    return None
