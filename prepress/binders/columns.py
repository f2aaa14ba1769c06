"""Blocks of text -> a PDF of dense columns on as few sides as they fit on at a readable size.

The first leaf is the sheet's head, repeated on every side; each other leaf is a block that stays together. Every
block is laid out as a page as wide as a column, so the layout that measures them is the one that is painted.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

from weasyprint import Page

from prepress.binder import Binder, Bound, Leaf, Manuscript
from prepress.engine import Composite, Placed, Press, complaints, page_size
from prepress.fit import CHARACTER, MM_PER_POINT, TAG
from prepress.imposition import Line
from prepress.measuring import filled_height, height_of, is_too_wide
from prepress.packing import Block, Spot, fill, level, place
from prepress.stock import Paper

COLUMNS = 4
MARGIN = 8.0
GUTTER = 5.0
HEAD = 10.0
"""Millimetres: the sheet's margin on all sides, between two columns, and for the head at the top."""

RULE_GREY = 0.7

SMALLEST, LARGEST, STEP = 7.2, 10.0, 0.1
"""Type sizes in points. Condensed Plex has the x-height of the upright: below 7 pt it is for young eyes only."""

FIRST_TRY = 8.4

LONG, SLICE = 0.4, 1.22 * 4
"""A block longer than this share of a column is cut into slices of this height in ems: four lines of its text."""

GAP, SECTION_GAP = 0.55, 1.0
"""The space before a question and before a section, in ems."""

SECTION = "section"
LEVEL_AT_MOST = 600
"""Blocks; beyond, columns are simply filled: levelling looks at every pair of ends of every column."""


