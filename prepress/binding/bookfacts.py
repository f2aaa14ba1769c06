"""The imprint and the documents of a book -> what its package says of it.

What it says of access is found in the documents and never assumed (EPUB Accessibility 1.1, section 2.2): a reader who
needs alternative texts chooses books by it. Conformance is claimed only if somebody vouches for it by name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from prepress.binder import Imprint
from prepress.binding.xhtml import Sheet, sayable
from prepress.language import language_tag

DUBLIN_CORE, PACKAGE = "DC", "OPF"
COVER = "text/cover.xhtml"

APPLE = ("ibooks", "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/")
"""The prefix of a property without which Apple Books leaves a book's own fonts out, and where it is defined."""

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The spelling that EPUB Accessibility 1.1 asks for (section 2.3.1)."""

IN_ENGLISH = {"{http://www.w3.org/XML/1998/namespace}lang": "en"}
LANGUAGE = re.compile(r"<html [^>]*\blang=\"([^\"]+)\"")
NUMBER = re.compile(r"\d+(\.\d+)*")
ALWAYS = ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked")
"""Features that our templates and styles give to every book."""


@dataclass(frozen=True)
class Fact:
    """One element of the metadata: its vocabulary, its name in it, its content, its attributes."""

    vocabulary: str
    name: str
    value: str
    attributes: Mapping[str, str] = field(default_factory=dict)


def facts(imprint: Imprint, sheets: Sequence[Sheet]) -> Iterator[Fact]:
    """Everything but the time of the last change, in the order in which it is to stand."""
    yield Fact(DUBLIN_CORE, "title", sayable(imprint.title))
    main = language_tag(imprint.language)
    spoken = (found[1] for sheet in sheets if (found := LANGUAGE.search(sheet.html)))
    yield from (Fact(DUBLIN_CORE, "language", language) for language in dict.fromkeys((main, *spoken)))
    for number, author in enumerate(filter(str.strip, map(sayable, imprint.authors)), 1):
        yield from _author(author, number)
    named = {
        "publisher": (imprint.publisher,),
        "description": (imprint.description,),
        "date": (imprint.date,),
        "subject": imprint.subjects,
        "rights": (imprint.rights,),
    }
    for name, values in named.items():
        yield from (Fact(DUBLIN_CORE, name, sayable(value)) for value in values if sayable(value).strip())
    if imprint.series:
        yield from _series(sayable(imprint.series), sayable(imprint.series_number))
    for name, value in _access(sheets):
        english = {} if main.startswith("en") or not name.endswith("Summary") else IN_ENGLISH
        yield _property(f"schema:{name}", value, **english)
    if imprint.certifier:
        yield _property("dcterms:conformsTo", CONFORMANCE, id="conformance")
        yield _property("a11y:certifiedBy", sayable(imprint.certifier), refines="#conformance")
    if any(sheet.code for sheet in sheets):
        yield _property("ibooks:specified-fonts", "true")
    yield Fact("", "meta", "", {"name": "cover", "content": "cover-image"})


def _author(name: str, number: int) -> Iterator[Fact]:
    who = f"creator-{number}"
    yield Fact(DUBLIN_CORE, "creator", name, {"id": who})
    yield _property("role", "aut", refines=f"#{who}", scheme="marc:relators")
    yield _property("display-seq", str(number), refines=f"#{who}")


def _series(name: str, number: str) -> Iterator[Fact]:
    """For readers of EPUB 3, and in the way of calibre and Kobo, which do not read that."""
    yield _property("belongs-to-collection", name, id="series")
    yield _property("collection-type", "series", refines="#series")
    yield Fact("", "meta", "", {"name": "calibre:series", "content": name})
    if NUMBER.fullmatch(number):
        yield _property("group-position", number, refines="#series")
        yield Fact("", "meta", "", {"name": "calibre:series_index", "content": number})


def _property(name: str, value: str, **attributes: str) -> Fact:
    return Fact(PACKAGE, name, value, {"property": name, **attributes})


def _access(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    pictures = [picture for sheet in sheets if sheet.name != COVER for picture in sheet.pictures]
    described = all(alternative.strip() for _, alternative in pictures)
    moving = any(address.endswith(".gif") for address, _ in pictures)
    yield from (("accessMode", mode) for mode in (("textual", "visual") if pictures else ("textual",)))
    if pictures:
        yield "accessModeSufficient", "textual,visual"
    if described:
        yield "accessModeSufficient", "textual"
    formulas = [source for sheet in sheets for source in sheet.formulas]
    features = sorted(
        {
            *ALWAYS,
            *(["alternativeText"] if described else []),
            *(["MathML"] if formulas else []),
            *(["describedMath"] if formulas and all(formulas) else []),
        }
    )
    yield from (("accessibilityFeature", feature) for feature in features)
    yield "accessibilityHazard", "unknown" if moving else "none"
    yield "accessibilitySummary", _summary(pictured=bool(pictures), described=described)


def _summary(*, pictured: bool, described: bool) -> str:
    said = "Questions and answers are linked in both directions, and the contents name every question."
    if not pictured:
        return f"{said} There are no pictures but the cover, which has a text alternative."
    return f"{said} All pictures have text alternatives." if described else f"{said} Some pictures have no text."
