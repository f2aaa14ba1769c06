"""Blocks that look like questions and are none: tables of contents, links back to them, options to choose from."""

import re
from collections.abc import Iterator, Sequence

from prepress.parsing.syntax import Node, plain

LISTS = frozenset({"bullet_list", "ordered_list"})
MOST = 0.75
"""The share of a table's entries that must lead to headings of the document; one or the other may lead elsewhere."""

INSIDE = re.compile(r"#|https://github\.com/[\w.-]+/[\w.-]+/(?:blob|tree)/[^#\s]{1,400}\.md#")
"""Where a link leads that stays in the document; some name it by its place on the web."""

TASK = re.compile(r"\s*\[[ xX]?\](?:\s|$)")
OPTION = re.compile(r"\s*[A-Ha-h1-9][:.)](?:\s|$)")


def is_contents(block: Node) -> bool:
    """Whether the entries of a list, or the rows of a table, are links to `#…`."""
    entries = list(_entries(block))
    return len(entries) > 1 and sum(entries) >= MOST * len(entries)


def is_way_back(block: Node) -> bool:
    """Whether a paragraph is a link to `#…` and nothing else, as those that lead back to the table of contents."""
    return block.kind == "paragraph" and _leads_inside((block,))


def is_choice(block: Node) -> bool:
    """Whether the items of a list are options: `[ ] …`, or `A: …`, `B: …`."""
    openings = [_opening(item) for item in block.children]
    lettered = block.kind == "bullet_list" and all(map(OPTION.match, openings))
    return lettered or any(map(TASK.match, openings))


def _opening(item: Node) -> str:
    first = item.children[0] if item.children else None
    return plain(first.children[:2])[:20] if first and first.kind == "paragraph" else ""


def _entries(block: Node) -> Iterator[bool]:
    """For each innermost item or each row, whether it is a link into the document."""
    if block.kind in LISTS:
        for item in block.children:
            nested = [entry for child in item.children for entry in _entries(child)]
            yield from nested or [_leads_inside(item.children)]
    elif block.kind == "table":
        for row in block.children[-1].children if len(block.children) > 1 else ():
            yield any(_leads_inside((cell,)) for cell in row.children)


def _leads_inside(blocks: Sequence[Node]) -> bool:
    """Whether one link to `#…` is all there is, but for signs and white space."""
    linked = False
    targets: list[str] = []
    for node in (inline for block in blocks for inline in _without_emphasis(block.children)):
        if node.kind == "link":
            targets.append(node.attributes.get("href", ""))
        elif node.kind == "html_inline":
            linked = _opens_link(node.text, linked=linked)
            targets += re.findall(r"""<a [^<>]*?href=["']?([^"'>\s]*)""", node.text[:400], re.IGNORECASE)
        elif not linked and any(map(str.isalnum, node.text or plain(node.children))):
            return False
    return bool(targets) and all(map(INSIDE.match, targets))


def _without_emphasis(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.kind in ("strong", "em"):
            yield from _without_emphasis(node.children)
        else:
            yield node


def _opens_link(tag: str, *, linked: bool) -> bool:
    """Whether words behind this tag are in a link, when `linked` says it of those before."""
    name = tag[:3].lower()
    return name in ("<a ", "<a>") or (linked and not name.startswith("</a"))
