"""The search for type size, columns and detail, on text that is arithmetic: nothing is laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from prepress.binding.foretelling import LONG, MM, Arrangement, Trial, leading_of, slice_of
from prepress.binding.solver import Refusal, Solver
from prepress.geometry.grid import Grid
from prepress.geometry.packing import Block, torn_alike
from prepress.geometry.plan import Detail, Plan
from prepress.geometry.stock import A4, LETTER, SHEET_PAPERS, Paper

DETAILS = (Detail.FULL, Detail.SHORT, Detail.TERMS)
LENGTHS: Mapping[Detail, float] = {Detail.FULL: 1.0, Detail.SHORT: 0.4, Detail.TERMS: 0.2}


@dataclass
class Text:
    """Questions of some lengths in characters, and how often they were laid out."""

    lengths: list[int]
    paper: Paper
    layouts: list[Trial] = field(default_factory=list)
    samples: int = 0
    """How many blocks are laid out to foretell the others."""
    stiff: bool = False
    """Whether blocks are only torn where that is asked for."""

    def grid(self, columns: int) -> Grid:
        return Grid(self.paper, columns)

    def weigh(self, detail: Detail) -> int:
        return round(sum(self.lengths) * LENGTHS[detail])

    def lay_out(self, trial: Trial) -> tuple[Block, ...]:
        """Lines of whole words: each block has a number of them."""
        self.layouts.append(trial)
        return self._blocks(trial, self.lengths)

    def sample(self, trial: Trial) -> tuple[Sequence[Block], int]:
        """The first blocks, and their characters."""
        lengths = self.lengths[: self.samples]
        return self._blocks(trial, lengths), round(sum(lengths) * LENGTHS[trial.detail])

    def _blocks(self, trial: Trial, lengths: Sequence[int]) -> tuple[Block, ...]:
        grid = self.grid(trial.columns)
        em = trial.size * MM
        line = em * leading_of(grid, trial.size)
        in_line = grid.width / (em * 0.42)
        blocks = [Block((2 + int(length * LENGTHS[trial.detail] / in_line)) * line, 0.5 * em) for length in lengths]
        found: list[Block] = []
        for number, block in enumerate(blocks):
            fine = number in trial.fine
            whole = 0.0 if fine else grid.height if self.stiff else LONG * grid.height
            found += torn_alike([block], whole, slice_of(trial, grid, fine=fine)[1])
        return tuple(found)

    def solve(self, plan: Plan) -> Arrangement | Refusal:
        return Solver(plan, self.grid, self.lay_out, self.weigh, self.sample).solve()


def lengths(count: int, average: int = 260) -> list[int]:
    """So many lengths, some short and some long, always the same."""
    return [average // 4 + (number * 7919) % (average * 3 // 2) for number in range(count)]


def found(text: Text, plan: Plan) -> Arrangement:
    """What was found."""
    arrangement = text.solve(plan)
    assert isinstance(arrangement, Arrangement)
    return arrangement


@pytest.mark.parametrize("sides", [1, 2, 4, 6])
@pytest.mark.parametrize("paper", [A4, A4.landscape, LETTER, LETTER.landscape, SHEET_PAPERS["a2"]])
@pytest.mark.parametrize("count", [15, 40, 100])
def test_sides_are_filled_exactly(sides: int, paper: Paper, count: int) -> None:
    """Whatever the paper: so many sides, every column in use, no column too high, and ends that are level."""
    text = Text(lengths(count), paper)
    arrangement = found(text, Plan(sides, exact=True, details=DETAILS))
    trial = arrangement.measured.trial
    assert arrangement.sides == sides
    assert len(arrangement.runs) == sides * trial.columns
    assert all(end > start for start, end in arrangement.runs)
    height = text.grid(trial.columns).height
    for start, end in arrangement.runs:
        blocks = arrangement.measured.blocks[start:end]
        assert sum(block.height for block in blocks) + sum(block.gap for block in blocks[1:]) <= height + 0.001
    assert arrangement.uneven <= 0.08
    assert len(text.layouts) <= 6


def test_the_type_is_as_large_as_it_can_be() -> None:
    """No size that is a twentieth larger fits in any number of columns with readable lines."""
    text = Text(lengths(60), A4.landscape)
    plan = Plan(2, exact=True)
    best = found(text, plan).measured.trial.size
    larger = Text(lengths(60), A4.landscape)
    refused = larger.solve(Plan(2, exact=True, smallest=best * 1.05))
    assert isinstance(refused, Refusal)


@pytest.mark.parametrize(("count", "length"), [(14, 850), (18, 850), (19, 700), (19, 1000)])
def test_blocks_that_leave_much_room_below_them_are_torn(count: int, length: int) -> None:
    """When layouts fail that have room enough, only not for blocks so high, a size is not given up for it."""
    text = Text([length] * count, A4.landscape, stiff=True)
    arrangement = found(text, Plan(2, exact=True))
    used = sum(block.height + block.gap for block in arrangement.measured.blocks)
    assert arrangement.measured.trial.fine
    assert used > 0.9 * len(arrangement.runs) * text.grid(arrangement.measured.trial.columns).height


@pytest.mark.parametrize("count", [150, 170, 210])
def test_some_blocks_foretell_the_others(count: int) -> None:
    """What they say cannot fit is never laid out whole, and what fits takes no more layouts; the sheet is as good."""
    plan = Plan(2, exact=True, details=DETAILS)
    plain, sampled = Text(lengths(count), A4.landscape), Text(lengths(count), A4.landscape, samples=20)
    best, same = found(plain, plan), found(sampled, plan)
    assert {trial.detail for trial in sampled.layouts} == {best.measured.trial.detail}
    assert len(sampled.layouts) <= len(plain.layouts)
    assert same.measured.trial.detail is best.measured.trial.detail
    assert same.measured.trial.size > best.measured.trial.size * 0.97


def test_detail_goes_before_the_smallest_type_does() -> None:
    """The fullest detail that fits at the floor is taken, and no more is cut than must be."""
    for count, detail in ((60, Detail.FULL), (160, Detail.SHORT), (250, Detail.TERMS)):
        arrangement = found(Text(lengths(count), A4.landscape), Plan(2, exact=True, details=DETAILS))
        assert arrangement.measured.trial.detail is detail
        assert arrangement.measured.trial.size >= 6.5


@pytest.mark.slow
def test_what_cannot_fit_is_refused_with_the_sides_it_takes() -> None:
    """And on so many sides it fits, on one less it does not."""
    plan = Plan(2, exact=True, details=DETAILS)
    refusal = Text(lengths(900), A4.landscape).solve(plan)
    assert isinstance(refusal, Refusal)
    arrangement = found(Text(lengths(900), A4.landscape), Plan(refusal.sides, exact=True, details=DETAILS))
    assert arrangement.sides == refusal.sides
    assert isinstance(Text(lengths(900), A4.landscape).solve(Plan(refusal.sides - 1, exact=True)), Refusal)


@pytest.mark.slow
def test_without_a_wish_whole_sheets_are_added() -> None:
    """Two sides are only usual: more are taken if not even the least detail fits on them."""
    arrangement = found(Text(lengths(900), A4.landscape), Plan(2, details=DETAILS))
    assert arrangement.sides > 2
    assert arrangement.sides % 2 == 0


def test_large_print_takes_the_sides_it_takes() -> None:
    """With everything on them, in type that is no smaller than asked."""
    arrangement = found(Text(lengths(40), A4.landscape), Plan(0, smallest=14, details=DETAILS))
    assert arrangement.measured.trial.detail is Detail.FULL
    assert arrangement.measured.trial.size >= 14
    assert arrangement.sides % 2 == 0


def test_fewer_pieces_than_sides_fill_fewer_sides() -> None:
    """A side with nothing on it is none."""
    arrangement = found(Text([40, 40, 40], A4.landscape), Plan(6, exact=True))
    assert arrangement.sides == 3
