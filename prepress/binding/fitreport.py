"""How the faces of a deck were fitted -> a line for people, and an object for programs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TIGHT = 0.5
"""Millimetres; with less than that left, a word more would make the type smaller."""

SIDES = ("front", "back")

SHOWN = 8
"""Questions that a line names; an object names all."""


@dataclass(frozen=True)
class FaceFit:
    """One face, by the name of its leaf: its type in points, on how many cards it goes on, and the room that is left.

    `room` is in millimetres, on the last card. `too_wide` when something stands out at the side. `left_out` names what
    there was no room for.
    """

    name: str
    size: float
    cards: int = 1
    room: float = 0.0
    too_wide: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def side(self) -> str:
        """Front or back."""
        first, _, rest = self.name.partition("-")
        return first if first in SIDES else rest.rpartition("-")[2]

    @property
    def id(self) -> str:
        """That of the question; cards without one go by what they are: "title", "section-3"."""
        first, _, rest = self.name.partition("-")
        return rest if first in SIDES else self.name.rpartition("-")[0]


@dataclass(frozen=True)
class FitReport:
    """All faces of a deck of so many cards, in their order, in type not smaller than the `floor`."""

    cards: int
    faces: tuple[FaceFit, ...]
    floor: float

    @property
    def sizes(self) -> dict[float, int]:
        """How many faces have which type, the largest first."""
        return dict(sorted(Counter(face.size for face in self.faces).items(), reverse=True))

    @property
    def continued(self) -> list[FaceFit]:
        """Faces that go on on further cards."""
        return [face for face in self.faces if face.cards > 1]

    @property
    def tight(self) -> list[FaceFit]:
        """Faces at the floor that are full: a word more, and they go on on a further card."""
        return [face for face in self.faces if face.cards == 1 and face.size == self.floor and face.room < TIGHT]

    @property
    def left_out(self) -> dict[str, list[FaceFit]]:
        """What there was no room for, and on which faces."""
        names = dict.fromkeys(name for face in self.faces for name in face.left_out)
        return {name: [face for face in self.faces if name in face.left_out] for name in names}

    def line(self, numbers: Mapping[str, str]) -> str:
        """For people. `numbers` are those of questions, by their ids."""
        sizes = ", ".join(f"{count} at {size:g} pt" for size, count in self.sizes.items())
        said = f"{self.cards} card{'' if self.cards == 1 else 's'}; faces: {sizes}"
        if self.continued:
            said += f"; {len(self.continued)} continue on further cards ({_named(self.continued, numbers)})"
        if self.tight:
            said += f"; {len(self.tight)} with hardly any room left ({_named(self.tight, numbers)})"
        for name, faces in self.left_out.items():
            said += f"; no room for the {name} ({_named(faces, numbers)})"
        return said

    def facts(self, numbers: Mapping[str, str]) -> dict[str, object]:
        """For programs: what JSON can hold."""
        return {
            "cards": self.cards,
            "floor": self.floor,
            "sizes": {f"{size:g}": count for size, count in self.sizes.items()},
            "continued": [_facts(face, numbers) for face in self.continued],
            "tight": [_facts(face, numbers) for face in self.tight],
            "too_wide": [_facts(face, numbers) for face in self.faces if face.too_wide],
            "left_out": {name: [_facts(face, numbers) for face in faces] for name, faces in self.left_out.items()},
        }


def _named(faces: Iterable[FaceFit], numbers: Mapping[str, str]) -> str:
    names = list(dict.fromkeys(numbers.get(face.id) or face.id for face in faces))
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")


def _facts(face: FaceFit, numbers: Mapping[str, str]) -> dict[str, object]:
    return {
        "id": face.id,
        "number": numbers.get(face.id, ""),
        "side": face.side,
        "size": face.size,
        "cards": face.cards,
        "room": round(face.room, 2),
    }
