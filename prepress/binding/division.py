"""A manuscript -> the pieces that can be bound by themselves, if there are any; no engine is loaded for that."""

from collections.abc import Iterator
from dataclasses import replace

from prepress.binder import GUIDE_BACK, GUIDE_FRONT, Leaf, Manuscript

MOST_TAGGED = 1000
"""Questions of a deck that readers aloud can follow. Tags want the boxes of all faces at once: a megabyte a card."""

PIECE = 64
"""Questions in a piece: a hundred megabytes of boxes. Each piece has its own fonts in the file, 40 KB of them."""

DIVIDED = "deck"
"""The format whose volumes are divided."""

FACES = 3
"""Leaves of a card."""


def is_tagged(manuscript: Manuscript) -> bool:
    """Whether a deck is made for readers aloud too."""
    return manuscript.tags and len(cards_of(manuscript)) <= MOST_TAGGED * FACES


def count_of_pieces(questions: int, *, tags: bool) -> int:
    """In about how many pieces a deck of so many questions is made."""
    return 1 if tags and questions <= MOST_TAGGED else -(-questions // PIECE)


def cards_of(manuscript: Manuscript) -> tuple[Leaf, ...]:
    """The leaves of cards, without those of the guide."""
    return tuple(leaf for leaf in manuscript.leaves if leaf.name not in (GUIDE_FRONT, GUIDE_BACK))


def frame_of(manuscript: Manuscript) -> Manuscript:
    """A deck in pieces without its cards: all that is needed where the pieces are put together."""
    guide = tuple(leaf for leaf in manuscript.leaves if leaf.name in (GUIDE_FRONT, GUIDE_BACK))
    return replace(manuscript, leaves=guide, tags=False)


def pieces_of(manuscript: Manuscript) -> tuple[Manuscript, ...]:
    """The cards of a deck in pieces that are laid out by themselves; none if it is made as a whole."""
    leaves = cards_of(manuscript)
    if is_tagged(manuscript):
        return ()
    return tuple(_pieces(manuscript, leaves))


def _pieces(manuscript: Manuscript, leaves: tuple[Leaf, ...]) -> Iterator[Manuscript]:
    for first in range(0, len(leaves), PIECE * FACES):
        own = leaves[first : first + PIECE * FACES]
        text = "".join(leaf.html for leaf in own)
        assets = {name: data for name, data in manuscript.assets.items() if name in manuscript.styles or name in text}
        yield replace(manuscript, leaves=own, assets=assets)
