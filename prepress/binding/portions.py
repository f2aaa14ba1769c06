"""A deck -> portions, each of which is laid out by itself, in any process; portions -> the cards of the deck.

Cards of a portion are values: a PDF with a page for each face, and what else there is to know of them. Where a deck is
parted depends on the deck alone, so that it is the same file however many processes make it.
"""

import gc
from collections.abc import Sequence
from dataclasses import dataclass

from prepress.binder import Manuscript
from prepress.binding.engine import Press, complaints
from prepress.binding.fitreport import FaceFit, FitReport
from prepress.binding.imported import Import, Outline, outline_of
from prepress.binding.pairing import CardPages, lay_out_cards
from prepress.geometry.face import Face


@dataclass(frozen=True)
class Portion:
    """Some cards of a deck: the pages of their faces, front and back in turn, and how they were fitted."""

    data: bytes
    outlines: tuple[Outline, ...]
    faces: tuple[FaceFit, ...]
    complaints: tuple[str, ...]


def make_portion(manuscript: Manuscript, face: Face, more: str = "") -> Portion:
    """Lay out all the cards of a manuscript. Boxes refer to each other; so they are collected before the next ones."""
    gc.collect()
    with complaints() as heard:
        press = Press(manuscript)
        laid_out = lay_out_cards(press, manuscript.leaves, face, more, floor=manuscript.min_type)
        pages = [page for card in laid_out.cards for page in card]
        data = press.set_aside(pages)
    return Portion(data, tuple(map(outline_of, pages)), laid_out.report.faces, tuple(heard))


def gather(portions: Sequence[Portion], floor: float) -> CardPages:
    """The cards of all portions, in their order."""
    sources = [Import(portion.data, portion.outlines, number) for number, portion in enumerate(portions)]
    pages = [page for source in sources for page in source.pages]
    cards = tuple(zip(pages[::2], pages[1::2], strict=True))
    faces = tuple(face for portion in portions for face in portion.faces)
    return CardPages(cards, FitReport(len(cards), faces, floor))
