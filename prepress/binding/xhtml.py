"""A rendered document of the book -> the same document as EPUB wants it, and what there is in it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from unicodedata import bidirectional
from urllib.parse import quote

from prepress.binding.contentmodel import HEADINGS, MATH, put_in_place
from prepress.binding.xmltree import Element, XmlError, parse_xml, write_xml
from prepress.rendering.foreign import foreign_runs

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0 has no way to write these (2.2, Char)."""

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
LONG_FORMULA = 10
"""Characters; shorter ones fit a phone at twice the size."""

CODE = frozenset({"code", "kbd", "pre", "samp"})
SILENT = CODE | {MATH}
CELLS = frozenset({"td", "th"})
PARAGRAPHS = HEADINGS | CELLS | {"p", "li", "dt", "dd", "caption", "figcaption", "summary"}

PLAIN = r"(?:%[\dA-Fa-f]{2}|[^\s\\^`{|}<>\"\[\]%#])*"
ADDRESS = re.compile(
    rf"https?://(?:[\w.~-]+@)?[\w-]+(?:\.[\w-]+)*\.?(?::[1-5]?\d{{1,4}})?(?:[/?]{PLAIN})?(?:#{PLAIN})?"
    rf"|mailto:(?!$){PLAIN}|[^:]*",
    re.IGNORECASE,
)
"""What any parser of addresses takes (WHATWG URL); inside the book there are no colons."""

PUNCTUATION = "%/:?#@!$&'()*+,;=~"
"""What stands for itself in an address; everything else can be written with percent signs."""

SOUND: Mapping[str, Callable[[str], object]] = {
    "href": ADDRESS.fullmatch,
    "start": re.compile(r"-?\d{1,9}").fullmatch,
    "colspan": re.compile(r"[1-9]\d{0,2}").fullmatch,
    "rowspan": re.compile(r"[1-9]\d{0,3}").fullmatch,
    "scope": frozenset({"row", "col", "rowgroup", "colgroup"}).__contains__,
    "dir": frozenset({"ltr", "rtl", "auto"}).__contains__,
    "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII).fullmatch,
}
"""What may be the value of an attribute that authors can set; one with another value goes."""


@dataclass(frozen=True)
class Sheet:
    """A document and what is in it: the characters of its code, each picture's address and alternative text,
    and the source of each formula.
    """

    name: str
    html: str
    code: frozenset[str] = frozenset()
    pictures: tuple[tuple[str, str], ...] = ()
    formulas: tuple[str, ...] = ()


def sayable(text: str) -> str:
    """The text without the characters that XML has no way to write."""
    return NOT_XML.sub("", text)


def settle(name: str, html: str, sizes: Mapping[str, tuple[int, int]] | None = None) -> Sheet:
    """Put a document in order; one that is not well-formed, by a fault of its template, is left to the proofs.

    `sizes` are those of the pictures in pixels, by the last part of their addresses.
    """
    try:
        root = parse_xml(html)
    except XmlError:
        return Sheet(name, html)
    language, direction = root.attributes.get("lang", ""), root.attributes.get("dir", "ltr")
    root = root.map(lambda part: _settled(part, direction) if part.tag == "body" else part)
    root = root.map(lambda part: _said(_roomy(_sized(part, sizes or {})), language) if part.tag == "body" else part)
    code = frozenset(character for element in root if element.tag in CODE for character in element.text)
    pictures = (element.attributes for element in root if element.tag == "img")
    shown = tuple((picture.get("src", ""), picture.get("alt", "")) for picture in pictures)
    formulas = tuple(element.attributes.get("alttext", "") for element in root if element.tag == MATH)
    return Sheet(name, f"{HEAD}{write_xml(root)}\n", code, shown, formulas)


def _settled(body: Element, direction: str) -> Element:
    return _directed(_levelled(_checked(put_in_place(body))), direction)


def _sized(element: Element, sizes: Mapping[str, tuple[int, int]]) -> Element:
    """The same with the width and height of its pictures, so that pages do not jump while they are loaded."""
    size = sizes.get(element.attributes.get("src", "").rpartition("/")[2]) if element.tag == "img" else None
    if size:
        width, height = map(str, size)
        return replace(element, attributes={**element.attributes, "width": width, "height": height})
    return element.map(lambda child: _sized(child, sizes))


