"""Questions are paragraphs in bold: `**What is a quorum?** 👶`, `**4)** What is …`, and never `**Quorum** is …`.

Which of them, the document tells: those with a number, those that ask, or all of them where nearly all are like this.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from prepress.dialect import Dialect, Document, Item, Outline
from prepress.model import Prose
from prepress.parsing.syntax import Node
from prepress.reading.asking import asks, lead_of
from prepress.reading.boldlines import BoldLine, bold_line
from prepress.reading.grading import Candidate, grade, worth
from prepress.reading.labelledblocks import answered
from prepress.reading.labels import label_of_heading, meaning_of
from prepress.reading.shelf import Shelf
from prepress.reading.standing import standing

NEARLY_ALL = 0.8
"""The share of the bold paragraphs that must be like questions for all of them to be some."""

Found = Mapping[int, BoldLine]


def score(document: Document) -> float:
    """How much the bold paragraphs look like questions; less where they stand in the text below other questions."""
    found = document.once(_found)
    starts = [document.blocks[index].span.start for index in found]
    doubt = _share_in_text(document.blocks, found)
    return grade(_candidates(found, document.blocks)) * (1 - doubt) * standing(document.blocks, starts)


def _found(document: Document) -> Found:
    return _chosen(document.blocks)


def _chosen(blocks: Sequence[Node]) -> Found:
    """The kind of bold paragraph (numbered, asking, all) that is worth most."""
    found = {index: line for index, node in enumerate(blocks) if (line := bold_line(node))}
    marked = {index: line for index, line in found.items() if line.lead.is_there}
    alike = {index: line for index, line in found.items() if line.lead.is_there or asks(line.lead.rest)}
    if len(alike) >= NEARLY_ALL * len(found):
        alike = found
    return max((marked, alike), key=lambda lines: worth(_candidates(lines, blocks)))


def _candidates(found: Found, blocks: Sequence[Node]) -> list[Candidate]:
    """Words in bold that ask are as good a mark as a word before them."""
    return [
        Candidate(
            replace(line.lead, worded=line.lead.worded or _asks_in_bold(line)),
            line.lead.rest,
            (*_below(line, blocks[index]), *blocks[index + 1 : index + 4]),
        )
        for index, line in found.items()
    ]


def _below(line: BoldLine, node: Node) -> tuple[Node, ...]:
    rest = (node._replace(children=line.rest),) if line.rest else ()
    return answered(rest) if rest and not line.whole else rest


def _asks_in_bold(line: BoldLine) -> bool:
    return line.whole and asks(line.lead.rest)


def _share_in_text(blocks: Sequence[Node], found: Found) -> float:
    """The share of the paragraphs below a heading with a number, and with text of its own above them."""
    inside, below = False, 0
    for index, node in enumerate(blocks):
        if node.level and meaning_of(label_of_heading(node)) is None:
            lead = lead_of(node.children)
            inside = lead.is_there and index + 1 not in found
        below += inside and index in found
    return below / len(found) if found else 0.0


def read(document: Document) -> Outline:
    """Cut the flat sequence of blocks at each question and each section."""
    found = document.once(_found)
    shelf = Shelf()
    for index, node in enumerate(document.blocks):
        if index in found:
            line = found[index]
            shelf.mark(node.span, (Item(line.lead.number, Prose(line.lead.rest), (), node.span),))
            shelf.put(_below(line, node))
        else:
            shelf.put((node,))
    return shelf.outline()


DIALECT = Dialect("bold-paragraphs", "questions are paragraphs in bold: `**What is …?**`, `**4)** …`", score, read)
