"""A bank -> the pattern on its cover: a row for a section, in it a block for each question, as wide as there is to say.

So no two banks have the same, and each edition of a bank has nearly that of the one before. Where there are too many
questions or sections to be seen, neighbours share a block or a row.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, sqrt
from typing import NamedTuple

from prepress.composing.cards import Mark
from prepress.model import Question, Section

WIDTH = 1600
"""Of the pattern, which is that of the cover, in pixels."""

GAP = 10
MOST_ROWS = 20
MOST_BLOCKS = 14
"""In a row; they stay broad enough to be told apart on a thumbnail."""

BROADEST = 3.5
"""How many times as wide as the block of the shortest question that of the longest one is."""


class Block(NamedTuple):
    """A rectangle in pixels from the upper left corner of the pattern, and the colour of its section."""

    x: int
    y: int
    width: int
    height: int
    tone: int


Segment = tuple[int, float]
"""A tone and a weight."""


def pattern(sections: Sequence[tuple[Mark, Section]], height: int) -> Iterator[Block]:
    """The blocks of a pattern of some height, row by row."""
    rows = list(_rows(sections))
    for number, row in enumerate(rows):
        top, bottom = (round((height + GAP) * at / len(rows)) for at in (number, number + 1))
        whole, before = sum(weight for _, weight in row), 0.0
        for tone, weight in row:
            left, right = (round((WIDTH + GAP) * at / whole) for at in (before, before + weight))
            before += weight
            yield Block(left, top, right - left - GAP, bottom - top - GAP, tone)


def _rows(sections: Sequence[tuple[Mark, Section]]) -> Iterator[list[Segment]]:
    lengths = {question.id: _length(question) for _, section in sections for question in section.questions}
    least, most = min(lengths.values()), max(lengths.values())

    def weight(question: Question) -> float:
        share = (lengths[question.id] - least) / (most - least) if most > least else 0
        return 1 + (BROADEST - 1) * share

    if len(sections) > MOST_ROWS:
        whole = [(mark.tone, sum(map(weight, section.questions))) for mark, section in sections]
        yield from _cut(whole, MOST_ROWS)
        return
    wanted = [ceil(len(section.questions) / MOST_BLOCKS) for _, section in sections]
    spare = MOST_ROWS - len(sections)
    share = min(1.0, spare / max(1, sum(wanted) - len(sections)))
    for (mark, section), count in zip(sections, wanted, strict=True):
        segments = [(mark.tone, weight(question)) for question in section.questions]
        yield from _cut(segments, 1 + int((count - 1) * share))


def _cut(segments: Sequence[Segment], count: int) -> Iterator[list[Segment]]:
    """The segments in so many rows of about the same number; in each, neighbours are joined if there are too many."""
    for row in _shares(segments, count):
        yield [(held[0][0], sum(weight for _, weight in held)) for held in _shares(row, MOST_BLOCKS)]


def _shares(segments: Sequence[Segment], count: int) -> Iterator[Sequence[Segment]]:
    count = min(count, len(segments))
    cuts = [len(segments) * at // count for at in range(count + 1)]
    return (segments[start:end] for start, end in pairwise(cuts))


def _length(question: Question) -> float:
    """How much there is to say: of four times as many characters, twice as much."""
    said = (len(node.text) for part in question.parts for node in part.body.walk())
    return sqrt(len(question.prompt.text) + sum(said))
