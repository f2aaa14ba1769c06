"""Marks and guides: where one cuts and folds, and nowhere else."""

import pytest

from prepress.geometry.cutting import crop_marks, edges, lines_on
from prepress.geometry.imposition import Line, Side, folded
from prepress.geometry.stock import PRINTER_MARGIN, STOCKS, Guides, Scheme, Stock

CUT = [stock for stock in STOCKS.values() if not (stock.precut or stock.is_whole_sheet)]
EVERY_STOCK = pytest.mark.parametrize("stock", CUT, ids=lambda stock: stock.name)


def spans(line: Line) -> tuple[tuple[float, float], tuple[float, float]]:
    """The line's extent sideways and up and down."""
    xs, ys = sorted((line.x1, line.x2)), sorted((line.y1, line.y2))
    return (xs[0], xs[1]), (ys[0], ys[1])


@EVERY_STOCK
@pytest.mark.parametrize("margin", [PRINTER_MARGIN, 6.35])
def test_marks_lie_in_the_waste_that_the_printer_reaches(stock: Stock, margin: float) -> None:
    """No mark touches the block of cards or their bleed, and none lies in the printer's margin."""
    width, height = stock.block
    for mark in crop_marks(stock, margin):
        (left, right), (top, bottom) = spans(mark)
        sideways = max(stock.left - right, left - stock.left - width)
        upwards = max(stock.top - bottom, top - stock.top - height)
        assert sideways >= max(2.0, stock.bleed[0]) - 1e-9 or upwards >= max(2.0, stock.bleed[1]) - 1e-9
        assert min(left, top, stock.paper.width - right, stock.paper.height - bottom) >= margin - 1e-9


@EVERY_STOCK
def test_every_cut_has_a_mark_at_both_ends(stock: Stock) -> None:
    """As many upright marks at the top as edges of columns, and so on around; each as long as a ruler needs."""
    xs, ys = edges(stock)
    marks = crop_marks(stock)
    upright = [mark.x1 for mark in marks if mark.x1 == mark.x2]
    level = [mark.y1 for mark in marks if mark.y1 == mark.y2]
    assert sorted(upright) == sorted([*xs, *xs])
    assert sorted(level) == sorted([*ys, *ys])
    assert all(max(right - left, bottom - top) >= 1.5 - 1e-9 for (left, right), (top, bottom) in map(spans, marks))


def test_where_cards_touch_there_is_one_edge() -> None:
    """A gutter has two, one for each card."""
    assert edges(STOCKS["a4-8"])[0] == (10.0, 105.0, 200.0)
    assert edges(STOCKS["a7"])[0] == (40.5, 145.5, 151.5, 256.5)


def test_a_narrow_waste_has_no_marks() -> None:
    """A printer that leaves 12 mm at every side leaves no room for marks beside 14 mm of waste."""
    assert crop_marks(STOCKS["a4-8"], 12.0) == ()


@pytest.mark.parametrize("name", ["avery-5371", "single-3x5"])
def test_what_needs_no_cut_has_no_lines(name: str) -> None:
    """Neither marks nor guides, whatever is asked for."""
    scheme = Scheme(guides=Guides.DASHED, guides_on_backs=True)
    assert lines_on(Side.FRONT, STOCKS[name], scheme) == lines_on(Side.BACK, STOCKS[name], scheme) == ()


def test_guides_run_along_the_cuts_on_the_sides_asked_for() -> None:
    """Grey lines along all edges; dashed or not; on the fronts, and on the backs if that is wanted."""
    stock = STOCKS["a4-8"]
    marks = len(crop_marks(stock))
    for guides, dash in ((Guides.HAIRLINE, 0.0), (Guides.DASHED, 1.0)):
        drawn = lines_on(Side.FRONT, stock, Scheme(guides=guides))[marks:]
        assert {line.dash for line in drawn} == {dash}
        assert Line(105.0, 14.5, 105.0, 282.5, 0.6, dash) in drawn
        assert len(drawn) == 8
        assert lines_on(Side.BACK, stock, Scheme(guides=guides)) == ()
        assert lines_on(Side.BACK, stock, Scheme(guides=guides, guides_on_backs=True)) == drawn
    assert len(lines_on(Side.FRONT, stock, Scheme())) == marks


def test_folds_have_broken_marks() -> None:
    """At both ends of each fold line, in the waste around the pairs."""
    stock = STOCKS["a4-8"]
    drawn = lines_on(Side.FRONT, stock, Scheme(single_sided=True))
    pairs = folded(stock)
    assert pairs
    assert drawn[: len(crop_marks(pairs))] == crop_marks(pairs)
    folds = drawn[len(crop_marks(pairs)) :]
    assert {line.y1 for line in folds} == {pairs.top + 67.0, pairs.top + 3 * 67.0}
    assert all(line.dash for line in folds)
    assert len(folds) == 4
