"""Syntax nodes -> safe HTML, the same for print and for e-readers. Raw HTML of a bank is untrusted, and sanitized."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from prepress.parsing.syntax import NOTE, Node, formula_source, plain, walk
from prepress.rendering.highlight import code_html
from prepress.rendering.passages import (
    IMAGE_TAG,
    Notes,
    diagram_note,
    formula_of,
    image_of_tag,
    is_block,
    kind_of,
    missing_image_text,
    number_of,
    passages,
    with_box,
)
from prepress.rendering.sanitizer import CALLOUT, DIAGRAM, FORMULA, OPTIONS, is_clean, leads_out, sanitized
from prepress.rendering.tables import Cell, table_kinds
from prepress.source import Image

IMAGES = "images/"
"""The folder of pictures, as pages see it."""

SMALLEST_BODY_HEADING = 4
"""Sections and questions take the levels above."""

UPPER_HEADING = re.compile(r"(</?h)[1-3](?=[\s/>])", re.IGNORECASE)


def to_html(nodes: Sequence[Node], images: Mapping[str, Image]) -> str:
    """Sanitized HTML of blocks or of inline nodes; pictures are named, and lie in the folder `images`.

    Formulas are still to be put into their places.
    """
    return cleaned(nodes, images)[0]


def cleaned(nodes: Sequence[Node], images: Mapping[str, Image]) -> tuple[str, bool]:
    """The same, and whether all of its markup is our own: text with no raw HTML, no pictures and no formulas."""
    writer = _Writer(images)
    html = writer.write(nodes) + writer.write_notes(nodes)
    if writer.own and not writer.linked and is_clean(html):
        return html, True
    return sanitized(html, frozenset(writer.shown), own=writer.own), writer.own


def below(html: str) -> str:
    """The same, as seen from a folder beside that of the pictures."""
    return html.replace(f'<img src="{IMAGES}', f'<img src="../{IMAGES}')


class _Writer:
    """Writes nodes as HTML, one method for each kind that is more than a pair of tags."""

    PAIRS: Mapping[str, str] = {
        "paragraph": "p", "strong": "strong", "em": "em", "s": "del", "blockquote": "blockquote",
        "thead": "thead", "tbody": "tbody", "tr": "tr", "dl": "dl", "dt": "dt", "dd": "dd",
    }  # fmt: skip
    LEAVES: Mapping[str, str] = {"softbreak": "\n", "hardbreak": "<br>", "hr": "<hr>"}

    def __init__(self, images: Mapping[str, Image]) -> None:
        self.images = images
        self.shown: set[str] = set()
        self.notes: Notes = {}
        self.own = True
        self.linked = False

    def write(self, nodes: Sequence[Node]) -> str:
        return "".join(map(self._node, nodes))

    def write_notes(self, nodes: Sequence[Node]) -> str:
        """The footnotes that what was written refers to, below it; below a prompt in one line with it."""
        if not any(map(is_block, nodes)):
            words = (" ".join(passages(note.children, self.images)) for note in self.notes.values())
            return "".join(
                f" <small>{number} {escape(said, quote=False)}</small>" for number, said in enumerate(words, 1)
            )
        items = (f"<li>{self.write(note.children)}</li>" for note in self.notes.values())
        return f'<ol class="notes">{"".join(items)}</ol>' if self.notes else ""

    def _node(self, node: Node) -> str:
        if node.kind in self.SPECIAL:
            return self.SPECIAL[node.kind](self, node)
        if node.kind == "paragraph" and node.tight:
            return self.write(node.children)
        if tag := self.PAIRS.get(node.kind):
            return f"<{tag}>{self.write(node.children)}</{tag}>"
        return self.LEAVES.get(node.kind) or escape(node.text, quote=False) + self.write(node.children)

    def _heading(self, node: Node) -> str:
        level = max(node.level, SMALLEST_BODY_HEADING)
        return f"<h{level}>{self.write(node.children)}</h{level}>"

    def _bullet_list(self, node: Node) -> str:
        kind = f' class="{OPTIONS}"' if node.info == OPTIONS else ""
        return f"<ul{kind}>{self.write(node.children)}</ul>"

    def _ordered_list(self, node: Node) -> str:
        start = node.attributes.get("start", "1")
        return f'<ol start="{start}">{self.write(node.children)}</ol>'

    def _item(self, node: Node) -> str:
        ticked = with_box(node)
        kind = "" if ticked is node else ' class="task"'
        return f"<li{kind}>{self.write(ticked.children)}</li>"

    def _callout(self, node: Node) -> str:
        return f'<blockquote class="{CALLOUT}">{self.write(node.children)}</blockquote>'

    def _title(self, node: Node) -> str:
        return f"<p><strong>{escape(kind_of(node), quote=False)}{self.write(node.children)}</strong></p>"

    def _note(self, node: Node) -> str:
        return f"<sup>{number_of(node, self.notes)}</sup>"

    def _table(self, node: Node) -> str:
        rows = [row for part in node.children for row in part.children]
        kinds = table_kinds([tuple(map(_cell_of, row.children)) for row in rows])
        said = f' class="{kinds}"' if kinds else ""
        return f"<table{said}>{self.write(node.children)}</table>"

    def _cell(self, node: Node) -> str:
        align = node.attributes.get("style", "").removeprefix("text-align:")
        kind = f' class="align-{align}"' if align else ""
        scope = ' scope="col"' if node.kind == "th" else ""
        return f"<{node.kind}{kind}{scope}>{self.write(node.children)}</{node.kind}>"

    def _link(self, node: Node) -> str:
        """Links into the bank's own files or headings lead nowhere in print or in a book; their words stay."""
        address = node.attributes.get("href", "")
        words = self.write(node.children)
        if not leads_out(address):
            return words
        self.linked = True
        return f'<a href="{escape(address)}">{words}</a>'

    def _code(self, node: Node) -> str:
        note = diagram_note(node)
        return (f'<p class="{DIAGRAM}">{note}</p>' if note else "") + code_html(node.text, node.info)

    def _formula(self, node: Node) -> str:
        self.own = False
        formula = formula_of(node)
        if not formula.problem:
            self.shown.add(formula.address)
            return f'<div class="{FORMULA}">{formula.place}</div>' if node.kind == "math_block" else formula.place
        source = f"<code>{escape(formula_source(node), quote=False)}</code>"
        return f"<pre>{source}</pre>" if node.kind == "math_block" else source

    def _raw(self, node: Node) -> str:
        self.own = False
        lowered = UPPER_HEADING.sub(rf"\g<1>{SMALLEST_BODY_HEADING}", node.text)
        return IMAGE_TAG.sub(lambda tag: self._image(*image_of_tag(tag[0])), lowered)

    def _image(self, reference: str, alternative: str) -> str:
        self.own = False
        image = self.images.get(reference)
        if image and image.data:
            address = f"{IMAGES}{image.name}"
            self.shown.add(address)
            return f'<img src="{address}" alt="{escape(alternative)}">'
        return f'<span class="no-image">{escape(missing_image_text(reference, alternative))}</span>'

    SPECIAL: Mapping[str, Callable[["_Writer", Node], str]] = {
        "heading": _heading, "bullet_list": _bullet_list, "ordered_list": _ordered_list,
        "table": _table, "th": _cell, "td": _cell, "list_item": _item, NOTE: _note,
        "callout": _callout, "admonition": _callout, "admonition_title": _title, "callout_title": _title,
        "link": _link, "image": lambda self, node: self._image(node.attributes["src"], plain(node.children)),
        "code_inline": lambda self, node: f"<code>{escape(node.text, quote=False)}</code>", "fence": _code,
        "code_block": _code, "html_block": _raw, "html_inline": _raw,
        "math_inline": _formula, "math_block": _formula,
    }  # fmt: skip


def _cell_of(node: Node) -> Cell:
    said = tuple(walk(node.children))
    code = [inner.text for inner in said if inner.kind == "code_inline"]
    return Cell(plain(node.children), code, any(inner.kind == "image" for inner in said))
