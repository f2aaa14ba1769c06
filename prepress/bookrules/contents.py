"""The navigation leads everywhere, in the order of reading, and says where to begin.

Kindle shows two levels. Apple Books opens a book at the landmark `bodymatter`; the landmarks are for readers, not for
the page, so they are hidden. A part, a chapter or an appendix that the contents do not name is found by nobody. Each
document has a title of its own: readers who hear the book know by it where they are.
"""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from prepress.bookrule import Fault, Rule, texts
from prepress.proving.epubfile import EpubFile, Spot, attribute_of, lead

MAIN = frozenset({"appendix", "chapter", "conclusion", "epilogue", "foreword", "introduction", "part", "preface"})
DEEPEST = 2
LANDMARKS = ("toc", "bodymatter")


def run(book: EpubFile) -> Iterator[Fault]:
    """The contents, then the landmarks, then the titles."""
    paths = [item.path for item in book.manifest if "nav" in item.properties]
    if not paths:
        yield Fault(book.package_path, "names no navigation document")
    for path in paths[:1]:
        navs = {attribute_of(spot.element, "type"): spot.element for spot in book.spots(path) if spot.name == "nav"}
        if "toc" in navs:
            yield from _contents(book, path, navs["toc"])
        else:
            yield Fault(path, "has no contents (nav with epub:type toc)")
        yield from _landmarks(path, navs.get("landmarks"))
    yield from _titles(book)


def _contents(book: EpubFile, path: str, contents: Element) -> Iterator[Fault]:
    order = {document.path: number for number, document in enumerate(book.spine)}
    targets = [lead(path, href).path for element in contents.iter() if (href := element.get("href"))]
    places = [order[target] for target in targets if target in order]
    if places != sorted(places):
        yield Fault(path, "does not name things in the order in which they are read")
    if _depth(contents) > DEEPEST:
        yield Fault(path, f"has contents of {_depth(contents)} levels: Kindle shows {DEEPEST}")
    for document in book.spine:
        kinds = {kind for spot in book.spots(document.path) for kind in _kinds(spot)}
        if kinds & MAIN and document.path not in targets:
            yield Fault(path, f"does not name {document.path}, which is of the kind {min(kinds & MAIN)}")


def _kinds(spot: Spot) -> list[str]:
    return spot.get("type").split() if spot.name in ("body", "section", "article", "div") else []


def _depth(element: Element) -> int:
    """How many lists there are in each other."""
    below = max((_depth(child) for child in element), default=0)
    return below + (element.tag.rpartition("}")[2] == "ol")


def _landmarks(path: str, landmarks: Element | None) -> Iterator[Fault]:
    if landmarks is None:
        yield Fault(path, "has no landmarks (nav with epub:type landmarks)")
        return
    if landmarks.get("hidden") is None:
        yield Fault(path, "shows its landmarks: they should be hidden", grave=False)
    kinds = {attribute_of(element, "type") for element in landmarks.iter()}
    yield from (Fault(path, f"has no landmark for {kind}") for kind in LANDMARKS if kind not in kinds)


def _titles(book: EpubFile) -> Iterator[Fault]:
    titles: dict[str, str] = {}
    for document in texts(book):
        said = [spot.element for spot in book.spots(document.path) if spot.name == "title" and spot.above[-1] == "head"]
        titles[document.path] = " ".join("".join(said[0].itertext()).split()) if said else ""
    counts = Counter(titles.values())
    for path, title in titles.items():
        if not title:
            yield Fault(path, "has no title")
        elif counts[title] > 1:
            yield Fault(path, f"has the title “{title}”, as {counts[title] - 1} more have")


RULE = Rule("contents", "contents of two levels in reading order, hidden landmarks, a title for each document", run)
