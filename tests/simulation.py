"""A printer that misses with the second side of a sheet, and an eye that reads a sheet against the light."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin

from prepress.proving.ink import Box, Ink
from prepress.proving.pdffile import PdfFile

Point = tuple[float, float]
NUMBER = re.compile("0|\u2212?[0-9][.][0-9]")
UPRIGHT, LEFT, RIGHT = "A", "B", "C"
SIDE = 40.0
"""Millimetres from an edge within which B and C stand with their numbers."""


@dataclass(frozen=True)
class Printer:
    """Turns backs clockwise by `angle` degrees about the middle of the sheet, then moves them; sees them as a back."""

    dx: float
    dy: float
    angle: float = 0.0

    def print(self, point: Point, size: Point) -> Point:
        """Where on the back of a sheet of this size the ink for a point comes to lie."""
        x, y = point[0] - size[0] / 2, point[1] - size[1] / 2
        cosine, sine = cos(radians(self.angle)), sin(radians(self.angle))
        return size[0] / 2 + x * cosine - y * sine + self.dx, size[1] / 2 + x * sine + y * cosine + self.dy


def seen_from_front(point: Point, size: Point, *, sideways: bool) -> Point:
    """A point of the back, as it shines through."""
    return (size[0] - point[0], point[1]) if sideways else (point[0], size[1] - point[1])


def read_off(pdf: PdfFile, printer: Printer, *, sideways: bool) -> dict[str, float]:
    """What scales A, B and C say of a sheet that such a printer made."""
    front, back = pdf.pages
    size = front.media.size

    def through(box: Box) -> Point:
        return seen_from_front(printer.print((box.middle.left, box.middle.top), size), size, sideways=sideways)

    fronts = _scales(front.ink, lambda box: (box.middle.left, box.middle.top), size)
    backs = _scales(back.ink, through, size)
    return {name: _reading(fronts[name], backs[name]) for name in (UPRIGHT, LEFT, RIGHT)}


def _reading(front: Mapping[float, float], back: Mapping[float, float]) -> float:
    """The number whose two lines are nearest to being one."""
    return min(front, key=lambda number: abs(front[number] - back[number]))


def _scales(ink: Iterable[Ink], look: Callable[[Box], Point], size: Point) -> dict[str, dict[float, float]]:
    """By the scale's name its numbers, each with the place of its line along the scale."""
    ticks: dict[str, list[float]] = {UPRIGHT: [], LEFT: [], RIGHT: []}
    numbers: dict[str, dict[float, float]] = {UPRIGHT: {}, LEFT: {}, RIGHT: {}}
    pieces = list(ink)
    for piece in (piece for piece in pieces if piece.kind == "path"):
        (width, height), (x, y) = piece.box.size, look(piece.box)
        if max(width, height) < 10 and min(width, height) < 0.4:
            name = UPRIGHT if height > width else LEFT if x < size[0] / 2 else RIGHT
            ticks[name].append(x if name == UPRIGHT else y)
    for piece in (piece for piece in pieces if piece.kind == "text"):
        if not NUMBER.fullmatch(piece.text.strip()):
            continue
        number = float(piece.text.replace("\u2212", "-"))
        x, y = look(piece.box)
        beside = LEFT if x < SIDE else RIGHT if x > size[0] - SIDE else UPRIGHT
        numbers[beside][number] = x if beside == UPRIGHT else y
    return {name: _numbered(ticks[name], numbers[name]) for name in ticks}


def _numbered(ticks: list[float], numbers: Mapping[float, float]) -> dict[float, float]:
    """Every line with its number: those between two that have one stand for tenths."""
    at = {number: min(ticks, key=lambda tick: abs(tick - place)) for number, place in numbers.items()}
    found: dict[float, float] = {}
    for (first, start), (last, end) in pairwise(sorted(at.items())):
        between = sorted((tick for tick in ticks if min(start, end) <= tick <= max(start, end)), reverse=end < start)
        steps = len(between) - 1
        found |= {round(first + (last - first) * step / steps, 3): tick for step, tick in enumerate(between)}
    return found
