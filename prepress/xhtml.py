"""A rendered document of the book -> the same document as the schema of EPUB wants it, and what there is in it.

What authors write as raw HTML may be safe and well-formed and still stand where the content model of HTML has no place
for it (WHATWG HTML, 4: an item without a list, a block inside a heading). Readers with an XML parser do not mend that
as browsers do. Words are never dropped: what is out of place becomes a `div` or a `span`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.dom.minidom import Element, Node, Text, parseString

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0 has no way to write these (2.2, Char)."""

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
HEADING = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PHRASING = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup u var"
    .split()
)  # fmt: skip
HOLD_PHRASING = (PHRASING - {"a", "del", "ins"}) | HEADING | {"p", "pre", "summary"}
"""Elements that hold words and inline elements alone; `a`, `del` and `ins` hold what their parent may."""

NO_HEADINGS = frozenset({"th", "dt", "caption"})
PARENTS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol"}), "dt": frozenset({"dl"}), "dd": frozenset({"dl"}),
    "rt": frozenset({"ruby"}), "rp": frozenset({"ruby"}), "figcaption": frozenset({"figure"}),
    "summary": frozenset({"details"}),
}  # fmt: skip
LISTS = frozenset({"ul", "ol"})
CODE = frozenset({"code", "kbd", "pre", "samp"})
TEXT_BLOCKS = HEADING | {"p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "summary", "blockquote"}

WHOLE = re.compile(r"\d{1,3}")
ADDRESS = re.compile(r"https?://[\w.-]+(?::\d{1,5})?(?:[/?#][^\s\\^`{|}<>\"\[\]]*)?|mailto:[^\s\\^`{|}<>\"\[\]]+")
BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
SOUND: Mapping[str, Callable[[str], object]] = {
    "start": re.compile(r"-?\d{1,9}").fullmatch,
    "colspan": re.compile(r"[1-9]\d{0,2}").fullmatch,
    "rowspan": WHOLE.fullmatch,
    "scope": frozenset({"row", "col", "rowgroup", "colgroup"}).__contains__,
    "dir": frozenset({"ltr", "rtl", "auto"}).__contains__,
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", re.ASCII).fullmatch,
    "href": lambda address: not BAD_ESCAPE.search(address),
}
"""Attributes that authors set, and what their values may be; others go."""


@dataclass(frozen=True)
class Sheet:
    """A document and what there is in it: the characters of its code, its pictures' alternatives by address."""

    name: str
    html: str
    code: frozenset[str] = frozenset()
    pictures: tuple[tuple[str, str], ...] = ()


def sayable(text: str) -> str:
    """The text without the characters that XML has no way to write."""
    return NOT_XML.sub("", text)
