"""The archive is one that every store takes in.

`mimetype` comes first, is stored and has no extra field, so that the first bytes tell what the file is (EPUB 3.3, "OCF
ZIP container media type"). Files are stored or deflated, have names that every system can write, are there once, and
are named by the package; what the package names is there. Nothing is locked: readers cannot open it, and fonts that are
made unreadable are shown by none (EPUB 3.4 drops that).
"""

import re
from collections import Counter
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED

from prepress.bookrule import Fault, Rule
from prepress.proving.epubfile import CONTAINER, EpubFile

MIMETYPE = b"application/epub+zip"
PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*/?")
LOCKED = 1
OWN = frozenset({"mimetype", CONTAINER})
LOCKS = frozenset({"META-INF/encryption.xml", "META-INF/rights.xml"})


def run(book: EpubFile) -> Iterator[Fault]:
    """The first file, then all others in their order, then those that are missing."""
    yield from _mimetype(book)
    counts = Counter(entry.filename for entry in book.entries)
    named = OWN | {book.package_path, *(item.path for item in book.manifest)}
    for entry in {entry.filename: entry for entry in book.entries}.values():
        name = entry.filename
        if counts[name] > 1:
            yield Fault(name, "is there twice")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            yield Fault(name, "is compressed in a way that readers cannot undo")
        if entry.flag_bits & LOCKED or name in LOCKS:
            yield Fault(name, "is locked, or locks other files")
        if not PLAIN.fullmatch(name):
            yield Fault(
                name, "has a name that not every system can write; letters of ASCII, digits, . - and _ are safe"
            )
        if name not in named and not name.endswith("/") and not name.startswith("META-INF/"):
            yield Fault(name, "is not named by the package")
    for item in book.manifest:
        if item.path and item.path not in book.names:
            yield Fault(book.package_path, f"names {item.path}, which is not in the book")


def _mimetype(book: EpubFile) -> Iterator[Fault]:
    first = book.entries[0]
    if first.filename != "mimetype" or book.read("mimetype") != MIMETYPE:
        yield Fault("", "`mimetype` is not the first file, with nothing in it but the type of an EPUB")
    elif first.compress_type != ZIP_STORED:
        yield Fault("mimetype", "is compressed: it has to be stored as it is")
    elif first.extra:
        yield Fault("mimetype", "has an extra field: the type has to stand at byte 38")


RULE = Rule("archive", "a ZIP file in order: its type first and stored, nothing missing, twice, stray or locked", run)
