"""The leaves of the guide -> the sides of the sheet that comes before the cards, with the ruler and the cross on them.

The ruler stands upon the element with the id `ruler`, the cross in the middle of the one called `cross`; on the back it
stands behind that. So a template says where they are.
"""

from collections.abc import Iterator, Mapping, Sequence

from weasyprint import Page

from prepress.binder import GUIDE_BACK, GUIDE_FRONT, Leaf
from prepress.binding.composite import Composite, Placed
from prepress.binding.engine import Press, page_size
from prepress.binding.measuring import PX
from prepress.geometry.imposition import Line, turns_sideways
from prepress.geometry.stock import Scheme, Stock

RULER, CROSS = "ruler", "cross"
RULER_LENGTH, CROSS_ARM = 100, 5.0
ROOM, MARGIN = 2.0, 18.0
"""Millimetres: what is free below a cross, and above the text of a page."""

LENGTHS = {10: 5.0, 5: 3.6, 1: 2.2}
"""Millimetres: how long a line of the ruler is, at each tenth, fifth and other one."""

TYPE_SIZES = (10.5, 9.5, 8.5, 7.5, 6.5, 5.5)
"""Points. Only a title of many lines on a small card needs the last ones."""

Point = tuple[float, float]


def split(leaves: Sequence[Leaf]) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
    """The leaves of the guide, and the others."""
    guide = tuple(leaf for leaf in leaves if leaf.name in (GUIDE_FRONT, GUIDE_BACK))
    return guide, tuple(leaf for leaf in leaves if leaf not in guide)


def guide_sides(
    press: Press, leaves: Sequence[Leaf], facts: Mapping[str, str], stock: Stock, scheme: Scheme
) -> list[Composite]:
    """The sides, in the order of the leaves; `facts` are what stands in for <!-- cards --> and <!-- sheets -->."""
    css = page_size(stock.paper.width, stock.paper.height)
    sides: list[Composite] = []
    middle: Point | None = None
    for rank, leaf in enumerate(leaves, -len(leaves)):
        behind = leaf.name == GUIDE_BACK and not scheme.single_sided
        middle = _behind(middle, stock, scheme) if middle and behind else None
        page = _fitting_page(press, Leaf(leaf.name, _filled_in(leaf.html, facts), leaf.kind), css + _room_for(middle))
        middle = _middle(page) if leaf.name == GUIDE_FRONT else middle
        lines = (*_ruler(page), *_cross(middle))
        placed = [Placed(page, 0, 0, rank=rank)]
        moved = scheme.calibration if behind else None
        sides.append(Composite(stock.paper.width, stock.paper.height, placed, lines, moved))
    return sides


def _filled_in(html: str, facts: Mapping[str, str]) -> str:
    for name, value in facts.items():
        html = html.replace(f"<!-- {name} -->", value)
    return html


def _fitting_page(press: Press, leaf: Leaf, css: str) -> Page:
    """The page in the largest type in which there is but one."""
    pages: list[Page] = []
    for size in TYPE_SIZES:
        pages = press.lay_out(_sized(leaf, size), css)
        if len(pages) == 1:
            break
    return pages[0]


def _room_for(cross: Point | None) -> str:
    """How high the page must be empty for a cross, as the styles want to know it."""
    return f":root {{ --above-recipe: {cross[1] + CROSS_ARM + ROOM - MARGIN:.2f}mm }}" if cross else ""


def _sized(leaf: Leaf, size: float) -> str:
    """The guide is in English, whatever the deck is in."""
    return f'<div class="{leaf.kind}" lang="en" dir="ltr" style="font-size: {size}pt">{leaf.html}</div>'


def _middle(page: Page) -> Point | None:
    if CROSS not in page.anchors:
        return None
    left, top, right, bottom = (length / PX for length in page.anchors[CROSS])
    return (left + right) / 2, (top + bottom) / 2


def _behind(point: Point, stock: Stock, scheme: Scheme) -> Point:
    x, y = point
    return (stock.paper.width - x, y) if turns_sideways(stock, scheme.flip) else (x, stock.paper.height - y)


def _ruler(page: Page) -> Iterator[Line]:
    if RULER not in page.anchors:
        return
    x, _, _, y = (length / PX for length in page.anchors[RULER])
    yield Line(x, y, x + RULER_LENGTH, y)
    for number in range(RULER_LENGTH + 1):
        length = next(length for step, length in LENGTHS.items() if number % step == 0)
        yield Line(x + number, y, x + number, y - length)


def _cross(point: Point | None) -> Iterator[Line]:
    if point:
        x, y = point
        yield Line(x - CROSS_ARM, y, x + CROSS_ARM, y)
        yield Line(x, y - CROSS_ARM, x, y + CROSS_ARM)
