"""The blocks that begin with a labelled line -> what they ask or answer, without the label where that says no more."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import lead_of
from prepress.reading.cloze import count_gaps, hide
from prepress.reading.labels import Meaning, meaning_of
from prepress.reading.openings import BREAKS, opening_of, trim

Blocks = tuple[Node, ...]

QUESTION = frozenset({Meaning.QUESTION})
OPTION = re.compile(r"\s*[(\[]?([A-Ba-b1-2])[.):\]](?:\s|$)")
LETTER = re.compile(r"\s*([A-Za-z]):(?=\s|$)")
DOTTED = re.compile(r"\s*(\w{1,12})[.)](?=\s|$)")
COMMA = ", "

MOST_GAPS = 20
"""With more passages in brackets than this there is one card that asks for all of them."""


class Card(NamedTuple):
    """A prompt, further blocks that ask with it, and the words that are hidden in both."""

    prompt: Blocks
    front: Blocks
    answer: Blocks


def asked(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """The prompt, as inline nodes, and the blocks behind it; options in its lines are among these."""
    first, *others = blocks
    if first.kind not in ("paragraph", "heading"):
        return (), blocks
    opening = opening_of(first.children, QUESTION)
    prompt = opening.rest if opening else lead_of(first.children).rest
    if not plain(prompt).strip() and others and others[0].kind == "paragraph":
        prompt = others.pop(0).children
    end = _options(prompt) or len(prompt)
    options = first._replace(kind="paragraph", tag="p", children=trim(prompt[end:]))
    return trim(prompt[:end]), tuple(map(_lettered, (*((options,) if options.children else ()), *others)))


def _options(lines: Blocks) -> int:
    """Where options begin in the lines of a paragraph, or where it ends."""
    starts = [index for index in range(len(lines)) if index == 0 or lines[index - 1].kind in BREAKS]
    letters = [OPTION.match(lines[index].text) for index in starts]
    pairs = zip(starts, letters, letters[1:], strict=False)
    begins = (index for index, one, two in pairs if one and two and (one[1] + two[1]).upper() in ("AB", "12"))
    return next(begins, len(lines))


def _lettered(node: Node) -> Node:
    """Options with a dot behind each letter, so that the first, `A: …`, cannot be taken for an answer."""
    if node.kind != "paragraph" or _options(node.children) > 0:
        return node
    before = (Node("softbreak", node.span), *node.children)
    pairs = zip(before, node.children, strict=False)
    return node._replace(children=tuple(_with_dot(child) if end.kind in BREAKS else child for end, child in pairs))


def _with_dot(node: Node) -> Node:
    match = LETTER.match(node.text)
    return node._replace(text=f"{match[1]}.{node.text[match.end() :]}") if match else node


def answered(blocks: Blocks) -> Blocks:
    """The same blocks; a label with a dot, `A. …`, has a colon then, so that it cannot be taken for an option."""
    first = blocks[0]
    children = _with_colon(first.children) if first.kind == "paragraph" else first.children
    return blocks if children is first.children else (first._replace(children=children), *blocks[1:])


def _with_colon(children: Blocks) -> Blocks:
    """Inline nodes that begin with a label and a dot, in bold or not, with a colon in its place."""
    at = next((index for index, node in enumerate(children) if node.kind != "text" or node.text), 0)
    for inline in children[at : at + 1]:
        match = DOTTED.match(inline.text)
        inner = _with_colon(inline.children) if inline.kind == "strong" else inline.children
        if inner is not inline.children:
            return (*children[:at], inline._replace(children=inner), *children[at + 1 :])
        if match and meaning_of(match[1]) is Meaning.ANSWER:
            text = f"{match[1]}:{inline.text[match.end() :]}"
            return (*children[:at], inline._replace(text=text), *children[at + 1 :])
    return children


def with_gaps(blocks: Blocks) -> tuple[tuple[Card, ...], Blocks]:
    """A card for each passage in brackets up to the next heading, and the blocks from there on."""
    end = next((index for index, node in enumerate(blocks) if node.level), len(blocks))
    first, *others = [node for node in blocks[:end] if node.kind != "hr"] or blocks
    rules = tuple(node for node in blocks[:end] if node.kind == "hr")
    if first.kind != "paragraph":
        return (), blocks
    text = first.children[0]._replace(text=first.children[0].text.lstrip()[2:])
    card = (first._replace(children=trim((text, *first.children[1:]))), *others)
    count = count_gaps(card)
    each = [frozenset({gap}) for gap in range(count)] if count <= MOST_GAPS else [frozenset(range(count))]
    return tuple(_card(card, gaps) for gaps in each), rules + blocks[end:] if count else blocks


def _card(blocks: Blocks, gaps: frozenset[int]) -> Card:
    (first, *others), hidden = hide(blocks, gaps)
    if not plain(first.children).strip() and others and others[0].kind == "paragraph":
        first = others.pop(0)
    return Card(first.children, tuple(others), _joined(hidden, first))


def _joined(passages: Sequence[Blocks], block: Node) -> Blocks:
    """Several hidden passages in one paragraph."""
    words: list[Node] = []
    for passage in passages:
        words += (Node("text", block.span, text=COMMA), *passage) if words else passage
    return (Node("paragraph", block.span, tuple(words), tag="p"),)
