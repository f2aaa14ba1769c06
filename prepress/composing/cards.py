"""A question -> what stands on its card: which parts go to the front, which to the back, and in what order."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from prepress.model import ASKED, Bank, Part, Question, Role, Section
from prepress.parsing.syntax import MATH
from prepress.reading.traits import Level

HARDEST = max(Level)
TONES = 8
"""Section colours in styles/tokens.css; the ninth section begins again with the first."""


@dataclass(frozen=True)
class Mark:
    """How a section is told from the others: its number (from 1), its title, and which of the colours it has."""

    number: int
    title: str

    @property
    def tone(self) -> int:
        """1 to TONES."""
        return (self.number - 1) % TONES + 1


ANSWERING = frozenset({Role.SHORT_ANSWER, Role.ANSWER})
NOTES = frozenset({Role.NOTE})
FOLLOWING = frozenset({Role.FOLLOW_UP})
CARRIED = frozenset(Role) - {Role.SOURCE}
"""What fits on a card. It is brief: of a question with a short answer, that one stands for the long one."""


MOST_LINES = 5
"""Ruled lines on the back of a card that holds nothing else."""

BRIEF = 24
"""Characters of a side that says little."""

MEASURE = 50
"""Characters of small type in a line of a card, about."""


@dataclass(frozen=True)
class Card:
    """A question with its parts sorted: context asks, options too; answers answer at a glance, follow-ups lead on."""

    question: Question
    mark: Mark
    context: tuple[Part, ...]
    answers: tuple[Part, ...]
    follow_ups: tuple[Part, ...]

    @property
    def heading(self) -> str:
        """What the head of the back says: the prompt, cut to its line; the section's title if it is no plain text."""
        drawn = any(node.kind in MATH or node.kind == "image" for node in self.question.prompt.walk())
        return (not drawn and self.question.prompt.text) or self.mark.title

    @property
    def brief_sides(self) -> frozenset[str]:
        """Which of its sides ("front", "back") say so little that it can be said in larger type."""
        asked = self.question.prompt.text
        told = " ".join(part.body.text for part in self.answers)
        sides = {"front": "" if self.context else asked, "back": "" if self.follow_ups else told}
        return frozenset(side for side, said in sides.items() if 0 < len(said) <= BRIEF)

    @property
    def level(self) -> str:
        """How difficult the question is, as so many of five dots; "" if nobody knows."""
        level = self.question.traits.level
        return "●" * level + "○" * (HARDEST - level) if level else ""

    @property
    def lines(self) -> int:
        """How many lines there are to write on, if there is no answer; two of small type take the place of one."""
        if self.answers:
            return 0
        taken = sum(2 + len(part.body.text) // MEASURE for part in self.follow_ups)
        return max(1, MOST_LINES - (taken + 1) // 2)


def card_of(question: Question, mark: Mark) -> Card:
    """Sort a question's parts; labels nobody knows stay with the answer, after it."""
    shown = question.shown(CARRIED, brief=True)

    def parts(roles: AbstractSet[Role]) -> tuple[Part, ...]:
        return tuple(part for part in shown if part.role in roles)

    return Card(question, mark, parts(ASKED), parts(ANSWERING) + parts(NOTES), parts(FOLLOWING))


def marked_sections(bank: Bank) -> tuple[tuple[Mark, Section], ...]:
    """The bank's sections with their marks; a section without a title goes by the bank's."""
    return tuple(
        (Mark(section.number or number, section.title.text or bank.title), section)
        for number, section in enumerate(bank.sections, 1)
    )
