"""The bytes of a Word document -> all words in it: the body's, and everything beside it that can hold some.

It has the members that a PDF opened again has (`pages`, `asides`, `depths`), so that the same proofs can look at both.
Nothing of python-docx is used: what is proved is the file, as any program would find it.
"""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from prepress.proving.pdffile import Aside

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
SAID = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
KEPT_PARTS = frozenset({"word/styles.xml", "word/theme/theme1.xml", "word/fontTable.xml", "word/settings.xml",
                        "word/numbering.xml", "word/webSettings.xml", "word/stylesWithEffects.xml"})  # fmt: skip
"""What Word's own names are in, and no words of a bank."""

LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True)
class WordPage:
    """The body of a document, which knows no pages."""

    number: int
    text: str


@dataclass(frozen=True)
class DocxFile:
    """A Word document. One that cannot be opened has no pages and says nothing."""

    data: bytes

    @cached_property
    def _parts(self) -> dict[str, bytes]:
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                small = [item for item in archive.infolist() if item.file_size <= LARGEST]
                return {item.filename: archive.read(item) for item in small}
        except (zipfile.BadZipFile, OSError, NotImplementedError):
            return {}

    @cached_property
    def pages(self) -> tuple[WordPage, ...]:
        """The body as one page; none if there is no body."""
        root = _parsed(self._parts.get(BODY, b""))
        return (WordPage(1, "\n".join(_paragraphs(root))),) if root is not None else ()

    @cached_property
    def asides(self) -> tuple[Aside, ...]:
        """Words beside the body: properties, heads and feet, notes, alternative texts, links, hidden parts."""
        return tuple(self._asides())

    def _asides(self) -> Iterator[Aside]:
        for name, data in self._parts.items():
            root = _parsed(data) if name.endswith((".xml", ".rels")) else None
            if root is None:
                continue
            if name.startswith("docProps/"):
                yield Aside("the document's properties", "\n".join(filter(None, root.itertext())))
            elif name.endswith(".rels"):
                yield Aside("a link", "\n".join(item.get("Target", "") for item in root))
            elif SAID.fullmatch(name):
                if name != BODY:
                    yield Aside(name.removeprefix("word/"), "\n".join(_paragraphs(root)))
                yield Aside("an alternative text", "\n".join(_attributes(root)))
            elif name not in KEPT_PARTS and not name.startswith("["):
                yield Aside(name, "\n".join([*filter(None, root.itertext()), *_attributes(root)]))

    @cached_property
    def depths(self) -> tuple[str, ...]:
        """Nothing lies deeper: all parts are text, and all of it is told above."""
        return ()


def _parsed(data: bytes) -> ET.Element | None:
    try:
        return ET.fromstring(data)  # noqa: S314 - we made it, and expat refuses entities that unfold without end
    except ET.ParseError:
        return None


def _paragraphs(root: ET.Element) -> Iterator[str]:
    for paragraph in root.iter(f"{WORD}p"):
        yield "".join(map(_said, paragraph.iter()))


def _said(element: ET.Element) -> str:
    if element.tag in (f"{WORD}t", f"{WORD}delText"):
        return element.text or ""
    return {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n"}.get(element.tag, "")


def _attributes(root: ET.Element) -> Iterator[str]:
    """What pictures are described with, and comments are signed with."""
    for element in root.iter():
        yield from (value for name, value in element.items() if name in ("descr", "title", "name", f"{WORD}author"))
