"""Where things stand on a card of any size."""

from itertools import pairwise

import pytest

from prepress.geometry.face import CLEAR, FOOT_TYPE, SAFE, TABS, Face

CARDS = [(95, 67), (74, 52), (85, 54), (88.9, 50.8), (63.5, 88.9), (69.85, 120.65), (105, 74), (152.4, 101.6)]
NEAREST = 4.0
"""Millimetres between the tops of two tabs: less, and a thumb cannot tell one from the next."""


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("bleed", [0.0, 2.0, 3.0])
def test_text_keeps_clear_of_every_cut(card: tuple[float, float], bleed: float) -> None:
    """The text's own place is inside the card by 4 mm or more, and most of the card is left to it."""
    face = Face(*card, bleed)
    assert min(face.left, face.top, face.bottom, card[0] - face.left - face.width) >= CLEAR - 1e-9
    assert face.width * face.height >= 0.5 * card[0] * card[1]


@pytest.mark.parametrize("card", CARDS)
def test_tabs_stand_one_below_the_other(card: tuple[float, float]) -> None:
    """Eight places from top to bottom, none of them over a cut."""
    face = Face(*card)
    tops = [face.tab_top(tone) for tone in range(1, TABS + 1)]
    assert all(lower - upper >= NEAREST for upper, lower in pairwise(tops))
    assert tops[0] >= SAFE
    assert tops[-1] + face.tab_height <= card[1] - SAFE


def test_a_tab_runs_over_the_cut_only_where_there_is_waste() -> None:
    """Where cards touch it begins 3 mm from the cut, else beyond it; it ends in the same place, before the text."""
    touching, apart = Face(95, 67), Face(95, 67, 2.5)
    assert touching.tab_left == SAFE
    assert apart.tab_left == -2.5
    assert touching.tab_right == apart.tab_right < touching.left == apart.left


def test_the_small_things_grow_with_the_card() -> None:
    """But type does not get smaller than it can be read."""
    sizes = [Face(*card).type_size(8.5) for card in sorted(CARDS, key=min)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]
    assert Face(30, 20).type_size(7) == FOOT_TYPE
