"""A stretch of a text -> the same without what only wraps it: white space, breaks, and tags such as `<b>` … `</b>`."""

import re
from collections import Counter

from prepress.source import Span

EDGE = re.compile(r"<(/?)(p|b|strong|i|em|u|br|div|center|span|font|h[1-6])\b[^<>\r\n]{0,200}>", re.IGNORECASE)
LONGEST_EDGE = 220
MOST_EDGES = 8
"""Tags at either edge that are looked at."""

Edges = list[re.Match[str]]


def inner(text: str, span: Span) -> Span:
    """The stretch without its wrapping; a tag at an edge stays if its partner stands among the words."""
    head, start = _head(text, span)
    tail, end = _tail(text, Span(start, span.end))
    missing = Counter[str]()
    for tag in EDGE.finditer(text, start, end):
        missing[tag[2].lower()] += -1 if tag[1] else 1
    kept = [tag for tag in head if missing[tag[2].lower()] < 0 and not tag[1]]
    start = kept[-1].start() if kept else start
    kept = [tag for tag in tail if missing[tag[2].lower()] > 0 and tag[1]]
    end = kept[-1].end() if kept else end
    return Span(start, end)


def _head(text: str, span: Span) -> tuple[Edges, int]:
    """The tags at the beginning, in their order, and where the words begin."""
    start, tags = _behind_space(text, span), Edges()
    while len(tags) < MOST_EDGES and (match := EDGE.match(text, start, span.end)):
        tags.append(match)
        start = _behind_space(text, Span(match.end(), span.end))
    return tags, start


def _tail(text: str, span: Span) -> tuple[Edges, int]:
    """The tags at the end, the last one first, and where the words end."""
    end, tags = _before_space(text, span), Edges()
    while len(tags) < MOST_EDGES and (match := _edge_before(text, span.start, end)):
        tags.append(match)
        end = _before_space(text, Span(span.start, match.start()))
    return tags, end


def _edge_before(text: str, start: int, end: int) -> re.Match[str] | None:
    at = text.rfind("<", max(start, end - LONGEST_EDGE), end)
    match = EDGE.fullmatch(text, at, end) if at >= 0 else None
    return match if match and (match[1] or match[2].lower() == "br") else None


def _behind_space(text: str, span: Span) -> int:
    at = span.start
    while at < span.end and text[at].isspace():
        at += 1
    return at


def _before_space(text: str, span: Span) -> int:
    """Where white space begins, or the backslash that some authors put before a closing tag."""
    at = span.end
    while at > span.start and (text[at - 1].isspace() or (text[at - 1] == "\\" and text[at : at + 2] == "</")):
        at -= 1
    return at
