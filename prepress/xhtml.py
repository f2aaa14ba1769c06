"""A rendered document of the book -> the same document as EPUB wants it, and what there is in it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from unicodedata import bidirectional
from xml.dom.minidom import Element, parseString
from xml.parsers.expat import ExpatError

from prepress.contentmodel import HEADINGS, elements_below, put_in_place, rename, text_of

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0 has no way to write these (2.2, Char)."""

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
CODE = frozenset({"code", "kbd", "pre", "samp"})
PARAGRAPHS = HEADINGS | {"p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "summary"}

ADDRESS = re.compile(
    r"https?://([\w.~-]+@)?[\w-]+(\.[\w-]+)*\.?(:\d{1,5})?([/?#](%[\dA-Fa-f]{2}|[^\s\\^`{|}<>\"\[\]%])*)?"
    r"|mailto:(%[\dA-Fa-f]{2}|[^\s\\^`{|}<>\"\[\]%#])+"
    r"|[^:]*"
)
"""What any parser of addresses takes (WHATWG URL); inside the book there are no colons."""

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
    """A document and what is in it: the characters of its code, and the alternative text of each picture."""

    name: str
    html: str
    code: str
    alternatives: tuple[str, ...]


def sayable(text: str) -> str:
    """The text without the characters that XML has no way to write."""
    return NOT_XML.sub("", text)


def settle(name: str, html: str) -> Sheet:
    """Put a document in order; one that is not well-formed, by a fault of its template, is left to the proofs."""
    try:
        root = parseString(sayable(html)).documentElement  # noqa: S318 - our templates, filled with sanitized text
    except ExpatError:
        return Sheet(name, sayable(html), "", ())
    (body,) = root.getElementsByTagName("body")
    put_in_place(body)
    for element in elements_below(body):
        _check_attributes(element)
    _level_headings(body)
    _direct(body, root.getAttribute("dir") or "ltr")
    elements = tuple(elements_below(body))
    code = {character for element in elements if element.tagName in CODE for character in text_of(element)}
    alternatives = tuple(element.getAttribute("alt") for element in elements if element.tagName == "img")
    return Sheet(name, f"{HEAD}{root.toxml()}\n", "".join(sorted(code)), alternatives)


def _check_attributes(element: Element) -> None:
    for attribute, is_sound in SOUND.items():
        if element.hasAttribute(attribute) and not is_sound(element.getAttribute(attribute)):
            element.removeAttribute(attribute)
    if element.hasAttribute("lang"):
        element.setAttribute("xml:lang", element.getAttribute("lang"))
    if element.tagName == "bdo" and not element.hasAttribute("dir"):
        rename(element, "bdi")


def _level_headings(body: Element) -> None:
    """Each heading is one level below the one it belongs to; no level is left out."""
    above: list[tuple[int, int]] = []
    for heading in (element for element in elements_below(body) if element.tagName in HEADINGS):
        level = int(heading.tagName[1])
        while above and above[-1][0] >= level:
            above.pop()
        above.append((level, above[-1][1] + 1 if above else level))
        rename(heading, f"h{above[-1][1]}")


def _direct(parent: Element, around: str) -> None:
    """Say of each paragraph that runs in the other direction than the text around it that it does; code runs right."""
    for element in (child for child in parent.childNodes if isinstance(child, Element)):
        own = element.getAttribute("dir")
        if not own and element.tagName in PARAGRAPHS | CODE:
            found = "ltr" if element.tagName in CODE else _direction(element)
            if found and found != around:
                element.setAttribute("dir", found)
        _direct(element, element.getAttribute("dir") or around)


def _direction(element: Element) -> str:
    """The direction of most letters in it, code not counted; "" if there are none, or as many of either."""
    letters = [bidirectional(character) for character in _prose_of(element)]
    balance = letters.count("L") - letters.count("R") - letters.count("AL")
    return "ltr" if balance > 0 else "rtl" if balance < 0 else ""


def _prose_of(element: Element) -> str:
    if element.tagName in CODE:
        return ""
    return "".join(_prose_of(child) if isinstance(child, Element) else text_of(child) for child in element.childNodes)
