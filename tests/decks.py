"""Decks made of a bank's text, and what is in their structure, for the tests of how cards are bound."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

from prepress.binder import Manuscript
from prepress.binding.work import Job
from prepress.diagnostics import Report
from prepress.edition import all_editions
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings, with_options
from prepress.source import Source


def bank_text(cards: int, answer: str = "An answer of a few words.") -> str:
    """A bank of so many questions that differ; the first has this answer."""
    said = (answer if number == 1 else f"Reply number {number}." for number in range(1, cards + 1))
    return "# A bank\n\n" + "\n".join(
        f"## {number}. What is number {number}?\n\n{text}\n" for number, text in enumerate(said, 1)
    )


def job(text: str, **options: object) -> Job:
    """The flashcards of a bank, ready to be bound, without a guide unless one is asked for."""
    source = Source(Path("bank.md"), text, "")
    bank = read_bank(source, Report(source))
    chosen = {"guide": False, **options}
    settings = with_options(Settings(), {f"flashcards.{name}": value for name, value in chosen.items()})
    theme = Theme()
    theme.use_own_fonts()
    edition = next(edition for edition in all_editions() if edition.name == "flashcards")
    return Desk(bank, "bank", theme).job(edition, edition.compose(bank, settings)[0])


def manuscript(text: str) -> Manuscript:
    """What the deck binder is given for them."""
    return job(text).manuscript


def spoken(data: bytes) -> list[tuple[int, str]]:
    """What a reader aloud says: each element with text, as the number of its page (from 0) and its text, in order."""
    marked = _marked_text(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        leaves = _leaves(pdf.Root.StructTreeRoot, None)
        return [(numbers[page.objgen], marked.pop((numbers[page.objgen], mcid), "")) for page, mcid in leaves]


def _leaves(element: Any, page: Any) -> Iterator[tuple[Any, int]]:
    """Every piece of marked content that the structure leads to, with its page."""
    page = element.get("/Pg", page)
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield page, kid
        elif kid.get("/Type") != pikepdf.Name.OBJR:
            yield from _leaves(kid, page)


def _marked_text(data: bytes) -> dict[tuple[int, int], str]:
    """The text of each piece of marked content, by page and number; what has no number is an artifact, and -1."""
    found: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
            key = number, raw.FPDFPageObj_GetMarkedContentID(item.raw)
            size = raw.FPDFTextObj_GetText(item.raw, text.raw, None, 0)
            buffer = (raw.FPDF_WCHAR * (size // 2))()
            raw.FPDFTextObj_GetText(item.raw, text.raw, buffer, size)
            said = bytes(buffer).decode("utf-16-le").rstrip("\0")
            found[key] = found.get(key, "") + said
    return found


def artifacts(data: bytes) -> list[str]:
    """The text of each page that no reader aloud says."""
    return [text for (_, mcid), text in sorted(_marked_text(data).items()) if mcid < 0]
