"""Whatever a document or a style sheet refers to is in the book, with the id that is asked for.

Nothing comes from elsewhere: e-readers are offline, and Kindle rejects it. A link out of the book is one that somebody
can follow: to the web, or to a mailbox. No two elements of a document have the same id.
"""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from prepress.bookrule import Fault, Rule
from prepress.proving.epubfile import EpubFile, Reference, attribute_of

OUTWARD = frozenset({"http", "https", "mailto", "tel"})
FOLLOWED = frozenset({"a", "area"})


def run(book: EpubFile) -> Iterator[Fault]:
    """What leads nowhere, document by document, then style sheet by style sheet; then ids that are there twice."""
    for path, document in book.documents.items():
        links = {address for spot in book.spots(path) if spot.name in FOLLOWED for address in _hrefs(spot.element)}
        for reference in document.references:
            yield from _led(book, path, reference, followed=reference.address in links)
    for path, reference in book.style_references:
        yield from _led(book, path, reference, followed=False)
    for path in book.documents:
        ids = Counter(identity for spot in book.spots(path) if (identity := spot.element.get("id")))
        for identity, count in ids.items():
            if count > 1:
                yield Fault(path, f"has {count} elements with the id {identity}", within=identity)


def _hrefs(element: object) -> Iterator[str]:
    yield attribute_of(element, "href")  # type: ignore[arg-type]


def _led(book: EpubFile, path: str, reference: Reference, *, followed: bool) -> Iterator[Fault]:
    target = book.documents.get(reference.path)
    scheme = _scheme(reference.address)
    if not reference.path:
        if not followed and scheme:
            yield Fault(path, f"fetches {reference.address}: e-readers are offline, and stores reject it")
        elif scheme not in OUTWARD:
            yield Fault(path, f"links to {reference.address}, which nobody can follow", clue=reference.address)
    elif reference.path not in book.names:
        yield Fault(path, f"refers to {reference.address}, which is not in the book")
    elif reference.fragment and target and not target.error and reference.fragment not in target.ids:
        yield Fault(path, f"refers to {reference.address}, but there is no such id")


def _scheme(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "an address that is none"
    return parts.scheme or ("http" if parts.netloc else "")


RULE = Rule("links", "every link, picture and style sheet leads to something in the book; nothing is fetched", run)
