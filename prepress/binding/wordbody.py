"""HTML of a packet -> paragraphs, lists, tables and pictures of a Word document."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import html

from prepress.binding.wordstyles import MONO, underline

HEADINGS = {
    "h1": "Title",
    "h2": "Heading 1",
    "h3": "Heading 2",
    "h4": "Heading 3",
    "h5": "Heading 4",
    "h6": "Heading 5",
}
STYLES = {
    "label": "Label",
    "id": "Id",
    "forms": "Id",
    "colophon": "Id",
    "traits": "Traits",
    "remarks": "Room",
    "entry": "Entry",
}
RULED = frozenset({"blank", "remarks"})
SILENT = frozenset({"volume"})
"""Classes of our templates: what paragraphs look like, which have a line below, and what is a running foot in print."""

BOLD, ITALIC, CODE = frozenset({"b", "strong", "th"}), frozenset({"i", "em", "cite", "dfn"}), frozenset({"code", "kbd"})
BLOCK_TAGS = """
address article aside blockquote body dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p
pre section summary table ul
"""
BLOCKS = frozenset(BLOCK_TAGS.split())
WIDEST = 150
"""Millimetres that a picture may be wide."""

DEEPEST = 8
"""Steps by which lists move to the right."""


@dataclass(frozen=True)
class Look:
    """How words are set."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    shift: str = ""
    link: str = ""


