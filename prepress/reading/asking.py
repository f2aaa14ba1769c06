"""Whether a text asks something, and the number or prefix before it: `12.`, `Q3:`, `Question 4 -`, `题目3：`.

All patterns are anchored and bounded, so that a line of any length is looked at once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from prepress.parsing.syntax import Node, plain
from prepress.reading.asking_words import (
    ASKING_WITHOUT_SPACES,
    BEFORE,
    DIFFERENCES,
    INTERROGATIVES,
    LAST_MATTERS,
    LAST_SIGNS,
    LAST_WORDS,
    ORDINAL,
    TASKS,
    TASKS_WITHOUT_SPACES,
    Languages,
)


def listed(words: str) -> tuple[str, ...]:
    """The words of a list with commas, in their order."""
    return tuple(word.strip() for word in words.split(","))


def words_of(languages: Languages) -> tuple[str, ...]:
    """The words of all languages, in the order of the data."""
    return tuple(word for words in languages.values() for word in listed(words))


WORDS = "|".join(words_of(BEFORE))
ORDINALS = "|".join(listed(ORDINAL))
NUMBER = r"\d{1,6}(?:\.\d{1,4}){0,4}"
KEYCAPS = r"(?P<keycaps>(?:\d\ufe0f?\u20e3){1,4}|\U0001f51f)[.):]?"
"""`1️⃣`, `1️⃣2️⃣` and `🔟`."""
AFTER_LEVELS = r"(?:(?<=\.\d\.\d)|(?<=\.\d\d\.\d)|(?<=\.\d\.\d\d)|(?<=\.\d\d\.\d\d))"
"""Behind a number of three levels or more nothing else is needed: `2.16.3 What …`."""

ENDS = r"[.:：)）\]】、-]"
PREFIX = re.compile(
    rf"[\W_]{{0,12}}(?:(?P<word>{WORDS})[ \t]{{0,3}}[#№]?(?P<of_word>{NUMBER})?"
    rf"(?:[ \t]{{0,3}}{ENDS}|(?<=\d)(?:[ \t]|$))"
    rf"|(?P<ordinal>第)[ \t]{{0,2}}(?:(?P<of_ordinal>{NUMBER})|[一二三四五六七八九十百]{{1,4}})[ \t]{{0,2}}"
    rf"(?:{ORDINALS})(?:[ \t]{{0,3}}{ENDS}|[ \t]|$)"
    rf"|{KEYCAPS}"
    rf"|(?P<number>{NUMBER})\*?(?:[ \t]{{0,3}}[.)\]:：、](?!\d)|[ \t]{{0,3}}-(?=[ \t])|(?<=[#№]\d)[ \t]|"
    rf"(?<=[#№]\d\d)[ \t]|(?<=[#№]\d\d\d)[ \t]|{AFTER_LEVELS}[ \t])"
    r"|(?P<sign>[❓❔])\ufe0f?)[ \t]*",
    re.IGNORECASE,
)
QUESTION_MARK = re.compile(r"(?:[?？؟՞\u037e]|[\u0370-\u03ff\u1f00-\u1fff].{0,39};)\W*$")
"""Behind Greek letters a semicolon is one."""
BREAKS = frozenset({"softbreak", "hardbreak"})
LONGEST_LINE = 2000
LONGEST_LABEL = 30
LONGEST_PREFIX = 90
"""Characters among which a number or prefix ends, with all that may stand around it."""
TASK = re.compile(
    r"(?:please )?(?:explain|describe|design|compare|implement|discuss|define|write|give|tell|walk|talk|show|name|"
    r"differentiate|distinguish|suppose|imagine|argue|try|evaluate|calculate|compute|solve|prove|determine|translate|"
    r"can you|could you)\b",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+){0,3}")
MOST_TOKENS = 3
FIRST, LAST = 60, 40
"""Characters at the beginning of a text, and at its end, in which the words are that tell."""

NEAR = 48
"""Characters from the beginning among which signs tell where no spaces part words."""


def _keys(words: Iterable[str]) -> frozenset[str]:
    """Words as they are compared: in lower case, with one space between two."""
    return frozenset(" ".join(TOKEN.findall(word.casefold())) for word in words)


FIRST_WORDS = _keys((*words_of(INTERROGATIVES), *words_of(TASKS), *listed(DIFFERENCES)))
SET_TASKS = _keys(words_of({tag: words for tag, words in TASKS.items() if tag != "en"}))
FINAL_WORDS = _keys(listed(LAST_WORDS))
FIRST_SIGNS, FINAL_SIGNS, FINAL_MATTERS = map(listed, (TASKS_WITHOUT_SPACES, LAST_SIGNS, LAST_MATTERS))
SIGNS = re.compile("|".join(map(re.escape, listed(ASKING_WITHOUT_SPACES))))
ORNAMENT = re.compile(r"^[\W_]{1,12}|[\W_]{1,40}$")


@dataclass(frozen=True)
class Lead:
    """The words before a question: its `number`, and whether a word such as Q said so; `rest` is the question."""

    number: str | None
    worded: bool
    rest: tuple[Node, ...]

    @property
    def is_there(self) -> bool:
        """Whether the text is marked as a question at all."""
        return self.worded or self.number is not None


@lru_cache(maxsize=8192)
def _prefix(text: str) -> re.Match[str] | None:
    """What stands before a question; several dialects ask that of the same words."""
    return PREFIX.match(text)


def lead_of(nodes: Sequence[Node]) -> Lead:
    """Take the number or prefix from the inline nodes of a heading, an item or a paragraph, also from inside bold."""
    nodes = tuple(nodes)
    for index, node in enumerate(nodes[:4]):
        if node.kind == "text" and (match := _prefix(node.text[:LONGEST_PREFIX])):
            rest = node._replace(text=node.text[match.end() :])
            following = (rest, *nodes[index + 1 :]) if rest.text.strip() else nodes[index + 1 :]
            numbers = (match["number"], match["of_word"], match["of_ordinal"], _of_keycaps(match["keycaps"]))
            number = next(filter(None, numbers), None)
            worded = any(match[name] for name in ("word", "ordinal", "sign"))
            if number is None and not following:
                break
            return Lead(number, worded, nodes[:index] + following)
        if node.kind in ("strong", "em") and node.children:
            inner = lead_of(node.children)
            if inner.is_there:
                kept = (node._replace(children=inner.rest),) if inner.rest else ()
                return Lead(inner.number, inner.worded, nodes[:index] + kept + nodes[index + 1 :])
            if label := _label(node, nodes[index + 1 :]):
                return label
        if node.kind not in ("html_inline", "softbreak") and plain((node,)).strip():
            break
    return Lead(None, False, nodes)


def _of_keycaps(signs: str | None) -> str | None:
    """The number that is written in signs of its own, `1️⃣2️⃣`."""
    return signs and ("".join(filter(str.isdecimal, signs)) or "10")


def _label(node: Node, behind: tuple[Node, ...]) -> Lead | None:
    """`**Q:** …` or `**Q 3**: …`: a word that stands alone in bold, and the question behind it."""
    words = plain((node,)).strip()
    first = behind[0] if behind and behind[0].kind == "text" else None
    colon = first is not None and first.text.lstrip()[:1] in (":", "：")
    match = PREFIX.fullmatch(words + ":" if colon else words) if len(words) <= LONGEST_LABEL else None
    if not match or not match["word"]:
        return None
    if first and colon:
        behind = (first._replace(text=first.text.lstrip()[1:]), *behind[1:])
    if not plain(behind).strip():
        return None
    if behind[0].kind == "text":
        behind = (behind[0]._replace(text=behind[0].text.lstrip()), *behind[1:])
    return Lead(match["of_word"], True, behind)


def asks_somewhere(nodes: Sequence[Node]) -> bool:
    """Whether a line of a paragraph ends with a question mark, or its first one sets a task."""
    said = ""
    for node in (*nodes, None):
        if node is None or node.kind in BREAKS or node.text.lower().startswith("<br"):
            if QUESTION_MARK.search(said.strip()[-40:]):
                return True
            said = ""
        elif len(said) < LONGEST_LINE:
            said += plain((node,))
    first = plain(nodes[:1]).strip()[:FIRST]
    return bool(TASK.match(first)) or _opens_with(first, SET_TASKS)


def asks(nodes: Sequence[Node]) -> bool:
    """Whether a text ends with a question mark, or begins or ends as questions and tasks do."""
    return _asks(plain(nodes).strip()[:400])


@lru_cache(maxsize=4096)
def _asks(text: str) -> bool:
    return ends_so(text) or _opens_with(text, FIRST_WORDS) or _tells(text)


def ends_so(text: str) -> bool:
    """Whether a text ends with a question mark, or as questions and tasks do in languages that have the verb last."""
    if QUESTION_MARK.search(text[-LAST:]):
        return True
    tokens = TOKEN.findall(text[-LAST:].casefold())
    if tokens and (tokens[-1] in FINAL_WORDS or " ".join(tokens[-2:]) in FINAL_WORDS):
        return True
    return not text.isascii() and ORNAMENT.sub("", text[-LAST:]).endswith(FINAL_SIGNS)


def _opens_with(text: str, words: frozenset[str]) -> bool:
    """Whether the first one to three words of a text are among these."""
    tokens = TOKEN.findall(text[:FIRST].casefold())[:MOST_TOKENS]
    return any(" ".join(tokens[:count]) in words for count in range(1, len(tokens) + 1))


def _tells(text: str) -> bool:
    """Whether there are signs in a text that tell where no spaces part its words."""
    if text.isascii():
        return False
    bare = ORNAMENT.sub("", text)
    opens = any(bare.startswith(sign) and len(bare) > len(sign) for sign in FIRST_SIGNS)
    return opens or text.startswith("¿") or bare.endswith(FINAL_MATTERS) or bool(SIGNS.search(text[:NEAR]))
