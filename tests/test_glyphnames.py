"""What a PDF calls its glyphs, where the engine calls them by the wrong letters."""

import io

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from prepress.binding.glyphnames import better

GLYPHS = [".notdef", "bet", "patah", "lam", "maksura", "lam.init", "lam_maksura", "a"]
FEATURES = """
feature init { sub lam by lam.init; } init;
feature rlig { sub lam.init maksura by lam_maksura; } rlig;
"""
BET, PATAH = "\u05d1", "\u05b7"


def font() -> bytes:
    """A font of Hebrew and Arabic letters without shapes, with one that changes at the beginning of a word."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(GLYPHS)
    builder.setupCharacterMap({0x5D1: "bet", 0x5B7: "patah", 0x644: "lam", 0x649: "maksura", 0x61: "a"})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in GLYPHS})
    builder.setupHorizontalMetrics(dict.fromkeys(GLYPHS, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupPost()
    addOpenTypeFeaturesFromString(builder.font, FEATURES)
    data = io.BytesIO()
    builder.save(data)
    return data.getvalue()


def named(said: dict[str, str]) -> dict[str, str]:
    """What some glyphs are called better, by their names in the font."""
    found = better({GLYPHS.index(name): text for name, text in said.items()}, font())
    return {
        GLYPHS[int(glyph[1:-1], 16)]: bytes.fromhex(text[1:-1].decode()).decode("utf-16-be")
        for glyph, text in found.items()
    }


def test_a_vowel_point_is_not_called_by_the_letter_with_which_it_first_stands() -> None:
    """Nor is the letter called nothing; both are what the font says."""
    assert named({"patah": BET + PATAH, "bet": ""}) == {"patah": PATAH, "bet": BET}


def test_a_glyph_that_others_become_is_called_by_these() -> None:
    """A letter at the beginning of a word, and a ligature."""
    assert named({"patah": PATAH, "lam.init": "", "lam_maksura": ""}) == {
        "lam.init": "\u0644",
        "lam_maksura": "\u0644\u0649",
    }


def test_what_is_called_rightly_stays() -> None:
    """A font without letters from right to left is not looked at."""
    assert named({"bet": BET, "lam": "\u0644", "a": "a"}) == {}
    assert better({7: "a", 1: ""}, b"no font") == {}
