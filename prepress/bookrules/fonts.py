"""Fonts are in formats that all readers have: TTF, OTF or WOFF (Kobo has no WOFF2).

Apple Books leaves a book's own fonts out unless the package says `ibooks:specified-fonts`.
"""

from collections.abc import Iterator

from prepress.bookrule import Fault, Rule
from prepress.proving.epubfile import EpubFile

SIGNATURES = {b"\0\1\0\0": "TTF", b"true": "TTF", b"OTTO": "OTF", b"wOFF": "WOFF", b"wOF2": "WOFF2"}
SUFFIXES = (".ttf", ".otf", ".woff", ".woff2")


def run(book: EpubFile) -> Iterator[Fault]:
    """Each font, then what the package says of them."""
    fonts = [item for item in book.manifest if item.path.lower().endswith(SUFFIXES) or "font" in item.media_type]
    for item in fonts:
        form = SIGNATURES.get(book.read(item.path)[:4], "")
        if not form and item.path in book.names:
            yield Fault(item.path, "is no font that readers can use")
        if form == "WOFF2":
            yield Fault(item.path, "is a WOFF2 font, which Kobo does not have")
    if fonts and ("ibooks:specified-fonts", "true") not in book.metadata:
        yield Fault(book.package_path, "does not say ibooks:specified-fonts, so Apple Books leaves its fonts out")


RULE = Rule("fonts", "fonts are TTF, OTF or WOFF, and Apple Books is told of them", run)
