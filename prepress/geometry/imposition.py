"""Which card lies where on which sheet, front and back: arithmetic in millimetres, nothing else.

The origin is the top left corner of the printed side, x to the right and y down. Where a back lies depends on the edge
over which the sheet is turned, and which way up it stands also on how the card itself is turned in the hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from prepress.geometry.stock import LONG_EDGE, Flip, Order, Scheme, Stock, Turn


class Side(StrEnum):
    """One of the two sides of a sheet, and of a card."""

    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True)
class Placement:
    """One side of card number `card` (from 0), its top left corner at (x, y) as it lies there.

    One that is `turned` stands on its head.
    """

    card: int
    side: Side
    x: float
    y: float
    turned: bool = False


@dataclass(frozen=True)
class Sheet:
    """One side of one sheet of paper."""

    side: Side
    placements: tuple[Placement, ...]


@dataclass(frozen=True)
class Line:
    """A stroke from (x1, y1) to (x2, y2); `grey` is 0 for black and 1 for white, `dash` the length of its pieces."""

    x1: float
    y1: float
    x2: float
    y2: float
    grey: float = 0.0
    dash: float = 0.0


def impose(count: int, stock: Stock, scheme: Scheme = LONG_EDGE) -> tuple[Sheet, ...]:
    """Sheets for `count` cards: each front is followed by its back, or, single-sided, holds both."""
    grid = folded(stock) if scheme.single_sided else stock
    if grid is None:
        raise ValueError(f"{stock.name} has no two cards that touch")
    sheets: list[Sheet] = []
    for cards in _filled(count, grid.cards_per_sheet, scheme):
        fronts = [Placement(card, Side.FRONT, *grid.slot(slot)) for slot, card in cards]
        backs = [_back(front, stock, scheme) for front in fronts]
        if scheme.single_sided:
            sheets.append(Sheet(Side.FRONT, (*fronts, *backs)))
        else:
            sheets += [Sheet(Side.FRONT, tuple(fronts)), Sheet(Side.BACK, tuple(backs))]
    return tuple(sheets)


def grid_of(stock: Stock, scheme: Scheme) -> Stock:
    """What is cut out of the sheet: cards, or pairs of a front and a back."""
    return (folded(stock) if scheme.single_sided else stock) or stock


def _filled(count: int, places: int, scheme: Scheme) -> Iterator[list[tuple[int, int]]]:
    """For each sheet its places that are taken, each with its card."""
    at_once = scheme.batch if scheme.order is Order.STACK else 1
    for first in range(0, count, places * at_once):
        cards = min(count - first, places * at_once)
        sheets = -(-cards // places)
        for sheet in range(sheets):
            numbered = ((slot, slot * sheets + sheet) for slot in range(places))
            yield [(slot, first + number) for slot, number in numbered if number < cards]


def _back(front: Placement, stock: Stock, scheme: Scheme) -> Placement:
    """Where the back of a front lies: behind it when the sheet is turned, or folded."""
    sideways = folds_sideways(stock) if scheme.single_sided else turns_sideways(stock, scheme.flip)
    turned = (scheme.turn is Turn.BOOK) != sideways
    x, y = front.x, front.y
    if scheme.single_sided:
        x, y = (x + stock.card_width, y) if sideways else (x, y + stock.card_height)
    elif sideways:
        x = stock.paper.width - x - stock.card_width
    else:
        y = stock.paper.height - y - stock.card_height
    return Placement(front.card, Side.BACK, x, y, turned)


def turns_sideways(stock: Stock, flip: Flip) -> bool:
    """Whether what is at the left of the front comes to lie at the right of the back; else top and bottom change."""
    upright = stock.paper.height >= stock.paper.width
    return (flip is Flip.LONG) == upright


def folds_sideways(stock: Stock) -> bool:
    """Whether the fold line is upright: along a card's long side if the grid has pairs of cards that way."""
    long_side_upright = stock.card_height > stock.card_width
    return stock.columns > 1 if long_side_upright else stock.rows < 2


def folded(stock: Stock) -> Stock | None:
    """The grid of pairs, front and back beside each other, in the middle of the sheet; None if there is no pair.

    Cards of a pair touch at the fold. A pre-cut sheet would come apart there.
    """
    if stock.precut or stock.cards_per_sheet < 2:
        return None
    sideways = folds_sideways(stock)
    columns, rows = (stock.columns // 2, stock.rows) if sideways else (stock.columns, stock.rows // 2)
    width, height = stock.card_width * (1 + sideways), stock.card_height * (2 - sideways)
    pairs = replace(stock, card_width=width, card_height=height, columns=columns, rows=rows)
    block = pairs.block
    return replace(pairs, left=(stock.paper.width - block[0]) / 2, top=(stock.paper.height - block[1]) / 2)
