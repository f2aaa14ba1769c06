"""The blocks of a document -> the headings among them that are questions.

Which level they have the document tells: the one whose headings are most like questions, by what stands before them, by
asking, by what stands below.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import lead_of, listed
from prepress.reading.asking_words import ASIDE_TITLES
from prepress.reading.grading import (
    LOOK_AHEAD,
    Candidate,
    are_titled,
    candidate,
    is_like_question,
    last_number,
    worth,
)
from prepress.reading.labels import ALWAYS_LABELS, label_of_heading, meaning_of
from prepress.reading.noise_words import PROJECT_HEADINGS

CUSTOMARY = 3
"""The level of questions when no heading looks like one: `###`, as this project's own banks have it."""

FEWEST_WORDED = 2
WORDED_SHARE = 0.15
"""So many of the marked headings of a level, and so large a share, must have a word for that to be the mark."""

FEWEST_REFRAINS = 3
"""A heading without a text that is repeated so often asks nothing."""

FEWEST_TERMS = 3
"""So few headings that look like nothing are those of an article."""

FEWEST_ASKING, ASKING_SHARE = 2, 0.25
"""So many headings of a level, and so large a share, must ask for the others to be taken for questions too."""

ASIDE = frozenset(listed(ASIDE_TITLES))
MOST = 0.5
"""The share of alike headings from which on the rest of their level is taken for the same."""

Found = tuple[int, Candidate]
"""A heading by its index among the blocks, and as a question."""


@dataclass(frozen=True)
class Choice:
    """Which blocks are questions, by their index, how good a choice that is, and which headings say nothing.

    `telling` are those by which the choice was made, if the others were taken along.
    """

    questions: dict[int, Candidate]
    value: float
    refrains: frozenset[int] = frozenset()
    telling: tuple[Candidate, ...] = ()


def choose(blocks: Sequence[Node], *, promised: bool = False) -> Choice | None:
    """The level, and with it the kind of heading (worded, numbered, any), that is worth most.

    `promised` says that the title of the bank tells of questions.
    """
    refrains = _refrains(blocks)
    opening = {
        index for index, node in enumerate(blocks) if node.level and not _is_label(node) and index not in refrains
    }
    headings = [(index, candidate(blocks[index].children, _below(blocks, index, opening))) for index in sorted(opening)]
    levels: dict[int, list[Found]] = {}
    for found in headings:
        levels.setdefault(blocks[found[0]].level, []).append(found)
    choices = [choice for _, items in sorted(levels.items()) for choice in _choices(items)]
    choices += _choice([found for found in headings if found[1].lead.worded])
    best = max(choices, key=lambda choice: choice.value, default=None)
    counting = list(_counting(headings, blocks))
    if best is None or len(counting) > len(best.questions):
        best = max((best, *_choice(counting)), key=lambda choice: choice.value if choice else 0.0)
    if best and best.value > 0:
        best = _with_all(best, levels, blocks) if promised else best
        return replace(_with_strays(best, headings), refrains=refrains)
    plainly = levels.get(CUSTOMARY) or max(filter(_are_terms, levels.values()), key=len, default=None)
    return Choice(dict(plainly), 0.0, refrains) if plainly else None


def _with_all(choice: Choice, levels: Mapping[int, Sequence[Found]], blocks: Sequence[Node]) -> Choice:
    """With all headings of the questions' level that have a text, if these have no marks and are not too few.

    For their authors they are as much questions as the others: `## Garbage collection` beside `## What is a heap?`.
    """
    level = {blocks[index].level for index in choice.questions}
    if len(level) > 1 or any(found.lead.is_there for found in choice.questions.values()):
        return choice
    items = levels[level.pop()]
    if len(choice.questions) < max(FEWEST_ASKING, ASKING_SHARE * len(items)):
        return choice
    questions = {index: found for index, found in items if index in choice.questions or _may_ask(found)}
    return replace(choice, questions=questions, telling=tuple(choice.questions.values()))


def _may_ask(found: Candidate) -> bool:
    words = " ".join(plain(found.prompt).casefold().split()).strip(" .:：!")
    told = any(node.level == 0 and node.kind != "hr" for node in found.body)
    return told and words not in ASIDE and meaning_of(words) is None


