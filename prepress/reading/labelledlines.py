"""A text -> the lines in it that open a question, an answer or a card with gaps.

These are `Q: …`, `**Question 3:** …` or `Q3. …`, `A: …`, and `C: [Lisbon] lies on the [Tagus].`
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from prepress.reading.labels import Meaning, meaning_of
from prepress.reading.openlines import open_lines
from prepress.source import Span

ANSWERING = frozenset({Meaning.ANSWER, Meaning.SHORT_ANSWER})
ORNAMENT = r" {0,3}(?![*_+-] )(?:(?:[^\w\s#>+|<\[`!~=-]|_){1,6} ?){0,2}"
EMPHASIS = r"[ \t]{0,2}(?:\*\*|__|\*|_)?[ \t]{0,2}"
WORDS = rf"(?P<words>[^\W\d_][^:：*_\r\n]{{0,40}}?){EMPHASIS}[:：]"
DOTTED = rf"(?P<word>[^\W\d_]{{1,12}})[ ]{{0,2}}[#№]?(?P<number>\d{{1,6}})?(?:[.)]){EMPHASIS}(?=\s|$)"
ALONE = re.compile(
    rf" {{0,3}}(?:(?:\*\*|__)(?P<bold>[^\W\d_][^:：*_\r\n]{{1,40}})(?:\*\*|__)"
    rf"|{EMPHASIS}(?P<word>[^\W\d_]{{1,12}}) ?[#№]?(?P<number>\d{{1,6}})(?: ?\([^()\r\n]{{1,80}}\))?{EMPHASIS})[ \t]*$"
)
"""A label without a colon that is all of its line: `**Question**`, `Question 7`, `Question 7 (safety)`."""

LABEL = re.compile(rf"{ORNAMENT}(?:{DOTTED}|{WORDS})[ \t]*")
NUMBER = re.compile(r"(\d{1,6}(?:\.\d{1,4}){0,3})[)\]]?\s*$")
GAPS = re.compile(r" {0,3}C:")
OTHER_LETTER = re.compile(r" {0,3}[BDE]:")
"""With these about, `C:` is one option of several."""

RULE = re.compile(r" {0,3}-{3,200}[ \t]*$")
OPTION_B = re.compile(r" {0,3}(?:\*\*)?[Bb][.):]")

LONGEST_LABEL = 80
LONGEST_ALONE = 120
LONGEST_WORDS = 400


class Kind(StrEnum):
    """What a line begins; a rule below a labelled line would make it a heading, and ends it instead."""

    QUESTION = "question"
    ANSWER = "answer"
    GAPS = "gaps"
    RULE = "rule"


@dataclass(frozen=True)
class Line:
    """A line by its offsets, the words behind its label, and the number in that."""

    kind: Kind
    span: Span
    words: str = ""
    number: str | None = None


def labelled_lines(text: str, start: int) -> tuple[Line, ...]:
    """The labelled lines from offset `start` on; answers only where a question was asked."""
    lines = list(open_lines(text, start))
    options = any(OTHER_LETTER.match(text, *line) for line in lines)
    return tuple(_labelled(text, lines, gaps=not options))


def _labelled(text: str, lines: list[Span], *, gaps: bool) -> Iterator[Line]:
    asked = below = False
    for line, following in zip(lines, [*lines, Span(len(text), len(text))][1:], strict=True):
        found = _line(text, line, gaps=gaps)
        if found and found.kind is Kind.ANSWER and not (asked and not OPTION_B.match(text, *following)):
            found = None
        if below and RULE.match(text, *line):
            found = Line(Kind.RULE, line)
        if found:
            yield found
            asked = found.kind is Kind.QUESTION
        below = found.kind is not Kind.RULE if found else below and text[slice(*line)].strip() != ""


def _line(text: str, line: Span, *, gaps: bool) -> Line | None:
    """What a line is by itself."""
    if gaps and GAPS.match(text, *line):
        return Line(Kind.GAPS, line)
    match = LABEL.match(text, line.start, min(line.end, line.start + LONGEST_LABEL))
    if found := _alone(text, line):
        return found
    meaning = meaning_of(match["words"] or match["word"]) if match else None
    if match is None or match[0].count("(") > match[0].count(")") or meaning not in (Meaning.QUESTION, *ANSWERING):
        return None
    words = text[match.end() : line.end][:LONGEST_WORDS].strip("*_ ")
    if meaning in ANSWERING:
        return Line(Kind.ANSWER, line, words)
    number = NUMBER.search(match["words"] or "")
    return Line(Kind.QUESTION, line, words, match["number"] or (number[1] if number else None))


def _alone(text: str, line: Span) -> Line | None:
    """A line that is a label and no more; the words below it are its text."""
    match = ALONE.match(text, *line) if line.end - line.start <= LONGEST_ALONE else None
    meaning = meaning_of(match["bold"] or match["word"]) if match else None
    if match is None or meaning not in (Meaning.QUESTION, *ANSWERING):
        return None
    below = text[line.end : line.end + LONGEST_WORDS].strip().partition("\n")[0]
    return Line(Kind.ANSWER if meaning in ANSWERING else Kind.QUESTION, line, below, match["number"])
