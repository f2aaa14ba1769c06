"""Cards on sheets: arithmetic that a pair of scissors will check."""

import pytest

from prepress.imposition import Side, crop_marks, impose
from prepress.stock import STOCK_OF_PAPER, STOCKS, Stock

MARGIN = 4.23
"""Millimetres that most printers leave white."""

EVERY_STOCK = pytest.mark.parametrize("stock", STOCKS.values(), ids=STOCKS)


@EVERY_STOCK
@pytest.mark.parametrize("count", [1, 7, 8, 9, 40, 4000])
def test_every_card_has_one_front_and_one_back(stock: Stock, count: int) -> None:
    """Each card is placed once on a front and once on the back of the same sheet."""
    sheets = impose(count, stock)
    for fronts, backs in zip(sheets[::2], sheets[1::2], strict=True):
        assert (fronts.side, backs.side) == (Side.FRONT, Side.BACK)
        assert [put.card for put in fronts.placements] == [put.card for put in backs.placements]
    assert [put.card for sheet in sheets[::2] for put in sheet.placements] == list(range(count))


@EVERY_STOCK
def test_backs_lie_behind_their_fronts(stock: Stock) -> None:
    """Turning the sheet over its long edge brings each back exactly behind its front."""
    fronts, backs = impose(stock.cards_per_sheet, stock)
    for front, back in zip(fronts.placements, backs.placements, strict=True):
        turned = stock.paper.width - back.x - stock.card_width
        assert (turned, back.y) == pytest.approx((front.x, front.y), abs=1e-9)


@EVERY_STOCK
def test_cards_do_not_overlap_and_stay_on_the_sheet(stock: Stock) -> None:
    """The grid fits the paper with equal waste left and right, and no two cards share a spot."""
    sheet, _ = impose(stock.cards_per_sheet, stock)
    corners = {(put.x, put.y) for put in sheet.placements}
    assert len(corners) == stock.cards_per_sheet
    right = max(x for x, _ in corners) + stock.card_width
    bottom = max(y for _, y in corners) + stock.card_height
    assert stock.left == pytest.approx(stock.paper.width - right)
    assert bottom <= stock.paper.height - stock.top + 1e-9


@EVERY_STOCK
def test_crop_marks_lie_in_the_waste(stock: Stock) -> None:
    """Each cut has a mark at both ends; none touches the cards or lies where most printers do not reach."""
    right = stock.left + stock.columns * stock.card_width
    bottom = stock.top + stock.rows * stock.card_height
    marks = crop_marks(stock)
    assert len(marks) == 2 * (stock.columns + 1) + 2 * (stock.rows + 1)
    for mark in marks:
        xs, ys = (mark.x1, mark.x2), (mark.y1, mark.y2)
        outside = max(xs) < stock.left or min(xs) > right or max(ys) < stock.top or min(ys) > bottom
        assert outside
        assert MARGIN <= min(xs) <= max(xs) <= stock.paper.width - MARGIN
        assert MARGIN <= min(ys) <= max(ys) <= stock.paper.height - MARGIN


def test_every_paper_has_a_stock_of_its_own_size() -> None:
    """The stock chosen for a paper is printed on that paper."""
    assert {paper: STOCKS[name].paper.name for paper, name in STOCK_OF_PAPER.items()} == {
        "a4": "a4",
        "letter": "letter",
    }
