"""A page of a PDF as PDFium has it -> what is painted there, in millimetres from the page's top left corner."""

from collections.abc import Callable, Container, Iterator, Sequence
from ctypes import c_double, c_float, c_ulong, c_ushort, c_void_p, cast, sizeof, string_at
from itertools import groupby
from typing import Any

from prepress.proving.galley import RIGHT_TO_LEFT
from prepress.proving.ink import Box, Ink

MM = 25.4 / 72
"""Millimetres in a point, the unit of PDF (ISO 32000-1, 8.3.2.3)."""

LONGEST_PIECE = 2048
"""UTF-16 units that a piece of text is first given room for."""

KINDS = ("unknown", "text", "path", "image", "shading", "form")
"""PDFium's numbers for page objects (fpdf_edit.h)."""

TYPE = "Type\0".encode("utf-16-le")
"""How PDFium gives the key of an artifact's type."""


class InkReader:
    """Reads a page whose MediaBox is `media`; turns PDFium's points, y upwards, into millimetres.

    PDFium turns lines with words from right to left around, all of each; `ligatures` gives the names of glyphs that
    stand for several letters.
    """

    def __init__(self, media: Sequence[float], ligatures: Callable[[], Container[str]] = tuple) -> None:
        from pypdfium2 import raw

        self.raw = raw
        self.media = media
        self.ligatures = ligatures
        self.edges = tuple(c_float() for _ in range(4))
        self.buffer = (c_ushort * LONGEST_PIECE)()
        self.matrix = raw.FS_MATRIX()
        self.length = c_ulong()
        self.turned: bool | None = None
        self.glyphs: dict[int | None, list[tuple[float, str]]] | None = None

    def box(self, points: Sequence[float]) -> Box:
        """Left, bottom, right, top in points as a box on the page."""
        left, bottom, right, top = points
        x, y = self.media[0], self.media[3]
        return Box((left - x) * MM, (y - top) * MM, (right - x) * MM, (y - bottom) * MM)

    def ink(self, page: Any, text: Any) -> Iterator[Ink]:
        """What is painted on a page, in that order; objects without extent, or clipped away, are left out."""
        for index in range(self.raw.FPDFPage_CountObjects(page)):
            yield from self._of_object(self.raw.FPDFPage_GetObject(page, index), text, ())

    def _of_object(self, item: Any, text: Any, forms: tuple[Any, ...]) -> Iterator[Ink]:
        kind = KINDS[self.raw.FPDFPageObj_GetType(item)]
        if self.raw.FPDFPageObj_GetBounds(item, *self.edges):
            bounds = tuple(edge.value for edge in self.edges)
            shown = _moved(_clipped(item, bounds), forms)
            bounds = _moved(bounds, forms)
            if kind == "text":
                yield self._text_ink(item, text, (bounds, shown), forms)
            elif shown[0] <= shown[2] and shown[1] <= shown[3] and not forms:
                yield Ink(kind, self.box(shown), mark=self._is_mark(item))
        if kind == "form":
            for index in range(self.raw.FPDFFormObj_CountObjects(item)):
                yield from self._of_object(self.raw.FPDFFormObj_GetObject(item, index), text, (item, *forms))

    def _text_ink(
        self, item: Any, text: Any, boxes: tuple[tuple[float, ...], tuple[float, ...]], forms: Sequence[Any]
    ) -> Ink:
        bounds, shown = map(self.box, boxes)
        self.raw.FPDFPageObj_GetMatrix(item, self.matrix)
        a, x, y = self.matrix.a, self.matrix.e, self.matrix.f
        for form in forms:
            self.raw.FPDFPageObj_GetMatrix(form, self.matrix)
            x, y = _point(self.matrix, x, y)
            a *= self.matrix.a
        at = self.box((x, y, x, y))
        cut = max(0.0, bounds.beyond(shown)) if shown != bounds else 0.0
        return Ink("text", bounds, self._text(item, text), cut, (at.left, at.top), a < 0)

    def _is_mark(self, item: Any) -> bool:
        """Whether an object is marked as an artifact of the page (ISO 32000-1, 14.8.2.2.2): a cut mark."""
        marks = (self.raw.FPDFPageObj_GetMark(item, at) for at in range(self.raw.FPDFPageObj_CountMarks(item)))
        return any(self.raw.FPDFPageObjMark_CountParams(mark) and self._key_of(mark) == TYPE for mark in marks)

    def _key_of(self, mark: Any) -> bytes:
        self.raw.FPDFPageObjMark_GetParamKey(mark, 0, self.buffer, sizeof(self.buffer), self.length)
        return string_at(self.buffer, self.length.value)

    def _text(self, item: Any, text: Any) -> str:
        size = self.raw.FPDFTextObj_GetText(item, text, self.buffer, sizeof(self.buffer))
        buffer = self.buffer
        if size > sizeof(buffer):
            buffer = (c_ushort * (size // 2))()
            self.raw.FPDFTextObj_GetText(item, text, buffer, size)
        said = string_at(buffer, max(0, size - 2)).decode("utf-16-le", "replace")
        return self._as_it_runs(item, text) if self._is_turned(text) else said

    def _is_turned(self, text: Any) -> bool:
        """Whether PDFium may have turned lines of a page around."""
        if self.turned is None:
            said = (chr(self.raw.FPDFText_GetUnicode(text, at)) for at in range(self.raw.FPDFText_CountChars(text)))
            self.turned = any(map(RIGHT_TO_LEFT.match, said))
        return self.turned

    def _as_it_runs(self, item: Any, text: Any) -> str:
        """What an object says: its glyphs in the order in which they stand, from the side where its script begins."""
        if self.glyphs is None:
            self.glyphs = {}
            for address, at, letters in self._glyphs(text):
                self.glyphs.setdefault(address, []).append((at, letters))
        glyphs = self.glyphs.get(_address(item), [])
        said = "".join(letters for _, letters in glyphs)
        back = bool(RIGHT_TO_LEFT.search(said))
        if back and any(letter.isalnum() and not RIGHT_TO_LEFT.match(letter) for letter in said):
            return said
        self.raw.FPDFPageObj_GetMatrix(item, self.matrix)
        placed = sorted(glyphs, key=lambda glyph: glyph[0], reverse=back != (self.matrix.a < 0))
        return "".join(letters for _, letters in placed)

    def _glyphs(self, text: Any) -> Iterator[tuple[int | None, float, str]]:
        """The letters of each glyph, where it stands from the left, and the address of the object it is in.

        They come in PDFium's order. It turns words from right to left around letter by letter, in some lines also where
        one glyph stands for several, and takes a wide gap behind a glyph for a space that is at the same place.
        """
        ligatures = self.ligatures()
        for (address, left, _), together in groupby(self._characters(text), key=lambda character: character[0]):
            found = [(shape, letter) for _, shape, letter in together]
            shown = [each for each in found if each[1] != " "] or found[:1]
            for _, glyph in groupby(shown, key=lambda character: character[0]):
                letters = "".join(letter for _, letter in glyph)
                yield address, left, letters[::-1] if letters[::-1] in ligatures else letters

    def _characters(self, text: Any) -> Iterator[tuple[tuple[int | None, float, float], tuple[float, ...], str]]:
        """Each character of a page: its object and where it stands, the box of its glyph, and what it is."""
        read, (x, y, *edges) = self.raw, [c_double() for _ in range(6)]
        for at in range(read.FPDFText_CountChars(text)):
            if not read.FPDFText_IsGenerated(text, at):
                read.FPDFText_GetCharOrigin(text, at, x, y)
                read.FPDFText_GetCharBox(text, at, *edges)
                place = _address(read.FPDFText_GetTextObject(text, at)), x.value, y.value
                yield place, tuple(edge.value for edge in edges), chr(read.FPDFText_GetUnicode(text, at))


def _address(item: Any) -> int | None:
    return cast(item, c_void_p).value


def _moved(bounds: tuple[float, ...], forms: Sequence[Any]) -> tuple[float, ...]:
    """Bounds inside of forms, the innermost first, as bounds on the page."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    for form in forms:
        raw.FPDFPageObj_GetMatrix(form, matrix)
        xs, ys = zip(*(_point(matrix, x, y) for x in bounds[::2] for y in bounds[1::2]), strict=True)
        bounds = min(xs), min(ys), max(xs), max(ys)
    return bounds


def _point(matrix: Any, x: float, y: float) -> tuple[float, float]:
    """A point inside of a form, moved by the form's matrix."""
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _clipped(item: Any, bounds: tuple[float, ...]) -> tuple[float, ...]:
    """What an object's clip leaves of its bounds, in points; where it leaves all, PDFium mostly forgets the clip."""
    from pypdfium2 import raw

    clip = raw.FPDFPageObj_GetClipPath(item)
    x, y = c_float(), c_float()
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip))):
        points = []
        for index in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
            segment = raw.FPDFClipPath_GetPathSegment(clip, path, index)
            if raw.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if points:
            xs, ys = zip(*points, strict=True)
            left, bottom, right, top = bounds
            bounds = max(left, min(xs)), max(bottom, min(ys)), min(right, max(xs)), min(top, max(ys))
    return bounds
