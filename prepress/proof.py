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
from prepress.epubfile import EpubFile
from prepress.galley import Galley, galley_of
from prepress.imposition import Placement, impose
from prepress.ink import Box
from prepress.model import Bank, Role
from prepress.pdffile import PdfFile
from prepress.stock import A4, Paper, Stock
from prepress.theme import code_point

PDF_FORMATS = frozenset({"pdf", "deck", "columns"})
BOOK_FORMATS = frozenset({"epub"})
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Made:
    """A finished file and what it was to be.

    `name` is the volume's, for messages; `carries`, `secret`, `with_matter` and `brief` are as in a volume.
    `template_words` is the text of all templates and of what styles add: words that may stand in the file without
    coming from the bank. `uncovered` matches the characters that no font of the theme can draw; printed text names
    their code points.
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
    template_words: str = ""
    uncovered: re.Pattern[str] = NEVER

    @cached_property
    def pdf(self) -> PdfFile:
        """The file opened as PDF, once for all proofs."""
        return PdfFile(self.data)

    @cached_property
    def epub(self) -> EpubFile:
        """The file opened as EPUB, once for all proofs."""
        return EpubFile(self.data)

    @cached_property
    def galley(self) -> Galley:
        """All text of the file: a document, a page, or in a deck a side of a card, is one face."""
        if self.format in BOOK_FORMATS:
            return galley_of([[document.text for document in self.epub.spine]])
        if self.stock:
            return galley_of(zip(*card_texts(self.pdf, self.stock), strict=True))
        return galley_of([[page.text for page in self.pdf.pages]])

    def spell(self, text: str) -> str:
        """The text as it is printed, code points in the place of characters that have no glyph."""
        return self.uncovered.sub(lambda match: code_point(match[0]), text)


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


def card_texts(pdf: PdfFile, stock: Stock) -> Iterator[tuple[str, str]]:
    """What stands on the front and on the back of each place for a card, sheet by sheet."""
    sheets = impose(len(pdf.pages) // 2 * stock.cards_per_sheet, stock)
    sides = [
        [page.text_within(_box(placement, stock)) for placement in sheet.placements]
        for page, sheet in zip(pdf.pages, sheets, strict=False)
    ]
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        yield from zip(front, back, strict=True)


def _box(placement: Placement, stock: Stock) -> Box:
    x, y = placement.x, placement.y
    return Box(x, y, x + stock.card_width, y + stock.card_height)
