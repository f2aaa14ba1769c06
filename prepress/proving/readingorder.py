"""The pieces of a page in the order of painting -> in the order of reading, where lines run from right to left.

The engine paints the texts of a line one after the other, but the pieces of each, those of one font or direction, as
they stand: from the left. So the pieces of a text that runs from right to left are put in order by where they stand:
from the right, and those in between that run the other way, one beside the other, from the left.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from prepress.proving.galley import RIGHT_TO_LEFT, squeeze
from prepress.proving.ink import Ink

LEVEL = 0.3
"""Millimetres by which two pieces of a line may stand higher or lower than each other."""


def as_read(ink: Iterable[Ink], *, turned: bool) -> Iterator[Ink]:
    """The same ink; `turned` says that the page runs from right to left: otherwise only lines with more of it do."""
    line: list[Ink] = []
    for piece in ink:
        if line and not _goes_on(line, piece):
            yield from _line(line, turned=turned)
            line = []
        line.append(piece)
    yield from _line(line, turned=turned)


def _goes_on(line: Sequence[Ink], other: Ink) -> bool:
    """Whether a piece may belong to the same text as those before: it stands in the same line, further to the right.

    Vowel points and other marks are painted with their letters, at any height.
    """
    first = next((piece for piece in line if not _is_mark(piece)), None)
    if _is_mark(other) or not first:
        return line[0].turned == other.turned and other.kind == "text"
    level = abs(first.origin[1] - other.origin[1]) < LEVEL
    onward = other.box.middle.left < first.box.right if first.turned else other.box.middle.left > first.box.left
    return level and onward and first.kind == other.kind == "text" and first.turned == other.turned


def _is_mark(piece: Ink) -> bool:
    return bool(piece.text.strip()) and not squeeze(piece.text)


def _line(line: Sequence[Ink], *, turned: bool) -> Iterable[Ink]:
    there = [letter for piece in line for letter in piece.text if letter.isalpha()]
    back = sum(bool(RIGHT_TO_LEFT.match(letter)) for letter in there)
    if not back or (not turned and back * 2 <= len(there)):
        return line
    placed = sorted(line, key=lambda piece: piece.box.left if piece.turned else -piece.box.right)
    return [piece for back, run in groupby(_with_sides(placed), key=lambda pair: pair[1])
            for piece in ([other for other, _ in run] if back else reversed([other for other, _ in run]))]  # fmt: skip


def _with_sides(pieces: Sequence[Ink]) -> Iterator[tuple[Ink, bool]]:
    """Each piece of a line, and whether it runs from right to left; a sign runs as its neighbours do if they agree."""
    sides = [_side(piece.text) for piece in pieces]
    for at, piece in enumerate(pieces):
        before = next((side for side in reversed(sides[:at]) if side is not None), True)
        after = next((side for side in sides[at + 1 :] if side is not None), True)
        own = sides[at]
        yield piece, (before or after) if own is None else own


def _side(text: str) -> bool | None:
    """Whether a text has letters from right to left; None if it has none at all."""
    if RIGHT_TO_LEFT.search(text):
        return True
    return False if any(map(str.isalnum, text)) else None
