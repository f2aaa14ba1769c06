"""Syntax nodes -> safe HTML. Raw HTML of the bank is untrusted: nh3 reduces the result to an allow-list.

The markup is the same for print and for e-readers; `to_xhtml` makes it well-formed XML.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape, unescape

import nh3
from lxml import etree

from prepress.formulas import ADDRESS, Formula
from prepress.highlight import code_html, diagram_of
from prepress.htmltags import opened, shallow
from prepress.source import Image
from prepress.syntax import MATH, NOTE, RAW_HTML, VERBATIM, Node, formula_source, plain, walk
from prepress.tables import TABLE_KINDS, Cell, table_kinds

INLINE_TAGS = """
a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup u var
"""
BLOCK_TAGS = """
blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary
table tbody td tfoot th thead tr ul
"""
TAGS = frozenset(f"{INLINE_TAGS} {BLOCK_TAGS}".split())
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": frozenset({"dir", "lang"}),
    "a": frozenset({"href"}),
    "abbr": frozenset({"title"}),
    "img": frozenset({"src", "alt"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
}
OPTIONS = "options"
"""A list whose `info` says this has the letter of each item as its first word."""

IMAGES = "images/"

DIAGRAM = "diagram"
"""A paragraph of this class says of the code below it that it draws a diagram."""

FORMULA = "formula"
"""The class of what holds a formula in a line of its own."""

CALLOUT = "callout"
"""A quotation of this class is none, but set apart by its author; its kind or title is its first line."""

CLASSES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("td", "th"), frozenset({"align-left", "align-center", "align-right"})),
    "blockquote": frozenset({CALLOUT}),
    "div": frozenset({FORMULA}),
    "li": frozenset({"task"}),
    "ol": frozenset({"notes"}),
    "p": frozenset({DIAGRAM}),
    "span": frozenset({"no-image", "code-line", "code-long"}),
    "table": frozenset(TABLE_KINDS),
    "ul": frozenset({OPTIONS}),
}
LINK_SCHEMES = frozenset({"http", "https", "mailto"})
HARMLESS_TAGS = TAGS | {"html", "head", "body", "center", "font", "section", "article", "picture", "source", "tt"}
"""What may lose its tag but keeps its words without anybody missing it; anything else that goes is reported."""

SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):")
IMAGE_TAG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
SMALLEST_BODY_HEADING = 4
"""Sections and questions take the levels above."""

UPPER_HEADING = re.compile(r"(</?h)[1-3](?=[\s/>])", re.IGNORECASE)

MARKED = re.compile("[<&\xa0\r\0]")
"""What HTML could write in another way; a text without any of these is the same in HTML and in XML."""

ADDRESSED = re.compile("src|href", re.IGNORECASE)
HOLDER = re.compile("<(?:li|dd|blockquote)")
MOST_HOLDERS = 25
"""With no more blocks that hold others, nothing of our own markup lies too deep."""

UNUSUAL = re.compile("[\0-\x08\x0b-\x1f\x7f-\xa0\ufdd0-\ufdef\ufeff\ufffe\uffff]")
VOID = re.compile("<(br|hr)>")
EMPTY = re.compile(r"<(\w+)([^<>]*)></\1>")
NOT_HTML = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff]|&(?!amp;|lt;|gt;|quot;|nbsp;)")
"""What a parser of HTML may take for something else."""

PARSER = etree.HTMLParser()
MOST_KEPT_CLEANERS = 16

BOXES = {"[ ] ": "☐", "[x] ": "☑", "[X] ": "☑"}
Notes = dict[str, Node]
"""The footnotes that a text refers to, by their labels, in order."""

Children = Callable[[Sequence[Node]], str]


def to_html(nodes: Sequence[Node], images: Mapping[str, Image]) -> str:
    """Sanitized HTML of blocks or of inline nodes; pictures are named, and lie in the folder `images`.

    Formulas are still to be put into their places.
    """
    return cleaned(nodes, images)[0]


def cleaned(nodes: Sequence[Node], images: Mapping[str, Image]) -> tuple[str, bool]:
    """The same, and whether all of its markup is our own: text with no raw HTML, no pictures and no formulas."""
    writer = _Writer(images)
    raw = writer.write(nodes) + writer.write_notes(nodes)
    if not MARKED.search(raw) or (writer.own and not writer.linked and _is_in_order(raw)):
        return raw, writer.own
    flat = raw if writer.own and len(HOLDER.findall(raw)) <= MOST_HOLDERS else shallow(raw)
    known = frozenset(writer.shown) if ADDRESSED.search(raw) else None
    return cleaner(known).clean(flat), writer.own


def _is_in_order(html: str) -> bool:
    """Whether markup of our own is what the sanitizer would make of it: nothing unusual, nothing that lies too deep."""
    return not UNUSUAL.search(html) and len(HOLDER.findall(html)) <= MOST_HOLDERS


def below(html: str) -> str:
    """The same, as seen from a folder beside that of the pictures."""
    return html.replace(f'<img src="{IMAGES}', f'<img src="../{IMAGES}')


@lru_cache(maxsize=MOST_KEPT_CLEANERS)
def cleaner(known: frozenset[str] | None) -> nh3.Cleaner:
    """What keeps the allow-list, and of pictures those with an address that is known; None where nothing has any."""

    def keep(tag: str, name: str, value: str) -> str | None:
        refused = (name == "src" and value not in (known or ()) and not ADDRESS.fullmatch(value)) or (
            name == "href" and not _leads_out(value)
        )
        return None if refused else value

    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=None if known is None else keep,
        allowed_classes={tag: set(names) for tag, names in CLASSES.items()},
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
    )


def to_xhtml(fragment: str, *, own: bool = False) -> str:
    """The same HTML fragment as well-formed XML: closed tags, no named entities, no white space added.

    Markup of our `own` is closed already, but for elements with nothing in them.
    """
    if not MARKED.search(fragment):
        return fragment
    if own and not NOT_HTML.search(fragment):
        return EMPTY.sub(r"<\1\2/>", VOID.sub(r"<\1/>", fragment.replace("&nbsp;", "\xa0")))
    (body,) = etree.fromstring(f"<html><body>{fragment}</body></html>", PARSER)
    body.text = body.text if body.text and body.text.strip() else None
    written = etree.tostring(body, encoding="unicode", method="xml")
    return "" if written == "<body/>" else written.removeprefix("<body>").removesuffix("</body>")


def _leads_out(address: str) -> bool:
    """Whether a link has somewhere to lead to: the web or a mailbox, not a file or a heading of the bank."""
    return address.split(":", 1)[0].lower() in LINK_SCHEMES


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
        if not any(map(_is_block, nodes)):
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
        if not _leads_out(address):
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
            return f'<div class="{FORMULA}">{formula.place}</div>' if node.kind == "math_block" else formula.place
        source = f"<code>{escape(formula_source(node), quote=False)}</code>"
        return f"<pre>{source}</pre>" if node.kind == "math_block" else source

    def _raw(self, node: Node) -> str:
        self.own = False
        lowered = UPPER_HEADING.sub(rf"\g<1>{SMALLEST_BODY_HEADING}", node.text)
        return IMAGE_TAG.sub(lambda tag: self._image(*_image_of_tag(tag[0])), lowered)

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


def _image_of_tag(tag: str) -> tuple[str, str]:
    """The address and the alternative text of an `<img>`."""
    values: Mapping[str, str] = {}
    for image in opened(tag):
        values = dict(reversed(image.attributes))
    return values.get("src", ""), values.get("alt", "")


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
                yield _image_of_tag(tag[0])[0]


def refusals(raw: str) -> tuple[str, ...]:
    """The tags and attributes of a piece of raw HTML that the sanitizer takes away for safety, each once."""
    return tuple(dict.fromkeys(_refused(raw)))


def _refused(raw: str) -> Iterator[str]:
    for tag in opened(raw):
        if tag.name not in HARMLESS_TAGS:
            yield f"<{tag.name}>"
        for name, value in tag.attributes:
            scheme = SCHEME.match(value.lower())
            picture = (tag.name, name) == ("img", "src")  # refused as a resource, if at all
            unsafe_link = name in ("href", "src") and not picture and scheme and scheme[1] not in LINK_SCHEMES
            if name.startswith("on") or unsafe_link:
                yield f"{name}=…"


def passages(nodes: Sequence[Node], images: Mapping[str, Image]) -> Iterator[str]:
    """The runs of text that must be found in whatever is made of these nodes: a paragraph, a cell, a line of code.

    Raw HTML counts with the words that survive the sanitizer; a picture and a formula with nothing, one
    left out with its stand-in, one that cannot be set with its source. Footnotes come last, as they do in print.
    """
    notes: Notes = {}
    said = tuple(_passages(nodes, images, notes))
    below = [tuple(_passages(note.children, images, notes)) for note in tuple(notes.values())]
    if any(map(_is_block, nodes)):
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


def _is_block(node: Node) -> bool:
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


def words_of_html(raw: str) -> str:
    """The words of a piece of HTML, without tags, comments, scripts and styles."""
    return unescape(nh3.clean(shallow(raw), tags=set()))
