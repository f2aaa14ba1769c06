"""Blocks of text -> a PDF of dense columns on so many sides as were asked for, in the largest type that fits.

The first leaf is the sheet's head, repeated on every side; each other leaf is a block. Every block is laid out as a
page as wide as a column, so the layout that measures them is the one that is painted. What a leaf shows at which detail
is marked in its HTML.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from weasyprint import Page

from prepress.binder import Binder, Bound, Leaf, Manuscript
from prepress.blockmarks import formed, length_of, shown
from prepress.engine import Composite, Placed, Press, complaints, page_size
from prepress.fit import CHUNK
from prepress.foretelling import LONG, MM, Arrangement, Trial, leading_of, slice_of
from prepress.grid import Grid
from prepress.imposition import Line
from prepress.language import direction_of
from prepress.measuring import filled_height, foot_of, is_too_wide
from prepress.packing import Block, place
from prepress.plan import FLOOR, LEVEL, Detail, Filling, Plan
from prepress.solver import DENSITY, Refusal, Solver

RULE_GREY = 0.7

GAP, SECTION_GAP = 0.5, 0.9
"""The least space before a question and before a section, in ems."""

SECTION = "section"

TIGHT = ("", "tight", "tighter", "tightest")
"""What a block becomes, in the styles, that is wider than its column: each narrower than the one before."""

ROWS = 0.5
"""The share of a column that a table may have before it is torn between rows; in slices, rows would be torn apart."""

FEWEST_LINES = 4.2
"""Lines of a torn question that stay together at its beginning; at its end it is half as many."""

OVERLAP = 0.15
"""Millimetres."""

HEAD_SIZE = 10.0
"""Points, on A4."""


@dataclass(frozen=True)
class Piece:
    """A block, or a part of one that is not torn: pages that lie below each other, and how much of each is filled."""

    name: str
    pages: tuple[Page, ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """Of all pages together."""
        return sum(self.heights)


@dataclass
class Floor:
    """Where the blocks of one sheet are laid out, again and again; `tight` and `torn` are what some of them need."""

    press: Press
    leaves: Sequence[Leaf]
    manuscript: Manuscript
    pieces: dict[Trial, tuple[Piece, ...]] = field(default_factory=dict)
    tight: dict[str, int] = field(default_factory=dict)
    torn: set[str] = field(default_factory=set)
    shown: dict[Detail, dict[str, str]] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each block, from 0."""
        return {leaf.name: number for number, leaf in enumerate(self.leaves)}

    @cached_property
    def turned(self) -> bool:
        return direction_of(self.manuscript.imprint.language) == "rtl"

    def grid(self, columns: int) -> Grid:
        return Grid(self.manuscript.paper, columns, self.turned)

    def texts(self, detail: Detail) -> dict[str, str]:
        """What is shown of each block."""
        if detail not in self.shown:
            self.shown[detail] = {leaf.name: shown(leaf.html, detail) for leaf in self.leaves}
        return self.shown[detail]

    def weigh(self, detail: Detail) -> int:
        """The characters of all blocks."""
        return sum(map(length_of, self.texts(detail).values()))

    def lay_out(self, trial: Trial) -> tuple[Block, ...]:
        """Every block on a page of its own, or on several low ones; those that are too wide again, narrower."""
        texts = self.texts(trial.detail)
        found = self._known(trial)
        found.update(self._lay_out(trial, [name for name in texts if name not in found]))
        while again := list(self._amend(trial, found)):
            found.update(self._lay_out(trial, again))
        self.pieces[trial] = tuple(piece for name in texts for piece in found[name])
        return _blocks(self.pieces[trial], trial.size * MM)

    def _known(self, trial: Trial) -> dict[str, list[Piece]]:
        """What is the same as in another trial: all that is not torn finely."""
        found: dict[str, list[Piece]] = {}
        for piece in self.pieces.get(replace(trial, fine=frozenset()), ()):
            if self.numbers[piece.name] not in trial.fine:
                found.setdefault(piece.name, []).append(piece)
        return found

    def _lay_out(self, trial: Trial, names: Sequence[str]) -> dict[str, list[Piece]]:
        grid = self.grid(trial.columns)
        em = trial.size * MM
        leading = leading_of(grid, trial.size)
        slices = (("long", slice_of(trial, grid)), ("fine", slice_of(trial, grid, fine=True)))
        css = (
            f"{page_size(grid.width, grid.height)} @page {{ margin: 0 }}"
            f"body {{ font-size: {trial.size:g}pt; line-height: {leading} }}"
            f"@page rows {{ size: {grid.width}mm {grid.height * ROWS:.3f}mm }}"
        ) + "".join(
            f"@page {kind} {{ size: {grid.width}mm {height:.3f}mm }} .{kind} {{ orphans: {least}; widows: {least} }}"
            for kind, (lines, height) in slices
            for least in [min(lines, 2)]
        )
        texts = self.texts(trial.detail)
        chunks = (names[first : first + CHUNK] for first in range(0, len(names), CHUNK))
        bodies = ("".join(self._block(name, texts[name], grid, trial) for name in chunk) for chunk in chunks)
        pages = [page for body in bodies for page in self.press.lay_out(body, css)]
        known = set(names)
        owners = [next(name for name in page.anchors if name in known) for page in pages]
        found: dict[str, list[Piece]] = {name: [] for name in names}
        for page, name, following in zip(pages, owners, [*owners[1:], ""], strict=True):
            height = filled_height(page) if name == following else foot_of(page, name)
            found[name].append(Piece(name, (page,), (height,)))
        return {name: _without_orphans(pieces, FEWEST_LINES * leading * em) for name, pieces in found.items()}

    def _block(self, name: str, html: str, grid: Grid, trial: Trial) -> str:
        em = trial.size * MM
        area = length_of(html) * DENSITY * em**2
        long = name in self.torn or area > LONG * grid.width * grid.height
        sliced = "fine" if self.numbers[name] in trial.fine else "long" if long else ""
        kinds = " ".join(filter(None, ("piece", sliced, TIGHT[self.tight.get(name, 0)])))
        return f'<div class="{kinds}" id="{name}">{formed(html, grid.width / em)}</div>'

    def _amend(self, trial: Trial, found: dict[str, list[Piece]]) -> Iterator[str]:
        """The blocks to be laid out again, after a note of what is to be done to them."""
        height = self.grid(trial.columns).height
        for name, pieces in found.items():
            stage = self.tight.get(name, 0)
            if stage + 1 < len(TIGHT) and any(_is_too_wide(piece) for piece in pieces):
                self.tight[name] = stage + 1
                yield name
            elif name not in self.torn and len(pieces) == 1 and pieces[0].height > height * LONG * 1.5:
                self.torn.add(name)
                yield name


