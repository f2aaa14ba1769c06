"""How many minutes a question takes in an interview, its follow-up included."""

from prepress.model import Bank, Question, Role
from prepress.reading.difficulty import level_of
from prepress.reading.traits import Level

MINUTES = {None: 5, Level.BEGINNER: 3, Level.EASY: 4, Level.MEDIUM: 5, Level.HARD: 6, Level.EXPERT: 8}
"""Our own rule of thumb, by level; a bank that knows better says so: `**Time:** 12 min`."""

FOLLOW_UP = 2


def minutes_of(question: Question, bank: Bank) -> int:
    """What the question says; else by its level or the bank's, and more if it has a follow-up."""
    if question.traits.minutes:
        return question.traits.minutes
    level = question.traits.level or level_of(bank.meta.difficulty)
    return MINUTES[level] + (FOLLOW_UP if question.having(Role.FOLLOW_UP) else 0)
