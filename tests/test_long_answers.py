"""Answers of any length and shape go on cards, all of them, and the proofs find every word."""

import json
from pathlib import Path

import pytest

from prepress.binding.work import Result, do
from tests import decks
from tests.test_build import run

pytestmark = pytest.mark.slow


def made(*answers: str) -> Result:
    """A deck of questions with these answers, bound and proved."""
    asked = (f"## {number}. What is number {number}?\n\n{answer}\n" for number, answer in enumerate(answers, 1))
    return do(decks.job("# A bank\n\n" + "\n".join(asked)))


@pytest.mark.parametrize(
    ("answer", "cards"),
    [
        ("abcdefghij" * 500, 4),
        ("[" * 5000, 3),
        (" ".join(f"word{number}" for number in range(6000)), 60),
        ("```python\n" + "\n".join(f"call_{number}({'argument, ' * 9}last)" for number in range(60)) + "\n```", 4),
        ("|" + "|".join("abcdefghijkl") + "|\n" + "|--" * 12 + "|\n" + ("|" + "some cell|" * 12 + "\n") * 20, 3),
    ],
    ids=["unbroken", "brackets", "words", "code", "table"],
)
def test_a_long_answer_is_all_there(answer: str, cards: int) -> None:
    """It continues on further cards, nothing stands out of them, and no proof misses a word; its neighbours are one."""
    result = made("Short.", answer, "Short too.")
    assert (result.crash, result.findings, result.bound.complaints) == ("", (), ())
    report = result.bound.fitting
    assert report is not None
    assert [face.side for face in report.continued] == ["back"]
    assert report.cards > cards
    assert report.continued[0].cards == report.cards - 2
    assert report.continued[0].size == report.floor == 8.0


def test_text_without_an_element_of_its_own_goes_on() -> None:
    """The first words of a tight item of a list are no paragraph: they do not stand on the further cards once more."""
    words = " ".join(f"word{number}" for number in range(900))
    text = "# A bank\n\n" + "".join(f"{n}. ### What is {n}?\n    Bare words. {words}\n\n- So.\n\n" for n in (1, 2, 3))
    result = do(decks.job(text))
    assert (result.crash, result.findings, result.bound.complaints) == ("", (), ())
    report = result.bound.fitting
    assert report is not None
    assert [face.id != "" and face.side for face in report.continued] == ["back"] * 3


@pytest.mark.parametrize("stock", ["a4-8", "a8", "avery-5371", "poker-letter"])
def test_contents_of_any_length_keep_clear_of_cuts(stock: str) -> None:
    """In one column or in two, and where not all have a place."""
    for sections in (12, 31):
        parts = (f"## Section {n} of many\n\n### {n}. Why is {n} so?\n\nSo.\n" for n in range(1, sections + 1))
        result = do(decks.job("# A bank of many sections\n\n" + "\n".join(parts), stock=stock))
        assert (result.crash, result.findings, result.bound.complaints) == ("", (), ())


def test_names_in_a_narrow_column_stand_in_lines_of_their_own() -> None:
    """Names of members begin with a point, before which a line would not end by itself."""
    names = ", ".join(f"`.{name}()`" for name in ("opened", "closed", "locked", "drained", "waiting"))
    long = "a word or two about it, and what else there is to say of it " * 2
    rows = "\n".join(f"| **Property {number}** | {long} | Look at {names} |" for number in range(4))
    result = made("Short.", f"| Property | A lock | A gate of it |\n|--|--|--|\n{rows}", "Short too.")
    assert (result.crash, result.findings, result.bound.complaints) == ("", (), ())


@pytest.mark.parametrize("sections", [20, 47])
def test_the_contents_of_many_sections_are_one_face(sections: int) -> None:
    """In two columns, and what has no place there is counted; they keep away from where the card is cut."""
    asked = (f"## Part {n}\n\n### {n}. What is number {n}?\n\nJust {n}.\n" for n in range(1, sections + 1))
    result = do(decks.job("# A bank\n\n" + "\n".join(asked)))
    assert (result.crash, result.findings, result.bound.complaints) == ("", (), ())


def test_many_unbroken_answers_of_one_wording() -> None:
    """The same text on several questions is found once for each."""
    assert made(*["abcdefghij" * 300] * 5).findings == ()


def test_the_floor_can_be_set_and_the_fit_be_read(tmp_path: Path) -> None:
    """`--min-type 11` sets nothing smaller; `--fit-report json` prints what came of it, instead of file names."""
    bank = tmp_path / "bank.md"
    bank.write_text(decks.bank_text(3, "A word to say. " * 120), "utf-8")
    done = run(tmp_path, str(bank), "-e", "flashcards", "--min-type", "11", "--fit-report", "json")
    assert done.returncode == 0, done.stderr
    (facts,) = json.loads(done.stdout).values()
    assert facts["floor"] == 11
    assert set(facts["sizes"]) <= {"12", "11"}
    (face,) = facts["continued"]
    assert (face["number"], face["side"], face["size"]) == ("1", "back", 11.0)
    assert "1 continue on further cards (1)" in done.stderr
    assert "bank-flashcards.pdf: " in done.stderr
