"""What the package says of access is there, and is true.

Readers who need it choose books by it (EPUB Accessibility 1.1, section 2.2). So it is compared with the documents:
texts for pictures, MathML and a text for each formula, nothing that is claimed and missing. Conformance is the claim
of somebody who has looked: without a name (a11y:certifiedBy) it is worth nothing.
"""

from collections.abc import Iterator

from prepress.bookrule import Fault, Rule, quoted, texts
from prepress.proving.epubfile import EpubFile, Spot, attribute_of

NEEDED = ("accessMode", "accessibilityFeature", "accessibilityHazard")
ADVISED = ("accessModeSufficient", "accessibilitySummary")
COVER = "doc-cover"


def run(book: EpubFile) -> Iterator[Fault]:
    """What the package lacks, then what it says wrongly, then formulas without a text."""
    path = book.package_path
    said = {name: {value for key, value in book.metadata if key == f"schema:{name}"} for name in (*NEEDED, *ADVISED)}
    yield from (Fault(path, f"does not say schema:{name}") for name in NEEDED if not said[name])
    yield from (Fault(path, f"does not say schema:{name}", grave=False) for name in ADVISED if not said[name])
    yield from _conformance(book)
    spots = [(document.path, spot) for document in texts(book) for spot in book.spots(document.path)]
    formulas = [(where, spot) for where, spot in spots if spot.name == "math"]
    pictures = [spot for _, spot in spots if _is_picture(spot)]
    features, modes = said["accessibilityFeature"], said["accessMode"]
    if features:
        yield from _claimed(path, "MathML", claimed="MathML" in features, true=bool(formulas))
    if "describedMath" in features and not formulas:
        yield Fault(path, "says describedMath, but there are no formulas")
    if "alternativeText" in features and not all(spot.get("alt").strip() for spot in pictures):
        yield Fault(path, "says alternativeText, but there are pictures without a text")
    if modes and pictures and "visual" not in modes:
        yield Fault(path, "does not say visual for schema:accessMode, but there are pictures")
    for where, spot in formulas:
        if not spot.get("alttext").strip():
            source = quoted("".join(spot.element.itertext()))
            yield Fault(where, f"has a formula without a text (alttext): {source}", spot.within)


def _is_picture(spot: Spot) -> bool:
    """Whether it shows something that the cover does not."""
    return spot.name == "img" and spot.get("role") != COVER


def _claimed(path: str, what: str, *, claimed: bool, true: bool) -> Iterator[Fault]:
    if claimed and not true:
        yield Fault(path, f"says {what} for schema:accessibilityFeature, but there is none")
    if true and not claimed:
        yield Fault(path, f"does not say {what} for schema:accessibilityFeature, but there is some")


def _conformance(book: EpubFile) -> Iterator[Fault]:
    claims = [element for element in book.package.iter() if attribute_of(element, "property") == "dcterms:conformsTo"]
    links = [element for element in book.package.iter() if attribute_of(element, "rel") == "dcterms:conformsTo"]
    certified = any(name == "a11y:certifiedBy" and value for name, value in book.metadata)
    if (claims or links) and not certified:
        yield Fault(book.package_path, "claims conformance (dcterms:conformsTo), but does not say who certifies it")
    for document in texts(book) if claims or links else ():
        if any(_is_picture(spot) and not spot.get("alt").strip() for spot in book.spots(document.path)):
            yield Fault(document.path, "has pictures without a text, but the package claims conformance")


RULE = Rule("access", "what the package says of accessibility is complete and true; formulas have a text", run)
