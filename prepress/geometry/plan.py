"""What a cheat sheet is to be, and what became of it: sides, type, and how much is told of each question."""

from dataclasses import dataclass
from enum import StrEnum


class Detail(StrEnum):
    """How much a sheet tells, the most first; what the one before left out, the next leaves out too."""

    FULL = "full"
    NO_FOLLOW_UPS = "no-follow-ups"
    NO_NOTES = "no-notes"
    SHORT = "short"
    TERMS = "terms"


FLOOR = 6.5
"""Points. Smaller type than this is a stain to most readers."""

LEVEL = 0.08
"""Columns that end further apart than this share of their height are not level."""

LARGE = 14.0
"""Points: what people with weak eyes ask of large print."""


@dataclass(frozen=True)
class Plan:
    """What is asked of a sheet.

    `sides` 0 means as few sheets as do with everything on them. If not `exact`, it may be more than `sides` where
    nothing else helps. `smallest` is in points, `details` are tried in turn.
    """

    sides: int = 2
    exact: bool = False
    smallest: float = FLOOR
    details: tuple[Detail, ...] = (Detail.FULL,)


@dataclass(frozen=True)
class Filling:
    """How a sheet was filled: type and leading, columns on a side, and how much of them all is left empty.

    `slack` is the share of all columns that is neither text nor the least space around it, `uneven` how far apart two
    columns end, as a share of a column's height. `pieces` is how many pieces there were that could not be parted.
    """

    sides: int
    detail: Detail
    size: float
    leading: float
    columns: int
    slack: float
    uneven: float
    pieces: int
