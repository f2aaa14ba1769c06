"""Paper and cards as data: sizes and grids, all in millimetres.

Sources: A4 is ISO 216, Letter is ANSI/ASME Y14.1. The card grids are our own; each keeps at least 10 mm of waste on
every side, so that crop marks of 3.5 mm at a distance of 2 mm end 4.5 mm from the paper's edge: most printers reach
within 4.23 mm of it (the `media-*-margin-supported` 423 that office printers announce through IPP).
"""

from dataclasses import dataclass


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
    """A sheet and the grid of cards on it; (`left`, `top`) is the corner of the first card."""

    name: str
    summary: str
    paper: Paper
    card_width: float
    card_height: float
    columns: int
    rows: int
    left: float
    top: float

    @property
    def cards_per_sheet(self) -> int:
        """How many cards one sheet holds."""
        return self.columns * self.rows


A4 = Paper("a4", 210.0, 297.0)
LETTER = Paper("letter", 215.9, 279.4)
PAPERS = {paper.name: paper for paper in (A4, LETTER)}

STOCKS = {
    stock.name: stock
    for stock in (
        Stock("a4-8", "8 cards of 95 × 67 mm on A4", A4, 95.0, 67.0, 2, 4, 10.0, 14.5),
        Stock("letter-8", "8 cards of 3¾ × 2½ in on Letter", LETTER, 95.25, 63.5, 2, 4, 12.7, 12.7),
    )
}
STOCK_OF_PAPER = {"a4": "a4-8", "letter": "letter-8"}
