"""A piece that does not fit at the smallest size -> what may save it from standing out, or from a further card.

Each relief is a class that styles/flashcards.css knows; they are given one after the other, and add up. What one of
them leaves out is named, so that the build can say so.
"""

from collections.abc import Sequence

from weasyprint import Page

from prepress.binder import Leaf
from prepress.binding.measuring import filled_height

PARTED, TORN, FLAT = "parted", "torn", "flat"
"""In tables words may be parted at syllables, or anywhere; each row is a line of text, cell after cell."""

TIGHT = "tight"
"""The prompt is no larger than the text."""

SNUG = "snug"
"""Lines and paragraphs stand closer."""

ASIDE, CODELESS = "aside", "codeless"
"""Words stand beside the QR code, not above it; there is none."""

CLOSE, BARE, BAREST = "close", "bare", "barest"
"""What goes with a deck's or a section's title is smaller; tags are left out; the description is, too."""

BESIDE_QUESTIONS = frozenset({"title", "divider"})
"""Kinds of pieces that nobody learns from: they are one card each."""

TABLE, PROMPT, CODE = "<td", 'class="prompt"', 'class="code"'
"""What a piece must have so that the reliefs help."""

CODE_NAME = "QR code"
LEFT_OUT = {CODELESS: (CODE, CODE_NAME), BARE: ('class="facts tags"', "tags"), BAREST: ('class="about"', "description")}
"""What a relief leaves out of a piece that has it."""

GROWING = frozenset({ASIDE, CODELESS, TIGHT})
"""With these alone a piece may be larger again: they make room, and nothing of it is worse to read. Lines need not
stand closer with one of them, until it is seen that they must."""

SAVED, SAVED_IN_TABLES = 0.12, 0.3
"""How much of the height of a page can be saved if lines stand closer, at most; those of tables may get fewer."""

FEW = 4
"""Pages; a piece that goes on for more is not laid out again to save one."""


def kind_of(leaf: Leaf) -> str:
    """Front, back, title or divider."""
    return leaf.kind.partition(" ")[0]


def reliefs_for(leaf: Leaf, pages: Sequence[Page], height: float, *, too_wide: bool) -> tuple[str, ...]:
    """What may help a piece with these pages of such a height (mm), in the order in which to try it."""
    more = len(pages) > 1
    if kind_of(leaf) in BESIDE_QUESTIONS:
        return (CLOSE, BARE, BAREST) if more else ()
    coded = more and CODE in leaf.html
    saved = SAVED_IN_TABLES if TABLE in leaf.html else SAVED
    closer = height * (len(pages) - 1) * (1 + saved)
    wanted = {
        PARTED: too_wide and TABLE in leaf.html,
        TORN: too_wide and TABLE in leaf.html,
        FLAT: too_wide and TABLE in leaf.html,
        ASIDE: coded,
        SNUG: more and len(pages) <= FEW and sum(map(filled_height, pages)) <= closer,
        TIGHT: len(pages) == 2 and PROMPT in leaf.html,
        CODELESS: coded,
    }
    return tuple(relief for relief, helps in wanted.items() if helps)


def left_out(leaf: Leaf, reliefs: Sequence[str]) -> tuple[str, ...]:
    """What a piece lacks because of its reliefs."""
    known = (LEFT_OUT[relief] for relief in reliefs if relief in LEFT_OUT)
    return tuple(name for sign, name in known if sign in leaf.html)
