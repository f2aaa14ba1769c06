"""Texts that must be there x a galley -> those of which something is missing.

To collate is to hold a proof against its copy. A text may stand whole; or in pieces where a page, a column or a card
ends, running heads between them; and a part that is torn in another way (a table row over two pages) may be there
passage by passage. What one text has been found in does not count for another, so that nothing is found inside a longer
text, and each text must be found as often as it is wanted. Long texts come first; what is too short to be found by
itself (one-word answers) is sought as whole words in what is then left over.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from prepress.galley import KEY, REACH, Finder, Galley, squeeze

HEAD = 4
"""Characters by which the first piece of a torn text is looked for: the least that can stand before a page's end."""

TAIL = 8
"""Characters of its next piece that should follow, or as few as HEAD if there is no place where they do."""

SHOWN = 6
"""Words of what is missing that a message quotes."""

INSERTION = re.compile(r"\d{1,9}[.)]|[^\w\n\0]{1,3}")
"""What styles set into a text: the number of a list item, quotation marks."""

LONGEST_INSERTION = 10

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff]")
"""Scripts whose words come out of a PDF in an order of their own when they stand in a line with others."""

MANY = 200
"""Texts that may always be torn; where it is more than half of them, page ends are not the reason."""

Piece = tuple[int, int]


@dataclass(frozen=True)
class Loss:
    """The wanted text of this index is not there; `words` are the first ones missing of one of its passages."""

    index: int
    words: str


def collate(wanted: Sequence[Sequence[str]], galley: Galley) -> list[Loss]:
    """Each wanted text is a sequence of passages; there is one loss for each passage that is missing."""
    reading = _Reading(galley)
    wholes = [squeeze("\n".join(passages)) for passages in wanted]
    missing = reading.settle(Counter(filter(_is_long, wholes)))
    torn = [index for index, whole in enumerate(wholes) if not _is_long(whole) or _take(missing, whole)]
    passages = [
        (index, passage, squeezed)
        for index in torn
        for passage in _smaller(wanted[index])
        if (squeezed := squeeze(passage))
    ]
    missing = reading.settle(Counter(squeezed for _, _, squeezed in passages if _is_long(squeezed)))
    missing += reading.settle_short(Counter(squeezed for _, _, squeezed in passages if not _is_long(squeezed)))
    return [
        Loss(index, _words_from(passage, reading.reached.get(squeezed, 0)))
        for index, passage, squeezed in passages
        if _take(missing, squeezed)
    ]


def _is_long(squeezed: str) -> bool:
    return len(squeezed) >= KEY


def _take(counter: Counter[str], text: str) -> bool:
    counter[text] -= 1
    return counter[text] >= 0


def _smaller(passages: Sequence[str]) -> Iterator[str]:
    """Passages one by one; those that run from right to left word by word."""
    for passage in passages:
        yield from passage.split() if RIGHT_TO_LEFT.search(passage) else [passage]


def _words_from(passage: str, done: int) -> str:
    """The first words of a passage that reach beyond its first `done` squeezed characters."""
    words, length = passage.split(), 0
    for index, word in enumerate(words):
        length += len(squeeze(word))
        if length > done:
            return " ".join(words[index : index + SHOWN])
    return " ".join(words[:SHOWN])


class _Reading:
    """A galley with a record of what in it is accounted for; `reached` is how far each text could be followed."""

    def __init__(self, galley: Galley) -> None:
        self.galley = galley
        self.taken = bytearray(len(galley.text))
        self.left = galley.text
        self.reached: dict[str, int] = {}

    def settle(self, wanted: Counter[str]) -> Counter[str]:
        """Account for texts that can be found by themselves; what comes back is how often each is missing."""
        hits = Finder(wanted).find(self.galley.text, self.galley.word_limits)
        missing = Counter(wanted)
        for start, text in sorted(hits, key=lambda hit: (-len(hit[1]), hit[0])):
            missing[text] -= self._account([(start, start + len(text))])
        missing = +missing
        self._mask()
        if len(missing) <= max(MANY, len(wanted) // 2):
            for text in sorted(missing, key=len, reverse=True):
                while missing[text] and self._find_torn(text):
                    missing[text] -= 1
            self._mask()
        return +missing

    def settle_short(self, wanted: Counter[str]) -> Counter[str]:
        """The same for texts that could stand in any other: only whole words that nothing else accounts for."""
        hits = Finder(wanted).find(self.left, self.galley.word_limits)
        return wanted - Counter(text for start, text in hits if self._is_end(start + len(text)))

    def _account(self, pieces: Sequence[Piece]) -> bool:
        """Mark pieces as accounted for, unless one of them already is."""
        if any(self.taken.find(1, start, end) >= 0 for start, end in pieces):
            return False
        for start, end in pieces:
            self.taken[start:end] = b"\1" * (end - start)
        return True

    def _mask(self) -> None:
        """Blot out what is accounted for, so that it is not found again."""
        text, end, pieces = self.galley.text, 0, []
        for run in re.finditer(b"\1+", self.taken):
            pieces += [text[end : run.start()], "\0" * len(run[0])]
            end = run.end()
        self.left = "".join([*pieces, text[end:]])

    def _find_torn(self, text: str) -> bool:
        """Account for a text in pieces: in as few as it can be found in, so that no stray word passes for the first."""
        ways = sorted(filter(None, map(partial(self._follow, text), self._beginnings(text))), key=len)
        return any(map(self._account, ways))

    def _beginnings(self, text: str) -> Iterator[int]:
        at = self.left.find(text[:HEAD])
        while at >= 0:
            if self.galley.limits[at]:
                yield at
            at = self.left.find(text[:HEAD], at + 1)

    def _follow(self, text: str, at: int) -> list[Piece]:
        """The pieces in which a text stands, the first of them at `at`; none if it cannot be followed to its end."""
        pieces: list[Piece] = []
        done = 0
        while True:
            length = _common(text, done, self.left, at)
            if done + length == len(text):
                return [*pieces, (at, at + length)] if self._is_end(at + length) else []
            if done + length > self.reached.get(text, 0):
                self.reached[text] = done + length
            step = next(self._next_pieces(text, done, (at, at + length)), None)
            if step is None:
                return []
            end, next_at = step
            pieces.append((at, end))
            done, at = done + end - at, next_at

    def _next_pieces(self, text: str, done: int, piece: Piece) -> Iterator[Piece]:
        """Where the piece may end and the next may begin. What follows may by chance begin as the text goes on, so
        that the piece seems longer than it is: its last few possible ends are tried."""
        start, end = piece
        for cut in range(end, max(start, end - TAIL), -1):
            tail = text[done + cut - start :][:HEAD]
            at = self.left.find(tail, cut + 1, cut + LONGEST_INSERTION + len(tail))
            if at > 0 and INSERTION.fullmatch(self.left, cut, at):
                yield cut, at
        for length in (TAIL, HEAD):
            for cut in self._ends_of_words(start, end):
                tail = text[done + cut - start :][:length]
                yield from ((cut, at) for at in self._further_on(tail, cut))

    def _is_end(self, at: int) -> bool:
        """Whether a word, or what is written like one, can end here."""
        return bool(self.galley.limits[at]) or not self.galley.text[at].isalnum()

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
    low, high = 0, min(len(text) - done, len(other) - at) + 1
    while high - low > 1:
        middle = (low + high) // 2
        if text[done + low : done + middle] == other[at + low : at + middle]:
            low = middle
        else:
            high = middle
    return low