def _are_terms(items: Sequence[Found]) -> bool:
    """Whether headings that look like nothing may be terms to be learnt, each with a text below it."""
    told = all(found.body for _, found in items)
    named = {" ".join(plain(found.prompt).casefold().split()).strip(" .:!") for _, found in items}
    return told and len(items) >= FEWEST_TERMS and named.isdisjoint(PROJECT_HEADINGS.split(", "))


def _counting(headings: Sequence[Found], blocks: Sequence[Node]) -> Iterator[Found]:
    """The headings of any level whose numbers go on from one to the next: some banks write each with other hashes."""
    before, level = 0, 0
    for index, found in headings:
        number = last_number(found.lead.number)
        alike = blocks[index].level == level or found.asks or found.is_answered
        if number == before + 1 and (alike or not before):
            yield index, found
            before, level = number, blocks[index].level


def _with_strays(choice: Choice, items: list[Found]) -> Choice:
    """With the headings of another level that fill a gap in the numbers: one was written with too few hashes."""
    questions: dict[int, Candidate] = {}
    before = 0
    for index, found in items:
        number = last_number(found.lead.number)
        if index in choice.questions or (number == before + 1 and before and found.is_answered):
            questions[index] = found
            before = number or before
    return replace(choice, questions=questions)


def _refrains(blocks: Sequence[Node]) -> frozenset[int]:
    """The headings that stand again and again, word for word, with nothing below them: `Have you a question?`"""
    places: dict[str, list[int]] = {}
    for index, node in enumerate(blocks):
        if node.level:
            places.setdefault(plain(node.children), []).append(index)
    often = [found for found in places.values() if len(found) >= FEWEST_REFRAINS]
    bare = [found for found in often if all(_is_bare(blocks, index) for index in found)]
    unmarked = (found for found in bare if not lead_of(blocks[found[0]].children).is_there)
    return frozenset(index for found in unmarked for index in found)


def _is_bare(blocks: Sequence[Node], index: int) -> bool:
    """Whether nothing stands between a heading and the next one."""
    below = next((blocks[n] for n in range(index + 1, len(blocks)) if blocks[n].kind != "hr"), None)
    return below is None or below.level > 0


def _is_label(node: Node) -> bool:
    return meaning_of(label_of_heading(node)) in ALWAYS_LABELS


def _below(blocks: Sequence[Node], index: int, opening: AbstractSet[int]) -> Sequence[Node]:
    """The first blocks below a heading, up to the next one that is no label."""
    start, last = index + 1, index + 1 + LOOK_AHEAD
    return blocks[start : next((n for n in range(start, last) if n in opening), last)]


def _choices(items: list[Found]) -> Iterator[Choice]:
    """Only the headings with a word, only those with any mark, those that ask or are answered, or all of the level.

    Where some have a word before them, the others are sections, or no questions at all.
    """
    worded = [item for item in items if item[1].lead.worded]
    marked = [item for item in items if item[1].lead.is_there]
    titled = are_titled([found for _, found in items])
    alike = [item for item in items if is_like_question(item[1], titled=titled)]
    if len(worded) >= FEWEST_WORDED and len(worded) >= WORDED_SHARE * len(marked):
        yield from _choice(worded)
        return
    for chosen in (worded, marked, items):
        yield from _choice(chosen, titled=titled)
    for choice in _choice(alike, titled=titled):
        yield replace(choice, questions=dict(_with_those_between(alike, items)))


def _with_those_between(alike: list[Found], items: list[Found]) -> list[Found]:
    """If most headings of a level are questions, those among them are too that do not look like it but have a text."""
    marked = sum(found.lead.is_there for _, found in alike)
    if len(alike) < MOST * len(items) or marked > MOST * len(alike):
        return alike
    chosen, first, last = dict(alike), alike[0][0], alike[-1][0]
    return [item for item in items if item[0] in chosen or (first < item[0] < last and item[1].body)]


def _choice(items: list[Found], *, titled: bool = False) -> Iterator[Choice]:
    if items:
        yield Choice(dict(items), worth([found for _, found in items], titled=titled))
