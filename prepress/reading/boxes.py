"""Lists with boxes, `- [ ] …` and `- [x] …`: their items without the boxes."""

import re

from prepress.parsing.syntax import Node
from prepress.reading.openings import trim

BOX = re.compile(r"\[( ?|[xX✓✔])\](?:\s|$)")
CHECKBOX = re.compile(r'<input\b[^<>]*type="checkbox"[^<>]*>', re.IGNORECASE)
CHECKED = re.compile(r"\schecked\b", re.IGNORECASE)
LISTS = frozenset({"bullet_list", "ordered_list"})

BoxedItem = tuple[list[Node], bool]
"""The blocks of an item, and whether its box is ticked."""


def has_ticks(block: Node) -> bool:
    """Whether a block is a list in which one box at least is ticked."""
    return block.kind in LISTS and any(_is_ticked(first) for item in block.children if (first := _first(item)))


def has_right_and_wrong(block: Node) -> bool:
    """Whether a block is a list with boxes of which some are ticked and some are not."""
    if block.kind not in LISTS:
        return False
    ticks = {_is_ticked(first) for item in block.children if (first := _first(item))}
    return {True, False} <= ticks


def boxed_items(block: Node) -> list[BoxedItem]:
    """The items of a list in which the first and most others have a box; nothing for any other block."""
    if block.kind not in LISTS or not block.children:
        return []
    ticks = [_is_ticked(first) if (first := _first(item)) else None for item in block.children]
    if ticks[0] is None or ticks.count(None) * 2 > len(ticks):
        return []
    return [
        (list(item.children), False) if ticked is None else (_without_box(item), ticked)
        for item, ticked in zip(block.children, ticks, strict=True)
    ]


def _first(item: Node) -> Node | None:
    """What an item begins with."""
    paragraph = item.children[0] if item.children else None
    return paragraph.children[0] if paragraph and paragraph.kind == "paragraph" and paragraph.children else None


def _is_ticked(first: Node) -> bool | None:
    """Whether a box is ticked; None if it is no box."""
    if first.kind == "html_inline":
        return bool(CHECKED.search(first.text)) if CHECKBOX.match(first.text) else None
    match = BOX.match(first.text) if first.kind == "text" else None
    return bool(match[1].strip()) if match else None


def _without_box(item: Node) -> list[Node]:
    paragraph, *others = item.children
    first, *inline = paragraph.children
    if match := BOX.match(first.text):
        inline = [first._replace(text=first.text[match.end() :]), *inline]
    rest = trim(inline)
    return [*([paragraph._replace(children=rest)] if rest else []), *others]
