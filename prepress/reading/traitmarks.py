"""A prompt -> the marks of difficulty before and behind it, and the prompt without them: `What is a lock? ⭐⭐`.

Stars and bracketed words that name a level are marks wherever they stand there. Other signs may just as well be part of
a question: they are marks where more than one question of the bank has them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prepress.parsing.syntax import Node, plain
from prepress.reading.difficulty import LONGEST, level_of, level_of_words, stars
from prepress.reading.openings import trim
from prepress.reading.trait_words import EMPTY_STARS, FULL_STARS, LETTERS, SIGNS, STAR
from prepress.reading.traits import Level, Traits, joined

UNSEEN = " \t\r\n\xa0\u200b\u200d\ufe0f\ufe0e"
"""White space, and what joins or selects the shape of emoji; authors paste those in without seeing them."""

STARS = FULL_STARS + EMPTY_STARS
BRACKETS = {"]": "[", ")": "(", "】": "【", "）": "（", "］": "［"}
CLOSING = frozenset((*STARS, *SIGNS, *BRACKETS, "*", ">"))
OPENING = frozenset((*STARS, *SIGNS, *BRACKETS.values(), "<"))
"""How a text ends, or begins, that may have a mark there, or be a tag."""

PARENTHESES = "(（"
ENDS = " \t\n\xa0?？.!。:：\"'”`"
EMPHASIS = frozenset({"strong", "em"})
MOST_ASTERISKS = 5
MOST_MARKS = 6
USUAL = 2


class Kind(StrEnum):
    """What a mark is made of."""

    STARS = "stars"
    WORD = "word"
    SIGN = "sign"
    LETTER = "letter"
    ASTERISKS = "asterisks"
    BOLD = "bold"


SURE = frozenset({Kind.STARS, Kind.WORD})


@dataclass(frozen=True)
class Mark:
    """A mark, with what its author called it ("" for a sign that is no word), or how many stars there are."""

    kind: Kind
    level: Level
    words: str = ""


@dataclass(frozen=True)
class Scale:
    """Which kinds are marks in a bank, and whether one star is a step of a scale of signs."""

    kinds: frozenset[Kind] = SURE
    mixed: bool = False


def scale_of(prompts: Iterable[Sequence[Node]]) -> Scale:
    """What the authors of some prompts are in the habit of."""
    found = [_taken(tuple(prompt), frozenset(Kind))[0] for prompt in prompts]
    counts = Counter(kind for marks in found for kind in {mark.kind for mark in marks})
    starred = [mark.level for marks in found for mark in marks if mark.kind is Kind.STARS]
    signs = counts[Kind.SIGN] > 0 and counts[Kind.SIGN] + len(starred) >= USUAL
    usual = {kind for kind, count in counts.items() if count >= USUAL} | ({Kind.SIGN} if signs else set())
    return Scale(SURE | usual, signs and max(starred, default=1) == 1)


def without_marks(prompt: tuple[Node, ...], scale: Scale) -> tuple[Traits, tuple[Node, ...]]:
    """What the marks say, and the prompt; a prompt that is nothing but marks stays as it is."""
    marks, rest = _taken(prompt, scale.kinds)
    return joined(*(_traits(mark, scale) for mark in marks)), rest if marks else prompt


def mark_in(text: str) -> Level | None:
    """The level of a text that is a mark and nothing else, such as a line `[Basic]`."""
    found = _at_end("\n" + text)
    alone = found is not None and found[0].kind in SURE and not found[1].strip(UNSEEN)
    return found[0].level if found and alone else None


def level_in_title(title: str) -> Level | None:
    """The level that the title of a section names: `Locks [Advanced]`, `🟢 Beginner Level`, `Junior developers`."""
    found = [mark for mark, _ in filter(None, (_at_end(title), _at_start(title))) if mark.kind is not Kind.ASTERISKS]
    signs, words = ([mark.level for mark in found if (mark.kind is Kind.SIGN) == sign] for sign in (True, False))
    first = next((word for word in title.split() if any(map(str.isalpha, word))), "")
    return level_of_words(title) or next(iter(words), None) or level_of_words(first) or next(iter(signs), None)


def _traits(mark: Mark, scale: Scale) -> Traits:
    star = mark.kind is Kind.STARS and scale.mixed and mark.level == 1
    level = Level(STAR) if star else mark.level
    return Traits(level, mark.words or level.word)


def _taken(prompt: tuple[Node, ...], kinds: frozenset[Kind]) -> tuple[list[Mark], tuple[Node, ...]]:
    """The marks of these kinds in the order of the text, and what is left."""
    nodes, behind, before = prompt, list[Mark](), list[Mark]()
    for _ in range(MOST_MARKS):
        if not (found := _last(nodes)) or found[0].kind not in kinds:
            break
        behind.insert(0, found[0])
        nodes = found[1]
    for _ in range(MOST_MARKS):
        if not (found := _first(nodes)) or found[0].kind not in kinds:
            break
        before.append(found[0])
        nodes = found[1]
    marks = [*before, *behind]
    return (marks, nodes) if marks and _says(nodes) else ([], prompt)


Found = tuple[Mark, tuple[Node, ...]]


def _last(nodes: tuple[Node, ...]) -> Found | None:
    """A mark at the end, also within bold text, and the nodes without it."""
    if not nodes or _is_plain(nodes[-1].text.rstrip(UNSEEN)[-1:], CLOSING):
        return None
    nodes = _trimmed(nodes)
    if not nodes:
        return None
    *others, last = nodes
    if last.kind in EMPHASIS and (inner := _last(last.children)):
        kept = (last._replace(children=inner[1]),) if inner[1] else ()
        return inner[0], (*others, *kept)
    before = "" if not others else "\n" if others[-1].kind != "text" else ""
    if last.kind == "text" and (found := _at_end(before + last.text)):
        text = found[1].rstrip(UNSEEN)
        return found[0], (*others, *((last._replace(text=text[len(before) :]),) if text.strip() else ()))
    return None


def _is_plain(character: str, marks: frozenset[str]) -> bool:
    """Whether a text that begins or ends with this has no mark there; most have none, and that is soon seen."""
    return bool(character) and character not in marks


def _first(nodes: tuple[Node, ...]) -> Found | None:
    if not nodes or _is_plain(nodes[0].text.lstrip(UNSEEN)[:1], OPENING):
        return None
    nodes = _trimmed(nodes)
    if not nodes:
        return None
    first, *others = nodes
    if first.kind in EMPHASIS and others:
        if level := level_of_words(plain(first.children)):
            return Mark(Kind.BOLD, level, plain(first.children).strip(" :：")), _without_colon(tuple(others))
        inner = _first(first.children)
        return (inner[0], (first._replace(children=inner[1]), *others)) if inner and inner[1] else None
    if first.kind == "text" and (found := _at_start(first.text)):
        return found[0], _without_colon((first._replace(text=found[1]), *others))
    return None


def _trimmed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Without white space and tags for line breaks at its ends."""
    start, end = 0, len(nodes)
    while start < end and _is_nothing(nodes[start]):
        start += 1
    while end > start and _is_nothing(nodes[end - 1]):
        end -= 1
    return trim(nodes[start:end])


