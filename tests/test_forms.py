"""Forms of a bank: the same questions in other orders, numbered anew."""

import pytest

from prepress.composing.forms import forms_of, key_numbers
from prepress.model import Bank
from tests.proofing import bank_of


def bank(sections: int = 3, questions: int = 4, *, numbered: bool = True) -> Bank:
    """A bank with so many questions in each of so many sections."""
    lines = ["# Bank", ""]
    for section in range(sections):
        lines += [f"## Section {section + 1}", ""]
        for question in range(questions):
            number = f"{section * questions + question + 1}. " if numbered else ""
            lines += [f"### {number}Why is {section}.{question} so?", f"**Answer:** Because {section} {question}.", ""]
    return bank_of("\n".join(lines))


def order(found: Bank) -> list[str]:
    """The ids of a bank's questions."""
    return [question.id for question in found.questions()]


def test_a_seed_gives_the_same_papers_for_ever() -> None:
    """Orders are not those of a generator that may change: they are written down here."""
    (form,) = forms_of(bank(1, 6), 1, "7", across=False)
    asked = [question.prompt.text for question in form.bank.questions()]
    assert asked == [f"Why is 0.{number} so?" for number in (4, 5, 0, 1, 3, 2)]


def test_forms_ask_the_same_in_different_orders() -> None:
    """Each form has every question once, in an order of its own, numbered from 1."""
    whole = bank()
    forms = forms_of(whole, 4, "7", across=False)
    assert [form.letter for form in forms] == ["A", "B", "C", "D"]
    assert len({tuple(order(form.bank)) for form in forms}) == 4
    for form in forms:
        assert sorted(order(form.bank)) == sorted(order(whole))
        assert list(form.numbers().values()) == [str(number) for number in range(1, 13)]


def test_questions_stay_in_their_sections() -> None:
    """Unless they are to change places over all; then sections are no more."""
    whole = bank()
    within, across = (forms_of(whole, 1, "7", across=wide)[0].bank for wide in (False, True))
    for before, after in zip(whole.sections, within.sections, strict=True):
        assert after.title == before.title
        assert {question.id for question in after.questions} == {question.id for question in before.questions}
    assert len(across.sections) == 1
    assert sorted(order(across)) == sorted(order(whole))


def test_another_seed_gives_other_papers() -> None:
    """And the same one the same."""
    orders = {seed: order(forms_of(bank(), 1, seed, across=False)[0].bank) for seed in ("1", "2")}
    assert orders["1"] != orders["2"]
    assert orders["1"] == order(forms_of(bank(), 1, "1", across=False)[0].bank)


def test_a_bank_with_one_order_gives_forms_that_are_alike() -> None:
    """Looking for another order ends."""
    assert len(forms_of(bank(1, 1), 26, "0", across=True)) == 26


@pytest.mark.parametrize("numbered", [True, False])
def test_a_key_calls_each_question_by_one_number(numbered: bool) -> None:
    """By its own if every question has one, else by a count."""
    assert list(key_numbers(bank(numbered=numbered)).values()) == [str(number) for number in range(1, 13)]
    twice = bank_of("### 1. Why?\n**Answer:** So.\n\n### 1. How?\n**Answer:** Thus.\n")
    assert list(key_numbers(twice).values()) == ["1", "2"]
