"""Blocks in their order, and the questions among them -> an outline; blocks that show nothing are left out as noise."""

from collections.abc import Iterable, Sequence

from prepress.dialect import Chapter, Mark, Outline
from prepress.model import Prose
from prepress.parsing.syntax import Node
from prepress.reading.hollow import is_hollow
from prepress.reading.listoutline import ListMarks, outline
from prepress.source import Span

DEEPEST = 6
QUESTION = "question"


class Shelf:
    """Takes what a dialect finds, piece by piece."""

    def __init__(self) -> None:
        self.blocks: list[Node] = []
        self.marks: dict[int, Sequence[Mark]] = {}
        self.noise: list[Node] = []

    def put(self, blocks: Iterable[Node]) -> None:
        """Add blocks that ask nothing."""
        for node in blocks:
            (self.noise if is_hollow(node) else self.blocks).append(node)

    def mark(self, span: Span, marks: Sequence[Mark]) -> None:
        """Add questions or sections that stand there, in place of the blocks they were read from."""
        self.marks[len(self.blocks)] = marks
        self.blocks.append(Node(QUESTION, span))

    def outline(self) -> Outline:
        """The outline. A heading right above a question opens a section; those behind the last do if none is deeper."""
        above = [
            index for index in self.marks if index and index - 1 not in self.marks and self.blocks[index - 1].level
        ]
        level = max((self.blocks[index - 1].level for index in above), default=DEEPEST)
        chapters = {index - 1: (_chapter(self.blocks[index - 1]),) for index in above}
        return outline(self.blocks, ListMarks({**self.marks, **chapters}, self.noise, level))


def _chapter(heading: Node) -> Chapter:
    return Chapter(Prose(heading.children), (), (), heading.span, heading.level)
