"""What is read off a page of a PDF: where texts begin, which way up they are, what of them a clip cuts, and marks."""

import io
from copy import copy
from ctypes import c_double

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from prepress.proving.pdffile import PdfFile
from tests.proofing import bytes_of, pdf_of, write

pytestmark = pytest.mark.slow

MM = 25.4 / 72


def origin(data: bytes, word: str) -> tuple[float, float]:
    """Where the first character of a word stands, as PDFium says of characters, in millimetres from the top left."""
    page = pypdfium2.PdfDocument(io.BytesIO(data))[0]
    text = page.get_textpage()
    number = text.get_text_range().index(word)
    assert chr(raw.FPDFText_GetUnicode(text, number)) == word[0]
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, number, x, y)
    return x.value * MM, (page.get_height() - y.value) * MM


def test_texts_begin_where_their_first_character_stands() -> None:
    """The origin of a text is that of its first character, upright or upside down, in a form or not."""
    pdf = pdf_of([["One", "Two"]])
    turned = b"q -1 0 0 -1 400 900 cm BT /F 10 Tf 100 500 Td (Three) Tj ET Q"
    pdf.pages[0].contents_add(turned)
    data = bytes_of(pdf)
    ink = [ink for ink in PdfFile(data).pages[0].ink if ink.text]
    assert [each.text.strip() for each in ink] == ["One", "Two", "Three"]
    assert [each.turned for each in ink] == [False, False, True]
    for each in ink:
        assert each.origin == pytest.approx(origin(data, each.text.strip()), abs=0.001)
    assert ink[2].origin == pytest.approx((300 * MM, 297 - 400 * MM), abs=0.01)


@pytest.mark.parametrize(("below", "is_cut"), [(100.0, False), (2.0, False), (0.0, True), (-9.0, True)])
def test_what_a_clip_cuts_off_a_text_is_measured(below: float, *, is_cut: bool) -> None:
    """Nothing if the clip is larger; else by how much it is smaller, be it that all of the text is gone."""
    bottom = 20 + below
    pdf = pdf_of([[]])
    clip = f"q 0 {(297 - bottom) / MM:.3f} 595 {bottom / MM:.3f} re W n ".encode()
    pdf.pages[0].contents_add(clip + write("Egx", 20, 20).encode() + b" Q")
    (ink,) = [ink for ink in PdfFile(bytes_of(pdf)).pages[0].ink if ink.text]
    assert ink.cut == pytest.approx(ink.box.bottom - bottom if is_cut else 0.0, abs=0.01)


def test_marks_are_artifacts_of_the_page() -> None:
    """What a PDF calls so is a mark; other artifacts, and other lines, are not."""
    pdf = pdf_of([["One"]])
    line = b" 100 100 m 200 100 l S "
    for before, after in ((b"/Artifact <</Type /Page>> BDC", b"EMC"), (b"/Artifact BMC", b"EMC"), (b"", b"")):
        pdf.pages[0].contents_add(before + line + after)
    assert [ink.mark for ink in PdfFile(bytes_of(pdf)).pages[0].ink if ink.kind == "path"] == [True, False, False]


NAMES = {"a": "\u05e9", "b": "\u05dc", "c": "\u05d5\u05dd", "d": "\u05b8", "e": " "}
"""What glyphs of a font are said to be: letters of Hebrew, one of them two letters, one a vowel point."""


def hebrew(pieces: list[tuple[str, float, float]], direction: str) -> PdfFile:
    """A page with some texts at places in millimetres, the small letters among them named otherwise."""
    pdf = pdf_of([[]])
    other = copy(pdf.pages[0].Resources.Font.F)
    said = "".join(f"<{ord(glyph):02x}> <{text.encode('utf-16-be').hex()}>\n" for glyph, text in NAMES.items())
    cmap = f"begincmap\n1 begincodespacerange\n<00> <ff>\nendcodespacerange\n{len(NAMES)} beginbfchar\n{said}endbfchar"
    other.ToUnicode = pdf.make_stream(cmap.encode())
    pdf.pages[0].Resources.Font.G = pdf.make_indirect(other)
    for text, x, y in pieces:
        font = "/F" if text.isupper() or not text.isalpha() else "/G"
        pdf.pages[0].contents_add(write(text, x, y).replace("/F", font).encode())
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(Direction=pikepdf.Name(direction))
    return PdfFile(bytes_of(pdf))


@pytest.mark.parametrize("direction", ["/R2L", "/L2R"])
def test_a_line_from_right_to_left_is_read_as_it_is_written(direction: str) -> None:
    """Letter by letter, a glyph that is two letters too; what is painted from the left comes as it is read."""
    line = [("baeb", 20.0, 30.0), ("TCP", 40.0, 30.0), ("cba", 60.0, 30.0), ("d", 64.0, 29.0)]
    said = hebrew(line, direction).pages[0].text.split()
    shalom = "\u05e9\u05dc\u05d5\u05dd"
    assert "".join(said).replace("\u05b8", "") == shalom + "TCP" + "\u05dc" + "\u05e9\u05dc"


def test_code_in_a_document_from_right_to_left_is_read_from_the_left() -> None:
    """PDFium turns around all lines of a document that says so; those of Latin letters have to be turned back."""
    page = hebrew([("LOG(AGE);", 20.0, 30.0), ("F() {", 20.0, 36.0), ("ab", 20.0, 42.0)], "/R2L").pages[0]
    assert page.text.split("\n")[1:3] == ["LOG(AGE);", "F() {"]