@dataclass
class BodyWriter:
    """Writes HTML at the end of a document; `assets` are pictures by their addresses."""

    document: Document
    assets: Mapping[str, bytes]
    complaints: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Take over a fragment of HTML."""
        self._blocks(html.fragment_fromstring(text, create_parent="div"), self.document)

    def _blocks(self, parent: Any, into: Any, depth: int = 0, style: str = "Normal") -> None:
        """The children of an element: blocks one by one, words between them as a paragraph."""
        loose: list[Any] = [parent.text] if (parent.text or "").strip() else []
        for child in parent:
            if not isinstance(child.tag, str):
                loose += [child.tail] if (child.tail or "").strip() else []
                continue
            if child.tag not in BLOCKS:
                loose += [child, child.tail]
                continue
            self._loose(loose, into, depth, style)
            loose = [child.tail] if (child.tail or "").strip() else []
            self._block(child, into, depth, style)
        self._loose(loose, into, depth, style)

    def _loose(self, pieces: list[Any], into: Any, depth: int, style: str) -> None:
        if pieces:
            paragraph = self._paragraph(into, style, depth)
            for piece in pieces:
                self._inline(piece, paragraph, Look())

    def _block(self, element: Any, into: Any, depth: int, style: str) -> None:
        classes = set((element.get("class") or "").split())
        special: dict[str, Callable[..., None]] = {"ul": self._list, "ol": self._list, "table": self._table}
        if classes & SILENT or element.tag == "hr":
            return
        if "room" in classes:
            self._room(element, into)
        elif element.tag in special:
            special[element.tag](element, into, depth)
        elif element.tag == "pre":
            self._lines(element, into, depth)
        elif element.tag in HEADINGS or not any(child.tag in BLOCKS for child in element):
            named = next((STYLES[name] for name in STYLES if name in classes), "")
            quoted = "Quote" if element.tag == "blockquote" else style
            paragraph = self._paragraph(into, HEADINGS.get(element.tag) or named or quoted, depth)
            bold = element.tag in ("dt", "summary") or {"entry", "section"} <= classes
            self._inline_children(_apart(element, classes), paragraph, Look(bold=bold))
            if classes & RULED:
                underline(paragraph)
        else:
            inner = depth + (element.tag in ("dd", "blockquote"))
            self._blocks(element, into, inner, "Quote" if element.tag == "blockquote" else style)

    def _paragraph(self, into: Any, style: str, depth: int = 0) -> Any:
        paragraph = into.add_paragraph(style=self.document.styles[style])
        if depth:
            paragraph.paragraph_format.left_indent = Mm(6 * min(depth, DEEPEST))
        return paragraph

    def _room(self, element: Any, into: Any) -> None:
        """As many lines as in print; without any, where it is blank, as many empty ones."""
        for _line in element:
            paragraph = self._paragraph(into, "Room")
            paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            paragraph.paragraph_format.line_spacing = Mm(8)
            if "blank" not in (element.get("class") or ""):
                underline(paragraph)

    def _list(self, element: Any, into: Any, depth: int) -> None:
        """Marks are text, so that numbers are those of the bank."""
        number = int(element.get("start") or 1)
        for item in element:
            if item.tag != "li":
                continue
            mark = f"{number}." if element.tag == "ol" else "•"
            first = self._paragraph(into, "Normal", depth + 1)
            first.paragraph_format.first_line_indent = Mm(-6)
            first.add_run(f"{mark}\t")
            _tab_at(first, Mm(6 * min(depth + 1, DEEPEST)))
            self._item(item, into, depth + 1, first)
            number += 1

    def _item(self, item: Any, into: Any, depth: int, first: Any) -> None:
        """The words of an item beside its mark, its further blocks below."""
        self._inline(item.text, first, Look())
        fresh = not (item.text or "").strip()
        for child in item:
            if isinstance(child.tag, str) and child.tag in BLOCKS:
                if fresh and child.tag in ("p", "div") and not any(inner.tag in BLOCKS for inner in child):
                    self._inline_children(child, first, Look())
                else:
                    self._block(child, into, depth, "Normal")
                fresh = False
                if (child.tail or "").strip():
                    self._inline(child.tail, self._paragraph(into, "Normal", depth), Look())
            else:
                self._inline(child, first, Look())
                self._inline(child.tail, first, Look())
                fresh = False

    def _table(self, element: Any, into: Any, depth: int) -> None:
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        width = max((len(row) for row in rows), default=0)
        for caption in element.iter("caption"):
            self._blocks(caption, into, depth)
        if not width:
            return
        table = (
            into.add_table(len(rows), width, style="Table Grid")
            if into is self.document
            else into.add_table(len(rows), width)
        )
        for cells, row in zip(rows, table.rows, strict=True):
            for cell, place in zip(cells, row.cells, strict=False):
                for paragraph in place.paragraphs:
                    paragraph._p.getparent().remove(paragraph._p)
                self._blocks(cell, place)
                if not place.paragraphs:
                    place.add_paragraph()

    def _lines(self, element: Any, into: Any, depth: int) -> None:
        """Code: a paragraph, its lines kept."""
        self._inline_children(element, self._paragraph(into, "Code", depth), Look(code=True), verbatim=True)

    def _inline_children(self, element: Any, paragraph: Any, look: Look, *, verbatim: bool = False) -> None:
        self._inline(element.text, paragraph, look, verbatim=verbatim)
        for child in element:
            self._inline(child, paragraph, look, verbatim=verbatim)
            self._inline(child.tail, paragraph, look, verbatim=verbatim)

    def _inline(self, piece: Any, paragraph: Any, look: Look, *, verbatim: bool = False) -> None:
        """Words, or an element with words, at the end of a paragraph."""
        if piece is None or (not isinstance(piece, str) and not isinstance(piece.tag, str)):
            return
        if isinstance(piece, str):
            self._words(piece, paragraph, look, verbatim=verbatim)
        elif piece.tag == "br":
            paragraph.add_run().add_break()
        elif piece.tag == "img":
            self._picture(piece, paragraph, look)
        else:
            self._inline_children(piece, paragraph, _look(piece, look), verbatim=verbatim)

    def _words(self, text: str, paragraph: Any, look: Look, *, verbatim: bool) -> None:
        said = text if verbatim else _folded(text)
        if not said:
            return
        run = paragraph.add_run(said)
        run.bold, run.italic = look.bold or None, look.italic or None
        if look.code:
            run.font.name = MONO
        if look.shift:
            setattr(run.font, look.shift, True)
        if look.link:
            _link(paragraph, run, look.link)

    def _picture(self, element: Any, paragraph: Any, look: Look) -> None:
        """The picture; its alternative text where it is of a kind that Word does not show."""
        data, said = self.assets.get(element.get("src") or ""), element.get("alt") or ""
        try:
            if data is None:
                raise UnrecognizedImageError
            shape = paragraph.add_run().add_picture(io.BytesIO(data))
        except (UnrecognizedImageError, ValueError, ZeroDivisionError):
            self._words(said, paragraph, look, verbatim=False)
            return
        shape._inline.docPr.set("descr", said)
        if shape.width > Mm(WIDEST):
            shape.height, shape.width = round(shape.height * Mm(WIDEST) / shape.width), Mm(WIDEST)


def _folded(text: str) -> str:
    """White space as HTML shows it."""
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    after = " " if words and text[-1:].isspace() else ""
    return before + words + after


def _look(element: Any, look: Look) -> Look:
    shift = {"sub": "subscript", "sup": "superscript"}.get(element.tag, look.shift)
    address = element.get("href") or "" if element.tag == "a" else look.link
    return Look(
        bold=look.bold or element.tag in BOLD,
        italic=look.italic or element.tag in ITALIC,
        code=look.code or element.tag in CODE,
        shift=shift,
        link="" if address.startswith("#") else address,
    )


def _link(paragraph: Any, run: Any, address: str) -> None:
    """Makes a run a link; python-docx has no method for it."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run._r.addprevious(link)
    link.append(run._r)
    run.font.underline = True


def _apart(element: Any, classes: set[str]) -> Any:
    """The element, with space between what print sets in columns: numbers of contents, scores to tick."""
    for child in element if classes & {"entry", "boxes"} else ():
        if child.tag == "b" and child.text:
            child.text = f"\u2610 {child.text}" if "boxes" in classes else f"{child.text} "
            child.tail = "    " if "boxes" in classes else child.tail
    return element


def _tab_at(paragraph: Any, place: Any) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(place)
