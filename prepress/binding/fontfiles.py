"""Fonts of one name from several files -> so many fonts in a PDF.

The engine knows a font by its description: family, weight, slope. Where styles make one family of several files, each
for some characters (`unicode-range`), it took the first of them for all, and wrote the numbers of glyphs of the others:
letters became arrows. Here fonts are the same only if their files are, and each further file has a name of its own.
"""

from typing import Any

from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.fonts import get_hb_object_data, get_pango_font_hb_face, get_pango_font_key

Key = tuple[int, int]
"""What a font is described as, and where its file lies in memory; there it stays as long as the font is kept."""


def tell_fonts_apart() -> None:
    """From now on, in all documents."""
    Stream.add_font = _add_font


def _add_font(stream: Any, pango_font: Any) -> tuple[Any, float]:
    """The font as the stream's document has it, and its size. It is called in the place of `Stream.add_font`."""
    described, description, size = get_pango_font_key(pango_font)
    face = get_pango_font_hb_face(pango_font)
    key = described, int(ffi.cast("uintptr_t", face))
    if key not in stream._fonts:
        namesakes = [font.whole_file for (other, _), font in stream._fonts.items() if other == described]
        file = get_hb_object_data(face)
        files = list(dict.fromkeys([*namesakes, file]))
        if number := files.index(file):
            family = ffi.string(pango.pango_font_description_get_family(description))
            pango.pango_font_description_set_family(description, family + b" %c" % (ord("A") + number))
        font = stream._fonts[key] = Font(pango_font, description, size)
        font.whole_file = file
    return stream._fonts[key], size
