"""Headings go down step by step, and none is empty.

Whoever hears a book moves by its headings, and takes a level that is left out for one that was missed.
"""

import re
from collections.abc import Iterator

from prepress.bookrule import Fault, Rule, quoted, texts
from prepress.proving.epubfile import EpubFile

HEADING = re.compile(r"h[1-6]")


def run(book: EpubFile) -> Iterator[Fault]:
    """Document by document; a document may begin on any level."""
    for document in texts(book):
        above = 0
        for spot in book.spots(document.path):
            if not HEADING.fullmatch(spot.name):
                continue
            level, words = int(spot.name[1]), " ".join("".join(spot.element.itertext()).split())
            pictured = any(element.tag.endswith(("}img", "}math")) for element in spot.element.iter())
            if not words and not pictured:
                yield Fault(document.path, f"has an empty heading ({spot.name})", spot.within)
            if above and level > above + 1:
                said = f"goes from a heading of level {above} to one of level {level}: {quoted(words)}"
                yield Fault(document.path, said, spot.within, words)
            above = level


RULE = Rule("headings", "headings leave no level out, and none is empty", run)
