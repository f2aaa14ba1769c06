"""The pieces of a question -> blocks: a label with everything that stands below it, up to the next one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from prepress.parsing.syntax import Node
from prepress.reading.labels import Meaning
from prepress.reading.pieces import ANSWERING, Mark, Piece
from prepress.source import Span

ANSWERED = ANSWERING | {Meaning.EXPLANATION}
BY_THE_WAY = frozenset({None, Meaning.CONTEXT, Meaning.NOTE, Meaning.OPTIONS})
"""What may stand, in bold words, within an answer whose label has no text of its own."""

FOLLOWED = ANSWERED | {Meaning.QUESTION}
"""What may stand within a follow-up: questions with their answers."""


@dataclass
class Block:
    """A label and what stands below it; a `label` of None is text before the first one.

    `inline` says that the first node stands on the line of the label, `sheltering` that bold words below are no labels.
    """

    label: str | None
    meaning: Meaning | None
    mark: Mark
    span: Span
    nodes: list[Node] = field(default_factory=list)
    inline: bool = False
    sheltering: bool = False


def groups_of(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces, cut where a question is asked after another was answered."""
    group: list[Piece] = []
    answered = followed = False
    for piece in pieces:
        if piece.meaning is Meaning.QUESTION and answered and not followed:
            yield tuple(group)
            group, answered = [], False
        answered = answered or piece.meaning in ANSWERING
        followed = followed or piece.meaning is Meaning.FOLLOW_UP
        group.append(piece)
    yield tuple(group)


def gather(pieces: Sequence[Piece]) -> list[Block]:
    """Blocks in the order of the bank. A source or a fact takes its own line only, then what was open goes on."""
    blocks: list[Block] = []
    current: Block | None = None
    for piece in pieces:
        if piece.opens and piece.whole and current and _is_within(piece, current, blocks):
            current.nodes.append(piece.whole)
            current.sheltering = True
        elif piece.opens and _stands_alone(piece):
            blocks.append(_block(piece))
        elif piece.opens or current is None:
            current = _block(piece)
            blocks.append(current)
        elif piece.node:
            current.nodes.append(piece.node)
    return blocks


def _block(piece: Piece) -> Block:
    inline = piece.mark is Mark.WORDS and piece.whole is not None and piece.node is not None
    return Block(piece.label, piece.meaning, piece.mark, piece.span, [piece.node] if piece.node else [], inline)


def _stands_alone(piece: Piece) -> bool:
    words = piece.mark is Mark.WORDS and piece.node is not None
    return words and piece.meaning in (Meaning.SOURCE, Meaning.FACT)


def _is_within(piece: Piece, current: Block, blocks: Sequence[Block]) -> bool:
    """Whether a label is only text of the block that is open."""
    if current.meaning is Meaning.FOLLOW_UP:
        return piece.meaning in FOLLOWED and any(block.meaning in ANSWERED for block in blocks)
    bare = current.sheltering or not current.nodes
    return current.meaning in ANSWERED and piece.meaning in BY_THE_WAY and bare
