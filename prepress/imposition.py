"""Which card lies where on which sheet, front and back: arithmetic in millimetres, nothing else.

The origin is the top left corner of the printed side, x to the right and y down. Backs are placed for a sheet turned
over its long edge: what lies at x on the front lies at width - x on the back.
"""

from dataclasses import dataclass
from enum import StrEnum

from prepress.stock import Stock

MARK_LENGTH = 3.5
MARK_DISTANCE = 2.0


class Side(StrEnum):
    """One of the two sides of a sheet, and of a card."""

    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True)
class Placement:
    """Card number `card` (from 0) with its top left corner at (x, y)."""

    card: int
    x: float
    y: float


@dataclass(frozen=True)
class Sheet:
    """One side of one sheet of paper."""

    side: Side
    placements: tuple[Placement, ...]


@dataclass(frozen=True)
class Line:
    """A straight stroke from (x1, y1) to (x2, y2); `grey` is 0 for black and 1 for white."""

    x1: float
    y1: float
    x2: float
    y2: float
    grey: float = 0.0


def impose(count: int, stock: Stock) -> tuple[Sheet, ...]:
    """Sheets for `count` cards in reading order: each front is followed by its back."""
    sheets = []
    for first in range(0, count, stock.cards_per_sheet):
        cards = range(first, min(first + stock.cards_per_sheet, count))
        fronts = tuple(Placement(card, *_slot(card - first, stock)) for card in cards)
        sheets += [Sheet(Side.FRONT, fronts), Sheet(Side.BACK, tuple(_behind(front, stock) for front in fronts))]
    return tuple(sheets)


def _slot(index: int, stock: Stock) -> tuple[float, float]:
    row, column = divmod(index, stock.columns)
    return stock.left + column * stock.card_width, stock.top + row * stock.card_height


def _behind(front: Placement, stock: Stock) -> Placement:
    return Placement(front.card, stock.paper.width - front.x - stock.card_width, front.y)


def crop_marks(stock: Stock) -> tuple[Line, ...]:
    """Marks at the ends of every cut, in the waste around the block of cards."""
    xs = [stock.left + column * stock.card_width for column in range(stock.columns + 1)]
    ys = [stock.top + row * stock.card_height for row in range(stock.rows + 1)]
    near, far = MARK_DISTANCE, MARK_DISTANCE + MARK_LENGTH
    upright = [Line(x, y - d * near, x, y - d * far) for x in xs for y, d in ((ys[0], 1), (ys[-1], -1))]
    level = [Line(x - d * near, y, x - d * far, y) for y in ys for x, d in ((xs[0], 1), (xs[-1], -1))]
    return (*upright, *level)
