"""Blocks with words in brackets -> the same with a blank in place of some, and the words that were hidden.

`[Lisbon] lies on the [Tagus].` has two such passages. Code and links have none, nor has `[ ]`.
"""

import re
from collections.abc import Iterator, Sequence

from prepress.parsing.syntax import Node, walk
from prepress.source import Span

BRACKETS = re.compile(r"([\[\]])")
BLANK = "_____"

Pair = tuple[int, int]
Inline = tuple[Node, ...]


def count_gaps(blocks: Sequence[Node]) -> int:
    """How many passages stand in brackets."""
    gaps = _Gaps(frozenset())
    gaps.fill(blocks)
    return gaps.count


def hide(blocks: Sequence[Node], hidden: frozenset[int]) -> tuple[tuple[Node, ...], list[Inline]]:
    """The blocks without their brackets, with a blank for each passage of these numbers, from 0; and what it hides."""
    gaps = _Gaps(hidden)
    return gaps.fill(blocks), gaps.found


class _Gaps:
    """Goes through blocks and counts the passages in brackets."""

    def __init__(self, hidden: frozenset[int]) -> None:
        self.hidden = hidden
        self.count = 0
        self.found: list[Inline] = []

    def fill(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """The nodes, and all below them, without brackets around passages."""
        if not any(node.kind == "text" and "[" in node.text for node in walk(nodes)):
            return tuple(nodes)
        pieces = list(_pieces(nodes))
        closing = dict(_outermost(pieces))
        filled: list[Node] = []
        at = 0
        while at < len(pieces):
            if at in closing:
                filled += self._gap(pieces[at + 1 : closing[at]], pieces[at].span)
                at = closing[at] + 1
            else:
                filled.append(self._within(pieces[at]))
                at += 1
        return tuple(filled)

    def _within(self, node: Node) -> Node:
        if node.kind in ("link", "image") or not node.children:
            return node
        return node._replace(children=self.fill(node.children))

    def _gap(self, passage: Sequence[Node], span: Span) -> Inline:
        self.count += 1
        if self.count - 1 not in self.hidden:
            return tuple(passage)
        self.found.append(tuple(passage))
        return (Node("text", span, text=BLANK),)


def _pieces(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes, each bracket in a text of its own."""
    for node in nodes:
        if node.kind == "text":
            yield from (node._replace(text=text) for text in BRACKETS.split(node.text) if text)
        else:
            yield node


def _outermost(pieces: Sequence[Node]) -> Iterator[Pair]:
    """Where brackets open and where they close, without those within others and those around nothing."""
    opened: list[int] = []
    pairs: list[Pair] = []
    for index, node in enumerate(pieces):
        if node.kind == "text" and node.text == "[":
            opened.append(index)
        elif node.kind == "text" and node.text == "]" and opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            if any(pieces[at].kind != "text" or pieces[at].text.strip() for at in range(start + 1, index)):
                pairs.append((start, index))
    yield from pairs
