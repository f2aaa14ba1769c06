"""A bank -> forms A, B, C … of it: the same questions in other orders, each numbered from 1.

Nothing is left to chance: the seed, the letter and the ids of the questions say in which order they stand, today and on
any machine.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_uppercase

from prepress.model import Bank, Form, Prose, Question, Section

MOST = len(ascii_uppercase)
TRIES = 64
"""Orders that are drawn until one differs from those of the forms before; few questions have few orders."""


def forms_of(bank: Bank, count: int, seed: str, *, across: bool) -> tuple[Form, ...]:
    """So many forms, at most 26; questions change places within their sections, or `across` all of them."""
    forms: list[Form] = []
    known: set[tuple[str, ...]] = set()
    for letter in ascii_uppercase[:count]:
        orders = (_shuffled(bank, f"{seed}\n{letter}\n{attempt}", across=across) for attempt in range(TRIES))
        sections = next((order for order in orders if _ids(order) not in known), None)
        sections = sections or _shuffled(bank, f"{seed}\n{letter}\n0", across=across)
        known.add(_ids(sections))
        forms.append(Form(letter, replace(bank, sections=tuple(_numbered(sections)))))
    return tuple(forms)


def key_numbers(bank: Bank) -> dict[str, str]:
    """What a key calls each question, by its id: its number in the bank if each has one of its own, else a count."""
    own = {question.id: question.number or "" for question in bank.questions()}
    if "" not in own.values() and len(set(own.values())) == len(own):
        return own
    return {name: str(number) for number, name in enumerate(own, 1)}


def _shuffled(bank: Bank, seed: str, *, across: bool) -> tuple[Section, ...]:
    if not across:
        return tuple(replace(section, questions=_drawn(section.questions, seed)) for section in bank.sections)
    questions = _drawn(tuple(bank.questions()), seed)
    span = bank.sections[0].span if bank.sections else (bank.source.lines_span(0, 1))
    return (Section(Prose(), Prose(), questions, span),)


def _drawn(questions: Sequence[Question], seed: str) -> tuple[Question, ...]:
    """In the order of their lots."""
    return tuple(sorted(questions, key=lambda question: hashlib.sha256(f"{seed}\n{question.id}".encode()).digest()))


def _ids(sections: Sequence[Section]) -> tuple[str, ...]:
    return tuple(question.id for section in sections for question in section.questions)


def _numbered(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections with their numbers from the bank, and the questions numbered from 1."""
    number = 0
    for place, section in enumerate(sections, 1):
        questions = tuple(
            replace(question, number=str(number + offset)) for offset, question in enumerate(section.questions, 1)
        )
        number += len(questions)
        yield replace(section, questions=questions, number=section.number or place)
