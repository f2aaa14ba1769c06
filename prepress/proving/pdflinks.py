"""The links inside of a PDF: where each stands, and where it leads to. Millimetres from the page's top left corner."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from prepress.proving.ink import Box

MM = 25.4 / 72


@dataclass(frozen=True)
class Link:
    """A link on page `page` (from 1), and the name, the page and the point that it leads to."""

    page: int
    box: Box
    name: str
    target: int
    at: Box


def links_of(pdf: Any) -> Iterator[Link]:
    """Every link of an opened file that goes by a name in it, page by page; names that lead nowhere have page 0."""
    import pikepdf

    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    heights = [float(page.mediabox[3]) for page in pdf.pages]
    places = dict(_places(pdf))
    for number, page in enumerate(pdf.pages, 1):
        for note in page.obj.get("/Annots", ()):
            name = note.get("/Dest")
            if not isinstance(name, pikepdf.String):
                continue
            left, one, right, other = map(float, note.Rect)
            top, bottom = (heights[number - 1] - edge for edge in (max(one, other), min(one, other)))
            box = Box(left * MM, top * MM, right * MM, bottom * MM)
            yield Link(number, box, str(name), *_target(places.get(str(name)), numbers, heights))


def _places(pdf: Any) -> Iterator[tuple[str, Any]]:
    """The names of the file with what they stand for."""
    import pikepdf

    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        yield from ((str(name), place) for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items())


def _target(place: Any, numbers: Mapping[tuple[int, int], int], heights: list[float]) -> tuple[int, Box]:
    number = numbers.get(place[0].objgen, 0) if place is not None else 0
    if not number:
        return 0, Box(0, 0, 0, 0)
    x, y = float(place[2]) * MM, (heights[number - 1] - float(place[3])) * MM
    return number, Box(x, y, x, y)
