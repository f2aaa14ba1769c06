"""Cards are terms with what they mean: definition lists, or paragraphs and bullets such as `**Quorum** – enough`.

Many texts explain a term now and then: nearly all of one that is a glossary must.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from prepress.dialect import Dialect, Document, Item, Outline
from prepress.model import Prose
from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import lead_of
from prepress.reading.labels import meaning_of
from prepress.reading.openings import trim
from prepress.reading.shelf import Shelf
from prepress.reading.standing import standing

BEST = 0.2
"""What a glossary scores that is nothing else: less than any bank that asks."""

FEWEST = 3
TOO_LITTLE, ENOUGH = 0.5, 0.8
"""Up to the first share of the text a document may explain terms and be none; from the second on it is a glossary."""

SEPARATORS = ":：–—-"
LONGEST = 80


def score(document: Document) -> float:
    """How much of the text explains terms."""
    found = document.once(_found)
    count = sum(map(len, found.values()))
    if count < FEWEST:
        return 0.0
    size = sum(node.span.end - node.span.start for node in document.blocks if not node.level and node.kind != "hr")
    covered = sum(node.span.end - node.span.start for node in (document.blocks[index] for index in found)) / max(
        1, size
    )
    if covered <= TOO_LITTLE:
        return 0.0
    stands = standing(document.blocks, [document.blocks[index].span.start for index in found])
    return BEST * min(1.0, (covered - TOO_LITTLE) / (ENOUGH - TOO_LITTLE)) * stands * count / (count + 1)


def _found(document: Document) -> dict[int, tuple[Item, ...]]:
    return {index: items for index, node in enumerate(document.blocks) if (items := tuple(_items(node)))}


def _items(node: Node) -> Iterator[Item]:
    if node.kind == "dl":
        yield from _of_definitions(node.children)
    elif node.kind == "paragraph":
        yield from filter(None, (_of_paragraph(node, ()),))
    elif node.kind == "bullet_list":
        found = [
            _of_paragraph(item.children[0], item.children[1:]) if item.children else None for item in node.children
        ]
        yield from (item for item in found if item and all(found))


def _of_definitions(children: Sequence[Node]) -> Iterator[Item]:
    """A card for each term, with all that follows up to the next one."""
    item: Item | None = None
    for child in children:
        if child.kind == "dt":
            yield from (item,) if item else ()
            item = Item(None, Prose(child.children), (), child.span)
        elif item:
            item = replace(item, body=(*item.body, *child.children))
    yield from (item,) if item else ()


def _of_paragraph(node: Node, below: tuple[Node, ...]) -> Item | None:
    """`**Term** – meaning`, `**Term**: meaning` or `**Term:** meaning`; labels of parts and numbers are no terms."""
    if node.kind != "paragraph" or all(child.kind != "strong" for child in node.children[:2]):
        return None
    inline = trim(node.children)
    if len(inline) < 2 or inline[0].kind != "strong" or inline[1].kind != "text":
        return None
    words, behind = plain(inline[:1]).strip(), inline[1].text.lstrip()
    term = words.rstrip(SEPARATORS + " ")
    divided = term != words or behind[:1] in tuple(SEPARATORS)
    if not divided or not term or len(term) > LONGEST or meaning_of(term) or lead_of(inline[:1]).is_there:
        return None
    rest = trim((inline[1]._replace(text=behind.lstrip(SEPARATORS + " ")), *inline[2:]))
    if not rest:
        return None
    prompt = (Node("text", node.span, text=term),) if term != words else inline[0].children
    return Item(None, Prose(prompt), (node._replace(children=rest, tight=False), *below), node.span)


def read(document: Document) -> Outline:
    """Other blocks go to the term before them."""
    found = document.once(_found)
    shelf = Shelf()
    for index, node in enumerate(document.blocks):
        if index in found:
            shelf.mark(node.span, found[index])
        else:
            shelf.put((node,))
    return shelf.outline()


DIALECT = Dialect("terms", "cards are terms with what they mean: `**Quorum** – enough replicas`", score, read)