def _roomy(element: Element) -> Element:
    """The same with long formulas in boxes that can be scrolled: they cannot be broken, and letters can be large."""
    if element.tag == MATH:
        long = element.attributes.get("display") != "block" and len("".join(element.text.split())) >= LONG_FORMULA
        return Element("span", {"class": "long"}, (element,)) if long else element
    return element.map(_roomy)


def _said(element: Element, language: str) -> Element:
    """The same with the language of words in other scripts than that of the language around them."""
    if element.tag in SILENT:
        return element
    language = element.attributes.get("lang", language)
    content: list[Element | str] = []
    for child in element.content:
        content += _marked(child, language) if isinstance(child, str) else [_said(child, language)]
    return replace(element, content=tuple(content))


def _marked(text: str, language: str) -> Iterator[Element | str]:
    at = 0
    for start, end, tag in foreign_runs(text, language):
        yield from (text[at:start],) if start > at else ()
        yield Element("span", {"lang": tag, "xml:lang": tag}, (text[start:end],))
        at = end
    yield from (text[at:],) if at < len(text) else ()


def _checked(element: Element) -> Element:
    """Without attributes that are not sound and links around nothing; a language is said in the way of XML too."""
    attributes = {name: value for name, value in _mended(element) if name not in SOUND or SOUND[name](value)}
    if element.tag == "a" and not element.text.strip() and not any(inner.tag == "img" for inner in element):
        attributes.pop("href", None)
    if "lang" in attributes:
        attributes["xml:lang"] = attributes["lang"]
    tag = "bdi" if element.tag == "bdo" and "dir" not in attributes else element.tag
    return Element(tag, attributes, element.content).map(_checked)


def _mended(element: Element) -> Iterator[tuple[str, str]]:
    """The attributes, with percent signs in an address that needs some."""
    for name, value in element.attributes.items():
        sound = name != "href" or ADDRESS.fullmatch(value)
        yield name, value if sound else quote(value.strip(), safe=PUNCTUATION)


def _levelled(body: Element) -> Element:
    """Each heading is one level below the one it belongs to: no level is left out."""
    levels = _levels(int(element.tag[1]) for element in body if element.tag in HEADINGS)

    def levelled(element: Element) -> Element:
        tag = f"h{next(levels)}" if element.tag in HEADINGS else element.tag
        return replace(element, tag=tag).map(levelled)

    return body.map(levelled)


def _levels(said: Iterator[int]) -> Iterator[int]:
    above: list[tuple[int, int]] = []
    for level in tuple(said):
        while above and above[-1][0] >= level:
            above.pop()
        above.append((level, above[-1][1] + 1 if above else level))
        yield above[-1][1]


def _directed(element: Element, around: str) -> Element:
    """Each paragraph that runs in the other direction than what is around it says so; code runs to the right.

    What has a class or an id is the template's, and the contents are too: they go with the book.
    """
    if element.tag == "nav":
        return element
    if element.tag == MATH:
        return element if around == "ltr" else replace(element, attributes={"dir": "ltr", **element.attributes})
    if element.tag in CELLS or not {"class", "id", "dir"} & element.attributes.keys():
        own = "ltr" if element.tag in CODE else _direction(element) if element.tag in PARAGRAPHS else ""
        if own not in ("", around):
            element = replace(element, attributes={"dir": own, **element.attributes})
    around = element.attributes.get("dir", around)
    return element.map(lambda child: _directed(child, around))


def _direction(element: Element) -> str:
    """The direction of most letters in it, code and math not counted; "" if there are none, or as many of either."""
    letters = [bidirectional(character) for character in _words(element)]
    balance = letters.count("L") - letters.count("R") - letters.count("AL")
    return "ltr" if balance > 0 else "rtl" if balance < 0 else ""


def _words(element: Element) -> str:
    said = (child if isinstance(child, str) else _words(child) for child in element.content)
    return "" if element.tag in SILENT else "".join(said)
