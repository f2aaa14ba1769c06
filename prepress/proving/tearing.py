"""A text that is torn -> the ways in which it may stand in a galley in pieces, few of them and near to each other.

A text is torn where a page, a column or a card ends, and what stands there comes between its pieces: running heads, the
count of a card, the rows of the next column; or what styles insert, such as the number of a list item.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from prepress.proving.galley import KEY, REACH, Galley, squeeze
from prepress.proving.spares import Piece

HEAD = 4
"""Characters, or one word, by which the first piece of a torn text is looked for: the least that stands in a line."""

TAIL = 8
"""Characters by which a piece may seem longer than it is, because what follows begins as the text goes on."""

STEPS = 400
"""Pieces that are tried before a text is given up."""

WAYS = 8
"""Ways through the pieces of a text among which the best is taken, those that begin with most of it first."""

INSERTION = re.compile(r"\d{1,9}[.)]|[^\w\n\0]{1,3}")
"""What styles set into a text: the number of a list item, quotation marks."""

LONGEST_INSERTION = 10

CLOSING = frozenset(")]}.,;:!?")
BLOT = "\0"


class Tearing:
    """What of a galley is `left` for torn texts: the rest is blotted out, so that it is not found again.

    `heads` is what each text begins with, `reached` how far it could be followed.
    """

    def __init__(self, galley: Galley) -> None:
        self.galley = galley
        self.left = galley.text
        self.steps = 0
        self.heads: dict[str, str] = {}
        self.reached: dict[str, int] = {}

    def note(self, passage: str) -> str:
        """A passage squeezed."""
        squeezed = squeeze(passage)
        self.heads[squeezed] = next(filter(None, map(squeeze, passage.split())), "")[:HEAD]
        return squeezed

    def blot(self, pieces: Iterable[Piece]) -> None:
        """Blot out what has been found."""
        for start, end in pieces:
            self.left = f"{self.left[:start]}{BLOT * (end - start)}{self.left[end:]}"

    def ways(self, text: str) -> list[list[Piece]]:
        """Those with the fewest pieces, nearest to each other, first: no stray word shall pass for the first one."""
        begun = sorted(self._beginnings(text), key=lambda at: -_common(text, 0, self.left, at))
        self.steps = STEPS + len(text) // TAIL
        ways = islice((way for at in begun if len(way := self._follow(text, 0, at)) > 1), WAYS)
        return sorted(ways, key=lambda way: (len(way), way[-1][1] - way[0][0]))

    def _beginnings(self, text: str) -> Iterator[int]:
        head = self.heads[text]
        at = self.left.find(head)
        while at >= 0:
            if self.galley.limits[at]:
                yield at
            at = self.left.find(head, at + 1)

    def _follow(self, text: str, done: int, at: int) -> list[Piece]:
        """The pieces in which a text stands from its character `done` on, the first at `at`; none if it does not."""
        length = _common(text, done, self.left, at)
        if done + length == len(text):
            return [(at, at + length)] if self.galley.is_end(at + length) else []
        if done + length >= max(KEY, self.reached.get(text, 0)):
            self.reached[text] = done + length
        self.steps -= 1
        if self.steps > 0:
            for end, next_at in self._next_pieces(text, done, (at, at + length)):
                if further := self._follow(text, done + end - at, next_at):
                    return [(at, end), *further]
        return []

    def _next_pieces(self, text: str, done: int, piece: Piece) -> Iterator[Piece]:
        """Where a piece may end and the next begin: behind what styles insert, or further on; the furthest first.

        Last come those where the next would begin with what no line begins with: a piece has taken a word too many.
        """
        start, end = piece
        found = [*self._behind_insertions(text, done, piece)]
        for cut in self._ends_of_words(start, end):
            found += [(cut, at) for at in self._further_on(text[done + cut - start :][:HEAD], cut)]
        reach = {way: way[0] + _common(text, done + way[0] - start, self.left, way[1]) for way in found}
        yield from sorted(found, key=lambda way: (text[done + way[0] - start] in CLOSING, -reach[way]))

    def _behind_insertions(self, text: str, done: int, piece: Piece) -> Iterator[Piece]:
        start, end = piece
        for cut in range(end, max(start, end - TAIL), -1):
            tail = text[done + cut - start :][:HEAD]
            at = self.left.find(tail, cut + 1, cut + LONGEST_INSERTION + len(tail))
            if at > 0 and INSERTION.fullmatch(self.left, cut, at):
                yield cut, at

    def _ends_of_words(self, start: int, end: int) -> Iterable[int]:
        limits = self.galley.limits
        return [cut for cut in range(end, max(start, end - 4 * TAIL), -1) if limits[cut]][:REACH]

    def _further_on(self, tail: str, cut: int) -> Iterator[int]:
        """Where a text may go on: on the same face, where a row is torn between two columns, or on one of the next."""
        faces = self.galley.faces
        last = faces[min(bisect_right(faces, cut) + REACH, len(faces) - 1)]
        at = self.left.find(tail, cut + 1, last)
        while at >= 0:
            if self.galley.limits[at]:
                yield at
            at = self.left.find(tail, at + 1, last)


def _common(text: str, done: int, other: str, at: int) -> int:
    """How many characters of `text` from `done` are the same as those of `other` from `at`."""
    low, step = 0, TAIL
    while low < len(text) - done and text[done + low : done + low + step] == other[at + low : at + low + step]:
        low, step = low + step, step * 2
    high = min(low + step, len(text) - done, len(other) - at) + 1
    while high - low > 1:
        middle = (low + high) // 2
        if text[done + low : done + middle] == other[at + low : at + middle]:
            low = middle
        else:
            high = middle
    return min(low, len(text) - done)
