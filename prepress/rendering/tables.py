"""A table -> the classes that say how much room it wants: how many columns, and how wide with all its words whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

WIDE = "wide"
MANY_COLUMNS = 5
"""From so many columns on, a table is set in smaller type, to have room for whole words."""

SMALLER = 0.7
"""How wide a word is in that type, compared with other tables."""

FITTING = {"narrow": 34, "medium": 78}
"""Characters for which there is room on a card or in the column of a sheet, and on a page, at the type sizes there."""

TABLE_KINDS = (WIDE, *FITTING)
BESIDES = 2
"""What the room around a cell takes, in characters."""

CODE_WIDTH = 1.25
"""How wide a character of code is, compared with one of text."""

BETWEEN_WORDS = re.compile("[\\s\u200b\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+|(?<=[-/])")
"""Where a line may end; between Chinese characters it may anywhere."""


@dataclass(frozen=True)
class Cell:
    """What a cell says, what of it is code, and whether it shows a picture."""

    words: str
    code: Sequence[str]
    pictured: bool

    @property
    def width(self) -> float:
        """Of the longest word, in characters of text."""
        code = (_longest(text) * CODE_WIDTH for text in self.code)
        return max(_longest(self.words), *code, FITTING["medium"] if self.pictured else 1)


def table_kinds(rows: Sequence[Sequence[Cell]]) -> str:
    """The classes of a table, separated by spaces."""
    columns = max(map(len, rows), default=0)
    is_wide = columns >= MANY_COLUMNS
    widest = (max((row[index].width for row in rows if index < len(row)), default=0) for index in range(columns))
    room = sum(width + BESIDES for width in widest) * (SMALLER if is_wide else 1)
    fitting = next((name for name, most in FITTING.items() if room <= most), "")
    return " ".join(filter(None, (WIDE if is_wide else "", fitting)))


def _longest(text: str) -> int:
    return max(map(len, BETWEEN_WORDS.split(text)))
