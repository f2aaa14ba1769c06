"""The columns of a cheat sheet end level: no two of them end further apart than 8 % of a column's height.

Where a column ends is where the last of its ink is. If questions that cannot be torn make it impossible, the binder
says how far apart columns end, and the file must keep to that.
"""

from collections.abc import Iterator

from prepress.binding.foretelling import MM
from prepress.diagnostics import Report
from prepress.geometry.grid import Grid
from prepress.geometry.plan import LEVEL
from prepress.language import direction_of
from prepress.proof import Made, Proof
from prepress.proving.ink import Box

SPARE = 0.6
"""Ems that the last ink may end above the end of its column: a line without descenders, and half of the leading."""


def run(made: Made, report: Report) -> None:
    """Report the shortest column, if it is too short."""
    filling = made.filling
    if not filling or not made.pdf.pages:
        return
    grid = Grid(made.paper, filling.columns, direction_of(made.bank.meta.language) == "rtl")
    ends = list(_ends(made, grid))
    deepest = max(end for _, _, end in ends)
    side, column, end = min(ends, key=lambda found: found[2])
    apart = (deepest - end) / grid.height
    if apart > max(LEVEL, filling.uneven) + SPARE * filling.size * MM / grid.height:
        message = f"Column {column} on side {side} of the {made.name} ends {apart:.0%} of its height above another."
        report.error(PROOF.name, None, message, "This is a fault of Prepress.")


def _ends(made: Made, grid: Grid) -> Iterator[tuple[int, int, float]]:
    """Each column by its side and its number, and where its last ink ends; its top, if it has none."""
    for page in made.pdf.pages:
        for number in range(grid.columns):
            column = Box(*grid.column(number))
            inside = (ink.box.bottom for ink in page.ink
                      if ink.kind in ("text", "image") and ink.box.middle.beyond(column) <= 0)  # fmt: skip
            yield page.number, number + 1, max(inside, default=column.top)


PROOF = Proof(
    name="level-columns",
    summary="the columns of a cheat sheet end level, or it is said how far apart they end",
    formats=frozenset({"columns"}),
    run=run,
)
