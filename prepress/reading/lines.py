"""Paragraphs, cut at the lines that open with a label, and where those lines stand in the source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prepress.parsing.syntax import Node
from prepress.reading.labels import LONGEST_LABEL
from prepress.reading.openings import BREAKS, Meanings, Opening, opening_of, parted, trim
from prepress.source import Source, Span

INDENT = r"[ \t]{0,40}(?:[-*+>][ \t]{1,4}){0,3}"


@dataclass(frozen=True)
class Line:
    """Some lines of a paragraph, the first of them counted from 0, and the label that they open with."""

    number: int
    opening: Opening | None
    nodes: tuple[Node, ...]


def lines_of(children: Sequence[Node], known: Meanings) -> Iterator[Line]:
    """A paragraph's inline nodes, cut at each line break that is followed by a label."""
    start = first = breaks = 0
    for index, node in enumerate(children):
        breaks += (node.kind in BREAKS) + (node.text.count("\n") if node.kind == "html_inline" else 0)
        if node.kind in BREAKS and _opens(children[index + 1 : index + 5], known):
            yield _line(first, children[start:index], known)
            start, first = index + 1, breaks
    yield _line(first, children[start:], known)


def _line(number: int, nodes: Sequence[Node], known: Meanings) -> Line:
    said = trim(nodes)
    return Line(number, opening_of(said, known), said)


def _opens(line: Sequence[Node], known: Meanings) -> bool:
    """Whether a line opens with a label, by its first nodes; most lines are plain and have no colon."""
    if not line or (line[0].kind == "text" and len(line[0].text) > LONGEST_LABEL and not parted(line[0].text)[1]):
        return False
    return opening_of(line, known) is not None


def without_lazy_lines(node: Node, known: Meanings, source: Source | None) -> tuple[Node, Node | None]:
    """A list or quote, and the unindented lines at its end from a label on, which CommonMark counts in."""
    if node.kind != "paragraph":
        if not node.children:
            return node, None
        last, rest = without_lazy_lines(node.children[-1], known, source)
        return (node._replace(children=(*node.children[:-1], last)), rest) if rest else (node, None)
    breaks = 0
    for index, child in enumerate(node.children):
        breaks += child.kind in BREAKS
        if child.kind in BREAKS and opening_of(node.children[index + 1 : index + 5], known):
            span = span_of_line(node.span, breaks, source, indent="")
            if span != node.span:
                place = Span(span.start, node.span.end)
                below = node._replace(children=node.children[index + 1 :], tight=False, span=place)
                return node._replace(children=node.children[:index]), below
    return node, None


def span_of_line(span: Span, number: int, source: Source | None, indent: str = INDENT) -> Span:
    """A line of a paragraph, without its indentation; the whole paragraph if that is not how the line begins."""
    if source is None:
        return span
    start, end = source.lines_span(*(source.place(span.start).line + number + n for n in (-1, 0)))
    text = source.text[start : min(end, span.end)]
    found = re.match(indent, text)
    at = found.end() if found else 0
    begins = start >= span.start and text[at : at + 1].strip(" \t\r\n>")
    return Span(start + at, start + len(text.rstrip())) if begins else span
