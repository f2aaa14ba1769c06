"""A block of raw HTML with list items or headings -> the blocks in it, as nodes like those of Markdown.

No words go missing; of the tags, those that merely wrap blocks do. HTML of any kind gives some nodes.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from prepress.parsing.bounds import DEEPEST_BLOCK
from prepress.parsing.htmltags import Tag, tags_of
from prepress.parsing.syntax import Node
from prepress.source import Source, Span

SPACE = re.compile(r"[ \t\n\f\r]+")
SHOWS = re.compile("<(?:img|input)", re.IGNORECASE)
FOLDED = re.compile(r"<(?:li|h[1-6])[\s>]|\A\s*<div\b[^<>]*>\s*\d{1,4}[.)]", re.IGNORECASE)
LISTS = {"ul": "bullet_list", "ol": "ordered_list"}
KINDS = {**LISTS, "li": "list_item", **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading")}
WRAPPERS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "nav", "center", "body", "html", "dl", "dt", "dd"}
)
KEPT_WHOLE = frozenset({"pre", "table", "details", "blockquote", "figure", "script", "style", "svg"})
"""What stays raw HTML, from its opening to its closing tag."""


@dataclass(frozen=True)
class _Block:
    """The text of a block, and where its characters stand in the source."""

    text: str
    source: Source
    first_line: int

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in re.finditer("\n", self.text)))

    def leaf(self, kind: str, start: int, end: int) -> Node:
        """A node that holds this piece of the text as it is written."""
        return Node(kind, self.span(start, end), text=self.text[start:end])

    def span(self, start: int, end: int) -> Span:
        return Span(self._offset(start), self._offset(end))

    def _offset(self, at: int) -> int:
        line = bisect_right(self.line_starts, at) - 1
        starts = self.source.line_starts
        if self.first_line + line >= len(starts):
            return len(self.source.text)
        return starts[self.first_line + line] + at - self.line_starts[line]


@dataclass
class _Element:
    """A list, an item or a heading while it is open: its blocks, and the inline nodes that are in no block yet.

    `start` is an offset into the source.
    """

    tag: str
    start: int
    blocks: list[Node] = field(default_factory=list)
    inline: list[Node] = field(default_factory=list)


def unfold(blocks: Sequence[Node], source: Source) -> tuple[Node, ...]:
    """The same blocks, but each of raw HTML with headings, items or a number gives way to what is in it."""
    unfolded: list[Node] = []
    for node in blocks:
        if node.kind == "html_block" and FOLDED.search(node.text):
            unfolded += _Unfolder(_Block(node.text, source, source.place(node.span.start).line - 1)).nodes()
        else:
            unfolded.append(node)
    return tuple(unfolded)


class _Unfolder:
    """Goes through the tags of one block with a stack of the elements that are open."""

    def __init__(self, block: _Block) -> None:
        self.block = block
        self.stack = [_Element("", block.span(0, 0).start)]

    def nodes(self) -> list[Node]:
        """What the block holds, in its order."""
        at, end = 0, len(self.block.text)
        for tag in tags_of(self.block.text, KEPT_WHOLE):
            self._say(at, tag.start)
            self._take(tag)
            at = tag.end
        self._say(at, end)
        self._close_down_to(1, end)
        self._end_paragraph()
        return self.stack[0].blocks

    def _say(self, start: int, end: int) -> None:
        """Words, with white space as HTML counts it; between blocks it is nothing."""
        raw = self.block.text[start:end]
        if raw.strip() or (raw and self.stack[-1].inline):
            words = SPACE.sub(" ", unescape(raw))
            self._innermost().inline.append(Node("text", self.block.span(start, end), text=words))

    def _take(self, tag: Tag) -> None:
        if tag.name in KINDS:
            (self._close if tag.closing else self._open)(tag)
        elif tag.name in WRAPPERS:
            self._end_paragraph()
        elif tag.name in KEPT_WHOLE or tag.name == "hr":
            self._end_paragraph()
            kind = "hr" if tag.name == "hr" else "html_block"
            self._innermost().blocks.append(self.block.leaf(kind, tag.start, tag.end))
        else:
            self._innermost().inline.append(self.block.leaf("html_inline", tag.start, tag.end))

    def _innermost(self) -> _Element:
        """The element that takes what comes next: behind an item, but still in its list, the item itself."""
        top = self.stack[-1]
        if top.tag in LISTS and top.blocks and top.blocks[-1].kind == "list_item":
            item = top.blocks.pop()
            self.stack.append(_Element("li", item.span.start, list(item.children)))
        return self.stack[-1]

    def _open(self, tag: Tag) -> None:
        start = self.block.span(tag.start, tag.start).start
        if tag.name == "li":
            self._make_room_for_item(tag.start)
        else:
            self._innermost()
        self._end_paragraph()
        if len(self.stack) <= DEEPEST_BLOCK:
            self.stack.append(_Element(tag.name, start))

    def _make_room_for_item(self, at: int) -> None:
        """Close the item before, and open a list where there is none."""
        depth = self._depth_of("li", *LISTS)
        if not depth:
            self._end_paragraph()
            self.stack.append(_Element("ul", self.block.span(at, at).start))
        else:
            self._close_down_to(depth + (self.stack[depth].tag != "li"), at)

    def _close(self, tag: Tag) -> None:
        """Close the innermost element of that name and all that is in it; a closing tag too many says nothing."""
        if depth := self._depth_of(tag.name):
            self._close_down_to(depth, tag.end)

    def _depth_of(self, *names: str) -> int:
        return next((depth for depth in range(len(self.stack) - 1, 0, -1) if self.stack[depth].tag in names), 0)

    def _close_down_to(self, depth: int, end: int) -> None:
        while len(self.stack) > depth:
            self._end_paragraph()
            element = self.stack.pop()
            self.stack[-1].blocks += self._closed(element, Span(element.start, self.block.span(end, end).end))

    def _closed(self, element: _Element, span: Span) -> Sequence[Node]:
        """The element as a node; what stood in a list before its first item comes before the list."""
        kind = KINDS[element.tag]
        if element.tag not in LISTS:
            return (Node(kind, span, tuple(element.blocks), tag=element.tag),)
        first = next((n for n, node in enumerate(element.blocks) if node.kind == "list_item"), len(element.blocks))
        items = tuple(element.blocks[first:])
        return (*element.blocks[:first], *((Node(kind, span, items, tag=element.tag),) if items else ()))

    def _end_paragraph(self) -> None:
        """Make a block of the inline nodes, unless they show nothing."""
        top = self.stack[-1]
        nodes, top.inline = tuple(top.inline), []
        if top.tag.startswith("h"):
            top.blocks += nodes
        elif any(node.text.strip() if node.kind == "text" else SHOWS.match(node.text) for node in nodes):
            span = Span(nodes[0].span.start, nodes[-1].span.end)
            top.blocks.append(Node("paragraph", span, nodes, tag="p", tight=top.tag == "li"))
