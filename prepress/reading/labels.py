"""What the words mean that authors put before a part of a question, and the role each gives it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache, lru_cache

from prepress.model import Role
from prepress.parsing.syntax import Node, plain
from prepress.reading.label_words import ANSWERS, BRIEF, KEYS, SHAPES, SHOWING, SHOWING_WITHOUT_SPACES, WORDS, WRONG
from prepress.reading.trait_words import FACTS

LONGEST_LABEL = 60
LONGEST_HEADING = 80

KEY_POINTS = ["key", "points"]
MOST_WORDS = 5
"""A text of more words is no label, even if “answer” is one of them."""

LABEL_HEADING = re.compile(r"\W*([^:：(（]{1,40}?)[\s✅]*(?:[:：(（].*)?$", re.DOTALL)
ORNAMENT = re.compile(r"^[\W_]+|[\W_]+$")
BRACKETED = re.compile(r"[\s(（\[【]*[(（\[【].*$", re.DOTALL)
COUNT = re.compile(r"[\s#№]*\d{1,4}$")
QUESTION_MARKS = ("?", "？", "؟")
APART = re.compile(r"[\s_‐‑–/-]+")


class Meaning(StrEnum):
    """What a label says of the text behind it."""

    ANSWER = "answer"
    SHORT_ANSWER = "short-answer"
    EXPLANATION = "explanation"
    CONTEXT = "context"
    OPTIONS = "options"
    FOLLOW_UP = "follow-up"
    SOURCE = "source"
    HINT = "hint"
    NOTE = "note"
    QUESTION = "question"
    FACT = "fact"


ROLES = {
    Meaning.ANSWER: Role.ANSWER,
    Meaning.SHORT_ANSWER: Role.SHORT_ANSWER,
    Meaning.EXPLANATION: Role.ANSWER,
    Meaning.CONTEXT: Role.CONTEXT,
    Meaning.OPTIONS: Role.OPTIONS,
    Meaning.FOLLOW_UP: Role.FOLLOW_UP,
    Meaning.SOURCE: Role.SOURCE,
    Meaning.HINT: Role.NOTE,
    Meaning.NOTE: Role.NOTE,
}
"""A question is the prompt and a fact belongs to the whole question: neither is a part."""


ALWAYS_LABELS = frozenset({Meaning.ANSWER, Meaning.SHORT_ANSWER, Meaning.FOLLOW_UP})


def role_of(label: str) -> Role | None:
    """The role of a label, without regard to case; None if the word is not known, or is not that of a part."""
    meaning = meaning_of(label)
    return ROLES.get(meaning) if meaning else None


Own = tuple[tuple[str, Meaning], ...]
_own: ContextVar[Own] = ContextVar("own labels", default=())
"""The labels of the bank that is being read. Whoever asks what a label means would have to hand them on otherwise."""


@contextmanager
def own_labels(labels: Mapping[str, str]) -> Iterator[None]:
    """While a bank is read its own labels hold, each by the name of its meaning, and before those that all have."""
    known = {_key(label): Meaning(meaning) for label, meaning in labels.items()}
    before = _own.set(tuple((key, meaning) for key, meaning in known.items() if key))
    try:
        yield
    finally:
        _own.reset(before)


def meaning_of(label: str) -> Meaning | None:
    """What a label means; numbers, brackets and ornaments around it mean nothing. None for words nobody knows."""
    return _meaning_of(label, _own.get())


@lru_cache(maxsize=4096)
def _meaning_of(label: str, own: Own) -> Meaning | None:
    if len(label) > LONGEST_HEADING or label.rstrip(" *_").endswith(QUESTION_MARKS):
        return None
    key = _key(label)
    return dict(own).get(key) or _meanings().get(key) or _composed(key)


def meaning_of_summary(text: str) -> Meaning | None:
    """The same for the words by which something is unfolded: `View answer` is an answer, a question is nothing."""
    if len(text) > LONGEST_LABEL or text.rstrip().endswith(QUESTION_MARKS):
        return None
    label = label_of_summary(text)
    if _is_letter(label):
        return None
    return meaning_of(label) or next(filter(None, map(_telling, label.split())), None)


def label_of_summary(text: str) -> str:
    """What is folded away, without the words that say how to unfold it; all of them if nothing else is said."""
    bare = text
    for word in SHOWING_WITHOUT_SPACES.split():
        bare = bare.replace(word, " ")
    words = [word for word in bare.split() if _key(word) not in _words(SHOWING)]
    label = ORNAMENT.sub("", " ".join(words))
    return label[:1].upper() + label[1:] or text


def label_of_heading(heading: Node) -> str:
    """The words of a heading that may be a label: `Answer (EN)` and `Answer: D` are both "Answer"; a letter is none."""
    return _label_of(plain(heading.children)[:LONGEST_HEADING])


@lru_cache(maxsize=20_000)
def _label_of(text: str) -> str:
    match = LABEL_HEADING.match(text)
    return match[1].strip() if match and not _is_letter(match[1].strip()) else ""


def is_label_heading(heading: Node, level: int) -> bool:
    """Whether a heading opens a part of a question whose own heading has this level, rather than a section.

    The answer and what follows on it may stand at any level; other words are labels only below their question.
    """
    meaning = meaning_of(label_of_heading(heading))
    return meaning in ALWAYS_LABELS or (meaning in ROLES and heading.level > level)


def is_key(words: str) -> bool:
    """Whether a title is that of the answers to all questions: `Answer key`, `Quiz: Answers:`."""
    bare = " ".join(words.casefold().split()).strip(" .:*_").rpartition(": ")[2]
    return bare in KEYS.split(", ") or (bare.endswith("s") and meaning_of(bare) is Meaning.ANSWER)


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word < "\u2e80"


def _telling(word: str) -> Meaning | None:
    """An answer by a single word that is not too short to be something else."""
    return Meaning.ANSWER if len(word) > 1 and meaning_of(word) is Meaning.ANSWER else None


def _composed(key: str) -> Meaning | None:
    """Labels that authors make up: `Sample answer`, `Answer structure`, `Key points to address`."""
    words = key.split()
    if words[:2] == KEY_POINTS and len(words) <= MOST_WORDS:
        return Meaning.EXPLANATION
    at = next((n for n, word in enumerate(words) if word in _words(ANSWERS)), None)
    if at is None or len(words) > MOST_WORDS or _words(WRONG).intersection(words):
        return None
    if not _words(SHAPES).issuperset(words[at + 1 :]):
        return None
    return Meaning.SHORT_ANSWER if _words(BRIEF).intersection(words) else Meaning.ANSWER


def _key(label: str) -> str:
    """How labels are compared."""
    bare = ORNAMENT.sub("", label)
    bare = COUNT.sub("", BRACKETED.sub("", bare)) or bare
    return APART.sub(" ", ORNAMENT.sub("", bare).casefold())


@cache
def _meanings() -> dict[str, Meaning]:
    """Every word with its meaning; where two languages disagree, the meaning that comes first in the data holds."""
    found: dict[str, Meaning] = {}
    for meaning, languages in WORDS.items():
        for words in languages.values():
            for word in words.split(","):
                found.setdefault(_key(word), Meaning(meaning))
    for languages in FACTS.values():
        for words in languages.values():
            found |= {_key(word): found.get(_key(word), Meaning.FACT) for word in words.split(",")}
    return found


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())
