"""A document, and perhaps a wish -> the dialect that it is read in, and how well each of them fits."""

from collections.abc import Mapping
from dataclasses import dataclass

from prepress.dialect import Dialect, Document, all_dialects

CLOSE = 0.8
"""A dialect that scores this share of the best one's score might be meant as well."""

SLIGHT = 0.1
"""With a lower score a dialect has seen nothing that could be meant."""


@dataclass(frozen=True)
class Choice:
    """`scores` are those of all dialects, the best first; `rivals` the dialects that might be meant instead."""

    dialect: Dialect
    scores: Mapping[str, float]
    rivals: tuple[Dialect, ...] = ()


def choose(document: Document, wish: str = "") -> Choice:
    """The dialect of this name, which has no rivals; without a name the best one, of equals the first."""
    dialects = all_dialects()
    found = {dialect.name: dialect.score(document) for dialect in dialects}
    ranked = sorted(dialects, key=lambda dialect: -found[dialect.name])
    scores = {dialect.name: found[dialect.name] for dialect in ranked}
    wished = next((dialect for dialect in dialects if dialect.name == wish), None)
    if wished:
        return Choice(wished, scores)
    best, *others = ranked
    enough = max(SLIGHT, CLOSE * found[best.name])
    return Choice(best, scores, tuple(other for other in others if found[other.name] >= enough))
