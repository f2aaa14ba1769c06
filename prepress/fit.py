"""Pieces of HTML -> pages at the largest type size at which each fits on one page.

Greedy from the largest size: most pieces fit at once, and the pages that fit are final. A piece that does not fit at
the smallest size is broken over several pages; nothing is ever cut.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from weasyprint import Page

from prepress.binder import Leaf
from prepress.engine import Press, anchor_of, is_too_wide

SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
"""Points. Fluent reading at 40 cm needs an x-height of 1.4 mm (Legge & Bigelow 2011), which Plex has at 7.7 pt."""

MM_PER_POINT = 25.4 / 72
CHARACTER = 0.46 * 1.2
"""The least that a character of running text takes, in squares of its type size: 0.46 em wide, 1.2 em high."""

TAG = re.compile(r"<[^>]*>")

CHUNK = 40
"""Pieces laid out in one go. The cost of a page is flat up to some hundreds in one document, then grows."""


@dataclass(frozen=True)
class Fitted:
    """A piece's pages and its type size in points; `too_wide` when something in it stands out even at the floor."""

    size: float
    pages: tuple[Page, ...]
    too_wide: bool = False


def fit(press: Press, leaves: Sequence[Leaf], area: float, css: str) -> dict[str, Fitted]:
    """Every leaf by its name. `css` sets the page's size, `area` is what it leaves for text in square millimetres."""
    fitted: dict[str, Fitted] = {}
    for size in SIZES:
        waiting = [leaf for leaf in leaves if leaf.name not in fitted and size <= _largest_possible(leaf, area)]
        laid_out = _lay_out_all(press, waiting, size, css)
        for leaf, pages in zip(waiting, laid_out, strict=True):
            too_wide = any(map(is_too_wide, pages))
            if size == SIZES[-1] or (len(pages) == 1 and not too_wide):
                fitted[leaf.name] = Fitted(size, tuple(pages), too_wide)
    return fitted


def _largest_possible(leaf: Leaf, area: float) -> float:
    """The size in points above which so many characters cannot fit, however they run; saves trying."""
    characters = len(TAG.sub("", leaf.html))
    possible = (size for size in SIZES if characters * CHARACTER * (size * MM_PER_POINT) ** 2 <= area)
    return next(possible, SIZES[-1])


def lay_out_continued(press: Press, leaf: Leaf, size: float, css: str) -> tuple[Page, ...]:
    """The pages of one leaf alone, at a given size in points, with its marks on every page."""
    return tuple(press.lay_out(_sized(leaf, size, "piece continued"), css))


def _lay_out_all(press: Press, leaves: Sequence[Leaf], size: float, css: str) -> Iterator[list[Page]]:
    for first in range(0, len(leaves), CHUNK):
        chunk = leaves[first : first + CHUNK]
        pages = press.lay_out("".join(_sized(leaf, size) for leaf in chunk), css)
        yield from _by_leaf(pages, [leaf.name for leaf in chunk])


def _by_leaf(pages: Sequence[Page], names: Sequence[str]) -> list[list[Page]]:
    """Pages in order, one list for each name; a page without a name of its own continues the one before."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        name = anchor_of(page, names[len(found) : len(found) + 1])
        if name:
            found[name] = []
        found[names[len(found) - 1]].append(page)
    return [found[name] for name in names]


def _sized(leaf: Leaf, size: float, kind: str = "piece") -> str:
    return f'<div class="{kind} {leaf.kind}" id="{leaf.name}" style="font-size: {size}pt">{leaf.html}</div>'
