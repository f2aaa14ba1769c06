"""A stock and the way cards lie on it -> how a stack of sheets is cut: which cuts, in which order. Arithmetic only.

First the waste is cut off along the marks; then there is a square corner, and a stop can be set to measures. Cutting
goes on in the direction that takes fewer cuts: through the whole stack while it is in one piece, then piece by piece.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from prepress.geometry.cutting import edges
from prepress.geometry.imposition import grid_of
from prepress.geometry.stock import Order, Scheme, Stock


@dataclass(frozen=True)
class Step:
    """Cuts of one kind: "left", "top", "right" and "bottom" waste, or between "columns" or "rows".

    They are made `at` this measure from the last edge that was cut, in millimetres; if there are gutters, one of
    `gutter` is then cut off in the same way. `pieces` is how many pieces there are to cut so.
    """

    kind: str
    cuts: int
    at: float
    gutter: float = 0.0
    pieces: int = 1


@dataclass(frozen=True)
class Recipe:
    """The steps for one stack, and the numbers of its cuts by their places in a drawing of the sheet.

    `columns` and `rows` are those of the piles that come of it; a pile is one of cards, or of pairs to be folded.
    """

    steps: tuple[Step, ...]
    grid: Stock

    @property
    def cuts(self) -> int:
        """How many there are in all."""
        return sum(step.cuts for step in self.steps)

    @property
    def places(self) -> int:
        """How many piles come of a stack."""
        return self.grid.cards_per_sheet

    @property
    def slots(self) -> tuple[tuple[float, float], ...]:
        """The corner of each pile on the sheet, in the order in which piles are put on one another."""
        return tuple(self.grid.slot(index) for index in range(self.places))

    @property
    def lines(self) -> tuple[tuple[int, float, float, float, float], ...]:
        """Where each step cuts: its number (from 1), and from where to where. The far side of a gutter has 0."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[tuple[int, float, float, float, float]]:
        xs, ys = edges(self.grid)
        paper = self.grid.paper
        inner = {"columns": xs[1:-1], "rows": ys[1:-1]}
        for number, step in enumerate(self.steps, 1):
            if step.kind in ("left", "right"):
                x = xs[0] if step.kind == "left" else xs[-1]
                yield number, x, 0.0, x, paper.height
            elif step.kind in ("top", "bottom"):
                y = ys[0] if step.kind == "top" else ys[-1]
                yield number, 0.0, y, paper.width, y
            else:
                for index, at in enumerate(inner[step.kind]):
                    said = 0 if step.gutter and index % 2 else number
                    yield (said, at, ys[0], at, ys[-1]) if step.kind == "columns" else (said, xs[0], at, xs[-1], at)


def recipe_of(stock: Stock, scheme: Scheme) -> Recipe | None:
    """How to cut; None for sheets that come with their cuts, or need none."""
    if stock.precut or stock.is_whole_sheet:
        return None
    grid = grid_of(stock, scheme)
    width, height = grid.block
    waste = [Step("left", 1, grid.left), Step("top", 1, grid.top), Step("right", 1, width), Step("bottom", 1, height)]
    columns = Step("columns", _between(grid.columns, grid.gap_x), grid.card_width, grid.gap_x)
    rows = Step("rows", _between(grid.rows, grid.gap_y), grid.card_height, grid.gap_y)
    ways = (_one_by_one(columns, rows, grid.columns), _one_by_one(rows, columns, grid.rows))
    parting = min(ways, key=lambda way: sum(step.cuts for step in way))
    return Recipe((*waste, *(step for step in parting if step.cuts)), grid)


def _between(pieces: int, gutter: float) -> int:
    """The cuts that part so many pieces."""
    return (pieces - 1) * (2 if gutter else 1)


def _one_by_one(first: Step, then: Step, pieces: int) -> tuple[Step, Step]:
    """The pieces that the first step makes are cut one by one."""
    return first, Step(then.kind, then.cuts * pieces, then.at, then.gutter, pieces)


def stacks(cards: int, places: int, scheme: Scheme) -> tuple[tuple[int, int, int], ...]:
    """How many stacks there are of how many sheets with how many cards, those alike together, in their order."""
    at_once = scheme.batch * places
    batches = [min(at_once, cards - first) for first in range(0, cards, at_once)]
    return tuple((len(list(alike)), -(-count // places), count) for count, alike in groupby(batches))


def stacks_said(cards: int, places: int, scheme: Scheme) -> str:
    """The same in words: "2 stacks of 15 sheets, 120 cards each; then 1 of 3 sheets, 20 cards"."""
    if scheme.order is Order.SHEET:
        return f"{_counted(cards, 'card')} on {_counted(-(-cards // places), 'sheet')}"
    said = []
    for number, sheets, count in stacks(cards, places, scheme):
        each = " each" if number > 1 else ""
        said.append(f"{_counted(number, 'stack')} of {_counted(sheets, 'sheet')}, {_counted(count, 'card')}{each}")
    return "; then ".join(said)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
