"""The cards that are no questions: the title card, and the one before each section."""

import pytest

from prepress.edition import Page
from prepress.editions.flashcards import EDITION
from prepress.settings import Settings, with_options
from tests.proofing import bank_of

TWO = "# A bank\n\n## Locks\n\n### 1. What?\nThis.\n\n### 2. Why?\nSo.\n\n## Leases\n\n### 3. Who?\nWe.\n"


def pages(text: str, *, dividers: bool = True) -> list[Page]:
    """The faces of a bank's cards."""
    settings = with_options(Settings(), {"flashcards.dividers": dividers, "flashcards.guide": False})
    return list(EDITION.compose(bank_of(text), settings)[0].pages)


def cards(text: str, *, dividers: bool = True) -> list[str]:
    """What kinds of cards there are, by their fronts."""
    return [page.kind.removesuffix(" brief") for page in pages(text, dividers=dividers)[::3]]


def test_a_deck_begins_with_its_title_and_each_section_with_its_own() -> None:
    """One card for the deck, one before the first question of each section, in its colour."""
    assert cards(TWO) == ["title", "divider s1", "front s1", "front s1", "divider s2", "front s2"]


def test_a_deck_of_one_section_has_only_questions() -> None:
    """There is nothing to divide."""
    assert cards("# A bank\n\n## 1. What?\nThis.\n") == ["front s1"]


def test_nobody_has_to_have_them() -> None:
    """Without dividers there is a card for each question and no other."""
    assert cards(TWO, dividers=False) == ["front s1", "front s1", "front s2"]


def test_they_say_how_many_questions_there_are() -> None:
    """The title card those of the deck, a divider those of its section, with their numbers."""
    fronts = pages(TWO)[::3]
    assert fronts[0].values["facts"] == ("3 questions", "2 sections")
    assert [page.values["facts"] for page in fronts if page.kind.startswith("divider")] == [
        ("2 questions: 1–2",),
        ("1 question",),
    ]


@pytest.mark.parametrize("name", ["title", "section-1"])
def test_no_question_can_have_the_name_of_such_a_card(name: str) -> None:
    """Whatever id an author gives to one: every face has a name of its own."""
    faces = [
        page.name for page in pages(f"# A bank\n\n## A\n\n### What? {{#{name}}}\nThis.\n\n## B\n\n### Why?\nSo.\n")
    ]
    assert len(set(faces)) == len(faces)
