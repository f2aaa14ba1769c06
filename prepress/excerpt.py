"""An offset into a source -> the line it stands on and a caret below it, fit for a terminal.

Widths are cells of a terminal: two for wide East Asian characters and emoji, none for combining marks.
"""

import unicodedata
from collections.abc import Sequence

from prepress.source import Source

TAB = 4
"""Cells between tab stops, as most editors show Markdown."""

CUT = "…"
REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that change the direction of what follows: a line with one of them may read as something else."""


def excerpt(source: Source, offset: int, width: int = 100) -> tuple[str, str]:
    """The line around an offset, cut to `width` cells, and a line that has a caret under the offset's character."""
    place = source.place(offset)
    line = source.line(place.line)
    caret = min(place.column - 1, len(line))
    first = max(0, caret - width)
    shown = _shown(line[first : caret + width])
    left, right = _window(shown, caret - first, width - 2 * len(CUT))
    before = CUT if first or left else ""
    after = CUT if first + right < len(line) else ""
    text = f"{before}{''.join(shown[left:right])}{after}"
    return text.rstrip(), " " * cells(before + "".join(shown[left : caret - first])) + "^"


def _shown(line: str) -> list[str]:
    """What stands for each character: itself, spaces up to the next tab stop, or a visible name."""
    shown: list[str] = []
    at = 0
    for character in line:
        shown.append(" " * (TAB - at % TAB) if character == "\t" else visible(character))
        at += cells(shown[-1])
    return shown


def _window(shown: Sequence[str], caret: int, width: int) -> tuple[int, int]:
    """The half-open range of characters to show: from the beginning if the caret is then well inside."""
    left = 0
    used = sum(map(cells, shown[:caret]))
    while used > width * 3 // 4:
        used -= cells(shown[left])
        left += 1
    right = left
    used = 0
    while right < len(shown) and used + cells(shown[right]) <= width:
        used += cells(shown[right])
        right += 1
    return left, right


def visible(text: str) -> str:
    """The text with every character that could steer a terminal, or deceive the eye, replaced by a sign for it."""
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20 or code == 0x7F:
        return chr(0x2421 if code == 0x7F else 0x2400 + code)
    steers = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    return f"<U+{code:04X}>" if steers or character in REORDERING else character


def cells(text: str) -> int:
    """How many cells a text takes up."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
