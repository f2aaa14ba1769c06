"""The body of a question -> its parts, opened by leading bold labels: `**Answer:** …`, `**Follow-up**: …`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from prepress.diagnostics import Report
from prepress.labels import role_of
from prepress.model import Part, Prose, Role
from prepress.source import Source, Span
from prepress.syntax import Node, plain

COLONS = ":："
BREAKS = frozenset({"softbreak", "hardbreak"})
CONTAINERS = frozenset({"bullet_list", "ordered_list", "blockquote"})
LONGEST_LABEL = 60


@dataclass
class _Block:
    """A part while its blocks are still being gathered; without a label it is the text before the first one."""

    label: str | None
    span: Span
    nodes: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class _Piece:
    """A block or some lines of it, with the label they open with and where that stands."""

    label: str | None
    node: Node | None
    span: Span


def split_parts(body: Sequence[Node], report: Report) -> tuple[Part, ...]:
    """Every block of the body goes to the label it stands below; text before the first label is judged by them all."""
    blocks: list[_Block] = []
    for node in body:
        for piece in _pieces(node, report.source):
            if piece.label is not None or not blocks:
                blocks.append(_Block(piece.label, piece.span))
            if piece.node is not None:
                blocks[-1].nodes.append(piece.node)
    roles = [role_of(block.label) for block in blocks if block.label is not None]
    answered = any(role in (Role.ANSWER, Role.CONTEXT) for role in roles)
    return tuple(_part(block, report, answered=answered) for block in blocks)


def _part(block: _Block, report: Report, *, answered: bool) -> Part:
    body = Prose(tuple(block.nodes))
    if block.label is None:
        role = Role.CONTEXT if answered else Role.ANSWER
        side = "the front" if answered else "the answer"
        report.info("unlabelled-text", block.span, f"Text without a label is taken for {side}.")
        return Part(role, "", body, block.span)
    known = role_of(block.label)
    if known is None:
        message = f"The label “{block.label}” is not known; its text stays with the answer."
        report.info("unknown-label", block.span, message)
    return Part(known or Role.NOTE, block.label, body, block.span)


def _pieces(node: Node, source: Source | None) -> Iterator[_Piece]:
    """A block, cut where a line of it opens with a label; None for a label or a text that is not there."""
    if node.kind in CONTAINERS:
        node, rest_of_it = _without_lazy_lines(node, source)
        yield _Piece(None, node, node.span)
        if rest_of_it:
            yield from _pieces(rest_of_it, source)
        return
    if node.kind != "paragraph":
        yield _Piece(None, node, node.span)
        return
    left = node.span
    for line in _lines(node.children):
        label, rest = _label(line)
        rest = _trim(rest)
        span = left if label is None else _find(label, left, source) or left
        left = Span(span.end, left.end) if span != left else left
        yield _Piece(label, replace(node, children=rest) if rest else None, span)


def _without_lazy_lines(node: Node, source: Source | None) -> tuple[Node, Node | None]:
    """A list or quote, and the unindented lines at its end from a label on, which CommonMark counts in."""
    if node.kind != "paragraph":
        if not node.children:
            return node, None
        last, rest = _without_lazy_lines(node.children[-1], source)
        return replace(node, children=(*node.children[:-1], last)), rest
    for index, child in enumerate(node.children):
        label = _label(node.children[index + 1 : index + 3])[0] if child.kind in BREAKS else None
        if label is not None and _find(label, node.span, source, indent=""):
            below = replace(node, children=node.children[index + 1 :], tight=False)
            return replace(node, children=node.children[:index]), below
    return node, None


def _find(label: str, span: Span, source: Source | None, indent: str = r"[ \t]*") -> Span | None:
    """Where a label stands at the beginning of a line; None if it is not found, as when it holds markup."""
    opening = re.compile(rf"(?<![^\r\n]){indent}((?:\*\*|__)\s*{re.escape(label)})")
    match = opening.search(source.text, *span) if source else None
    return Span(*match.span(1)) if match else None


def _lines(children: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    """The paragraph's inline nodes, cut at each line break that is followed by a label."""
    start = 0
    for index, node in enumerate(children):
        if node.kind in BREAKS and _label(children[index + 1 : index + 4])[0] is not None:
            yield tuple(children[start:index])
            start = index + 1
    yield tuple(children[start:])


def _label(line: Sequence[Node]) -> tuple[str | None, tuple[Node, ...]]:
    """The label a line opens with, its colon inside or right behind the bold text, and what follows it."""
    line = _trim(line)
    if not line or line[0].kind != "strong":
        return None, tuple(line)
    words = plain(line[0].children).strip()
    after = line[1] if len(line) > 1 and line[1].kind == "text" else None
    if words.endswith(tuple(COLONS)):
        rest = line[1:]
    elif after and after.text.lstrip().startswith(tuple(COLONS)):
        rest = (replace(after, text=after.text.lstrip()[1:]), *line[2:])
    else:
        return None, tuple(line)
    label = words.rstrip(COLONS).strip()
    return (label, tuple(rest)) if 0 < len(label) <= LONGEST_LABEL else (None, tuple(line))


def _trim(line: Sequence[Node]) -> tuple[Node, ...]:
    """Without breaks and white space at its ends."""
    nodes = list(line)
    while nodes and (nodes[0].kind in BREAKS or _is_blank(nodes[0])):
        nodes.pop(0)
    while nodes and (nodes[-1].kind in BREAKS or _is_blank(nodes[-1])):
        nodes.pop()
    if nodes and nodes[0].kind == "text":
        nodes[0] = replace(nodes[0], text=nodes[0].text.lstrip())
    if nodes and nodes[-1].kind == "text":
        nodes[-1] = replace(nodes[-1], text=nodes[-1].text.rstrip())
    return tuple(nodes)


def _is_blank(node: Node) -> bool:
    return node.kind == "text" and not node.text.strip()
