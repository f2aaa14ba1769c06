"""Faces of cards -> pages in pairs, a front and a back, each in the largest type that fits.

A question is one card, or as many as the longer of its two sides goes on for; these say on each face which of how many
it is. The text of a face is laid out once. What stands around it on further faces is a page of its own, painted over
the text: the marks of its side, and the count. A side that has nothing more to say repeats the prompt.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from weasyprint import Page

from prepress.binder import Leaf
from prepress.binding.composite import Overlay
from prepress.binding.engine import Press
from prepress.binding.fit import CHUNK, FLOOR, Area, Fitted, Trial, fit, piece, sizes_down_to
from prepress.binding.fitreport import FaceFit, FitReport
from prepress.binding.imported import Imported
from prepress.binding.relief import CODE_NAME
from prepress.geometry.face import Face

COUNT = "{part}"
"""What a template writes where "2/3" is to stand."""

MARKS, COUNTER, BESIDE = "marks", "counter", "counter beside"
"""The classes of a piece of which only the marks are shown, and of one of which only the count is, at the right or
beside boxes that stand there."""

BOXES = 'class="boxes"'

Card = tuple[Page | Overlay | Imported, Page | Overlay | Imported]


@dataclass(frozen=True)
class Triple:
    """The leaves of one card: its sides, and the face that repeats its prompt."""

    front: Leaf
    back: Leaf
    again: Leaf

    @property
    def sides(self) -> tuple[Leaf, Leaf]:
        """The two that are fitted."""
        return self.front, self.back


@dataclass(frozen=True)
class CardPages:
    """All cards in their order, and how their faces were fitted."""

    cards: tuple[Card, ...]
    report: FitReport

    @property
    def complaints(self) -> tuple[str, ...]:
        """One for each face from which something stands out, and one for each without its code."""
        wide = tuple(f"{face.name}: something is wider than the card" for face in self.report.faces if face.too_wide)
        codeless = self.report.left_out.get(CODE_NAME, ())
        return (*wide, *(f"{face.name}: there is no room for its {CODE_NAME}" for face in codeless))


def lay_out_cards(
    press: Press, leaves: Sequence[Leaf], face: Face, more: str = "", *, floor: float = FLOOR
) -> CardPages:
    """Fit every face of this size, with `more` styles, in type down to the floor; and pair fronts with backs."""
    triples = triples_of(leaves)
    css = face.css + more
    sides = [side for triple in triples for side in triple.sides]
    fitted = fit(press, sides, Area(face.width, face.height), css, sizes_down_to(floor))
    cards = tuple(card for triple in triples for card in _cards(press, triple, fitted, css))
    faces = tuple(
        FaceFit(name, found.size, len(found.pages), found.room, found.too_wide, found.left_out)
        for name, found in fitted.items()
    )
    return CardPages(cards, FitReport(len(cards), faces, floor))


def counted(number: int, thing: str) -> str:
    """So many things: "1 card", "40 cards"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def triples_of(leaves: Sequence[Leaf]) -> list[Triple]:
    """Leaves come in threes, one card each."""
    faces = iter(leaves)
    return [Triple(*three) for three in zip(faces, faces, faces, strict=True)]


def _cards(press: Press, triple: Triple, fitted: Mapping[str, Fitted], css: str) -> Iterator[Card]:
    """The cards of one question. `css` makes the pages of faces."""
    front, back = (fitted[side.name] for side in triple.sides)
    if len(front.pages) == len(back.pages) == 1:
        yield front.pages[0], back.pages[0]
    else:
        yield from _continued(press, triple, (front, back), css)


def _continued(press: Press, triple: Triple, fitted: tuple[Fitted, Fitted], css: str) -> Iterator[Card]:
    total = max(len(side.pages) for side in fitted)
    counts = list(_counts(press, triple.again, total, css))
    beside = list(_counts(press, triple.again, total, css, BESIDE)) if BOXES in triple.front.html else counts
    again = Trial(triple.again, fitted[1].size)
    pieces = [piece(Trial(side, again.size), MARKS) for side in triple.sides]
    *marks, filler = press.lay_out("".join([*pieces, piece(again)]), css)[: len(pieces) + 1]
    for number in range(total):
        front, back = (
            _face(side.pages, number, (own, count[number]))
            if number < len(side.pages)
            else Overlay(None, (filler, counts[number]))
            for side, own, count in zip(fitted, marks, (beside, counts), strict=True)
        )
        yield front, back


def _face(pages: Sequence[Page], number: int, marks: tuple[Page, Page]) -> Overlay:
    """A page of text with what stands around it; the first one has its marks already."""
    return Overlay(pages[number], marks[1:] if number == 0 else marks)


def _counts(press: Press, again: Leaf, total: int, css: str, kind: str = COUNTER) -> Iterator[Page]:
    """Pages that say "1/3", "2/3", "3/3"."""
    for first in range(1, total + 1, CHUNK):
        numbers = range(first, min(first + CHUNK, total + 1))
        leaves = (Leaf(f"{again.name}-{n}", again.html.replace(COUNT, f"{n}/{total}"), again.kind) for n in numbers)
        yield from press.lay_out("".join(piece(Trial(leaf, 8.0), kind) for leaf in leaves), css)
