"""The pieces of a packet in the order of its pages -> a PDF whose contents name the pages.

A leaf called `front` holds the contents, with `<!-- page of NAME -->` where the page of the element with the id NAME
is to be printed. Its numbers need the rest's pages, and the rest's page numbers need its length: a short front is taken
to have its usual length, a long one is laid out once more for it. Every other leaf begins a new page, of the
kind `recto` one on the right-hand side.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from weasyprint import Page

from prepress.binder import Binder, Bound, Leaf, Manuscript
from prepress.binding.composite import Composite, Placed
from prepress.binding.engine import Press, complaints, page_size
from prepress.binding.measuring import is_too_wide
from prepress.geometry.signatures import sides_of
from prepress.geometry.stock import Gathering

FRONT = "front"
RECTO = "recto"
PAGE_OF = re.compile(r"<!-- page of ([\w-]+) -->")
SHORT_CONTENTS, USUAL_LENGTH = 50, 2
"""Contents of so many lines stand on one page, behind a cover of one."""

BREAK_ANYWHERE = " th, td { overflow-wrap: anywhere }"
"""Narrows a table that stands out of the page, at the price of words broken where they should not be."""


def bind(manuscript: Manuscript) -> Bound:
    """Lay out the rest, then the front with its numbers."""
    paper = manuscript.gathering.page if manuscript.gathering else manuscript.paper
    size = page_size(paper.width, paper.height)
    front = "".join(leaf.html for leaf in manuscript.leaves if leaf.name == FRONT)
    rest = [leaf for leaf in manuscript.leaves if leaf.name != FRONT]
    with complaints() as heard:
        press = Press(manuscript)
        length = _front_length(press, front, size)
        body = _body(press, rest, size, length + 1)
        opening = _opening(press, front, enumerate(body, length + 1), size)
        if len(opening) != length:
            body = _body(press, rest, size, len(opening) + 1)
            opening = _opening(press, front, enumerate(body, len(opening) + 1), size)
        pages = [*opening, *body]
        sheets = _gathered(pages, manuscript.gathering) if manuscript.gathering else pages
        turned = "short" if manuscript.gathering and manuscript.gathering.sheet != paper else "long"
        data = press.write(sheets, duplex=turned, tags=True)
    return Bound(data, len(sheets), complaints=(*heard, *_too_wide(pages)))


def _gathered(pages: Sequence[Page], gathering: Gathering) -> list[Composite]:
    """The sides of sheets with the pages on them, read aloud in the order of the pages."""
    sheet = gathering.sheet
    return [
        Composite(
            sheet.width,
            sheet.height,
            [Placed(pages[spot.page], spot.x, spot.y, rank=spot.page, scale=spot.scale) for spot in side],
        )
        for side in sides_of(len(pages), gathering)
    ]


def _front_length(press: Press, front: str, size: str) -> int:
    """How many pages the front takes: guessed while a wrong guess costs little, else found out."""
    if len(PAGE_OF.findall(front)) <= SHORT_CONTENTS:
        return USUAL_LENGTH if front else 0
    return len(press.lay_out(front, size))


def _opening(press: Press, front: str, body: Iterable[tuple[int, Page]], size: str) -> list[Page]:
    """The front's pages, with the numbers of those that follow it."""
    return press.lay_out(_filled_in(front, _page_numbers(body)), size) if front else []


def _body(press: Press, leaves: Sequence[Leaf], size: str, first: int) -> list[Page]:
    """The pages of the leaves, one after the other, numbered from `first`."""
    pages: list[Page] = []
    for leaf in leaves:
        if leaf.kind == RECTO and (first + len(pages)) % 2 == 0:
            pages += press.lay_out("", size + _numbered_from(first + len(pages)))
        css = size + _numbered_from(first + len(pages))
        piece = press.lay_out(leaf.html, css)
        pages += press.lay_out(leaf.html, css + BREAK_ANYWHERE) if any(map(is_too_wide, piece)) else piece
    return pages


def _numbered_from(number: int) -> str:
    """The CSS that makes a layout begin with this page number, on the right side of the sheet if it is odd."""
    side = "right" if number % 2 else "left"
    return f"@page :first {{ counter-reset: page {number} }} html {{ break-before: {side} }}"


def _page_numbers(pages: Iterable[tuple[int, Page]]) -> dict[str, int]:
    """On which page each named element begins."""
    numbers: dict[str, int] = {}
    for number, page in pages:
        for name in page.anchors:
            numbers.setdefault(name, number)
    return numbers


def _filled_in(front: str, numbers: Mapping[str, int]) -> str:
    return PAGE_OF.sub(lambda place: str(numbers.get(place[1], "")), front)


def _too_wide(pages: Sequence[Page]) -> Iterator[str]:
    """A complaint for each page from which something stands out to the right."""
    return (
        f"page {number}: something is wider than the page" for number, page in enumerate(pages, 1) if is_too_wide(page)
    )


BINDER = Binder("pdf", bind)
