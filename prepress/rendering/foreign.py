"""A text and the language it is in -> the stretches in letters that this language is not written in, each with its own.

Latin letters are at home everywhere, and so are single letters of any script: `α`, `Σ`, `א`. Signs, digits and spaces
between two foreign words belong to the stretch.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from prepress.language import SCRIPT
from prepress.reading.tongue import tongue_of
from prepress.reading.tongue_words import SCRIPTS

EAST_ASIAN = frozenset({"Han", "Kana", "Hangul"})
OWN_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "ja": ("Han", "Kana"),
    "zh": ("Han",),
    "ko": ("Hangul", "Han"),
    "el": ("Greek",),
    **dict.fromkeys(("he", "yi", "iw"), ("Hebrew",)),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "sd", "ug", "ckb", "ks"), ("Arabic",)),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), ("Devanagari",)),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk", "tt", "uz", "az"), ("Cyrillic",)),
}
LEAST = {"Han": 1, "Kana": 1, "Hangul": 1, "Greek": 4}
"""Letters of a word that is taken for one; two of all scripts that are not named. Formulas are full of Greek ones."""

GROUPS = (("Han", "Kana", "Hangul"), *((name,) for name in SCRIPTS if name not in EAST_ASIAN | {"Latin"}))
BETWEEN = r"[\s\d.,:;!?()«»„“”‘’'\"/·、。，：；！？（）「」『』・ー…–—،؛؟-]{0,3}"


def foreign_runs(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where each stretch begins and ends, and the tag of its language; none where the language is not known."""
    primary = language.partition("-")[0].lower()
    if text.isascii() or not primary or primary == "und" or SCRIPT.search(language):
        return
    found = []
    for group in GROUPS:
        if pattern := _pattern(group, OWN_SCRIPTS.get(primary, ())):
            found += [match.span() for match in pattern.finditer(text)]
    for start, end in sorted(found):
        yield start, end, tongue_of(text[start:end]).tag


@lru_cache(maxsize=256)
def _pattern(group: tuple[str, ...], own: tuple[str, ...]) -> re.Pattern[str] | None:
    names = [name for name in group if name not in own]
    if not names:
        return None
    letters = "".join(SCRIPTS[name][0] for name in names)
    marks = "\\u064b-\\u065f\\u0670\\u0591-\\u05c7\\u093a-\\u094f\\u0300-\\u036f"
    least = min(LEAST.get(name, 2) for name in names)
    word = rf"[{letters}][{letters}{marks}]{{{least - 1},}}"
    return re.compile(rf"(?<![{letters}]){word}(?:{BETWEEN}{word})*")
