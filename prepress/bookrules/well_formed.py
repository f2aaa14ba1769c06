"""Every document is well-formed XML that says what it is.

Readers show an error, or nothing, where a browser would mend. Kindle's converter wants the XML declaration, and takes
no comment with `--` in it (no XML parser does). A document is in UTF-8, and not larger than readers can open: old ones
fail at 300 KB of XHTML, Kobo at 10 MB.
"""

import re
from collections.abc import Iterator

from prepress.bookrule import TEXT_TYPE, Fault, Rule
from prepress.proving.epubfile import EpubFile

DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^>]*\?>")
ENCODING = re.compile(rb"encoding\s*=\s*[\"']([\w-]+)")
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
LARGEST_READ = 300_000


def run(book: EpubFile) -> Iterator[Fault]:
    """Each document, and the package; then whether there is something to read."""
    read = {document.path for document in book.spine}
    kinds = {item.path: item.media_type for item in book.manifest}
    for path, document in book.documents.items():
        data = book.read(path)
        if path in read and kinds.get(path) == TEXT_TYPE and len(data) > LARGEST_READ:
            yield Fault(path, f"has {len(data) // 1000} KB: old readers open no more than 300")
        if path in book.names:
            yield from _declared(path, data)
        if any("--" in comment[1] or comment[1].endswith("-") for comment in COMMENT.finditer(book.text(path))):
            yield Fault(path, "has a comment with -- in it")
        elif document.error:
            yield Fault(path, f"is not well-formed XML: {document.error}")
    for document in book.spine:
        if document.path not in book.documents:
            yield Fault(book.package_path, f"has {document.path} to read, which the package does not name")
    if not book.spine:
        yield Fault("", "There is nothing to read")


def _declared(path: str, data: bytes) -> Iterator[Fault]:
    if not DECLARATION.match(data):
        yield Fault(path, "does not begin with an XML declaration")
    elif (said := ENCODING.search(data[:200])) and said[1].lower() not in (b"utf-8", b"utf8"):
        yield Fault(path, f"is in {said[1].decode()}, not in UTF-8")


RULE = Rule("well-formed", "every document is well-formed XML in UTF-8, with a declaration, and not too large", run)
