"""The contract of a proof: one promise about a finished file, held against the bank it was made from.

Modules in `proofs/` each define one `PROOF`, named as the module with hyphens; its docstring says what is promised and
how that is found out. What a proof finds is an error with the span of the question it is about.
"""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from prepress import proofs
from prepress.diagnostics import Report
from prepress.geometry.outlet import USUAL, Outlet
from prepress.geometry.plan import Filling, Plan
from prepress.geometry.signatures import Spot, sides_of
from prepress.geometry.stock import A4, LONG_EDGE, Gathering, Paper, Scheme, Stock
from prepress.model import Bank, Form, Question, Role
from prepress.proving.deckfile import FoundDeck, read_deck
from prepress.proving.docxfile import DocxFile
from prepress.proving.epubfile import EpubFile
from prepress.proving.galley import Galley, galley_of, squeeze, words_of
from prepress.proving.ink import Box, PdfPage
from prepress.proving.pdffile import PdfFile
from prepress.proving.turned import in_order, sure_words
from prepress.rendering.theme import spelled, unread

FACE_FORMATS = frozenset({"faces", "images"})
"""Those with a page for each side of a card, and a bleed around it."""

PDF_FORMATS = frozenset({"pdf", "deck", "columns", "screen"}) | FACE_FORMATS
WORD_FORMATS = frozenset({"docx"})
BOOK_FORMATS = frozenset({"epub"})
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Made:
    """A finished file and what it was to be.

    `name` is the volume's, for messages; `carries`, `secret`, `with_matter`, `brief` and `forms` are as in a
    volume. `plan` is what was asked of a sheet, and `filling` what its binder says of it; its bank has what the sheet
    has room for.
    `template_words` is the text of all templates and of what styles add: words that may stand in the file without
    coming from the bank. `uncovered` matches the characters that no font of the theme can draw; printed text names
    their code points. Pictures are proved by the PDF they are `drawn_from`.
    """

    bank: Bank
    name: str
    format: str
    data: bytes
    carries: frozenset[Role]
    secret: frozenset[Role] = frozenset()
    with_matter: bool = False
    brief: bool = False
    paper: Paper = A4
    stock: Stock | None = None
    gathering: Gathering | None = None
    scheme: Scheme = LONG_EDGE
    outlet: Outlet = USUAL
    drawn_from: bytes = b""
    plan: Plan | None = None
    filling: Filling | None = None
    template_words: str = ""
    uncovered: re.Pattern[str] = NEVER
    forms: tuple[Form, ...] = ()

    @cached_property
    def pdf(self) -> PdfFile:
        """The file opened as PDF, once for all proofs."""
        return PdfFile(self.drawn_from or self.data)

    @cached_property
    def deck(self) -> FoundDeck | None:
        """The cards of a deck; None for what has no cards."""
        if not self.stock:
            return None
        backwards = self.format == "faces" and self.outlet.back_first
        return read_deck(self.pdf, self.stock, self.scheme, backwards=backwards)

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by their ids as they are printed."""
        return {self.spell(question.id): question for question in self.bank.questions()}

    @cached_property
    def epub(self) -> EpubFile:
        """The file opened as EPUB, once for all proofs."""
        return EpubFile(self.data)

    @cached_property
    def galley(self) -> Galley:
        """All text of the file: a document, a page, or in a deck a side of a card, is one face."""
        if self.format in BOOK_FORMATS:
            return galley_of([[document.text for document in self.epub.spine]])
        return galley_of(self.streams)

    @cached_property
    def words(self) -> Galley:
        """The same without signs: in lines from right to left these come out elsewhere."""
        return galley_of(map(words_of, stream) for stream in self.streams)

    @property
    def streams(self) -> tuple[tuple[str, ...], ...]:
        """The texts of the pages; of a deck those of all fronts, and those of all backs."""
        if not self.deck:
            return (self.texts,)
        return tuple(zip(*((card.front.text, card.back.text) for card in self.deck.cards), strict=True))

    @cached_property
    def file(self) -> PdfFile | DocxFile:
        """The file opened as what it is, once for all proofs."""
        return DocxFile(self.data) if self.format in WORD_FORMATS else self.pdf

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each page in the order of reading, which is not that of the file where sheets hold several."""
        if not self.gathering:
            return tuple(page.text for page in self.file.pages)
        found = {spot.page: page.text_within(box) for page in self.pdf.pages for spot, box in self.spots(page)}
        return tuple(text for _, text in sorted(found.items()))

    def spots(self, page: PdfPage) -> Iterator[tuple[Spot, Box]]:
        """The pages that lie on a side of a sheet, and where."""
        if not self.gathering:
            yield Spot(page.number - 1, 0, 0), page.media
            return
        sides = sides_of(self._places, self.gathering)
        width, height = self.gathering.page.width, self.gathering.page.height
        for spot in sides[page.number - 1] if page.number <= len(sides) else ():
            right, bottom = spot.x + spot.scale * width, spot.y + spot.scale * height
            yield spot, Box(spot.x, spot.y, right, bottom)

    @property
    def _places(self) -> int:
        """Pages that the sheets of the file have room for."""
        return len(self.pdf.pages) * (self.gathering.on_a_side if self.gathering else 1)

    def spell(self, text: str) -> str:
        """The text as it is printed, code points in the place of characters that have no glyph."""
        return spelled(text, self.uncovered)

    def in_order(self, text: str) -> bool:
        """Whether a text can be looked for as it is written: it has glyphs, and comes out of a PDF as it went in."""
        return in_order(text) and not self.uncovered.search(text)

    def telling(self, text: str) -> tuple[str, ...]:
        """What of a text can be looked for: all of it, or only its words, squeezed."""
        if self.in_order(text):
            return (squeeze(text),)
        return tuple(squeeze(word) for said in self.readable(text) for word in sure_words(said))

    def readable(self, text: str) -> tuple[str, ...]:
        """What stands between the characters that have no glyph."""
        return tuple(filter(str.strip, unread(self.uncovered).split(text)))


@dataclass(frozen=True)
class Proof:
    """`run` reports what is wrong with a file made in one of the `formats`; it says nothing if all is well."""

    name: str
    summary: str
    formats: frozenset[str]
    run: Callable[[Made, Report], None]


def all_proofs() -> tuple[Proof, ...]:
    """Every proof in `proofs/`, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(proofs.__path__))
    return tuple(importlib.import_module(f"prepress.proofs.{name}").PROOF for name in names)


def prove(made: Made, report: Report) -> None:
    """Run every proof that knows the format; the file is opened once for all of them."""
    for proof in all_proofs():
        if made.format in proof.formats:
            proof.run(made, report)