def _is_nothing(node: Node) -> bool:
    is_break = node.kind == "html_inline" and node.text.lower().startswith("<br")
    return is_break or node.kind in ("softbreak", "hardbreak") or (node.kind == "text" and not node.text.strip(UNSEEN))


def _without_colon(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    if nodes and nodes[0].kind == "text":
        return _trimmed((nodes[0]._replace(text=nodes[0].text.lstrip(UNSEEN + ":：-–—")), *nodes[1:]))
    return nodes


def _says(nodes: tuple[Node, ...]) -> bool:
    return any(map(str.isalnum, plain(nodes))) or any(node.kind in ("image", "code_inline") for node in nodes)


def _at_end(text: str) -> tuple[Mark, str] | None:
    """The mark at the end of a text, and what stands before it."""
    text = text.rstrip(UNSEEN)
    last = text[-1:]
    if last and last in STARS:
        rest = text.rstrip(STARS + UNSEEN)
        return _of_stars(text[len(rest) :], rest)
    if last in SIGNS:
        return Mark(Kind.SIGN, Level(SIGNS[last])), text[:-1]
    if last == "*":
        rest = text.rstrip("*")
        count = len(text) - len(rest)
        mark = 1 < count <= MOST_ASTERISKS and rest[-1:] in ENDS
        return (Mark(Kind.ASTERISKS, Level(count), "*" * count), rest) if mark and rest else None
    if last in BRACKETS:
        at = text.rfind(BRACKETS[last], max(0, len(text) - LONGEST))
        return _of_bracket(text[at], text[at + 1 : -1], text[:at]) if at >= 0 else None
    return None


def _at_start(text: str) -> tuple[Mark, str] | None:
    """The mark at the start of a text, and what stands behind it."""
    text = text.lstrip(UNSEEN)
    first = text[:1]
    if first and first in STARS:
        rest = text.lstrip(STARS + UNSEEN)
        return _of_stars(text[: len(text) - len(rest)], rest)
    if first in SIGNS:
        return Mark(Kind.SIGN, Level(SIGNS[first])), text[1:].lstrip(UNSEEN)
    closing = next((close for close, opening in BRACKETS.items() if opening == first), None)
    end = text.find(closing, 0, LONGEST) if closing else -1
    return _of_bracket(first, text[1:end], text[end + 1 :].lstrip(UNSEEN)) if end > 0 else None


def _of_stars(text: str, rest: str) -> tuple[Mark, str] | None:
    count = stars(text)
    return (Mark(Kind.STARS, Level(count)), rest) if 0 < count <= Level.EXPERT else None


def _of_bracket(opening: str, text: str, rest: str) -> tuple[Mark, str] | None:
    word = text.strip()
    if opening not in PARENTHESES and word in LETTERS:
        return Mark(Kind.LETTER, Level(LETTERS[word])), rest
    level = level_of_words(word) or (level_of(word) if stars(word) else None)
    return (Mark(Kind.WORD, level, "" if stars(word) else word), rest) if level else None
