"""Blocks of text -> a PDF of dense columns on so many sides as were asked for, in the largest type that fits.

The first leaf is the sheet's head, repeated on every side; each other leaf is a block. Every block is laid out as a
page as wide as a column, so the layout that measures them is the one that is painted. What a leaf shows at which detail
is marked in its HTML.
"""

from collections.abc import Iterator, Sequence

from weasyprint import Page

from prepress.binder import Binder, Bound, Leaf, Manuscript
from prepress.binding.blockmarks import picked
from prepress.binding.composite import Composite, Placed
from prepress.binding.engine import Press, complaints, page_size
from prepress.binding.foretelling import MM, Arrangement, leading_of
from prepress.binding.solver import Refusal, Solver
from prepress.binding.trials import Piece, Trials
from prepress.geometry.grid import Grid
from prepress.geometry.imposition import Line
from prepress.geometry.packing import place
from prepress.geometry.plan import FLOOR, LEVEL, Detail, Filling, Plan

RULE_GREY = 0.7

OVERLAP = 0.15
"""Millimetres that are shown below a piece, so that lines meet."""

DEPTH = 0.4
"""How much is shown around pieces, in ems: letters of some scripts reach higher and deeper than their line."""

HEAD_SIZE = 10.0
"""Points, on A4."""


def bind(manuscript: Manuscript) -> Bound:
    """Find the largest size at which the blocks fit on the sides there are, and paint them."""
    plan = manuscript.plan or Plan()
    head, *leaves = manuscript.leaves
    with complaints() as heard:
        press = Press(manuscript)
        trials = Trials(press, leaves, manuscript)
        found = Solver(plan, trials.grid, trials.lay_out, trials.weigh, trials.sample).solve()
        if isinstance(found, Refusal):
            return Bound(b"", refusal=_refusal(plan, found.sides), hint=_hint(plan, found.sides))
        grid = trials.grid(found.measured.trial.columns)
        heads = _heads(press, head, found, grid)
        sides = [_side(side, heads[side], trials, found, grid) for side in range(found.sides)]
        data = press.write(sides, duplex="long" if found.sides > 1 else "")
    filling = _filling(found, grid)
    wide = _too_wide(trials.pieces[found.measured.trial])
    return Bound(data, found.sides, fit=_fit(filling, plan), complaints=(*heard, *wide), filling=filling)


def _heads(press: Press, head: Leaf, found: Arrangement, grid: Grid) -> list[Page]:
    """The head of every side, with its page number."""
    left, top, right, bottom = grid.head
    size = f"body {{ font-size: {HEAD_SIZE * grid.scale:g}pt }}"
    css = f"{page_size(right - left, bottom - top)} @page {{ margin: 0 }} {size}"
    html = picked(head.html, found.measured.trial.detail).replace("{pages}", str(found.sides))
    numbered = (html.replace("{page}", str(side)) for side in range(1, found.sides + 1))
    return press.lay_out("".join(f'<div class="piece">{html}</div>' for html in numbered), css)


def _side(side: int, head: Page, trials: Trials, found: Arrangement, grid: Grid) -> Composite:
    pieces = trials.pieces[found.measured.trial]
    left, top, _, bottom = grid.head
    placed = [Placed(head, left, top)]
    for spot in place(found.measured.blocks, found.runs, found.height):
        if spot.column // grid.columns == side:
            x, y, _, _ = grid.column(spot.column)
            goes_on = spot.block + 1 < len(pieces) and pieces[spot.block + 1].name == pieces[spot.block].name
            depth = 0.0 if goes_on and not grid.turned else DEPTH * found.measured.trial.size * MM
            placed += _placed(pieces[spot.block], x, y + spot.top, depth)
    foot = grid.paper.height - grid.margin
    rules = [Line(x, bottom, x, foot, RULE_GREY) for x in grid.rules]
    return Composite(grid.paper.width, grid.paper.height, placed, rules)


def _placed(piece: Piece, x: float, y: float, depth: float) -> Iterator[Placed]:
    """The pages of a piece under each other, with what reaches out of their lines by so much, and lines that meet."""
    for page, height in zip(piece.pages, piece.heights, strict=True):
        yield Placed(page, x, y, height + OVERLAP, bleed=(0.0, depth))
        y += height


def _filling(found: Arrangement, grid: Grid) -> Filling:
    measured = found.measured
    used = sum(block.height for block in measured.blocks)
    used += sum(block.gap for start, end in found.runs for block in measured.blocks[start + 1 : end])
    return Filling(
        sides=found.sides,
        detail=measured.trial.detail,
        size=measured.trial.size,
        leading=leading_of(grid, measured.trial.size),
        columns=grid.columns,
        slack=1 - used / (len(found.runs) * grid.height),
        uneven=found.uneven,
        pieces=len(measured.blocks),
    )


SAID = {
    Detail.FULL: "everything",
    Detail.NO_FOLLOW_UPS: "without follow-ups",
    Detail.NO_NOTES: "without follow-ups and notes",
    Detail.SHORT: "answers in short",
    Detail.TERMS: "key terms alone",
}


def _fit(filling: Filling, plan: Plan) -> str:
    """What was chosen, in a line."""
    sides = f"{filling.sides} side{'s' * (filling.sides > 1)}"
    columns = f"{filling.columns} column{'s' * (filling.columns > 1)}"
    said = (
        f"{sides}, {SAID[filling.detail]}, at {filling.size:.2f} pt in {columns}, leading {filling.leading:.2f}, "
        f"{filling.slack:.1%} slack"
    )
    if filling.uneven > LEVEL:
        said += f"; columns end up to {filling.uneven:.0%} apart, since some questions cannot be parted"
    if filling.sides < plan.sides:
        said += f"; there is too little for {plan.sides} sides"
    if plan.sides and filling.sides > plan.sides:
        said += f"; even key terms alone do not fit on {plan.sides}"
    return said


def _refusal(plan: Plan, sides: int) -> str:
    told = SAID[plan.details[-1]]
    asked = f"{plan.sides} side{'s' * (plan.sides > 1)}"
    return f"Even with {told}, it does not fit on {asked} at {plan.smallest:g} pt: that would take {sides} sides."


def _hint(plan: Plan, sides: int) -> str:
    smaller = f" smaller type (--min-type {FLOOR:g})," if plan.smallest > FLOOR else ""
    return f"Type --sides {sides}, or choose{smaller} larger paper (--paper a3) or fewer questions (--pick)."


def _too_wide(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if piece.is_too_wide:
            yield f"{piece.name}: something is wider than the column"


BINDER = Binder("columns", bind)
