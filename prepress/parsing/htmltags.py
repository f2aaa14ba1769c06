"""A text with HTML in it -> its tags; comments, and elements that are asked for, come in one piece.

All of it in a time proportional to the length of the text, closed properly or not.
"""

import re
from collections.abc import Collection, Iterator
from html import unescape
from typing import NamedTuple

TOKEN = re.compile(r"<!--|-->|<(/?)([A-Za-z][A-Za-z0-9]{0,15})(?:[\s/][^<>]*)?>")
COMMENT = "!--"
OPENING = re.compile(
    r"""(?s)<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*(?:>|\Z)
    |<([A-Za-z][^\s<>/]*)((?:[^<>"']|"[^"]{0,1000}"|'[^']{0,1000}'|["'])*+)>""",
    re.VERBOSE,
)
"""A comment, something like one, or a tag that opens: its name and its attributes."""

ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*+("[^"]*"|'[^']*'|[^\s>]*))?""")
RAW_TEXT = ("script", "style")
"""What stands in these is no HTML."""

DEEPEST = 100
EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
OFTEN_UNCLOSED = frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "rp", "rt", "summary"]
)
"""HTML closes these by itself: many in a row need not lie in each other."""


class Tag(NamedTuple):
    """A tag, a comment or a whole element: its name in small letters, whether it closes, and where it stands."""

    name: str
    closing: bool
    start: int
    end: int


def tags_of(text: str, whole: Collection[str] = ()) -> Iterator[Tag]:
    """The tags in their order; an element whose name is in `whole` is one, from its opening to its closing tag."""
    name, depth, start = "", 0, 0
    for tag in _single_tags(text):
        if not name and tag.name in whole and not tag.closing:
            name, depth, start = tag.name, 0, tag.start
        if not name:
            yield tag
        elif tag.name == name:
            depth += -1 if tag.closing else 1
            if not depth:
                yield Tag(name, closing=False, start=start, end=tag.end)
                name = ""
    if name:
        yield Tag(name, closing=False, start=start, end=len(text))


def _single_tags(text: str) -> Iterator[Tag]:
    comment: int | None = None
    for match in TOKEN.finditer(text):
        if match[0] == "-->" and comment is not None:
            yield Tag(COMMENT, closing=False, start=comment, end=match.end())
            comment = None
        elif match[0] == "<!--" and comment is None:
            comment = match.start()
        elif match[2] and comment is None:
            yield Tag(match[2].lower(), bool(match[1]), *match.span())
    if comment is not None:
        yield Tag(COMMENT, closing=False, start=comment, end=len(text))


class Opened(NamedTuple):
    """A tag that opens: its name in small letters, and its attributes as they are meant."""

    name: str
    attributes: tuple[tuple[str, str], ...]


def opened(text: str) -> Iterator[Opened]:
    """The tags that open, without those in comments and scripts."""
    at, lowered = 0, ""
    while match := OPENING.search(text, at):
        at = match.end()
        if name := (match[1] or "").lower():
            yield Opened(name, tuple((key.lower(), _value(value)) for key, value in ATTRIBUTE.findall(match[2])))
        if name in RAW_TEXT:
            lowered = lowered or text.lower()
            at = lowered.find(f"</{name}", at)
            if at < 0:
                return


def _value(written: str) -> str:
    return unescape(written[1:-1] if written[:1] in ("'", '"') else written)


def shallow(text: str) -> str:
    """The same without the tags that lie too deep in others: browsers and their kin take long for such, or give up."""
    if text.count("<") <= DEEPEST:
        return text
    kept, at, depth = [], 0, 0
    for tag in tags_of(text):
        if tag.name == COMMENT or tag.name in EMPTY or tag.name in OFTEN_UNCLOSED:
            continue
        depth += not tag.closing
        if depth > DEEPEST:
            kept.append(text[at : tag.start])
            at = tag.end
        depth -= tag.closing and depth > 0
    return "".join((*kept, text[at:]))
