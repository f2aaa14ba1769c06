"""Lines to cut and to fold by: marks in the waste around the cards, and guides between them. All in millimetres."""

from collections.abc import Iterator

from prepress.geometry.face import SAFE
from prepress.geometry.imposition import Line, Side, folds_sideways, grid_of
from prepress.geometry.stock import PRINTER_MARGIN, TINY, Guides, Scheme, Stock

MARK_LENGTH = 3.5
MARK_DISTANCE = 2.0
SHORTEST_MARK = 1.5
"""The least that one can lay a ruler at; where the waste holds no more, there are no marks."""

GUIDE_GREY = 0.6
DASH = 1.0


def lines_on(side: Side, stock: Stock, scheme: Scheme) -> tuple[Line, ...]:
    """All lines of one side of a sheet. Backs have none, but guides if that is asked for."""
    grid = grid_of(stock, scheme)
    if grid.precut or grid.is_whole_sheet:
        return ()
    guides = tuple(_guides(grid, scheme.guides))
    if side is Side.BACK:
        return guides if scheme.guides_on_backs else ()
    folds = tuple(_fold_marks(stock, grid, scheme.margin)) if scheme.single_sided else ()
    return (*crop_marks(grid, scheme.margin), *folds, *guides)


def keeps_clear(stock: Stock, scheme: Scheme) -> float:
    """How far ink keeps away from where a card ends: from a cut, or from what the printer does not reach."""
    return max(SAFE, scheme.margin) if stock.is_whole_sheet else SAFE


def edges(stock: Stock) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Where cards begin and end, from the left and from the top; where they touch, once."""
    xs = [stock.left + column * (stock.card_width + stock.gap_x) for column in range(stock.columns)]
    ys = [stock.top + row * (stock.card_height + stock.gap_y) for row in range(stock.rows)]
    return _both_ends(xs, stock.card_width), _both_ends(ys, stock.card_height)


def _both_ends(starts: list[float], length: float) -> tuple[float, ...]:
    ends: list[float] = []
    for start in starts:
        ends += [start + length] if ends and start - ends[-1] < TINY else [start, start + length]
    return tuple(ends)


def crop_marks(stock: Stock, margin: float = PRINTER_MARGIN) -> tuple[Line, ...]:
    """Marks at the ends of every cut, in the waste around the block of cards, as long as the printer reaches."""
    return tuple(_marks(stock, margin, *edges(stock), dash=0.0))


def _fold_marks(stock: Stock, pairs: Stock, margin: float) -> Iterator[Line]:
    """Broken marks at the ends of the fold lines."""
    xs, ys = [], []
    for index in range(pairs.cards_per_sheet):
        x, y = pairs.slot(index)
        xs.append(x + stock.card_width)
        ys.append(y + stock.card_height)
    sideways = folds_sideways(stock)
    yield from _marks(
        pairs, margin, sorted({*xs}) if sideways else (), () if sideways else sorted({*ys}), dash=DASH / 2
    )


def _marks(
    stock: Stock, margin: float, xs: tuple[float, ...] | list[float], ys: tuple[float, ...] | list[float], dash: float
) -> Iterator[Line]:
    left, top, right, bottom = stock.waste
    end_x, end_y = stock.paper.width - right, stock.paper.height - bottom
    sideways, upwards = (max(MARK_DISTANCE, bleed) for bleed in stock.bleed)
    for start, sign, waste in ((stock.top, -1, top), (end_y, 1, bottom)):
        if length := _mark_length(waste - margin - upwards):
            near, far = start + sign * upwards, start + sign * (upwards + length)
            yield from (Line(x, near, x, far, dash=dash) for x in xs)
    for start, sign, waste in ((stock.left, -1, left), (end_x, 1, right)):
        if length := _mark_length(waste - margin - sideways):
            near, far = start + sign * sideways, start + sign * (sideways + length)
            yield from (Line(near, y, far, y, dash=dash) for y in ys)


def _mark_length(room: float) -> float:
    return min(MARK_LENGTH, room) if room >= SHORTEST_MARK - TINY else 0.0


def _guides(stock: Stock, guides: Guides) -> Iterator[Line]:
    """Thin grey lines along every cut, from one end of the block of cards to the other."""
    if guides is Guides.NONE:
        return
    dash = DASH if guides is Guides.DASHED else 0.0
    xs, ys = edges(stock)
    yield from (Line(x, ys[0], x, ys[-1], GUIDE_GREY, dash) for x in xs)
    yield from (Line(xs[0], y, xs[-1], y, GUIDE_GREY, dash) for y in ys)
