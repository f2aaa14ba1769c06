"""What lies on a printed page, and where: boxes in millimetres from the page's top left corner, x right and y down."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

TOUCH = 0.15
"""Gap between two pieces of one word at most, as a share of their height: side bearings, no word space."""

NUMBERS = 7
"""The numbers of an object: the edges of its box, its cut, and where it begins."""

Sort = tuple[str, bool, bool]
"""All of an object that is neither a number nor a text."""


class Box(NamedTuple):
    """A rectangle; `bottom` is the larger y."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.right - self.left, self.bottom - self.top

    @property
    def middle(self) -> "Box":
        """The point in the middle, as a box without extent."""
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        return Box(x, y, x, y)

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds this one and another."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        return Box(left, top, max(self.right, other.right), max(self.bottom, other.bottom))

    def beyond(self, outer: "Box") -> float:
        """How far this box stands out over another, at the side where it does so most; negative if it lies inside."""
        return max(outer.left - self.left, outer.top - self.top, self.right - outer.right, self.bottom - outer.bottom)

    def touches(self, follower: "Box") -> bool:
        """Whether another box begins where this one ends, on the same line."""
        height = max(self.bottom - self.top, follower.bottom - follower.top)
        same_line = follower.top < self.bottom and self.top < follower.bottom
        return same_line and abs(follower.left - self.right) < TOUCH * height


class Ink(NamedTuple):
    """One object painted on a page: text (a line of it, or a piece in one font), path, image, shading or form.

    What a form holds is text of its own; of a picture or a path the box is what its clip leaves. Of text it is all that
    there is, and `cut` by how much its clip is smaller, in millimetres. `origin` is where a text's first character
    stands on its line, and a `turned` text is upside down. A `mark` is there for whoever cuts: PDF calls it an artifact
    of the page.
    """

    kind: str
    box: Box
    text: str = ""
    cut: float = 0.0
    origin: tuple[float, float] = (0.0, 0.0)
    turned: bool = False
    mark: bool = False


class PackedInk:
    """Many objects in little room: their texts as they are, all numbers in one row. They are unpacked one by one.

    As objects of their own the words of thousands of cards take half a kilobyte each, packed a third of that.
    """

    __slots__ = ("numbers", "sorts", "texts")

    def __init__(self, ink: Iterable[Ink]) -> None:
        objects = tuple(ink)
        sorts = ((each.kind, each.turned, each.mark) for each in objects)
        known: dict[Sort, Sort] = {}
        self.sorts = tuple(known.setdefault(sort, sort) for sort in sorts)
        self.texts = tuple(each.text for each in objects)
        self.numbers = array("d", [number for each in objects for number in (*each.box, each.cut, *each.origin)])

    def __iter__(self) -> Iterator[Ink]:
        numbers = iter(self.numbers)
        rows = zip(*[numbers] * NUMBERS, strict=True)
        for sort, text, (left, top, right, bottom, cut, x, y) in zip(self.sorts, self.texts, rows, strict=True):
            kind, turned, mark = sort
            yield Ink(kind, Box(left, top, right, bottom), text, cut, (x, y), turned, mark)

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Character:
    """One visible character and where its ink is."""

    text: str
    box: Box


@dataclass(frozen=True)
class PdfPage:
    """A page, counted from 1, and what is on it in the order of painting."""

    number: int
    media: Box
    trim: Box
    ink: PackedInk

    @cached_property
    def text(self) -> str:
        """The page's text; pieces that do not touch each other stand in lines of their own."""
        return joined(self.ink)

    def text_within(self, box: Box) -> str:
        """The text of which the middle lies in a box."""
        return joined(ink for ink in self.ink if ink.box.middle.beyond(box) <= 0)


def joined(pieces: Iterable[Ink]) -> str:
    said: list[str] = []
    last = None
    for ink in pieces:
        if ink.text:
            said += [ink.text] if last and last.touches(ink.box) else ["\n", ink.text]
            last = ink.box
    return "".join(said)
