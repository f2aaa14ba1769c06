"""Pieces of HTML -> pages at the largest type size at which each fits on one page.

Each piece starts at the size at which it is likely to fit. Its lines, once laid out, foretell how high it would be at
every other size; so most need one layout, and few a third one. The pages that fit are final. A piece that does not fit
at the smallest size is helped in turn, by what `relief.py` knows, and its pictures get lower. If none of that helps it
is as it was, broken over several pages, and nothing is cut.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from math import ceil

from weasyprint import Page

from prepress.binder import Leaf
from prepress.binding.engine import Press
from prepress.binding.measuring import (
    anchor_of,
    filled_height,
    foretold_height,
    is_too_tall,
    is_too_wide,
    picture_heights,
    width_of,
)
from prepress.binding.relief import BESIDE_QUESTIONS, GROWING, SNUG, kind_of, left_out, reliefs_for
from prepress.binding.unbroken import unbroken_sizes

COMFORTABLE, FLOOR = 12.0, 8.0
"""Points. Fluent reading at 40 cm needs an x-height of 1.4 mm (Legge & Bigelow 2011), which Plex has at 7.7 pt."""

MM_PER_POINT = 25.4 / 72
CHARACTER = 0.56 * 1.2
"""About what a character of running text takes, in squares of its type size."""

LEADING, GAP = 1.3, 0.45
"""The height of a line and the space between two paragraphs, in ems, before anything better is known."""

HOPE = 1.015
"""A larger size is tried if the piece is foretold to fill no more than this share of its page."""

LEAST_PICTURE = 12.0
"""Millimetres; a picture is not made lower than that to keep a piece on one page."""

TAG = re.compile(r"<[^>]*>")
BLOCK_END = re.compile(r"</?(?:p|li|div|pre|tr|h[1-6]|blockquote|br|ul|ol|table|dt|dd)\b[^>]*>")
UNSEEN = re.compile(r'<div[^>]* aria-hidden="true">[^<]*</div>')

FIRST_CHUNK, CHUNK = 10, 40
"""Pieces laid out in one go: few at first, to learn from. The cost of a page is flat up to hundreds, then grows."""


@dataclass(frozen=True)
class Area:
    """What a page leaves for text, in millimetres."""

    width: float
    height: float


@dataclass(frozen=True)
class Fitted:
    """A piece's pages and its type size in points; `too_wide` when something in it stands out to the right.

    `room` is how much of the last page is left, in millimetres; `left_out` names what there was no room for.
    """

    size: float
    pages: tuple[Page, ...]
    too_wide: bool = False
    too_tall: bool = False
    room: float = 0.0
    left_out: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether all of it is on one page."""
        return len(self.pages) == 1 and not self.too_wide and not self.too_tall


@dataclass
class Trial:
    """A piece on its way: what it was tried at, and the best so far; `sizes` are those that it may be tried at.

    `helps` are classes that it gets in need, at the smallest size; with most of them it gets no larger again.
    """

    leaf: Leaf
    size: float
    sizes: Sequence[float] = ()
    picture: float = 0.0
    helps: tuple[str, ...] = ()
    tried: set[float] = field(default_factory=set)
    best: Fitted | None = None


def sizes_down_to(floor: float) -> tuple[float, ...]:
    """The type sizes to choose from, in points, the largest first: whole ones, and the smallest that is allowed."""
    whole = range(int(COMFORTABLE), 0, -1)
    return (*(float(size) for size in whole if size > floor), floor)


def fit(
    press: Press, leaves: Sequence[Leaf], area: Area, css: str, sizes: Sequence[float] = sizes_down_to(FLOOR)
) -> dict[str, Fitted]:
    """Every leaf by its name, in order. `css` makes pages with such an area; the largest of the sizes comes first."""
    guesses = Guesses(area)
    best: dict[str, Fitted | None] = {leaf.name: None for leaf in leaves}
    fresh, again = deque(leaves), deque[Trial]()
    length = FIRST_CHUNK
    while fresh or again:
        chunk = [again.popleft() for _ in range(min(length, len(again)))]
        new = [fresh.popleft() for _ in range(min(length - len(chunk), len(fresh)))]
        for leaf in new:
            own = unbroken_sizes(leaf.html, leaf.kind, area.width, _allowed(leaf, sizes))
            chunk.append(Trial(leaf, guesses.first(leaf, own), own))
        for trial, fitted in _lay_out_all(press, chunk, css, area):
            guesses.learn(trial.leaf, fitted)
            if _go_on(trial, fitted, area):
                again.append(trial)
            else:
                best[trial.leaf.name] = trial.best
        length = CHUNK
    return {name: fitted for name, fitted in best.items() if fitted}


def _allowed(leaf: Leaf, sizes: Sequence[float]) -> Sequence[float]:
    return sizes_down_to(min(FLOOR, sizes[-1])) if kind_of(leaf) in BESIDE_QUESTIONS else sizes


def _go_on(trial: Trial, fitted: Fitted, area: Area) -> bool:
    """Whether the piece should be laid out once more; then `trial` says how."""
    sizes = trial.sizes
    trial.tried.add(trial.size)
    known = trial.best if trial.best and trial.best.fits else None
    if fitted.fits and not (known and known.size > fitted.size):
        trial.best = fitted
        if not GROWING.issuperset(trial.helps):
            return False
    elif trial.size == sizes[-1] and not known:
        trial.best = fitted if trial.best is None or _faults(fitted) < _faults(trial.best) else trial.best
        return _can_be_helped(trial, fitted, area) or _shrink_pictures(trial, fitted, area)
    size = _next_size(fitted, area, sizes)
    if size in trial.tried or (trial.best is not None and size < trial.best.size):
        return False
    trial.size = size
    return True


