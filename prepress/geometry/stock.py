"""Paper, cards, and the ways to put cards on paper, as data; all lengths in millimetres.

Each figure has its source in `Stock.source`. A4, A7 and A8 are ISO 216, Letter is ANSI/ASME Y14.1. Pre-cut sheets have
the geometry that glabels-qt publishes for them (`templates/*.xml`). The grids for scissors are our own: they stand in
the middle of the sheet and leave 6.35 mm or more at every side, since that is the widest margin that office printers
commonly report (`media-*-margin-supported` over IPP).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from prepress.geometry.calibration import Calibration

INCH = 25.4
PRINTER_MARGIN = 4.23
"""What most office printers cannot reach at every side: the 423 hundredths of a millimetre that they report."""

BLEED = 3.0
"""How far colour runs over the edge of a card where there is waste beside it: the custom of the trade."""

TINY = 1e-6
"""Less than that is rounding."""

BATCH = 15
"""Sheets that a trimmer at home cuts at once without the lowest one slipping."""


@dataclass(frozen=True)
class Paper:
    """A sheet as it comes out of the tray, upright."""

    name: str
    width: float
    height: float

    @property
    def landscape(self) -> "Paper":
        """The same sheet lying on its long edge."""
        return Paper(f"{self.name}-landscape", self.height, self.width)


@dataclass(frozen=True)
class Stock:
    """A sheet and the grid of cards on it; (`left`, `top`) is the corner of the first card.

    `gap_x` and `gap_y` are the gutters between columns and between rows; 0 where cards touch. A `precut` sheet comes
    with its cuts. `source` says where the figures are from, `also` which other sheets have the same.
    """

    name: str
    summary: str
    paper: Paper
    card_width: float
    card_height: float
    columns: int
    rows: int
    left: float = 0.0
    top: float = 0.0
    gap_x: float = 0.0
    gap_y: float = 0.0
    precut: bool = False
    source: str = ""
    also: tuple[str, ...] = ()

    @property
    def cards_per_sheet(self) -> int:
        """How many cards one sheet holds."""
        return self.columns * self.rows

    @property
    def is_whole_sheet(self) -> bool:
        """Whether a card is a sheet of its own, so that there is nothing to cut."""
        return (self.card_width, self.card_height) == (self.paper.width, self.paper.height)

    @property
    def block(self) -> tuple[float, float]:
        """Width and height of all cards together, gutters between them included."""
        width = self.columns * self.card_width + (self.columns - 1) * self.gap_x
        return width, self.rows * self.card_height + (self.rows - 1) * self.gap_y

    @property
    def waste(self) -> tuple[float, float, float, float]:
        """What is left of the sheet at its left, top, right and bottom."""
        width, height = self.block
        return self.left, self.top, self.paper.width - self.left - width, self.paper.height - self.top - height

    @property
    def bleed(self) -> tuple[float, float]:
        """How far colour may run over a card's edge, sideways and up and down: nothing where cards touch."""
        left, top, right, bottom = self.waste
        sideways = self.gap_x / 2 if self.columns > 1 else max(0.0, min(left, right) - PRINTER_MARGIN)
        upwards = self.gap_y / 2 if self.rows > 1 else max(0.0, min(top, bottom) - PRINTER_MARGIN)
        return min(BLEED, sideways), min(BLEED, upwards)

    def slot(self, index: int) -> tuple[float, float]:
        """The corner of a place for a card, counted from 0, row by row."""
        row, column = divmod(index, self.columns)
        return self.left + column * (self.card_width + self.gap_x), self.top + row * (self.card_height + self.gap_y)


class Flip(StrEnum):
    """The edge of the sheet over which the printer turns it."""

    LONG = "long"
    SHORT = "short"


class Turn(StrEnum):
    """How a card is turned in the hand: sideways as a page of a book, or upwards as one of a wall calendar."""

    BOOK = "book"
    CALENDAR = "calendar"


class Order(StrEnum):
    """Cards sheet by sheet, or so that the piles of a stack that is cut as a whole are in order."""

    SHEET = "sheet"
    STACK = "stack"


class Guides(StrEnum):
    """What is drawn along the cuts between cards."""

    NONE = "none"
    HAIRLINE = "hairline"
    DASHED = "dashed"


