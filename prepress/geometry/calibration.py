"""How far a printer misses with the second side of a sheet, and where backs must be put so that they meet fronts.

Lengths are millimetres, angles degrees. Places are those of a printed back: the origin is its top left corner, x to the
right and y down, as whoever looks at that side sees it.
"""

import re
from dataclasses import dataclass
from math import cos, degrees, radians, sin

MOST, MOST_TURNED = 20.0, 5.0
"""Millimetres and degrees; a printer that misses by more is jammed, or the figures are."""

EXAMPLE = "0.3,-0.2 or 0.3,-0.2,0.05"
NUMBER = re.compile(r"[-+\u2212]?\d*[.]?\d+")
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Calibration:
    """What is done to backs: they are turned clockwise by `angle` about the middle of the sheet, then moved."""

    dx: float = 0.0
    dy: float = 0.0
    angle: float = 0.0

    def __bool__(self) -> bool:
        return (self.dx, self.dy, self.angle) != (0.0, 0.0, 0.0)

    def __str__(self) -> str:
        turned = f",{self.angle:g}" if self.angle else ""
        return f"{self.dx:g},{self.dy:g}{turned}"

    @property
    def said(self) -> str:
        """What is done to backs, in words: "moved 0.3 mm to the right and turned by 0.1° clockwise"."""
        across = f"{abs(self.dx):g} mm to the {'right' if self.dx > 0 else 'left'}" if self.dx else ""
        down = f"{abs(self.dy):g} mm {'down' if self.dy > 0 else 'up'}" if self.dy else ""
        moved = f"moved {' and '.join(filter(None, (across, down)))}" if across or down else ""
        way = "clockwise" if self.angle > 0 else "anticlockwise"
        turned = f"turned by {abs(self.angle):g}° {way}" if self.angle else ""
        return " and ".join(filter(None, (moved, turned))) or "left where they are"

    def matrix(self, width: float, height: float) -> Matrix:
        """(a, b, c, d, e, f) for a sheet of this size: x becomes ax + cy + e, and y becomes bx + dy + f."""
        cosine, sine = cos(radians(self.angle)), sin(radians(self.angle))
        x, y = width / 2, height / 2
        return cosine, sine, -sine, cosine, x - cosine * x + sine * y + self.dx, y - sine * x - cosine * y + self.dy

    def move(self, x: float, y: float, width: float, height: float) -> tuple[float, float]:
        """Where a point of a back is put, on a sheet of this size."""
        a, b, c, d, e, f = self.matrix(width, height)
        return a * x + c * y + e, b * x + d * y + f

    def undo(self, x: float, y: float, width: float, height: float) -> tuple[float, float]:
        """Where a point that was put at (x, y) would be without calibration."""
        a, b, c, d, e, f = self.matrix(width, height)
        return d * (x - e) - c * (y - f), a * (y - f) - b * (x - e)

    @property
    def half_turned(self) -> "Calibration":
        """The same for a back that is printed upside down.

        For the other edge a printer turns the sheet no other way than for this one: it turns the picture by half.
        """
        return Calibration(0.0 - self.dx, 0.0 - self.dy, self.angle)


def read_calibration(text: str) -> Calibration | None:
    """From "dx,dy" or "dx,dy,angle"; None if that is not what it says, or more than any printer misses by."""
    numbers = _numbers(text)
    if numbers is None or len(numbers) not in (2, 3):
        return None
    return _if_possible(Calibration(*numbers))


def calibration_of_readings(text: str, apart: float, *, sideways: bool) -> Calibration | None:
    """From "across,left,right": what was read off the three scales of a calibration sheet, in millimetres.

    The scales at the left and right are `apart` from each other. What is at the left of the front lies at the right of
    the back if the sheet is turned `sideways`. None as with `read_calibration`.
    """
    numbers = _numbers(text)
    if numbers is None or len(numbers) != 3:
        return None
    across, left, right = numbers
    rise = (left - right) / apart if sideways else (right - left) / apart
    return _if_possible(Calibration(across, round((left + right) / 2, 4), round(degrees(rise), 4)))


def _numbers(text: str) -> list[float] | None:
    said = [piece.strip() for piece in text.split(",")]
    return [float(piece.replace("\u2212", "-")) for piece in said] if all(map(NUMBER.fullmatch, said)) else None


def _if_possible(found: Calibration) -> Calibration | None:
    possible = max(abs(found.dx), abs(found.dy)) <= MOST and abs(found.angle) <= MOST_TURNED
    return found if possible else None
