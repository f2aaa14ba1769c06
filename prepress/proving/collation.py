"""Texts that must be there x a galley -> those of which something is missing.

To collate is to hold a proof against its copy. A text may stand whole; or in pieces where a page, a column or a card
ends, running heads between them; and a part that is torn in another way (a table row over two pages) may be there
passage by passage. What one text has been found in does not count for another, so that nothing is found inside a longer
text, and each text must be found as often as it is wanted. Long texts come first; what is too short to be found by
itself (one-word answers) is sought as whole words in what is then left over.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from prepress.proving.galley import KEY, Finder, Galley, squeeze
from prepress.proving.spares import Piece, Spares
from prepress.proving.tearing import BLOT, TAIL, Tearing
from prepress.proving.turned import sure_words

SHOWN = 6
"""Words of what is missing that a message quotes."""

MANY = 200
"""Texts that may always be torn; where it is more than half of them, page ends are not the reason."""

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
    wholes = [reading.torn.note("\n".join(passages)) for passages in wanted]
    reading.reprints = Counter(wholes[index] for index in reprinted)
    missing = reading.settle(Counter(filter(_is_long, wholes)))
    order = sorted(range(len(wholes)), key=lambda index: index in reprinted)
    torn = [index for index in order if not _is_long(wholes[index]) or _take(missing, wholes[index])]
    lost = _sought(reading, [(index, passage) for index in torn for passage in wanted[index]], wanted)
    if lost and by_word:
        words = [(index, word) for index, passage, _ in lost for word in sure_words(passage)]
        lost = _sought(reading, words, wanted)
    return [Loss(index, _words_from(text, reading.torn.reached.get(squeezed, 0))) for index, text, squeezed in lost]


def _sought(
    reading: "_Reading", texts: Iterable[tuple[int, str]], wanted: Sequence[Sequence[str]]
) -> list[tuple[int, str, str]]:
    """Which of some pieces of the wanted texts are missing: the index, the piece, and the piece squeezed."""
    pieces = [(index, text, squeezed) for index, text in texts if (squeezed := reading.torn.note(text))]
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
    than once, `prints` how often each of them is.
    """

    def __init__(self, galley: Galley) -> None:
        self.galley = galley
        self.state = bytearray(len(galley.text))
        self.torn = Tearing(galley)
        self.spares = Spares()
        self.reprints: Counter[str] = Counter()
        self.prints = 1

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
        found = Counter(text for start, text in hits if self.galley.is_end(start + len(text)))
        missing = self._with_reprints(wanted, Counter()) - found
        for start, text in Finder(missing).find(self._left(SURE), self.galley.word_limits):
            end = start + len(text)
            could = missing[text] and self.galley.is_end(end) and self.state.find(SPARE, start, end) >= 0
            if could and self.spares.give([(start, end)]):
                missing[text] -= 1
        return self._settle_torn(+missing, len(wanted))

    def _settle_torn(self, missing: Counter[str], wanted: int) -> Counter[str]:
        self.torn.left = self._left(SURE)
        if len(missing) <= max(MANY, wanted // 2):
            for text in sorted(missing, key=len, reverse=True):
                while missing[text] and self._find_torn(text):
                    missing[text] -= 1
        return +missing

    def _left(self, states: bytes) -> str:
        """The galley with what is in one of these states blotted out, so that it is not found again."""
        text, end, pieces = self.galley.text, 0, []
        for run in re.finditer(b"[" + states + b"]+", self.state):
            pieces += [text[end : run.start()], BLOT * len(run[0])]
            end = run.end()
        return "".join([*pieces, text[end:]])

    def _set(self, pieces: Iterable[Piece], state: bytes) -> None:
        for start, end in pieces:
            self.state[start:end] = state * (end - start)

    def _find_torn(self, text: str) -> bool:
        """Account for a text in pieces.

        Those of a few letters, as rows of narrow columns are torn into, are left unmarked: which of several such pieces
        belongs to which text cannot be told.
        """
        for way in self.torn.ways(text):
            marked = [(start, end) for start, end in way if end - start >= KEY]
            if self._account(marked):
                self.torn.blot(marked)
                return True
        return False

    def _account(self, pieces: Sequence[Piece]) -> bool:
        """Mark the pieces of a text, unless another one stands there and cannot spare them."""
        if any(self.state.find(SURE, start, end) >= 0 for start, end in pieces) or not self.spares.give(pieces):
            return False
        self._set(pieces, SURE)
        return True
