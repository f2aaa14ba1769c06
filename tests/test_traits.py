"""What banks say about a question beside what it asks: how it is understood, and where it is shown."""

import pytest

from prepress.binding.work import do
from prepress.edition import all_editions
from prepress.proofs.nothing_lost import PROOF
from prepress.proving.copytext import carried
from prepress.reading.difficulty import level_of
from prepress.reading.traitlines import duration_of
from prepress.reading.traitmarks import level_in_title
from prepress.reading.traits import Level, Traits, joined
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from tests.proofing import bank_of, bytes_of, pdf_of, said_by, whole

TEXT = """
## Locks

### 1. What is a lock? ⭐⭐
**Answer:** Mutual exclusion.

### 2. What is a lease?
**Difficulty:** Senior | **Tags:** `time`, `locks` | **Asked by:** Acme, Initech | **Time:** 5–10 min

**Answer:** A lock that ends.
"""
LINES = ["easy", "Senior · 5–10 min · Acme, Initech · time, locks"]


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Easy", Level.EASY), ("🟡 Medium", Level.MEDIUM), ("Mid-Senior", Level.HARD), ("3/5", Level.MEDIUM),
        ("★★☆☆☆", Level.EASY), ("10 of 10", Level.EXPERT), ("сложный", Level.HARD), ("中级", Level.MEDIUM),
        ("very hard", Level.EXPERT), ("🔴", Level.HARD), ("7/5", None), ("0/0", None), ("varies", None), ("", None),
    ],
)  # fmt: skip
def test_words_and_signs_are_levels(words: str, level: Level | None) -> None:
    """Whatever an author writes for it, a question is a beginner's or an expert's, or something between."""
    assert level_of(words) is level


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Caches [Advanced]", Level.HARD), ("🟢 Beginner Level", Level.BEGINNER), ("Junior developers", Level.EASY),
        ("缓存基础与策略 [中级]", Level.MEDIUM), ("Consensus", None), ("", None),
    ],
)  # fmt: skip
def test_titles_of_sections_are_levels(title: str, level: Level | None) -> None:
    """A mark, or the first word."""
    assert level_in_title(title) is level


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("5 min", 5), ("5–10 minutes", 10), ("1 hour", 60), ("20", 20), ("O(n)", None), ("2 km", None)],
)
def test_times_are_minutes(text: str, minutes: int | None) -> None:
    """Of a span the longer time; what is no time is none."""
    found = duration_of(text)
    assert (found.minutes if found else None) == minutes


def test_what_is_said_twice_is_shown_once_and_what_is_said_last_counts() -> None:
    """A line of facts says more than the stars above it."""
    both = joined(Traits(Level.EASY, "easy", ("a",)), Traits(Level.HARD, "Senior", ("A", "b")))
    assert both == Traits(Level.HARD, "easy, Senior", ("a", "b"))


def test_every_edition_owes_what_is_said_about_a_question() -> None:
    """What was taken off a prompt, or was a line of facts, must be in every file."""
    bank = bank_of(TEXT)
    for edition in all_editions():
        for volume in edition.compose(bank, Settings()):
            owed = carried(bank, volume.carries, with_matter=volume.with_matter, brief=volume.brief)
            assert [copy.passages[0] for copy in owed if copy.kind == "metadata"] == LINES


def test_a_file_that_leaves_it_out_is_not_proved() -> None:
    """The proof names the question and what is missing."""
    bank = bank_of(TEXT)
    lines = ["Locks", "1 What is a lock?", "easy", "Mutual exclusion.", "2 What is a lease?", "A lock that ends."]
    messages = said_by(PROOF, whole(bank, bytes_of(pdf_of([lines]))))
    assert [message.split(": ")[0] for message in messages] == ["Question 2"]
    assert "of its metadata is missing" in messages[0]


@pytest.mark.slow
def test_all_editions_of_such_a_bank_are_proved() -> None:
    """Bound and proved, no edition loses or leaks anything."""
    bank, theme = bank_of(TEXT), Theme()
    theme.use_own_fonts()
    for edition in all_editions():
        for volume in edition.compose(bank, Settings()):
            result = do(Desk(bank, "bank", theme).job(edition, volume))
            assert (result.crash, result.findings, result.bound.complaints) == ("", (), ())
