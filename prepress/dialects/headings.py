"""Questions are headings of one level, with a number, with a prefix, or plain: `### 12. What is a quorum?`

Which level, the document tells: the one whose headings are most like questions. Levels say nothing else: whatever
stands between two questions belongs to the first, also headings above its own level, unless they open a section.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prepress.asking import asks
from prepress.dialect import Chapter, Dialect, Document, Item, Mark, Outline, assemble
from prepress.grading import Candidate, candidate, grade, worth
from prepress.labels import label_of_heading, role_of
from prepress.model import Prose
from prepress.syntax import Node

EXPLICIT_ID = re.compile(r"\s*\{#([A-Za-z][\w-]{0,63})\}\s*$")
OPENS_QUESTIONS = 0.3
"""A level is one of sections if at least this share of its headings is followed by a question as next heading."""


CUSTOMARY = 3
"""The level of questions when no heading looks like one: `###`, as this project's own banks have it."""


@dataclass(frozen=True)
class _Choice:
    """Which blocks are questions, by their index, and how good a choice that is."""

    questions: dict[int, Candidate]
    value: float


def score(document: Document) -> float:
    """How much the headings of the best level look like questions."""
    choice = _choose(document.blocks)
    return grade(list(choice.questions.values())) if choice else 0.0


def read(document: Document) -> Outline:
    """Cut the flat sequence of blocks at each question and each section."""
    blocks = document.blocks
    choice = _choose(blocks)
    title = _title_index(blocks, choice)
    noise = tuple(node for node in blocks if node.kind == "hr")
    rest = [(index, node) for index, node in enumerate(blocks) if node.kind != "hr" and index != title]
    marks = list(_marks(rest, blocks, choice))
    return assemble(Prose(blocks[title].children) if title is not None else Prose(), marks, noise)


def _choose(blocks: Sequence[Node]) -> _Choice | None:
    """The level, and with it the kind of heading (worded, numbered, any), that is worth most."""
    found: dict[int, list[tuple[int, Candidate]]] = {}
    for index, node in enumerate(blocks):
        if node.level and role_of(label_of_heading(node)) is None:
            found.setdefault(node.level, []).append((index, candidate(node.children, blocks[index + 1 : index + 8])))
    choices = [choice for _, items in sorted(found.items()) for choice in _choices(items)]
    best = max(choices, key=lambda choice: choice.value, default=None)
    if best and best.value > 0:
        return best
    return _Choice(dict(found[CUSTOMARY]), 0.0) if CUSTOMARY in found else None


def _choices(items: list[tuple[int, Candidate]]) -> Iterator[_Choice]:
    """Only the headings with a word, only those with any mark, or all of the level: the strictest first."""
    worded = dict(pair for pair in items if pair[1].lead.worded)
    marked = dict(pair for pair in items if pair[1].lead.is_there)
    alike = dict(pair for pair in items if pair[1].lead.is_there or asks(pair[1].prompt))
    for questions in (worded, marked, alike, dict(items)):
        if questions:
            yield _Choice(questions, worth(list(questions.values())))


def _title_index(blocks: Sequence[Node], choice: _Choice | None) -> int | None:
    """The first heading, if it is of level 1 and no question."""
    first = next((index for index, node in enumerate(blocks) if node.level), None)
    is_title = first is not None and blocks[first].level == 1 and not (choice and first in choice.questions)
    return first if is_title else None


def _marks(rest: Sequence[tuple[int, Node]], blocks: Sequence[Node], choice: _Choice | None) -> Iterator[Mark]:
    questions = choice.questions if choice else {}
    levels = _section_levels(blocks, questions)
    for index, node in rest:
        if index in questions:
            yield _item(questions[index], node)
        elif _is_section(node, index, questions, levels):
            yield Chapter(Prose(node.children), (), (), node.span)
        else:
            yield node


def _section_levels(blocks: Sequence[Node], questions: dict[int, Candidate]) -> frozenset[int]:
    """The levels, down to that of the questions, whose headings often stand right before a question."""
    deepest = max((blocks[index].level for index in questions), default=0)
    headings = [(index, node.level) for index, node in enumerate(blocks) if node.level]
    opening: dict[int, list[bool]] = {}
    for (index, level), (following, _) in pairwise(headings):
        if index not in questions and level <= deepest:
            opening.setdefault(level, []).append(following in questions)
    return frozenset(level for level, opens in opening.items() if sum(opens) >= OPENS_QUESTIONS * len(opens))


def _is_section(node: Node, index: int, questions: dict[int, Candidate], levels: frozenset[int]) -> bool:
    """A heading of a level that sections have, or any that stands before or after all questions."""
    if not node.level or role_of(label_of_heading(node)) is not None:
        return False
    if not questions or index < min(questions):
        return True
    shallow = node.level <= min(levels, default=0) or node.level in levels
    return shallow or (index > max(questions) and node.level <= 2)


def _item(question: Candidate, heading: Node) -> Item:
    children = list(question.prompt)
    identity = None
    if children and children[-1].kind == "text" and (match := EXPLICIT_ID.search(children[-1].text)):
        identity = match[1]
        children[-1] = replace(children[-1], text=children[-1].text[: match.start()])
    prompt = Prose(tuple(node for node in children if node.kind != "text" or node.text))
    return Item(question.lead.number, prompt, (), heading.span, identity)


DIALECT = Dialect("headings", "questions are headings of one level: numbered, prefixed or plain", score, read)
