"""Pages in any script, made by hand: each glyph is painted by its number, and called what the engine calls it.

A line is a sequence of words. Those from right to left are painted as they stand, from the left; letters that are
joined (lam and alef) are one glyph with a name of two letters. Words of Devanagari are glyphs without true names that
say themselves what they are.
"""

import re
from collections.abc import Iterable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from prepress.binding.actualtext import TOLD
from prepress.geometry.stock import A4
from prepress.proving.galley import RIGHT_TO_LEFT
from tests.proofing import FONT, POINTS

ADVANCE, SIZE = 550, 10
"""The width of each glyph, in thousandths of the type size; the type size in points."""

GLYPH = re.compile("لا|.", re.DOTALL)
Names = dict[str, int]


def lettered(pages: Iterable[Sequence[str]], *, turned: bool = False) -> Pdf:
    """Pages with a line of text every 8 mm from the top left corner; `turned` ones run from right to left."""
    pdf, names = pikepdf.new(), Names()
    for lines in pages:
        pdf.add_blank_page(page_size=(A4.width * POINTS, A4.height * POINTS))
        painted = "".join(_line(line, 20 + 8 * number, names) for number, line in enumerate(lines))
        pdf.pages[-1].Contents = pdf.make_stream(painted.encode("ascii"))
    font = _font(pdf, names)
    for page in pdf.pages:
        page.Resources = Dictionary(Font=Dictionary(F=font))
    if turned:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    return pdf


def _line(text: str, y: float, names: Names) -> str:
    """The operators that paint a line: its words in the order in which they stand."""
    words = [word + " " for word in text.split()]
    if RIGHT_TO_LEFT.search(text):
        words = [word for run in reversed(_runs(words)) for word in run]
    x, painted = 20 * POINTS, []
    for word in words:
        glyphs = GLYPH.findall(word)
        shown = glyphs[::-1] if RIGHT_TO_LEFT.search(word) else glyphs
        numbers = "".join(f"{names.setdefault(name, len(names) + 1):04x}" for name in shown)
        at = f"1 0 0 1 {x:.2f} {(A4.height - y) * POINTS:.2f} Tm"
        said = word.encode("utf-16-be").hex()
        told = (f"/Span <</ActualText <feff{said}>>> BDC ", " EMC") if TOLD.search(word) else ("", "")
        painted.append(f"BT /F {SIZE} Tf {at} {told[0]}<{numbers}> Tj{told[1]} ET\n")
        x += len(glyphs) * SIZE * ADVANCE / 1000
    return "".join(painted)


def _runs(words: Sequence[str]) -> list[list[str]]:
    """The words of a line from right to left: those that run the other way stand together, in their order."""
    runs: list[list[str]] = []
    for word in words:
        if runs and not RIGHT_TO_LEFT.search(word) and not RIGHT_TO_LEFT.search(runs[-1][-1]):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _font(pdf: Pdf, names: Names) -> pikepdf.Object:
    """A font whose glyphs have these names; in the file of Plex they are other letters, or none."""
    lines = [f"<{number:04x}> <{_name(name)}>" for name, number in names.items()]
    cmap = "\n".join(
        ["begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange", f"{len(lines)} beginbfchar", *lines,
         "endbfchar endcmap"]
    )  # fmt: skip
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/Plex"), Flags=4, FontBBox=Array([0, -200, 1000, 900]), ItalicAngle=0,
        Ascent=900, Descent=-200, CapHeight=700, StemV=80,
        FontFile2=pdf.make_stream(FONT.read_bytes(), Length1=FONT.stat().st_size),
    )  # fmt: skip
    glyphs = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/Plex"), DW=ADVANCE, CIDToGIDMap=Name.Identity,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/Plex"), Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(glyphs)]), ToUnicode=pdf.make_stream(cmap.encode("ascii")),
        )
    )  # fmt: skip


def _name(name: str) -> str:
    """What the engine calls a glyph: its letters; but a syllable's is called by what stood there first."""
    return ("\u0915" if TOLD.search(name) else name).encode("utf-16-be").hex()
