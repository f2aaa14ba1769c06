"""Words or signs for how difficult something is -> its level, in many languages: `Senior`, `中级`, `⭐⭐`, `3/5`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from prepress.reading.trait_words import AROUND, EMPTY_STARS, FULL_STARS, LEVELS, SIGNS
from prepress.reading.traits import Level

LONGEST = 40
ORNAMENT = re.compile(r"^[\W_]+|[\W_]+$")
APART = re.compile(r"[\s/&,|_–—-]+")
SHARE = re.compile(r"\D{0,3}(\d{1,2})\s{0,2}(?:(?:/|of|out of|из|von|de|sur)\s{0,2}(\d{1,2}))?\W{0,3}", re.IGNORECASE)


def level_of(text: str) -> Level | None:
    """What somebody wrote behind `Difficulty:`; of several words the hardest."""
    if len(text) > LONGEST:
        return None
    return level_of_words(text) or _counted(text) or max(_levels_in(text), default=None) or _shown(text)


@lru_cache(maxsize=1024)
def level_of_words(text: str) -> Level | None:
    """The same for a text that says nothing else: `[Medium to hard]`, but not `[hard links]`, nor a number."""
    bare = ORNAMENT.sub("", text).casefold()
    if not bare or len(bare) > LONGEST:
        return None
    if bare in _words():
        return _words()[bare]
    said = [word for word in APART.split(bare) if word not in AROUND.split()]
    levels = [_words().get(word) for word in said]
    return max((level for level in levels if level), default=None) if all(levels) else None


def stars(text: str) -> int:
    """How many full stars there are."""
    return sum(character in FULL_STARS for character in text)


def _counted(text: str) -> Level | None:
    """`⭐⭐⭐`, `★★☆☆☆`, `3`, `3/5`, `6 of 10`."""
    if count := stars(text):
        return (
            Level(count)
            if count <= Level.EXPERT and not text.strip(FULL_STARS + EMPTY_STARS + " \ufe0f\u200d")
            else None
        )
    found = SHARE.fullmatch(text)
    if not found:
        return None
    number, whole = int(found[1]), int(found[2] or Level.EXPERT)
    return Level(max(1, -(-number * Level.EXPERT // whole))) if 0 <= number <= whole and whole else None


def _levels_in(text: str) -> Iterator[Level]:
    for word in APART.split(text.casefold()):
        if level := _words().get(ORNAMENT.sub("", word)):
            yield level


def _shown(text: str) -> Level | None:
    return next((Level(SIGNS[character]) for character in text if character in SIGNS), None)


@cache
def _words() -> dict[str, Level]:
    found: dict[str, Level] = {}
    for level, languages in LEVELS.items():
        for words in languages.values():
            for word in words.split(","):
                found.setdefault(word.strip(), Level(level))
    return found
