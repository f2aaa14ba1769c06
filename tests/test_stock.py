"""Stocks are data; what can be wrong with a grid is said in millimetres."""

from dataclasses import replace

import pytest

from prepress.geometry.stock import (
    A4,
    EVERY_PAPER,
    PAPERS,
    PRINTER_MARGIN,
    STOCK_OF_PAPER,
    STOCKS,
    TWINS,
    Stock,
    centred,
    faults_of,
)

EVERY_STOCK = pytest.mark.parametrize("stock", STOCKS.values(), ids=STOCKS)
GRID = centred(Stock("mine", "", A4, 90, 60, 2, 4, 0, 0, 5, 5))


@EVERY_STOCK
def test_our_own_stocks_can_be_printed(stock: Stock) -> None:
    """Every grid fits its sheet within what most printers reach, and says where its figures are from."""
    assert list(faults_of(stock)) == []
    assert stock.source
    assert stock.paper in EVERY_PAPER.values()


@EVERY_STOCK
def test_the_block_and_the_waste_make_the_sheet(stock: Stock) -> None:
    """The last card ends where the waste at the right and at the bottom begins."""
    x, y = stock.slot(stock.cards_per_sheet - 1)
    _, _, right, bottom = stock.waste
    assert x + stock.card_width + right == pytest.approx(stock.paper.width)
    assert y + stock.card_height + bottom == pytest.approx(stock.paper.height)


def test_every_paper_has_a_stock_of_its_own_size() -> None:
    """The stock chosen for a paper is printed on that paper."""
    assert {paper: STOCKS[name].paper.name for paper, name in STOCK_OF_PAPER.items()} == {name: name for name in PAPERS}


def test_twins_are_no_stocks_of_their_own() -> None:
    """The number of a sheet leads to one geometry."""
    assert TWINS["avery-8371"] == "avery-5371"
    assert not TWINS.keys() & STOCKS.keys()
    assert set(TWINS.values()) <= STOCKS.keys()


@pytest.mark.parametrize(
    ("stock", "fault"),
    [
        (replace(GRID, left=-3.5), "stands out over the left edge of a4 by 3.5 mm"),
        (replace(GRID, card_width=110.0), "stands out over the right edge of a4 by 27.5 mm"),
        (replace(GRID, rows=5), "stands out over the bottom edge of a4 by 44 mm"),
        (replace(GRID, top=2.0), "lies 2.23 mm inside the 4.23 mm at the top that the printer does not reach"),
        (replace(GRID, gap_x=-1.0), "has cards that overlap by 1 mm"),
        (replace(GRID, columns=0), "has no cards"),
        (replace(GRID, card_height=0.0), "has no cards"),
    ],
)
def test_a_grid_that_does_not_fit_says_by_how_much(stock: Stock, fault: str) -> None:
    """Each side that is at fault is named, with the millimetres."""
    assert list(faults_of(GRID)) == []
    assert fault in list(faults_of(stock))


def test_another_printer_reaches_further_or_less_far() -> None:
    """The margin is the printer's; a card that is a sheet of its own has none."""
    near = replace(GRID, left=3.0)
    assert list(faults_of(near, 3.0)) == []
    assert list(faults_of(near, PRINTER_MARGIN))
    assert list(faults_of(STOCKS["single-3x5"], 20.0)) == []


@pytest.mark.parametrize(
    ("name", "bleed"),
    [("a4-8", (0, 0)), ("a7", (3, 3)), ("a8", (3, 2)), ("avery-c32011", (3, 0)), ("single-3x5", (0, 0))],
)
def test_colour_bleeds_where_there_is_waste(name: str, bleed: tuple[float, float]) -> None:
    """Half a gutter at most, and 3 mm at most; nothing where cards touch."""
    assert STOCKS[name].bleed == bleed
