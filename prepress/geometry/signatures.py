"""Pages -> where each lies on the sheets of a booklet, or of a handout with several on a side. Arithmetic only.

Lengths are millimetres, the origin is the top left corner of a side, x to the right and y down. Pages are counted from
0 in the order of reading; sides come front, back, front, back.
"""

from dataclasses import dataclass

from prepress.geometry.stock import GRIDS, Gathering


@dataclass(frozen=True)
class Spot:
    """Page `page` with its top left corner at (x, y), made smaller by `scale`."""

    page: int
    x: float
    y: float
    scale: float = 1.0


def sides_of(count: int, gathering: Gathering) -> tuple[tuple[Spot, ...], ...]:
    """Every side with its pages, blank ones left out. The sheets of a booklet come from the outside in."""
    return _booklet(count, gathering) if gathering.folded else _handout(count, gathering)


def _booklet(count: int, gathering: Gathering) -> tuple[tuple[Spot, ...], ...]:
    whole = -(-count // 4) * 4
    sides = []
    for sheet in range(whole // 4):
        shift = sheet * gathering.creep
        outer, inner = whole - 1 - 2 * sheet, 2 * sheet
        for left, right in ((outer, inner), (inner + 1, outer - 1)):
            spots = (Spot(left, shift, 0.0), Spot(right, gathering.page.width - shift, 0.0))
            sides.append(tuple(spot for spot in spots if spot.page < count))
    return tuple(sides)


def _handout(count: int, gathering: Gathering) -> tuple[tuple[Spot, ...], ...]:
    columns, rows, _ = GRIDS[gathering.up]
    width, height = gathering.sheet.width / columns, gathering.sheet.height / rows
    inset_x = (width - gathering.scale * gathering.page.width) / 2
    inset_y = (height - gathering.scale * gathering.page.height) / 2
    sides = []
    for first in range(0, count, gathering.up):
        pages = range(first, min(first + gathering.up, count))
        places = [divmod(page - first, columns) for page in pages]
        sides.append(
            tuple(
                Spot(page, column * width + inset_x, row * height + inset_y, gathering.scale)
                for page, (row, column) in zip(pages, places, strict=True)
            )
        )
    return tuple(sides)
