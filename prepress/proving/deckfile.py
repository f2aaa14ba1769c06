"""A deck as a PDF -> what stands on each side of each card, in millimetres from the top left corner of its page.

Backs are read as if the printer's calibration had not moved them.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin

from prepress.geometry.calibration import Calibration
from prepress.geometry.imposition import Placement, Sheet, Side, grid_of, impose
from prepress.geometry.stock import Paper, Scheme, Stock
from prepress.proving.ink import Box, Ink, PackedInk, joined
from prepress.proving.pdffile import PdfFile

RUN = re.compile(r"\d+|\D+")
"""Letters, or digits."""


@dataclass(frozen=True)
class FoundFace:
    """One side of a card: where it should lie, on which page (from 1), and the ink whose middle lies there.

    The ink of one that is turned has been turned upright, in its place.
    """

    placement: Placement
    page: int
    ink: PackedInk

    @cached_property
    def text(self) -> str:
        """Its text, as of a page."""
        return joined(self.ink)

    def box(self, stock: Stock) -> Box:
        """The trim box: what is left of the sheet when it is cut."""
        return _trim(self.placement, stock)


@dataclass(frozen=True)
class FoundCard:
    """What lies on a place for a card and on the place behind it; both are empty where the deck has ended."""

    front: FoundFace
    back: FoundFace


@dataclass(frozen=True)
class FoundSide:
    """One side of a sheet: its page (from 1), the trim boxes of all places for cards, and what lies on none of them."""

    page: int
    trims: tuple[Box, ...]
    beside: PackedInk


@dataclass(frozen=True)
class FoundDeck:
    """The cards in their order, and the sides of the sheets; not `complete` if the last sheet lacks its back."""

    cards: tuple[FoundCard, ...]
    sides: tuple[FoundSide, ...]
    complete: bool = True


def read_deck(pdf: PdfFile, stock: Stock, scheme: Scheme, *, backwards: bool = False) -> FoundDeck:
    """The cards of a file, which begin after the guide. `backwards`, backs precede their fronts."""
    pages = pdf.pages[scheme.leading_sides :]
    if backwards:
        pages = tuple(page for first in range(0, len(pages), 2) for page in pages[first : first + 2][::-1])
    sides = 1 if scheme.single_sided else 2
    grid = grid_of(stock, scheme)
    places = -(-len(pages) // sides) * grid.cards_per_sheet
    faces: dict[tuple[int, Side], FoundFace] = {}
    found = []
    for page, sheet in zip(pages, impose(places, stock, scheme), strict=False):
        moved = scheme.calibration if sheet.side is Side.BACK else Calibration()
        ink = _unmoved(page.ink, moved, stock.paper) if moved else page.ink
        sorted_ink = _sorted(ink, sheet, stock)
        for placement, own in zip(sheet.placements, sorted_ink, strict=False):
            upright = PackedInk(_turned(own, placement, stock) if placement.turned else own)
            faces[placement.card, placement.side] = FoundFace(placement, page.number, upright)
        trims = tuple(_trim(placement, stock) for placement in sheet.placements)
        found.append(FoundSide(page.number, trims, PackedInk(sorted_ink[-1])))
    fronts = sorted(card for card, side in faces if side is Side.FRONT)
    cards = tuple(
        FoundCard(faces[card, Side.FRONT], faces[card, Side.BACK]) for card in fronts if (card, Side.BACK) in faces
    )
    return FoundDeck(cards, tuple(found), len(cards) == len(fronts))


def _trim(placement: Placement, stock: Stock) -> Box:
    x, y = placement.x, placement.y
    return Box(x, y, x + stock.card_width, y + stock.card_height)


def _sorted(ink: Iterable[Ink], sheet: Sheet, stock: Stock) -> list[list[Ink]]:
    """The ink of each placement, by where its middle lies, and last what lies on none. Marks lie on none."""
    xs = sorted({put.x for put in sheet.placements})
    ys = sorted({put.y for put in sheet.placements})
    at = {(put.x, put.y): number for number, put in enumerate(sheet.placements)}
    found: list[list[Ink]] = [[] for _ in range(len(sheet.placements) + 1)]
    for each in ink:
        box = each.box
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        left, top = xs[max(0, bisect_right(xs, x) - 1)], ys[max(0, bisect_right(ys, y) - 1)]
        inside = 0 <= x - left <= stock.card_width and 0 <= y - top <= stock.card_height
        number = at.get((left, top), -1) if inside and not each.mark else -1
        found[number].append(each)
    return found


def _turned(ink: Iterable[Ink], placement: Placement, stock: Stock) -> Iterator[Ink]:
    """Ink turned by half about the middle of its card."""
    x, y = 2 * placement.x + stock.card_width, 2 * placement.y + stock.card_height
    for each in ink:
        box = Box(x - each.box.right, y - each.box.bottom, x - each.box.left, y - each.box.top)
        yield each._replace(box=box, origin=(x - each.origin[0], y - each.origin[1]), turned=not each.turned)


def _unmoved(ink: Iterable[Ink], moved: Calibration, paper: Paper) -> Iterator[Ink]:
    """Ink where it would be without calibration: a box that was turned has grown by that, and shrinks again."""
    cosine, sine = cos(radians(moved.angle)), abs(sin(radians(moved.angle)))
    for each in ink:
        box = each.box
        width, height = box.size
        middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        x, y = moved.undo(*middle, paper.width, paper.height)
        across = max(0.0, width * cosine - height * sine) / (cosine**2 - sine**2) / 2
        down = max(0.0, height * cosine - width * sine) / (cosine**2 - sine**2) / 2
        origin = moved.undo(*each.origin, paper.width, paper.height)
        yield each._replace(box=Box(x - across, y - down, x + across, y + down), origin=origin)


def identity(ink: Ink, known: Container[str]) -> str | None:
    """The id with which a text begins, if it is one of those known.

    In a line with words from right to left PDFium reads it last, its runs of letters and digits turned around.
    """
    words = ink.text.split()
    turned = ("".join(reversed(RUN.findall(word))) for word in words[-1:])
    return next((word for word in (*words[:1], *words[-1:], *turned) if word in known), None)
