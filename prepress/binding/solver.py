"""How large the type of a cheat sheet can be, in how many columns: found with as few layouts as can be.

What the layouts so far foretell as best is laid out next, until that is the best. If even the smallest type is too
large, the same is done with less detail.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, sqrt

from prepress.binding.foretelling import (
    MM,
    Arrangement,
    Measured,
    Room,
    Trial,
    characters_in,
    columns_for,
    finer,
    foretell,
    sizes_for,
)
from prepress.geometry.grid import Grid
from prepress.geometry.packing import Block, fill
from prepress.geometry.plan import LEVEL, Detail, Plan

STEP = 0.05
"""Points between two sizes that are told apart."""

WORTHWHILE, DEAR, WORTH_IT = 0.08, 200_000, 0.3
"""Points that must be won for another layout; and how many if the text has so many characters that it is dear."""

LARGEST = 30.0
"""Points, on A4; more is no text any more."""

TRIALS, MORE_TRIALS = 4, 7
"""Layouts of one detail at most before what is known to fit has to do, and if nothing is."""

SURE = 1.004
"""What is foretold must fit with so much to spare: lines break where they will."""

DENSITY = 0.78
"""Squares of its size that a character takes before anything was laid out, with its share of all that stays empty."""

HOPELESS, DOUBTFUL, SAMPLED = 0.8, 0.94, 0.97
"""If less than this share of the smallest size is estimated, before and after a layout, nothing more is laid out; the
third, if some blocks of the detail have been."""

ROOMY, COARSE = 0.96, 2
"""If so many layouts in as many columns do not fit although they take less than this share of the room, their blocks
are torn finely."""

MOST_COLUMNS = 12


@dataclass(frozen=True)
class Refusal:
    """Even with the least detail it does not fit; so many sides would do."""

    sides: int


@dataclass
class Solver:
    """`grid` gives the columns of a side, `lay_out` the blocks of a trial, `weigh` the characters of a detail.

    `sample` lays out some blocks of a trial, and gives them and their characters; none of a bank that is short.
    """

    plan: Plan
    grid: Callable[[int], Grid]
    lay_out: Callable[[Trial], tuple[Block, ...]]
    weigh: Callable[[Detail], int]
    sample: Callable[[Trial], tuple[Sequence[Block], int]]
    known: list[Measured] = field(default_factory=list)
    arranged: dict[tuple[Trial, int], Arrangement] = field(default_factory=dict)
    densities: dict[Detail, float] = field(default_factory=dict)

    def solve(self) -> Arrangement | Refusal:
        """The fullest detail that fits, at the largest size."""
        sides = self.plan.sides or _whole_sheets(self._needed(self.plan.details[0]))
        if found := self._on(sides):
            return found
        needed = self._needed(self.plan.details[-1])
        if not self.plan.exact and (found := self._on(_whole_sheets(needed))):
            return found
        return Refusal(needed)

    def _needed(self, detail: Detail) -> int:
        """How many sides a detail takes at the smallest size."""
        measured = self._measure(self._smallest(detail))
        grid = self.grid(measured.trial.columns)
        return ceil(len(fill(measured.blocks, grid.height)) / grid.columns)

    def _smallest(self, detail: Detail) -> Trial:
        return Trial(detail, columns_for(self.grid, self.plan.smallest), self.plan.smallest)

    def _on(self, sides: int) -> Arrangement | None:
        """The best on so many sides."""
        room = Room(sides, self.grid)
        return next(filter(None, (self._with(detail, room) for detail in self.plan.details)), None)

    def _with(self, detail: Detail, room: Room) -> Arrangement | None:
        """The largest type for a detail; None if it would be too small."""
        estimate = self._sampled(detail, room)
        sure = SAMPLED if detail in self.densities else DOUBTFUL if self.known else HOPELESS
        if estimate < self.plan.smallest * sure and detail != self.plan.details[-1]:
            return None
        size = _stepped(max(self.plan.smallest, min(estimate, self._largest)))
        self._measure(Trial(detail, columns_for(self.grid, size), size))
        for number in range(MORE_TRIALS):
            trial = self._promising(detail, room)
            if number >= TRIALS and self._fitting(detail, room):
                break
            if trial is None or trial in [known.trial for known in self.known]:
                break
            self._measure(trial)
            if coarse := self._too_coarse(trial, room):
                self._measure(self._finer(coarse, room))
        if not self._fitting(detail, room) and self._estimate(detail, room) > self.plan.smallest * DOUBTFUL:
            self._measure(self._smallest(detail))
        best = max(self._fitting(detail, room), key=self._worth, default=None)
        if best and best.uneven > LEVEL:
            self._measure(self._finer(best.measured, room))
            return max(self._fitting(detail, room), key=self._worth)
        return best

    def _too_coarse(self, trial: Trial, room: Room) -> Measured | None:
        """The largest of several layouts in as many columns that had room enough, but not for blocks so high."""
        same = [known for known in self.known if replace(trial, size=known.trial.size) == known.trial]
        failed = [known for known in same if not room.fits(known) and room.share(known) < ROOMY]
        return max(failed, key=lambda known: known.trial.size) if len(failed) == COARSE else None

    def _finer(self, measured: Measured, room: Room) -> Trial:
        return finer(measured, room.columns(measured), self.grid(measured.trial.columns).height)

    def _promising(self, detail: Detail, room: Room) -> Trial | None:
        """What to lay out next: the best that is foretold, unless something about as good is known to fit."""
        held = max(map(self._worth, self._fitting(detail, room)), default=0.0)
        best = max(self._foretold(detail, room), key=self._worth, default=None)
        won = WORTHWHILE if self.weigh(detail) < DEAR else WORTH_IT
        return best.measured.trial if best and self._worth(best) > held + won else None

    def _worth(self, found: Arrangement) -> float:
        trial = found.measured.trial
        return found.worth(characters_in(self.grid(trial.columns).width, trial.size))

    def _fitting(self, detail: Detail, room: Room) -> list[Arrangement]:
        return [
            self._arranged(known, room) for known in self.known if known.trial.detail == detail and room.fits(known)
        ]

    def _arranged(self, known: Measured, room: Room) -> Arrangement:
        key = known.trial, room.sides
        if key not in self.arranged:
            self.arranged[key] = room.arrange(known)
        return self.arranged[key]

    def _foretold(self, detail: Detail, room: Room) -> Iterator[Arrangement]:
        """For each number of columns the largest size at which everything should fit."""
        pieces = min(len(known.blocks) for known in self.known if known.trial.detail == detail)
        for columns in range(1, MOST_COLUMNS + 1):
            if (columns == 1 or columns * room.sides <= pieces) and (found := self._foretold_in(columns, detail, room)):
                yield room.arrange(found)

    def _foretold_in(self, columns: int, detail: Detail, room: Room) -> Measured | None:
        low, high = sizes_for(self.grid(columns), self.plan.smallest, self._largest)
        tried = [known for known in self.known if (known.trial.detail, known.trial.columns) == (detail, columns)]
        failed = [known.trial.size for known in tried if not room.fits(known)]
        if failed:
            high = min(high, min(failed) - STEP * 2 ** (len(failed) - 1))
        best, first, last = None, 0, int((high - low) / STEP + ROUNDING) if high >= low else -1
        while first <= last:
            middle = (first + last) // 2
            found = foretell(self.known, Trial(detail, columns, _stepped(low + middle * STEP)), self.grid)
            if room.fits(found, SURE):
                best, first = found, middle + 1
            else:
                last = middle - 1
        return best

    @property
    def _largest(self) -> float:
        return LARGEST * self.grid(1).scale

    def _estimate(self, detail: Detail, room: Room) -> float:
        """The size at which so many characters would fill all sides, by the last layout if there was one."""
        grid = self.grid(columns_for(self.grid, 2 * self.plan.smallest))
        area = room.sides * grid.columns * grid.width * grid.height
        return sqrt(area / (self.weigh(detail) * self._density(detail) + 1)) / MM

    def _sampled(self, detail: Detail, room: Room) -> float:
        """The same, by some blocks that are laid out at the size which is estimated without."""
        estimate = self._estimate(detail, room)
        if estimate < self.plan.smallest * HOPELESS or any(known.trial.detail == detail for known in self.known):
            return estimate
        size = max(self.plan.smallest, min(estimate, self._largest))
        trial = Trial(detail, columns_for(self.grid, size), _stepped(size))
        blocks, characters = self.sample(trial)
        if characters:
            self.densities[detail] = self._filled(trial, blocks, characters)
        return self._estimate(detail, room)

    def _density(self, detail: Detail) -> float:
        """Squares of its size that a character takes, by the last layout of the detail, else by what else is known."""
        same = [known for known in self.known if known.trial.detail == detail]
        if not same and detail in self.densities:
            return self.densities[detail]
        if not self.known:
            return DENSITY
        last = (same or self.known)[-1]
        return self._filled(last.trial, last.blocks, self.weigh(last.trial.detail))

    def _filled(self, trial: Trial, blocks: Sequence[Block], characters: int) -> float:
        filled = sum(block.height + block.gap for block in blocks) * self.grid(trial.columns).width
        return filled / (characters * (trial.size * MM) ** 2 + 1)

    def _measure(self, trial: Trial) -> Measured:
        for known in self.known:
            if known.trial == trial:
                return known
        self.known.append(Measured(trial, self.lay_out(trial)))
        return self.known[-1]


ROUNDING = 1e-9


def _stepped(size: float) -> float:
    return round(round(size / STEP) * STEP, 3)


def _whole_sheets(sides: int) -> int:
    """One side, or both sides of as many sheets as it takes."""
    return sides if sides == 1 else sides + sides % 2
