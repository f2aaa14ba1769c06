"""A folder of banks with EXPECTED.tsv and SOURCES.tsv -> what was found in each file, held against what is expected.

EXPECTED.tsv: path, dialect, questions, without_answer, first_question, last_question (prompts cut at 70 characters, as
Markdown). SOURCES.tsv: path, and more columns that are not looked at. Both have a line of headings.
"""

import csv
import re
import traceback
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prepress.check import is_blank
from prepress.diagnostics import Report
from prepress.model import ASKED, Question, Role
from prepress.reading.reader import read_bank
from prepress.source import read_source

QUESTIONS_OFF, UNANSWERED_OFF = (0.02, 1), (0.05, 2)
"""How far a count may be off: a share of what is expected, or so many if that is more."""

CUT = 70
"""Characters of a prompt that EXPECTED.tsv gives."""

LINK_TARGET = re.compile(r"\]\([^)]*\)?")
TAG = re.compile(r"</?[a-z][^<>]{0,200}>?", re.IGNORECASE)
PREFIX = r"(?:q|p|f|प्र|题目|題目|question)?\W{0,3}"


@dataclass(frozen=True)
class Expected:
    """What a file holds according to EXPECTED.tsv."""

    questions: int
    unanswered: int
    first: str
    last: str


@dataclass(frozen=True)
class Found:
    """What the reader made of a file. `first` and `last` are all that a prompt may be given as; `crash` is our bug."""

    path: str
    size: int = 0
    dialect: str = ""
    questions: int = 0
    unanswered: int = 0
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    crash: str = ""


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a file of tab-separated values, by the names in its first line."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def expectations(folder: Path) -> dict[str, Expected]:
    """What EXPECTED.tsv says, by path."""
    return {
        row["path"]: Expected(
            int(row["questions"]), int(row["without_answer"]), row["first_question"] or "", row["last_question"] or ""
        )
        for row in table(folder / "EXPECTED.tsv")
    }


def sources(folder: Path) -> list[str]:
    """Every Markdown file that SOURCES.tsv names."""
    return [row["path"] for row in table(folder / "SOURCES.tsv") if row["path"].endswith(".md")]


def read(folder: Path, path: str) -> Found:
    """Read one file; never raises."""
    try:
        source = read_source(folder / path)
        bank = read_bank(source, Report(source))
        questions = list(bank.questions())
        unanswered = sum(map(is_unanswered, questions))
        first, last = (names(questions[index]) if questions else () for index in (0, -1))
        return Found(path, len(source.text), bank.dialect, len(questions), unanswered, first, last)
    except Exception:
        return Found(path, crash=traceback.format_exc())


def is_unanswered(question: Question) -> bool:
    """As the check missing-answer has it."""
    return all(is_blank(part.body) for part in question.having(Role.ANSWER))


def names(question: Question) -> tuple[str, ...]:
    """A prompt alone, with its number, with what else the front of its card shows; and a title apart from what it asks.

    The reader puts a heading before the question that stands below it, with a colon between them.
    """
    front = " ".join(part.body.text for part in question.having(*ASKED))
    prompt = question.prompt.text
    title, _, asked = prompt.partition(": ")
    return prompt, f"{question.number or ''} {prompt}", f"{prompt} {front}", *((title, asked) if asked else ())


def unmet(expected: Expected, found: Found) -> list[str]:
    """Why a file is not as expected; nothing if it is."""
    if found.crash:
        return ["crash"]
    reasons = []
    if _is_off(expected.questions, found.questions, QUESTIONS_OFF):
        reasons.append("questions")
    if _is_off(expected.unanswered, found.unanswered, UNANSWERED_OFF):
        reasons.append("without answer")
    if not is_prompt(expected.first, found.first):
        reasons.append("first prompt")
    if not is_prompt(expected.last, found.last):
        reasons.append("last prompt")
    return reasons


def _is_off(expected: int, found: int, tolerance: tuple[float, int]) -> bool:
    share, least = tolerance
    return abs(found - expected) > max(share * expected, least)


def is_prompt(expected: str, found: tuple[str, ...]) -> bool:
    """Whether one of the names begins as expected, or is it, if it was not cut; anything will do if nothing is said."""
    if not expected.strip():
        return True
    wanted = {letters(expected), letters(re.sub(rf"^\W*{PREFIX}\d[\d.]*\W*", "", expected, flags=re.IGNORECASE))}
    is_cut = len(expected) >= CUT - 1
    have = {letters(name) for name in found}
    return any(name == text or (is_cut and name.startswith(text)) for text in wanted for name in have)


def letters(text: str) -> str:
    """A text without markup, marks, white space and case."""
    plain = TAG.sub(" ", LINK_TARGET.sub(" ", text))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", plain).casefold()))
