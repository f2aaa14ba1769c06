"""What was laid out -> what other sizes and other columns would give: no layout, only arithmetic.

Text grows in height with the square of its size, and shrinks with the width it has. The nearest layout foretells best.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log

from prepress.geometry.grid import Grid
from prepress.geometry.packing import Block, Run, fill, level, lowest, near_ends, torn_alike, unevenness, whole_blocks
from prepress.geometry.plan import Detail

MM = 25.4 / 72
"""Millimetres in a point."""

CHARACTER = 0.4
"""Ems that a character of condensed Plex takes, about (0.89 of them a millimetre at 8 pt)."""

FEWEST, MOST = 34, 66
"""Characters in a line that are read with ease; fewer tear sentences apart, with more the eye loses its line."""

LONG, SHORT, NEAR = 0.3, 0.12, 0.1
"""A block longer than this share of a column is laid out in slices, between which it can be torn. If columns do not end
level by that, one that is longer than the second share is too, if an end is in it or as near as the third."""

SLICE, FINE = 4, 0.05
"""Lines of a slice; and the share of a column that a fine one may have, where columns do not end level by that."""

EASY = (42, 60)
"""Characters in a line that are read with the greatest ease."""

LEVEL_ENOUGH = 0.05
"""Columns that end this much apart, as a share of their height, are level."""

ODD_LINES, TORN = 0.008, 0.04
"""What it takes from the worth of a size that a line is a character too short or too long, and that questions are torn
in all columns."""

SQUEEZE = 1.02
"""Columns that are to end above the foot of the page may be so much higher than they must be."""


@dataclass(frozen=True)
class Trial:
    """What is laid out: so much detail, in so many columns, at a size in points.

    The blocks with the numbers `fine` can be torn anywhere, others if they are long.
    """

    detail: Detail
    columns: int
    size: float
    fine: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Measured:
    """The blocks of a trial, laid out or foretold."""

    trial: Trial
    blocks: tuple[Block, ...]

    @property
    def tallest(self) -> float:
        """The height of the highest block."""
        return max((block.height for block in self.blocks), default=0.0)


@dataclass(frozen=True)
class Arrangement:
    """Which blocks stand in which column, so many sides' columns one after the other; `height` is what they may have.

    `uneven` is how far apart they end, as a share of the height of the page's columns.
    """

    measured: Measured
    sides: int
    runs: tuple[Run, ...]
    height: float
    uneven: float

    def worth(self, characters: float) -> float:
        """The size in points, and less if lines of so many characters, uneven columns or torn questions spoil it."""
        blocks, size = self.measured.blocks, self.measured.trial.size
        odd = max(0.0, EASY[0] - characters, characters - EASY[1]) * ODD_LINES
        torn = sum(blocks[start].continues for start, _ in self.runs) / len(self.runs) * TORN
        uneven = 0.0 if self.uneven <= LEVEL_ENOUGH else 0.06 + self.uneven / 2
        return size * (1 - odd - torn - uneven)


@dataclass(frozen=True)
class Room:
    """The sides there are; `grid` gives the columns of one."""

    sides: int
    grid: Callable[[int], Grid]

    def columns(self, measured: Measured) -> int:
        """How many columns blocks can stand in: on fewer sides if there are fewer pieces than columns."""
        return measured.trial.columns * min(self.sides, max(1, len(measured.blocks) // measured.trial.columns))

    def share(self, measured: Measured) -> float:
        """The share of all columns that the blocks take, gaps and all."""
        room = measured.trial.columns * self.sides * self.grid(measured.trial.columns).height
        return sum(block.height + block.gap for block in measured.blocks) / room

    def fits(self, measured: Measured, spare: float = 1.0) -> bool:
        """Whether all blocks have a place, even if they were so many times as high."""
        height = self.grid(measured.trial.columns).height / spare
        return measured.tallest <= height and len(fill(measured.blocks, height)) <= self.columns(measured)

    def arrange(self, measured: Measured) -> Arrangement:
        """Columns that end as level as can be: at the foot of the page, or above it if that is more level."""
        grid = self.grid(measured.trial.columns)
        blocks, columns, height = measured.blocks, self.columns(measured), grid.height
        runs = level(blocks, height, columns)
        uneven = unevenness(blocks, runs, height)
        if uneven > LEVEL_ENOUGH / 2:
            lower = min(height, lowest(blocks, height, columns) * SQUEEZE)
            others = level(blocks, lower, columns)
            apart = unevenness(blocks, others, lower) * lower / height
            if apart < uneven:
                runs, height, uneven = others, lower, apart
        return Arrangement(measured, columns // grid.columns, runs, height, uneven)


def characters_in(width: float, size: float) -> float:
    """How many characters stand in a line so wide (millimetres) at a size in points, about."""
    return width / (size * MM * CHARACTER)


def leading_of(grid: Grid, size: float) -> float:
    """The leading: the longer the line, the more the eye needs to find the next one."""
    return round(min(1.26, max(1.16, 1.16 + (characters_in(grid.width, size) - FEWEST) * 0.0025)), 3)


def slice_of(trial: Trial, grid: Grid, *, fine: bool = False, least: int = 1) -> tuple[int, float]:
    """How many lines a slice of a block that can be torn has, and how high it is in millimetres."""
    line = trial.size * MM * leading_of(grid, trial.size)
    lines = max(least, min(2, int(FINE * grid.height / line))) if fine else SLICE
    return lines, lines * line


def finer(measured: Measured, columns: int, height: float) -> Trial:
    """The same, in which every block can be torn anywhere that so many level columns end in, or near."""
    wholes = whole_blocks(measured.blocks)
    ends = near_ends(wholes, columns, NEAR * height)
    short = SHORT * height
    return replace(measured.trial, fine=frozenset(number for number in ends if wholes[number].height > short))


def sizes_for(grid: Grid, smallest: float, largest: float) -> tuple[float, float]:
    """The smallest and the largest size that suit a column, in points."""
    low, high = (grid.width / (characters * CHARACTER * MM) for characters in (MOST, FEWEST))
    return max(smallest, low), min(largest, high)


def columns_for(grid: Callable[[int], Grid], size: float) -> int:
    """How many columns give lines that are read with ease, in the middle of what is."""
    middle = (FEWEST + MOST) / 2
    return min(range(1, 25), key=lambda columns: abs(log(characters_in(grid(columns).width, size) / middle)))


def foretell(known: Sequence[Measured], trial: Trial, grid: Callable[[int], Grid]) -> Measured:
    """The blocks of a trial, from the layout of the same detail whose lines hold about as much."""
    wanted = grid(trial.columns)
    room = characters_in(wanted.width, trial.size)

    def distance(other: Measured) -> float:
        return abs(log(room / characters_in(grid(other.trial.columns).width, other.trial.size)))

    near = min((other for other in known if other.trial.detail == trial.detail), key=distance)
    old = grid(near.trial.columns)
    larger = trial.size / near.trial.size
    looser = leading_of(wanted, trial.size) / leading_of(old, near.trial.size)
    growth = larger**2 * old.width / wanted.width * looser
    blocks = [replace(block, height=block.height * growth, gap=block.gap * larger) for block in near.blocks]
    _, height = slice_of(trial, wanted)
    return Measured(trial, torn_alike(blocks, LONG * wanted.height, height))
