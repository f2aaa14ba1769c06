"""A paper and the way it is turned -> two scales a direction, one a side, that read a tenth of a millimetre together.

Lines on the front are 2 mm apart, those on the back 1.9 mm. Through the paper the two lines with the number of the
shift are one line. The number says how far backs must be moved, in millimetres, so that it can be typed as it is read.

Scale A lies across the sheet in its middle, B and C stand at its left and right as the front shows them: what they
differ by is how far the back is turned.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from prepress.geometry.imposition import Line, Side
from prepress.geometry.stock import Paper

PITCH, STEP = 2.0, 0.1
"""Millimetres between the lines on the front, and how much nearer they are to each other on the back."""

NAMES = ("A", "B", "C")
MOST_LINES = 30
EVERY = 5
OVERLAP = 1.0
"""How far the lines of the two sides run past each other, so that they still touch if the sheet slipped that way."""

SHORT, MEDIUM, LONG = 5.0, 6.5, 8.0
LABEL = 1.8
"""Between the end of a line and the middle of its number."""

AT_SIDE = 22.0
"""How far B and C stand from the edges of the paper."""


@dataclass(frozen=True)
class Label:
    """A text with its middle at (x, y)."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Scales:
    """What is drawn on one side, in that side's own coordinates; `most` is the largest shift it can show."""

    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    most: float


def apart(paper: Paper) -> float:
    """The distance between B and C."""
    return paper.width - 2 * AT_SIDE


def scales(paper: Paper, side: Side, *, sideways: bool) -> Scales:
    """The scales of one side. `sideways` if the left of the front lies behind the right of the back."""
    half = _lines_each_way(paper)
    lines: list[Line] = []
    labels: list[Label] = []
    for number in range(-half, half + 1):
        for tick, label in _ticks(paper, side, number, sideways=sideways):
            lines.append(tick)
            labels += [label] if number % EVERY == 0 else []
    labels += _names(paper, half) if side is Side.FRONT else []
    if side is Side.BACK:
        lines = [_line_behind(line, paper, sideways=sideways) for line in lines]
        labels = [Label(one.text, *_behind(one.x, one.y, paper, sideways=sideways)) for one in labels]
    return Scales(tuple(lines), tuple(labels), half * STEP)


def _lines_each_way(paper: Paper) -> int:
    """How many lines there is room for on each side of the zero: A between B and C, these between top and bottom."""
    across, up = paper.width / 2 - AT_SIDE - 23, paper.height / 2 - 15
    return int(min(MOST_LINES, across / PITCH, up / PITCH))


def _ticks(paper: Paper, side: Side, number: int, *, sideways: bool) -> Iterator[tuple[Line, Label]]:
    """The line with this number on A, B and C, as seen from the front; A's numbers grow to the right, B's downwards."""
    along = number * (PITCH if side is Side.FRONT else PITCH - STEP)
    x, y = paper.width / 2, paper.height / 2
    away = -1 if side is Side.FRONT else 1
    length = LONG if number == 0 else MEDIUM if number % EVERY == 0 else SHORT
    near, far, middle = -away * OVERLAP, away * length, away * (length + LABEL)
    across = Label(_said(number if sideways else -number), x + along, y + middle)
    yield Line(x + along, y + near, x + along, y + far), across
    for at in (AT_SIDE, paper.width - AT_SIDE):
        upright = Label(_said(-number if sideways else number), at + away * (length + 1.6 * LABEL), y + along)
        yield Line(at + near, y + along, at + far, y + along), upright


def _names(paper: Paper, half: int) -> Iterator[Label]:
    x, y, end = paper.width / 2, paper.height / 2, half * PITCH + 6
    places = ((x - end, y - OVERLAP), (AT_SIDE, y - end), (paper.width - AT_SIDE, y - end))
    yield from (Label(name, *place) for name, place in zip(NAMES, places, strict=True))


def _said(number: int) -> str:
    return f"{number * STEP:.1f}".replace("-", "\u2212") if number else "0"


def _behind(x: float, y: float, paper: Paper, *, sideways: bool) -> tuple[float, float]:
    return (paper.width - x, y) if sideways else (x, paper.height - y)


def _line_behind(line: Line, paper: Paper, *, sideways: bool) -> Line:
    start = _behind(line.x1, line.y1, paper, sideways=sideways)
    return Line(*start, *_behind(line.x2, line.y2, paper, sideways=sideways))
