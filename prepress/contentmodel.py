"""A tree of HTML elements -> the same words in elements that stand where HTML has a place for them.

What authors write as raw HTML is made safe and well-formed elsewhere. E-readers do not mend the rest as browsers do, and
EPUB's schema refuses it: an item without a list, a list inside bold text, a block inside a heading (WHATWG HTML,
section 4). Words and pictures are never dropped: an element that is out of place is dissolved, or becomes a `div`, a
`span` or a list item.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from xml.dom.minidom import Element, Node, Text

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TRANSPARENT = frozenset({"a", "del", "ins"})
"""Inline elements that may hold whatever their parent may."""

INLINE = TRANSPARENT | frozenset(
    "abbr b bdi bdo br cite code dfn em i img kbd mark q rp rt ruby s samp small span strong sub sup u var".split()
)
WORDS_ONLY = HEADINGS | {"p", "pre", "summary"}
"""Blocks that hold words and inline elements alone."""

NO_HEADINGS = frozenset({"th", "dt", "caption"})
PARENTS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "rt": frozenset({"ruby"}),
    "rp": frozenset({"ruby"}),
    "figcaption": frozenset({"figure"}),
    "summary": frozenset({"details"}),
}


def put_in_place(root: Element) -> None:
    """Mend everything below `root`, which may hold blocks."""
    for element in list(elements_below(root)):
        if element.tagName in INLINE - TRANSPARENT and any(not is_inline(child) for child in elements_below(element)):
            _dissolve(element)
    for element in elements_below(root):
        _fit_in(element)
        if mend := MENDERS.get(element.tagName):
            mend(element)


def elements_below(root: Element) -> Iterator[Element]:
    """Every element of a tree but its root, parents first; each may be changed while it is looked at."""
    for child in elements_in(root):
        yield child
        yield from elements_below(child)


def elements_in(parent: Node) -> list[Element]:
    """The elements directly in another."""
    return [child for child in parent.childNodes if isinstance(child, Element)]


def is_inline(element: Element) -> bool:
    """Whether an element can stand among words; a link can if all that is in it can."""
    if element.tagName in TRANSPARENT:
        return all(map(is_inline, elements_in(element)))
    return element.tagName in INLINE


def text_of(node: Node) -> str:
    """All words in a tree."""
    return node.data if isinstance(node, Text) else "".join(map(text_of, node.childNodes))


def rename(element: Element, tag: str) -> None:
    """Make another element of it, with the same attributes and content."""
    element.tagName = element.nodeName = tag


def _dissolve(element: Element) -> None:
    parent = element.parentNode
    for child in list(element.childNodes):
        parent.insertBefore(child, element)
    parent.removeChild(element)


def _fit_in(element: Element) -> None:
    """Make of an element what its parent can hold."""
    parent = element.parentNode
    if element.tagName in PARENTS and parent.tagName not in PARENTS[element.tagName]:
        rename(element, "span" if element.tagName in INLINE else "div")
    if element.tagName in HEADINGS and parent.tagName in NO_HEADINGS:
        rename(element, "p")
    if not is_inline(element) and _among_words(parent):
        rename(element, "br" if element.tagName == "hr" else "span")
        element.setAttribute("class", "block")


def _among_words(parent: Element) -> bool:
    while parent.tagName in TRANSPARENT:
        parent = parent.parentNode
    return parent.tagName in WORDS_ONLY or parent.tagName in INLINE


def _tag(node: Node) -> str:
    return node.tagName if isinstance(node, Element) else ""


def _solid(parent: Element) -> list[Node]:
    """All nodes directly in an element but the white space between them."""
    return [node for node in parent.childNodes if isinstance(node, Element) or text_of(node).strip()]


def _mend_list(items: Element) -> None:
    """What stands between the items becomes an item."""
    for is_item, run in groupby(_solid(items), lambda node: _tag(node) == "li"):
        if not is_item:
            _wrap(list(run), "li")


def _wrap(nodes: Sequence[Node], tag: str) -> None:
    """Put neighbours into a new element that takes their place."""
    wrapper = nodes[0].ownerDocument.createElement(tag)
    nodes[0].parentNode.insertBefore(wrapper, nodes[0])
    for node in nodes:
        wrapper.appendChild(node)


def _mend_terms(terms: Element) -> None:
    """Terms, then what describes them, and nothing else; or it is no list of terms."""
    tags = [_tag(node) for node in _solid(terms)]
    if not set(tags) <= {"dt", "dd"} or tags[:1] != ["dt"] or tags[-1:] != ["dd"]:
        rename(terms, "div")


def _mend_details(details: Element) -> None:
    """One summary, and first; or nothing opens and closes."""
    tags = [_tag(node) for node in _solid(details)]
    if tags[:1] != ["summary"] or tags.count("summary") > 1:
        rename(details, "div")


def _mend_figure(figure: Element) -> None:
    """One caption, first or last."""
    nodes = _solid(figure)
    captions = [node for node in elements_in(figure) if node.tagName == "figcaption"]
    if len(captions) > 1 or (captions and captions[0] not in (nodes[0], nodes[-1])):
        rename(figure, "div")


def _mend_ruby(ruby: Element) -> None:
    """A ruby without a reading is a word like others."""
    if "rt" not in map(_tag, ruby.childNodes):
        rename(ruby, "span")


def _mend_table(table: Element) -> None:
    """One caption, and first; then one head; one foot, and last."""
    captions = [part for part in elements_in(table) if part.tagName == "caption"]
    for caption in captions[:1]:
        table.insertBefore(caption, table.firstChild)
    for caption in captions[1:]:
        captions[0].appendChild(caption)
        rename(caption, "div")
    groups = [part for part in elements_in(table) if part.tagName in ("thead", "tbody", "tfoot")]
    for index, group in enumerate(groups):
        first, last = index == 0, index == len(groups) - 1
        if (group.tagName == "thead" and not first) or (group.tagName == "tfoot" and not last):
            rename(group, "tbody")


MENDERS: Mapping[str, Callable[[Element], None]] = {
    "ul": _mend_list,
    "ol": _mend_list,
    "dl": _mend_terms,
    "details": _mend_details,
    "figure": _mend_figure,
    "ruby": _mend_ruby,
    "table": _mend_table,
}