def bind(manuscript: Manuscript) -> Bound:
    """Find the largest size at which the blocks fit on the sides there are, and paint them."""
    plan = manuscript.plan or Plan()
    head, *leaves = manuscript.leaves
    with complaints() as heard:
        press = Press(manuscript)
        floor = Floor(press, leaves, manuscript)
        found = Solver(plan, floor.grid, floor.lay_out, floor.weigh).solve()
        if isinstance(found, Refusal):
            return Bound(b"", refusal=_refusal(plan, found.sides), hint=_hint(plan, found.sides))
        grid = floor.grid(found.measured.trial.columns)
        heads = _heads(press, head, found, grid)
        sides = [_side(side, heads[side], floor, found, grid) for side in range(found.sides)]
        data = press.write(sides, duplex="long" if found.sides > 1 else "")
    filling = _filling(found, grid)
    wide = _too_wide(floor.pieces[found.measured.trial])
    return Bound(data, found.sides, fit=_fit(filling, plan), complaints=(*heard, *wide), filling=filling)


def _blocks(pieces: Sequence[Piece], em: float) -> tuple[Block, ...]:
    blocks, before = [], ""
    for piece in pieces:
        continues = piece.name == before
        opens = piece.name.startswith(SECTION) and not continues
        gap = 0.0 if continues else (SECTION_GAP if opens else GAP) * em
        blocks.append(Block(piece.height, gap, opens, continues))
        before = piece.name
    return tuple(blocks)


def _heads(press: Press, head: Leaf, found: Arrangement, grid: Grid) -> list[Page]:
    """The head of every side, with its page number."""
    left, top, right, bottom = grid.head
    size = f"body {{ font-size: {HEAD_SIZE * grid.scale:g}pt }}"
    css = f"{page_size(right - left, bottom - top)} @page {{ margin: 0 }} {size}"
    html = shown(head.html, found.measured.trial.detail).replace("{pages}", str(found.sides))
    numbered = (html.replace("{page}", str(side)) for side in range(1, found.sides + 1))
    return press.lay_out("".join(f'<div class="piece">{html}</div>' for html in numbered), css)


def _side(side: int, head: Page, floor: Floor, found: Arrangement, grid: Grid) -> Composite:
    pieces = floor.pieces[found.measured.trial]
    left, top, _, bottom = grid.head
    placed = [Placed(head, left, top)]
    for spot in place(found.measured.blocks, found.runs, found.height):
        if spot.column // grid.columns == side:
            x, y, _, _ = grid.column(spot.column)
            goes_on = spot.block + 1 < len(pieces) and pieces[spot.block + 1].name == pieces[spot.block].name
            placed += _placed(pieces[spot.block], x, y + spot.top, goes_on=goes_on)
    foot = grid.paper.height - grid.margin
    rules = [Line(x, bottom, x, foot, RULE_GREY) for x in grid.rules]
    return Composite(grid.paper.width, grid.paper.height, placed, rules)


def _placed(piece: Piece, x: float, y: float, *, goes_on: bool) -> Iterator[Placed]:
    """The pages of a piece below each other; of what goes on a little more is shown, so that lines meet."""
    for number, (page, height) in enumerate(zip(piece.pages, piece.heights, strict=True), 1):
        yield Placed(page, x, y, height + OVERLAP * (goes_on or number < len(piece.pages)))
        y += height


def _without_orphans(pieces: Sequence[Piece], least: float) -> list[Piece]:
    """The pieces of a block, of which neither the first nor the last is lower than that: what is asked is not alone."""
    joined = list(pieces)
    while len(joined) > 1 and joined[0].height < least:
        joined[:2] = [_joined(*joined[:2])]
    while len(joined) > 1 and joined[-1].height < least / 2:
        joined[-2:] = [_joined(*joined[-2:])]
    return joined


def _joined(first: Piece, second: Piece) -> Piece:
    return Piece(first.name, (*first.pages, *second.pages), (*first.heights, *second.heights))


def _is_too_wide(piece: Piece) -> bool:
    return any(map(is_too_wide, piece.pages))


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
        if _is_too_wide(piece):
            yield f"{piece.name}: something is wider than the column"


BINDER = Binder("columns", bind)
