"""A PDF of faces -> pages that another PDF can show: what they paint, and what that refers to.

So faces that were laid out in another process, or long ago, lie on sheets like those that were laid out here; and a
deck of thousands of cards needs no more memory than what its faces paint.
"""

import io
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pikepdf
import pydyf

KINDS = ("Font", "ExtGState", "XObject", "Pattern", "Shading")
"""What a page refers to by name; the file's own colour spaces are the same in all files (ISO 32000-1, 7.8.3)."""

NAME = re.compile(rb"/([^\s/<>\[\]()]+)")

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Outline:
    """All of a page but what it paints, in CSS pixels."""

    width: float
    height: float
    bleed: Mapping[str, float]
    links: tuple[tuple[str, str, Box], ...]
    anchors: Mapping[str, Box]
    bookmarks: tuple[tuple[int, str, tuple[float, float], str], ...]


def outline_of(page: Any) -> Outline:
    """That of a page."""
    links = tuple((kind, target, tuple(box)) for kind, target, box, _ in page.links)
    return Outline(page.width, page.height, dict(page.bleed), links, dict(page.anchors), tuple(page.bookmarks))


class Imported:
    """A page of another PDF; all that WeasyPrint's PDF writer asks of a page of a file without tags."""

    def __init__(self, outline: Outline, number: int, source: "Import") -> None:
        self.width, self.height, self.bleed = outline.width, outline.height, dict(outline.bleed)
        self.links = [(kind, target, box, SimpleNamespace()) for kind, target, box in outline.links]
        self.anchors, self.bookmarks = dict(outline.anchors), list(outline.bookmarks)
        self.forms: dict[None, list[Any]] = {None: []}
        self.number, self.source = number, source

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page. What it paints begins with turning the page upside down: y goes up in a PDF."""
        with stream.stacked():
            stream.transform(d=-1, f=self.height * scale)
            stream.stream.append(self.source.content(self.number))


class Import:
    """A PDF whose pages are shown in another one. `number` tells its names from those of others.

    It is open only while it is read: an open one takes a megabyte, and what its pages paint is ten times as long as
    what it is packed in.
    """

    def __init__(self, data: bytes, outlines: Sequence[Outline], number: int) -> None:
        self.data = data
        self.prefix = f"n{number}."
        with _opened(data) as pdf:
            resources = pdf.pages[0].Resources
            self.names = {key[1:].encode() for kind in KINDS for key in resources.get(f"/{kind}", {})}
            self.packed = [page.Contents.read_raw_bytes() for page in pdf.pages]
        self.pages = [Imported(outline, number, self) for number, outline in enumerate(outlines)]

    def content(self, number: int) -> bytes:
        """What a page paints, by its number from 0."""
        prefix = b"/" + self.prefix.encode()
        painted = zlib.decompress(self.packed[number])
        return NAME.sub(lambda name: prefix + name[1] if name[1] in self.names else name[0], painted)

    def attach(self, pdf: pydyf.PDF) -> None:
        """Give a PDF all that the pages refer to, under the names that they use."""
        copies = Copies(pdf)
        shared = _object(pdf, _object(pdf, pdf.page_references[0])["Resources"])
        with _opened(self.data) as own:
            for kind in KINDS:
                found = shared[kind]
                target = found if isinstance(found, dict) else _object(pdf, found)
                for key, value in own.pages[0].Resources.get(f"/{kind}", {}).items():
                    target[f"{self.prefix}{key[1:]}"] = copies.of(value)


class Copies:
    """Objects of one PDF as those of another; each that has a number is copied once."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.known: dict[tuple[int, int], bytes] = {}

    def of(self, value: Any) -> bytes:
        """The bytes that stand for a value: itself, or a reference to its copy."""
        if not getattr(value, "is_indirect", False):
            return self._written(value)
        if value.objgen not in self.known:
            copy = pydyf.Stream() if isinstance(value, pikepdf.Stream) else _Plain()
            self.pdf.add_object(copy)
            self.known[value.objgen] = copy.reference
            if isinstance(value, pikepdf.Stream):
                copy.stream = [value.read_raw_bytes()]
                copy.extra = {key[1:]: self.of(item) for key, item in value.stream_dict.items() if key != "/Length"}
            else:
                copy.written = self._written(value)
        return self.known[value.objgen]

    def _written(self, value: Any) -> bytes:
        if isinstance(value, pikepdf.Dictionary):
            return b"<<" + b"".join(key.encode() + b" " + self.of(item) for key, item in value.items()) + b">>"
        if isinstance(value, pikepdf.Array):
            return b"[" + b" ".join(self.of(item) for item in value) + b"]"
        if isinstance(value, bool):
            return b"true" if value else b"false"
        written: bytes = value.unparse() if isinstance(value, pikepdf.Object) else str(value).encode()
        return written


class _Plain(pydyf.Object):  # type: ignore[misc]  # pydyf ships no types
    """An object whose bytes are known."""

    written = b""

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.written


def _opened(data: bytes) -> Any:
    return pikepdf.open(io.BytesIO(data))


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
