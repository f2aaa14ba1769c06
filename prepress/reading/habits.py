"""All questions of a bank -> what its author is in the habit of doing, by which a single one can be understood."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from prepress.dialect import Item
from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import asks, asks_somewhere
from prepress.reading.boxes import has_ticks
from prepress.reading.labels import Meaning
from prepress.reading.pieces import ANSWERING, Piece
from prepress.reading.wrappers import summaries_of

USUAL = 0.3
"""The share of the questions that makes a habit."""

MOSTLY = 0.5
SHORT = 600
"""Characters of text below a title that are still a question, not an answer."""

ANSWERED = ANSWERING | {Meaning.EXPLANATION}


@dataclass(frozen=True)
class Habits:
    """`labelled`: answers have a label; `boxed`: options have boxes; `titled`: headings are titles, their texts ask."""

    labelled: bool = False
    boxed: bool = False
    titled: bool = False


def habits_of(items: Sequence[Item], cut: Sequence[Sequence[Piece]]) -> Habits:
    """What is usual in a bank; `cut` has the pieces of each question."""
    if not items:
        return Habits()
    answered = [any(piece.meaning in ANSWERED for piece in pieces) for pieces in cut]
    labelled = sum(answered) >= USUAL * len(items)
    boxed = sum(any(map(has_ticks, item.body)) for item in items) >= USUAL * len(items)
    titled = not any(answered) and not boxed and _are_titles(items)
    return Habits(labelled, boxed, titled)


def folds_of(bodies: Iterable[Sequence[Node]]) -> frozenset[str]:
    """The summaries that stand in so many questions that they must be the word for the answer."""
    each = [set(summaries_of(body)) for body in bodies]
    counts = Counter(chain.from_iterable(each))
    return frozenset(words for words, count in counts.items() if count > 1 and count >= MOSTLY * len(each))


def _are_titles(items: Sequence[Item]) -> bool:
    """Whether most prompts ask nothing and the short texts below them do."""
    told = [item for item in items if item.body and not asks(item.prompt.nodes)]
    asking = [item for item in told if _asks_below(item.body)]
    return len(items) > 1 and len(asking) > MOSTLY * len(items)


def _asks_below(body: Sequence[Node]) -> bool:
    paragraphs = [node for node in body if node.kind == "paragraph"]
    short = sum(len(plain((node,))) for node in body) <= SHORT
    return short and any(asks_somewhere(node.children) for node in paragraphs)
