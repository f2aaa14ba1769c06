"""A block -> what it shows a reader: its links with their words, its pictures, and the words outside of links.

Markdown and raw HTML count alike. Only blocks that hold no other blocks are looked at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from prepress.parsing.syntax import RAW_HTML, VERBATIM, Node, plain

TOKEN = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
ATTRIBUTE = re.compile(r"""\b(href|src|name|id|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
EMPTY = frozenset({"softbreak", "hardbreak"})
LONGEST_TAG = 2000
SHOWING = ("<input", "<svg", "<video", "<audio", "<iframe", "<object", "<hr")


@dataclass
class Link:
    """An address, the words that lead there, and the pictures that do."""

    address: str
    words: str = ""
    pictures: list[str] = field(default_factory=list)


@dataclass
class Shown:
    """What a block shows; `words` are those outside of links, and `other` says that something else is shown.

    `anchors` counts the places that links could lead to, `comments` has what is in comments.
    """

    links: list[Link] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    words: str = ""
    other: bool = False
    anchors: int = 0
    comments: list[str] = field(default_factory=list)

    @property
    def says(self) -> bool:
        """Whether there is a word outside of links."""
        return self.other or any(map(str.isalnum, self.words))

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is seen."""
        return not (self.says or self.links or self.pictures)


def shown(block: Node, *, enough: bool = False) -> Shown:
    """What a paragraph, a heading, a cell or raw HTML shows; with `enough` up to the first word outside of links."""
    survey = _Survey(Shown())
    nodes = block.children or (block,)
    for node in nodes:
        survey.take(node)
        if enough and survey.found.says:
            break
    return survey.found


def shown_inline(nodes: Sequence[Node]) -> Shown:
    """The same of some inline nodes."""
    survey = _Survey(Shown())
    for node in nodes:
        survey.take(node)
    return survey.found


@dataclass
class _Survey:
    """Takes the inline nodes of a block one after the other; `link` is one of raw HTML that is open."""

    found: Shown
    link: Link | None = None

    def take(self, node: Node) -> None:
        """Add what one node shows."""
        if node.kind in RAW_HTML:
            self._take_html(node.text)
        elif node.kind == "link":
            outer, self.link = self.link, Link(node.attributes.get("href", ""))
            self.found.links.append(self.link)
            self._take_all(node.children)
            self.link = outer
        elif node.kind == "image":
            self._picture(node.attributes.get("src", ""))
        elif node.kind in VERBATIM:
            self.found.other = True
        elif node.kind not in EMPTY:
            self._say(node.text)
            self._take_all(node.children)

    def _take_all(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            self.take(node)

    def _take_html(self, text: str) -> None:
        at = 0
        for token in TOKEN.finditer(text):
            self._say(unescape(text[at : token.start()]))
            self._take_tag(token[0])
            at = token.end()
        self._say(unescape(text[at:]))

    def _take_tag(self, tag: str) -> None:
        name = tag[:8].lower()
        if name.startswith("<!--"):
            self.found.comments.append(tag)
        elif name.startswith(("<a ", "<a\n", "<a>")):
            self._open(dict(_attributes(tag)))
        elif name.startswith("</a"):
            self.link = None
        elif name.startswith("<img"):
            self._picture(dict(_attributes(tag)).get("src", ""))
        elif name.startswith(SHOWING):
            self.found.other = True

    def _open(self, attributes: dict[str, str]) -> None:
        if "href" in attributes:
            self.link = Link(attributes["href"])
            self.found.links.append(self.link)
        else:
            self.link = None
            self.found.anchors += 1

    def _picture(self, address: str) -> None:
        (self.link.pictures if self.link else self.found.pictures).append(address)

    def _say(self, words: str) -> None:
        if self.link:
            self.link.words += words
        else:
            self.found.words += words


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    for match in ATTRIBUTE.finditer(tag[:LONGEST_TAG]):
        yield match[1].lower(), unescape(match[2] or match[3] or match[4] or "")


def says_nothing(nodes: Sequence[Node]) -> bool:
    """Whether inline nodes have no word and no picture."""
    return not any(map(str.isalnum, plain(nodes))) and shown_inline(nodes).is_empty
