"""Faces of cards -> pages in pairs, a front and a back, each in the largest type that fits.

Leaves come in threes, one card each: its front, its back, and `again`, the face that repeats the prompt where a card
continues and one of its sides has nothing more to say.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from weasyprint import Page

from prepress.binder import Leaf
from prepress.engine import Press
from prepress.face import Face
from prepress.fit import Area, Fitted, fit, lay_out_continued

Card = tuple[Page, Page]


@dataclass(frozen=True)
class CardPages:
    """All cards in their order, made of so many questions, and how their faces were fitted, by the names of leaves."""

    cards: tuple[Card, ...]
    questions: int
    fitted: Mapping[str, Fitted]

    @property
    def report(self) -> str:
        """How many faces got which size, and how many go on to further cards."""
        sizes = Counter(face.size for face in self.fitted.values())
        said = ", ".join(f"{count} at {size:g} pt" for size, count in sorted(sizes.items(), reverse=True))
        longer = sum(len(face.pages) > 1 for face in self.fitted.values())
        all_in_all = f"{counted(len(self.cards), 'card')}; faces: {said}"
        return f"{all_in_all}; {longer} continue on further cards" if longer else all_in_all

    @property
    def complaints(self) -> tuple[str, ...]:
        """One for each face from which something stands out."""
        return tuple(f"{name}: something is wider than the card" for name, face in self.fitted.items() if face.too_wide)


def lay_out_cards(press: Press, leaves: Sequence[Leaf], face: Face, more: str = "") -> CardPages:
    """Fit every face of this size, with `more` styles, and pair fronts with backs."""
    triples = _triples(leaves)
    css = face.css + more
    area = Area(face.width, face.height)
    fitted = fit(press, [leaf for front, back, _ in triples for leaf in (front, back)], area, css)
    cards = tuple(card for triple in triples for card in _cards(press, triple, fitted, css))
    return CardPages(cards, len(triples), fitted)


def counted(number: int, thing: str) -> str:
    """So many things: "1 card", "40 cards"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _triples(leaves: Sequence[Leaf]) -> list[tuple[Leaf, Leaf, Leaf]]:
    faces = iter(leaves)
    return list(zip(faces, faces, faces, strict=True))


def _cards(press: Press, triple: tuple[Leaf, Leaf, Leaf], fitted: dict[str, Fitted], css: str) -> Iterator[Card]:
    """One card, or as many as the longer of its two sides needs; those say which of how many they are."""
    front, back, again = triple
    total = max(len(fitted[front.name].pages), len(fitted[back.name].pages))
    if total == 1:
        yield fitted[front.name].pages[0], fitted[back.name].pages[0]
        return
    sides = [lay_out_continued(press, face, fitted[face.name].size, css + _counted(1, total)) for face in (front, back)]
    for number, (face, reverse) in enumerate(zip_longest(*sides), 1):
        label = css + _counted(number, total)
        filler = lay_out_continued(press, again, fitted[back.name].size, label)[0] if not (face and reverse) else None
        yield face or filler, reverse or filler


def _counted(first: int, total: int) -> str:
    """Says "2 / 3" at the foot of a card, counting pages from `first`."""
    start = f"@page :first {{ counter-reset: page {first} }}"
    return f'{start} @page {{ @bottom-right {{ content: counter(page) " / {total}" }} }}'
