"""Pages: the paper asked for, nothing over their edges, every font in the file, none of them blank."""

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from prepress.geometry.imposition import impose
from prepress.geometry.stock import A4, LETTER, STOCKS, Paper
from prepress.model import Role
from prepress.proof import Made
from prepress.proofs.pages_hold import PROOF
from prepress.proving.pdffile import PdfFile
from tests.proofing import bank_of, bytes_of, pdf_of, said_by, write

pytestmark = pytest.mark.slow

BANK = bank_of("## S\n\n### 1. What?\n**Answer:** That.\n")
STOCK = STOCKS["a4-8"]


def faults(pdf: Pdf, paper: Paper = A4) -> list[str]:
    """What the proof says of a packet."""
    return said_by(PROOF, Made(BANK, "packet", "pdf", bytes_of(pdf), frozenset(Role), paper=paper))


def deck_faults(sides: list[list[int]]) -> list[str]:
    """What it says of a deck whose sides have text at these places for cards."""
    pdf = pdf_of([[] for _ in sides])
    sheets = impose(len(sides) // 2 * STOCK.cards_per_sheet + 8, STOCK)
    for page, sheet, slots in zip(pdf.pages, sheets, sides, strict=False):
        for slot in slots:
            placement = sheet.placements[slot]
            page.contents_add(write("Text", placement.x + 5, placement.y + 30).encode())
    made = Made(BANK, "flashcards", "deck", bytes_of(pdf), frozenset(Role), stock=STOCK)
    return said_by(PROOF, made)


@pytest.mark.parametrize("paper", [A4, LETTER, A4.landscape])
def test_good_pages_are_quiet(paper: Paper) -> None:
    """Upright and lying paper of both continents."""
    assert faults(pdf_of([["One", "Two"], ["Three"]], paper), paper) == []


def test_the_wrong_paper_is_named() -> None:
    """Both boxes are measured, page by page."""
    pdf = pdf_of([["One"], ["Two"]])
    pdf.pages[1].MediaBox = Array([0, 0, 612, 792])
    pdf.pages[1].TrimBox = Array([0, 0, 595.2756, 841.8898])
    assert faults(pdf) == ["Page 2 of the packet has a MediaBox of 215.90 × 279.40 mm, and not the 210 × 297 mm of a4."]
    pdf.pages[1].MediaBox = Array([0, 0, 595.2756, 841.8898])
    pdf.pages[1].TrimBox = Array([9, 9, 586, 832])
    assert "TrimBox of 203.55 × 290.34 mm" in faults(pdf)[0]


def test_rounding_is_not_a_wrong_paper() -> None:
    """A twentieth of a millimetre is allowed, a fifth is not; boxes may come from the page tree."""
    pdf = pdf_of([["One"]])
    del pdf.pages[0].obj["/MediaBox"]
    pdf.Root.Pages.MediaBox = Array([0, 0, 595.28, 841.89])
    assert faults(pdf) == []
    pdf.Root.Pages.MediaBox = Array([0, 0, 595.9, 841.89])
    assert len(faults(pdf)) == 2


@pytest.mark.parametrize(("x", "y"), [(-1, 100), (203, 100), (100, -0.5), (100, 297.6)])
def test_text_over_an_edge_is_named(x: float, y: float) -> None:
    """Also what a clip cuts off."""
    pdf = pdf_of([["One"]])
    pdf.pages[0].contents_add(b"q 0 0 500 800 re W n " + write("Exgs", x, y).encode() + b"Q")
    assert len(faults(pdf)) == 1
    assert "has text that stands out over its edge: “" in faults(pdf)[0]


def test_white_space_over_an_edge_is_no_fault() -> None:
    """Spaces hang over at the end of a line."""
    pdf = pdf_of([["One"]])
    pdf.pages[0].contents_add(write("Ex      ", 201, 100).encode())
    assert faults(pdf) == []


def test_lines_and_pictures_over_an_edge_are_named_unless_they_are_clipped() -> None:
    """Of what is clipped counts what is left."""
    pdf = pdf_of([["One"], ["Two"]])
    pdf.pages[1].contents_add(b"1 0 0 rg 500 100 200 50 re f")
    assert faults(pdf) == ["Page 2 of the packet has a line or a tint that stands 36.9 mm out over its edge."]
    pdf = pdf_of([["One"]])
    pdf.pages[0].contents_add(b"q 0 0 595 841 re W n 1 0 0 rg 500 100 200 50 re f Q")
    assert faults(pdf) == []


def test_text_inside_of_forms_is_seen() -> None:
    """Text under an opacity is drawn in a form, with a coordinate system of its own."""
    pdf = pdf_of([["One"]])
    page = pdf.pages[0]
    form = pdf.make_stream(write("Inside", 20, 100).encode())
    form.update(
        Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9999, 9999]), Resources=page.Resources)
    )
    page.Resources = Dictionary(Font=page.Resources.Font, XObject=Dictionary(X=form))
    page.contents_add(b"q 1 0 0 1 100 0 cm /X Do Q")
    assert faults(pdf) == []
    seen = PdfFile(bytes_of(pdf)).pages[0]
    assert [ink.text for ink in seen.ink if ink.text] == ["One", "Inside"]
    assert [*seen.ink][-1].box.left == pytest.approx(20 + 100 * 25.4 / 72, abs=0.5)
    page.contents_add(b"q 1 0 0 1 520 0 cm /X Do Q")
    assert len(faults(pdf)) == 1


def test_a_font_that_is_not_embedded_is_named() -> None:
    """A reader would put its own in its place."""
    pdf = pdf_of([["One"]])
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].Resources.Font.G = pdf.make_indirect(helvetica)
    pdf.pages[0].contents_add(b"BT /G 9 Tf 100 100 Td (Two) Tj ET")
    assert faults(pdf) == ["In the packet, the font Helvetica is not embedded."]


def test_a_blank_page_is_named() -> None:
    """A tint alone makes no page."""
    pdf = pdf_of([["One"], [], ["Three"]])
    pdf.pages[1].contents_add(b"1 0 0 rg 0 0 100 100 re f")
    assert faults(pdf) == ["Page 2 of the packet is blank."]


def test_a_file_without_pages_is_named() -> None:
    """So is one that is no PDF at all."""
    message = "The packet has no pages that can be read."
    assert faults(pdf_of([])) == [message]
    assert said_by(PROOF, Made(BANK, "packet", "pdf", b"%PDF-1.7 but not really", frozenset(Role))) == [message]


def test_every_card_of_a_deck_has_two_sides() -> None:
    """Behind each front with text lies a back with text."""
    assert deck_faults([[0, 1, 2], [0, 1, 2]]) == []
    assert deck_faults([[0, 1, 2], [0, 2]]) == ["In the flashcards, card 2 has an empty back."]
    assert deck_faults([[0], [0], [0, 1], [0, 1, 2]]) == ["In the flashcards, card 11 has an empty front."]
    assert deck_faults([[0], [0], [0]]) == ["In the flashcards, the last sheet has no back."]
    assert "Page 2 of the flashcards is blank." in deck_faults([[0], []])


def test_pages_can_be_drawn() -> None:
    """A picture of a page is a PNG of the size asked for."""
    picture = PdfFile(bytes_of(pdf_of([["One"]]))).render(1, 72)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20], "big") == 596