def _faults(fitted: Fitted) -> tuple[bool, int]:
    """How far a piece is from being on one page: whether something stands out, and on how many pages it is."""
    return fitted.too_wide or fitted.too_tall, len(fitted.pages)


def _can_be_helped(trial: Trial, fitted: Fitted, area: Area) -> bool:
    """Whether a relief may save a piece at the smallest size from standing out, or from a further page; it is tried."""
    wanted = reliefs_for(trial.leaf, fitted.pages, area.height, too_wide=fitted.too_wide)
    help_left = next((each for each in wanted if each not in trial.helps), "")
    if help_left:
        kept = (each for each in trial.helps if each != SNUG or help_left not in GROWING)
        trial.helps = (*kept, help_left)
        trial.tried.clear()
    return bool(help_left)


def _next_size(fitted: Fitted, area: Area, sizes: Sequence[float]) -> float:
    """The largest size at which the piece is foretold to fit; below one at which it did not."""
    if fitted.fits:
        larger = (size for size in sizes if size > fitted.size)
        return next((size for size in larger if _is_foretold(fitted, size, area)), fitted.size)
    smaller = [size for size in sizes if size < fitted.size]
    return next((size for size in smaller if fitted.too_wide or _is_foretold(fitted, size, area)), sizes[-1])


def _is_foretold(fitted: Fitted, size: float, area: Area) -> bool:
    return foretold_height(fitted.pages, size / fitted.size) <= area.height * HOPE


def _shrink_pictures(trial: Trial, fitted: Fitted, area: Area) -> bool:
    """Whether lower pictures may save a piece at the smallest size from being broken; they are then tried once."""
    heights = [height for page in fitted.pages for height in picture_heights(page)]
    if trial.picture or not heights:
        return False
    over = sum(map(filled_height, fitted.pages)) - area.height
    lower = _lowered(heights, over + 1.0)
    if lower < LEAST_PICTURE and not fitted.too_tall:
        return False
    trial.picture = max(lower, LEAST_PICTURE)
    return True


def _lowered(heights: Sequence[float], over: float) -> float:
    """The height that pictures must not exceed so that they take so much less of the page together."""
    ordered = sorted(heights, reverse=True)
    for count, following in enumerate([*ordered[1:], 0.0], 1):
        limit = (sum(ordered[:count]) - over) / count
        if limit >= following:
            return limit
    return 0.0


class Guesses:
    """At which size a piece is likely to fit, before it is laid out: by its words, and by how high others became."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self.measured: dict[str, float] = defaultdict(float)
        self.expected: dict[str, float] = defaultdict(float)

    def first(self, leaf: Leaf, sizes: Sequence[float]) -> float:
        """The largest of the sizes at which the piece would fit, if it were like those of its kind."""
        kind, widths = kind_of(leaf), _widths(leaf)
        scale = self.measured[kind] / self.expected[kind] if self.expected[kind] else 1.0
        fitting = (size for size in sizes if scale * self._height(widths, size) <= self.area.height)
        return next(fitting, sizes[-1])

    def learn(self, leaf: Leaf, fitted: Fitted) -> None:
        """Take note of how high a piece became; one on many pages says little about those that fit."""
        if len(fitted.pages) <= 2:
            self.measured[kind_of(leaf)] += sum(map(filled_height, fitted.pages))
            self.expected[kind_of(leaf)] += self._height(_widths(leaf), fitted.size)

    def _height(self, widths: Sequence[float], size: float) -> float:
        em = size * MM_PER_POINT
        return em * sum(LEADING * ceil(width * em / self.area.width) + GAP for width in widths)


def _widths(leaf: Leaf) -> list[float]:
    """How wide each paragraph of a piece would be on one line, in ems."""
    texts = (unescape(TAG.sub("", text)).strip() for text in BLOCK_END.split(UNSEEN.sub("", leaf.html)))
    return [width_of(text) for text in texts if text]


def _lay_out_all(press: Press, trials: Sequence[Trial], css: str, area: Area) -> Iterator[tuple[Trial, Fitted]]:
    pages = press.lay_out("".join(map(piece, trials)), css)
    for trial, own in zip(trials, _by_leaf(pages, [trial.leaf.name for trial in trials]), strict=True):
        too_wide, too_tall = any(map(is_too_wide, own)), any(map(is_too_tall, own))
        room = area.height - filled_height(own[-1])
        lacking = left_out(trial.leaf, trial.helps)
        yield trial, Fitted(trial.size, tuple(own), too_wide, too_tall, room, lacking)


def _by_leaf(pages: Sequence[Page], names: Sequence[str]) -> Iterator[list[Page]]:
    """Pages in order, one list for each name; a page without a name of its own continues the one before."""
    found: list[list[Page]] = []
    for page in pages:
        if anchor_of(page, names[len(found) : len(found) + 1]):
            found.append([])
        found[-1].append(page)
    return iter(found)


def piece(trial: Trial, kind: str = "") -> str:
    """A leaf as an element that begins a page, with a class more if `kind` says so."""
    leaf = trial.leaf
    classes = " ".join(("piece", kind, *trial.helps, leaf.kind))
    pictures = f"; --picture: {trial.picture:g}mm" if trial.picture else ""
    return f'<div class="{classes}" id="{leaf.name}" style="font-size: {trial.size:g}pt{pictures}">{leaf.html}</div>'
