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
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from prepress.galley import KEY, REACH, Finder, Galley, squeeze
from prepress.spares import Piece, Spares
from prepress.turned import sure_words

HEAD = 4
"""Characters, or one word, by which the first piece of a torn text is looked for: the least that stands in a line."""

TAIL = 8
"""Characters by which a piece may seem longer than it is, because what follows begins as the text goes on."""

STEPS = 400
"""Pieces that are tried before a text is given up."""

WAYS = 8
"""Ways through the pieces of a text among which the best is taken, those that begin with most of it first."""

SHOWN = 6
"""Words of what is missing that a message quotes."""

INSERTION = re.compile(r"\d{1,9}[.)]|[^\w\n\0]{1,3}")
"""What styles set into a text: the number of a list item, quotation marks."""

LONGEST_INSERTION = 10

MANY = 200
"""Texts that may always be torn; where it is more than half of them, page ends are not the reason."""

CLOSING = frozenset(")]}.,;:!?")
SURE, SPARE = b"\1", b"\2"


@dataclass(frozen=True)
class Loss:
    """The wanted text of this index is not there; `words` are the first ones missing of one of its passages."""

    index: int
    words: str


def collate(
    wanted: Sequence[Sequence[str]], galley: Galley, reprinted: Collection[int] = (), *, by_word: bool = False
) -> list[Loss]:
    """Each wanted text is a sequence of passages; there is one loss for each passage that is missing.

    `reprinted` are the indices of those that a file may print more than once, such as prompts. Each is wanted as often
    as every other of them is found, so that its further places do not pass for a text of the same words. What is
    lost is sought once more `by_word`, in any order.
    """
    reading = _Reading(galley)
    wholes = [reading.note("\n".join(passages)) for passages in wanted]
    reading.reprints = Counter(wholes[index] for index in reprinted)
    missing = reading.settle(Counter(filter(_is_long, wholes)))
    order = sorted(range(len(wholes)), key=lambda index: index in reprinted)
    torn = [index for index in order if not _is_long(wholes[index]) or _take(missing, wholes[index])]
    lost = _sought(reading, [(index, passage) for index in torn for passage in wanted[index]], wanted)
    if lost and by_word:
        words = [(index, word) for index, passage, _ in lost for word in sure_words(passage)]
        lost = _sought(reading, words, wanted)
    return [Loss(index, _words_from(text, reading.reached.get(squeezed, 0))) for index, text, squeezed in lost]


def _sought(
    reading: "_Reading", texts: Iterable[tuple[int, str]], wanted: Sequence[Sequence[str]]
) -> list[tuple[int, str, str]]:
    """Which of some pieces of the wanted texts are missing: the index, the piece, and the piece squeezed."""
    pieces = [(index, text, squeezed) for index, text in texts if (squeezed := reading.note(text))]
    missing = reading.settle(Counter(squeezed for _, _, squeezed in pieces if _is_long(squeezed)))
    missing += reading.settle_short(Counter(squeezed for _, _, squeezed in pieces if not _is_long(squeezed)))
    missing -= _as_often_as_written(missing, wanted, reading.galley)
    return [piece for piece in pieces if _take(missing, piece[2])]


def _as_often_as_written(missing: Counter[str], wanted: Sequence[Sequence[str]], galley: Galley) -> Counter[str]:
    """Those that stand in the galley as often as in all texts together: only which is whose could not be told.

    A label above a line of code reads like the cell of the same part that says both in one. What only another part
    holds is no reason: prompts are printed more often than they are written.
    """
    if not missing or len(missing) > MANY:
        return Counter()
    parts = ["\0".join(map(squeeze, passages)) for passages in wanted]
    return Counter(
        {
            text: n
            for text, n in missing.items()
            if len(text) >= TAIL
            and any(part.count(text) > n for part in parts)
            and galley.text.count(text) >= sum(part.count(text) for part in parts)
        }
    )


def _is_long(squeezed: str) -> bool:
    return len(squeezed) >= KEY


def _take(counter: Counter[str], text: str) -> bool:
    counter[text] -= 1
    return counter[text] >= 0


def _words_from(passage: str, done: int) -> str:
    """The first words of a passage that reach beyond its first `done` squeezed characters."""
    words, length = passage.split(), 0
    for index, word in enumerate(words):
        length += len(squeeze(word))
        if length > done:
            return " ".join(words[index : index + SHOWN])
    return " ".join(words[:SHOWN])


