"""What is read off a page of a PDF: where texts begin, which way up they are, what of them a clip cuts, and marks."""

import io
from ctypes import c_double

import pypdfium2
import pytest
from pypdfium2 import raw

from prepress.pdffile import PdfFile
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
