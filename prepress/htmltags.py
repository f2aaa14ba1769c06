"""A text with HTML in it -> its tags; comments, and elements that are asked for, come in one piece."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

TOKEN = re.compile(r"<!--|-->|<(/?)([A-Za-z][A-Za-z0-9]{0,15})(?:[\s/][^<>]*)?>")
COMMENT = "!--"


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
