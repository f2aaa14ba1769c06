"""The documents of a book -> an EPUB 3.3. The only module that knows EbookLib.

EbookLib keeps the model of the book and writes the package document. It is not let near a document: its way through an
HTML parser and back loses text and adds white space. Nor does it write the archive, where it puts the time of day.

Leaves whose names end in `.xhtml` are the spine, in their order; `toc.ncx` is the contents for old readers, in which
`<!-- identifier -->` becomes the book's own; `cover` is drawn as a picture. In the styles, what stands before the
first `@charset` is for that picture, the rest for the book.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub

from prepress.binder import COVER, Binder, Bound, Imprint, Manuscript
from prepress.binding.bookfacts import APPLE, facts
from prepress.binding.cover import cover_jpeg
from prepress.binding.subset import cut_down
from prepress.binding.xhtml import Sheet, sayable, settle
from prepress.language import direction_of, language_tag
from prepress.proving.picturefile import as_cover, picture_of

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
COVER_FILE = "images/cover.jpg"
NO_DATE = "2000-01-01"
"""When a book of a bank without a date was last changed; EPUB wants some time."""

ZIP_YEARS = range(1980, 2108)
TITLE = re.compile(r"<title>([^<]*)</title>")
BOOK_STYLES = re.compile(r'@charset "utf-8";\s*', re.IGNORECASE)
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
CODE_FACE = re.compile(r'@font-face\s*\{[^}]*"Prepress Mono"[^}]*\}\s*')
FONT_ADDRESS = re.compile(r"url\((fonts/[\w.-]+)\)")
MEDIA_TYPES = {
    "gif": "image/gif", "jpg": "image/jpeg", "png": "image/png",
    "otf": "font/otf", "ttf": "font/ttf", "woff": "font/woff", "woff2": "font/woff2",
}  # fmt: skip


class RawItem(epub.EpubItem):  # type: ignore[misc]  # EbookLib ships no types
    """A file that goes into the archive byte for byte, with the properties of its line in the manifest."""

    def __init__(self, uid: str, name: str, media_type: str, content: bytes, *properties: str) -> None:
        super().__init__(uid=uid, file_name=name, media_type=media_type, content=content)
        self.properties = list(properties)


class Archive(ZipFile):
    """A ZIP file to be written, of which all entries have the same time and mode."""

    def __init__(self, file: io.BytesIO, moment: datetime) -> None:
        super().__init__(file, "w", ZIP_DEFLATED, compresslevel=9)
        self.moment = moment if moment.year in ZIP_YEARS else datetime(ZIP_YEARS[0], 1, 1, tzinfo=UTC)

    def writestr(self, zinfo_or_arcname: Any, data: Any, compress_type: int | None = None, _level: Any = None) -> None:
        """Add a file under a name; all but the mimetype is compressed."""
        entry = ZipInfo(zinfo_or_arcname, self.moment.timetuple()[:6])
        entry.create_system, entry.external_attr = 3, 0o100644 << 16
        super().writestr(entry, data, ZIP_DEFLATED if compress_type is None else compress_type, 9)


class Writer(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer with an archive of ours, and a package that says its language and direction."""

    def write(self) -> None:
        """Write the book to `file_name`, which may be a stream."""
        with Archive(self.file_name, self.options["mtime"]) as self.out:
            self.out.writestr("mimetype", b"application/epub+zip", ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        root.set(XML_LANG, self.book.language)
        root.set("dir", self.book.direction)
        super()._write_opf_file(root)


def bind(manuscript: Manuscript) -> Bound:
    """Put the documents in order, gather what belongs to them, and write the archive."""
    styles = BOOK_STYLES.split(manuscript.styles, maxsplit=1)
    leaves = {leaf.name: replace(leaf, html=sayable(leaf.html)) for leaf in manuscript.leaves}
    cover = epub.EpubCover(uid="cover-image", file_name=COVER_FILE)
    complaints: tuple[str, ...] = ()
    if own := manuscript.assets.get(COVER):
        cover.content = as_cover(own)
    else:
        cover.content, complaints = cover_jpeg(manuscript, leaves["cover"], styles[0])
    sizes = _sizes({**manuscript.assets, COVER_FILE: cover.content})
    sheets = tuple(settle(name, leaf.html, sizes) for name, leaf in leaves.items() if name.endswith(".xhtml"))
    sheets = tuple(_told_apart(sheets))
    book = _book(manuscript.imprint, sheets)
    ncx = _ncx(leaves["toc.ncx"].html, book.uid)
    for item in (cover, *_documents(sheets), ncx, *_parts(manuscript, styles[-1], sheets)):
        book.add_item(item)
    return Bound(_written(book, manuscript.imprint.date), complaints=complaints)


def _book(imprint: Imprint, sheets: Sequence[Sheet]) -> epub.EpubBook:
    """A book with its metadata, its order of reading, and a guide for old readers; without a file yet."""
    book = epub.EpubBook()
    book.metadata.clear()
    book.IDENTIFIER_ID = "pub-id"
    book.set_identifier(imprint.identifier)
    book.language = language_tag(imprint.language)
    book.set_direction(direction_of(book.language))
    for fact in facts(imprint, sheets):
        book.add_metadata(fact.vocabulary or None, fact.name, fact.value or None, dict(fact.attributes))
    book.add_prefix(*APPLE)
    book.spine = [_id_of(sheet.name) for sheet in sheets]
    start = next(sheet.name for sheet in sheets if '<body epub:type="bodymatter"' in sheet.html)
    places = (("cover", "text/cover.xhtml", "Cover"), ("toc", "nav.xhtml", "Contents"), ("text", start, "Start"))
    book.guide = [{"type": kind, "href": href, "title": title} for kind, href, title in places]
    return book


def _told_apart(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """The same documents, none with the title of another one: whoever hears a book knows by it where they are."""
    counts: Counter[str] = Counter()
    for sheet in sheets:
        found = TITLE.search(sheet.html)
        title = found[1] if found else ""
        counts[title] += 1
        own = f"<title>{title} ({counts[title]})</title>" if counts[title] > 1 else f"<title>{title}</title>"
        yield replace(sheet, html=sheet.html.replace(f"<title>{title}</title>", own, 1))


def _sizes(assets: Mapping[str, bytes]) -> dict[str, tuple[int, int]]:
    """Width and height of the pictures by their names."""
    found = ((name, picture_of(data)) for name, data in assets.items() if name.startswith("images/"))
    return {name.rpartition("/")[2]: (picture.width, picture.height) for name, picture in found if picture}


def _id_of(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".xhtml")


def _documents(sheets: Sequence[Sheet]) -> Iterator[RawItem]:
    for sheet in sheets:
        properties = [*(["nav"] if sheet.name == "nav.xhtml" else []), *(["mathml"] if sheet.formulas else [])]
        yield RawItem(_id_of(sheet.name), sheet.name, "application/xhtml+xml", sheet.html.encode(), *properties)


def _ncx(html: str, identifier: str) -> RawItem:
    own = html.replace("<!-- identifier -->", f'<meta name="dtb:uid" content="{identifier}"/>')
    return RawItem("ncx", "toc.ncx", "application/x-dtbncx+xml", own.encode())


def _parts(manuscript: Manuscript, styles: str, sheets: Sequence[Sheet]) -> Iterator[RawItem]:
    """The style sheet, the fonts that it asks for and the pictures."""
    code = "".join(sorted(frozenset().union(*(sheet.code for sheet in sheets))))
    styles = styles if code else CODE_FACE.sub("", styles)
    yield RawItem("styles", "css/book.css", "text/css", styles.replace("url(fonts/", "url(../fonts/").encode())
    fonts = _fonts(styles, manuscript.assets, code)
    pictures = {name: data for name, data in manuscript.assets.items() if name.startswith("images/")}
    for number, (name, data) in enumerate((fonts | pictures).items(), 1):
        yield RawItem(f"part-{number}", name, MEDIA_TYPES[name.rpartition(".")[2]], data)


def _fonts(styles: str, assets: Mapping[str, bytes], code: str) -> dict[str, bytes]:
    """The files of the fonts, those for code cut down to its characters."""
    fonts = {}
    for face in FONT_FACE.findall(styles):
        for address in FONT_ADDRESS.findall(face):
            fonts[address] = cut_down(assets[address], code) if CODE_FACE.match(face) else assets[address]
    return fonts


def _written(book: epub.EpubBook, changed: str) -> bytes:
    stream = io.BytesIO()
    moment = datetime.combine(date.fromisoformat(changed or NO_DATE), time(), UTC)
    writer = Writer(stream, book, {"mtime": moment, "epub3_pages": False})
    writer.process()
    writer.write()
    return stream.getvalue()


BINDER = Binder("epub", bind)
