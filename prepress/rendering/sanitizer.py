"""What of a bank's HTML may get into an output: an allow-list, held by nh3; and the same HTML as XML."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape

import nh3
from lxml import etree

from prepress.parsing.htmltags import opened, shallow
from prepress.rendering.tables import TABLE_KINDS

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


def is_clean(html: str) -> bool:
    """Whether markup of our own is as the sanitizer would leave it: nothing unusual, nothing that lies too deep."""
    return not UNUSUAL.search(html) and not _is_deep(html)


def sanitized(html: str, addresses: frozenset[str], *, own: bool = False) -> str:
    """What the allow-list leaves of it, and of pictures those with one of the addresses; our `own` is well-formed."""
    if not MARKED.search(html):
        return html
    flat = html if own and not _is_deep(html) else shallow(html)
    return cleaner(addresses if ADDRESSED.search(html) else None).clean(flat)


def _is_deep(html: str) -> bool:
    return len(HOLDER.findall(html)) > MOST_HOLDERS


@lru_cache(maxsize=MOST_KEPT_CLEANERS)
def cleaner(known: frozenset[str] | None) -> nh3.Cleaner:
    """What keeps the allow-list, and of pictures those with an address that is known; None where nothing has any."""

    def keep(tag: str, name: str, value: str) -> str | None:
        refused = (name == "src" and value not in (known or ())) or (name == "href" and not leads_out(value))
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


def leads_out(address: str) -> bool:
    """Whether a link has somewhere to lead to: the web or a mailbox, not a file or a heading of the bank."""
    return address.split(":", 1)[0].lower() in LINK_SCHEMES


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


def words_of_html(raw: str) -> str:
    """The words of a piece of HTML, without tags, comments, scripts and styles."""
    return unescape(nh3.clean(shallow(raw), tags=set()))
