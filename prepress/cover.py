"""The leaf of a cover and its styles -> the picture that a bookshelf shows: a JPEG of 1600 by 2560 pixels.

The size is what Kindle asks for; other shelves take it too.
"""

import io
from dataclasses import replace

import pypdfium2

from prepress.binder import Leaf, Manuscript
from prepress.engine import Press

WIDTH, HEIGHT = 1600, 2560
SIZE = f"@page {{ size: {WIDTH}px {HEIGHT}px; margin: 0 }}"
POINTS = 0.75
"""Points in a CSS pixel."""

QUALITY = 90


def cover_jpeg(manuscript: Manuscript, leaf: Leaf, styles: str) -> bytes:
    """Lay the leaf out under these styles as one page, and draw its first page; what does not fit is not drawn."""
    press = Press(replace(manuscript, styles=styles))
    pages = press.lay_out(leaf.html, SIZE)
    sheet = pypdfium2.PdfDocument(press.write(pages[:1]))[0]
    drawn = sheet.render(scale=1 / POINTS).to_pil().convert("RGB").resize((WIDTH, HEIGHT))
    picture = io.BytesIO()
    drawn.save(picture, "JPEG", quality=QUALITY, optimize=True, subsampling=0)
    return picture.getvalue()
