"""The bytes of a PDF -> what is in it: pages with text and ink, and everything that can hold words beside them.

PDFium reads what stands on the pages, pikepdf the objects of the file. Lengths are millimetres from the top left corner
of the page, x to the right and y down.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any

from prepress.proving.ink import Character, PackedInk, PdfPage
from prepress.proving.inkreader import InkReader
from prepress.proving.pdflinks import Link, links_of
from prepress.proving.readingorder import as_read
from prepress.proving.streamtext import decoded, sayings

TOGETHER = 64
"""Pages that are read from a file before it is opened anew: two megabytes of what PDFium keeps."""

TAG = re.compile(r"<[^>]*>")
ATTRIBUTE = re.compile(r"""\s(?!xmlns)[\w:.-]+\s*=\s*["']([^"']*)["']""")
LIGATURE = re.compile(rb"<[0-9A-Fa-f]{2,4}> *<((?:[0-9A-Fa-f]{4}){2,8})>")
"""The line of a font's table that names a glyph by several letters."""

Points = tuple[float, float, float, float]
"""Left, bottom, right and top of a box as PDF has it: y upwards, 72 to the inch."""

STRING = re.compile(rb"[(]|(?<!<)<(?!<)")


@dataclass(frozen=True)
class Aside:
    """Words in a file that are not on a page as text, and where they are: "a bookmark", "the XMP metadata"."""

    place: str
    text: str


@dataclass(frozen=True)
class Font:
    """A font by its PostScript name, and whether its outlines are in the file."""

    name: str
    embedded: bool


