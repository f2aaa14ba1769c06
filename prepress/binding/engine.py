"""HTML and styles -> laid-out pages -> PDF bytes. The only module that knows WeasyPrint.

All layout of one volume shares one font configuration and one parsed stylesheet; pages of different layouts can then
go into one PDF. What the engine leans on beyond WeasyPrint's
documented interface (a page is whatever has `paint`, `links`, `anchors`, `bookmarks`, `forms` and a size) is held by
tests/test_engine.py, and WeasyPrint is pinned below version 71.
"""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from functools import cache
from html import escape
from typing import Any

import pydyf
from weasyprint import CSS, HTML, Document, Page, draw, layout
from weasyprint.css import PAGE_MARGIN_BOXES
from weasyprint.html import UA
from weasyprint.layout.page import make_margin_boxes
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from prepress.binder import Imprint, Manuscript
from prepress.binding.actualtext import speaking
from prepress.binding.composite import Composite
from prepress.binding.fontfiles import tell_fonts_apart
from prepress.binding.glyphnames import Fonts, mend
from prepress.binding.imported import Imported
from prepress.binding.repainting import paint_lines_anew
from prepress.binding.tagging import VARIANT, Tagged, put_in_order
from prepress.language import direction_of

BASE = "https://prepress.invalid/"
"""What relative addresses are resolved against: a host that cannot exist (RFC 2606), so that nothing is fetched."""

DUPLEX = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge", "simplex": "/Simplex"}
"""What print dialogs are asked for: the edge over which sheets are turned, or one side only (ISO 32000-2, 12.2)."""

PRINTED = 4
"""The flag of a link that is the same on paper and on the screen (ISO 32000-1, table 165)."""


INVISIBLE = re.compile("[\u200b\u2060]")
"""What steers where a heading on the page is broken; in the outline it would keep its words from being found."""


