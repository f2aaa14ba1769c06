"""What each edition carries of a question with a short answer and a long one, with options, and with sources."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from prepress.binding.work import do
from prepress.diagnostics import Report
from prepress.edition import Volume, all_editions
from prepress.inspection import words
from prepress.model import Bank, Part, Role
from prepress.proving.copytext import carried
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Desk
from prepress.rendering.markup import to_html
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import Source

TEXT = """
### Q1: How does a kettle work?
#### Quick Answer
It heats water.
#### Detailed Answer
A coil of wire gets hot when a current flows through it.
#### Common Mistakes
Switching it on while it is empty.
#### Follow-up Questions
Why does it click?
#### References
The manual of the kettle.

### Q2: Which one boils first?
- [ ] the sea
- [x] the cup

[Reference](https://example.org)

### Q3: Who made it?
**Answer:** TBD
"""
SHOWN = ("card", "context", "answers", "follow_ups")
BRIEF = {"flashcards", "cheatsheet"}


@pytest.fixture(scope="module")
def bank() -> Bank:
    """Three questions: one with both answers, one with options, one without an answer."""
    source = Source(Path("/nowhere/bank.md"), TEXT, "")
    return read_bank(source, Report(source))


def volumes(bank: Bank) -> dict[str, Volume]:
    """Every volume of every edition, by name."""
    return {volume.name: volume for edition in all_editions() for volume in edition.compose(bank, Settings())}


def roles(volume: Volume, bank: Bank, question: int) -> set[Role | None]:
    """The roles of the parts of a question that a volume owes."""
    copies = carried(bank, volume.carries, with_matter=volume.with_matter, brief=volume.brief)
    wanted = list(bank.questions())[question]
    return {copy.role for copy in copies if copy.question is wanted and copy.part}


def parts_in(value: Any) -> Iterator[Part]:
    """Every part that can be reached from a value."""
    if isinstance(value, Part):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "question":
                yield from parts_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts_in(item)


def test_a_short_answer_takes_the_place_of_the_long_one_where_there_is_little_room(bank: Bank) -> None:
    """Cards and sheet have the short one and the follow-ups; the interviewer's packet and the book have everything."""
    made = volumes(bank)
    everything = {part.role for part in next(bank.questions()).parts}
    for name in BRIEF:
        assert roles(made[name], bank, 0) == {Role.SHORT_ANSWER, Role.FOLLOW_UP}
    assert roles(made["packet-interviewer"], bank, 0) == roles(made["book"], bank, 0) == everything
    assert Role.SOURCE in everything
    assert roles(made["packet-candidate"], bank, 0) == set()


def test_a_card_shows_what_it_owes_and_no_more(bank: Bank) -> None:
    """What the templates are given is what the proof asks for."""
    made = volumes(bank)
    for name in BRIEF:
        values = [page.values.get(key) for page in made[name].pages for key in SHOWN]
        shown = {part.role for value in values for part in parts_in(value)}
        owed = {role for question in range(3) for role in roles(made[name], bank, question)}
        assert shown == owed


def test_options_are_with_the_question_and_what_is_right_with_the_answer(bank: Bank) -> None:
    """Every edition has the options, unticked; those who may see answers have the right one again."""
    options, answer = list(bank.questions())[1].having(Role.OPTIONS, Role.ANSWER)
    assert words(options.body) == "- A the sea\n- B the cup"
    assert words(answer.body) == "- B the cup"
    for name, volume in volumes(bank).items():
        owed = roles(volume, bank, 1)
        assert Role.OPTIONS in owed
        assert (Role.ANSWER in owed) == (name != "packet-candidate")


def test_a_promise_of_an_answer_leaves_the_back_to_be_written_on(bank: Bank) -> None:
    """It is no answer; packet and book print it, cards and sheet do not."""
    made = volumes(bank)
    assert not list(bank.questions())[2].having(Role.ANSWER)
    for name in BRIEF:
        assert roles(made[name], bank, 2) == set()
    assert roles(made["packet-interviewer"], bank, 2) == roles(made["book"], bank, 2) == {Role.SOURCE}


def test_options_are_marked_up_as_such(bank: Bank) -> None:
    """A class says that the first word of each item is its letter; a list of the bank's own has none."""
    options, _ = list(bank.questions())[1].having(Role.OPTIONS, Role.ANSWER)
    html = to_html(options.body.nodes, {})
    assert html == ('<ul class="options"><li><strong>A</strong> the sea</li><li><strong>B</strong> the cup</li></ul>')


@pytest.mark.slow
def test_all_editions_of_such_a_bank_are_proved(bank: Bank) -> None:
    """Bound and proved, no edition loses or leaks anything."""
    theme = Theme()
    theme.use_own_fonts()
    for edition in all_editions():
        for volume in edition.compose(bank, Settings()):
            result = do(Desk(bank, "bank", theme).job(edition, volume))
            assert (result.crash, result.findings, result.bound.complaints) == ("", (), ())
