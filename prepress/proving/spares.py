"""Texts found more often than they are wanted -> which of their places may as well be part of other texts.

Any one of such places can be given up, as often as the text is found too often. Then whatever else stands there may
have it, all of it. What is printed again and again by intention, such as a prompt on both sides of a card, gives up
nothing to a text that is only a piece of it: the words of a missing answer may well be those of its prompt.
"""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

Piece = tuple[int, int]
"""Where something begins and ends, as offsets into a galley."""

Place = tuple[int, int, str]
"""A piece and the text that was found there."""


class Spares:
    """The places of all texts that were found more often than wanted. Those of one text never overlap another's."""

    def __init__(self) -> None:
        self.left: Counter[str] = Counter()
        self.places: list[Place] = []
        self.given: set[Place] = set()
        self.reprints: set[str] = set()

    def add(self, text: str, pieces: Iterable[Piece], extra: int, *, reprinted: bool) -> None:
        """A text with all its places, of which so many can be given up."""
        self.left[text] += extra
        self.reprints |= {text} if reprinted else set()
        for piece in pieces:
            insort(self.places, (*piece, text))

    def give(self, pieces: Sequence[Piece]) -> bool:
        """Give up the places that some pieces of one text have a share in; False, and none is, if one cannot be."""
        needed = {place: piece for piece in pieces for place in self._held(piece)}
        if Counter(text for _, _, text in needed) - self.left:
            return False
        if any(self._is_reprinted_around(place, piece) for place, piece in needed.items()):
            return False
        self.left -= Counter(text for _, _, text in needed)
        self.given |= needed.keys()
        return True

    def _held(self, piece: Piece) -> Iterator[Place]:
        """The places not given up yet that have something in common with a piece."""
        start, end = piece
        for index in range(max(0, bisect_right(self.places, (start, start, "")) - 1), len(self.places)):
            place = self.places[index]
            if place[0] >= end:
                break
            if place[1] > start and place not in self.given:
                yield place

    def _is_reprinted_around(self, place: Place, piece: Piece) -> bool:
        return place[2] in self.reprints and place[0] <= piece[0] and piece[1] <= place[1]
