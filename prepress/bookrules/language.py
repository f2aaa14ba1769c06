"""Every document says the language of the book, and a passage in another script says its own.

Readers choose voices, hyphens, and for Chinese, Japanese and Korean even the shapes of letters by it. What is looked at
are words of two letters or more in a script that is not that of the language said; code, formulas and names in Latin
letters are left alone.
"""

from collections.abc import Iterator

from prepress.bookrule import Fault, Rule, quoted, texts
from prepress.proving.epubfile import XML_LANGUAGE, EpubFile, Spot
from prepress.rendering.foreign import foreign_runs

SILENT = frozenset({"code", "head", "kbd", "math", "pre", "samp", "script", "style", "svg", "title"})


def run(book: EpubFile) -> Iterator[Fault]:
    """Documents in the order of reading; of each passage the first words without a mark."""
    languages = {value.lower() for name, value in book.metadata if name == "language"}
    for document in texts(book):
        root = book.root(document.path)
        said, plain = root.get(XML_LANGUAGE, ""), root.get("lang", "")
        if not said and not plain:
            yield Fault(document.path, "does not say its language")
        elif said and plain and said != plain:
            yield Fault(document.path, f"says two languages: lang is {plain}, xml:lang is {said}")
        elif languages and (said or plain).lower() not in languages:
            yield Fault(document.path, f"is in {said or plain}, which is no language of the book")
        for spot in book.spots(document.path):
            if not SILENT.intersection((*spot.above, spot.name)):
                yield from _unmarked(document.path, spot)


def _unmarked(path: str, spot: Spot) -> Iterator[Fault]:
    tails = (child.tail or "" for child in spot.element)
    for text in (spot.element.text or "", *tails):
        for start, end, tag in foreign_runs(text, spot.language):
            words = text[start:end]
            yield Fault(path, f"does not say of {quoted(words)} that it is {tag}", spot.within, words)
            return


RULE = Rule("language", "documents say the language of the book, and words in other scripts their own", run)
