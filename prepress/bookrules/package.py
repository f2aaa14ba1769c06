"""The package says what stores ask for: an identifier, a title, a language, and when the book was last changed.

The time is given once and in UTC. The package has a language of its own, since its title and description are read aloud
too (EPUB Accessibility 1.1, techniques, "Package language"). The identifier is the same in the NCX, or readers of old
lose the reader's place. No two lines of the manifest have the same id.
"""

import re
from collections import Counter
from collections.abc import Iterator

from prepress.bookrule import Fault, Rule
from prepress.proving.epubfile import XML_LANGUAGE, EpubFile

MODIFIED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T.*)?)?)?")
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|[xi](-[A-Za-z0-9]{1,8})+", re.ASCII)


def run(book: EpubFile) -> Iterator[Fault]:
    """What is missing, then what is said wrongly."""
    path, package = book.package_path, book.package
    if path not in book.names:
        yield Fault("", "There is no package document")
        return
    said = Counter(name for name, value in book.metadata if value)
    for name, what in (("identifier", "an identifier"), ("title", "a title"), ("language", "a language")):
        if not said[name]:
            yield Fault(path, f"does not give {what} (dc:{name})")
    if not package.get(XML_LANGUAGE):
        yield Fault(path, "has no xml:lang")
    if not (package.get("version") or "").startswith("3"):
        yield Fault(path, "is not of EPUB 3")
    yield from _values(book)
    yield from _ncx(book)
    ids = Counter(item.id for item in book.manifest)
    yield from (Fault(path, f"has {count} lines with the id {name}") for name, count in ids.items() if count > 1)


def _values(book: EpubFile) -> Iterator[Fault]:
    path = book.package_path
    changes = [value for name, value in book.metadata if name == "dcterms:modified"]
    if len(changes) != 1:
        yield Fault(path, "does not say once when the book was last changed (dcterms:modified)")
    for value in changes:
        if not MODIFIED.fullmatch(value):
            yield Fault(path, f"says {value} for dcterms:modified, which is no time in UTC like 2024-12-09T00:00:00Z")
    for name, value in book.metadata:
        if name == "date" and value and not DATE.fullmatch(value):
            yield Fault(path, f"says {value} for dc:date, which is no date like 2024-12-09")
        if name == "language" and value and not TAG.fullmatch(value):
            yield Fault(path, f"says {value} for dc:language, which is no language tag like en")


def _ncx(book: EpubFile) -> Iterator[Fault]:
    identifiers = {value for name, value in book.metadata if name == "identifier"}
    for item in book.manifest:
        if item.media_type == "application/x-dtbncx+xml":
            uids = [spot.get("content") for spot in book.spots(item.path) if spot.get("name") == "dtb:uid"]
            if not identifiers.intersection(uids):
                yield Fault(item.path, "does not have the book's identifier (dtb:uid)")


RULE = Rule("package", "an identifier, a title, a language and the time of the last change, each said rightly", run)
