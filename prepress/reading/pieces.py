"""The blocks of a question -> pieces, cut wherever a label opens: a heading, bold words, `Answer:`, what unfolds it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from prepress.parsing.syntax import Node, plain
from prepress.reading.labels import Meaning, label_of_heading, label_of_summary, meaning_of, meaning_of_summary
from prepress.reading.lines import lines_of, span_of_line, without_lazy_lines
from prepress.reading.openings import EVERY, Meanings, Opening, opening_of
from prepress.reading.references import is_reference
from prepress.reading.wrappers import Fold, unwrap
from prepress.source import Source, Span

CONTAINERS = frozenset({"bullet_list", "ordered_list", "blockquote"})
LISTS = frozenset({"bullet_list", "ordered_list"})

ALWAYS = EVERY - {None, Meaning.NOTE}
"""Meanings that open a part anywhere."""

SHELTERED = ALWAYS - {Meaning.CONTEXT, Meaning.OPTIONS}
"""Those that do below a heading or in a fold, where bold words are headings of a lower order."""

ANSWERING = frozenset({Meaning.ANSWER, Meaning.SHORT_ANSWER})


class Mark(StrEnum):
    """What a label is: a heading, the summary of a fold, or words before a text."""

    HEADING = "heading"
    FOLD = "fold"
    WORDS = "words"


@dataclass(frozen=True)
class Piece:
    """A block, or some lines of it; with a label if it opens a part, and without a block if nothing follows that.

    `whole` is the line with its label, for those who do not take that for one.
    """

    node: Node | None
    span: Span
    label: str | None = None
    meaning: Meaning | None = None
    mark: Mark = Mark.WORDS
    whole: Node | None = None

    @property
    def opens(self) -> bool:
        """Whether a label stands here."""
        return self.label is not None


@dataclass(frozen=True)
class Cutter:
    """How the questions of a bank are cut: `folds` are summaries that fold away answers in this bank.

    `every` says that bold words nobody knows are labels too, not only words that are known.
    """

    source: Source | None
    folds: frozenset[str] = frozenset()
    every: bool = True

    def unfolds(self, words: str) -> bool:
        """Whether a summary is the label of what it folds away."""
        return words in self.folds or meaning_of_summary(words) is not None


def pieces_of(body: Sequence[Node], cutter: Cutter) -> Iterator[Piece]:
    """Every block of a body, in its order, cut at its labels."""
    blocks = [block for block in unwrap(body, cutter.source, cutter.unfolds) if not _is_rule(block)]
    levels = frozenset(_level(block) for block in blocks if _answers(block))
    known = EVERY if cutter.every else ALWAYS
    sheltered = False
    for block in blocks:
        if isinstance(block, Fold):
            yield _of_fold(block)
            sheltered = True
            continue
        for piece in _of_block(block, levels, SHELTERED if sheltered else known, cutter.source):
            sheltered = piece.mark is not Mark.WORDS if piece.opens else sheltered
            yield piece


def _is_rule(block: Node | Fold) -> bool:
    return isinstance(block, Node) and block.kind == "hr"


def _level(block: Node | Fold) -> int:
    return block.level if isinstance(block, Node) else 0


def _answers(block: Node | Fold) -> bool:
    """Whether a block is a heading that announces an answer; others of its level then are labels as well."""
    return isinstance(block, Node) and block.level > 0 and meaning_of(label_of_heading(block)) in ANSWERING


def _of_fold(fold: Fold) -> Piece:
    meaning = meaning_of_summary(fold.words) or Meaning.ANSWER
    return Piece(None, fold.span, label_of_summary(fold.words), meaning, Mark.FOLD)


def _of_block(node: Node, levels: frozenset[int], known: Meanings, source: Source | None) -> Iterator[Piece]:
    if is_reference(node):
        yield Piece(node, node.span, "", Meaning.SOURCE)
    elif node.kind == "paragraph":
        yield from _of_paragraph(node, known, source)
    elif node.kind == "heading":
        yield _of_heading(node, levels)
    elif node.kind in LISTS and _all_labelled(node, known):
        yield from _of_list(node, known, source)
    elif node.kind in CONTAINERS:
        node, below = without_lazy_lines(node, known, source)
        yield Piece(node, node.span)
        if below:
            yield from _of_paragraph(below, known, source)
    else:
        yield Piece(node, node.span)


def _of_heading(node: Node, levels: frozenset[int]) -> Piece:
    """A heading with known words opens a part, and any other of a level that answers have; the rest are text."""
    meaning = meaning_of(label_of_heading(node))
    if meaning in (None, Meaning.FACT, Meaning.NOTE) and node.level not in levels:
        return Piece(node, node.span)
    opening = opening_of(node.children) if meaning else None
    if opening and opening.meaning is meaning:
        rest = node._replace(kind="paragraph", tag="p", children=opening.rest) if opening.rest else None
        return Piece(rest, node.span, opening.label, meaning, Mark.HEADING)
    label = " ".join(plain(node.children).split()).rstrip(":：")
    return Piece(None, node.span, label, meaning or Meaning.NOTE, Mark.HEADING)


def _all_labelled(node: Node, known: Meanings) -> bool:
    """Whether every item of a list opens with a label that is known, and one of them answers, asks or states a fact.

    It is enough that the first is called an answer, and one other has a label.
    """
    openings = [_opening_of_item(item, known) for item in node.children]
    meanings = [opening.meaning if opening else None for opening in openings]
    first = openings[0] if openings else None
    if first and first.meaning is Meaning.ANSWER and len(first.label) > 1 and any(openings[1:]):
        return True
    return None not in meanings and not {Meaning.CONTEXT, Meaning.NOTE}.issuperset(meanings)


def _opening_of_item(item: Node, known: Meanings) -> Opening | None:
    first = item.children[0] if item.children else None
    return opening_of(first.children, known) if first and first.kind == "paragraph" else None


def _of_list(node: Node, known: Meanings, source: Source | None) -> Iterator[Piece]:
    for labelled, group in groupby(node.children, key=lambda item: _opening_of_item(item, known) is not None):
        items = tuple(group)
        if not labelled:
            span = Span(items[0].span.start, items[-1].span.end)
            yield Piece(node._replace(children=items, span=span), span)
            continue
        for first, *others in (item.children for item in items):
            yield from _of_paragraph(first._replace(tight=False), known, source)
            yield from (Piece(other, other.span) for other in others)


def _of_paragraph(node: Node, known: Meanings, source: Source | None) -> Iterator[Piece]:
    for line in lines_of(node.children, known):
        span = span_of_line(node.span, line.number, source) if line.number or line.opening else node.span
        whole = node._replace(children=line.nodes, span=Span(span.start, node.span.end)) if line.nodes else None
        if line.opening is None or whole is None:
            yield Piece(whole, span)
        else:
            rest = whole._replace(children=line.opening.rest) if line.opening.rest else None
            yield Piece(rest, span, line.opening.label, line.opening.meaning, whole=whole)
