"""The cutting recipe: as many cuts as a guillotine makes, and every card falls out."""

import pytest

from prepress.composing.recipe import Recipe, recipe_of, stacks, stacks_said
from prepress.geometry.stock import STOCKS, Order, Scheme, Stock

STACK = Scheme(order=Order.STACK)
CUT = [stock for stock in STOCKS.values() if recipe_of(stock, STACK)]
Piece = tuple[float, float, float, float]


def guillotine(recipe: Recipe) -> tuple[list[Piece], int]:
    """What is left when the steps are followed as they are written, with how many cuts: pieces as x, y, width, height.

    Waste and gutters are thrown away. A cut goes through a piece from side to side.
    """
    paper, width, height, cuts = recipe.grid.paper, 0.0, 0.0, 0
    pieces: list[Piece] = [(0.0, 0.0, paper.width, paper.height)]
    for step in recipe.steps:
        if step.kind == "left":
            pieces = [(step.at, y, w - step.at, h) for _, y, w, h in pieces]
        elif step.kind == "top":
            pieces = [(x, step.at, w, h - step.at) for x, _, w, h in pieces]
        elif step.kind == "right":
            pieces = [(x, y, step.at, h) for x, y, _, h in pieces]
        elif step.kind == "bottom":
            pieces = [(x, y, w, step.at) for x, y, w, _ in pieces]
        if step.kind not in ("columns", "rows"):
            cuts += 1
            continue
        assert len(pieces) == step.pieces
        parted: list[Piece] = []
        for x, y, width, height in pieces:
            at, long = 0.0, width if step.kind == "columns" else height
            while long - at > step.at + 0.01:
                parted.append((x + at, y, step.at, height) if step.kind == "columns" else (x, y + at, width, step.at))
                at += step.at + step.gutter
                cuts += 2 if step.gutter else 1
            parted.append((x + at, y, long - at, height) if step.kind == "columns" else (x, y + at, width, long - at))
        pieces = parted
    return pieces, cuts


@pytest.mark.parametrize("stock", CUT, ids=lambda stock: stock.name)
@pytest.mark.parametrize("folded", [False, True], ids=["cards", "pairs"])
def test_following_the_recipe_gives_the_cards(stock: Stock, folded: bool) -> None:
    """Each piece is a card, or a pair to be folded, where it lies on the sheet, after as many cuts as are told."""
    recipe = recipe_of(stock, Scheme(order=Order.STACK, single_sided=folded))
    assert recipe
    pieces, cuts = guillotine(recipe)
    assert cuts == recipe.cuts
    assert len(pieces) == recipe.places
    grid = recipe.grid
    expected = sorted((*grid.slot(index), grid.card_width, grid.card_height) for index in range(grid.cards_per_sheet))
    for piece, card in zip(sorted(pieces), expected, strict=True):
        assert piece == pytest.approx(card, abs=1e-6)


def test_the_fewest_cuts_are_taken() -> None:
    """Four for the waste, and in the direction in which fewer gutters are cut piece by piece."""
    cuts = {name: recipe.cuts for name in STOCKS if (recipe := recipe_of(STOCKS[name], STACK))}
    assert cuts["a4-8"] == 4 + 1 + 2 * 3
    assert cuts["a7"] == 4 + 2 + 2 * 2
    assert cuts["a8"] == 4 + 2 + 2 * 8
    assert cuts["index-4x6"] == 4 + 2


@pytest.mark.parametrize("name", ["avery-5371", "single-4x6"])
def test_what_comes_with_its_cuts_needs_none(name: str) -> None:
    """No recipe."""
    assert recipe_of(STOCKS[name], STACK) is None


def test_stacks_are_told() -> None:
    """How many sheets to cut at once, and how many cards must come of it."""
    assert stacks(300, 8, STACK) == ((2, 15, 120), (1, 8, 60))
    assert stacks_said(300, 8, STACK) == "2 stacks of 15 sheets, 120 cards each; then 1 stack of 8 sheets, 60 cards"
    assert stacks_said(1, 8, STACK) == "1 stack of 1 sheet, 1 card"
    assert stacks_said(9, 8, Scheme()) == "9 cards on 2 sheets"
