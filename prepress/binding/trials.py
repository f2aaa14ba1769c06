"""The blocks of a cheat sheet, laid out again and again: at other sizes, in other columns, with less detail.

A block is a page as wide as a column, or several low ones where it can be torn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from weasyprint import Page

from prepress.binder import Leaf, Manuscript
from prepress.binding.blockmarks import formed, length_of, shown
from prepress.binding.engine import Press, page_size
from prepress.binding.fit import CHUNK
from prepress.binding.foretelling import LONG, MM, Trial, leading_of, slice_of
from prepress.binding.measuring import foot_of, height_with_space, is_too_wide
from prepress.binding.solver import DENSITY
from prepress.geometry.grid import Grid
from prepress.geometry.packing import Block
from prepress.geometry.plan import Detail
from prepress.language import direction_of

GAP, SECTION_GAP = 0.5, 0.9
"""The least space before a question and before a section, in ems."""

SECTION = "section"

TIGHT = ("", "tight", "tighter", "tightest")
"""What a block becomes, in the styles, that is wider than its column: each narrower than the one before."""

ROWS = 0.5
"""The share of a column that a table may have before it is torn between rows; in slices, rows would be torn apart."""

FEWEST_LINES = 4.2
"""Lines of a torn question that stay together at its beginning; at its end it is half as many."""

TURNED = "code-long"
"""In HTML, lines of code that may go on below, with an arrow that belongs to two lines."""

SAMPLE, WORTH_A_SAMPLE = 40, 4
"""So many blocks tell how much room the others take; that is done where there are so many times as many."""


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

    @property
    def is_too_wide(self) -> bool:
        """Whether something stands out of the column."""
        return any(map(is_too_wide, self.pages))


@dataclass
class Trials:
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
        return blocks_of(self.pieces[trial], trial.size * MM)

    def sample(self, trial: Trial) -> tuple[Sequence[Block], int]:
        """Some blocks, one in so many, and their characters; none if all are not many more."""
        texts = self.texts(trial.detail)
        step = len(texts) // SAMPLE
        if step < WORTH_A_SAMPLE:
            return (), 0
        names = list(texts)[step // 2 :: step]
        found = self._lay_out(trial, names)
        pieces = [piece for name in names for piece in found[name]]
        return blocks_of(pieces, trial.size * MM), sum(length_of(texts[name]) for name in names)

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
        fine, paired = slice_of(trial, grid, fine=True), slice_of(trial, grid, fine=True, least=2)
        slices = (("long", slice_of(trial, grid)), ("fine", fine), ("paired", paired))
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
            height = height_with_space(page) if name == following else foot_of(page, name)
            found[name].append(Piece(name, (page,), (height,)))
        return {name: _without_orphans(pieces, FEWEST_LINES * leading * em) for name, pieces in found.items()}

    def _block(self, name: str, html: str, grid: Grid, trial: Trial) -> str:
        em = trial.size * MM
        area = length_of(html) * DENSITY * em**2
        long = name in self.torn or area > LONG * grid.width * grid.height
        fine = "paired" if TURNED in html else "fine"
        sliced = fine if self.numbers[name] in trial.fine else "long" if long else ""
        kinds = " ".join(filter(None, ("piece", sliced, TIGHT[self.tight.get(name, 0)])))
        return f'<div class="{kinds}" id="{name}">{formed(html, grid.width / em)}</div>'

    def _amend(self, trial: Trial, found: dict[str, list[Piece]]) -> Iterator[str]:
        """The blocks to be laid out again, after a note of what is to be done to them."""
        height = self.grid(trial.columns).height
        for name, pieces in found.items():
            stage = self.tight.get(name, 0)
            if stage + 1 < len(TIGHT) and any(piece.is_too_wide for piece in pieces):
                self.tight[name] = stage + 1
                yield name
            elif name not in self.torn and len(pieces) == 1 and pieces[0].height > height * LONG * 1.5:
                self.torn.add(name)
                yield name


def blocks_of(pieces: Sequence[Piece], em: float) -> tuple[Block, ...]:
    """The heights of pieces in millimetres, with the gaps before them; of a block in pieces the others continue."""
    blocks, before = [], ""
    for piece in pieces:
        continues = piece.name == before
        opens = piece.name.startswith(SECTION) and not continues
        gap = 0.0 if continues else (SECTION_GAP if opens else GAP) * em
        blocks.append(Block(piece.height, gap, opens, continues))
        before = piece.name
    return tuple(blocks)


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
