"""How long questions take, and choosing as many as there is time for."""

from prepress.composing.pacing import minutes_of
from prepress.composing.selection import plan_of, select
from prepress.diagnostics import Report
from prepress.settings import Settings
from tests.proofing import bank_of

BANK = """---
difficulty: advanced
---

# Locks

## Basics

### 1. What is a mutex? [Easy]
**Answer:** A lock.

### 2. What is a lease?
**Time:** 12 min

**Answer:** A lock that ends.

## More

### 3. What is a fence?
**Answer:** A number.

**Follow-up:** Who checks it?

### 4. What is a quorum?
**Answer:** More than half.
"""


def chosen(**wishes: int) -> tuple[list[str | None], Report]:
    """The numbers of the questions that are chosen, and what is said about it."""
    bank = bank_of(BANK)
    report = Report(bank.source)
    found = select(bank, Settings(seed="3", **wishes), report)  # type: ignore[arg-type]  # numbers only
    return [question.number for question in found.questions()], report


def test_a_question_takes_as_long_as_it_says() -> None:
    """Else by its level, or by that of the bank; a follow-up takes two minutes more."""
    bank = bank_of(BANK)
    assert [minutes_of(question, bank) for question in bank.questions()] == [4, 12, 8, 6]


def test_no_more_are_chosen_than_there_is_time_for() -> None:
    """In turn from each section; what does not fit is passed over, and more time brings more questions."""
    for minutes in range(4, 31):
        numbers, report = chosen(minutes=minutes)
        bank = bank_of(BANK)
        taken = [minutes_of(question, bank) for question in bank.questions() if question.number in numbers]
        assert 0 < sum(taken) <= minutes
        assert not list(report)
    assert chosen(minutes=30)[0] == ["1", "2", "3", "4"]


def test_a_number_for_which_there_is_no_time_is_told() -> None:
    """With the time that it would take."""
    numbers, report = chosen(pick=4, minutes=20)
    (said,) = report
    assert len(numbers) < 4
    assert said.message == f"4 questions take 30 minutes; in 20 there is time for {len(numbers)}."
    assert "--minutes 30" in said.hint


def test_time_for_no_question_is_an_error() -> None:
    """It says how much the shortest takes."""
    _, report = chosen(minutes=3)
    (said,) = report
    assert (said.rule, said.message) == ("nothing-chosen", "No question takes only 3 minutes.")
    assert "--minutes 4" in said.hint


def test_a_plan_has_a_line_for_each_section() -> None:
    """With the number of questions and their minutes."""
    assert plan_of(bank_of(BANK)).splitlines() == [
        "4 questions, 30 minutes",
        "  1 Basics: 2 questions, 16 min",
        "  2 More: 2 questions, 14 min",
    ]
