"""Booklets and handouts: where pages lie on sheets."""

import pytest

from prepress.geometry.signatures import sides_of
from prepress.geometry.stock import A4, LETTER, Gathering, Paper

BOOKLET = Gathering(A4, folded=True, creep=0.1)


def folded(count: int, gathering: Gathering) -> list[int | None]:
    """The pages of a booklet as whoever turns them sees them: sheets nested and folded, None for a blank one."""
    half = gathering.page.width / 2
    halves = [{"left" if spot.x < half else "right": spot.page for spot in side} for side in sides_of(count, gathering)]
    sheets = list(zip(halves[::2], halves[1::2], strict=True))
    first = [page for front, back in sheets for page in (front.get("right"), back.get("left"))]
    last = [page for front, back in reversed(sheets) for page in (back.get("right"), front.get("left"))]
    return first + last


@pytest.mark.parametrize("count", [2, 3, 4, 5, 8, 15, 16, 17, 61])
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(count: int) -> None:
    """Blank pages are at the end, and there are at most three."""
    pages = folded(count, BOOKLET)
    assert pages[:count] == list(range(count))
    assert pages[count:] == [None] * (-count % 4)


def test_inner_sheets_move_towards_the_fold() -> None:
    """By the paper's thickness for each sheet around them, so that they are even when the edge is trimmed."""
    for number, side in enumerate(sides_of(16, BOOKLET)):
        left, right = side
        assert left.x == pytest.approx(0.1 * (number // 2))
        assert right.x == pytest.approx(148.5 - 0.1 * (number // 2))


def test_a_booklet_has_half_a_sheet_for_a_page() -> None:
    """A5 of A4, half letter of Letter; nothing is made smaller."""
    for paper, width, height in ((A4, 148.5, 210.0), (LETTER, 139.7, 215.9)):
        gathering = Gathering(paper, folded=True)
        assert (gathering.page.width, gathering.page.height) == pytest.approx((width, height))
        assert gathering.scale == pytest.approx(1)


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("up", [1, 2, 4])
def test_pages_of_a_handout_lie_beside_each_other(paper: Paper, up: int) -> None:
    """Each once, in rows from the top left, as large as they have room, and none over another."""
    gathering = Gathering(paper, up)
    sides = sides_of(9, gathering)
    assert [spot.page for side in sides for spot in side] == list(range(9))
    width, height = gathering.scale * gathering.page.width, gathering.scale * gathering.page.height
    for side in sides:
        assert len(side) <= up
        for index, one in enumerate(side):
            assert 0 <= one.x <= gathering.sheet.width - width + 1e-9
            assert 0 <= one.y <= gathering.sheet.height - height + 1e-9
            for other in side[index + 1 :]:
                assert abs(one.x - other.x) >= width - 1e-9 or abs(one.y - other.y) >= height - 1e-9