@dataclass(frozen=True)
class Scheme:
    """How cards are put on sheets. `batch` is how many sheets of a stack are cut at once.

    `single_sided` cards have their back beside their front, to be folded behind it. `margin` is what the printer does
    not reach, in millimetres. By the `calibration` backs are moved, for a `printer` of this name. With a `guide` the
    cards come after a sheet that says how to print and cut them.
    """

    flip: Flip = Flip.LONG
    turn: Turn = Turn.BOOK
    order: Order = Order.SHEET
    batch: int = BATCH
    single_sided: bool = False
    guides: Guides = Guides.NONE
    guides_on_backs: bool = False
    margin: float = PRINTER_MARGIN
    calibration: Calibration = field(default_factory=Calibration)
    printer: str = ""
    guide: bool = False

    @property
    def leading_sides(self) -> int:
        """How many sides come before those with cards: two, so that fronts stay in front, or one if there are no backs
        and it takes no recipe to cut."""
        one = self.single_sided and self.order is Order.SHEET
        return (1 if one else 2) if self.guide else 0


LONG_EDGE = Scheme()


def centred(stock: Stock) -> Stock:
    """The same grid in the middle of its sheet."""
    width, height = stock.block
    return replace(stock, left=(stock.paper.width - width) / 2, top=(stock.paper.height - height) / 2)


def faults_of(stock: Stock, margin: float = PRINTER_MARGIN) -> Iterator[str]:
    """What is wrong with a grid, each fault as a clause that says by how much; nothing if it can be printed."""
    if min(stock.card_width, stock.card_height) <= 0 or min(stock.columns, stock.rows) < 1:
        yield "has no cards"
        return
    if min(stock.gap_x, stock.gap_y) < 0:
        yield f"has cards that overlap by {-min(stock.gap_x, stock.gap_y):.4g} mm"
    for side, waste in zip(("left", "top", "right", "bottom"), stock.waste, strict=True):
        if waste < -TINY:
            yield f"stands out over the {side} edge of {stock.paper.name} by {-waste:.4g} mm"
        elif waste < margin - TINY and not stock.is_whole_sheet:
            missing = margin - waste
            yield f"lies {missing:.4g} mm inside the {margin:g} mm at the {side} that the printer does not reach"


A4 = Paper("a4", 210.0, 297.0)
LETTER = Paper("letter", 8.5 * INCH, 11 * INCH)
INDEX_3X5 = Paper("3x5in", 5 * INCH, 3 * INCH)
INDEX_4X6 = Paper("4x6in", 6 * INCH, 4 * INCH)
PAPERS = {paper.name: paper for paper in (A4, LETTER)}
SHEET_PAPERS = {
    **PAPERS,
    **{
        paper.name: paper
        for paper in (
            Paper("a5", 148.0, 210.0),
            Paper("legal", 8.5 * INCH, 14 * INCH),
            Paper("tabloid", 11 * INCH, 17 * INCH),
            Paper("a3", 297.0, 420.0),
            Paper("a2", 420.0, 594.0),
            Paper("a1", 594.0, 841.0),
        )
    },
}
"""What a cheat sheet may be printed on, posters among them: ISO 216 and ANSI/ASME Y14.1, and Legal by custom."""

EVERY_PAPER = {paper.name: paper for paper in (A4, A4.landscape, LETTER, LETTER.landscape, INDEX_3X5, INDEX_4X6)}
"""The papers that a stock may lie on; documents are made for those in PAPERS."""

A7, A8 = (105.0, 74.0), (74.0, 52.0)
THREE_BY_FIVE, FOUR_BY_SIX = (5 * INCH, 3 * INCH), (6 * INCH, 4 * INCH)
BUSINESS, BUSINESS_US = (85.0, 55.0), (3.5 * INCH, 2 * INCH)
POKER, TAROT = (2.5 * INCH, 3.5 * INCH), (2.75 * INCH, 4.75 * INCH)
A4_LYING, LETTER_LYING = A4.landscape, LETTER.landscape
GUTTER = 6.0

