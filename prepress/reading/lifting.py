"""A list whose items are titles, with questions below them -> headings and lists of the questions.

`- Back end` with `- What is a lease?` below it is a section. Where each title has one question, `- **Leases**` with
`- How long do they last?`, both are one item: `**Leases:** How long do they last?`
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prepress.parsing.syntax import Node, plain
from prepress.reading.listitems import Entry, entries_of
from prepress.reading.promptlines import Form, ends_asking
from prepress.source import Span

BULLETS = "bullet_list"
MILD = 0.5
"""What an item counts for that begins as tasks do, but does not end as questions do."""

ENOUGH = 0.4
"""Items below a title ask if they count for this much on average."""

FEWEST = 2
DEEPEST = "h6"
ENDINGS = (".", ":", "：", "。", "!")


class _Titled(NamedTuple):
    """An item that is a title: its words, what stands between it and the questions, these, and what follows them."""

    words: tuple[Node, ...]
    before: tuple[Node, ...]
    questions: Node
    after: tuple[Node, ...]


def lifted(block: Node) -> Iterator[Node]:
    """The blocks that a list stands for; itself, if its items are no titles of questions."""
    if block.kind != BULLETS:
        yield block
        return
    entries = entries_of(block)
    titled = [_titled(entry) for entry in entries]
    found = [one for one in titled if one]
    below = sum(len(one.questions.children) for one in found)
    asking = sum(one is None and entry.promises for entry, one in zip(entries, titled, strict=True))
    if not found or below <= asking:
        yield block
    elif len(found) >= FEWEST and all(len(one.questions.children) == 1 for one in found):
        pairs = zip(block.children, titled, strict=True)
        yield block._replace(children=tuple(_joined(item, one) if one else item for item, one in pairs))
    else:
        yield from _parted(block, entries, titled)


def _titled(entry: Entry) -> _Titled | None:
    """An item that does not ask, or is bold and does not end so, above a list that does."""
    children = entry.node.children
    at = next((index for index, node in enumerate(children) if node.kind == BULLETS), 0)
    first = children[0] if at else None
    if first is None or first.kind not in ("paragraph", "heading") or not plain(first.children).strip():
        return None
    bold = entry.form in (Form.BOLD, Form.HEADING) and not entry.worded and not ends_asking(first.children)
    if (entry.promises and not bold) or not _asks(entries_of(children[at])):
        return None
    return _Titled(first.children, children[1:at], children[at], children[at + 1 :])


def _asks(entries: Sequence[Entry]) -> bool:
    """Whether items ask, or have titles for what does."""
    there = [entry for entry in entries if not entry.is_empty]
    weights = (1.0 if entry.worded or ends_asking(entry.prompt) else MILD * entry.surely_asks for entry in there)
    return sum(weights) >= ENOUGH * len(there) > 0


def _joined(item: Node, one: _Titled) -> Node:
    """A title and its only question as one item."""
    [asked] = one.questions.children
    paragraph, *others = asked.children
    colon = " " if plain(one.words).rstrip().endswith(ENDINGS) else ": "
    between = Node("text", paragraph.span, text=colon)
    words = paragraph._replace(children=(*one.words, between, *paragraph.children))
    return item._replace(children=(words, *one.before, *others, *one.after))


def _parted(block: Node, entries: Sequence[Entry], titled: Sequence[_Titled | None]) -> Iterator[Node]:
    """Each title as a heading, its questions below it, and so what else has a list below it; other items stay lists."""
    waiting: list[Node] = []
    for item, entry, one in zip(block.children, entries, titled, strict=True):
        first = item.children[0] if item.children else None
        if first is None or not (one or first.level or _has_list(entry)):
            waiting.append(item)
            continue
        yield from _listed(block, waiting)
        waiting = []
        yield Node("heading", first.span, first.children, tag=DEEPEST)
        yield from (*one.before, *lifted(one.questions), *one.after) if one else item.children[1:]
    yield from _listed(block, waiting)


def _has_list(entry: Entry) -> bool:
    return bool(entry.prompt) and not entry.promises and any(node.kind == BULLETS for node in entry.body)


def _listed(block: Node, items: Sequence[Node]) -> Iterator[Node]:
    if items:
        yield block._replace(children=tuple(items), span=Span(items[0].span.start, items[-1].span.end))
