"""What is said about a question beside what it asks: how difficult it is, its tags, who asks it, how long it takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain


class Level(IntEnum):
    """How difficult a question is, whatever words or signs its author has for that."""

    BEGINNER = 1
    EASY = 2
    MEDIUM = 3
    HARD = 4
    EXPERT = 5

    @property
    def word(self) -> str:
        """The name as it is shown, and typed."""
        return self.name.lower()


@dataclass(frozen=True)
class Traits:
    """`difficulty` and `duration` are the author's own words, `level` and `minutes` what they mean (None: unclear).

    `others` are further facts, each with its name: `Frequency: very common`. `room` is what it asks for to be answered
    in by hand: `half page, grid`.
    """

    level: Level | None = None
    difficulty: str = ""
    tags: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    minutes: int | None = None
    duration: str = ""
    others: tuple[str, ...] = ()
    room: str = ""

    def __bool__(self) -> bool:
        return self != NONE

    @property
    def line(self) -> str:
        """All of it in one line, as it is shown."""
        said = (self.difficulty, self.duration, ", ".join(self.companies), ", ".join(self.tags), *self.others)
        return " · ".join(filter(None, said))


NONE = Traits()
"""Nothing is said."""


def joined(*found: Traits) -> Traits:
    """What was said in several places; where they disagree, the last one counts and all are shown."""
    found = tuple(filter(None, found))
    if len(found) < 2:
        return found[0] if found else NONE
    levels = [traits.level for traits in found if traits.level]
    minutes = [traits.minutes for traits in found if traits.minutes]
    return Traits(
        level=levels[-1] if levels else None,
        difficulty=", ".join(_different(traits.difficulty for traits in found)),
        tags=_different(chain.from_iterable(traits.tags for traits in found)),
        companies=_different(chain.from_iterable(traits.companies for traits in found)),
        minutes=minutes[-1] if minutes else None,
        duration=", ".join(_different(traits.duration for traits in found)),
        others=_different(chain.from_iterable(traits.others for traits in found)),
        room=" ".join(filter(None, (traits.room for traits in found))),
    )


def _different(words: Iterable[str]) -> tuple[str, ...]:
    """Each of the words once, in their order, without regard to case."""
    seen: dict[str, str] = {}
    for word in filter(None, words):
        seen.setdefault(word.casefold(), word)
    return tuple(seen.values())
