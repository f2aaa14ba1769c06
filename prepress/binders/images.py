"""Faces of cards -> an archive with a picture of each, of an exact size in pixels, its bleed around it.

`fronts/001.png` and `backs/001.png` are the two sides of the first card. The pictures are drawn from the PDF with a
page for each face. It comes along, so that what is promised of the cards can be held against their text.
"""

import io
from dataclasses import replace
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from prepress.binder import Binder, Bound, Manuscript
from prepress.binding.painting import pictures
from prepress.binding.singles import bind_singles, stock_in
from prepress.geometry.outlet import BLEED, INCH, picture_size

FOLDERS = ("fronts", "backs")


def bind(manuscript: Manuscript) -> Bound:
    """The pages drawn one by one. What is in the archive depends on no clock."""
    stock = stock_in(manuscript)
    bound = bind_singles(manuscript, back_first=False)
    pixels = picture_size((stock.card_width, stock.card_height), manuscript.outlet)
    dpi = pixels[0] / (stock.card_width + 2 * BLEED) * INCH
    digits = max(3, len(str(bound.cards)))
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as archive:
        for index, png in enumerate(pictures(bound.data, pixels, dpi)):
            card, side = divmod(index, len(FOLDERS))
            archive.writestr(ZipInfo(f"{FOLDERS[side]}/{card + 1:0{digits}}.png"), png)
    return replace(bound, data=written.getvalue(), drawn_from=bound.data)


BINDER = Binder("images", bind)
