"""Faces of cards -> a PDF with a page for each, its bleed around it, as print-on-demand houses want it."""

from prepress.binder import Bound, Manuscript
from prepress.binding.engine import Press, complaints
from prepress.binding.pairing import lay_out_cards
from prepress.geometry.face import Face
from prepress.geometry.outlet import BLEED
from prepress.geometry.stock import STOCK_OF_PAPER, STOCKS, Stock


def stock_in(manuscript: Manuscript) -> Stock:
    """The cards of a manuscript."""
    return manuscript.stock or STOCKS[STOCK_OF_PAPER[manuscript.paper.name]]


def bind_singles(manuscript: Manuscript, *, back_first: bool) -> Bound:
    """Every card's two faces one after the other. TrimBox is the card, BleedBox and MediaBox are wider by the bleed."""
    stock = stock_in(manuscript)
    face = Face(stock.card_width, stock.card_height, BLEED)
    with complaints() as heard:
        press = Press(manuscript)
        bleed = f"@page {{ bleed: {BLEED}mm }}"
        laid_out = lay_out_cards(press, manuscript.leaves, face, bleed, floor=manuscript.min_type)
        pages = [page for card in laid_out.cards for page in (card[::-1] if back_first else card)]
        data = press.write(pages)
    said = (*heard, *laid_out.complaints)
    return Bound(data, len(pages), len(laid_out.cards), complaints=said, fitting=laid_out.report)
