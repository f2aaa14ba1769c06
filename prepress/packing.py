"""Blocks of known height -> columns: which blocks stand in which column, and where. Arithmetic in millimetres.

A column holds a run of blocks in their order, with a gap between each two. `fill` uses as few columns as can be;
`level` spreads the blocks over a given number of columns so that all end at nearly the same height.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SECTION_REWARD = 0.05
"""What a column that opens with a section is worth, as a share of the square of its height."""

LONGEST_STRETCH = 2.2
"""A gap may grow to this multiple before a column is better left short."""

ROUNDING = 1e-6


@dataclass(frozen=True)
class Block:
    """A height, and the gap before the block unless it is the first of its column."""

    height: float
    gap: float
    opens_section: bool = False


@dataclass(frozen=True)
class Spot:
    """Block number `block` stands in column number `column`, its top `top` millimetres below the column's."""

    block: int
    column: int
    top: float


Run = tuple[int, int]


def fill(blocks: Sequence[Block], height: float) -> tuple[Run, ...]:
    """The runs [start, end) of blocks, column by column, each column as full as it can be; always possible."""
    runs: list[Run] = []
    start, used = 0, 0.0
    for index, block in enumerate(blocks):
        needed = block.height + (block.gap if index > start else 0.0)
        if index > start and used + needed > height + ROUNDING:
            runs.append((start, index))
            start, used = index, block.height
        else:
            used += needed
    return (*runs, (start, len(blocks))) if blocks else ()


def level(blocks: Sequence[Block], height: float, columns: int) -> tuple[Run, ...]:
    """The runs that leave the least sum of squared rests in exactly `columns` columns; `fill`'s when there are none.

    Dynamic programming over (columns used, blocks placed); a column that opens with a section is preferred.
    """
    nothing = float("inf")
    best = [0.0] + [nothing] * len(blocks)
    cuts: list[list[int]] = []
    for _ in range(columns):
        following = [nothing] * (len(blocks) + 1)
        cut = [0] * (len(blocks) + 1)
        for start, cost in enumerate(best[:-1]):
            if cost < nothing:
                _extend(blocks, height, (start, cost), (following, cut))
        best = following
        cuts.append(cut)
    return _trace(cuts, len(blocks)) if best[-1] < nothing else fill(blocks, height)


def _extend(
    blocks: Sequence[Block], height: float, opening: tuple[int, float], table: tuple[list[float], list[int]]
) -> None:
    """Try every end for a column that opens with block `start`."""
    start, cost = opening
    best, cut = table
    used = 0.0
    reward = SECTION_REWARD * height * height if blocks[start].opens_section else 0.0
    for end in range(start + 1, len(blocks) + 1):
        block = blocks[end - 1]
        used += block.height + (block.gap if end - 1 > start else 0.0)
        if used > height + ROUNDING:
            return
        total = cost + (height - used) ** 2 - reward
        if total < best[end]:
            best[end], cut[end] = total, start


def _trace(cuts: Sequence[Sequence[int]], end: int) -> tuple[Run, ...]:
    ends = [end]
    for cut in reversed(cuts):
        ends.append(cut[ends[-1]])
    return tuple(pairwise(reversed(ends)))


def place(blocks: Sequence[Block], runs: Sequence[Run], height: float, *, stretch: bool) -> tuple[Spot, ...]:
    """Where every block stands. With `stretch` the gaps of a column grow so that it ends at `height`."""
    spots: list[Spot] = []
    for column, (start, end) in enumerate(runs):
        gaps = sum(block.gap for block in blocks[start + 1 : end])
        rest = height - gaps - sum(block.height for block in blocks[start:end])
        factor = min(1 + rest / gaps, LONGEST_STRETCH) if stretch and gaps else 1.0
        top = 0.0
        for index in range(start, end):
            top += blocks[index].gap * factor if index > start else 0.0
            spots.append(Spot(index, column, top))
            top += blocks[index].height
    return tuple(spots)
