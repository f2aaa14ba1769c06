"""A heading and the blocks below it -> what is asked: the heading, the text behind `**Question:**`, or both."""

import re
from collections.abc import Sequence
from dataclasses import replace

from prepress.model import Prose
from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import asks
from prepress.reading.blocks import Block
from prepress.reading.labels import Meaning
from prepress.reading.pieces import ANSWERING, Mark

ENDINGS = ".:?!…。：？！؟"


TAG = re.compile(r"\s{0,8}#(?:flash)?cards?(?:/[\w/-]{1,60})?\s{0,8}$", re.IGNORECASE)
LONGEST_TAG = 90


def asked(title: Prose, blocks: Sequence[Block]) -> tuple[Prose, list[Block]]:
    """The prompt, and the blocks without it. A heading above a question is its title, and stands before it."""
    prompt, left = _asked(_untagged(title), blocks)
    return prompt, left


def _untagged(title: Prose) -> Prose:
    """Without the tag by which a collection of notes knows its cards: `What is a lease? #card`."""
    last = title.nodes[-1] if title.nodes else None
    match = TAG.search(last.text[-LONGEST_TAG:]) if last and last.kind == "text" else None
    if last is None or match is None or len(match[0].strip()) == len(title.text):
        return title
    text = last.text[: len(last.text) - len(match[0])]
    return Prose((*title.nodes[:-1], *((last._replace(text=text),) if text else ())))


def _asked(title: Prose, blocks: Sequence[Block]) -> tuple[Prose, list[Block]]:
    index = next((n for n, block in enumerate(blocks) if block.meaning is Meaning.QUESTION), None)
    if index is not None and (found := _first_words(blocks[index].nodes)):
        words, rest = found
        block = replace(blocks[index], label=None, meaning=None, mark=Mark.WORDS, nodes=rest)
        return _titled(title, words), [*blocks[:index], block, *blocks[index + 1 :]]
    if not title.text and blocks and (found := _prompt_below(blocks)):
        words, rest = found
        return Prose(words), [replace(blocks[0], nodes=rest), *blocks[1:]]
    return title, list(blocks)


def _first_words(nodes: Sequence[Node]) -> tuple[tuple[Node, ...], list[Node]] | None:
    """The inline nodes of the first paragraph, also of one that is quoted, and the blocks after it."""
    first = next(iter(nodes), None)
    if first and first.kind == "blockquote" and len(first.children) == 1:
        first = first.children[0]
    return (first.children, list(nodes[1:])) if first and first.kind == "paragraph" else None


def _prompt_below(blocks: Sequence[Block]) -> tuple[tuple[Node, ...], list[Node]] | None:
    """The paragraph below a heading that is only a number, if it asks, or if an answer follows it."""
    found = _first_words(blocks[0].nodes) if blocks[0].label is None else None
    answered = any(block.meaning in ANSWERING for block in blocks)
    return found if found and (answered or asks(found[0])) else None


def _titled(title: Prose, words: tuple[Node, ...]) -> Prose:
    """`Title: question`; the title alone or the question alone if one says what the other says."""
    if not title.text or _same(title.text) in _same(plain(words)):
        return Prose(words)
    between = " " if title.text.endswith(tuple(ENDINGS)) else ": "
    return Prose((*title.nodes, Node("text", title.nodes[0].span, text=between), *words))


def _same(text: str) -> str:
    return " ".join(text.split()).rstrip(ENDINGS).casefold()
