"""The leaf of a cover and its styles -> the picture that a bookshelf shows: a JPEG of 1600 by 2560 pixels.

That size and shape is what Kindle asks for (KDP, "Cover image guidelines"); other shelves take it too.
"""

import io
from dataclasses import replace

import pypdfium2
from weasyprint import Page

from prepress.binder import Leaf, Manuscript
from prepress.engine import Press, complaints, is_too_wide

WIDTH, HEIGHT = 1600, 2560
PIXELS_PER_POINT = 4 / 3
"""CSS pixels; one of them becomes one of the picture's."""

PAGE = f"@page {{ size: {WIDTH}px {HEIGHT}px; margin: 0 }} html {{ font-size: %dpx }}"
TYPE_SIZES = (46, 40, 34, 28, 23, 18)
"""Root type sizes in pixels; a cover is set in the first at which its words fit."""

LEFT_OUT = (
    ".description, .authors { visibility: hidden }",
    "h1, .description, .authors { visibility: hidden }",
)
"""What goes first, and then: better no words on a cover than boxes in the place of letters that no font has."""

NO_GLYPH = ".notdef"
QUALITY = 90


def cover_jpeg(manuscript: Manuscript, leaf: Leaf, styles: str) -> tuple[bytes, tuple[str, ...]]:
    """Lay the leaf out under these styles, as one page, and draw it; with it comes what the engine complains of."""
    press = Press(replace(manuscript, styles=styles))
    sheet, heard = _printed(press, leaf, "")
    for left_out in LEFT_OUT:
        if any(NO_GLYPH in complaint for complaint in heard):
            sheet, heard = _printed(press, leaf, left_out)
            heard.append("words are left off the cover, because no font has all of their letters")
    return _drawn(sheet), tuple(heard)


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


def _drawn(pdf: bytes) -> bytes:
    """The first page as a JPEG."""
    drawn = pypdfium2.PdfDocument(pdf)[0].render(scale=PIXELS_PER_POINT).to_pil().convert("RGB")
    picture = io.BytesIO()
    drawn.resize((WIDTH, HEIGHT)).save(picture, "JPEG", quality=QUALITY, optimize=True, subsampling=0)
    return picture.getvalue()
