"""Which questions of a bank are made: by section, difficulty and tag, or so many of them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from prepress.composing.cards import marked_sections
from prepress.composing.selection import levels_named, select
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.reading.traits import Level
from prepress.settings import Settings
from tests.proofing import bank_of

ROOT = Path(__file__).parent.parent
TEXT = """---
difficulty: hard
tags: [storage]
---
# Bank

## Locks [Basic]
### 1. What is a lock?
A.
### 2. What is a spin lock? ⭐⭐⭐
B.
### 3. What is a latch?
**Tags:** threads, Java

C.

## Leases
### 4. What is a lease? ⭐⭐
D.
### 5. Who holds it?
![clock](clock.png)

## Consensus
### 6. What is Raft? [Senior]
F.
### 7. What is Paxos? ⭐⭐⭐⭐⭐
G.

## Tips
- Read.
"""
CONTENT = ROOT / "content" / "distributed-systems.md"


def numbers(bank: Bank) -> list[str]:
    """The numbers of the questions, by which they are told here."""
    return [question.number or "" for question in bank.questions()]


def chosen(**wishes: Any) -> list[str]:
    """The numbers of the questions that are chosen, with nothing to be said about it."""
    report = Report()
    bank = select(bank_of(TEXT), Settings(**wishes), report)
    assert not list(report)
    return numbers(bank)


def test_all_questions_are_made_if_nothing_is_wished() -> None:
    """The bank is the very same."""
    bank = bank_of(TEXT)
    assert select(bank, Settings(seed="7"), Report()) is bank


@pytest.mark.parametrize(
    ("wishes", "left"),
    [
        ({"difficulty": ("beginner",)}, "13"),
        ({"difficulty": ("Basic",)}, "13"),
        ({"difficulty": ("easy",)}, "4"),
        ({"difficulty": ("senior",)}, "56"),
        ({"difficulty": ("medium+",)}, "2567"),
        ({"difficulty": ("easy..medium",)}, "24"),
        ({"difficulty": ("5", "1")}, "137"),
        ({"tags": ("java",)}, "3"),
        ({"tags": ("THREADS", "storage")}, "1234567"),
        ({"sections": ("2",)}, "45"),
        ({"sections": ("locks",)}, "123"),
        ({"sections": ("CONSENSUS", "1")}, "12367"),
        ({"sections": ("1",), "difficulty": ("medium",)}, "2"),
    ],
)
def test_questions_are_chosen_by_what_is_said_about_them(wishes: dict[str, Any], left: str) -> None:
    """What a question does not say itself is said by its section's title, or by the front matter."""
    assert "".join(chosen(**wishes)) == left


@pytest.mark.parametrize(
    ("name", "levels"),
    [("Mid-level", {3}), ("hard+", {4, 5}), ("1..2", {1, 2}), ("hard..easy", set()), ("so so", set())],
)
def test_levels_have_many_names(name: str, levels: set[int]) -> None:
    """Words, digits, and spans of them."""
    assert levels_named(name) == {Level(level) for level in levels}


def test_sections_keep_their_numbers_and_closing_matter_stays() -> None:
    """The third section is the third, with its colour, even if it comes first."""
    bank = select(bank_of(TEXT), Settings(sections=("3",)), Report())
    assert [mark.number for mark, _ in marked_sections(bank)] == [3]
    assert [section.title.text for section in bank.closing] == ["Tips"]


def test_pictures_of_other_questions_are_left_out() -> None:
    """A file holds only what it shows."""
    assert set(bank_of(TEXT).images) == {"clock.png"}
    assert not select(bank_of(TEXT), Settings(sections=("1",)), Report()).images
    assert select(bank_of(TEXT), Settings(sections=("2",)), Report()).images


def test_picking_is_even() -> None:
    """Each section gives one before any gives a second one, and all are in the order of the bank."""
    for seed in "abcdefgh":
        assert [sum(number in group for number in chosen(pick=3, seed=seed)) for group in ("123", "45", "67")] == [
            1,
            1,
            1,
        ]
        picked = chosen(pick=5, seed=seed)
        assert len(picked) == 5
        assert picked == sorted(picked)


def test_the_same_seed_picks_the_same_for_ever() -> None:
    """What is written here was picked when this test was; one more is one more."""
    assert "".join(chosen(pick=3)) == "257"
    assert "".join(chosen(pick=3, seed="monday")) == "157"
    assert set(chosen(pick=3)) < set(chosen(pick=4))
    assert len({tuple(chosen(pick=3, seed=str(seed))) for seed in range(20)}) > 5


def test_a_pick_that_is_too_large_takes_all_there_is() -> None:
    """And says so."""
    report = Report()
    assert len(numbers(select(bank_of(TEXT), Settings(pick=20, sections=("1",)), report))) == 3
    assert [diagnostic.message for diagnostic in report] == ["There are only 3 questions to pick 20 from."]


@pytest.mark.parametrize(
    ("wishes", "message", "hint"),
    [
        ({"sections": ("leeses", "1")}, "There is no section `leeses`.", "Did you mean `Leases`?"),
        (
            {"sections": ("9", "1")},
            "There is no section `9`.",
            "The sections are 1 Locks [Basic], 2 Leases, 3 Consensus.",
        ),
        ({"tags": ("thread", "java")}, "There is no tag `thread`.", "Did you mean `threads`?"),
        ({"tags": ("x", "java")}, "There is no tag `x`.", "The tags are java, storage, threads."),
        ({"difficulty": ("eazy", "easy")}, "There is no difficulty `eazy`.", "Did you mean `easy`?"),
    ],
)
def test_what_there_is_not_is_said(wishes: dict[str, Any], message: str, hint: str) -> None:
    """With what may have been meant, or what there is."""
    report = Report()
    select(bank_of(TEXT), Settings(**wishes), report)
    assert [(found.severity.value, found.message, found.hint) for found in report] == [("warning", message, hint)]


def test_a_choice_that_leaves_nothing_is_an_error() -> None:
    """It says what could have been chosen."""
    report = Report()
    select(bank_of(TEXT), Settings(difficulty=("easy",), sections=("1",)), report)
    (found,) = report
    assert (found.severity.value, found.rule) == ("error", "nothing-chosen")
    assert found.hint == (
        "Its difficulties are beginner (2), easy (1), medium (1), hard (2), expert (1). "
        "Its tags are java, storage, threads. The sections are 1 Locks [Basic], 2 Leases, 3 Consensus."
    )


@pytest.mark.slow
def test_the_command_line_chooses(tmp_path: Path) -> None:
    """Whatever the hash seed; how many of how many is said, and the manifest says how."""
    asked = ["-o", str(tmp_path), "--pick", "6", "--seed", "monday", "--section", "2", "--section", "3"]
    made = []
    for seed in "12":
        done = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), str(CONTENT), *asked],
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, "6 of 40 questions, no problems" in done.stderr) == (0, True), done.stderr
        made.append({path.name: path.read_bytes() for path in sorted(tmp_path.iterdir())})
    assert made[0] == made[1]
    entry = json.loads(made[0]["manifest.json"])["banks"]["distributed-systems"]
    assert entry["settings"] == {"paper": "a4", "editions": [], "sections": ["2", "3"], "pick": 6, "seed": "monday"}
    assert [file["questions"] for file in entry["files"].values()] == [6] * 5