@dataclass(frozen=True)
class PdfFile:
    """A PDF. Everything is read when it is first asked for; one that cannot be opened has no pages and says nothing."""

    data: bytes

    @cached_property
    def _document(self) -> Any:
        import pypdfium2

        try:
            return pypdfium2.PdfDocument(self._straight)
        except pypdfium2.PdfiumError:
            return None

    @cached_property
    def _straight(self) -> bytes:
        """The file without saying that it runs from right to left: PDFium turns around all lines of one that does."""
        import pikepdf

        if not self._is_turned:
            return self.data
        copy = io.BytesIO()
        with pikepdf.open(io.BytesIO(self.data)) as pdf:
            del pdf.Root.ViewerPreferences.Direction
            pdf.save(copy)
        return copy.getvalue()

    def _close(self, library: str) -> None:
        """Let go of what a library keeps of the file, which is opened anew when it is next asked for."""
        if opened := self.__dict__.pop(library, None):
            opened.close()

    @cached_property
    def _objects(self) -> Any:
        import pikepdf

        try:
            return pikepdf.open(io.BytesIO(self.data))
        except pikepdf.PdfError:
            return pikepdf.new()

    @contextmanager
    def _open(self, index: int) -> Iterator[tuple[Any, Any]]:
        """A page (from 0) and its text, as PDFium has them."""
        page = self._document[index]
        text = page.get_textpage()
        try:
            yield page, text
        finally:
            text.close()
            page.close()

    @cached_property
    def pages(self) -> tuple[PdfPage, ...]:
        """All pages, each read once. The libraries keep more of a large file than that; so it is closed in between."""
        count, *_ = len(self._boxes), self._is_turned, self.fonts
        self._close("_objects")
        found = tuple(map(self._page, range(count))) if self._document else ()
        self._close("_document")
        return found

    @cached_property
    def _boxes(self) -> tuple[tuple[Points, Points], ...]:
        """MediaBox and TrimBox of each page."""
        pages = self._objects.pages
        return tuple((_points(page.mediabox), _points(page.trimbox)) for page in pages)

    def _page(self, number: int) -> PdfPage:
        if number % TOGETHER == 0:
            self._close("_document")
        media, trim = self._boxes[number]
        sheet = InkReader(media, lambda: self._ligatures)
        with self._open(number) as (page, text):
            ink = PackedInk(as_read(sheet.ink(page, text), turned=self._is_turned))
            return PdfPage(number + 1, sheet.box(media), sheet.box(trim), ink)

    @cached_property
    def _ligatures(self) -> frozenset[str]:
        """What the fonts call their glyphs that stand for several letters."""
        maps = [item.ToUnicode.read_bytes() for item in self._objects.objects if _has(item, "/Type", "/Font")
                and "/ToUnicode" in item]  # fmt: skip
        found = (bytes.fromhex(name.decode()) for names in maps for name in LIGATURE.findall(names))
        return frozenset(name.decode("utf-16-be", "replace") for name in found)

    @cached_property
    def _is_turned(self) -> bool:
        """Whether the document says that it runs from right to left."""
        return bool(self._objects.Root.get("/ViewerPreferences", {}).get("/Direction") == "/R2L")

    def characters(self, number: int) -> tuple[Character, ...]:
        """The visible characters of page `number` (from 1) in the order of its text."""
        sheet = InkReader(self._boxes[number - 1][0])
        with self._open(number - 1) as (_, text):
            found = ((text.get_text_range(index, 1), index) for index in range(text.count_chars()))
            return tuple(Character(said, sheet.box(text.get_charbox(index))) for said, index in found if said.strip())

    def render(self, number: int, dpi: float) -> bytes:
        """A picture of page `number` (from 1), as PNG."""
        picture = io.BytesIO()
        self._document[number - 1].render(scale=dpi / 72).to_pil().save(picture, "PNG")
        return picture.getvalue()

    @cached_property
    def asides(self) -> tuple[Aside, ...]:
        """All words that the file holds beside its pages' text and outside of streams that draw."""
        return tuple(self._asides())

    def _asides(self) -> Iterator[Aside]:
        for entry in self._document.get_toc() if self._document else ():
            yield Aside("a bookmark", entry.get_title())
        for key, value in self._objects.docinfo.items():
            yield Aside(f"the document property {key.removeprefix('/')}", str(value))
        if "/Metadata" in self._objects.Root:
            yield Aside("the XMP metadata", _words_of_xml(self._objects.Root.Metadata.read_bytes()))
        for name, file in self._objects.attachments.items():
            said = (name, file.filename, file.description, decoded(file.get_file().read_bytes()))
            yield Aside(f"the attachment {name}", "\n".join(said))
        for number, page in enumerate(self._objects.pages, 1):
            for note in page.obj.get("/Annots", ()):
                yield from (Aside(f"a note or link on page {number}", said) for said in _strings(note))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links from one place of the file to another."""
        return tuple(links_of(self._objects))

    @cached_property
    def depths(self) -> tuple[str, ...]:
        """Every string object of the file, and what its streams say when they are read as text."""
        return tuple(said for item in self._objects.objects for said in (*_words(item), *_strings(item)))

    @cached_property
    def fonts(self) -> tuple[Font, ...]:
        """Every font but composite ones, whose descendants count, in the order of the file."""
        found = (item for item in self._objects.objects if _has(item, "/Type", "/Font"))
        return tuple(_font(item) for item in found if not _has(item, "/Subtype", "/Type0"))


def _points(box: Any) -> Points:
    left, bottom, right, top = map(float, box)
    return left, bottom, right, top


def _has(item: Any, key: str, value: str) -> bool:
    import pikepdf

    return isinstance(item, pikepdf.Dictionary) and item.get(key) == pikepdf.Name(value)


def _font(font: Any) -> Font:
    descriptor = font.get("/FontDescriptor", {})
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    drawn = _has(font, "/Subtype", "/Type3")
    name = str(font.get("/BaseFont", "a font without a name")).removeprefix("/")
    return Font(name, drawn or any(file in descriptor for file in files))


def _strings(item: Any) -> Iterator[str]:
    """The strings of one object, not those of objects that it refers to."""
    import pikepdf

    if isinstance(item, pikepdf.Stream):
        yield from _strings(item.stream_dict)
    elif isinstance(item, pikepdf.String):
        yield str(item)
    elif isinstance(item, pikepdf.Array | pikepdf.Dictionary) and STRING.search(item.unparse(resolved=True)):
        collection: Any = item
        for part in collection.values() if isinstance(item, pikepdf.Dictionary) else collection:
            if not getattr(part, "is_indirect", True):
                yield from _strings(part)


def _words(item: Any) -> Iterator[str]:
    """What the decoded bytes of a stream say; nothing for pictures and fonts."""
    import pikepdf

    if isinstance(item, pikepdf.Stream) and "/Length1" not in item and item.get("/Subtype") != "/Image":
        try:
            data = item.read_bytes()
        except pikepdf.PdfError:
            data = item.read_raw_bytes()
        yield from sayings(data)


def _words_of_xml(data: bytes) -> str:
    """Text and attribute values, without the names of elements and name spaces."""
    text = decoded(data)
    return unescape("\n".join([TAG.sub("\n", text), *ATTRIBUTE.findall(text)]))
