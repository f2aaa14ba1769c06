"""The numbers of a bank's questions, cut where numbering begins again."""

from collections.abc import Iterator

from prepress.model import Bank, Question, Section

Number = tuple[int, ...]
"""The parts of a number: `2.16.3` is (2, 16, 3)."""

Numbered = tuple[Number, Question]


def numbered_runs(bank: Bank) -> Iterator[list[Numbered]]:
    """The questions that have a number, in runs: a section whose first number is 1 (or 1.1) opens a new one."""
    run: list[Numbered] = []
    for section in bank.sections:
        numbered = _numbered(section)
        if numbered and set(numbered[0][0]) == {1} and run:
            yield run
            run = []
        run += numbered
    if run:
        yield run


def _numbered(section: Section) -> list[Numbered]:
    return [(_parts(question.number), question) for question in section.questions if question.number]


def _parts(number: str) -> Number:
    return tuple(int(part) for part in number.split(".") if part.isdecimal())
