"""The bytes of an EPUB -> its files, its package, and its documents with their text, ids and links.

Every document is parsed strictly: one that is not well-formed XML has an error instead of content. Paths count from the
root of the archive.
"""

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urlsplit

CONTAINER = "META-INF/container.xml"
XML_TYPES = frozenset({"application/xhtml+xml", "application/x-dtbncx+xml"})
STYLE_TYPE = "text/css"
SILENT = frozenset({"head", "math", "script", "style"})
INLINE_TAGS = """
a abbr b bdi bdo cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var
"""
INLINE = frozenset(INLINE_TAGS.split())
ADDRESSES = frozenset({"href", "src"})
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@dataclass(frozen=True)
class Reference:
    """A link, picture or style sheet that a document asks for.

    `path` is the file it leads to inside the book, "" if it leads out of it. `words` are the link's own, `at` is where
    they begin in the document's text.
    """

    address: str
    path: str
    fragment: str
    words: str = ""
    at: int = 0


@dataclass(frozen=True)
class Document:
    """One XML file. `ids` says which stretch of `text` the element of that id holds."""

    path: str
    text: str = ""
    ids: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class Item:
    """A line of the package's manifest."""

    id: str
    path: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True)
class EpubFile:
    """An EPUB, read as far as it is asked for. An archive that cannot be opened has no entries."""

    data: bytes

    @cached_property
    def _archive(self) -> zipfile.ZipFile | None:
        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except zipfile.BadZipFile:
            return None

    @cached_property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """The files in the order of the archive."""
        return tuple(self._archive.infolist()) if self._archive else ()

    def read(self, path: str) -> bytes:
        """The bytes of a file; none if there is no such file."""
        known = any(entry.filename == path for entry in self.entries)
        return self._archive.read(path) if self._archive and known else b""

    @cached_property
    def package_path(self) -> str:
        """Where the container says that the package document is, "" if it does not say."""
        root, _ = _parse(self.read(CONTAINER))
        return next((found.get("full-path", "") for found in root.iter() if _name(found) == "rootfile"), "")

    @cached_property
    def _package(self) -> ET.Element:
        return _parse(self.read(self.package_path))[0]

    @cached_property
    def manifest(self) -> tuple[Item, ...]:
        """Every file that the package names, in its order."""
        found = (item for item in self._package.iter() if _name(item) == "item")
        return tuple(
            Item(item.get("id", ""), lead(self.package_path, item.get("href", "")).path, item.get("media-type", ""),
                 frozenset(item.get("properties", "").split()))
            for item in found
        )  # fmt: skip

    @cached_property
    def metadata(self) -> tuple[tuple[str, str], ...]:
        """What the package says of the book: the name of the element or property, and its value."""
        block = next((found for found in self._package if _name(found) == "metadata"), ())
        return tuple((entry.get("property") or _name(entry), (entry.text or "").strip()) for entry in block)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every XML document by its path: package, text, navigation."""
        paths = [CONTAINER, self.package_path, *(item.path for item in self.manifest if item.media_type in XML_TYPES)]
        return {path: read_document(path, self.read(path)) for path in paths}

    @cached_property
    def spine(self) -> tuple[Document, ...]:
        """The documents in the order of reading."""
        paths = {item.id: item.path for item in self.manifest}
        order = [found.get("idref", "") for found in self._package.iter() if _name(found) == "itemref"]
        return tuple(self.documents.get(paths.get(name, ""), Document(name)) for name in order)

    @cached_property
    def navigation(self) -> tuple[Document, ...]:
        """The navigation document, and the NCX if there is one."""
        paths = [item.path for item in self.manifest if "nav" in item.properties or item.media_type.endswith("ncx+xml")]
        return tuple(self.documents[path] for path in paths)

    @cached_property
    def style_references(self) -> tuple[tuple[str, Reference], ...]:
        """What style sheets ask for, each with the path of its style sheet."""
        paths = [item.path for item in self.manifest if item.media_type == STYLE_TYPE]
        return tuple(
            (path, lead(path, one or other))
            for path in paths
            for one, other in CSS_ADDRESS.findall(self.read(path).decode("utf-8", "replace"))
        )


def lead(base: str, address: str) -> Reference:
    """Where an address in the file `base` leads to."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return Reference(address, "", "")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path))) if parts.path else base
    return Reference(address, path, unquote(parts.fragment))


def read_document(path: str, data: bytes) -> Document:
    """Parse one XML file strictly."""
    root, error = _parse(data)
    return Document(path, error=error) if error else _Reader(path).read(root)


def _parse(data: bytes) -> tuple[ET.Element, str]:
    try:
        return ET.fromstring(data), ""  # noqa: S314 - we wrote it; entities are expanded by expat's own limits
    except ET.ParseError as error:
        return ET.Element("none"), str(error)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


class _Reader:
    """Walks through a document and writes down its text, and where in it the ids and links are."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.text: list[str] = []
        self.at = 0
        self.ids: dict[str, tuple[int, int]] = {}
        self.references: list[Reference] = []

    def read(self, root: ET.Element) -> Document:
        self._walk(root, silent=False)
        return Document(self.path, "".join(self.text), self.ids, tuple(self.references))

    def _walk(self, element: ET.Element, *, silent: bool) -> None:
        name = _name(element)
        silent = silent or name in SILENT
        limit = None if silent or name in INLINE else "\n"
        self._say(limit)
        start, first = self.at, len(self.text)
        self._say(None if silent else element.text)
        for child in element:
            self._walk(child, silent=silent)
            self._say(None if silent else child.tail)
        if "id" in element.attrib:
            self.ids[element.attrib["id"]] = (start, self.at)
        self._refer(element, "".join(self.text[first:]) if name == "a" else "", start)
        self._say(limit)

    def _say(self, text: str | None) -> None:
        if text:
            self.text.append(text)
            self.at += len(text)

    def _refer(self, element: ET.Element, words: str, at: int) -> None:
        for attribute, address in element.attrib.items():
            if attribute.rpartition("}")[2] in ADDRESSES:
                to = lead(self.path, address)
                self.references.append(Reference(address, to.path, to.fragment, words, at))
