"""Texts that must not be there x places -> traces of them: words of theirs that can be read somewhere.

Six words in a row are the unit. Whoever copies a text copies six words of it; and six words, or twelve letters of a
shorter passage, do not come about by chance. Case, punctuation and white space do not count, so that a word broken over
two lines is no hiding place. Passages of fewer letters are sought as whole words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prepress.galley import KEY, NO_LETTER, Finder, Galley, normal, squeeze

WINDOW = 6
OUTER_MARKS = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True)
class Window:
    """Some words in a row, as written, of the text with this index."""

    index: int
    words: str


@dataclass(frozen=True)
class Trace:
    """Words of the text with this index, and where they were found."""

    index: int
    words: str
    place: str


def bare(text: str) -> str:
    """Letters and digits alone."""
    return NO_LETTER.sub("", normal(text))


def trimmed(text: str) -> str:
    """Squeezed, without the marks around it: `“Yes.”` is `yes`."""
    return OUTER_MARKS.sub("", squeeze(text))


def windows_of(texts: Sequence[Iterable[str]]) -> dict[str, Window]:
    """Every window of the passages of some texts, by its bare letters; those of fewer than twelve are left out."""
    found: dict[str, Window] = {}
    for index, passages in enumerate(texts):
        for passage in passages:
            words = [(word, letters) for word in passage.split() if (letters := bare(word))]
            for first in range(max(1, len(words) - WINDOW + 1)):
                window = words[first : first + WINDOW]
                key = "".join(letters for _, letters in window)
                if len(key) >= KEY:
                    found.setdefault(key, Window(index, " ".join(word for word, _ in window)))
    return found


def without(windows: Mapping[str, Window], fair: Iterable[str]) -> dict[str, Window]:
    """The windows that stand in none of the texts that may be read by anybody."""
    said = {key for _, key in Finder(windows).find("\n".join(map(bare, fair)))}
    return {key: window for key, window in windows.items() if key not in said}


def traces(windows: Mapping[str, Window], places: Iterable[tuple[str, str]]) -> Iterator[Trace]:
    """Every window that can be read in one of some places, given by their names and texts."""
    finder = Finder(windows)
    for place, text in places:
        for _, key in finder.find(bare(text)):
            yield Trace(windows[key].index, windows[key].words, place)


def whole_words(finder: Finder, galley: Galley) -> Iterator[tuple[int, str]]:
    """Where texts stand as whole words."""
    for start, text in finder.find(galley.text, galley.word_limits):
        if galley.limits[start + len(text)]:
            yield start, text
