"""Every page is what it should be: paper of the size asked for, with everything on it, and nothing missing to print it.

MediaBox and TrimBox are the paper, to a twentieth of a millimetre; TrimBox is the card if it has a bleed around it. No
character, path or picture leaves the page by more than a tenth; of paths and pictures counts what their clip leaves, of
characters everything, for a clip cuts them.
Every font is embedded. No page is blank, and in a deck no card has a side without text behind one with it.
"""

from collections.abc import Iterator

from prepress.diagnostics import Report
from prepress.geometry.stock import Paper
from prepress.proof import FACE_FORMATS, PDF_FORMATS, Made, Proof
from prepress.proving.deckfile import FoundDeck
from prepress.proving.ink import Ink, PdfPage
from prepress.proving.pdffile import PdfFile

SIZE_TOLERANCE = 0.05
EDGE_TOLERANCE = 0.1
SHOWN = 40
"""Characters of a text that a message quotes."""


def run(made: Made, report: Report) -> None:
    """Report each fault of a page, and each font that is not in the file; these are about no question."""
    for page in made.pdf.pages:
        for fault in (*_sizes(page, made), *_outside(page, made.pdf), *_blank(page)):
            report.error(PROOF.name, None, f"Page {page.number} of the {made.name} {fault}.")
    for fault in (*_fonts(made.pdf), *_faces(made.deck)):
        report.error(PROOF.name, None, f"In the {made.name}, {fault}.")
    if not made.pdf.pages:
        report.error(PROOF.name, None, f"The {made.name} has no pages that can be read.")


def _sizes(page: PdfPage, made: Made) -> Iterator[str]:
    """MediaBox and TrimBox should be the paper; of a face with a bleed, TrimBox is the card."""
    trim = made.paper
    if made.format in FACE_FORMATS and made.stock:
        trim = Paper("a card", made.stock.card_width, made.stock.card_height)
    for name, box, paper in (("MediaBox", page.media, made.paper), ("TrimBox", page.trim, trim)):
        width, height = box.size
        if max(abs(width - paper.width), abs(height - paper.height)) > SIZE_TOLERANCE:
            asked = f"{paper.width:g} × {paper.height:g} mm"
            yield f"has a {name} of {width:.2f} × {height:.2f} mm, and not the {asked} of {paper.name}"


def _outside(page: PdfPage, pdf: PdfFile) -> Iterator[str]:
    beyond = [ink for ink in page.ink if ink.kind != "form" and ink.box.beyond(page.media) > EDGE_TOLERANCE]
    for ink in beyond:
        if ink.kind != "text":
            yield f"has {_article(ink)} that stands {ink.box.beyond(page.media):.1f} mm out over its edge"
    if any(ink.kind == "text" for ink in beyond):
        characters = [
            character for character in pdf.characters(page.number) if character.box.beyond(page.media) > EDGE_TOLERANCE
        ]
        if characters:
            said = "".join(character.text for character in characters)
            yield f"has text that stands out over its edge: “{said[:SHOWN]}”"


def _article(ink: Ink) -> str:
    return {"image": "a picture", "path": "a line or a tint"}.get(ink.kind, "something")


def _blank(page: PdfPage) -> Iterator[str]:
    if not any(ink.text.strip() or ink.kind == "image" for ink in page.ink):
        yield "is blank"


def _fonts(pdf: PdfFile) -> Iterator[str]:
    for name in dict.fromkeys(font.name for font in pdf.fonts if not font.embedded):
        yield f"the font {name} is not embedded"


def _faces(deck: FoundDeck | None) -> Iterator[str]:
    if not deck:
        return
    if not deck.complete:
        yield "the last sheet has no back"
    for number, card in enumerate(deck.cards, 1):
        front, back = card.front.text.strip(), card.back.text.strip()
        if bool(front) != bool(back):
            yield f"card {number} has an empty {'back' if front else 'front'}"


PROOF = Proof(
    name="pages-hold",
    summary="pages have the size asked for, nothing stands out over their edges, fonts are embedded, none is blank",
    formats=PDF_FORMATS,
    run=run,
)
