"""The blocks of a question -> the same without the tags that fold an answer away: `<details><summary>Answer</summary>`.

What was folded is Markdown again, its summary a label. A fold whose summary says anything else stays as it is. MkDocs'
admonitions, `??? success "Answer"`, are folds with a title for a summary.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from prepress.parsing.containers import COLONS
from prepress.parsing.syntax import Node, parse, plain
from prepress.reading.labels import Meaning, meaning_of_summary
from prepress.rendering.sanitizer import words_of_html
from prepress.source import Source, Span

TAG = re.compile(r"<(/?)(details|summary)\b[^<>]*>", re.IGNORECASE)
EDGE = re.compile(r"</?(?:p|b|strong|br|div|center)\s*/?>", re.IGNORECASE)
"""What authors put between a fold and its text, to give it room or to make it bold."""

LONGEST_SUMMARY = 200
ASIDE = frozenset({Meaning.HINT, Meaning.NOTE})


@dataclass(frozen=True)
class Fold:
    """Where something folded away begins: the words of its summary, and where that stands."""

    words: str
    span: Span


@dataclass(frozen=True)
class _Tag:
    """What is left out of a text: its offsets, and the summary's words if a fold opens there."""

    start: int
    end: int
    words: str = ""


def unwrap(blocks: Sequence[Node], source: Source | None, unfolds: Callable[[str], bool]) -> Iterator[Node | Fold]:
    """The blocks, with a `Fold` wherever one opens to whose summary `unfolds` says yes; its tags are left out."""
    stack: list[bool] = []
    for node in blocks:
        if node.kind == "html_block":
            yield from _unwrapped(node, source, list(_tags_of_folds(node.text, stack, unfolds)), inside=True in stack)
        elif node.kind == "paragraph" and True in stack:
            yield from _without_closing_tags(node, stack)
        elif (words := _title(node)) and unfolds(words) and not _is_aside(node, words):
            yield Fold(words, node.children[0].span)
            yield from unwrap(node.children[1:], source, unfolds)
        else:
            yield node


def _is_aside(node: Node, words: str) -> bool:
    """Whether a box is a word by the way: what stands below it goes on with what stood above it."""
    return node.markup == COLONS and meaning_of_summary(words) in ASIDE


def _title(node: Node) -> str:
    """The words of an admonition's title; "" if the node is none, or is one that has none."""
    if node.kind != "admonition" or not node.children or node.children[0].kind != "admonition_title":
        return ""
    return " ".join(plain(node.children[0].children).split())


def summaries_of(blocks: Sequence[Node]) -> Iterator[str]:
    """The words of the summaries among the blocks, and of the titles of admonitions."""
    for node in blocks:
        if title := _title(node):
            yield title
        if node.kind == "html_block" and "<summary" in node.text.lower():
            tags = list(TAG.finditer(node.text))
            yield from (_between(node.text, *pair) for pair in pairwise(tags) if _is_summary(*pair))


def _is_summary(opening: re.Match[str], closing: re.Match[str]) -> bool:
    return opening[2].lower() == closing[2].lower() == "summary" and not opening[1] and bool(closing[1])


def _between(text: str, opening: re.Match[str], closing: re.Match[str]) -> str:
    raw = text[opening.end() : closing.start()]
    return " ".join(words_of_html(raw).split()) if len(raw) <= LONGEST_SUMMARY else ""


def _tags_of_folds(text: str, stack: list[bool], unfolds: Callable[[str], bool]) -> Iterator[_Tag]:
    """The tags to be left out; `stack` has a True for each open fold that is unwrapped, a False for any other."""
    tags = list(TAG.finditer(text))
    for index, tag in enumerate(tags):
        if tag[2].lower() == "summary":
            continue
        if tag[1]:
            if not stack or stack.pop():
                yield _Tag(*tag.span())
            continue
        pair = tags[index + 1 : index + 3]
        words = _between(text, *pair) if len(pair) == 2 and _is_summary(*pair) else ""
        stack.append(bool(words) and unfolds(words))
        if stack[-1]:
            yield _Tag(tag.start(), pair[1].end(), words)


def _unwrapped(node: Node, source: Source | None, tags: list[_Tag], *, inside: bool) -> Iterator[Node | Fold]:
    """What stands between the tags, read as Markdown; inside of a fold without the tags at its edges."""
    if not tags and not inside:
        yield node
        return
    at = 0
    for tag in (*tags, _Tag(len(node.text), len(node.text))):
        start, end = _inner(node.text, at, tag.start)
        if start < end:
            yield from (node,) if not tags else _read(node, source, start, end)
        if tag.words:
            yield Fold(tag.words, _span(node, source, tag.start, tag.end))
        at = tag.end


def _read(node: Node, source: Source | None, start: int, end: int) -> Iterator[Node]:
    """The blocks of a stretch of raw HTML, each with its place, or that of the whole if that cannot be told."""
    place = _span(node, source, start, end)
    known = place.end - place.start == end - start
    for block in parse(Source(source.path, node.text[start:end], "")) if source else (node,):
        yield _moved(block, place.start) if known else _moved(block, 0, node.span)


def _span(node: Node, source: Source | None, start: int, end: int) -> Span:
    """Where a stretch of a block stands in the source; the whole block if its indentation was taken away."""
    at = node.span.start + start
    return Span(at, at + end - start) if source and source.text.startswith(node.text[start:end], at) else node.span


def _moved(node: Node, by: int, span: Span | None = None) -> Node:
    place = span or Span(node.span.start + by, node.span.end + by)
    return node._replace(span=place, children=tuple(_moved(child, by, span) for child in node.children))


def _without_closing_tags(node: Node, stack: list[bool]) -> Iterator[Node]:
    """A paragraph without the `</details>` that stands in it; nothing if it says nothing else."""
    kept: list[Node] = []
    for child in node.children:
        tag = TAG.fullmatch(child.text) if child.kind == "html_inline" else None
        if not (tag and tag[1] and tag[2].lower() == "details" and stack and stack.pop()):
            kept.append(child)
    if len(kept) == len(node.children) or plain(kept).strip():
        yield node._replace(children=tuple(kept))


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without white space and wrapping tags at its edges."""
    before = start - 1
    while before != start:
        before = start
        while start < end and text[start].isspace():
            start += 1
        match = EDGE.match(text, start, end)
        start = match.end() if match else start
    after = end + 1
    while after != end:
        after = end
        while end > start and text[end - 1].isspace():
            end -= 1
        tail = text.rfind("<", start, end)
        end = tail if tail >= 0 and EDGE.fullmatch(text, tail, end) else end
    return start, end
