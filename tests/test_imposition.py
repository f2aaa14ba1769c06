"""Cards on sheets: arithmetic that a printer and a pair of scissors will check."""

from itertools import pairwise, product

import pytest

from prepress.geometry.imposition import Placement, Side, folded, folds_sideways, impose
from prepress.geometry.stock import STOCKS, Flip, Order, Scheme, Stock, Turn

EVERY_STOCK = pytest.mark.parametrize("stock", STOCKS.values(), ids=STOCKS)
SCHEMES = tuple(Scheme(flip, turn, order) for flip, turn, order in product(Flip, Turn, Order))
COUNTS = (1, 7, 8, 9, 40)

FOLDING = [stock for stock in STOCKS.values() if folded(stock)]


def point_of(put: Placement, stock: Stock, u: float, v: float) -> tuple[float, float]:
    """Where on the sheet a point of a face lies that has (u, v) from the face's own top left corner."""
    if put.turned:
        return put.x + stock.card_width - u, put.y + stock.card_height - v
    return put.x + u, put.y + v


def seen_through(point: tuple[float, float], stock: Stock, flip: Flip) -> tuple[float, float]:
    """Where a point of the back is on the front of the same sheet, when one looks through it.

    Paper that stands upright has its long edges at the sides; turned over one of them, left and right change.
    """
    x, y = point
    width, height = stock.paper.width, stock.paper.height
    edge_is_upright = (height >= width) if flip is Flip.LONG else (height < width)
    return (width - x, y) if edge_is_upright else (x, height - y)


@EVERY_STOCK
def test_every_card_has_one_front_and_one_back(stock: Stock) -> None:
    """Each card is placed once on a front and once on the back of the same sheet."""
    for scheme, count in product(SCHEMES, COUNTS):
        assert_each_card_is_there_once(stock, scheme, count)


def test_long_decks_are_complete() -> None:
    """So it is with 4,000 cards."""
    for scheme in SCHEMES:
        assert_each_card_is_there_once(STOCKS["a4-8"], scheme, 4000)


