"""Ordered lists, run by run: which items go on counting the questions, and which count something within an answer.

A run is a list, or the part of one up to where its numbers fall: there the list of an answer has run into that of the
questions, as it does by CommonMark's rules when nothing stands between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from prepress.reading.listitems import Entry, ListOfEntries

ASKS, ALL_ASK = 0.5, 0.9
"""How many items of a run that numbers anew must ask: half as large a share as in all runs that ask at all, and nearly
all of them if it may as well stand in an answer."""

LONGEST_GAP = 5
"""Numbers that an author may have left out without beginning to count anew."""


@dataclass(frozen=True)
class Run:
    """Items of one list with rising numbers: where they stand in it, the first and the last number."""

    found: ListOfEntries
    items: range
    first: int
    last: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The items themselves."""
        return self.found.entries[self.items.start : self.items.stop]


def counting(lists: Sequence[ListOfEntries]) -> Iterator[Run]:
    """The runs that go on with the number before, or that ask."""
    runs = [run for found in lists for run in _runs(found)]
    needed = ASKS * share_asking([entry for run in runs if share_asking(run.entries) for entry in run.entries])
    usual = 2 * sum(run.first > 1 for run in runs) >= len(runs)
    before: Run | None = None
    for run, later in zip(runs, _next_counted(runs), strict=True):
        gap = run.first - before.last if before else 0
        hidden = run.found.labelled or (before is not None and _is_within(run, before, later, usual=usual))
        asks = not run.found.is_loose and share_asking(run.entries) >= (ALL_ASK if hidden else needed)
        if asks or 0 < gap <= (1 if run.found.is_loose else LONGEST_GAP):
            yield run
            before = run


def goes_on(found: ListOfEntries, following: ListOfEntries) -> bool:
    """Whether the second list goes on counting where the first ends."""
    return 0 < _numbers(following.entries)[0] - _numbers(found.entries)[-1] <= LONGEST_GAP


def share_asking(entries: Sequence[Entry]) -> float:
    """How much of what is there reads like questions, 0 to 1."""
    there = [entry.promises for entry in entries if not entry.is_empty]
    return sum(there) / len(there) if there else 0.0


def _is_within(run: Run, before: Run, later: Run | None, *, usual: bool) -> bool:
    """Whether a run may stand in the answer to the last question of the one before.

    It does if a later one goes on with the number of that question; or no heading parts them where it is `usual` that
    numbers go on from list to list.
    """
    if later and later.found.section == before.found.section:
        return later.first == before.last + 1 != run.last + 1
    return usual and run.found.section == before.found.section


def _next_counted(runs: Sequence[Run]) -> list[Run | None]:
    """For each run the next one that does not begin with 1."""
    found: list[Run | None] = []
    later: Run | None = None
    for run in reversed(runs):
        found.append(later)
        later = run if run.first > 1 else later
    return found[::-1]


def _runs(found: ListOfEntries) -> Iterator[Run]:
    numbers = _numbers(found.entries)
    starts = [0, *(n for n in range(1, len(numbers)) if numbers[n] <= numbers[n - 1])]
    for start, end in pairwise([*starts, len(numbers)]):
        yield Run(found, range(start, end), numbers[start], numbers[end - 1])


def _numbers(entries: Sequence[Entry]) -> list[int]:
    """The numbers of the items; one that is made of several, such as 2.1, goes on with the one before."""
    numbers: list[int] = []
    for entry in entries:
        number = entry.number or ""
        numbers.append(int(number) if number.isdecimal() else numbers[-1] + 1 if numbers else 0)
    return numbers
