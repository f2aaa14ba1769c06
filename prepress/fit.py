"""Pieces of HTML -> pages at the largest type size at which each fits on one page.

Each piece starts at a guessed size; how far it fills its page tells which size to try next. Most fit at once, and the
pages that fit are final. A piece that does not fit at the smallest size is broken over several pages; nothing is cut.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from weasyprint import Page

from prepress.binder import Leaf
from prepress.engine import Press, anchor_of, filled_height, is_too_wide

SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
"""Points. Fluent reading at 40 cm needs an x-height of 1.4 mm (Legge & Bigelow 2011), which Plex has at 7.7 pt."""

FLOOR = SIZES[-1]
MM_PER_POINT = 25.4 / 72
CHARACTER = 0.56 * 1.2
"""About what a character of running text takes, in squares of its type size."""

HOPE = 1.04
"""A size is tried if text that grew evenly would fill up to this share of its page: lines may break more kindly."""

TAG = re.compile(r"<[^>]*>")

CHUNK = 40
"""Pieces laid out in one go. The cost of a page is flat up to some hundreds in one document, then grows."""


@dataclass(frozen=True)
class Area:
    """What a page leaves for text, in millimetres."""

    width: float
    height: float


@dataclass(frozen=True)
class Fitted:
    """A piece's pages and its type size in points; `too_wide` when something in it stands out to the right."""

    size: float
    pages: tuple[Page, ...]
    too_wide: bool = False

    @property
    def fits(self) -> bool:
        """Whether all of it is on one page."""
        return len(self.pages) == 1 and not self.too_wide


def fit(press: Press, leaves: Sequence[Leaf], area: Area, css: str) -> dict[str, Fitted]:
    """Every leaf by its name. `css` makes pages with such an area."""
    best: dict[str, Fitted] = {}
    tried: dict[str, set[float]] = {leaf.name: set() for leaf in leaves}
    trials = {leaf.name: _guess(leaf, area) for leaf in leaves}
    while trials:
        waiting = [leaf for leaf in leaves if leaf.name in trials]
        for name, fitted in _lay_out_all(press, waiting, trials, css):
            tried[name].add(fitted.size)
            if fitted.fits or (fitted.size == FLOOR and name not in best):
                best[name] = max(fitted, best.get(name, fitted), key=lambda other: other.size)
            trials[name] = _next_size(fitted, area)
        trials = {
            name: size
            for name, size in trials.items()
            if size not in tried[name] and not (name in best and size < best[name].size)
        }
    return best


def _guess(leaf: Leaf, area: Area) -> float:
    """The largest size at which so many characters of running text would fit."""
    characters = len(TAG.sub("", leaf.html))
    return _largest(sqrt(area.width * area.height / (characters * CHARACTER + 1)) / MM_PER_POINT)


def _next_size(fitted: Fitted, area: Area) -> float:
    """The size at which the piece would just fill its page, but a smaller one than a size that did not fit."""
    filled = max(sum(map(filled_height, fitted.pages)), 1.0)
    size = _largest(fitted.size * sqrt(area.height * HOPE / filled))
    if fitted.fits:
        return max(size, fitted.size)
    return min(size, next((smaller for smaller in SIZES if smaller < fitted.size), FLOOR))


def _largest(limit: float) -> float:
    return next((size for size in SIZES if size <= limit), FLOOR)


def lay_out_continued(press: Press, leaf: Leaf, size: float, css: str) -> tuple[Page, ...]:
    """The pages of one leaf alone, at a given size in points, with its marks on every page."""
    return tuple(press.lay_out(_sized(leaf, size, "piece continued"), css))


def _lay_out_all(
    press: Press, leaves: Sequence[Leaf], sizes: Mapping[str, float], css: str
) -> Iterator[tuple[str, Fitted]]:
    for first in range(0, len(leaves), CHUNK):
        chunk = leaves[first : first + CHUNK]
        pages = press.lay_out("".join(_sized(leaf, sizes[leaf.name]) for leaf in chunk), css)
        for name, own in _by_leaf(pages, [leaf.name for leaf in chunk]).items():
            yield name, Fitted(sizes[name], tuple(own), any(map(is_too_wide, own)))


def _by_leaf(pages: Sequence[Page], names: Sequence[str]) -> dict[str, list[Page]]:
    """Pages in order, one list for each name; a page without a name of its own continues the one before."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        if name := anchor_of(page, names[len(found) : len(found) + 1]):
            found[name] = []
        found[names[len(found) - 1]].append(page)
    return found


def _sized(leaf: Leaf, size: float, kind: str = "piece") -> str:
    return f'<div class="{kind} {leaf.kind}" id="{leaf.name}" style="font-size: {size}pt">{leaf.html}</div>'
