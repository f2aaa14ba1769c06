"""Where the questions of a dialect stand in a document -> how far they can be all that it asks, 0 to 1.

Lines that ask occur in the answers of other questions too, and in one section of a bank whose other sections are read
in another way. Headings that ask, or that have one such line each, are the better questions.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prepress.parsing.syntax import Node
from prepress.reading.asking import asks, lead_of
from prepress.reading.labels import label_of_heading, meaning_of
from prepress.reading.listkinds import is_contents

LEAST = 0.25
"""What is left of a dialect's worth if its questions stand in next to nothing of the text."""


class _Section(NamedTuple):
    """A heading, the length of the text below it, and how many questions stand there."""

    heading: Node | None
    size: int
    questions: int


def standing(blocks: Sequence[Node], starts: Sequence[int]) -> float:
    """By how much a score holds; `starts` are the offsets of the questions, in ascending order."""
    if not starts:
        return LEAST
    sections = [section for section in _sections(blocks, starts) if section.size]
    size = sum(section.size for section in sections)
    covered = sum(section.size for section in sections if section.questions) / max(1, size)
    return (1 - _share_titled(sections)) * (LEAST + (1 - LEAST) * covered)


def _sections(blocks: Sequence[Node], starts: Sequence[int]) -> Iterator[_Section]:
    """The text between headings; a label of a part is no heading here, nor is a line that asks and looks like one."""
    asked = set(starts)
    heading, begin, size = None, 0, 0
    for node in blocks:
        if node.level and node.span.start not in asked and meaning_of(label_of_heading(node)) is None:
            yield _Section(heading, size, bisect_left(starts, node.span.start) - begin)
            heading, begin, size = node, bisect_left(starts, node.span.start), 0
        elif not is_contents(node):
            size += node.span.end - node.span.start
    yield _Section(heading, size, len(starts) - begin)


def _share_titled(sections: Sequence[_Section]) -> float:
    """The share of the questions below headings that ask, or that are alone below one."""
    below = [section for section in sections if section.heading and section.questions]
    asking = sum(
        section.questions for section in below if section.heading and asks(lead_of(section.heading.children).rest)
    )
    alone = sum(section.questions == 1 for section in below)
    total = sum(section.questions for section in sections)
    return max(asking, alone if alone > 1 else 0) / total if total else 0.0
