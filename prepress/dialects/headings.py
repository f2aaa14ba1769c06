"""Sections are `##`, questions are `###` headings, with or without a number: `### 12. What is a quorum?`"""

import re
from dataclasses import replace

from prepress.dialect import Chapter, Dialect, Document, Item, Outline
from prepress.model import Prose
from prepress.source import Span
from prepress.syntax import Node, plain

QUESTION_LEVEL = 3
NUMBER = re.compile(r"(\d{1,6})[.):]\s+(?=\S)")
EXPLICIT_ID = re.compile(r"\s*\{#([A-Za-z][\w-]{0,63})\}\s*$")
CLEARLY_A_QUESTION = re.compile(r"\?\s*$")


def score(document: Document) -> float:
    """The share of headings below the title that are questions or sections of this kind."""
    levels = [node.level for node in document.blocks if node.level > 1]
    return sum(level <= QUESTION_LEVEL for level in levels) / len(levels) if QUESTION_LEVEL in levels else 0.0


def read(document: Document) -> Outline:
    """Cut the flat sequence of blocks at each heading of level 1 to 3; deeper headings belong to their answer."""
    noise = tuple(node for node in document.blocks if node.kind == "hr")
    blocks = [node for node in document.blocks if node.kind != "hr"]
    title, rest = _title(blocks)
    pieces = _cut(rest)
    intro = pieces.pop(0)[1] if pieces and pieces[0][0] is None else ()
    numbers = [_number(head) for head, _ in pieces if head and head.level == QUESTION_LEVEL]
    mostly_numbered = sum(number is not None for number in numbers) * 2 > len(numbers)
    chapters = [_chapter(*group, mostly_numbered=mostly_numbered) for group in _group(pieces)]
    return Outline(title, intro, tuple(chapters), noise)


Piece = tuple[Node | None, tuple[Node, ...]]
Group = tuple[Node | None, tuple[Node, ...], list[Piece]]


def _title(blocks: list[Node]) -> tuple[Prose, list[Node]]:
    """The first level-1 heading, if nothing but text stands before it."""
    for index, node in enumerate(blocks):
        if node.level == 1:
            return Prose(node.children), blocks[:index] + blocks[index + 1 :]
        if node.level:
            break
    return Prose(), blocks


def _cut(blocks: list[Node]) -> list[Piece]:
    """Each heading of level 1 to 3 with the blocks below it; the blocks before the first have None."""
    pieces: list[tuple[Node | None, list[Node]]] = []
    for node in blocks:
        if 0 < node.level <= QUESTION_LEVEL:
            pieces.append((node, []))
        else:
            if not pieces:
                pieces.append((None, []))
            pieces[-1][1].append(node)
    return [(heading, tuple(body)) for heading, body in pieces]


def _group(pieces: list[Piece]) -> list[Group]:
    """Questions under their section; questions before the first section get one without a title."""
    groups: list[Group] = []
    for heading, body in pieces:
        if heading and heading.level < QUESTION_LEVEL:
            groups.append((heading, body, []))
        else:
            if not groups:
                groups.append((None, (), []))
            groups[-1][2].append((heading, body))
    return groups


def _chapter(
    heading: Node | None, intro: tuple[Node, ...], questions: list[Piece], *, mostly_numbered: bool
) -> Chapter:
    title = Prose(heading.children) if heading else Prose()
    start = heading.span if heading else next((head.span for head, _ in questions if head), Span(0, 0))
    if mostly_numbered and not any(head and _looks_asked(head, body) for head, body in questions):
        below = tuple(node for head, body in questions for node in ((head, *body) if head else body))
        return Chapter(title, intro + below, (), start)
    return Chapter(title, intro, tuple(_item(head, body) for head, body in questions if head), start)


def _looks_asked(heading: Node, body: tuple[Node, ...]) -> bool:
    """In a bank whose questions have numbers, a heading without one is a question if it asks or is answered."""
    answered = any(node.kind == "paragraph" and node.children[:1] and _is_bold(node.children) for node in body)
    return _number(heading) is not None or bool(CLEARLY_A_QUESTION.search(plain(heading.children))) or answered


def _is_bold(children: tuple[Node, ...]) -> bool:
    first = next((node for node in children if node.kind != "text" or node.text.strip()), None)
    return first is not None and first.kind == "strong"


def _number(heading: Node) -> str | None:
    first = heading.children[0] if heading.children else None
    match = NUMBER.match(first.text) if first and first.kind == "text" else None
    return match[1] if match else None


def _item(heading: Node, body: tuple[Node, ...]) -> Item:
    children = list(heading.children)
    number = _number(heading)
    if number is not None:
        children[0] = replace(children[0], text=NUMBER.sub("", children[0].text, count=1))
    identity = None
    if children and children[-1].kind == "text" and (match := EXPLICIT_ID.search(children[-1].text)):
        identity = match[1]
        children[-1] = replace(children[-1], text=children[-1].text[: match.start()])
    prompt = Prose(tuple(node for node in children if node.kind != "text" or node.text))
    return Item(number, prompt, body, heading.span, identity)


DIALECT = Dialect("headings", "## sections, ### questions, numbered or not", score, read)
