"""What a PDF says of its glyphs, by which readers search, copy and read aloud: mended where the engine errs.

The engine names a glyph after the letters with which it first stands together. So a vowel point of Hebrew or Arabic is
called by a letter and its points, and the letter is called nothing. What such a glyph is its font says: by its table of
characters, and by how glyphs of that become others.
"""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import combining

import pydyf
from fontTools.ttLib import TTFont

from prepress.proving.galley import RIGHT_TO_LEFT

LONG_TEXT = re.compile(rb"^(<[0-9a-f]{4}>) <[0-9a-f]{36,}>$")
"""What a font says of a glyph that stands for nine letters or more: no ligature does."""

SINGLE, LIGATURE, EXTENSION = 1, 4, 7
"""Kinds of substitutions of glyphs (OpenType, GSUB)."""

ROUNDS = 3
"""A glyph may become another one by so many steps."""


class Fonts(dict[Any, Any]):
    """The fonts of a document as the engine keeps them, with the bytes of each before any glyph is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.whole: dict[bytes, bytes] = {}

    def __setitem__(self, key: Any, font: Any) -> None:
        super().__setitem__(key, font)
        self.whole[font.name] = font.file_content


def mend(pdf: pydyf.PDF, fonts: Fonts) -> None:
    """Mends what is said of glyphs that are no letters.

    Of those that share a letter with the one before (marks, parts of syllables) the engine says nothing, for which
    readers put in the number of the glyph: a word joiner has no shape and breaks no word. Of an ellipsis it says all
    the text that was first left out for one.
    """
    names = {font.name: better(font.to_unicode, fonts.whole[font.name]) for font in fonts.values()}
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/Font" and "ToUnicode" in item:
            said = pdf.objects[int(item["ToUnicode"].split()[0])]
            said.stream = list(_mended(said.stream, names.get(item["BaseFont"], {})))


def _mended(lines: list[bytes], names: Mapping[bytes, bytes]) -> Iterator[bytes]:
    for line in lines:
        glyph, space, text = line.partition(b" ")
        said = (glyph + space + names.get(glyph, text)).replace(b"> <>", b"> <2060>")
        yield LONG_TEXT.sub(rb"\1 <2026>", said)


def better(said: Mapping[int, str], font: bytes) -> dict[bytes, bytes]:
    """For glyphs of a font from right to left that are called nothing, or by a letter with points, what they are."""
    if not any(map(RIGHT_TO_LEFT.search, said.values())):
        return {}
    doubtful = [glyph for glyph, text in said.items() if not text or (text[1:] and any(map(combining, text)))]
    known = _letters(font) if doubtful else {}
    found = ((glyph, known[glyph]) for glyph in doubtful if RIGHT_TO_LEFT.search(known.get(glyph, "")))
    return {b"<%04x>" % glyph: b"<" + text.encode("utf-16-be").hex().encode() + b">" for glyph, text in found}


def _letters(data: bytes) -> dict[int, str]:
    """What each glyph of a font stands for, as far as the font says."""
    font = TTFont(io.BytesIO(data), lazy=True)
    letters: dict[str, str] = {}
    for code, name in sorted(font.getBestCmap().items()):
        letters.setdefault(name, chr(code))
    tables = list(_substitutions(font))
    for _ in range(ROUNDS):
        for table in tables:
            for name, letter in _made_by(table, letters):
                letters.setdefault(name, letter)
    return {font.getGlyphID(name): letter for name, letter in letters.items()}


def _substitutions(font: TTFont) -> Iterator[Any]:
    lookups = font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ()
    for lookup in lookups:
        for table in lookup.SubTable:
            yield table.ExtSubTable if table.LookupType == EXTENSION else table


def _made_by(table: Any, letters: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Glyphs that others become by a substitution, one of another or a ligature, and their letters."""
    if table.LookupType == SINGLE:
        yield from ((name, letters[old]) for old, name in table.mapping.items() if old in letters)
    if table.LookupType == LIGATURE:
        for first, ligatures in table.ligatures.items():
            for ligature in ligatures:
                parts = [first, *ligature.Component]
                if all(part in letters for part in parts):
                    yield ligature.LigGlyph, "".join(letters[part] for part in parts)