OWN = (
    Stock("a4-8", "8 cards of 95 × 67 mm on A4", A4, 95, 67, 2, 4),
    Stock("a4-6", "6 cards of 95 × 88 mm on A4", A4, 95, 88, 2, 3),
    Stock("a4-4", "4 cards of 130 × 88 mm on A4 lying, with gutters", A4_LYING, 130, 88, 2, 2, 0, 0, GUTTER, GUTTER),
    Stock("letter-8", "8 cards of 3¾ × 2½ in on Letter", LETTER, 3.75 * INCH, 2.5 * INCH, 2, 4),
    Stock("letter-6", "6 cards of 3¾ × 3¼ in on Letter", LETTER, 3.75 * INCH, 3.25 * INCH, 2, 3),
    Stock("letter-4", "4 cards of 4¾ × 3½ in on Letter lying, with gutters", LETTER_LYING, 4.75 * INCH, 3.5 * INCH,
          2, 2, 0, 0, INCH / 4, INCH / 4),
    Stock("a7", "4 cards of A7 (105 × 74 mm) on A4 lying, with gutters", A4_LYING, *A7, 2, 2, 0, 0, GUTTER, GUTTER),
    Stock("a8", "10 cards of A8 (74 × 52 mm) on A4, with gutters", A4, *A8, 2, 5, 0, 0, GUTTER, 4),
    Stock("index-3x5", "4 index cards of 5 × 3 in on Letter lying", LETTER_LYING, *THREE_BY_FIVE, 2, 2),
    Stock("index-4x6", "2 index cards of 6 × 4 in on Letter, with a gutter", LETTER, *FOUR_BY_SIX,
          1, 2, 0, 0, 0, GUTTER),
    Stock("a4-index-3x5", "4 index cards of 5 × 3 in on A4 lying, with gutters", A4_LYING, *THREE_BY_FIVE,
          2, 2, 0, 0, GUTTER, GUTTER),
    Stock("a4-index-4x6", "2 index cards of 6 × 4 in on A4, with a gutter", A4, *FOUR_BY_SIX, 1, 2, 0, 0, 0, GUTTER),
    Stock("single-3x5", "index cards of 5 × 3 in, each a sheet of its own", INDEX_3X5, *THREE_BY_FIVE, 1, 1),
    Stock("single-4x6", "index cards of 6 × 4 in, each a sheet of its own", INDEX_4X6, *FOUR_BY_SIX, 1, 1),
    Stock("business-a4", "10 business cards of 85 × 55 mm on A4", A4, *BUSINESS, 2, 5),
    Stock("business-letter", "10 business cards of 3½ × 2 in on Letter", LETTER, *BUSINESS_US, 2, 5),
    Stock("poker-a4", "9 poker cards of 63.5 × 88.9 mm on A4", A4, *POKER, 3, 3),
    Stock("poker-letter", "8 poker cards of 2½ × 3½ in on Letter lying", LETTER_LYING, *POKER, 4, 2),
    Stock("tarot-a4", "4 tarot cards of 69.85 × 120.65 mm on A4, with gutters", A4, *TAROT, 2, 2, 0, 0, GUTTER, GUTTER),
    Stock("tarot-letter", "4 tarot cards of 2¾ × 4¾ in on Letter, with gutters", LETTER, *TAROT,
          2, 2, 0, 0, GUTTER, GUTTER),
)  # fmt: skip
"""Grids for scissors: they stand in the middle of their sheets."""

