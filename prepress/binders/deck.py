"""Faces of cards -> a PDF of sheets, fronts and backs mirrored, ready to be cut, after a sheet that says how."""

from collections.abc import Sequence

from prepress.binder import Binder, Bound, Manuscript
from prepress.cutting import keeps_clear, lines_on
from prepress.engine import Composite, Placed, Press, complaints
from prepress.face import Face
from prepress.guidesheet import guide_sides, split
from prepress.imposition import Sheet, Side, grid_of, impose
from prepress.pairing import Card, counted, lay_out_cards
from prepress.recipe import stacks_said
from prepress.stock import STOCK_OF_PAPER, STOCKS, Scheme, Stock

MOST_TAGGED = 1000
"""Cards of a deck that readers aloud can follow. Tags want the boxes of all faces at once: a megabyte a card."""

LEAST_BLEED = 1.5
"""Millimetres; less than that does not help against a cut that is a millimetre off."""


def bind(manuscript: Manuscript) -> Bound:
    """Fit every face, pair fronts with backs, and paint them on sheets."""
    stock = manuscript.stock or STOCKS[STOCK_OF_PAPER[manuscript.paper.name]]
    with complaints() as heard:
        press = Press(manuscript)
        guide, leaves = split(manuscript.leaves)
        bleed = _bleed(stock, manuscript.scheme)
        face = Face(stock.card_width, stock.card_height, bleed[0], keeps_clear(stock, manuscript.scheme))
        laid_out = lay_out_cards(press, leaves, face)
        cards = laid_out.cards
        sheets = impose(len(cards), stock, manuscript.scheme)
        fronts = sum(sheet.side is Side.FRONT for sheet in sheets)
        composites = [_composite(sheet, cards, stock, manuscript.scheme) for sheet in sheets]
        places = grid_of(stock, manuscript.scheme).cards_per_sheet
        facts = {
            "cards": counted(len(cards), "card"),
            "sheets": counted(fronts, "sheet"),
            "stacks": stacks_said(len(cards), places, manuscript.scheme),
        }
        composites = [*guide_sides(press, guide, facts, stock, manuscript.scheme), *composites]
        data = press.write(composites, duplex=_edge(manuscript.scheme), tags=laid_out.questions <= MOST_TAGGED)
    return Bound(data, len(composites), len(cards), laid_out.report, (*heard, *laid_out.complaints))


def _edge(scheme: Scheme) -> str:
    """What print dialogs are asked for."""
    return "simplex" if scheme.single_sided else scheme.flip.value


def _bleed(stock: Stock, scheme: Scheme) -> tuple[float, float]:
    """How far colour runs over the edges of a card; not at all if its front and its back touch at a fold."""
    return (0.0, 0.0) if scheme.single_sided or stock.bleed[0] < LEAST_BLEED else stock.bleed


def _composite(sheet: Sheet, cards: Sequence[Card], stock: Stock, scheme: Scheme) -> Composite:
    bleed = _bleed(stock, scheme)
    sides = [(put, 0 if put.side is Side.FRONT else 1) for put in sheet.placements]
    placed = [
        Placed(cards[put.card][side], put.x, put.y, turned=put.turned, rank=2 * put.card + side, bleed=bleed)
        for put, side in sides
    ]
    lines = lines_on(sheet.side, stock, scheme)
    moved = scheme.calibration if sheet.side is Side.BACK else None
    return Composite(stock.paper.width, stock.paper.height, placed, lines, moved)


BINDER = Binder("deck", bind)
