"""Sheets that show laid-out pages, and pages with others over them: all that WeasyPrint's PDF writer asks of a page.

Positions are millimetres from the top left corner.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pydyf

from prepress.binding.imported import Imported
from prepress.binding.measuring import PX
from prepress.binding.tagging import Spread, as_artifacts
from prepress.geometry.calibration import Calibration
from prepress.geometry.imposition import Line

Page = Any
"""A page as WeasyPrint has laid it out."""

STREAM, END_OF_STREAM = b"\nstream\n", b"\nendstream"
"""What stands before and after the bytes of a stream in a file."""


class Overlay:
    """A page with others painted over it that are not read aloud; all that WeasyPrint's PDF writer asks of a page.

    Without a page of its own, nothing of it is.
    """

    def __init__(self, page: Page | None, marks: Sequence[Page]) -> None:
        self.page, self.marks = page, marks
        first = page or marks[0]
        self.width, self.height, self.bleed = first.width, first.height, first.bleed
        self.links: list[Any] = page.links if page else []
        self.anchors: dict[str, Any] = page.anchors if page else {}
        self.bookmarks: list[Any] = page.bookmarks if page else []
        self.forms: dict[None, list[Any]] = {None: []}

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page, then what stands around its text."""
        if self.page:
            self.page.paint(stream, scale)
        with as_artifacts(stream):
            for mark in self.marks:
                mark.paint(stream, scale)

    @property
    def _page_box(self) -> Any:
        return self.page._page_box if self.page else Spread([])


@dataclass(frozen=True)
class Placed:
    """A page painted with its top left corner at (x, y); `height` is how much of it, None for all.

    One that is `turned` stands on its head, in the same place; it is made smaller by `scale`. Whatever lies outside by
    more than `bleed` (sideways, up and down) is cut off. `rank` is its place in the order of reading, if
    that is not the file's.
    """

    page: Page | Overlay | Imported
    x: float
    y: float
    height: float | None = None
    turned: bool = False
    rank: int = 0
    bleed: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0

    @property
    def window(self) -> tuple[float, float, float, float]:
        """What is shown of the page, in CSS pixels."""
        return 0, 0, self.page.width, self.page.height if self.height is None else self.height * PX

    @property
    def painted(self) -> tuple[float, float, float, float]:
        """What can be seen of the page and beyond it, in CSS pixels: left, top, width and height."""
        _, _, width, height = self.window
        sideways, upwards = (length * PX for length in self.bleed)
        return -sideways, -upwards, width + 2 * sideways, height + 2 * upwards

    def move(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page, in CSS pixels, as a point of the sheet."""
        _, _, width, height = self.window
        x, y = (width - x, height - y) if self.turned else (x, y)
        return self.x * PX + x * self.scale, self.y * PX + y * self.scale

    def move_box(self, box: Sequence[float]) -> tuple[float, float, float, float]:
        """A rectangle of the page (x1, y1, x2, y2), in CSS pixels, as one of the sheet."""
        (x1, y1), (x2, y2) = self.move(box[0], box[1]), self.move(box[2], box[3])
        return (x2, y2, x1, y1) if self.turned else (x1, y1, x2, y2)

    def matrix(self, scale: float) -> tuple[float, float, float, float, float, float]:
        """What takes the page's points to the sheet's, as a PDF transformation."""
        sign = -self.scale if self.turned else self.scale
        x, y = self.move(0, 0)
        return sign, 0, 0, sign, x * scale, y * scale


class Composite:
    """A sheet that shows several laid-out pages; all that WeasyPrint's PDF writer asks of a page.

    All that is on it is moved by the `calibration`.
    """

    def __init__(
        self,
        width: float,
        height: float,
        placed: Sequence[Placed],
        lines: Sequence[Line] = (),
        calibration: Calibration | None = None,
    ) -> None:
        self.width, self.height = width * PX, height * PX
        self.bleed = dict.fromkeys(("top", "right", "bottom", "left"), 0)
        self.placed, self.lines, self.calibration = placed, lines, calibration or Calibration()
        self.forms: dict[None, list[Any]] = {None: []}
        self.anchors = {
            name: self._move_box(put.move_box(box)) for put in placed for name, box in put.page.anchors.items()
        }
        self.links = [
            (kind, target, self._move_box(put.move_box(rectangle)), box)
            for put in placed
            for kind, target, rectangle, box in put.page.links
        ]
        self.bookmarks = [
            (level, label, self._move(*put.move(*point)), state)
            for put in placed
            for level, label, point, state in put.page.bookmarks
        ]

    def _move(self, x: float, y: float) -> tuple[float, float]:
        """Where the calibration puts a point, in CSS pixels."""
        moved = self.calibration.move(x / PX, y / PX, self.width / PX, self.height / PX)
        return moved[0] * PX, moved[1] * PX

    def _move_box(self, box: Sequence[float]) -> tuple[float, float, float, float]:
        """The upright rectangle around a rectangle (x1, y1, x2, y2) that was moved."""
        corners = [self._move(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def ranks(self) -> list[int]:
        """Those of what is placed here."""
        return [put.rank for put in self.placed]

    @property
    def _page_box(self) -> Any:
        """What tags are made from: asked for when all pages are painted, by a file that has tags."""
        pages: list[Any] = [put.page for put in self.placed]
        return Spread([page._page_box for page in pages])

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint every page in its place, then the lines, all of it under the calibration."""
        a, b, c, d, e, f = self.calibration.matrix(self.width / PX, self.height / PX)
        with stream.stacked():
            if self.calibration:
                stream.transform(a, b, c, d, e * PX * scale, f * PX * scale)
            for put in self.placed:
                with stream.stacked():
                    stream.transform(*put.matrix(scale))
                    stream.rectangle(*(length * scale for length in put.painted))
                    stream.clip()
                    stream.end()
                    with _page_rectangle(stream, put.painted):
                        put.page.paint(stream, scale)
            self._stroke(stream, PX * scale)
        _pack(stream)

    def _stroke(self, stream: Any, scale: float) -> None:
        """Hairlines of 0.25 pt, as artifacts of the page: what PDF calls marks to cut by (ISO 32000-1, 14.8.2.2.2)."""
        if not self.lines:
            return
        stream.begin_marked_content("Artifact", pydyf.Dictionary({"Type": "/Page"}))
        with stream.stacked():
            stream.set_line_width(0.25 / 72 * 25.4 * scale)
            for line in self.lines:
                stream.set_color_rgb(line.grey, line.grey, line.grey, stroke=True)
                stream.set_dash([line.dash * scale] * 2 if line.dash else [], 0)
                stream.move_to(line.x1 * scale, line.y1 * scale)
                stream.line_to(line.x2 * scale, line.y2 * scale)
                stream.stroke()
        stream.end_marked_content()


def _pack(stream: Any) -> None:
    """Compress a page that is finished, as pydyf would do at the end; so much less of a thousand sheets is kept."""
    if stream.compress:
        _, _, rest = pydyf.Stream(stream.stream, compress=True).data.partition(STREAM)
        stream.stream, stream.compress = [rest.removesuffix(END_OF_STREAM)], False
        stream.extra["Filter"] = "/FlateDecode"


@contextmanager
def _page_rectangle(stream: Any, rectangle: tuple[float, float, float, float]) -> Iterator[None]:
    """Opacity groups are cut at the stream's page rectangle; it must be the face's while the face is painted."""
    before, stream.page_rectangle = stream.page_rectangle, rectangle
    try:
        yield
    finally:
        stream.page_rectangle = before
