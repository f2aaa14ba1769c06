"""Faces of cards -> a PDF of sheets, fronts and backs mirrored, ready to be cut.

Leaves come in threes, one card each: its front, its back, and `again`, the face that repeats the prompt where a card
continues and one of its sides has nothing more to say.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from weasyprint import Page

from prepress.binder import Binder, Bound, Leaf, Manuscript
from prepress.cutting import lines_on
from prepress.engine import Composite, Placed, Press, complaints
from prepress.face import Face
from prepress.fit import Area, Fitted, fit, lay_out_continued
from prepress.guidesheet import guide_sides, split
from prepress.imposition import Sheet, Side, impose
from prepress.stock import STOCK_OF_PAPER, STOCKS, Scheme, Stock

MOST_TAGGED = 1000
"""Cards of a deck that readers aloud can follow. Tags want the boxes of all faces at once: a megabyte a card."""

Card = tuple[Page, Page]


def bind(manuscript: Manuscript) -> Bound:
    """Fit every face, pair fronts with backs, and paint them on sheets."""
    stock = manuscript.stock or STOCKS[STOCK_OF_PAPER[manuscript.paper.name]]
    with complaints() as heard:
        press = Press(manuscript)
        face = Face(stock.card_width, stock.card_height)
        guide, leaves = split(manuscript.leaves)
        triples = _triples(leaves)
        area = Area(face.width, face.height)
        fitted = fit(press, [leaf for front, back, _ in triples for leaf in (front, back)], area, face.css)
        cards = [card for triple in triples for card in _cards(press, triple, fitted, face.css)]
        sheets = impose(len(cards), stock, manuscript.scheme)
        fronts = sum(sheet.side is Side.FRONT for sheet in sheets)
        composites = [_composite(sheet, cards, stock, manuscript.scheme) for sheet in sheets]
        facts = {"cards": counted(len(cards), "card"), "sheets": counted(fronts, "sheet")}
        composites = [*guide_sides(press, guide, facts, stock, manuscript.scheme), *composites]
        data = press.write(composites, duplex=_edge(manuscript.scheme), tags=len(triples) <= MOST_TAGGED)
    wide = [f"{name}: something is wider than the card" for name, face in fitted.items() if face.too_wide]
    return Bound(data, len(composites), len(cards), _fit_report(fitted, len(cards)), (*heard, *wide))


def counted(number: int, thing: str) -> str:
    """So many things: "1 card", "40 cards"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _edge(scheme: Scheme) -> str:
    """What print dialogs are asked for."""
    return "simplex" if scheme.single_sided else scheme.flip.value


def _triples(leaves: Sequence[Leaf]) -> list[tuple[Leaf, Leaf, Leaf]]:
    faces = iter(leaves)
    return list(zip(faces, faces, faces, strict=True))


def _cards(press: Press, triple: tuple[Leaf, Leaf, Leaf], fitted: dict[str, Fitted], css: str) -> Iterator[Card]:
    """One card, or as many as the longer of its two sides needs; those say which of how many they are."""
    front, back, again = triple
    total = max(len(fitted[front.name].pages), len(fitted[back.name].pages))
    if total == 1:
        yield fitted[front.name].pages[0], fitted[back.name].pages[0]
        return
    sides = [lay_out_continued(press, face, fitted[face.name].size, css + _counted(1, total)) for face in (front, back)]
    for number, (face, reverse) in enumerate(zip_longest(*sides), 1):
        label = css + _counted(number, total)
        filler = lay_out_continued(press, again, fitted[back.name].size, label)[0] if not (face and reverse) else None
        yield face or filler, reverse or filler


def _counted(first: int, total: int) -> str:
    """Says "2 / 3" at the foot of a card, counting pages from `first`."""
    start = f"@page :first {{ counter-reset: page {first} }}"
    return f'{start} @page {{ @bottom-right {{ content: counter(page) " / {total}" }} }}'


def _composite(sheet: Sheet, cards: Sequence[Card], stock: Stock, scheme: Scheme) -> Composite:
    sides = [(put, 0 if put.side is Side.FRONT else 1) for put in sheet.placements]
    placed = [
        Placed(cards[put.card][side], put.x, put.y, turned=put.turned, rank=2 * put.card + side) for put, side in sides
    ]
    lines = lines_on(sheet.side, stock, scheme)
    moved = scheme.calibration if sheet.side is Side.BACK else None
    return Composite(stock.paper.width, stock.paper.height, placed, lines, moved)


def _fit_report(fitted: dict[str, Fitted], cards: int) -> str:
    """How many faces got which size, and how many go on to further cards."""
    sizes = Counter(face.size for face in fitted.values())
    said = ", ".join(f"{count} at {size:g} pt" for size, count in sorted(sizes.items(), reverse=True))
    longer = sum(len(face.pages) > 1 for face in fitted.values())
    all_in_all = f"{counted(cards, 'card')}; faces: {said}"
    return f"{all_in_all}; {longer} continue on further cards" if longer else all_in_all


BINDER = Binder("deck", bind)
