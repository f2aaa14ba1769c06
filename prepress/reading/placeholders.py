"""Whether an answer is only a promise of one: `TBD`, `To be completed.`, `Read answer on 👉 …`, or three dots."""

import re

from prepress.reading.label_words import PLACEHOLDERS, POINTERS

LONGEST = 120
"""Characters; a longer text says something."""

DOTS = frozenset({"...", "....", "…", "-", "--", "---", "–", "—", "?", "??", "???", "_", "__", "___"})
ENDS = re.compile(r"^[\W_]+|[\W_]+$")
PROMISES = frozenset(word.strip().casefold() for word in PLACEHOLDERS.split(","))
ELSEWHERE = tuple(f"{word.strip().casefold()} " for word in POINTERS.split(","))


def is_placeholder(text: str) -> bool:
    """Whether some words stand in the place of an answer; an empty text does not."""
    if not text.strip() or len(text) > LONGEST:
        return False
    words = " ".join(ENDS.sub("", text).casefold().split())
    return text.strip() in DOTS or words in PROMISES or f"{words} ".startswith(ELSEWHERE)