def assert_each_card_is_there_once(stock: Stock, scheme: Scheme, count: int) -> None:
    """As many sheets as are needed, and every card on one of them."""
    sheets = impose(count, stock, scheme)
    assert len(sheets) == 2 * -(-count // stock.cards_per_sheet)
    for fronts, backs in zip(sheets[::2], sheets[1::2], strict=True):
        assert (fronts.side, backs.side) == (Side.FRONT, Side.BACK)
        assert {put.side for put in fronts.placements} == {Side.FRONT}
        assert {put.side for put in backs.placements} == {Side.BACK}
        assert [put.card for put in fronts.placements] == [put.card for put in backs.placements]
    cards = [put.card for sheet in sheets[::2] for put in sheet.placements]
    assert sorted(cards) == list(range(count))
    assert scheme.order is Order.STACK or cards == list(range(count))


@EVERY_STOCK
def test_a_card_turned_in_the_hand_shows_its_back_upright(stock: Stock) -> None:
    """A point (u, v) of the back lies, seen through the sheet, where turning the card by hand brings it."""
    u, v, width, height = 3.0, 5.0, stock.card_width, stock.card_height
    for scheme in SCHEMES:
        sheets = impose(stock.cards_per_sheet + 1, stock, scheme)
        for fronts, backs in zip(sheets[::2], sheets[1::2], strict=True):
            for front, back in zip(fronts.placements, backs.placements, strict=True):
                x, y = seen_through(point_of(back, stock, u, v), stock, scheme.flip)
                behind = (width - u, v) if scheme.turn is Turn.BOOK else (u, height - v)
                assert (x - front.x, y - front.y) == pytest.approx(behind, abs=1e-9)


@EVERY_STOCK
def test_cards_do_not_overlap_and_stay_on_the_sheet(stock: Stock) -> None:
    """No two cards share a spot, on fronts or on backs, and all lie on the paper."""
    for sheet in impose(stock.cards_per_sheet, stock):
        assert len({(round(put.x, 6), round(put.y, 6)) for put in sheet.placements}) == stock.cards_per_sheet
        for put in sheet.placements:
            assert -1e-9 <= put.x <= stock.paper.width - stock.card_width + 1e-9
            assert -1e-9 <= put.y <= stock.paper.height - stock.card_height + 1e-9
        for one, other in product(sheet.placements, sheet.placements):
            apart = max(abs(one.x - other.x) - stock.card_width, abs(one.y - other.y) - stock.card_height)
            assert one is other or apart >= -1e-9


@EVERY_STOCK
def test_piles_put_on_one_another_are_the_deck(stock: Stock) -> None:
    """A stack is cut as a whole; its piles, those of the first place on top, make the deck in order, batch by batch."""
    for count, batch in product((1, 7, 8, 9, 100), (1, 3, 15)):
        assert deck_of_piles(stock, count, batch) == list(range(count))


def deck_of_piles(stock: Stock, count: int, batch: int) -> list[int]:
    """The cards from top to bottom after cutting."""
    sheets = impose(count, stock, Scheme(order=Order.STACK, batch=batch))[::2]
    places = [stock.slot(slot) for slot in range(stock.cards_per_sheet)]
    deck: list[int] = []
    for first in range(0, len(sheets), batch):
        stack = sheets[first : first + batch]
        for place in places:
            deck += [put.card for sheet in stack for put in sheet.placements if (put.x, put.y) == place]
    return deck


@pytest.mark.parametrize("stock", FOLDING, ids=lambda stock: stock.name)
def test_folding_brings_backs_behind_their_fronts(stock: Stock) -> None:
    """Front and back touch at the fold; what is folded behind shows its back upright when the card is turned."""
    for turn, order, count in product(Turn, Order, (1, 9, 40)):
        assert_backs_fold_behind(stock, turn, order, count)


def assert_backs_fold_behind(stock: Stock, turn: Turn, order: Order, count: int) -> None:
    """A point (3, 5) of each back comes to lie where turning the card by hand shows it."""
    width, height = stock.card_width, stock.card_height
    sheets = impose(count, stock, Scheme(turn=turn, order=order, single_sided=True))
    found = []
    for sheet in sheets:
        sides: dict[Side, dict[int, Placement]] = {side: {} for side in Side}
        for put in sheet.placements:
            sides[put.side][put.card] = put
        assert sides[Side.FRONT].keys() == sides[Side.BACK].keys()
        for card, front in sides[Side.FRONT].items():
            found.append(card)
            x, y = point_of(sides[Side.BACK][card], stock, 3, 5)
            fold_x, fold_y = front.x + width, front.y + height
            x, y = (2 * fold_x - x, y) if folds_sideways(stock) else (x, 2 * fold_y - y)
            behind = (width - 3, 5) if turn is Turn.BOOK else (3, height - 5)
            assert (x - front.x, y - front.y) == pytest.approx(behind, abs=1e-9)
    assert sorted(found) == list(range(count))


def test_a_fold_runs_along_the_long_side_where_it_can() -> None:
    """Lying cards fold at their foot, upright ones at their side; those in a row of their own as they must."""
    assert not folds_sideways(STOCKS["a4-8"])
    assert folds_sideways(STOCKS["poker-a4"])
    assert folds_sideways(STOCKS["tarot-a4"])
    assert not folds_sideways(STOCKS["index-4x6"])


@pytest.mark.parametrize("name", ["avery-5371", "single-3x5"])
def test_what_cannot_be_folded_is_refused(name: str) -> None:
    """A pre-cut sheet would come apart at the fold, and one card alone has nothing beside it."""
    with pytest.raises(ValueError, match="no two cards that touch"):
        impose(1, STOCKS[name], Scheme(single_sided=True))


def test_batches_follow_one_another() -> None:
    """The cards of a batch are those after the batch before; within it, a place's cards follow one another."""
    stock = STOCKS["a4-8"]
    sheets = impose(300, stock, Scheme(order=Order.STACK))[::2]
    batches = [sheets[first : first + 15] for first in range(0, len(sheets), 15)]
    cards = [sorted(put.card for sheet in batch for put in sheet.placements) for batch in batches]
    assert [len(batch) for batch in batches] == [15, 15, 8]
    assert [(batch[0], batch[-1]) for batch in cards] == [(0, 119), (120, 239), (240, 299)]
    for one, next_one in pairwise(batches[0]):
        assert [put.card + 1 for put in one.placements] == [put.card for put in next_one.placements]
