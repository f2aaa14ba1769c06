"""Questions are bullets: `* What is a quorum?`, in Markdown or in raw HTML; bullets below a bullet lead on from it.

A list is one of questions if enough of its items ask: imperatives are not known in every language, question marks are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from prepress.dialect import Dialect, Document, Outline
from prepress.parsing.syntax import Node, plain, walk
from prepress.reading.labels import meaning_of
from prepress.reading.lifting import lifted
from prepress.reading.listitems import Entry, ListOfEntries, asks_on, lists_of, marks_of
from prepress.reading.listkinds import LISTS
from prepress.reading.listoutline import ListMarks, below_questions, coverage, outline
from prepress.reading.promptlines import Form, ends_asking
from prepress.source import Source, Span

BEST = 0.4
"""What the best bank of bullets scores: as much as one of numbered questions that ask and have no answer marks."""

TOO_FEW, SURE = 0.3, 0.65
"""Where no more than the first share of the items ask, they are no questions; from the second on they surely are."""

ENOUGH = 0.6
"""The share of a document's text that its questions make up in a bank, or more."""

MILD = 0.5
"""What an item counts for that begins as tasks do, but has no question mark."""

ASKS = 0.2
"""A list asks if its items count for this much on average."""

FEW = 2
"""So few bullets are taken for questions if others of their section are."""

RARE, LEAD_ON = 0.3, 0.1
"""If no more than that share of the questions have lists below them, and this share of those ask, they all lead on."""

WIDEST_INDENT = 8
"""Columns among which the bullets of one list stand; Markdown allows three."""


def score(document: Document) -> float:
    """How much of the document the bullets make up that ask, and how surely they do."""
    blocks = document.once(_blocks)
    lists = document.once(_lists)
    weights = [_weight(entry) for found in lists for entry in found.questions]
    if not weights:
        return 0.0
    sure = max(0.0, min(SURE, sum(weights) / len(weights)) - TOO_FEW) / (SURE - TOO_FEW)
    covered = coverage(blocks, [range(found.index, found.index + 1) for found in lists])
    doubt = below_questions(blocks, {found.index for found in lists})
    return BEST * sure * min(1.0, covered / ENOUGH) * (1 - doubt) * len(weights) / (len(weights) + 1)


def read(document: Document) -> Outline:
    """Cut the blocks at each question and each section."""
    blocks = document.once(_blocks)
    lists = document.once(_lists)
    leads_on = _is_list if _nested_lead_on(lists) else asks_on
    marks = {found.index: tuple(marks_of(found, leads_on=leads_on)) for found in lists}
    return outline(blocks, ListMarks(marks, [node for found in lists for node in found.noise]))


def _blocks(document: Document) -> tuple[Node, ...]:
    """The blocks of the document: raw HTML unfolded, bullets nested as their author indented them, titles lifted."""
    nested = (_nested(node, document.source) for node in document.unfolded)
    return tuple(block for node in nested for block in lifted(node))


def _nested(block: Node, source: Source) -> Node:
    """The same list, but items that stand one column further right than the first are below the one before them.

    Markdown wants two columns for that. A list in which only the first item stands left is merely crooked.
    """
    if block.kind != "bullet_list":
        return block
    indents = [_indent(item, source) for item in block.children]
    deeper = [indent > indents[0] for indent in indents]
    if not any(deeper) or sum(deeper) == len(deeper) - 1:
        return block
    items: list[Node] = []
    for is_deeper, group in groupby(zip(deeper, block.children, strict=True), key=lambda pair: pair[0]):
        nodes = tuple(node for _, node in group)
        if is_deeper:
            below = block._replace(children=nodes, span=Span(nodes[0].span.start, nodes[-1].span.end))
            items[-1] = items[-1]._replace(children=(*items[-1].children, below))
        else:
            items += nodes
    return block._replace(children=tuple(items))


def _indent(item: Node, source: Source) -> int:
    line = source.text[item.span.start : item.span.start + WIDEST_INDENT]
    return len(line) - len(line.lstrip(" "))


def _lists(document: Document) -> list[ListOfEntries]:
    return _chosen(document.once(_blocks))


def _chosen(blocks: Sequence[Node]) -> list[ListOfEntries]:
    """The lists that ask, and single bullets beside them; those below a label such as `Follow-ups` if they are few."""
    lists = list(lists_of("bullet_list", blocks))
    asking = [found for found in lists if _asks(found)]
    labelled = sum(len(found.entries) for found in asking if found.labelled)
    if 2 * labelled > sum(len(found.entries) for found in asking):
        asking = [found for found in asking if not found.labelled]
    sections = {found.section for found in asking}
    beside = (found for found in lists if found.section in sections and _may_ask(found))
    chosen = sorted({found.index: found for found in (*beside, *asking)}.items())
    asked = (replace(found, asked=frozenset(_questions(found))) for _, found in chosen)
    return [found for found in asked if found.asked]


def _asks(found: ListOfEntries) -> bool:
    weights = [_weight(entry) for entry in found.entries if not entry.is_empty]
    return bool(weights) and sum(weights) >= ASKS * len(weights)


def _may_ask(found: ListOfEntries) -> bool:
    linked = any(node.kind == "link" for node in walk((found.block,)))
    labels = (meaning_of(plain(entry.prompt)) for entry in found.entries if entry.prompt)
    return len(found.entries) <= FEW and not linked and not any(labels)


def _questions(found: ListOfEntries) -> Iterator[int]:
    return (index for index, entry in enumerate(found.entries) if entry.form is not Form.NONE)


def _weight(entry: Entry) -> float:
    """How surely an item asks: 1 for a question mark or a word such as `Q:`."""
    if entry.worded or ends_asking(entry.prompt):
        return 1.0
    return MILD if entry.surely_asks else 0.0


def _nested_lead_on(lists: Sequence[ListOfEntries]) -> bool:
    """Whether lists below questions are more of the same, and not what answers them."""
    questions = [entry for found in lists for entry in found.questions]
    nested = [asks_on(node) for entry in questions for node in entry.body if node.kind in LISTS]
    return 0 < len(nested) <= RARE * len(questions) and sum(nested) >= LEAD_ON * len(nested)


def _is_list(block: Node) -> bool:
    return block.kind in LISTS


DIALECT = Dialect("bullets", "questions are bullets, with follow-ups as bullets below them", score, read)
