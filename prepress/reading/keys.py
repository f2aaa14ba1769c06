"""An answer such as `D`, `B) because …` or an option word for word -> the options that are right, and how they read."""

import re
from collections.abc import Sequence

from prepress.parsing.syntax import Node, plain
from prepress.reading.labels import Meaning, meaning_of
from prepress.reading.options import CODE, Choice, same
from prepress.rendering.sanitizer import OPTIONS, words_of_html
from prepress.source import Span

LONGEST_KEY = 400
"""Characters of an answer's first block among which a key is sought."""

WORDS = r"(?:(?:options?|choices?|variants?|answers?|letters?|opción|opciones|вариант\w{0,3}|选项)\s{1,3})?"
LETTER = r"[(\[]?([A-Za-z]|\d{1,2})[)\]]?"
JOIN = r"\s{0,3}(?:,|&|/|\+|;|、|，|and|und|et|och|en)\s{0,3}"
KEY = re.compile(
    rf"\W{{0,4}}{WORDS}(?P<marks>{LETTER}(?:{JOIN}{LETTER}){{0,9}})(?:\W{{0,3}}$|\s{{0,2}}[.):：、]|\s{{1,3}}[-–—]\s)",
    re.IGNORECASE,
)
MARK = re.compile(r"(?<!\w)(?:[A-Za-z]|\d{1,2})(?!\w)")
SAID = re.compile(
    r"\b(?:answers?|options?|choice) (?:is|are|would be) (?:options? )?[(\[]?([A-Za-z])[.):\]]", re.IGNORECASE
)
AT_END = re.compile(r"[:：]\s{0,3}\(?([A-H])\)?\W{0,3}$")


def with_right_options(answer: Sequence[Node], choices: Sequence[Choice]) -> tuple[Node, ...]:
    """The blocks of an answer, the right options before them in place of a bare key; as they are without a key."""
    first = next(iter(answer), None)
    right, rest = _right(first, choices) if first else ((), "")
    if not first or not right:
        return tuple(answer)
    if len(right) == 1 and same(rest) != same(right[0].text) and same(rest).startswith(same(right[0].text)):
        return tuple(answer)
    repeated = not rest or same(rest) in {same(choice.text) for choice in right}
    return (listed(right, first.span), *(answer[1:] if repeated else answer))


def key_of(answer: Sequence[Node]) -> str:
    """The words of an answer by which options without letters may be told: those of its first block."""
    return _said(answer[0]).strip()[:LONGEST_KEY] if answer else ""


def _right(first: Node, choices: Sequence[Choice]) -> tuple[tuple[Choice, ...], str]:
    """The options that an answer's first block names, and what else it says."""
    said = _said(first).strip()[:LONGEST_KEY]
    head, _, tail = said.partition(":")
    said = tail.strip() if meaning_of(head) is Meaning.ANSWER and len(head) > 1 else said
    whole = [choice for choice in choices if same(choice.text) == same(said)]
    if whole:
        return tuple(whole), ""
    if match := KEY.match(said):
        marks = {mark.upper() for mark in MARK.findall(match["marks"])}
        named = tuple(choice for choice in choices if choice.mark in marks)
        if named and len(named) == len(marks):
            return named, said[match.end() :].strip()
    lines = {same(line) for line in said.split("\n") if line.strip()}
    named = tuple(choice for choice in choices if same(choice.text) in lines)
    if named and len(named) == len(lines):
        return named, ""
    told = SAID.search(said) or AT_END.search(said)
    return tuple(choice for choice in choices if told and choice.mark == told[1].upper()), said


def _said(node: Node) -> str:
    if node.kind == "html_block":
        return words_of_html(node.text)
    return node.text if node.kind in CODE else plain((node,))


def listed(choices: Sequence[Choice], span: Span) -> Node:
    """Options as a list, each behind its letter."""
    items = tuple(Node("list_item", span, _behind_letter(choice, span), tag="li") for choice in choices)
    return Node("bullet_list", span, items, tag="ul", info=OPTIONS)


def _behind_letter(choice: Choice, span: Span) -> tuple[Node, ...]:
    letter = Node("strong", span, (Node("text", span, text=choice.mark),), tag="strong")
    first = next(iter(choice.body), None)
    if first and first.kind == "paragraph":
        children = (letter, Node("text", span, text=" "), *first.children)
        return (first._replace(children=children, tight=True), *choice.body[1:])
    return (Node("paragraph", span, (letter,), tag="p", tight=True), *choice.body)
