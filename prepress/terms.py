"""The key terms of a text: what its author sets in bold or as code, and names that stand out by their letters.

Names are acronyms (CAP, 2PC) and words with a capital inside of a sentence (Raft, ZooKeeper); several in a row are one
term. Languages that write all nouns with capitals would have too many of them, so names are only sought where at most
one word in four has one.
"""

import re
from collections.abc import Iterator, Sequence

from prepress.model import Part, Prose
from prepress.syntax import Node, plain

MARKED = frozenset({"strong", "code_inline"})
BLOCKS = frozenset({"paragraph", "list_item", "td", "th", "dd", "dt", "heading"})
LONGEST = 40
NAME = r"(?:[A-Z][\w/+.-]*[A-Z0-9][\w/+-]*|(?<!\d)\d{1,12}[A-Z][\w/+-]*|[A-Z][\w'’-]+\w)"
RUN = re.compile(rf"{NAME}(?:[ ]{NAME})*")
ACRONYM = re.compile(r"(?:\d|[A-Z])[\w/+-]*[A-Z0-9][\w/+-]*")
SENTENCE_ENDS = frozenset(".!?\n")
MOST_NAMES = 0.25


def terms_of(parts: Sequence[Part], most: int = 8) -> tuple[str, ...]:
    """The terms of some parts, each once: first what is marked, then names; at most so many."""
    found: dict[str, str] = {}
    prose = Prose(tuple(node for part in parts for node in part.body.nodes))
    for term in (*_marked(prose), *_names(prose)):
        clean = " ".join(term.split()).strip(" .,:;")
        if 1 < len(clean) <= LONGEST:
            found.setdefault(clean.casefold(), clean)
    return tuple(found.values())[:most]


def _marked(prose: Prose) -> Iterator[str]:
    return (plain((node,)) or node.text for node in prose.walk() if node.kind in MARKED)


def _names(prose: Prose) -> Iterator[str]:
    text = "\n".join(_runs(prose.nodes))
    words = text.split()
    if not words or sum(word[:1].isupper() for word in words) > MOST_NAMES * len(words):
        return
    for match in RUN.finditer(text):
        first, _, rest = match[0].partition(" ")
        begins = _begins_sentence(text, match.start())
        if not begins or ACRONYM.fullmatch(first):
            yield match[0]
        elif rest:
            yield rest


def _begins_sentence(text: str, at: int) -> bool:
    """Whether nothing but signs stands before a word, up to the end of another sentence."""
    start = at
    while start and not (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    return start == 0 or not SENTENCE_ENDS.isdisjoint(text[start:at])


def _runs(nodes: tuple[Node, ...]) -> Iterator[str]:
    """The text of each block that holds text."""
    for node in nodes:
        if node.kind in BLOCKS or not any(child.children for child in node.children):
            yield plain((node,))
        else:
            yield from _runs(node.children)
