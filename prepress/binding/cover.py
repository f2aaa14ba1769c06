"""The leaf of a cover and its styles -> the picture that a bookshelf shows: a JPEG of 1600 by 2560 pixels.

That size and shape is what Kindle asks for (KDP, "Cover image guidelines"); other shelves take it too.
"""

import io
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pypdfium2
from weasyprint import Page

from prepress.binder import Leaf, Manuscript
from prepress.binding.engine import Press, complaints
from prepress.binding.measuring import is_too_wide

WIDTH, HEIGHT = 1600, 2560
PIXELS_PER_POINT = 4 / 3
"""CSS pixels; one of them becomes one of the picture's."""

PAGE = f"@page {{ size: {WIDTH}px {HEIGHT}px; margin: 0 }} html {{ font-size: %dpx }}"
TYPE_SIZES = (46, 40, 34, 28, 23, 18, 14, 11)
"""Root type sizes in pixels; a cover is set in the first at which its words fit."""

LEFT_OUT = (
    ".description, .authors { visibility: hidden }",
    "h1, .description, .authors { visibility: hidden }",
)
"""What goes first, and then: better no words on a cover than boxes in the place of letters that no font has."""

NO_GLYPH = ".notdef"
QUALITY = 90
WORDS = 1560
"""Pixels of the height that the words take, at least; below them is the pattern."""

LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3, for text of any size: on a shelf a cover is shown at a tenth of its own."""


def cover_jpeg(manuscript: Manuscript, leaf: Leaf, styles: str) -> tuple[bytes, tuple[str, ...]]:
    """Lay the leaf out under these styles, as one page, and draw it; with it comes what the engine complains of."""
    press = Press(replace(manuscript, styles=styles))
    sheet, heard = _printed(press, leaf, "")
    hidden = ""
    for left_out in LEFT_OUT:
        if any(NO_GLYPH in complaint for complaint in heard):
            hidden = left_out
            sheet, heard = _printed(press, leaf, hidden)
            heard.append("words are left off the cover, because no font has all of their letters")
    picture = _drawn(sheet)
    titled = hidden != LEFT_OUT[-1]
    if titled and (contrast := contrast_of(picture.crop((0, 0, WIDTH, WORDS)))) < LEAST_CONTRAST:
        heard.append(f"the words on the cover have a contrast of {contrast:.1f}:1; they need {LEAST_CONTRAST}:1")
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=QUALITY, optimize=True, subsampling=0)
    return stream.getvalue(), tuple(heard)


def _printed(press: Press, leaf: Leaf, css: str) -> tuple[bytes, list[str]]:
    with complaints() as heard:
        return press.write([_fitting_page(press, leaf, css)]), heard


def _fitting_page(press: Press, leaf: Leaf, css: str) -> Page:
    """The page at the largest size at which there is but one; at the smallest, words are broken."""
    *larger, smallest = TYPE_SIZES
    for size in larger:
        pages = press.lay_out(leaf.html, css + PAGE % size)
        if len(pages) == 1 and not is_too_wide(pages[0]):
            return pages[0]
    return press.lay_out(leaf.html, css + PAGE % smallest + "* { overflow-wrap: anywhere }")[0]


def _drawn(pdf: bytes) -> Any:
    """The first page as a picture."""
    drawn = pypdfium2.PdfDocument(pdf)[0].render(scale=PIXELS_PER_POINT).to_pil().convert("RGB")
    return drawn.resize((WIDTH, HEIGHT))


def contrast_of(picture: Any) -> float:
    """How much lighter the lightest part of a picture is than the darkest (WCAG 2.2, "contrast ratio").

    What takes less than a hundredth of it does not count: in words, most of a line is not ink.
    """
    counts: list[int] = picture.convert("L").histogram()
    least = sum(counts) / 100
    dark = next(value for value, held in enumerate(accumulate(counts)) if held > least)
    light = next(255 - value for value, held in enumerate(accumulate(reversed(counts))) if held > least)
    return (_luminance(light) + 0.05) / (_luminance(dark) + 0.05)


def _luminance(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
