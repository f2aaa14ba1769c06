"""What of a text must be found again in whatever is made of it, run by run, and what stands for what has no words."""

import re
from collections.abc import Iterator, Mapping, Sequence

from prepress.parsing.htmltags import opened
from prepress.parsing.syntax import MATH, NOTE, RAW_HTML, VERBATIM, Node, formula_source, plain, walk
from prepress.rendering.formulas import Formula
from prepress.rendering.highlight import diagram_of
from prepress.rendering.sanitizer import words_of_html
from prepress.source import Image

IMAGE_TAG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
BOXES = {"[ ] ": "☐", "[x] ": "☑", "[X] ": "☑"}
Notes = dict[str, Node]
"""The footnotes that a text refers to, by their labels, in order."""


def passages(nodes: Sequence[Node], images: Mapping[str, Image]) -> Iterator[str]:
    """The runs of text that must be found in whatever is made of these nodes: a paragraph, a cell, a line of code.

    Raw HTML counts with the words that survive the sanitizer; a picture and a formula with nothing, one
    left out with its stand-in, one that cannot be set with its source. Footnotes come last, as they do in print.
    """
    notes: Notes = {}
    said = tuple(_passages(nodes, images, notes))
    below = [tuple(_passages(note.children, images, notes)) for note in tuple(notes.values())]
    if any(map(is_block, nodes)):
        yield from said
        yield from (passage for note in below for passage in note)
    elif said:
        yield " ".join((*said, *(f"{number} {' '.join(note)}" for number, note in enumerate(below, 1))))


def _passages(nodes: Sequence[Node], images: Mapping[str, Image], notes: Notes) -> Iterator[str]:
    run: list[str] = []
    for node in nodes:
        if node.kind in VERBATIM:
            yield from filter(None, (diagram_note(node),))
            yield from node.text.removesuffix("\n").split("\n")
        elif node.kind == "callout_title":
            yield kind_of(node) + "".join(_said(child, images, notes) for child in node.children)
        elif node.kind == "math_block":
            yield from formula_source(node).removesuffix("\n").split("\n") if formula_of(node).problem else ()
        elif node.kind == "html_block":
            yield words_of_html(node.text)
        elif node.kind in BLOCKS:
            yield from _passages(with_box(node).children, images, notes)
        else:
            run.append(_said(node, images, notes))
    if run:
        yield "".join(run)


BLOCKS = frozenset(
    {"paragraph", "heading", "blockquote", "admonition", "admonition_title", "callout", "callout_title", "bullet_list",
     "ordered_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd"}
)  # fmt: skip
"""What holds blocks, or is one of words."""

NO_WORDS = frozenset({"html_block", "math_block", "hr"})


def is_block(node: Node) -> bool:
    """Whether it stands for itself, and is no part of a line."""
    return node.kind in BLOCKS or node.kind in VERBATIM or node.kind in NO_WORDS


def number_of(note: Node, notes: Notes) -> int:
    """The number of a footnote among those of a text, which are counted as they are first referred to."""
    notes.setdefault(note.info, note)
    return list(notes).index(note.info) + 1


def with_box(item: Node) -> Node:
    """An item of a list of tasks with a box instead of its brackets; any other node as it is."""
    first = item.children[0] if item.kind == "list_item" and item.children else None
    words = first.children[0] if first and first.kind == "paragraph" and first.children else None
    box = BOXES.get(words.text[:4]) if words and words.kind == "text" else None
    if not (first and words and box):
        return item
    said = first._replace(children=(words._replace(text=f"{box} {words.text[4:]}"), *first.children[1:]))
    return item._replace(children=(said, *item.children[1:]))


def _said(node: Node, images: Mapping[str, Image], notes: Notes) -> str:
    if node.kind == NOTE:
        return str(number_of(node, notes))
    if node.kind == "image":
        reference = node.attributes["src"]
        shown = reference in images and images[reference].data
        return "" if shown else missing_image_text(reference, plain(node.children))
    if node.kind == "math_inline":
        return formula_source(node) if formula_of(node).problem else ""
    if node.kind in ("softbreak", "hardbreak", *RAW_HTML):
        return " "
    return node.text + "".join(_said(child, images, notes) for child in node.children)


def diagram_note(node: Node) -> str:
    """What is said above the source of a diagram; nothing above other code."""
    language = diagram_of(node.info) if node.kind == "fence" else ""
    return f"Diagram source ({language})" if language else ""


def kind_of(title: Node) -> str:
    """What goes before the title that an author gave to a callout."""
    return f"{title.info}: " if title.info else ""


def missing_image_text(reference: str, alternative: str) -> str:
    """What stands in the place of a picture that is left out."""
    return f"{alternative} ({reference})" if alternative else f"({reference})"


def formula_of(node: Node) -> Formula:
    """The formula of a node that is one; fences of it are lines of their own, and so is what `$$` stands around."""
    display = node.kind == "math_block" or node.markup in ("$$", "\\[")
    return Formula(node.text, formula_source(node), display)


def formulas(nodes: Sequence[Node]) -> Mapping[str, Formula]:
    """All formulas that can be set, by their addresses."""
    found = (formula_of(node) for node in walk(nodes) if node.kind in MATH)
    return {formula.address: formula for formula in found if not formula.problem}


def image_references(nodes: Sequence[Node]) -> tuple[str, ...]:
    """The addresses of all pictures, Markdown's and raw HTML's, each once, in the order of the text."""
    return tuple(dict.fromkeys(_references(nodes)))


def _references(nodes: Sequence[Node]) -> Iterator[str]:
    for node in walk(nodes):
        if node.kind == "image":
            yield node.attributes["src"]
        elif node.kind in RAW_HTML:
            for tag in IMAGE_TAG.finditer(node.text):
                yield image_of_tag(tag[0])[0]


def image_of_tag(tag: str) -> tuple[str, str]:
    """The address and the alternative text of an `<img>`."""
    values: Mapping[str, str] = {}
    for image in opened(tag):
        values = dict(reversed(image.attributes))
    return values.get("src", ""), values.get("alt", "")
