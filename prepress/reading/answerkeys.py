"""An outline -> the same with the answers of a key, `## Answers`, `1. B`, `2. A`, below the questions they belong to.

A key numbers its answers as the questions before it are numbered. It is a list, a table, a line such as `1. B, 2. A`,
or the questions said again with their answers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prepress.dialect import Chapter, Item, Outline
from prepress.parsing.syntax import Node, plain
from prepress.reading.grading import is_answer_mark
from prepress.reading.labels import Meaning, is_key, label_of_heading, meaning_of
from prepress.reading.listitems import entries_of
from prepress.reading.openings import opening_of
from prepress.reading.options import same
from prepress.source import Span

FEWEST = 2
COVERED = 0.6
"""The share of the questions that a key must answer."""

ANSWERED = 0.3
"""Where more questions than this share have an answer of their own, a list behind the last is no key."""

PAIR = re.compile(
    r"(?:^|[\s,;|])\(?(\d{1,4})\s{0,2}[.):=–-]?\s{0,2}\(?([A-Ha-h]|true|false|yes|no)\)?(?=[\s,;|.]|$)", re.IGNORECASE
)
LONGEST_LINE = 4000

Blocks = tuple[Node, ...]


@dataclass(frozen=True)
class _Answer:
    """What a key says to a number: words that stand there first, perhaps the question again, and the blocks below."""

    number: str
    first: Blocks
    below: Blocks
    span: Span


@dataclass(frozen=True)
class _Key:
    """The words above a key, its answers, and the chapter in which it stands, without it."""

    label: Node
    answers: tuple[_Answer, ...]
    chapter: Chapter | None


def keyed(outline: Outline) -> Outline:
    """The outline without its keys, if all of their answers have found a question."""
    chapters: list[Chapter] = []
    noise: list[Node] = []
    since = count = 0
    for chapter in outline.chapters:
        key = _key_of(chapter)
        found = None
        if key and len(key.answers) >= max(FEWEST, COVERED * count):
            found = _answered([*chapters[since:], *((key.chapter,) if key.chapter else ())], key)
        if not key or not found:
            chapters.append(chapter)
            count += len(chapter.items)
            continue
        chapters[since:], repeated = found
        noise += key.label, *repeated
        since, count = len(chapters), 0
    return replace(outline, chapters=tuple(chapters), noise=(*outline.noise, *noise)) if noise else outline


def _key_of(chapter: Chapter) -> _Key | None:
    """The key that a chapter is, or that stands in the body of its last question."""
    if is_key(chapter.title.text):
        items = tuple(_Answer(item.number or "", item.prompt.nodes, item.body, item.span) for item in chapter.items)
        answers = items if items and not chapter.intro else () if items else _answers(chapter.intro)
        return _Key(Node("heading", chapter.span, chapter.title.nodes, tag="h2"), answers, None)
    if not chapter.items:
        return None
    *others, last = chapter.items
    for index, node in enumerate(last.body):
        rest = _behind_label(node)
        if rest is not None and (answers := _answers((*rest, *last.body[index + 1 :]))):
            own = replace(chapter, items=(*others, replace(last, body=last.body[:index])))
            return _Key(node, answers, own)
    return None


def _behind_label(node: Node) -> Blocks | None:
    """What stands behind the label of a key in its own paragraph; None if a block is no such label."""
    if node.level:
        return () if is_key(plain(node.children)) or meaning_of(label_of_heading(node)) is Meaning.ANSWER else None
    opening = opening_of(node.children) if node.kind == "paragraph" else None
    if opening is None or not (opening.meaning is Meaning.ANSWER or is_key(opening.label)):
        return None
    return (node._replace(children=opening.rest),) if opening.rest else ()


def _answers(blocks: Sequence[Node]) -> tuple[_Answer, ...]:
    """The answers in blocks that are nothing but a key."""
    found: list[_Answer] = []
    for node in blocks:
        if node.kind == "hr":
            continue
        more = tuple(_in_block(node))
        if not more:
            return ()
        found += more
    return tuple(found)


def _in_block(node: Node) -> Iterator[_Answer]:
    if node.kind == "ordered_list":
        for entry in entries_of(node):
            first, *below = entry.node.children or (None,)
            inline = first.children if first and first.kind == "paragraph" else ()
            rest = tuple(below) if inline else entry.node.children
            yield _Answer(entry.number or "", inline, rest, entry.node.span)
    elif node.kind == "table" and len(node.children) > 1:
        for row in node.children[1].children:
            number, *cells = (cell.children for cell in row.children)
            if len(cells) == 1 and plain(number).strip(" .").isdecimal():
                yield _Answer(plain(number).strip(" ."), cells[0], (), row.span)
    elif node.kind in ("paragraph", "bullet_list") and node.span.end - node.span.start <= LONGEST_LINE:
        yield from _pairs(node)


def _pairs(node: Node) -> Iterator[_Answer]:
    """`1. B, 2. A`, also line by line, if little else is said."""
    said = plain((node,)) if node.kind == "paragraph" else "\n".join(plain((item,)) for item in node.children)
    pairs = list(PAIR.finditer(said))
    if len(PAIR.sub("", said).strip(" \n,;|.")) == 0:
        for pair in pairs:
            yield _Answer(pair[1], (Node("text", node.span, text=pair[2]),), (), node.span)


def _answered(chapters: Sequence[Chapter], key: _Key) -> tuple[list[Chapter], list[Node]] | None:
    """The chapters with the answers in their questions, and questions that the key repeats; None if it is none."""
    items = [item for chapter in chapters for item in chapter.items]
    counted = all(item.number is None for item in items)
    numbers = [str(index) if counted else item.number or "" for index, item in enumerate(items, 1)]
    answers = {answer.number: answer for answer in key.answers}
    matched = len(answers) >= FEWEST and len(answers) == len(key.answers) and answers.keys() <= set(numbers)
    if not matched or len(set(numbers)) < len(numbers) or len(answers) < COVERED * len(items):
        return None
    if sum(any(map(is_answer_mark, item.body)) for item in items) > ANSWERED * len(items):
        return None
    places = iter(numbers)
    found = [
        replace(chapter, items=tuple(_with(item, answers.get(next(places))) for item in chapter.items))
        for chapter in chapters
    ]
    by_number = dict(zip(numbers, items, strict=True))
    again = [answer for number, answer in answers.items() if _repeats(by_number[number], answer)]
    return found, [Node("paragraph", answer.span, answer.first, tag="p") for answer in again]


def _repeats(item: Item, answer: _Answer) -> bool:
    return bool(answer.below) and same(plain(answer.first)) == same(item.prompt.text)


def _with(item: Item, answer: _Answer | None) -> Item:
    """A question with its answer below it, behind a label."""
    if answer is None:
        return item
    words = () if _repeats(item, answer) else answer.first
    label = Node("strong", answer.span, (Node("text", answer.span, text="Answer:"),), tag="strong")
    first = Node("paragraph", answer.span, (label, Node("text", answer.span, text=" "), *words), tag="p")
    return replace(item, body=(*item.body, first, *answer.below))
