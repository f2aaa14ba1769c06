"""No mark is inside of a card, no ink near a cut that would show it on the next card, none where no printer prints.

Marks are what PDF calls artifacts of the page. Each lies outside of the trim boxes of all cards, or along an edge of
them. What else is printed belongs to a card: where cards touch it keeps 3 mm away from the cut; where there is waste
beside them, colour may run over the cut as far as the stock has room for. Nothing at all lies in the margin that the
printer does not reach.
"""

from collections.abc import Iterator
from itertools import islice

from prepress.diagnostics import Report
from prepress.geometry.cutting import keeps_clear
from prepress.geometry.stock import Scheme, Stock
from prepress.proof import Made, Proof
from prepress.proving.deckfile import FoundDeck, FoundSide
from prepress.proving.ink import Box

TOLERANCE = 0.1
"""Millimetres: a hairline is as wide as that, and a box around it on either side."""

MOST = 20
"""Faults that are named one by one."""


def run(made: Made, report: Report) -> None:
    """Report marks inside of cards, ink near cuts, and ink in the printer's margin; these are about no question."""
    if not (made.deck and made.stock):
        return
    bleed = (0.0, 0.0) if made.scheme.single_sided else made.stock.bleed
    faults = [
        fault
        for side in made.deck.sides
        for fault in (*_marks(side), *_strays(side, bleed), *_out_of_reach(made, side.page))
    ]
    faults += _near_cuts(made.deck, made.stock, made.scheme, bleed)
    for fault in islice(faults, MOST):
        report.error(PROOF.name, None, f"In the {made.name}, {fault}.")
    if len(faults) > MOST:
        report.error(PROOF.name, None, f"In the {made.name}, {len(faults) - MOST} more marks are out of place.")


def _marks(side: FoundSide) -> Iterator[str]:
    for ink in side.beside:
        if ink.mark:
            depth = max((_depth(ink.box, trim) for trim in side.trims), default=0.0)
            if depth > TOLERANCE:
                yield f"a mark on page {side.page} reaches {depth:.2f} mm into a card"


def _depth(box: Box, trim: Box) -> float:
    """How deep a box reaches into another one from its nearest edge; negative if it does not."""
    return min(box.right - trim.left, trim.right - box.left, box.bottom - trim.top, trim.bottom - box.top)


def _strays(side: FoundSide, bleed: tuple[float, float]) -> Iterator[str]:
    """Ink that is neither a mark nor a card's."""
    for ink in side.beside:
        if not ink.mark and ink.kind != "form":
            near = min((ink.box.beyond(_grown(trim, *bleed)) for trim in side.trims), default=0.0)
            if near > TOLERANCE:
                yield f"something on page {side.page} lies between the cards and is no mark"


def _grown(box: Box, sideways: float, upwards: float) -> Box:
    return Box(box.left - sideways, box.top - upwards, box.right + sideways, box.bottom + upwards)


def _near_cuts(deck: FoundDeck, stock: Stock, scheme: Scheme, bleed: tuple[float, float]) -> Iterator[str]:
    """Ink of a card that is nearer to a cut than is safe, or runs further over it than there is room."""
    sideways, upwards = (over or -keeps_clear(stock, scheme) for over in bleed)
    for card in deck.cards:
        for face in (card.front, card.back):
            area = _grown(face.box(stock), sideways, upwards)
            out = max((ink.box.beyond(area) for ink in face.ink if ink.kind not in ("text", "form")), default=0.0)
            if out > TOLERANCE:
                yield f"ink of a card on page {face.page} is {out:.2f} mm too near to a cut"


def _out_of_reach(made: Made, number: int) -> Iterator[str]:
    """Ink of a page that lies in the printer's margin."""
    page = made.pdf.pages[number - 1]
    reach = _grown(page.media, -made.scheme.margin, -made.scheme.margin)
    out = max((ink.box.beyond(reach) for ink in page.ink if ink.kind != "form"), default=0.0)
    if out > TOLERANCE + _moved(made):
        yield f"something on page {number} lies {out:.2f} mm inside the margin that the printer does not reach"


def _moved(made: Made) -> float:
    """By how much the calibration may bring ink nearer to the edge of the sheet."""
    paper, moved = made.paper, made.scheme.calibration
    corners = ((0.0, 0.0), (paper.width, 0.0), (0.0, paper.height), (paper.width, paper.height))
    places = (moved.move(x, y, paper.width, paper.height) for x, y in corners)
    return max(max(abs(x - a), abs(y - b)) for (x, y), (a, b) in zip(corners, places, strict=True))


PROOF = Proof(
    name="marks-in-waste",
    summary="no mark is inside of a card, no ink near a cut or where the printer does not reach",
    formats=frozenset({"deck"}),
    run=run,
)
