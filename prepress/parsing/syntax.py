"""Markdown to a tree of frozen nodes, each with its span in the source.

The parser is markdown-it-py: CommonMark with tables, strike-through and formulas; raw HTML is kept as nodes of its own.
Parsing cannot fail; every text is some tree.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from prepress.parsing import (
    admonitions,
    bounds,
    callouts,
    containers,
    deflists,
    firstsigns,
    footnotes,
    foreigntags,
    gluedheadings,
    mathrules,
    tablerows,
    wikilinks,
)
from prepress.source import Source, Span

DEEPEST = 20
"""Emphasis and links in each other; what is nested deeper keeps its words, but not its look."""

RAW_HTML = frozenset({"html_block", "html_inline"})
NOTE = "footnote_ref"
"""Stands where a footnote is referred to; its children are the blocks of the note, its info is the label."""

VERBATIM = frozenset({"fence", "code_block"})
MATH = frozenset({"math_inline", "math_block"})
DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:.{0,1000}", re.MULTILINE)
"""What reference-style links and pictures refer to: `[done]: done.png`."""


NO_ATTRIBUTES: Mapping[str, str] = {}

SIGNS = re.compile(r"[\n!$&*<\[\\\]_`~]")
"""At these the parser's rules look for something; by itself it would stop at `-`, `:`, `=` and others as well."""


class Node(NamedTuple):
    """One block or inline element.

    `kind` is markdown-it's token name without `_open`. Inline elements hang directly under their paragraph, heading
    or cell, and have that block's span. `text` is what a leaf says: words, code, raw HTML, an image's alternative.
    """

    kind: str
    span: Span
    children: tuple["Node", ...] = ()
    text: str = ""
    tag: str = ""
    info: str = ""
    markup: str = ""
    attributes: Mapping[str, str] = NO_ATTRIBUTES
    tight: bool = False

    @property
    def level(self) -> int:
        """1 to 6 for a heading, 0 for everything else."""
        return int(self.tag[1]) if self.kind == "heading" else 0


class Stretch(NamedTuple):
    """Part of a source's text, from `start` up to `end`; each line of it loses up to `indent` spaces."""

    start: int
    end: int
    indent: int = 0


def parse(source: Source, start: int = 0) -> tuple[Node, ...]:
    """The blocks of a source from offset `start` (the beginning of a line), with spans into the whole file."""
    return parse_stretches(source, (Stretch(start, len(source.text)),))[0]


def parse_stretches(source: Source, stretches: Sequence[Stretch]) -> tuple[tuple[Node, ...], ...]:
    """The blocks of each stretch, read as a document of its own; what links refer to may be defined anywhere.

    Spans are those of whole lines, as far as they lie in the stretch.
    """
    markdown = _parser()
    known: dict[str, Any] = {}
    if len(stretches) > 1 and (definitions := DEFINITION.findall(source.text)):
        markdown.parse("\n\n".join(definitions), known)
    return tuple(_parsed(markdown, source, stretch, known) for stretch in stretches)


@cache
def _parser() -> MarkdownIt:
    """The parser with all of its rules; between two texts it keeps nothing."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    admonitions.install(markdown)
    containers.install(markdown)
    mathrules.install(markdown)
    for extension in (callouts, deflists, footnotes, foreigntags, gluedheadings, tablerows, wikilinks):
        extension.install(markdown)
    bounds.install(markdown)
    markdown.inline.terminator_re = SIGNS
    firstsigns.install(markdown)
    return markdown


def _parsed(markdown: MarkdownIt, source: Source, stretch: Stretch, known: dict[str, Any]) -> tuple[Node, ...]:
    text = source.text[stretch.start : stretch.end]
    if stretch.indent:
        text = re.sub(rf"^ {{1,{stretch.indent}}}", "", text, flags=re.MULTILINE)
    tokens = markdown.parse(text, known)
    lines = _Lines(source, stretch)
    for reference in footnotes.references(tokens) if "[^" in text else ():
        reference.meta["nodes"] = _tree(reference.meta["note"], _Far(lines) if reference.meta["far"] else lines)
    return _tree(tokens, lines)


@dataclass(frozen=True)
class _Lines:
    """Where the lines of a stretch stand in the source."""

    source: Source
    stretch: Stretch

    @cached_property
    def first(self) -> int:
        return self.source.place(self.stretch.start).line - 1

    def span(self, lines: Sequence[int]) -> Span:
        """The span of some lines, counted from 0 at the stretch's first, up to but not including the second."""
        span = self.source.lines_span(self.first + lines[0], self.first + lines[1])
        if self.stretch.start <= span.start and span.end <= self.stretch.end:
            return span
        start = max(span.start, self.stretch.start)
        return Span(start, max(start, min(span.end, self.stretch.end)))


