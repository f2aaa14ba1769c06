"""Texts that must not be there x places -> traces of them: words of theirs that can be read somewhere.

Six words in a row are the unit. Whoever copies a text copies six words of it; and six words, or twelve letters of a
shorter passage, do not come about by chance. Case, punctuation and white space do not count, so that a word broken over
two lines is no hiding place. Passages of fewer letters are sought as whole words.

In scripts that put no spaces between words, eight characters of Han or Kana stand for six words, and a letter of
theirs counts as two; elsewhere four letters stand for a word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prepress.proving.galley import DENSE, KEY, NO_LETTER, SYLLABIC, Finder, Galley, normal, squeeze

WINDOW, WORD, IDEOGRAPH = 24, 4, 3
"""How much a window holds, and how much of that is a word, and a character of Han or Kana."""

LOOSE = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\uaa60-\uaadf"
"""Thai, Lao, Tibetan, Burmese, Khmer and their kin."""

UNIT = re.compile(rf"[{DENSE}]|[{LOOSE}]{{1,4}}|[^\s{DENSE}{LOOSE}]+")
UNSPACED = re.compile(f"[{DENSE}{LOOSE}]")
IS_DENSE = re.compile(f"[{DENSE}]")
WORD_ALONE = re.compile(rf"[\W_]*[^\W_{DENSE}{LOOSE}]+[\W_]*")
OUTER_MARKS = re.compile(rf"^(?:[^\w{SYLLABIC}]|_)+|(?:[^\w{SYLLABIC}]|_)+$")


Unit = tuple[int, int, str]
"""Where a word begins and ends, and its letters."""


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


def units_of(text: str) -> list[Unit]:
    """The words of a text, or what stands for one."""
    found = ((match.start(), match.end(), bare(match[0])) for match in UNIT.finditer(text))
    return [unit for unit in found if unit[2]]


def telling(letters: str) -> int:
    """How many letters some letters are worth."""
    return len(letters) + len(IS_DENSE.findall(letters))


def windows_of(texts: Sequence[Iterable[str]]) -> dict[str, Window]:
    """Every window of the passages of some texts, by its bare letters; those worth fewer than twelve are left out."""
    found: dict[str, Window] = {}
    for index, passages in enumerate(texts):
        for passage in passages:
            units = units_of(passage)
            for first, last in _spans([letters for _, _, letters in units]):
                window = _without_outer_numbers(units[first:last])
                key = "".join(letters for _, _, letters in window)
                if telling(key) >= KEY:
                    words = passage[window[0][0] : window[-1][1]]
                    found.setdefault(key, Window(index, " ".join(words.split())))
    return found


def _without_outer_numbers(units: Sequence[Unit]) -> Sequence[Unit]:
    """The same between the first and the last that is no number: before a heading its number stands, or behind it."""
    words = [index for index, (_, _, letters) in enumerate(units) if not letters.isdecimal()]
    return units[words[0] : words[-1] + 1] if words else units


def _spans(units: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each window begins and ends; of fewer units than fill one there is one."""
    held, last = 0, 0
    for first, unit in enumerate(units):
        while held < WINDOW and last < len(units):
            held += _size(units[last])
            last += 1
        if held >= WINDOW or first == 0:
            yield first, last
        held -= _size(unit)


def _size(letters: str) -> int:
    return IDEOGRAPH if IS_DENSE.match(letters) else WORD


def without(windows: Mapping[str, Window], fair: Iterable[str]) -> dict[str, Window]:
    """The windows that stand in none of the texts that may be read by anybody."""
    said = {key for _, key in Finder(windows).find("\n".join(map(bare, fair)))}
    return {key: window for key, window in windows.items() if key not in said}


def traces(windows: Mapping[str, Window], places: Iterable[tuple[str, str]]) -> Iterator[Trace]:
    """Every window that can be read in one of some places, given by their names and texts."""
    finder = Finder(windows)
    for place, text in places:
        for _, key in finder.find(bare(text)):
            if _is_whole(windows[key].words, key, text):
                yield Trace(windows[key].index, windows[key].words, place)


def _is_whole(words: str, key: str, text: str) -> bool:
    """Whether a window stands in a text as such; a single word has to be one there too, though it may be broken."""
    if not WORD_ALONE.fullmatch(words):
        return True
    broken = r"[\W_]*".join(map(re.escape, key))
    return bool(re.search(rf"(?<![^\W_]){broken}(?![^\W_])", normal(text)))


def whole_words(finder: Finder, galley: Galley) -> Iterator[tuple[int, str]]:
    """Where texts stand as whole words; without spaces between words, any letter may begin or end one."""
    unspaced = {at for match in UNSPACED.finditer(galley.text) for at in match.span()}
    starts = sorted(unspaced.union(galley.word_limits)) if unspaced else galley.word_limits
    for start, text in finder.find(galley.text, starts):
        end = start + len(text)
        if galley.limits[end] or end in unspaced:
            yield start, text
