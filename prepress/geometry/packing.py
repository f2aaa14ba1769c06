"""Blocks of known height -> columns: which blocks stand in which column, and where. Arithmetic in millimetres.

A column holds a run of blocks in their order, with a gap between each two. `fill` uses as few columns as can be;
`level` spreads the blocks over a given number of columns so that all end at nearly the same height.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

SECTION_REWARD = 0.02
"""What a column that opens with a section is worth, as a share of the square of its height."""

TORN_PENALTY = 0.004
"""What it costs that a column opens with the rest of a question."""

SHORT_PENALTY = 40
"""What a column costs that is short even with its gaps stretched, as a multiple of what it costs with empty ones."""

LONGEST_STRETCH = 4.2
"""A gap may grow to this multiple before a column is better left short."""

ROUNDING = 1e-6


@dataclass(frozen=True)
class Block:
    """A height, and the gap before the block unless it is the first of its column.

    One that `continues` is the rest of the block before, to which it has no gap.
    """

    height: float
    gap: float
    opens_section: bool = False
    continues: bool = False


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

    Dynamic programming over (columns used, blocks placed). What counts most is a rest that stretched gaps do not take
    up. A column that opens with a section is preferred, one that opens with the rest of a question is not.
    """
    windows = _windows(blocks, height, columns)
    if not windows:
        return fill(blocks, height)
    table = _Table(blocks, height)
    best = {0: 0.0}
    cuts: list[dict[int, int]] = []
    for first, last in windows:
        following: dict[int, float] = {}
        cut: dict[int, int] = {}
        for start, cost in best.items():
            for end, own in table.columns_from(start, first, last):
                if cost + own < following.get(end, float("inf")):
                    following[end], cut[end] = cost + own, start
        best = following
        cuts.append(cut)
    return _trace(cuts, len(blocks)) if best else fill(blocks, height)


def _windows(blocks: Sequence[Block], height: float, columns: int) -> list[Run]:
    """For each column the first and the last block that can come after it; none if so many columns cannot be."""
    front = [end for _, end in fill(blocks, height)]
    back = [len(blocks) - end for _, end in fill(_reversed(blocks), height)]
    if len(front) > columns or len(blocks) < columns:
        return []
    last = [*front, *[len(blocks)] * columns][:columns]
    first = [*reversed(back), len(blocks)][1:]
    first = [0] * (columns - len(first)) + first
    return [(max(low, number), min(high, len(blocks) - columns + number))
            for number, (low, high) in enumerate(zip(first, last, strict=True), 1)]  # fmt: skip


def _reversed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks from the last to the first, each with the gap to the one that came after it."""
    gaps = [block.gap for block in blocks[1:]] + [0.0]
    return [Block(block.height, gap) for block, gap in zip(reversed(blocks), reversed(gaps), strict=True)]


class _Table:
    """What columns cost. A column of some blocks is as high as the difference of two sums."""

    def __init__(self, blocks: Sequence[Block], height: float) -> None:
        self.blocks, self.height = blocks, height
        self.heights = [0.0, *accumulate(block.height for block in blocks)]
        self.gaps = [0.0, *accumulate(block.gap for block in blocks)]

    def columns_from(self, start: int, first: int, last: int) -> list[tuple[int, float]]:
        """Every end from `first` to `last` for a column that opens with block `start`, and its cost."""
        opening = self.blocks[start]
        bonus = SECTION_REWARD * opening.opens_section - TORN_PENALTY * opening.continues
        below, between = self.heights[start], self.gaps[start] + opening.gap
        found = []
        for end in range(max(first, start + 1), last + 1):
            gaps = self.gaps[end] - between
            rest = self.height - (self.heights[end] - below) - gaps
            if rest < -ROUNDING and end > start + 1:
                break
            empty = rest / self.height
            short = max(0.0, (rest - gaps * (LONGEST_STRETCH - 1)) / self.height)
            found.append((end, empty * empty + SHORT_PENALTY * short * short - bonus))
        return found


def torn_alike(blocks: Sequence[Block], height: float, slice_height: float) -> tuple[Block, ...]:
    """The blocks with those higher than `height` in slices, and all others whole."""
    found: list[Block] = []
    for pieces in _wholes(blocks):
        total = sum(piece.height for piece in pieces)
        if total <= height:
            found.append(replace(pieces[0], height=total))
        elif len(pieces) > 1:
            found += pieces
        else:
            count = max(1, round(total / slice_height))
            rest = Block(total / count, 0.0, continues=True)
            found += [replace(pieces[0], height=total / count), *[rest] * (count - 1)]
    return tuple(found)


def whole_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, none of them in slices."""
    return tuple(replace(pieces[0], height=sum(piece.height for piece in pieces)) for pieces in _wholes(blocks))


