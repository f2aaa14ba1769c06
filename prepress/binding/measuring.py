"""Laid-out pages -> how far they are filled, what stands out of them, and how high they would be at another type size.

WeasyPrint gives no public measure of most of this; what is read from its boxes is held by tests/test_engine.py. Lengths
are millimetres, in paragraphs CSS pixels.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from weasyprint import Page
from weasyprint.formatting_structure.boxes import BlockBox, Box, LineBox, ReplacedBox, TableCellBox, TextBox

PX = 96 / 25.4
"""CSS pixels in a millimetre."""

FILLED = (LineBox, ReplacedBox, TableCellBox)

TOLERANCE = 0.1
"""Millimetres by which a box may stand out before it counts as too wide: rounding, or the padding around code."""

NO_WIDTH = "\u200b"
"""A place where a line may be broken."""

ABSOLUTE = frozenset({"pt", "px", "mm", "cm", "in", "pc", "q"})
NARROW, WIDE = frozenset("iljftrI.,:;'|!()[]{}-/\\\""), frozenset("mwMWABCDEGHKNOPQRSTUVXYZ&@%—")
SPACE = 0.25
KEPT = frozenset({"pre", "pre-wrap", "pre-line"})
"""Values of `white-space` with which a line ends where the author ended it."""


def anchor_of(page: Page, names: Iterable[str]) -> str | None:
    """Which of these ids begins on a page; None if it only continues one."""
    return next((name for name in names if name in page.anchors), None)


def height_of(page: Page, name: str) -> float:
    """The height in millimetres of the element with this id, on the page where it begins."""
    _, top, _, bottom = page.anchors[name]
    return float(bottom - top) / PX


def foot_of(page: Page, name: str) -> float:
    """How far down the page the element with this id ends, in millimetres: its height, and any margin above it."""
    return float(page.anchors[name][3]) / PX


def filled_height(page: Page) -> float:
    """How far down a page its text, pictures and cells reach, in millimetres from the top of the content area.

    A box that continues on the next page is drawn out to the foot of this one, so its own height does not tell.
    """
    area = page._page_box
    filled = (box for box in _in_flow(page) if isinstance(box, FILLED))
    bottom = max((box.position_y + box.margin_height() for box in filled), default=area.content_box_y())
    return float(bottom - area.content_box_y()) / PX


def height_with_space(page: Page) -> float:
    """The same, where the page goes on below: with the ground that ends on it, and with the space below a heading."""
    area = page._page_box
    foot = float(area.content_box_y() + area.height)
    bottom = float(area.content_box_y()) + filled_height(page) * PX
    for box in _in_flow(page):
        end = float(box.position_y + box.margin_height())
        if isinstance(box, BlockBox) and abs(end - foot) > TOLERANCE:
            if box.style["break_after"] == "avoid":
                bottom = max(bottom, min(end, foot))
            elif box.style["background_color"].alpha:
                bottom = max(bottom, end - float(box.margin_bottom))
    return (bottom - float(area.content_box_y())) / PX


def is_too_wide(page: Page) -> bool:
    """Whether any text, picture or cell of a page stands out over the edge of its content area where its lines end.

    That is the right one, or the left one for what runs from right to left. WeasyPrint gives no public measure of this:
    a word too long, a table or a `pre` makes neither a taller box nor another page.
    """
    area = page._page_box
    left, spare = area.content_box_x(), TOLERANCE * PX
    right = left + area.width
    return any(
        box.position_x + _ink_width(box) > right + spare
        or (box.style["direction"] == "rtl" and _ink_left(box) < left - spare)
        for box in _in_flow(page)
        if _holds_ink(box) or isinstance(box, TableCellBox)
    )


def _ink_width(box: Any) -> float:
    """How wide a box is, in CSS pixels, without the spaces that hang over at the end of a line of code."""
    width = float(box.margin_width())
    text = getattr(box, "text", "").replace(NO_WIDTH, "")
    return width * len(text.rstrip(" ")) / len(text) if text.endswith(" ") else width


def _ink_left(box: Any) -> float:
    """Where the ink of a box that runs from right to left ends, in CSS pixels: spaces hang over at the left."""
    return float(box.position_x) + float(box.margin_width()) - _ink_width(box)


def is_too_tall(page: Page) -> bool:
    """Whether anything stands out over the foot of a page's content area: a picture cannot go on on the next one."""
    return filled_height(page) > float(page._page_box.height) / PX + TOLERANCE


