"""How a run ended, as an exit status; docs/exit-codes.md is the table for users."""

from collections.abc import Iterable
from enum import IntEnum


class Status(IntEnum):
    """One number for each class of failure."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    WARNINGS = 3
    BAD_INPUT = 4
    MISSING_DEPENDENCY = 5
    PROOF_FAILED = 6


GRAVITY = (
    Status.DONE,
    Status.WARNINGS,
    Status.BAD_INPUT,
    Status.PROOF_FAILED,
    Status.MISSING_DEPENDENCY,
    Status.USAGE,
    Status.FAILED,
)


def worst(statuses: Iterable[Status]) -> Status:
    """The gravest of several; DONE when there are none."""
    return max(statuses, key=GRAVITY.index, default=Status.DONE)