def _wholes(blocks: Sequence[Block]) -> list[list[Block]]:
    wholes: list[list[Block]] = []
    for block in blocks:
        if block.continues and wholes:
            wholes[-1].append(block)
        else:
            wholes.append([block])
    return wholes


def near_ends(blocks: Sequence[Block], columns: int, reach: float) -> list[int]:
    """The numbers of the blocks in which, or within `reach` of which, one of so many equally high columns ends."""
    feet = list(accumulate(block.gap + block.height for block in blocks))
    each = feet[-1] / columns if feet else 0.0
    ends = [each * number for number in range(1, columns)]
    tops = [0.0, *feet]
    return [
        number
        for number, foot in enumerate(feet)
        if bisect_left(ends, tops[number] - reach) < bisect_right(ends, foot + reach)
    ]


def _trace(cuts: Sequence[dict[int, int]], end: int) -> tuple[Run, ...]:
    ends = [end]
    for cut in reversed(cuts):
        ends.append(cut[ends[-1]])
    return tuple(pairwise(reversed(ends)))


def _used(blocks: Sequence[Block], run: Run) -> tuple[float, float]:
    """The height of a column's blocks, and of the gaps between them."""
    start, end = run
    return sum(block.height for block in blocks[start:end]), sum(block.gap for block in blocks[start + 1 : end])


def foot(blocks: Sequence[Block], runs: Sequence[Run], height: float) -> float:
    """Where columns should end so that as many as can be end there: lower down the shortest cannot be stretched."""
    used = [_used(blocks, run) for run in runs]
    reach = min((solid + gaps * LONGEST_STRETCH for solid, gaps in used), default=height)
    return min(height, max(reach, *(solid + gaps for solid, gaps in used)))


def unevenness(blocks: Sequence[Block], runs: Sequence[Run], height: float) -> float:
    """How far the shortest column ends above the longest, as a share of `height`, when gaps are stretched."""
    end = foot(blocks, runs, height)
    used = [_used(blocks, run) for run in runs]
    return max((max(0.0, end - solid - gaps * LONGEST_STRETCH) / height for solid, gaps in used), default=0.0)


def place(blocks: Sequence[Block], runs: Sequence[Run], height: float) -> tuple[Spot, ...]:
    """Where every block stands. The gaps of a column grow so that it ends at the `foot` of all."""
    spots: list[Spot] = []
    end_of_all = foot(blocks, runs, height)
    for column, (start, end) in enumerate(runs):
        solid, gaps = _used(blocks, (start, end))
        factor = max(1.0, min((end_of_all - solid) / gaps, LONGEST_STRETCH)) if gaps else 1.0
        top = 0.0
        for index in range(start, end):
            top += blocks[index].gap * factor if index > start else 0.0
            spots.append(Spot(index, column, top))
            top += blocks[index].height
    return tuple(spots)


def lowest(blocks: Sequence[Block], height: float, columns: int) -> float:
    """The least height, up to `height`, at which the blocks fill no more than so many columns."""
    low, high = 0.0, height
    while high - low > height / 500:
        middle = (low + high) / 2
        tallest = max((block.height for block in blocks), default=0.0)
        if tallest <= middle and len(fill(blocks, middle)) <= columns:
            high = middle
        else:
            low = middle
    return high
