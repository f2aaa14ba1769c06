"""The documents of a book -> an EPUB 3.3. The only module that knows EbookLib.

EbookLib keeps the model and writes the package document. It does not get to touch a document, because its HTML round
trip changes text; and the archive is written here, because its own bears the time of day. Leaves whose names end in
`.xhtml` are the spine, in their order; `toc.ncx` is for old readers; `cover` is drawn.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from ebooklib import epub

from prepress.binder import Binder, Bound, Imprint, Leaf, Manuscript
from prepress.cover import cover_jpeg
from prepress.subset import cut_down

XML = "{http://www.w3.org/XML/1998/namespace}"


class RawItem(epub.EpubItem):  # type: ignore[misc]
    def __init__(self, uid, name, media, content, properties=()):  # type: ignore
        super().__init__(uid=uid, file_name=name, media_type=media, content=content)
        self.properties = list(properties)


class ReproZip(zipfile.ZipFile):
    stamp = (1980, 1, 1, 0, 0, 0)

    def writestr(self, name, data, compress_type=None, compresslevel=None):  # type: ignore
        zi = zipfile.ZipInfo(name, date_time=self.stamp)
        zi.create_system = 3
        zi.external_attr = 0o100644 << 16
        zi.compress_type = self.compression if compress_type is None else compress_type
        super().writestr(zi, data, compress_type=zi.compress_type, compresslevel=compresslevel or self.compresslevel)


class Writer(epub.EpubWriter):  # type: ignore
    def write(self):  # type: ignore
        with ReproZip(self.file_name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as self.out:
            self.out.writestr("mimetype", b"application/epub+zip", compress_type=zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root):  # type: ignore
        root.set(f"{XML}lang", self.book.language)
        root.set("dir", self.book.direction or "ltr")
        super()._write_opf_file(root)


def bind(m: Manuscript) -> Bound:
    cover_styles, _, styles = m.styles.partition('@charset "utf-8";')
    leaves = {leaf.name: leaf for leaf in m.leaves}
    b = epub.EpubBook()
    b.metadata.clear()
    b.IDENTIFIER_ID = "pub-id"
    b.set_identifier(m.imprint.identifier)
    b.add_metadata("DC", "title", m.imprint.title)
    b.set_language(m.imprint.language)
    c = epub.EpubCover(uid="cover-image", file_name="images/cover.jpg")
    c.content = cover_jpeg(m, leaves["cover"], cover_styles)
    b.add_item(c)
    b.add_item(epub.EpubItem("css", "css/book.css", "text/css", styles.replace("url(fonts/", "url(../fonts/").encode()))
    for n, (name, data) in enumerate(m.assets.items()):
        if name.startswith("images/"):
            b.add_item(epub.EpubItem(f"i{n}", name, {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}[name[-3:]], data))
        elif "Mono" in name:
            b.add_item(epub.EpubItem(f"f{n}", name, "font/ttf", cut_down(data, "abc")))
    spine = []
    for n, leaf in enumerate(m.leaves):
        if leaf.name.endswith(".xhtml"):
            it = RawItem(f"d{n}", leaf.name, "application/xhtml+xml", leaf.html.encode(), ["nav"] if "nav" in leaf.name else [])
            b.add_item(it)
            spine.append((it, "yes"))
    b.add_item(RawItem("ncx", "toc.ncx", "application/x-dtbncx+xml", leaves["toc.ncx"].html.replace("<!-- identifier -->", f'<meta name="dtb:uid" content="{m.imprint.identifier}"/>').encode()))
    b.spine = spine
    out = io.BytesIO()
    w = Writer(out, b, {"mtime": datetime(2000, 1, 1, tzinfo=UTC), "epub3_pages": False})
    w.process()
    w.write()
    return Bound(out.getvalue())

BINDER = Binder("epub", bind)