class Assets(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves the manuscript's own fonts and pictures and refuses everything else; no disk, no network."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self.assets = assets

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The bytes at an address below BASE; any other address is an error that WeasyPrint logs."""
        name = url.removeprefix(BASE)
        if name not in self.assets:
            raise ValueError("not among the manuscript's assets")
        return URLFetcherResponse(url, self.assets[name])


class Complaints(logging.Handler):
    """Gathers what WeasyPrint warns of: CSS it does not know, fonts and pictures it cannot use."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message; each once."""
        if (message := record.getMessage()) not in self.messages:
            self.messages.append(message)


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collects WeasyPrint's warnings while the block runs, instead of printing them."""
    handler, logger = Complaints(), logging.getLogger("weasyprint")
    before, logger.handlers, propagate, logger.propagate = logger.handlers, [handler], logger.propagate, False
    try:
        yield handler.messages
    finally:
        logger.handlers, logger.propagate = before, propagate


class _Page(HTML):  # type: ignore[misc]  # WeasyPrint ships no types
    """WeasyPrint's HTML with its user agent stylesheet, less the rules for notes, and markers only for list items.

    Those rules match every element there is, to style six pseudo-elements of each that no page of ours has; without
    them layout takes a tenth less time, and the PDFs are the same to the byte.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_user_agent_styles()]


MARGIN_BOXES = tuple(f"@{place}" for place in sorted(PAGE_MARGIN_BOXES - {"footnote", "note-area"}))
"""What can stand around a page (CSS Paged Media 3, section 5), as the engine calls it."""

NO_CONTENT = ("normal", "inhibit", "none")
"""What `content` is where there is none."""


def _margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
    """Those of a page, if its styles put anything into any.

    WeasyPrint lays out all sixteen of every page before it drops the empty ones: a tenth of what a small page costs.
    """
    styles = (context.style_for(page.page_type, place) for place in MARGIN_BOXES)
    if any(style is not None and style["content"] not in NO_CONTENT for style in styles):
        yield from make_margin_boxes(context, page, state)


layout.make_margin_boxes = _margin_boxes
tell_fonts_apart()
paint_lines_anew()
draw.draw_text = speaking(draw.draw_text)


@cache
def _user_agent_styles() -> CSS:
    lines = (line for line in UA.splitlines() if not line.startswith(("::footnote-", "::note-")))
    return CSS(string="\n".join(f"li{line}" if line.startswith("::marker") else line for line in lines))


class Press:
    """Lays out and writes one volume."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.imprint = manuscript.imprint
        self.fetcher = Assets(manuscript.assets)
        self.fonts = FontConfiguration()
        self.styles = self._css(manuscript.styles)

    def lay_out(self, body: str, css: str = "") -> list[Page]:
        """The pages of a body element's content, under the manuscript's styles and then `css`."""
        html = _Page(string=shell(body, self.imprint), base_url=BASE, url_fetcher=self.fetcher)
        sheets = [self.styles, self._css(css)] if css else [self.styles]
        pages: list[Page] = html.render(font_config=self.fonts, stylesheets=sheets).pages
        for page in pages:
            page.bookmarks = [(level, INVISIBLE.sub("", label), *more) for level, label, *more in page.bookmarks]
        return pages

    def write(self, pages: Sequence[Any], *, duplex: str = "", tags: bool = False) -> bytes:
        """One PDF of WeasyPrint's pages and of `Composite` ones; `duplex` is one of DUPLEX, or "" to ask nothing.

        With `tags` it is PDF/UA-1, read in the order of the pages and, on sheets, of the ranks of what is placed there.
        """
        html = _Page(string=shell("", self.imprint), base_url=BASE, url_fetcher=self.fetcher)
        blank = html.render(font_config=self.fonts, stylesheets=[])
        written = [_tagged(page) for page in pages] if tags else list(pages)
        document = Document(written, blank.metadata, self.fetcher, self.fonts, {}, None)
        document.fonts = fonts = Fonts()
        ranks = [page.ranks if isinstance(page, Composite) else None for page in pages]
        shown = [put.page for page in pages if isinstance(page, Composite) for put in page.placed]
        sources = dict.fromkeys(page.source for page in [*shown, *pages] if isinstance(page, Imported))

        def finish(_document: Document, pdf: pydyf.PDF) -> None:
            _print_hints(pdf, duplex, direction_of(self.imprint.language))
            mend(pdf, fonts)
            if tags:
                put_in_order(pdf, ranks)
            for source in sources:
                source.attach(pdf)

        data: bytes = document.write_pdf(finisher=finish, pdf_variant=VARIANT if tags else None)
        return data

    def set_aside(self, pages: Sequence[Any]) -> bytes:
        """A PDF of pages that others are to be made of: it says nothing of itself."""
        document = Document(list(pages), DocumentMetadata(), self.fetcher, self.fonts, {}, None)
        document.fonts = fonts = Fonts()
        data: bytes = document.write_pdf(finisher=lambda _document, pdf: mend(pdf, fonts))
        return data

    def _css(self, text: str) -> CSS:
        return CSS(string=text, base_url=BASE, url_fetcher=self.fetcher, font_config=self.fonts)


def shell(body: str, imprint: Imprint) -> str:
    """A whole HTML document around a body, with the metadata that goes into the PDF."""
    named = {"author": ", ".join(imprint.authors), "description": imprint.description,
             "keywords": ", ".join(imprint.subjects), "dcterms.created": imprint.date,
             "dcterms.modified": imprint.date, "generator": "Prepress"}  # fmt: skip
    meta = "".join(f'<meta name="{name}" content="{escape(said)}">' for name, said in named.items() if said)
    head = f"<title>{escape(imprint.title)}</title>{meta}"
    turned = ' dir="rtl"' if direction_of(imprint.language) == "rtl" else ""
    return (
        f'<!doctype html><html lang="{escape(imprint.language)}"{turned}><head>{head}</head><body>{body}</body></html>'
    )


def _tagged(page: Any) -> Any:
    """A page or a sheet with its furniture as artifacts."""
    if not isinstance(page, Composite):
        return Tagged(page)
    sheet = copy(page)
    sheet.placed = [replace(put, page=Tagged(put.page)) for put in page.placed]
    return sheet


def _print_hints(pdf: pydyf.PDF, duplex: str, direction: str) -> None:
    """Asks print dialogs for the true size and the right edge to turn, viewers for the order of facing pages."""
    hints = {"PrintScaling": "/None", "PickTrayByPDFSize": "true", "DisplayDocTitle": "true"}
    if duplex:
        hints["Duplex"] = DUPLEX[duplex]
    if direction == "rtl":
        hints["Direction"] = "/R2L"
    preferences = pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())
    preferences.update(hints)
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Subtype") == "/Link":
            item["F"] = PRINTED


def page_size(width: float, height: float) -> str:
    """The CSS that makes pages of this size in millimetres."""
    return f"@page {{ size: {width}mm {height}mm }}"
