"""Questions and answers are two sides with a sign between them: `front :: back`, or a line with `?` alone.

So are cards written in notes, for programs that ask them.
"""

from prepress.dialect import Dialect, Document, Item, Outline
from prepress.model import Prose
from prepress.parsing.syntax import Node, Stretch, parse_stretches
from prepress.reading.dividedlines import Divided, divided_cards
from prepress.reading.shelf import Shelf
from prepress.reading.standing import standing
from prepress.source import Span

BEST = 0.7
"""What a deck scores that holds nothing but such cards."""

FEWEST = 2
"""A single `::` may be anything, a line with `?` alone is not."""

Blocks = tuple[Node, ...]


def score(document: Document) -> float:
    """How much of the text such cards make up."""
    cards = document.once(_cards)
    if len(cards) < FEWEST and not any("?" in document.source.text[card.sign : card.back] for card in cards):
        return 0.0
    written = sum(card.end - card.start for card in cards)
    size = sum(node.span.end - node.span.start for node in document.blocks if not node.level)
    covered = min(1.0, written / max(1, size))
    stands = standing(document.blocks, [card.start for card in cards])
    return BEST * covered * stands * len(cards) / (len(cards) + 1)


def _cards(document: Document) -> tuple[Divided, ...]:
    return divided_cards(document.source.text, document.blocks[0].span.start) if document.blocks else ()


def read(document: Document) -> Outline:
    """Cut the text at the sides of each card, and read each side as Markdown of its own."""
    cards = document.once(_cards)
    start = document.blocks[0].span.start if document.blocks else 0
    stretches: list[Stretch] = []
    for card in cards:
        stretches += Stretch(start, card.start), Stretch(card.front, card.sign), Stretch(card.back, card.end)
        start = card.end
    *parsed, last = parse_stretches(document.source, [*stretches, Stretch(start, len(document.source.text))])
    shelf = Shelf()
    for number, card in enumerate(cards):
        between, front, back = parsed[3 * number : 3 * number + 3]
        shelf.put(between)
        shelf.mark(Span(card.start, card.sign), (_item(front, back, card),))
    shelf.put(last)
    return shelf.outline()


def _item(front: Blocks, back: Blocks, card: Divided) -> Item:
    prompt, *others = front or (None,)
    words = prompt.children if prompt and prompt.kind in ("paragraph", "heading") else ()
    return Item(None, Prose(words), back, Span(card.start, card.sign), front=tuple(others) if words else front)


DIALECT = Dialect("divided-cards", "the sides of a card are divided: `front :: back`, or a line with `?`", score, read)