def picture_heights(page: Page) -> list[float]:
    """How high the pictures of a page are, in millimetres; formulas are text."""
    pictures = (box for box in _in_flow(page) if isinstance(box, ReplacedBox) and box.element is not None)
    return [box.height / PX for box in pictures if "formula" not in box.element.get("class", "")]


def _in_flow(page: Page) -> Iterator[Any]:
    """The boxes of a page's text, without margin boxes and what is placed absolutely."""
    root = next(box for box in page._page_box.children if box.element_tag == "html")
    descendants: Iterator[Any] = root.descendants()
    return descendants


def _holds_ink(box: Any) -> bool:
    return hasattr(box, "text") or hasattr(box, "replacement")


def width_of(text: str) -> float:
    """About how wide a text is in ems: letters are of three widths, ideographs are square."""
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    if letter in NARROW:
        return 0.32
    if letter == " ":
        return SPACE
    if letter in WIDE:
        return 0.7
    return 0.56 if letter < "\u2e80" else 1.0


@dataclass(frozen=True)
class Paragraph:
    """Lines as they were laid out: the widths of the words in each, what a line may hold, and their height together.

    Some do not `grow` with the type size of the face.
    """

    lines: tuple[tuple[float, ...], ...]
    measure: float
    height: float
    space: float
    kept: bool
    grows: bool

    def height_at(self, growth: float) -> float:
        """Their height when the type is so many times as large, broken anew."""
        if not self.grows:
            return self.height
        broken = [self._broken(line, growth) for line in ([*self.lines] if self.kept else [sum(self.lines, ())])]
        return self.height / len(self.lines) * growth * sum(broken)

    def _broken(self, words: Sequence[float], growth: float) -> int:
        """How many lines some words take."""
        count, filled = 1, 0.0
        for word in words:
            width = word * growth
            if filled and filled + self.space * growth + width > self.measure:
                count, filled = count + 1, width
            else:
                filled += width + (self.space * growth if filled else 0)
        return max(count, ceil(sum(words) * growth / self.measure))


def foretold_height(pages: Sequence[Page], growth: float) -> float:
    """How high what fills these pages would be, in millimetres, if its type were so many times as large.

    Lines are broken anew from the words that were laid out; a table grows like running text, with the square.
    """
    height = sum(map(filled_height, pages))
    boxes = [box for page in pages for box in _in_flow(page)]
    if any(isinstance(box, TableCellBox) for box in boxes):
        return height * growth * growth
    paragraphs = list(_paragraphs(boxes))
    between = height * PX - sum(paragraph.height for paragraph in paragraphs)
    return (between * growth + sum(paragraph.height_at(growth) for paragraph in paragraphs)) / PX


def _paragraphs(boxes: Iterable[Any]) -> Iterator[Paragraph]:
    for box in boxes:
        lines = [line for line in box.children if isinstance(line, LineBox)] if isinstance(box, Box) else ()
        if lines:
            size = float(box.style["font_size"])
            yield Paragraph(
                lines=tuple(tuple(_words(line)) for line in lines),
                measure=float(box.width),
                height=float(sum(line.height for line in lines)),
                space=SPACE * size,
                kept=box.style["white_space"] in KEPT,
                grows=_grows(box.style) and not any(_has_picture(line) for line in lines),
            )


def _has_picture(line: Any) -> bool:
    return any(isinstance(box, ReplacedBox) for box in line.descendants())


def _words(line: Any) -> list[float]:
    """The widths of the words in a line; a word may be made of several boxes."""
    words: list[float] = []
    goes_on = False
    for box in line.descendants():
        if isinstance(box, TextBox) and box.text:
            unit = box.width / (width_of(box.text) or 1)
            for number, word in enumerate(box.text.split(" ")):
                width = width_of(word) * unit
                if number == 0 and goes_on and words:
                    words[-1] += width
                elif word:
                    words.append(width)
            goes_on = not box.text.endswith(" ")
    return words


def _grows(style: Any) -> bool:
    """Whether a type size goes by that of the face, which is the outermost that is given in points."""
    given = 0
    while style is not None:
        size, _ = getattr(style, "cascaded", {}).get("font_size", (None, None))
        given += getattr(size, "unit", None) in ABSOLUTE
        style = style.parent_style
    return given < 2
