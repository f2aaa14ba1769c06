"""The paragraph that a list item begins with -> what asks, and what answers behind it: `**Q?** A`, `Q <br>` `A. …`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import asks, ends_so
from prepress.reading.labels import Meaning, meaning_of
from prepress.reading.openings import BREAKS, opening_of, trim
from prepress.source import Span

Inline = tuple[Node, ...]

ANSWERING = frozenset({Meaning.ANSWER, Meaning.SHORT_ANSWER, Meaning.EXPLANATION})
LETTER_MARK = re.compile(r"\s*[Aa](?:ns)?[.)](?:\s+|$)")
NEXT_LETTER = re.compile(r"\s*[Bb][.)]\s")
HINT = re.compile(r"\s*[(（\[].*[)）\]]\W*$", re.DOTALL)
BEFORE_ANSWER = re.compile(r"[\s:：–—-]*")
MARK_WITHIN = re.compile(r"[?？.!]\s{1,4}(?=(\w{1,20}(?: \w{1,20})?) ?[:：])")
LINE_BREAK_TAG = re.compile(r"</?br\b", re.IGNORECASE)
END = Node("hardbreak", Span(0, 0), tag="br")


class Form(StrEnum):
    """How an item sets off its prompt; one that begins with no words has none."""

    HEADING = "heading"
    BOLD = "bold"
    PLAIN = "plain"
    NONE = "none"


@dataclass(frozen=True)
class Line:
    """The inline nodes of a line; `apart` if its author broke the line on purpose before it."""

    nodes: Inline
    apart: bool = False


@dataclass(frozen=True)
class Cut:
    """A paragraph in two: inline nodes that ask, and those behind them."""

    form: Form
    prompt: Inline
    rest: Inline = ()


def cut_prompt(children: Sequence[Node]) -> Cut:
    """Find where the prompt ends: in its line, at a mark of an answer, or where a line that asks ends."""
    lines = _lines(children)
    if not lines:
        return Cut(Form.NONE, ())
    first = lines[0].nodes
    prompt, behind = _cut_line(first)
    form = Form.BOLD if first[0].kind == "strong" and (len(prompt) == 1 or _is_hint(prompt[1:])) else Form.PLAIN
    if behind:
        return Cut(form, prompt, _joined([Line(behind), *lines[1:]]))
    end = _end(lines, form)
    rest = _joined(lines[end:])
    return Cut(form, _joined(lines[:end]), _without_mark(rest) if _letter_marks(lines[end : end + 3]) else rest)


def ends_asking(nodes: Sequence[Node]) -> bool:
    """Whether a text ends as questions do: with a question mark, but for brackets and quotation marks."""
    return ends_so(plain(nodes).strip()[-40:])


def _lines(children: Sequence[Node]) -> list[Line]:
    """The lines that say something, without their breaks, be they Markdown's or `<br>`."""
    lines: list[Line] = []
    apart, nodes = False, list[Node]()
    for node in (*children, END):
        tag = node.kind == "html_inline" and LINE_BREAK_TAG.match(node.text)
        if node.kind not in BREAKS and not tag:
            nodes.append(node)
            continue
        if line := trim(nodes):
            lines.append(Line(line, apart))
            apart = False
        apart = apart or node.kind != "softbreak"
        nodes = []
    return lines


def _cut_line(line: Inline) -> tuple[Inline, Inline]:
    """A line that asks in bold and answers behind it, or in which a bold label begins an answer.

    `**What is a quorum?** How large is it?` asks to its end.
    """
    asks_on = line[1:] and ends_asking(line[1:])
    if line[0].kind == "strong" and line[1:] and ends_asking(line[:1]) and not (asks_on or _is_hint(line[1:])):
        answer = trim(line[1:])
        if answer[0].kind == "text":
            answer = (answer[0]._replace(text=_behind(BEFORE_ANSWER, answer[0].text)), *answer[1:])
        return line[:1], answer
    for index, node in enumerate(line):
        if index and node.kind == "strong" and _opens_answer(line[index : index + 3]):
            return trim(line[:index]), line[index:]
        if node.kind == "text" and (at := _answer_in(node.text)):
            asked, answered = node._replace(text=node.text[:at]), node._replace(text=node.text[at:])
            return trim((*line[:index], asked)), trim((answered, *line[index + 1 :]))
    return line, ()


def _answer_in(text: str) -> int:
    """Where a sentence has ended and a word such as `Answer:` stands; 0 if nowhere."""
    places = (match.end() for match in MARK_WITHIN.finditer(text) if meaning_of(match[1]) in ANSWERING)
    return next(places, 0)


def _end(lines: Sequence[Line], form: Form) -> int:
    """The number of lines that ask."""
    last_asking = max((index for index, line in enumerate(lines) if ends_asking(line.nodes)), default=0)
    for index, line in enumerate(lines[1:], 1):
        before = lines[index - 1].nodes
        if _opens_answer(line.nodes) or _letter_marks(lines[index : index + 3]):
            return index
        if _is_hint(line.nodes) or index <= last_asking:
            continue
        if form is Form.BOLD or ends_asking(before) or (line.apart and asks(before)):
            return index
    return len(lines)


def _opens_answer(line: Sequence[Node]) -> bool:
    opening = opening_of(line)
    return opening is not None and opening.meaning in ANSWERING


def _letter_marks(lines: Sequence[Line]) -> bool:
    """Whether `A.` begins an answer here, and not the first of several options."""
    openings = [plain(line.nodes[:1]) for line in lines]
    return bool(openings and LETTER_MARK.match(openings[0])) and not any(map(NEXT_LETTER.match, openings[1:]))


def _without_mark(nodes: Inline) -> Inline:
    """Without the `A.` before an answer; a word such as `Answer:` stays, as the label of its part."""
    return trim((nodes[0]._replace(text=_behind(LETTER_MARK, nodes[0].text)), *nodes[1:]))


def _behind(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(text)
    return text[match.end() :] if match else text


def _joined(lines: Sequence[Line]) -> Inline:
    """The lines as inline nodes again, broken where they were."""
    nodes: list[Node] = []
    for line in lines:
        if nodes:
            nodes.append(END._replace(kind="hardbreak" if line.apart else "softbreak", span=line.nodes[0].span))
        nodes += line.nodes
    return tuple(nodes)


def _is_hint(line: Inline) -> bool:
    return bool(HINT.match(plain(line)))
