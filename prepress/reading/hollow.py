"""Whether blocks show a reader anything: anchors, breaks and tags without words or pictures do not."""

import re

from prepress.parsing.syntax import RAW_HTML, Node

TAG = re.compile(r"<[^<>]*>")
SHOWS = re.compile(r"<(?:!--|img|input|svg|video|audio|iframe|object|picture|table|hr)", re.IGNORECASE)
"""A comment shows nothing either, but some authors keep facts about a question in one."""

SPACES = frozenset({"softbreak", "hardbreak"})


def is_hollow(node: Node) -> bool:
    """Whether nothing would be missed if the block were left out."""
    if node.kind == "paragraph":
        return all(map(_is_hollow_inline, node.children))
    return node.kind == "html_block" and _is_hollow_html(node.text)


def _is_hollow_inline(node: Node) -> bool:
    if node.kind in RAW_HTML:
        return _is_hollow_html(node.text)
    return node.kind in SPACES or (node.kind == "text" and not node.text.strip(" \t\xa0\\"))


def _is_hollow_html(text: str) -> bool:
    return not SHOWS.search(text) and not TAG.sub("", text).replace("&nbsp;", "").strip(" \t\r\n\xa0\\")