class _Far(_Lines):
    """The lines of a note that stands in another stretch: they have no place in this one but its beginning."""

    def __init__(self, lines: _Lines) -> None:
        super().__init__(lines.source, lines.stretch)

    def span(self, lines: Sequence[int]) -> Span:
        """An empty span."""
        return Span(self.stretch.start, self.stretch.start)


def _tree(tokens: Sequence[Token], lines: _Lines) -> tuple[Node, ...]:
    """Fold the flat list of opening and closing tokens into nodes."""
    root: list[Node] = []
    siblings = root
    open_blocks: list[tuple[Token, Span, list[Node]]] = []
    known: Sequence[int] = ()
    span = Span(lines.stretch.start, lines.stretch.start)
    for token in tokens:
        if token.map and token.map != known:
            known, span = token.map, lines.span(token.map)
        if token.nesting == 1:
            open_blocks.append((token, span, siblings))
            siblings = []
        elif token.nesting == -1:
            opened, place, outer = open_blocks.pop()
            outer.append(_block(opened, place, siblings))
            siblings = outer
        elif token.type == "inline":
            siblings += _inline(token.children or (), span)
        else:
            siblings.append(_leaf(token, span))
    return tuple(root)


def _block(token: Token, span: Span, children: list[Node]) -> Node:
    if not token.map:
        span = Span(children[0].span.start, children[-1].span.end) if children else Span(0, 0)
    return _node(token, span, tuple(children))


def _inline(tokens: Sequence[Token], span: Span) -> list[Node]:
    """The inline elements of one block; all of them have the block's span."""
    siblings: list[Node] = []
    open_elements: list[tuple[Token, list[Node]]] = []
    for token in tokens:
        if token.nesting == 0:
            siblings.append(_leaf(token, span))
        elif token.nesting == 1:
            open_elements.append((token, siblings))
            siblings = []
        else:
            opened, outer = open_elements.pop()
            outer += siblings if len(open_elements) >= DEEPEST else (_node(opened, span, tuple(siblings)),)
            siblings = outer
    return siblings


def _leaf(token: Token, span: Span) -> Node:
    if token.type == "text" and not token.info:
        return Node("text", span, (), token.content)
    children = token.meta.get("nodes") or tuple(_inline(token.children or (), span))
    return _node(token, span, children)


def _node(token: Token, span: Span, children: tuple[Node, ...]) -> Node:
    is_math = token.type == "fence" and token.info.strip() == "math"
    kind = "math_block" if is_math else token.type.removesuffix("_open")
    attributes = {name: str(value) for name, value in token.attrs.items()} if token.attrs else NO_ATTRIBUTES
    return Node(
        kind, span, children, token.content, token.tag, token.info.strip(), token.markup, attributes, token.hidden
    )


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Every node, parents before their children, in the order of the text."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        yield node
        if node.children:
            waiting += reversed(node.children)


def plain(nodes: Sequence[Node]) -> str:
    """What inline nodes say, without markup: line breaks become spaces, images their alternative, HTML nothing.

    A footnote says nothing here. A formula says its source, so that a question keeps its id whether or not its formulas
    are understood.
    """
    if len(nodes) == 1 and nodes[0].kind == "text":
        return nodes[0].text
    return "".join(map(_plain, nodes))


def _plain(node: Node) -> str:
    if node.kind == "text":
        return node.text
    if node.kind in ("softbreak", "hardbreak"):
        return " "
    if node.children and node.kind != NOTE:
        return plain(node.children)
    if node.kind in MATH:
        return " ".join(formula_source(node).split())
    return "" if node.kind in RAW_HTML else node.text


def formula_source(node: Node) -> str:
    """A formula as its author wrote it, with the signs around it; one in a fence without them."""
    return f"{node.markup}{node.text}{closing}" if (closing := mathrules.CLOSING.get(node.markup)) else node.text
