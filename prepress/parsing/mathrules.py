r"""Rules for the parser of Markdown: where `$…$`, `$$…$$`, `\(…\)` and `\[…\]` stand around a formula.

They make `math_inline` within a line of words and `math_block` of lines of their own; the token's content is the LaTeX,
its markup the sign that opens it. A dollar sign is more often a price, a variable of a shell or a function's name than
math, so what stands between the signs must look like math, and be close to them. docs/writing-banks.md has the rules
in the words of authors.
"""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

CLOSING = {"$": "$", "$$": "$$", "\\(": "\\)", "\\[": "\\]"}
LONGEST = {"$": 1000, "$$": 5000, "\\(": 1000, "\\[": 2000}
"""Characters of a formula within words: what is longer is none, and is not looked through twice."""

COMMAND = re.compile(r"\\[A-Za-z]")
RAISED = re.compile(r"^\^|[A-Za-z0-9)\]}'|!\u0370-\u03ff\u2190-\u22ff]\s?[\^_]")
RAISED_LETTER = re.compile(r"(?:^|[^A-Za-z])[A-Za-z)]\s?[\^_]")
COMPARED = re.compile(r"[A-Za-z)]\s?[=+<>]")
SHORT = re.compile(r"[A-Za-z]'?|[A-Za-z]\([^()]{1,20}\)")
UNLIKELY = re.compile(r"[\"`&#@?]|->|=>|::|//|\(['.]|^\{[^,]*$|[-,;:/=+(\[{.&]$")
PLAIN = re.compile(
    r"[-+|<>=(\[A-Za-z0-9\u0370-\u03ff\u2190-\u22ff\u221e]"
    r"[-+*/|<>=()\[\]{},.:;!'%A-Za-z0-9\s\u0370-\u03ff\u2190-\u22ff\u00b1\u00b7\u00d7\u00f7\u2026]*"
)
WORD = re.compile(r"[^\W\d]{2,}[,.:!]?")
FUNCTIONS = frozenset({"log", "ln", "exp", "lim", "min", "max", "sin", "cos", "tan", "mod", "arg", "argmin", "argmax"})
AROUND = "\u200b\u2060\ufeff` \t\n"
"""What says nothing at the ends of a formula: GitHub writes some as $`x`$."""

STOPS = re.compile(r"#{1,6}\s|```|~~~")


def install(markdown: MarkdownIt) -> None:
    """Teach a parser to read formulas, in words and between them."""
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    markdown.block.ruler.before("fence", "math_block", _block, {"alt": interrupts})
    markdown.inline.ruler.before("escape", "math_inline", _inline)


def looks_like_math(text: str, mark: str) -> bool:
    r"""Whether the text between a sign and its closing one is a formula.

    `\(` and `\[` are also how authors, and even more their tools, write brackets that are not to make a link.
    """
    text = text.strip(AROUND)
    if not text or _is_prose(text):
        return bool(COMMAND.search(text))
    if COMMAND.search(text):
        return True
    if mark == "\\(" and SHORT.fullmatch(text):
        return True
    if mark.startswith("\\"):
        return bool(RAISED_LETTER.search(text) or COMPARED.search(text))
    return _is_raised(text) or bool(PLAIN.fullmatch(text) and not UNLIKELY.search(text))


def _is_raised(text: str) -> bool:
    return bool(RAISED.search(text)) and (text[0] != "{" or any(sign in text for sign in ("^", "_{", ",")))


def _is_prose(text: str) -> bool:
    """Whether two words stand side by side, which are no names of functions."""
    words = [bool(WORD.fullmatch(word)) and word not in FUNCTIONS for word in text.split()]
    return any(one and other for one, other in pairwise(words))


def _inline(state: StateInline, silent: bool) -> bool:
    text, start = state.src, state.pos
    mark = _mark_at(text, start)
    if mark.startswith("$$") and mark not in CLOSING:
        return _as_words(state, mark, silent=silent)
    end = _closing(text, start + len(mark), state.posMax, mark) if mark in CLOSING else -1
    if end < 0 or not _is_formula(text, start, end, mark):
        return mark == "$$" and _as_words(state, mark, silent=silent)
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content, token.markup = text[start + len(mark) : end], mark
    state.pos = end + len(mark)
    return True


def _mark_at(text: str, start: int) -> str:
    """The sign at a place: a run of dollars, or a backslash and what follows it."""
    if text[start] == "\\":
        return text[start : start + 2]
    end = start
    while text.startswith("$", end):
        end += 1
    return text[start:end]


def _as_words(state: StateInline, mark: str, *, silent: bool) -> bool:
    if not silent:
        state.pending += mark
    state.pos += len(mark)
    return True


def _closing(text: str, start: int, end: int, mark: str) -> int:
    """Where the next sign that closes begins; -1 if there is none near."""
    end = min(end, start + LONGEST[mark])
    at = text.find(CLOSING[mark], start, end)
    while at >= 0 and _is_escaped(text, at, start):
        at = text.find(CLOSING[mark], at + 1, end)
    return at


def _is_escaped(text: str, at: int, start: int) -> bool:
    before = text[max(start, at - 20) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _is_formula(text: str, start: int, end: int, mark: str) -> bool:
    inside = text[start + len(mark) : end]
    if not looks_like_math(inside, mark) or "\n\n" in inside:
        return False
    lines = inside.count("\n")
    return mark != "$" or (lines < (2 if _is_strong(inside) else 1) and _is_close(text, start, end, inside))


def _is_strong(text: str) -> bool:
    return bool(COMMAND.search(text)) or _is_raised(text)


def _is_close(text: str, start: int, end: int, inside: str) -> bool:
    """Whether single dollar signs belong together: no spaces within them, no words, digits or dollars around them."""
    around = text[start - 1 : start] + text[end + 1 : end + 2]
    if "$" in around:
        return False
    if COMMAND.search(inside):
        return True
    if re.match(r"[A-Za-z0-9({\[\"']", text[end + 1 : end + 2]):
        return False
    sure = _is_raised(inside) or bool(SHORT.fullmatch(inside.strip()))
    apart = inside[0].isspace() or inside[-1].isspace()
    return sure or not (apart or re.match(r"[A-Za-z0-9]", text[max(0, start - 1) : start]))


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    mark = line[:2]
    if mark not in ("$$", "\\["):
        return False
    found = _lines_of_block(state, start, end, mark)
    if found is None or not looks_like_math(found[0], mark):
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.content, token.markup, token.block = found[0], mark, True
        token.map = [start, found[1]]
        state.line = found[1]
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _lines_of_block(state: StateBlock, start: int, end: int, mark: str) -> tuple[str, int] | None:
    """The formula that opens in a line, and the line behind it; None if it does not close at a line's end.

    Only one that has its opening sign in a line for itself may hold blank lines.
    """
    close, first = CLOSING[mark], _line(state, start)[2:]
    if close in first:
        inside = first.removesuffix(close)
        return None if close in inside or inside == first else (inside, start + 1)
    lines = [first]
    for number in range(start + 1, end):
        line = _line(state, number)
        if (not line and first) or (line and state.sCount[number] < state.blkIndent) or STOPS.match(line):
            return None
        inside = line.removesuffix(close)
        if inside != line and close not in inside:
            return "\n".join([*lines, inside]), number + 1
        if close in line or line.startswith(mark):
            return None
        lines.append(line)
    return None
