"""Every page number of the contents is that of the page where the heading stands.

A packet names in its contents each section and question, and links to it. Of each link the number at the end of its
line is read, and the number printed at the foot of the page that it leads to: both must be the same, the page must bear
the heading's words, and no question may be missing from the contents. Where two pages share a side of a sheet, the half
counts that the link leads to.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from prepress.diagnostics import Report
from prepress.model import Prose
from prepress.proof import Made, Proof
from prepress.proving.copytext import name_of, passages_of
from prepress.proving.galley import squeeze, words_of
from prepress.proving.ink import Box, PdfPage
from prepress.proving.pdflinks import Link
from prepress.source import Span

FOOT = 0.06
"""The part of a page's height, from below, where its number stands."""

LEADING = 24
"""Letters of a heading that are looked for."""

HINT = "A template or a style of your theme changes the contents. If you use none, this is a fault of Prepress."
NUMBER = re.compile(r"(\d+)\s*$")


def run(made: Made, report: Report) -> None:
    """Report each line of the contents whose number is wrong or missing."""
    if not any(True for _ in made.bank.questions()) or not made.pdf.pages:
        return
    listed: dict[str, Link] = {}
    for link in made.pdf.links:
        first = listed.setdefault(link.name, link)
        if first.page == link.page:
            listed[link.name] = replace(first, box=first.box.around(link.box))
    for anchor, owner, heading, span in _headings(made):
        fault = _fault(listed.get(anchor), heading, made)
        if fault:
            report.error(PROOF.name, span, f"{owner}: {fault} of the {made.name}.", HINT)


def _headings(made: Made) -> Iterator[tuple[str, str, tuple[str, ...], Span]]:
    """What the contents must name: its anchor, what messages call it, its words, where it stands in the bank."""
    bank = made.bank
    for place, section in enumerate(bank.sections, 1):
        if section.title:
            anchor = f"s-{section.number or place}"
            yield anchor, f"The section “{section.title.text}”", _said(section.title, made), section.span
        for question in section.questions:
            yield f"q-{question.id}", name_of(question), _said(question.prompt, made), question.span


def _said(prose: Prose, made: Made) -> tuple[str, ...]:
    """How a heading begins, or, in a script that is not read as it is written, its words."""
    return tuple(text[:LEADING] for text in made.telling(" ".join(passages_of(prose, made.bank))))


def _fault(link: Link | None, heading: tuple[str, ...], made: Made) -> str:
    """What is wrong with a line of the contents; "" if nothing is."""
    if link is None:
        return "it is not in the contents"
    if not link.target:
        return "its line leads nowhere in the contents"
    page = made.pdf.pages[link.target - 1]
    half = _half(page, link.at, made)
    printed = _folio(page, half)
    named = _named(made.pdf.pages[link.page - 1], link, made)
    said = page.text_within(half)
    text, letters = squeeze(said), squeeze(words_of(said))
    if not all(words in text or words in letters for words in heading):
        return f"its line in the contents leads to page {printed}, where it does not stand, in the contents"
    if named != printed:
        return f"it stands on page {printed}, and not on page {named or 'without a number'}, as is said in the contents"
    return ""


def _half(page: PdfPage, at: Box, made: Made) -> Box:
    """The page on a side of a sheet that a point lies on: all of it, unless the paper holds several."""
    return next((box for _, box in made.spots(page) if at.middle.beyond(box) <= 0), page.media)


def _folio(page: PdfPage, half: Box) -> str:
    height = half.bottom - half.top
    said = page.text_within(Box(half.left, half.bottom - FOOT * height, half.right, half.bottom))
    found = NUMBER.search(said.strip())
    return found[1] if found else ""


def _named(page: PdfPage, link: Link, made: Made) -> str:
    """The number at the end of the line in which a link stands."""
    half = _half(page, link.box, made)
    row = page.text_within(Box(half.left, link.box.top, half.right, link.box.bottom))
    found = NUMBER.search(row.strip())
    return found[1] if found else ""


PROOF = Proof(
    name="contents-true",
    summary="every page number in a packet's contents is that of the page where the heading stands",
    formats=frozenset({"pdf"}),
    run=run,
)
