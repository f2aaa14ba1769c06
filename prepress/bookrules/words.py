"""The words are ones that somebody wrote for readers.

U+FFFD stands where a character was lost. `**` and backticks outside of code are Markdown that nobody read, unless an
author means them. A link that is called “here” says nothing to those who hear the links of a page one after another.
"""

import re
from collections.abc import Iterator

from prepress.bookrule import Fault, Rule, quoted, texts
from prepress.proving.epubfile import EpubFile, Spot

LOST = "\ufffd"
VERBATIM = frozenset({"code", "head", "kbd", "math", "pre", "samp", "script", "style", "svg"})
RAW = re.compile(
    r"\*\*[^\s*][^*]{0,60}\*\*|(?<![\w`])`[^`\s][^`]{0,60}`|\[[^\][]{1,60}\]\((?:https?:|\.{0,2}/|#)|^#{2,6}\s|```"
)
EMPTY_WORDS = frozenset(
    {"click", "click here", "here", "hier", "ici", "aquí", "aqui", "qui", "link", "more", "read more", "see here",
     "this", "this link", "mehr", "тут", "здесь", "ссылка", "这里", "こちら", "여기"}
)  # fmt: skip


def run(book: EpubFile) -> Iterator[Fault]:
    """Document by document."""
    for document in texts(book):
        for spot in book.spots(document.path):
            if spot.name == "a":
                yield from _link(document.path, spot)
            if not VERBATIM.intersection((*spot.above, spot.name)):
                yield from _text(document.path, spot)


def _link(path: str, spot: Spot) -> Iterator[Fault]:
    words = " ".join("".join(spot.element.itertext()).split())
    labelled = spot.get("aria-label") or any(element.get("alt") for element in spot.element.iter())
    if words.casefold().strip(".:!> →»") in EMPTY_WORDS and not labelled:
        said = f"has a link with words that do not say where it leads: {quoted(words)}"
        yield Fault(path, said, spot.within, spot.get("href"), grave=False)


def _text(path: str, spot: Spot) -> Iterator[Fault]:
    for text in (spot.element.text or "", *(child.tail or "" for child in spot.element)):
        if LOST in text:
            yield Fault(path, f"has a character that was lost (U+FFFD): {quoted(text)}", spot.within, LOST, grave=False)
        if found := RAW.search(text):
            said = f"shows what looks like Markdown that was not read: {quoted(found[0])}"
            yield Fault(path, said, spot.within, found[0], grave=False)


RULE = Rule("words", "no lost characters, no raw Markdown, no links called “here”", run)
