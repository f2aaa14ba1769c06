"""Questions are headings of one level, with a number, with a prefix, or plain: `### 12. What is a quorum?`

Which level, the document tells: the one whose headings are most like questions. Levels say nothing else: whatever
stands between two questions belongs to the first, also headings above its own level, unless they open a section.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from prepress.dialect import Chapter, Dialect, Document, Item, Mark, Outline, assemble
from prepress.model import Prose
from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import listed
from prepress.reading.asking_words import DECLARING
from prepress.reading.grading import Candidate, grade
from prepress.reading.labels import Meaning, is_label_heading, meaning_of
from prepress.reading.levels import CUSTOMARY, Choice, choose

EXPLICIT_ID = re.compile(r"\{#([A-Za-z][\w-]{0,63})\}$")
LONGEST_ID = 67
"""Characters of an id with its braces: no more than these are looked at."""

OPENS_QUESTIONS = 0.3
"""A level is one of sections if at least this share of its headings is followed by a question as next heading."""


DECLARED = listed(DECLARING)

LEAST = 0.01
"""What headings score that look like nothing: they are better than no questions at all."""


def score(document: Document) -> float:
    """How much the headings of the best level look like questions."""
    choice = document.once(_choice)
    return max(grade(choice.telling or list(choice.questions.values())), LEAST) if choice else 0.0


def read(document: Document) -> Outline:
    """Cut the flat sequence of blocks at each question and each section."""
    blocks = document.blocks
    choice = document.once(_choice)
    title = _title_index(blocks, choice)
    refrains = choice.refrains if choice else frozenset()
    out = {index for index, node in enumerate(blocks) if node.kind == "hr" or index in refrains}
    rest = [(index, node) for index, node in enumerate(blocks) if index not in out and index != title]
    marks = list(_marks(rest, blocks, choice))
    heading = Prose(blocks[title].children) if title is not None else Prose()
    return assemble(heading, marks, tuple(blocks[index] for index in sorted(out)))


def _choice(document: Document) -> Choice | None:
    return choose(document.blocks, promised=_promises(document))


def _promises(document: Document) -> bool:
    """Whether the title of the bank, in its front matter or its first heading, tells of questions."""
    front = document.source.text[slice(*document.front_title)] if document.front_title else ""
    heading = next((node for node in document.blocks if node.level), None)
    first = plain(heading.children) if heading and heading.level == 1 else ""
    said = f"{front} {first}".casefold()
    return any(word in said for word in DECLARED)


def _title_index(blocks: Sequence[Node], choice: Choice | None) -> int | None:
    """The first heading, if it is of level 1 and no question."""
    first = next((index for index, node in enumerate(blocks) if node.level), None)
    is_title = first is not None and blocks[first].level == 1 and not (choice and first in choice.questions)
    return first if is_title else None


def _marks(rest: Sequence[tuple[int, Node]], blocks: Sequence[Node], choice: Choice | None) -> Iterator[Mark]:
    questions = choice.questions if choice else {}
    levels = _section_levels(blocks, questions)
    level = max((blocks[index].level for index in questions), default=CUSTOMARY)
    last = max(questions, default=0)
    closing = max(2, min((blocks[index].level for index in questions), default=0))
    plainly = 2 * sum(found.lead.is_there for found in questions.values()) < len(questions)
    for index, node in rest:
        if index in questions:
            yield _item(questions[index], node)
        elif not is_label_heading(node, level) and _is_section(node, index, questions, levels, closing):
            closing = min(closing, node.level) if index > last else closing
            beside = plainly and node.level == level and _has_text(blocks, index)
            yield Chapter(Prose(node.children), (), (), node.span, node.level, beside)
        else:
            yield node


def _has_text(blocks: Sequence[Node], index: int) -> bool:
    """Whether a heading has a text of its own: one of the questions' level then stands beside them, not above."""
    below = next((blocks[n] for n in range(index + 1, len(blocks)) if blocks[n].kind != "hr"), None)
    return below is not None and not below.level


def _section_levels(blocks: Sequence[Node], questions: dict[int, Candidate]) -> frozenset[int]:
    """The levels, not below that of the questions, whose headings often stand right before a question."""
    headings = [(index, node.level) for index, node in enumerate(blocks) if node.level]
    deepest = max((blocks[index].level for index in questions), default=0)
    opening: dict[int, list[bool]] = {}
    for (index, level), (following, _) in pairwise(headings):
        if index not in questions and level <= deepest:
            opening.setdefault(level, []).append(following in questions)
    return frozenset(level for level, opens in opening.items() if sum(opens) >= OPENS_QUESTIONS * len(opens))


def _is_section(node: Node, index: int, questions: dict[int, Candidate], levels: frozenset[int], closing: int) -> bool:
    """A heading of a level that sections have, any before all questions, or one after them of no deeper level."""
    if not node.level:
        return False
    if not questions or index < min(questions):
        return True
    shallow = node.level <= min(levels, default=0) or node.level in levels
    return shallow or (index > max(questions) and node.level <= closing)


def _is_only_a_word(question: Candidate) -> bool:
    """Whether a heading says only that a question follows: `Front`, `Question`."""
    return not question.lead.is_there and meaning_of(plain(question.prompt)) is Meaning.QUESTION


def _item(question: Candidate, heading: Node) -> Item:
    children = [] if _is_only_a_word(question) else list(question.prompt)
    identity = None
    text = children[-1].text.rstrip() if children and children[-1].kind == "text" else ""
    if match := EXPLICIT_ID.search(text[-LONGEST_ID:]):
        identity = match[1]
        children[-1] = children[-1]._replace(text=text[: -len(match[0])].rstrip())
    prompt = Prose(tuple(node for node in children if node.kind != "text" or node.text))
    return Item(question.lead.number, prompt, (), heading.span, identity)


DIALECT = Dialect("headings", "questions are headings of one level: numbered, prefixed or plain", score, read)