GLABELS = "glabels-qt templates/"
PRECUT = (
    Stock("avery-5371", "10 business cards of 3½ × 2 in on Letter", LETTER, *BUSINESS_US, 2, 5, 19.05, 12.7),
    Stock("avery-8373", "8 business cards of 3½ × 2 in on Letter", LETTER, *BUSINESS_US, 2, 4, 12.7, 19.05, 12.7, 12.7),
    Stock("avery-5388", "3 index cards of 5 × 3 in on Letter", LETTER, *THREE_BY_FIVE, 1, 3, 44.45, 25.4),
    Stock("avery-5389", "2 postcards of 6 × 4 in on Letter", LETTER, *FOUR_BY_SIX, 1, 2, 31.75, 31.75, 0, 12.7),
    Stock("avery-c32011", "10 business cards of 85 × 54 mm on A4", A4, 85, 54, 2, 5, 15, 13.5, 10),
    Stock("avery-c32015", "8 business cards of 85 × 54 mm on A4", A4, 85, 54, 2, 4, 17, 31.5, 6, 6),
    Stock("avery-j8414", "10 business cards of 87 × 50.8 mm on A4", A4, 87, 50.8, 2, 5, 14.82, 20.42, 6.13),
    Stock("avery-l7414", "10 business cards of 90 × 52 mm on A4", A4, 90, 52, 2, 5, 15, 18.5),
    Stock("decadry-occ-3342", "10 business cards of 85 × 54 mm on A4", A4, 85, 54, 2, 5, 15, 13.5, 10),
    Stock("herma-5028", "10 business cards of 83.8 × 50.8 mm on A4", A4, 83.8, 50.8, 2, 5, 18.6, 22, 5.4),
    Stock("southworth-bc554", "10 business cards of 3½ × 2 in on Letter", LETTER, *BUSINESS_US, 2, 5, 12.7, 12.7, 12.7),
    Stock("zweckform-32010", "10 business cards of 85 × 54 mm on A4", A4, 84.998, 54, 2, 5, 14.111, 14.111, 9.899),
)  # fmt: skip
"""Sheets that come with their cuts, with the geometry that glabels-qt publishes for them."""

ALSO = {
    "avery-5371": "5372 5376 5377 5871 5872 5873 5876 5877 5878 5911 6235 8271 8371 8471 8571 28371",
    "avery-8373": "3612 5881 8869 28373",
    "avery-5388": "5386 8388",
    "avery-c32011": "c32011-10",
    "avery-c32015": "32015",
    "avery-j8414": "8414",
    "avery-l7414": "7414",
    "decadry-occ-3342": "ocb-3327 scw-2090 daw-327",
    "southworth-bc554": "bc564",
}
"""Other numbers of the same maker for the same geometry, from the same templates."""


def _bought(stock: Stock) -> Stock:
    """A pre-cut sheet with its source and its twins."""
    maker = stock.name.partition("-")[0]
    also = tuple(f"{maker}-{number}" for number in ALSO.get(stock.name, "").split())
    return replace(stock, summary=f"{stock.summary}, pre-cut", precut=True, source=f"{GLABELS}{maker}*", also=also)


STOCKS = {
    stock.name: stock
    for stock in (*(replace(centred(stock), source="our own, centred") for stock in OWN), *map(_bought, PRECUT))
}
TWINS = {twin: stock.name for stock in STOCKS.values() for twin in stock.also}
"""Other sheets of the same geometry, by the name under which that is kept."""

STOCK_OF_PAPER = {"a4": "a4-8", "letter": "letter-8"}


UPRIGHT, LYING = "upright", "lying"
GRIDS = {1: (1, 1, UPRIGHT), 2: (2, 1, LYING), 4: (2, 2, UPRIGHT)}
"""Pages on a side -> columns, rows, and how the sheet lies."""


@dataclass(frozen=True)
class Gathering:
    """How pages lie on sheets of a paper: so many `up` on each side, or folded in the middle as one booklet.

    In a booklet each sheet inside of another one would stand out by the paper's thickness when folded; its pages move
    towards the fold by `creep` times the sheets around it, so that all margins are the same when the edge is trimmed.
    """

    paper: Paper
    up: int = 1
    folded: bool = False
    creep: float = 0.0

    @property
    def on_a_side(self) -> int:
        """How many pages a side has room for."""
        return 2 if self.folded else self.up

    @property
    def sheet(self) -> Paper:
        """The paper as it lies."""
        return self.paper.landscape if self.folded or GRIDS[self.up][2] == LYING else self.paper

    @property
    def page(self) -> Paper:
        """What pages are laid out for: half a sheet in a booklet, else the whole paper, to be made smaller."""
        half = Paper(f"{self.paper.name}-half", self.sheet.width / 2, self.sheet.height)
        return half if self.folded else self.paper

    @property
    def scale(self) -> float:
        """By how much pages are made smaller to have room on a side."""
        columns, rows = (2, 1) if self.folded else GRIDS[self.up][:2]
        cell = self.sheet.width / columns, self.sheet.height / rows
        return min(cell[0] / self.page.width, cell[1] / self.page.height)
