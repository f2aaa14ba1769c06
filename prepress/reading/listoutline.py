"""Blocks, and the questions that stand in some of their lists -> an outline: title, sections, noise.

Sections are the headings between the lists. A heading that has none of the questions below it opens closing matter, or
belongs to the answer it stands in.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from prepress.dialect import Chapter, Mark, Outline, assemble
from prepress.model import Prose, Role
from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import asks, lead_of
from prepress.reading.labels import Meaning, label_of_heading, role_of
from prepress.reading.listkinds import is_contents, is_way_back
from prepress.reading.openings import opening_of
from prepress.source import Span

OPENS_QUESTIONS = 0.3
"""A level is one of sections if for at least this share of its headings questions come before the next heading."""

DEEPEST = 6
BESIDE = frozenset({Role.NOTE, Role.SOURCE})
"""What a heading like those of sections may be a label of, and open a section: Tips, Resources."""

NOWHERE = -1
END = Node("end", Span(0, 0))


@dataclass(frozen=True)
class ListMarks:
    """What the lists with questions give: marks by the index of the list, what is left out in them, and the level of
    the headings in their items."""

    marks: Mapping[int, Sequence[Mark]]
    noise: Sequence[Node] = ()
    level: int = DEEPEST

    @cached_property
    def first(self) -> int:
        """The index of the first list with a question."""
        return min(self.marks, default=0)

    @cached_property
    def last(self) -> int:
        """The index of the last one."""
        return max(self.marks, default=-1)


def outline(blocks: Sequence[Node], lists: ListMarks) -> Outline:
    """Every block goes to the question or section that began last before it, but rules and tables of contents."""
    title = _title_index(blocks, lists)
    left_out = _noise(blocks, lists)
    noise = [*lists.noise, *(blocks[index] for index in sorted(left_out))]
    heading = Prose() if title == NOWHERE else Prose(blocks[title].children)
    marks = _marks(blocks, lists, left_out | {title})
    return assemble(heading, marks, tuple(sorted(noise, key=lambda node: node.span)))


def _marks(blocks: Sequence[Node], lists: ListMarks, left_out: set[int]) -> Iterator[Mark]:
    sections = _sections(blocks, lists)
    for index, node in enumerate(blocks):
        if index in left_out:
            continue
        if index in lists.marks:
            yield from lists.marks[index]
        elif index in sections:
            yield Chapter(Prose(_title(node)), (), (), node.span, node.level or DEEPEST + 1)
        else:
            yield node


def _title(node: Node) -> tuple[Node, ...]:
    """The words of a heading, or of a paragraph that is bold from end to end."""
    return node.children if node.level else next(child.children for child in node.children if child.kind == "strong")


def _title_index(blocks: Sequence[Node], lists: ListMarks) -> int:
    """The first heading if it is of level 1, unless there are more of these and it has questions of its own."""
    headings = [index for index, node in enumerate(blocks) if node.level]
    if not headings or blocks[headings[0]].level != 1:
        return NOWHERE
    first, following = headings[0], headings[1] if len(headings) > 1 else len(blocks)
    alone = all(blocks[index].level > 1 for index in headings[1:])
    return first if alone or not first < lists.first < following else NOWHERE


def _noise(blocks: Sequence[Node], lists: ListMarks) -> set[int]:
    """Rules, tables of contents, and the headings that have nothing but such a table below them."""
    noise: set[int] = set()
    heading, found = NOWHERE, False
    for index, node in enumerate((*blocks, END)):
        contents = is_contents(node)
        if node.kind == "hr" or contents or is_way_back(node):
            noise.add(index)
        if node.level or index in lists.marks or node is END:
            noise |= {heading} if found else set()
            heading, found = (index if node.level else NOWHERE), False
        found = found or contents
        if not (node.level or index in noise or _is_comment(node)):
            heading = NOWHERE
    return noise - {NOWHERE}


def _is_comment(node: Node) -> bool:
    return node.kind == "html_block" and node.text.lstrip().startswith("<!--")


def _sections(blocks: Sequence[Node], lists: ListMarks) -> set[int]:
    """The indices of headings that open a section, or of bold paragraphs where no heading does."""
    headings = [(index, node.level) for index, node in enumerate(blocks) if _may_open(blocks, index, lists)]
    levels = _section_levels(headings, lists)
    shallow = min(levels, default=0)
    sections = {index for index, level in headings if index < lists.first or level in levels or level <= shallow}
    sections |= {index for index, node in enumerate(blocks) if 0 < node.level <= shallow and _meaning(node) in BESIDE}
    sections |= _closing(headings, lists)
    return sections if levels else sections | _bold_titles(blocks, lists)


def _may_open(blocks: Sequence[Node], index: int, lists: ListMarks) -> bool:
    """Whether a heading is no label of an answer, or has questions right below it all the same."""
    return bool(blocks[index].level) and (index + 1 in lists.marks or _meaning(blocks[index]) is None)


def _meaning(heading: Node) -> Role | None:
    return role_of(label_of_heading(heading))


def _section_levels(headings: Sequence[tuple[int, int]], lists: ListMarks) -> set[int]:
    """The levels whose headings often have questions right below them."""
    opens: dict[int, list[bool]] = {}
    starts = sorted(lists.marks)
    ends = [index for index, _ in headings[1:]] + [lists.last + 1]
    at = 0
    for (index, level), end in zip(headings, ends, strict=False):
        while at < len(starts) and starts[at] < index:
            at += 1
        opens.setdefault(level, []).append(at < len(starts) and starts[at] < end)
    return {level for level, found in opens.items() if sum(found) >= OPENS_QUESTIONS * len(found)}


def _closing(headings: Sequence[tuple[int, int]], lists: ListMarks) -> set[int]:
    """The headings behind the last questions, as deep as the first of them."""
    behind = [(index, level) for index, level in headings if index > lists.last and level <= lists.level]
    return {index for index, level in behind if level <= behind[0][1]}


def _bold_titles(blocks: Sequence[Node], lists: ListMarks) -> set[int]:
    """Paragraphs that are bold from end to end, neither link nor label, and stand right before questions."""
    return {index - 1 for index in lists.marks if index and _is_bold_title(blocks[index - 1])}


def _is_bold_title(node: Node) -> bool:
    said = [child for child in node.children if plain((child,)).strip()] if node.kind == "paragraph" else []
    if len(said) != 1 or said[0].kind != "strong" or any(child.kind == "link" for child in said[0].children):
        return False
    opening = opening_of(said)
    return opening is None or not (opening.rest or opening.meaning is Meaning.ANSWER)


def below_questions(blocks: Sequence[Node], lists: Collection[int]) -> float:
    """The share of the lists, by their indices, that stand below a heading which itself asks."""
    asked, below = False, 0
    for index, node in enumerate(blocks):
        if node.level and _meaning(node) is None:
            lead = lead_of(node.children)
            asked = (lead.worded and bool(plain(lead.rest).strip())) or asks(lead.rest)
        below += asked and index in lists
    return below / len(lists) if lists else 0.0


def coverage(blocks: Sequence[Node], ranges: Iterable[range]) -> float:
    """The share of a document's text that stands in some ranges of its blocks; headings and noise do not count."""
    sizes = [0 if node.level or is_contents(node) else node.span.end - node.span.start for node in blocks]
    return sum(sum(sizes[part.start : part.stop]) for part in ranges) / max(1, sum(sizes))
