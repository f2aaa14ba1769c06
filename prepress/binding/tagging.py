"""Pages -> the same with what PDF/UA asks for: their text tagged in the order of reading, their furniture as artifacts.

Furniture is what stands on a page without being said: running heads and feet (margin boxes), elements with
`aria-hidden="true"`, pictures without an alternative text. WeasyPrint tags the first two like text; here they are
painted as artifacts, and left out of the boxes that it makes the structure tree from (ISO 14289-1, 7.1 and 7.8).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint import Page
from weasyprint.formatting_structure.boxes import MarginBox, PageBox, ReplacedBox
from weasyprint.layout.absolute import AbsolutePlaceholder

VARIANT = "pdf/ua-1"
STOOD_IN_FOR = ("marked", "clone")


class Tagged:
    """A page whose furniture is painted as artifacts; all that WeasyPrint's PDF writer asks of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.width, self.height, self.bleed = page.width, page.height, page.bleed
        self.bookmarks, self.links, self.anchors, self.forms = page.bookmarks, page.links, page.anchors, page.forms

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page; what is marked as an artifact gets no place in the structure tree."""
        furniture = frozenset(map(id, _furniture(self.page._page_box)))
        with as_artifacts(stream, lambda box: id(box) in furniture):
            self.page.paint(stream, scale)

    @property
    def _page_box(self) -> Any:
        """The page's boxes without furniture: what the structure tree is made from, when all pages are painted."""
        return _without_furniture(self.page._page_box)


class Spread(PageBox):  # type: ignore[misc]  # WeasyPrint ships no types
    """The boxes of a sheet: a section for each of the pages on it, in their order."""

    def __init__(self, page_boxes: Sequence[Any]) -> None:
        self.element = self.element_tag = None
        self.children = [_Section(box) for box in page_boxes]


class _Section:
    """A box for the content of one page on a sheet, so that it has just one entry in the structure tree."""

    element_tag = "section"
    element = "section"
    link_annotation = widget_annotation = None

    def __init__(self, page_box: Any) -> None:
        self.children = [page_box]


def _is_furniture(box: Any) -> bool:
    if isinstance(box, MarginBox):
        return True
    if box.element is None:
        return False
    is_silent = isinstance(box, ReplacedBox) and box.element.tag == "img" and not box.element.get("alt")
    return is_silent or box.element.get("aria-hidden") == "true"


def _furniture(box: Any) -> Iterator[Any]:
    """Every box of the furniture below a box."""
    for child in box.children:
        if _is_furniture(child):
            yield from child.descendants(placeholders=True)
        else:
            yield from _furniture(child)


def _without_furniture(box: Any) -> Any:
    """The box, or a copy of it if there is furniture below."""
    kept = [_without_furniture(child) for child in box.children if not _is_furniture(child)]
    if len(kept) == len(box.children) and all(map(_is_same, kept, box.children)):
        return box
    copy = (box._box if isinstance(box, AbsolutePlaceholder) else box).copy()
    copy.children = kept
    return copy


def _is_same(one: Any, other: Any) -> bool:
    return one is other


@contextmanager
def as_artifacts(stream: Any, is_furniture: Callable[[Any], bool] = lambda _box: True) -> Iterator[None]:
    """While this lasts, the stream and the groups made from it mark these boxes as artifacts instead of as content."""
    before = {name: stream.__dict__[name] for name in STOOD_IN_FOR if name in stream.__dict__}
    clone = stream.clone

    def divert(target: Any) -> None:
        marked = target.marked
        target.marked = lambda box, tag: _artifact(target, box) if is_furniture(box) else marked(box, tag)

    def clone_too(**changes: Any) -> Any:
        group = clone(**changes)
        divert(group)
        return group

    divert(stream)
    stream.clone = clone_too
    try:
        yield
    finally:
        for name in STOOD_IN_FOR:
            del stream.__dict__[name]
        stream.__dict__.update(before)


@contextmanager
def _artifact(stream: Any, box: Any) -> Iterator[None]:
    """What comes of the page and not of the text (ISO 32000-1, 14.8.2.2.2); nothing in a file without tags.

    A picture without words is an artifact of no kind: it is neither a running head nor a mark to cut by.
    """
    if stream._tags is None:
        yield
        return
    kind = None if isinstance(box, ReplacedBox) else pydyf.Dictionary({"Type": "/Pagination"})
    stream.begin_marked_content("Artifact", kind)
    try:
        yield
    finally:
        stream.end_marked_content()


def put_in_order(pdf: pydyf.PDF, ranks: Sequence[Sequence[int] | None]) -> None:
    """Sort what a reader hears by rank, where the pages have one: `ranks` has an entry for each page of the file.

    A sheet has one rank for each of its sections. What stands on a page without ranks stays behind what it follows.
    """
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    document = _object(pdf, root["K"][0])
    numbers = {reference: number for number, reference in enumerate(pdf.page_references)}
    left = [list(page) if page is not None else None for page in ranks]
    keys, key = [], -1
    for reference in document["K"]:
        waiting = left[numbers[_object(pdf, reference)["Pg"]]]
        key = waiting.pop(0) if waiting else key
        keys.append(key)
    document["K"][:] = [entry for _, entry in sorted(zip(keys, document["K"], strict=True), key=lambda pair: pair[0])]


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
