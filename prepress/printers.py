"""What is known of a user's printers: the text of printers.toml -> profiles, and back.

A printer is known by a name. It may miss otherwise on another paper, so what was measured on one counts for that before
what holds for all. TOML's own library only reads; what is written here are names, numbers and one word.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from prepress.geometry.calibration import MOST, MOST_TURNED, Calibration

FILE_NAME = "printers.toml"
ANY = "any"
"""Stands for every paper of which nothing else is known."""

HEAD = "# What `prepress calibrate` measured: millimetres and degrees by which backs are moved, by printer and paper.\n"


@dataclass(frozen=True)
class Measured:
    """A calibration, and the edge over which the sheet was turned when it was taken."""

    calibration: Calibration
    flip: str = "long"

    def for_flip(self, flip: str) -> Calibration:
        """What it is for sheets turned over an edge."""
        return self.calibration if flip == self.flip else self.calibration.half_turned


@dataclass(frozen=True)
class Profile:
    """A printer: what was measured, by the name of the paper or ANY."""

    name: str
    measured: Mapping[str, Measured]

    def on(self, paper: str) -> Measured | None:
        """What holds for a paper."""
        return self.measured.get(paper, self.measured.get(ANY))

    def having(self, paper: str, measured: Measured) -> "Profile":
        """The same with something newly measured."""
        return replace(self, measured={**self.measured, paper: measured})


class PrintersError(Exception):
    """A printers.toml that cannot be used."""


def read_printers(text: str) -> dict[str, Profile]:
    """Profiles by their names. Raises PrintersError that says what is wrong."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PrintersError(f"it is not valid TOML: {error}") from error
    return {name: _profile(name, table) for name, table in tables.items()}


def _profile(name: str, table: object) -> Profile:
    if not isinstance(table, dict) or not table:
        raise PrintersError(f"`{name}` has no measurements")
    return Profile(name, {paper: _measured(f"{name}.{paper}", said) for paper, said in table.items()})


def _measured(where: str, said: object) -> Measured:
    values = said if isinstance(said, dict) else {}
    numbers = [values.get(key, 0.0) for key in ("dx", "dy", "angle")]
    flip = values.get("flip", "long")
    if not values or not all(map(_is_number, numbers)) or flip not in ("long", "short"):
        raise PrintersError(f"`{where}` needs `dx` and `dy` in millimetres")
    dx, dy, angle = map(float, numbers)
    if max(abs(dx), abs(dy)) > MOST or abs(angle) > MOST_TURNED:
        raise PrintersError(f"`{where}` moves backs by more than {MOST:g} mm or {MOST_TURNED:g}°")
    return Measured(Calibration(dx, dy, angle), flip)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def write_printers(profiles: Mapping[str, Profile]) -> str:
    """The text of printers.toml, in the order of names."""
    lines = [HEAD]
    for name, profile in sorted(profiles.items()):
        for paper, measured in sorted(profile.measured.items()):
            found = measured.calibration
            lines += [
                f"[{_quoted(name)}.{_quoted(paper)}]",
                *(f"{key} = {value!r}" for key, value in (("dx", found.dx), ("dy", found.dy), ("angle", found.angle))),
                f'flip = "{measured.flip}"\n',
            ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A TOML key between quotes: JSON escapes what TOML does, but for U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
