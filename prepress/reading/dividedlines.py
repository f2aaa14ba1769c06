"""A text -> the cards in it whose sides are divided by a sign: `front :: back`, or lines with `?` alone between them.

Without a space beside it `::` divides only behind a question mark, or where the text says that it is a deck: elsewhere
it stands in code.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import NamedTuple

from prepress.reading.openlines import open_lines
from prepress.source import Span

DIVIDES = re.compile(r"(?<=\S)(?:[ \t]+:{2,3}(?=[ \t]+\S)|(?<=[?？]):{2,3}(?=[ \t]*\S))(?!:)[ \t]*")
DIVIDES_IN_DECK = re.compile(r"(?<=[^\s:])[ \t]*:{2,3}(?!:)[ \t]*(?=\S)")
DECK = re.compile(r"#flashcards?\b|^\W{0,6}(?:tags: *)?flashcards?\b|<!--SR:", re.IGNORECASE | re.MULTILINE)
"""What says that a text is a deck: a tag, also in front matter, or the comments of a program that asks the cards."""

QUESTION_LINE = re.compile(r"\?{1,2}[ \t]*$")
HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
RULE = re.compile(r" {0,3}(?:-[ \t]*){3,200}$| {0,3}(?:_[ \t]*){3,200}$| {0,3}(?:\*[ \t]*){3,200}$")
BULLET = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,6}[.)])[ \t]+)?")
LONGEST_LINE = 4000
MOST_SIGNS = 4
"""So many signs in a line are looked at: those before may stand in code."""


class Divided(NamedTuple):
    """A card by its offsets: where it, its front, the sign and its back begin, and where the back ends."""

    start: int
    front: int
    sign: int
    back: int
    end: int


def divided_cards(text: str, start: int) -> tuple[Divided, ...]:
    """The cards from offset `start` on, in the order of the text."""
    if "::" not in text and "\n?" not in text:
        return ()
    lines = tuple(open_lines(text, start))
    divides = DIVIDES_IN_DECK if DECK.search(text) else DIVIDES
    signs = [_by_sign(text, line, divides) for line in lines]
    marks = [number for number, line in enumerate(lines) if text[line.start : line.start + 1] == "?"]
    marks = [number for number in marks if QUESTION_LINE.match(text, *lines[number])]
    cards = tuple(_by_question_lines(text, lines, marks, {n for n, sign in enumerate(signs) if sign}))
    taken = {card.start for card in cards}
    return tuple(sorted((*cards, *(sign for sign in signs if sign and sign.start not in taken))))


def _by_sign(text: str, line: Span, divides: re.Pattern[str]) -> Divided | None:
    if text.find("::", *line) < 0:
        return None
    front = BULLET.match(text, *line)
    begin = front.end() if front else line.start
    if line.end - begin > LONGEST_LINE or HEADING.match(text, *line):
        return None
    signs = islice(divides.finditer(text, begin, line.end), MOST_SIGNS)
    sign = next((found for found in signs if _is_bare(text[begin : found.start()])), None)
    return Divided(line.start, begin, sign.start(), sign.end(), line.end) if sign else None


def _is_bare(front: str) -> bool:
    """Whether words stand there, and no code is open behind them; rows of tables are no cards."""
    return any(map(str.isalnum, front)) and front.count("`") % 2 == 0 and not front.startswith("|")


def _by_question_lines(
    text: str, lines: Sequence[Span], marks: Sequence[int], signs: AbstractSet[int]
) -> Iterator[Divided]:
    """A back goes on to the front of the next card, to a rule or to a heading."""
    fronts = [_front_of(text, lines, mark, last) for last, mark in zip((-1, *marks), marks, strict=False)]
    ends = [*fronts[1:], len(lines)][: len(marks)]
    for front, mark, end in zip(fronts, marks, ends, strict=True):
        limit = next((n for n in range(mark + 1, end) if n in signs or _parts(text, lines[n])), end)
        if front < mark < limit - 1 and signs.isdisjoint(range(front, mark)):
            stop = lines[limit].start if limit < len(lines) else len(text)
            yield Divided(lines[front].start, lines[front].start, lines[mark].start, lines[mark + 1].start, stop)


def _front_of(text: str, lines: Sequence[Span], mark: int, last: int) -> int:
    """The number of the line with which the front begins; below an empty line it goes back to a rule or a heading."""
    loose = mark > 0 and _is_empty(text, lines[mark - 1])
    first = mark
    while first - 1 > last and not RULE.match(text, *lines[first - 1]):
        if not loose and _is_empty(text, lines[first - 1]):
            break
        if HEADING.match(text, *lines[first - 1]):
            return first if any(not _is_empty(text, lines[n]) for n in range(first, mark)) else first - 1
        first -= 1
    while first < mark and _is_empty(text, lines[first]):
        first += 1
    return first


def _parts(text: str, line: Span) -> bool:
    return bool(RULE.match(text, *line) or HEADING.match(text, *line))


def _is_empty(text: str, line: Span) -> bool:
    return not text[slice(*line)].strip()
