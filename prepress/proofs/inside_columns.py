"""On a cheat sheet no text stands outside of its column, and no columns overlap.

Every character's ink lies inside of one column or of the head of its side, to half a millimetre: an italic letter may
lean over. In some scripts letters reach out of their line, up and down. Lines, tints and pictures may
not reach into another column either.
"""

from collections.abc import Iterator, Sequence

from prepress.binding.foretelling import MM
from prepress.diagnostics import Report
from prepress.geometry.grid import Grid
from prepress.language import direction_of
from prepress.proof import Made, Proof
from prepress.proving.galley import RIGHT_TO_LEFT
from prepress.proving.ink import Box, Ink, PdfPage

LEAN = 0.5
"""Millimetres that ink may stand out."""

DEPTH = 0.4
"""Ems by which letters may reach further up or down."""

SHOWN = 40
"""Characters of a text that a message quotes."""


def run(made: Made, report: Report) -> None:
    """Report each side on which something stands between columns, once, with the first text that does."""
    if not made.filling:
        return
    grid = Grid(made.paper, made.filling.columns, direction_of(made.bank.meta.language) == "rtl")
    places = [Box(*grid.head), *(Box(*grid.column(number)) for number in range(grid.columns))]
    for page in made.pdf.pages:
        if outside := list(_outside(page, places, grid, DEPTH * made.filling.size * MM)):
            first = outside[0]
            what = f"“{first.text.strip()[:SHOWN]}”" if first.text else "a picture or a line"
            message = f"Side {page.number} of the {made.name} has {what} outside of every column."
            report.error(PROOF.name, None, message, "A template or a style makes it wider than its column.")


def _outside(page: PdfPage, places: Sequence[Box], grid: Grid, depth: float) -> Iterator[Ink]:
    lines = [Box(place.left, place.top - depth, place.right, place.bottom + depth) for place in places]
    for ink in page.ink:
        if ink.kind == "form" or (ink.kind == "text" and not ink.text.strip()):
            continue
        if ink.kind == "path" and _is_rule(ink.box, grid):
            continue
        if min(_inked(ink).beyond(place) for place in (lines if ink.kind == "text" else places)) <= LEAN:
            continue
        if ink.kind != "path" or min(_aside(ink.box, place) for place in places[1:]) > LEAN:
            yield ink


def _inked(ink: Ink) -> Box:
    """Where a text is without the spaces that hang over where its line ends."""
    box, said = ink.box, ink.text
    hanging = box.size[0] * (1 - len(said.rstrip()) / len(said)) if RIGHT_TO_LEFT.search(said) else 0.0
    return Box(box.left + hanging, box.top, box.right, box.bottom)


def _aside(box: Box, column: Box) -> float:
    """How far a box stands out sideways; where a slice of a question ends, its lines are cut off."""
    return max(column.left - box.left, box.right - column.right)


def _is_rule(box: Box, grid: Grid) -> bool:
    """Whether a path is one of the lines between columns."""
    width, _ = box.size
    return width < LEAN and any(abs(box.middle.left - x) < LEAN for x in grid.rules)


PROOF = Proof(
    name="inside-columns",
    summary="nothing on a cheat sheet stands outside of its column",
    formats=frozenset({"columns"}),
    run=run,
)
