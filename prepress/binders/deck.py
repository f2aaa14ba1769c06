"""Faces of cards -> a PDF of sheets, fronts and backs mirrored, ready to be cut, after a sheet that says how."""

from collections.abc import Sequence

from prepress.binder import Binder, Bound, Manuscript
from prepress.binding.composite import Composite, Placed
from prepress.binding.division import cards_of, is_tagged, pieces_of
from prepress.binding.engine import Press, complaints
from prepress.binding.guidesheet import guide_sides, split
from prepress.binding.pairing import Card, CardPages, counted, lay_out_cards
from prepress.binding.portions import Portion, gather, make_portion
from prepress.composing.recipe import stacks_said
from prepress.geometry.cutting import keeps_clear, lines_on
from prepress.geometry.face import Face
from prepress.geometry.imposition import Sheet, Side, grid_of, impose
from prepress.geometry.stock import STOCK_OF_PAPER, STOCKS, Scheme, Stock

LEAST_BLEED = 1.5
"""Millimetres; less than that does not help against a cut that is a millimetre off."""


def bind(manuscript: Manuscript) -> Bound:
    """Fit every face, pair fronts with backs, and paint them on sheets."""
    if pieces := pieces_of(manuscript):
        return join(manuscript, [part(piece) for piece in pieces])
    with complaints() as heard:
        press = Press(manuscript)
        leaves = cards_of(manuscript)
        laid_out = lay_out_cards(press, leaves, _face(manuscript), floor=manuscript.min_type)
        return _bound(press, manuscript, laid_out, heard)


def part(manuscript: Manuscript) -> Portion:
    """Some of the cards."""
    return make_portion(manuscript, _face(manuscript))


def join(manuscript: Manuscript, portions: Sequence[Portion]) -> Bound:
    """All of them, on sheets."""
    with complaints() as heard:
        press = Press(manuscript)
        before = dict.fromkeys(said for portion in portions for said in portion.complaints)
        return _bound(press, manuscript, gather(portions, manuscript.min_type), [*before, *heard])


def _bound(press: Press, manuscript: Manuscript, laid_out: CardPages, heard: Sequence[str]) -> Bound:
    stock, scheme, cards = _stock(manuscript), manuscript.scheme, laid_out.cards
    guide, _ = split(manuscript.leaves)
    sheets = impose(len(cards), stock, scheme)
    fronts = sum(sheet.side is Side.FRONT for sheet in sheets)
    facts = {
        "cards": counted(len(cards), "card"),
        "sheets": counted(fronts, "sheet"),
        "stacks": stacks_said(len(cards), grid_of(stock, scheme).cards_per_sheet, scheme),
    }
    composites = [
        *guide_sides(press, guide, facts, stock, scheme),
        *(_composite(sheet, cards, stock, scheme) for sheet in sheets),
    ]
    data = press.write(composites, duplex=_edge(scheme), tags=is_tagged(manuscript))
    said = (*heard, *laid_out.complaints)
    return Bound(data, len(composites), len(cards), complaints=said, fitting=laid_out.report)


def _stock(manuscript: Manuscript) -> Stock:
    return manuscript.stock or STOCKS[STOCK_OF_PAPER[manuscript.paper.name]]


def _face(manuscript: Manuscript) -> Face:
    stock, scheme = _stock(manuscript), manuscript.scheme
    return Face(stock.card_width, stock.card_height, _bleed(stock, scheme)[0], keeps_clear(stock, scheme))


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


BINDER = Binder("deck", bind, part, join)
