"""The pieces of a line in the order of reading, whatever the order in which they are painted."""

import pytest

from prepress.proving.ink import Box, Ink
from prepress.proving.readingorder import as_read

HEBREW, WORD, MARK = "\u05e9\u05dc", "\u05de\u05d4", "\u05b8"


def line(*pieces: tuple[str, float], y: float = 30.0, turned: bool = False) -> list[Ink]:
    """Pieces ten millimetres wide, by where they begin."""
    return [Ink("text", Box(x, y - 3, x + 10, y), text, origin=(x, y), turned=turned) for text, x in pieces]


def read(pieces: list[Ink], *, turned: bool = True) -> list[str]:
    """Their texts as they are read."""
    return [piece.text for piece in as_read(pieces, turned=turned)]


@pytest.mark.parametrize(
    ("painted", "said"),
    [
        ([("?", 10), (HEBREW, 20), ("TCP", 30), (WORD, 40)], [WORD, "TCP", HEBREW, "?"]),
        ([(HEBREW, 10), ("stream", 20), ("control", 30), (WORD, 40)], [WORD, "stream", "control", HEBREW]),
        ([(HEBREW, 10), ("a", 20), ("+", 30), ("b", 40), (WORD, 50)], [WORD, "a", "+", "b", HEBREW]),
        ([("first", 40), (HEBREW, 30), ("second", 20)], ["first", HEBREW, "second"]),
        ([("f(", 10), ("x", 20), (")", 30)], ["f(", "x", ")"]),
    ],
)  # fmt: skip
def test_a_text_from_right_to_left_is_read_from_the_right(painted: list[tuple[str, float]], said: list[str]) -> None:
    """What runs the other way in it from the left; texts that are painted one after the other stay so, as does code."""
    assert read(line(*painted)) == said


def test_a_mark_belongs_to_its_line() -> None:
    """A vowel point is painted above or below the line of its letter."""
    low, high = line((WORD, 10), ("TCP", 20)), line((MARK, 12), y=28.0)
    assert read([low[0], *high, low[1]]) == ["TCP", MARK, WORD]


def test_lines_are_not_mixed() -> None:
    """Each is read by itself, though the next one begins further to the right."""
    assert read([*line((WORD, 10), ("A", 20)), *line((HEBREW, 10), ("B", 30), y=36.0)]) == ["A", WORD, "B", HEBREW]


def test_what_stands_on_its_head_is_read_the_other_way() -> None:
    """A card that is turned by half begins at the left of the page."""
    assert read(line((HEBREW, 40), ("TCP", 30), (WORD, 20), turned=True)) == [WORD, "TCP", HEBREW]


def test_a_name_turns_no_line_of_a_bank_from_the_left() -> None:
    """There a line runs from right to left if most of its letters do."""
    assert read(line((HEBREW, 10), ("is a word of Hebrew", 20)), turned=False) == [HEBREW, "is a word of Hebrew"]
    assert read(line((HEBREW * 5, 10), ("TCP", 20)), turned=False) == ["TCP", HEBREW * 5]
