"""Questions are paragraphs that ask, without another mark, in italics or quoted perhaps; or lines one below the other.

So are lists that have been pasted from elsewhere. Texts ask now and then, so many of the paragraphs must.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from prepress.dialect import Chapter, Dialect, Document, Item, Mark, Outline
from prepress.model import Prose
from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import asks, lead_of
from prepress.reading.openings import BREAKS, opening_of, trim
from prepress.reading.promptlines import ends_asking
from prepress.reading.shelf import Shelf
from prepress.reading.standing import standing

BEST = 0.24
"""What the best bank of this kind scores: less than any whose questions are marked."""

FEWEST, FEWEST_LINES = 3, 3
MOST = 0.6
"""The share of the lines of a paragraph that must ask."""

TOO_FEW, ENOUGH = 0.25, 0.4
"""Up to the first share of the paragraphs an article may ask; from the second on it is a bank."""

QUESTION_MARKS = "?？؟;՞\u037e"
"""Without one of them a block need not be looked at."""

LONGEST = 400
LONGEST_TITLE = 80

Inline = tuple[Node, ...]


class Found(NamedTuple):
    """What stands in a block: the lines that ask, and titles between them, which do not."""

    lines: tuple[tuple[Inline, bool], ...]


def score(document: Document) -> float:
    """How many of the paragraphs ask."""
    found = document.once(_found)
    asked = sum(is_asked for block in found.values() for _, is_asked in block.lines)
    if asked < FEWEST:
        return 0.0
    others = sum(
        index not in found and not node.level and node.kind != "hr" for index, node in enumerate(document.blocks)
    )
    share = asked / (asked + others)
    stands = standing(document.blocks, [document.blocks[index].span.start for index in found])
    return BEST * min(1.0, (share - TOO_FEW) / (ENOUGH - TOO_FEW)) * stands * asked / (asked + 1)


def _found(document: Document) -> dict[int, Found]:
    text = document.source.text
    return {index: found for index, node in enumerate(document.blocks) if (found := _of_block(node, text))}


def _of_block(node: Node, text: str) -> Found | None:
    if node.level or not any(text.find(mark, *node.span) >= 0 for mark in QUESTION_MARKS):
        return None
    quoted = node.kind == "blockquote" and len(node.children) == 1 and node.children[0].kind == "paragraph"
    if node.kind != "paragraph" and not quoted:
        return None
    children = node.children[0].children if quoted else node.children
    lines = tuple(_lines(children))
    asking = [asks(line) for line in lines]
    if len(lines) >= FEWEST_LINES and sum(asking) >= MOST * len(lines) and any(map(ends_asking, lines)):
        return Found(tuple((line, asked or not _is_title(line)) for line, asked in zip(lines, asking, strict=True)))
    whole = trim(children)
    alone = ends_asking(whole) and len(plain(whole)) <= LONGEST and opening_of(whole) is None
    return Found(((_bare(whole), True),)) if alone else None


def _lines(children: Sequence[Node]) -> Iterator[Inline]:
    for breaks, nodes in groupby(children, key=lambda node: node.kind in BREAKS):
        if not breaks and (line := trim(tuple(nodes))):
            yield line


def _is_title(line: Inline) -> bool:
    words = plain(line).strip()
    return len(words) <= LONGEST_TITLE and not words.endswith((".", "!", ";", ","))


def _bare(whole: Inline) -> Inline:
    """A paragraph that is in italics from end to end, without these."""
    said = [node for node in whole if node.kind != "text" or node.text]
    return said[0].children if len(said) == 1 and said[0].kind == "em" else whole


def read(document: Document) -> Outline:
    """Each block goes to the question before it."""
    found = document.once(_found)
    shelf = Shelf()
    for index, node in enumerate(document.blocks):
        if index in found:
            shelf.mark(node.span, tuple(_mark(line, node, is_asked=is_asked) for line, is_asked in found[index].lines))
        else:
            shelf.put((node,))
    return shelf.outline()


def _mark(line: Inline, node: Node, *, is_asked: bool) -> Mark:
    if not is_asked:
        return Chapter(Prose(line), (), (), node.span)
    lead = lead_of(line)
    return Item(lead.number, Prose(lead.rest), (), node.span)


DIALECT = Dialect("plain-lines", "questions are paragraphs or lines without a mark, which ask", score, read)