class _Reading:
    """A galley with a record of what in it is accounted for.

    `state` has a byte for each character: SURE if a text needs it, SPARE if the text is found more often than wanted,
    so that one of these places may as well be part of a torn text. `reprints` are the texts that may be printed more
    than once, `prints` how often each of them is. `heads` is what each text begins with, `reached` how far it could be
    followed.
    """

    def __init__(self, galley: Galley) -> None:
        self.galley = galley
        self.state = bytearray(len(galley.text))
        self.left = galley.text
        self.steps = 0
        self.spares = Spares()
        self.reprints: Counter[str] = Counter()
        self.prints = 1
        self.heads: dict[str, str] = {}
        self.reached: dict[str, int] = {}

    def note(self, passage: str) -> str:
        """A passage squeezed."""
        squeezed = squeeze(passage)
        self.heads[squeezed] = next(filter(None, map(squeeze, passage.split())), "")[:HEAD]
        return squeezed

    def settle(self, wanted: Counter[str]) -> Counter[str]:
        """Account for texts that can be found by themselves; what comes back is how often each is missing."""
        whole: dict[str, list[Piece]] = {}
        hits = Finder(wanted).find(self.galley.text, self.galley.word_limits)
        overlaid: list[tuple[int, str]] = []
        for start, text in sorted(hits, key=lambda hit: (-len(hit[1]), hit[0])):
            if self._account([(start, start + len(text))]):
                whole.setdefault(text, []).append((start, start + len(text)))
            else:
                overlaid.append((start, text))
        found = Counter({text: len(pieces) for text, pieces in whole.items()})
        wanted = self._with_reprints(wanted, found)
        for text, pieces in whole.items():
            if len(pieces) > wanted[text]:
                self._set(pieces, SPARE)
                self.spares.add(text, pieces, len(pieces) - wanted[text], reprinted=text in self.reprints)
        for start, text in overlaid:
            if found[text] < wanted[text] and self._account([(start, start + len(text))]):
                found[text] += 1
        return self._settle_torn(wanted - found, len(wanted))

    def _with_reprints(self, wanted: Counter[str], found: Counter[str]) -> Counter[str]:
        """What is wanted, with the reprints of those that another text is the same as.

        How often each is printed is learned when texts are first settled.
        """
        alone = (found[text] // n for text, n in self.reprints.items() if found[text] >= n == wanted[text])
        self.prints = max(self.prints, min(alone, default=1))
        return wanted + Counter({text: n * (self.prints - 1) for text, n in self.reprints.items() if wanted[text] > n})

    def settle_short(self, wanted: Counter[str]) -> Counter[str]:
        """The same for texts that could stand in any other: only whole words that nothing else accounts for."""
        hits = Finder(wanted).find(self._left(SURE + SPARE), self.galley.word_limits)
        found = Counter(text for start, text in hits if self._is_end(start + len(text)))
        missing = self._with_reprints(wanted, Counter()) - found
        for start, text in Finder(missing).find(self._left(SURE), self.galley.word_limits):
            end = start + len(text)
            could = missing[text] and self._is_end(end) and self.state.find(SPARE, start, end) >= 0
            if could and self.spares.give([(start, end)]):
                missing[text] -= 1
        return self._settle_torn(+missing, len(wanted))

    def _settle_torn(self, missing: Counter[str], wanted: int) -> Counter[str]:
        self.left = self._left(SURE)
        if len(missing) <= max(MANY, wanted // 2):
            for text in sorted(missing, key=len, reverse=True):
                while missing[text] and self._find_torn(text):
                    missing[text] -= 1
        return +missing

    def _left(self, states: bytes) -> str:
        """The galley with what is in one of these states blotted out, so that it is not found again."""
        text, end, pieces = self.galley.text, 0, []
        for run in re.finditer(b"[" + states + b"]+", self.state):
            pieces += [text[end : run.start()], "\0" * len(run[0])]
            end = run.end()
        return "".join([*pieces, text[end:]])

    def _set(self, pieces: Iterable[Piece], state: bytes) -> None:
        for start, end in pieces:
            self.state[start:end] = state * (end - start)

    def _account(self, pieces: Sequence[Piece]) -> bool:
        """Mark the pieces of a text, unless another one stands there and cannot spare them.

        Pieces of a few letters, as rows of narrow columns are torn into, are left unmarked: which of several such
        pieces belongs to which text cannot be told.
        """
        pieces = [(start, end) for start, end in pieces if end - start >= KEY]
        if any(self.state.find(SURE, start, end) >= 0 for start, end in pieces) or not self.spares.give(pieces):
            return False
        self._set(pieces, SURE)
        return True

    def _find_torn(self, text: str) -> bool:
        """Account for a text in pieces, few of them and near to each other: no stray word shall pass for the first."""
        begun = sorted(self._beginnings(text), key=lambda at: -_common(text, 0, self.left, at))
        self.steps = STEPS + len(text) // TAIL
        ways = islice((way for at in begun if len(way := self._follow(text, 0, at)) > 1), WAYS)
        for way in sorted(ways, key=lambda way: (len(way), way[-1][1] - way[0][0])):
            if self._account(way):
                self.left = self._left(SURE)
                return True
        return False

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
            return [(at, at + length)] if self._is_end(at + length) else []
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
