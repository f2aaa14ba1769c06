"""A bank's own words -> the language they are in, as a tag; code, formulas, tags and addresses do not count.

Scripts are counted first, then what tells the languages of a script apart: letters, or in Latin script common words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prepress.parsing.syntax import Node, walk
from prepress.reading.tongue_words import COMMON_WORDS, LETTERS, SCRIPTS, USUAL

ENGLISH = "en"
ENOUGH = 40_000
"""Characters after which the language does not change any more."""

LEAST_SHARE = 0.3
"""Of the letters. Banks in other scripts are full of Latin names; English ones hold hardly a letter of another."""

LEAST_WORDS, LEAST_SHARE_OF_WORDS, CLEARLY = 4, 0.08, 1.2
"""Common words of a language before it is taken for that of a text, and how many more there must be than English."""

MARKUP = re.compile(r"(?m)^[ \t]*[A-Ha-h][.):](?=\s)|<[^<>]*>|https?://\S{1,2000}|[\w.-]{0,80}@[\w.-]{1,80}")
LATIN_WORD = re.compile(rf"[{SCRIPTS['Latin'][0]}]+")
TONGUES_OF = {
    word: [tag for tag, common in COMMON_WORDS.items() if word in common]
    for word in sorted(frozenset().union(*COMMON_WORDS.values()))
}
"""For each common word the languages that have it."""

SCRIPT_PATTERNS = {name: (re.compile(f"[{letters}]"), weight) for name, (letters, weight) in SCRIPTS.items()}

OTHER_LETTER = re.compile("[" + "".join(letters for name, (letters, _) in SCRIPTS.items() if name != "Latin") + "]")


class Tongue(NamedTuple):
    """A language tag, and the script that most of the text is in ("" without letters)."""

    tag: str
    script: str


def tongue_of_nodes(nodes: Sequence[Node]) -> Tongue:
    """The language of some blocks, from as many of their first words as it takes."""
    pieces: list[str] = []
    length = 0
    for text in _said(nodes):
        pieces.append(text[:ENOUGH])
        length += len(text)
        if length > ENOUGH:
            break
    return tongue_of("\n".join(pieces))


def _said(nodes: Sequence[Node]) -> Iterator[str]:
    return (node.text for node in walk(nodes) if node.kind in ("text", "html_block"))


def tongue_of(text: str) -> Tongue:
    """The language of a text; English when it cannot be told."""
    text = MARKUP.sub(" ", text)
    script = script_of(text)
    if script in ("", "Latin"):
        return Tongue(_by_words(text), script)
    if script in ("Han", "Kana"):
        han, kana = (len(SCRIPT_PATTERNS[name][0].findall(text)) for name in ("Han", "Kana"))
        if kana * 10 >= han:
            return Tongue("ja", script)
        script = "Han"
    return Tongue(_by_letters(text, script), script)


def script_of(text: str) -> str:
    """The script of most of the letters, but one that is not Latin from a third of them on; "" without letters."""
    if text.isascii() or not OTHER_LETTER.search(text):
        return "Latin" if LATIN_WORD.search(text) else ""
    counts = {name: len(pattern.findall(text)) * weight for name, (pattern, weight) in SCRIPT_PATTERNS.items()}
    total = sum(counts.values())
    others = Counter({name: count for name, count in counts.items() if name != "Latin"})
    others["Han"], others["Kana"] = (0, others["Han"] + others["Kana"]) if others["Kana"] else (others["Han"], 0)
    [(script, count)] = others.most_common(1)
    if total and count >= total * LEAST_SHARE:
        return script
    return "Latin" if counts["Latin"] else ""


def _by_letters(text: str, script: str) -> str:
    total = len(SCRIPT_PATTERNS[script][0].findall(text))
    counts = Counter(text)
    shares = {
        tag: sum(counts[letter] for letter in letters) / total / least
        for tag, (letters, least) in LETTERS.get(script, {}).items()
    }
    if script == "Han":
        shares = {tag: share for tag, share in shares.items() if share == max(shares.values())}
    return next((tag for tag, share in shares.items() if share >= 1), USUAL[script])


def _by_words(text: str) -> str:
    words = Counter(match[0] for match in LATIN_WORD.finditer(text.lower()))
    scores = dict.fromkeys(COMMON_WORDS, 0)
    for word in words.keys() & TONGUES_OF.keys():
        for tag in TONGUES_OF[word]:
            scores[tag] += words[word]
    best = max(scores, key=lambda tag: scores[tag])
    sure = (
        scores[best] >= max(LEAST_WORDS, sum(words.values()) * LEAST_SHARE_OF_WORDS)
        and scores[best] >= scores[ENGLISH] * CLEARLY
    )
    return best if sure else ENGLISH
