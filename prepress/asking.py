"""Whether a text asks something, and the number or prefix before it: `12.`, `Q3:`, `Question 4 -`, `题目3：`.

All patterns are anchored and bounded, so that a line of any length is looked at once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prepress.syntax import Node, plain

WORDS = (
    "question|questions|quest|q|p|f|card|frage|pregunta|pergunta|вопрос|题目|題目|问题|問題|質問|질문|प्र|प्रश्न|"
    "interview question"
)
NUMBER = r"\d{1,6}(?:\.\d{1,4}){0,4}"
KEYCAPS = r"(?P<keycaps>(?:\d\ufe0f?\u20e3){1,4}|\U0001f51f)[.):]?"
"""`1️⃣`, `1️⃣2️⃣` and `🔟`."""
AFTER_LEVELS = r"(?:(?<=\.\d\.\d)|(?<=\.\d\d\.\d)|(?<=\.\d\.\d\d)|(?<=\.\d\d\.\d\d))"
"""Behind a number of three levels or more nothing else is needed: `2.16.3 What …`."""

PREFIX = re.compile(
    rf"[\W_]{{0,12}}(?:(?P<word>{WORDS})[ \t]{{0,3}}[#№]?(?P<of_word>{NUMBER})?"
    r"(?:[ \t]{0,3}[.:：)\]、-]|(?<=\d)(?:[ \t]|$))"
    rf"|{KEYCAPS}"
    rf"|(?P<number>{NUMBER})\*?(?:[ \t]{{0,3}}[.)\]:：、](?!\d)|[ \t]{{0,3}}-(?=[ \t])|{AFTER_LEVELS}[ \t]))[ \t]*",
    re.IGNORECASE,
)
QUESTION_MARK = re.compile(r"(?:[?？؟՞\u037e]|[\u0370-\u03ff\u1f00-\u1fff].{0,39};)\W*$")
"""Behind Greek letters a semicolon is one."""
BREAKS = frozenset({"softbreak", "hardbreak"})
LONGEST_LINE = 2000
TASK = re.compile(
    r"(?:please )?(?:explain|describe|design|compare|implement|discuss|define|write|give|tell|walk|talk|show|name|"
    r"differentiate|distinguish|suppose|imagine|argue|try|evaluate|calculate|compute|solve|prove|determine|translate|"
    r"can you|could you)\b",
    re.IGNORECASE,
)
ASKING = re.compile(
    r"\W{0,8}(?:what|what's|why|how|when|where|which|who|whose|is|are|do|does|did|can|could|should|would|will|have|has|"
    r"explain|describe|design|compare|implement|discuss|list|name|define|write|give|tell|walk|show|create|build|find|"
    r"differentiate|difference|differences|distinguish|identify|mention|outline|state|suppose|imagine|consider|given|"
    r"evaluate|classify|calculate|compute|solve|prove|determine|match|translate|summari[sz]e|analy[sz]e|justify|derive|"
    r"rewrite|predict|"
    r"true or false|что|как|почему|зачем|какие|какой|какая|чем|где|когда|кто|в чём|в чем|для чего|"
    r"warum|was|wie|welche|qué|cómo|por qué|cuál|que|comment|pourquoi|quel|quelle|qu'est-ce)\b"
    r"|.{0,40}(?:什么|如何|为什么|怎么|哪些|区别|请|설명|무엇|何|なぜ)",
    re.IGNORECASE,
)


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


def lead_of(nodes: Sequence[Node]) -> Lead:
    """Take the number or prefix from the inline nodes of a heading, an item or a paragraph, also from inside bold."""
    nodes = tuple(nodes)
    for index, node in enumerate(nodes[:4]):
        if node.kind == "text" and (match := PREFIX.match(node.text)):
            rest = node._replace(text=node.text[match.end() :])
            following = (rest, *nodes[index + 1 :]) if rest.text.strip() else nodes[index + 1 :]
            number = match["number"] or match["of_word"] or _of_keycaps(match["keycaps"])
            if number is None and not following:
                break
            return Lead(number, match["word"] is not None, nodes[:index] + following)
        if node.kind in ("strong", "em") and node.children:
            inner = lead_of(node.children)
            if inner.is_there:
                kept = (node._replace(children=inner.rest),) if inner.rest else ()
                return Lead(inner.number, inner.worded, nodes[:index] + kept + nodes[index + 1 :])
        if node.kind not in ("html_inline", "softbreak") and plain((node,)).strip():
            break
    return Lead(None, False, nodes)


def _of_keycaps(signs: str | None) -> str | None:
    """The number that is written in signs of its own, `1️⃣2️⃣`."""
    return signs and ("".join(filter(str.isdecimal, signs)) or "10")


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
    return bool(TASK.match(plain(nodes[:1]).strip()[:40]))


def asks(nodes: Sequence[Node]) -> bool:
    """Whether a text ends with a question mark, or begins as questions and tasks do."""
    text = plain(nodes).strip()[:400]
    return bool(QUESTION_MARK.search(text[-40:]) or ASKING.match(text))