@dataclass(frozen=True)
class Layout:
    """All blocks at one type size, each with the page it was laid out on."""

    size: float
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Frame:
    """The columns of one side."""

    paper: Paper

    @property
    def width(self) -> float:
        """Of one column."""
        return (self.paper.width - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS

    @property
    def height(self) -> float:
        """Of one column."""
        return self.paper.height - 2 * MARGIN - HEAD

    def corner(self, column: int) -> tuple[float, float]:
        """The top left corner of a column, counted over all sides."""
        return MARGIN + (column % COLUMNS) * (self.width + GUTTER), MARGIN + HEAD

    def rules(self) -> tuple[Line, ...]:
        """The lines between the columns."""
        xs = [self.corner(column)[0] - GUTTER / 2 for column in range(1, COLUMNS)]
        return tuple(Line(x, MARGIN + HEAD, x, self.paper.height - MARGIN, RULE_GREY) for x in xs)


def bind(manuscript: Manuscript) -> Bound:
    """Find the largest size at which the blocks fit on the fewest sides, and paint them."""
    frame = Frame(manuscript.paper)
    head, *leaves = manuscript.leaves
    with complaints() as heard:
        press = Press(manuscript)
        layout, sides = _fit(partial(_lay_out, press, leaves, frame), frame)
        spots = _arrange(layout, frame, sides)
        sides = max(spot.column for spot in spots) // COLUMNS + 1
        heads = _heads(press, head, frame, sides)
        data = press.write([_side(side, heads[side], layout, spots, frame) for side in range(sides)], duplex="long")
    fit = f"{sides} {'side' if sides == 1 else 'sides'} at {layout.size:.1f} pt"
    return Bound(data, sides, fit=fit, complaints=(*heard, *_too_wide(layout)))


def _lay_out(press: Press, leaves: list[Leaf], frame: Frame, size: float) -> Layout:
    """Every block on a page of its own; a long one on several low pages, which may then part at a column's end."""
    css = (
        f"{page_size(frame.width, frame.height)} @page {{ margin: 0 }} body {{ font-size: {size:.2f}pt }}"
        f"@page long {{ size: {frame.width}mm {SLICE * size * MM_PER_POINT:.3f}mm }}"
    )
    kinds = {leaf.name: "piece long" if _is_long(leaf, frame, size) else "piece" for leaf in leaves}
    body = "".join(f'<div class="{kinds[leaf.name]}" id="{leaf.name}">{leaf.html}</div>' for leaf in leaves)
    pages = press.lay_out(body, css)
    em = size * MM_PER_POINT
    names = [next(name for name in page.anchors if name in kinds) for page in pages]
    blocks, before = [], ""
    for page, name, following in zip(pages, names, [*names[1:], ""], strict=True):
        opens = name.startswith(SECTION) and name != before
        gap = 0.0 if name == before else (SECTION_GAP if opens else GAP) * em
        height = filled_height(page) if name == following else height_of(page, name)
        blocks.append(Block(height, gap, opens))
        before = name
    return Layout(size, tuple(blocks), tuple(pages))


def _is_long(leaf: Leaf, frame: Frame, size: float) -> bool:
    characters = len(TAG.sub("", leaf.html))
    return characters * CHARACTER * (size * MM_PER_POINT) ** 2 > LONG * frame.width * frame.height


def _fit(lay_out: Callable[[float], Layout], frame: Frame) -> tuple[Layout, int]:
    """The layout at the largest size that needs no more sides than the smallest does, and those sides.

    Each layout foretells how the blocks would fit at other sizes; the foretold best is tried until it is foretold by
    itself. A step more is not worth another layout to a reader, so that one or two will do.
    """
    layout = lay_out(FIRST_TRY)
    sides = _sides(_columns(layout, frame, SMALLEST))
    tried = {layout.size: layout}
    while (size := _best_size(layout, frame, sides * COLUMNS)) not in tried and abs(size - layout.size) > STEP * 1.5:
        tried[size] = layout = lay_out(size)
    while not (fitting := [size for size in tried if _columns(tried[size], frame, size) <= sides * COLUMNS]):
        size = round(min(tried) - STEP, 1)
        if size < SMALLEST:
            sides = _sides(_columns(tried[min(tried)], frame, min(tried)))
        else:
            tried[size] = lay_out(size)
    return tried[max(fitting)], sides


def _columns(layout: Layout, frame: Frame, size: float) -> int:
    """How many columns the blocks would fill at another size: their heights grow with its square."""
    growth = (size / layout.size) ** 2
    return len(fill([replace(block, height=block.height * growth) for block in layout.blocks], frame.height))


def _best_size(layout: Layout, frame: Frame, columns: int) -> float:
    steps = range(round((LARGEST - SMALLEST) / STEP), -1, -1)
    sizes = (round(SMALLEST + step * STEP, 1) for step in steps)
    return next((size for size in sizes if _columns(layout, frame, size) <= columns), SMALLEST)


def _sides(columns: int) -> int:
    """One side, or both sides of as many sheets as it takes."""
    sides = ceil(columns / COLUMNS)
    return sides if sides == 1 else sides + sides % 2


def _arrange(layout: Layout, frame: Frame, sides: int) -> tuple[Spot, ...]:
    """Level columns when the type size was chosen to fill them; plainly filled ones when there is room to spare."""
    runs = fill(layout.blocks, frame.height)
    full = layout.size < LARGEST and len(layout.blocks) <= LEVEL_AT_MOST
    if full:
        runs = level(layout.blocks, frame.height, max(sides * COLUMNS, len(runs)))
    return place(layout.blocks, runs, frame.height, stretch=full)


def _heads(press: Press, head: Leaf, frame: Frame, sides: int) -> list[Page]:
    """The head of every side, with its page number."""
    width = frame.paper.width - 2 * MARGIN
    css = f"{page_size(width, HEAD)} @page {{ margin: 0 }}"
    numbered = (head.html.replace("{page}", str(side)).replace("{pages}", str(sides)) for side in range(1, sides + 1))
    return press.lay_out("".join(f'<div class="piece">{html}</div>' for html in numbered), css)


def _side(side: int, head: Page, layout: Layout, spots: Sequence[Spot], frame: Frame) -> Composite:
    placed = [Placed(head, MARGIN, MARGIN)]
    for spot in spots:
        if spot.column // COLUMNS == side:
            x, y = frame.corner(spot.column)
            height = layout.blocks[spot.block].height
            placed.append(Placed(layout.pages[spot.block], x, y + spot.top, height))
    return Composite(frame.paper.width, frame.paper.height, placed, frame.rules())


def _too_wide(layout: Layout) -> Iterator[str]:
    for page in layout.pages:
        if is_too_wide(page):
            yield f"{next(iter(page.anchors))}: something is wider than the column"


BINDER = Binder("columns", bind)
