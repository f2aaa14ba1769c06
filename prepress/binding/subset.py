"""A font and a text -> the same font with nothing but the glyphs that the text needs. The door of fontTools."""

import io

from fontTools import subset
from fontTools.ttLib import TTFont


def cut_down(font: bytes, text: str) -> bytes:
    """A TrueType font reduced to the characters of `text`; characters that it does not have are passed over.

    Names and licence stay in it, and so does its date: the bytes depend on the two arguments alone.
    """
    options = subset.Options(layout_features=["*"], name_IDs=["*"], hinting=False, notdef_outline=True)
    face = TTFont(io.BytesIO(font), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(face)
    smaller = io.BytesIO()
    face.save(smaller)
    return smaller.getvalue()
