"""The bytes of an EPUB -> its files, its package, and its documents with their text, ids and links.

Every document is parsed strictly: one that is not well-formed XML has an error instead of content. Paths count from the
root of the archive.
"""

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

CONTAINER = "META-INF/container.xml"
XML_TYPES = frozenset({"application/xhtml+xml", "application/x-dtbncx+xml"})
STYLE_TYPE = "text/css"
LARGEST = 256 * 1024 * 1024
"""Bytes of a file that are still unpacked: an archive of a few kilobytes may claim to hold more than fits anywhere."""

SILENT = frozenset({"head", "math", "script", "style"})
INLINE_TAGS = """
a abbr b bdi bdo cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var
"""
INLINE = frozenset(INLINE_TAGS.split())
ADDRESSES = frozenset({"href", "src"})
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
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


class Spot(NamedTuple):
    """An element of a document, its name without a prefix, and what holds for it because of what is around it.

    `within` is the nearest id at or above it, `language` the nearest language, `above` the names of all around it.
    """

    element: ET.Element
    name: str
    within: str
    language: str
    above: tuple[str, ...]

    def get(self, attribute: str) -> str:
        """The value of an attribute, by its name without a prefix; "" if there is none."""
        return attribute_of(self.element, attribute)


@dataclass(frozen=True)
class EpubFile:
    """An EPUB, read as far as it is asked for. An archive that cannot be opened has no entries."""

    data: bytes

    @cached_property
    def _archive(self) -> zipfile.ZipFile | None:
        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            return None

    @cached_property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """The files in the order of the archive."""
        return tuple(self._archive.infolist()) if self._archive else ()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all files."""
        return frozenset(entry.filename for entry in self.entries)

    def read(self, path: str) -> bytes:
        """The bytes of a file; none if there is no such file, or if it cannot be unpacked."""
        if not self._archive or path not in self.names:
            return b""
        try:
            return self._archive.read(path) if self._archive.getinfo(path).file_size <= LARGEST else b""
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, zlib.error):
            return b""

    def text(self, path: str) -> str:
        """A file as text."""
        return self.read(path).decode("utf-8", "replace")

    @cached_property
    def _parsed(self) -> dict[str, tuple[ET.Element, str]]:
        return {}

    def _root(self, path: str) -> tuple[ET.Element, str]:
        if path not in self._parsed:
            self._parsed[path] = _parse(self.read(path))
        return self._parsed[path]

    def root(self, path: str) -> ET.Element:
        """The root element of a document; an empty one of a document that is not well-formed."""
        return self._root(path)[0]

    @cached_property
    def _spots(self) -> dict[str, tuple[Spot, ...]]:
        return {}

    def spots(self, path: str) -> tuple[Spot, ...]:
        """Every element of a document, each before what is in it."""
        if path not in self._spots:
            self._spots[path] = tuple(_walk(self.root(path)))
        return self._spots[path]

    @cached_property
    def package_path(self) -> str:
        """Where the container says that the package document is, "" if it does not say."""
        root, _ = self._root(CONTAINER)
        return next((found.get("full-path", "") for found in root.iter() if _name(found) == "rootfile"), "")

    @property
    def package(self) -> ET.Element:
        """The root of the package document."""
        return self.root(self.package_path)

    @cached_property
    def manifest(self) -> tuple[Item, ...]:
        """Every file that the package names, in its order."""
        found = (item for item in self.package.iter() if _name(item) == "item")
        return tuple(
            Item(item.get("id", ""), lead(self.package_path, item.get("href", "")).path, item.get("media-type", ""),
                 frozenset(item.get("properties", "").split()))
            for item in found
        )  # fmt: skip

    @cached_property
    def metadata(self) -> tuple[tuple[str, str], ...]:
        """What the package says of the book: the name of the element or property, and its value."""
        block = next((found for found in self.package if _name(found) == "metadata"), ())
        return tuple((entry.get("property") or _name(entry), (entry.text or "").strip()) for entry in block)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every XML document by its path: package, text, navigation."""
        paths = [CONTAINER, self.package_path, *(item.path for item in self.manifest if item.media_type in XML_TYPES)]
        return {path: _document(path, *self._root(path)) for path in paths}

    @cached_property
    def spine(self) -> tuple[Document, ...]:
        """The documents in the order of reading."""
        paths = {item.id: item.path for item in self.manifest}
        order = [found.get("idref", "") for found in self.package.iter() if _name(found) == "itemref"]
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
    try:
        parts = urlsplit(address)
    except ValueError:
        return Reference(address, "", "")
    if parts.scheme or parts.netloc:
        return Reference(address, "", "")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path))) if parts.path else base
    return Reference(address, path, unquote(parts.fragment))


def attribute_of(element: ET.Element, name: str) -> str:
    """The value of an attribute, by its name without a prefix; "" if there is none."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _walk(root: ET.Element) -> Iterator[Spot]:
    waiting = [Spot(root, "", "", "", ())]
    while waiting:
        element, _, within, language, above = waiting.pop()
        within = element.get("id") or within
        language = element.get(XML_LANGUAGE) or element.get("lang") or language
        name = _name(element)
        yield Spot(element, name, within, language, above)
        waiting += [Spot(child, "", within, language, (*above, name)) for child in reversed(element)]


def _document(path: str, root: ET.Element, error: str) -> Document:
    try:
        return Document(path, error=error) if error else _Reader(path).read(root)
    except RecursionError:
        return Document(path, error="its elements are nested too deeply")


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
