"""A tree of HTML elements -> the same words in elements that stand where HTML has a place for them.

What authors write as raw HTML is made safe and well-formed elsewhere. E-readers do not mend the rest as browsers do,
and EPUB's schema refuses it: an item without a list, a list inside bold text, a block inside a heading (WHATWG HTML,
section 4). Words and pictures are never dropped: an element that is out of place is dissolved, or becomes a `div`, a
`span` or an item of its list.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from prepress.binding.xmltree import Content, Element

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TRANSPARENT = frozenset({"a", "del", "ins"})
"""Inline elements that may hold whatever their parent may."""

MATH = "math"
"""A formula; what is in it is not HTML, and not the author's."""

INLINE = TRANSPARENT | {
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "dfn", "em", "i", "img", "kbd", "mark", "q", "rp", "rt", "ruby",
    "math", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var",
}  # fmt: skip
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


def put_in_place(root: Element) -> Element:
    """The same tree, mended; `root` may hold blocks."""
    whole = replace(root, content=_dissolved(root.content))
    return whole.map(lambda child: _fitted(child, whole.tag, among_words=False))


def _dissolved(content: Content) -> Content:
    """The same without the inline elements that hold blocks; what was in them stands in their place."""
    return tuple(part for node in content for part in ((node,) if isinstance(node, str) else _without_tag(node)))


def _without_tag(element: Element) -> Content:
    if element.tag == MATH:
        return (element,)
    content = _dissolved(element.content)
    needless = element.tag in INLINE - TRANSPARENT and not all(map(_is_inline, content))
    return content if needless else (replace(element, content=content),)


def _is_inline(node: Element | str) -> bool:
    """Whether it can stand among words; a link can if all that is in it can."""
    if isinstance(node, str):
        return True
    return node.tag in INLINE and (node.tag not in TRANSPARENT or all(map(_is_inline, node.content)))


def _fitted(element: Element, parent: str, *, among_words: bool) -> Element:
    """Make of an element what its parent can hold, then the same with what is in it."""
    if element.tag == MATH:
        return element
    element = _renamed(element, parent)
    if among_words and not _is_inline(element) and element.tag not in TRANSPARENT:
        element = replace(element, tag="br") if element.tag == "hr" else Element("span", BLOCK, element.content)
    if mend := MENDERS.get(element.tag):
        element = mend(element)
    inside = element.tag in WORDS_ONLY or (element.tag in INLINE and (among_words or element.tag not in TRANSPARENT))
    return element.map(lambda child: _fitted(child, element.tag, among_words=inside))


BLOCK = {"class": "block"}
"""Of a span that was a block, so that it keeps a line to itself."""


def _renamed(element: Element, parent: str) -> Element:
    if element.tag in PARENTS and parent not in PARENTS[element.tag]:
        return replace(element, tag="span" if element.tag in INLINE else "div")
    if element.tag in HEADINGS and parent in NO_HEADINGS:
        return replace(element, tag="p")
    return element


def _tag(node: Element | str) -> str:
    return "" if isinstance(node, str) else node.tag


def _solid(element: Element) -> list[Element | str]:
    """What is directly in an element, without the white space between."""
    return [node for node in element.content if isinstance(node, Element) or node.strip()]


def _mend_list(items: Element) -> Element:
    """What stands between the items becomes an item."""
    content: list[Element | str] = []
    for is_item, run in groupby(_solid(items), lambda node: _tag(node) == "li"):
        nodes = tuple(run)
        content += nodes if is_item else (Element("li", {}, nodes),)
    return replace(items, content=tuple(content))


def _mend_terms(terms: Element) -> Element:
    """Terms, then what describes them, and nothing else; or it is no list of terms."""
    tags = [_tag(node) for node in _solid(terms)]
    sound = set(tags) <= {"dt", "dd"} and tags[:1] == ["dt"] and tags[-1:] == ["dd"]
    return terms if sound else replace(terms, tag="div")


def _mend_details(details: Element) -> Element:
    """One summary, and first; or nothing opens and closes."""
    tags = [_tag(node) for node in _solid(details)]
    sound = tags[:1] == ["summary"] and tags.count("summary") == 1
    return details if sound else replace(details, tag="div")


def _mend_figure(figure: Element) -> Element:
    """One caption at most, first or last."""
    tags = [_tag(node) for node in _solid(figure)]
    sound = "figcaption" not in tags[1:-1] and tags.count("figcaption") < 2
    return figure if sound else replace(figure, tag="div")


def _mend_ruby(ruby: Element) -> Element:
    """A ruby without a reading is a word like others."""
    return ruby if "rt" in map(_tag, ruby.content) else replace(ruby, tag="span")


def _mend_table(table: Element) -> Element:
    """One caption, and first; then one head; one foot, and last."""
    captions = [part for part in table.elements if part.tag == "caption"]
    groups = [part for part in table.content if _tag(part) != "caption"]
    caption = (Element("caption", {}, tuple(_joined(captions))),) if captions else ()
    return replace(table, content=(*caption, *_groups(groups)))


def _joined(captions: list[Element]) -> Iterator[Element | str]:
    for number, caption in enumerate(captions):
        yield from (Element("br"), *caption.content) if number else caption.content


def _groups(groups: list[Element | str]) -> Iterator[Element | str]:
    places = [index for index, group in enumerate(groups) if isinstance(group, Element)]
    for index, group in enumerate(groups):
        misplaced = (_tag(group) == "thead" and index != places[0]) or (_tag(group) == "tfoot" and index != places[-1])
        yield replace(group, tag="tbody") if isinstance(group, Element) and misplaced else group


MENDERS: Mapping[str, Callable[[Element], Element]] = {
    "ul": _mend_list,
    "ol": _mend_list,
    "dl": _mend_terms,
    "details": _mend_details,
    "figure": _mend_figure,
    "ruby": _mend_ruby,
    "table": _mend_table,
}
