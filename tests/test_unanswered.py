"""Questions without an answer: what is in the place of it."""

from pathlib import Path

import pytest

from prepress.composing.cards import MOST_LINES, Card, Mark, card_of
from prepress.diagnostics import Report
from prepress.geometry.stock import PAPERS
from prepress.model import Bank, Role
from prepress.reading.reader import read_bank
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import Source


def bank(text: str) -> Bank:
    source = Source(Path("bank.md"), text, "")
    return read_bank(source, Report(source))


def card(text: str) -> Card:
    (question, *_) = bank(text).questions()
    return card_of(question, Mark(1, "One"))


def test_a_card_has_lines_only_in_the_place_of_an_answer() -> None:
    """A promise of an answer is none."""
    assert card("### 1. What?\nThis.\n").lines == 0
    assert card("### 1. What?\n").lines == card("### 1. What?\n**Answer:** TBD\n").lines == MOST_LINES


def test_the_more_stands_on_a_card_the_fewer_lines_it_has() -> None:
    """One always, so that it can be seen what is missing."""
    short = card("### 1. What?\n**Follow-up:** And why?\n").lines
    long = card(f"### 1. {'What and ' * 20}?\n**Follow-up:** {'And why ' * 40}?\n").lines
    assert MOST_LINES > short > long == 1


def test_the_words_of_a_promise_stay_with_the_question() -> None:
    """As what the source says, without the label that called them an answer."""
    (question,) = bank("### 1. What?\n**Answer:** To be completed.\n").questions()
    assert [(part.role, part.label, part.body.text) for part in question.parts] == [
        (Role.SOURCE, "", "To be completed.")
    ]


@pytest.mark.slow
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_lines_to_write_on_take_no_second_card(paper: str, tmp_path: Path) -> None:
    """However long the prompt, and with a follow-up below them, what is blank is not continued."""
    from prepress.binders.deck import BINDER
    from prepress.editions.flashcards import EDITION
    from prepress.rendering.desk import Desk

    words = "How do you keep two writers of one file apart when one of them is slow? "
    prompts = [words * count for count in (1, 2, 3)]
    text = "".join(f"### {n}. {prompt}\n\n" for n, prompt in enumerate(prompts, 1))
    text += "".join(f"### {n}. {prompt}\n**Follow-up:** {words}\n" for n, prompt in enumerate(prompts[:2], 4))
    read = bank(text)
    (volume,) = EDITION.compose(read, Settings(paper=paper))
    job = Desk(read, "bank", Theme()).job(EDITION, volume)
    assert BINDER.bind(job.manuscript).cards == 5
