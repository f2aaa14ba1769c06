"""Behind each front lies its own back, the right way up.

A card is known by the id that stands on both of its sides. Where the id begins is read off both; from the back it is
followed through the sheet, which is turned over the edge that the deck is made for, and to the hand that turns the
card. There it must be where it is on the front, to a hundredth of a millimetre; what a printer's calibration moves is
taken back before. Nothing of this uses the arithmetic by which backs were placed.

Each question has a front, and not two: those that go on on further cards have cards that count from 1/3 to 3/3, in that
order, on both sides.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from math import hypot

from prepress.diagnostics import Report
from prepress.geometry.stock import Flip, Scheme, Stock, Turn
from prepress.model import Question
from prepress.proof import Made, Proof
from prepress.proving.copytext import name_of
from prepress.proving.deckfile import FoundCard, FoundFace, identity
from prepress.proving.ink import Ink

TOLERANCE = 0.01
"""Millimetres. In the file backs and fronts meet to a thousandth of that; paper and printers are ten times worse."""

ALONG = 10.0
"""How far along its line a second point of a text is taken, to see which way it runs."""

MOST = 20
"""Cards that are named one by one."""

COUNTED = re.compile(r"(?:.*\u00b7\s*)?(\d+)\s*/\s*(\d+)(?:\s*\u00b7.*)?")
HINT = (
    "Print {{ card.question.id }} on both sides, at the same place. If you use no theme, this is a fault of Prepress."
)
Point = tuple[float, float]


def run(made: Made, report: Report) -> None:
    """Report each card whose sides are not those of one question, or do not meet."""
    if not (made.deck and made.stock):
        return
    known = made.by_id
    fronts = {found for card in made.deck.cards for found, _ in _ids(card.front, known)}
    faults = [
        *((question, "has no front") for found, question in known.items() if found not in fronts),
        *_wrong_series(made.deck.cards, known),
        *_faults(made.deck.cards, known, made.stock, made.scheme),
    ]
    for question, fault in islice(faults, MOST):
        report.error(PROOF.name, question.span, f"{name_of(question)} {fault}, in the {made.name}.", HINT)
    if len(faults) > MOST:
        report.error(PROOF.name, None, f"The same is wrong with {len(faults) - MOST} more, in the {made.name}.")


Fault = tuple[Question, str]


def _faults(cards: tuple[FoundCard, ...], known: dict[str, Question], stock: Stock, scheme: Scheme) -> Iterator[Fault]:
    for card in cards:
        fronts, backs = _ids(card.front, known), dict(_ids(card.back, known))
        own = [(found, ink) for found, ink in fronts if found in backs]
        if not own and (fronts or backs):
            yield _strangers(fronts, backs, known)
        elif own:
            misses = [
                (_miss(card, (ink, behind), stock, scheme), found)
                for found, ink in own
                for other, behind in _ids(card.back, known)
                if other == found
            ]
            (x, y), found = min(misses, key=lambda miss: hypot(*miss[0]))
            if hypot(x, y) > TOLERANCE:
                across, down = "right" if x > 0 else "left", "down" if y > 0 else "up"
                off = f"{abs(x):.2f} mm to the {across}, {abs(y):.2f} mm {down}"
                yield known[found], f"has a back that is not behind its front, but off by {off}"


def _strangers(fronts: list[tuple[str, Ink]], backs: dict[str, Ink], known: dict[str, Question]) -> Fault:
    """A front and a back that belong to different cards, or one that has no other side."""
    if not fronts:
        return known[next(iter(backs))], "has a back behind no front"
    question = known[fronts[0][0]]
    other = f"that of {_inside(known[next(iter(backs))])} behind its front" if backs else "none behind its front"
    return question, f"has no back of its own, but {other}"


def _inside(question: Question) -> str:
    name = name_of(question)
    return name[0].lower() + name[1:]


def _ids(face: FoundFace, known: dict[str, Question]) -> list[tuple[str, Ink]]:
    """Each text of a face that begins with an id, the last one first: it is the foot more likely than a word."""
    return [(found, ink) for ink in face.ink if (found := identity(ink, known))][::-1]


def _wrong_series(cards: tuple[FoundCard, ...], known: dict[str, Question]) -> Iterator[Fault]:
    """Questions with several cards that do not count on both sides."""
    series: dict[str, list[FoundCard]] = defaultdict(list)
    for card in cards:
        backs = dict(_ids(card.back, known))
        for own in dict.fromkeys(found for found, _ in _ids(card.front, known) if found in backs):
            series[own].append(card)
    for own, found in series.items():
        wanted = [(str(number), str(len(found))) for number in range(1, len(found) + 1)]
        if len(found) > 1 and not all(map(_counts, found, wanted)):
            yield known[own], f"has {len(found)} cards that do not count from 1/{len(found)} on, on both sides"


def _counts(card: FoundCard, wanted: tuple[str, str]) -> bool:
    """Whether both sides of a card say which of how many it is."""
    return all(
        any(match.groups() == wanted for ink in face.ink if (match := COUNTED.fullmatch(ink.text.strip())))
        for face in (card.front, card.back)
    )


def _miss(card: FoundCard, pair: tuple[Ink, Ink], stock: Stock, scheme: Scheme) -> Point:
    """By how much the id on the back is elsewhere than on the front for whoever turns the card, in x and y.

    Of a text that runs the other way its far end is so far off.
    """
    front, back = pair
    corner = card.front.placement.x, card.front.placement.y
    here = front.origin[0] - corner[0], front.origin[1] - corner[1]
    misses = []
    for along in (0.0, ALONG):
        x, y = _on_page(card.back, (back.origin[0] + (-along if back.turned else along), back.origin[1]), stock)
        x, y = _folded((x, y), card, stock) if scheme.single_sided else _through((x, y), stock, scheme.flip)
        x, y = x - corner[0], y - corner[1]
        x, y = (stock.card_width - x, y) if scheme.turn is Turn.BOOK else (x, stock.card_height - y)
        misses.append((x - here[0] - along, y - here[1]))
    return max(misses, key=lambda miss: hypot(*miss))


def _on_page(face: FoundFace, point: Point, stock: Stock) -> Point:
    """Where a point of a face, which was turned upright when it was read, is on its page."""
    if not face.placement.turned:
        return point
    box = face.box(stock)
    return box.left + box.right - point[0], box.top + box.bottom - point[1]


def _through(point: Point, stock: Stock, flip: Flip) -> Point:
    """Where a point of the back is for whoever looks at the front. A sheet turns about the edge that is named."""
    width, height = stock.paper.width, stock.paper.height
    edge_stands = width <= height if flip is Flip.LONG else width > height
    return (width - point[0], point[1]) if edge_stands else (point[0], height - point[1])


def _folded(point: Point, card: FoundCard, stock: Stock) -> Point:
    """Where a point of the back comes to lie when it is folded behind its front, at the edge where the two touch."""
    front, back = card.front.box(stock), card.back.box(stock)
    if back.left >= front.right - TOLERANCE:
        return 2 * front.right - point[0], point[1]
    return point[0], 2 * front.bottom - point[1]


PROOF = Proof(
    name="backs-meet-fronts",
    summary="behind each front lies its own back, the right way up, to a hundredth of a millimetre",
    formats=frozenset({"deck"}),
    run=run,
)
