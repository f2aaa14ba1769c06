"""The proofs of a cheat sheet, each with a good file and with faults that were planted in one."""

from dataclasses import replace

import pytest
from pikepdf import Pdf

from prepress.binder import Bound
from prepress.binding.work import finished
from prepress.geometry.grid import Grid
from prepress.geometry.plan import Detail, Filling, Plan
from prepress.geometry.stock import A4
from prepress.model import Role
from prepress.proof import Made, Proof
from prepress.proofs.exact_sides import PROOF as EXACT_SIDES
from prepress.proofs.inside_columns import PROOF as INSIDE_COLUMNS
from prepress.proofs.level_columns import PROOF as LEVEL_COLUMNS
from prepress.proofs.nothing_lost import PROOF as NOTHING_LOST
from tests.proofing import bank_of, bytes_of, pdf_of, said_by, write

pytestmark = pytest.mark.slow

PAPER = A4.landscape
GRID = Grid(PAPER, 4)
BANK = bank_of("""
## Kettles

### 1. How does a kettle work?
**Answer:** A coil gets hot. Then the water boils.

**Follow-up:** Why does it click?
""")
FILLING = Filling(2, Detail.FULL, 8.5, 1.2, 4, 0.1, 0.0, 40)
PLAN = Plan(2, exact=True)


def sheet(sides: int = 2, ends: float = 0.0) -> Pdf:
    """Sides with a line at the head and at the foot of each of four columns; the last one's ends so much higher."""
    pdf = pdf_of([[] for _ in range(sides)], PAPER)
    for side, page in enumerate(pdf.pages):
        for number in range(4):
            left, top, _, bottom = GRID.column(number)
            last = side == sides - 1 and number == 3
            page.contents_add(write("Top", left + 1, top + 5, PAPER).encode())
            page.contents_add(write("Foot", left + 1, bottom - 1 - ends * last, PAPER).encode())
    return pdf


def said(proof: Proof, pdf: Pdf, filling: Filling = FILLING, plan: Plan = PLAN) -> list[str]:
    """What a proof says of a sheet."""
    made = Made(BANK, "cheatsheet", "columns", bytes_of(pdf), frozenset(Role), paper=PAPER, plan=plan, filling=filling)
    return said_by(proof, made)


def test_the_sides_that_were_asked_for_are_right() -> None:
    """Neither more nor fewer; fewer only if there are not even pieces enough."""
    assert said(EXACT_SIDES, sheet(2)) == []
    assert said(EXACT_SIDES, sheet(3)) == ["The cheatsheet has 3 sides, and 2 were asked for."]
    assert said(EXACT_SIDES, sheet(1)) == ["The cheatsheet has 1 side, and 2 were asked for."]
    assert said(EXACT_SIDES, sheet(1), replace(FILLING, sides=1, pieces=1)) == []


def test_more_sides_are_right_where_nobody_asked_for_fewer() -> None:
    """Whole sheets, and as many as the binder says."""
    four = replace(FILLING, sides=4)
    assert said(EXACT_SIDES, sheet(4), four, Plan(2)) == []
    assert said(EXACT_SIDES, sheet(3), four, Plan(2)) == ["The cheatsheet has 3 sides, and 2 were asked for."]
    assert said(EXACT_SIDES, sheet(1), FILLING, Plan(2)) == ["The cheatsheet has 1 side, and 2 were asked for."]


def test_text_inside_of_its_column_is_right() -> None:
    """And so is text in the head of a side."""
    pdf = sheet()
    pdf.pages[0].contents_add(write("A title", GRID.head[0], GRID.head[1] + 6, PAPER).encode())
    assert said(INSIDE_COLUMNS, pdf) == []


@pytest.mark.parametrize("x", [GRID.column(0)[2] - 5, GRID.column(1)[0] - 4, GRID.column(3)[2] - 6])
def test_text_over_the_edge_of_a_column_is_named(x: float) -> None:
    """Also if it reaches into the next column, or the margin."""
    pdf = sheet()
    pdf.pages[1].contents_add(write("Overflowing", x, 100, PAPER).encode())
    assert said(INSIDE_COLUMNS, pdf) == ["Side 2 of the cheatsheet has “Overflowing” outside of every column."]


def test_a_line_or_a_tint_over_the_edge_is_named() -> None:
    """The border of a table that is too wide; the lines between columns are none."""
    pdf = sheet()
    middle = GRID.rules[0] * 72 / 25.4
    pdf.pages[0].contents_add(f"0.5 w {middle:.2f} 50 m {middle:.2f} 500 l S".encode())
    assert said(INSIDE_COLUMNS, pdf) == []
    pdf.pages[0].contents_add(b"100 100 300 40 re f")
    assert said(INSIDE_COLUMNS, pdf) == ["Side 1 of the cheatsheet has a picture or a line outside of every column."]


def test_columns_that_end_level_are_right() -> None:
    """Up to 8 % of their height."""
    assert said(LEVEL_COLUMNS, sheet()) == []
    assert said(LEVEL_COLUMNS, sheet(ends=0.07 * GRID.height)) == []


def test_a_short_column_is_named() -> None:
    """Unless its binder says that it cannot be helped."""
    short = sheet(ends=0.2 * GRID.height)
    assert said(LEVEL_COLUMNS, short) == ["Column 4 on side 2 of the cheatsheet ends 20% of its height above another."]
    assert said(LEVEL_COLUMNS, short, replace(FILLING, uneven=0.2)) == []
    assert len(said(LEVEL_COLUMNS, short, replace(FILLING, uneven=0.1))) == 1


def test_an_empty_column_is_named() -> None:
    """It ends where it begins."""
    pdf = sheet()
    pdf.pages[1].Contents = pdf.make_stream(write("Alone", GRID.column(0)[0], 200, PAPER).encode())
    assert len(said(LEVEL_COLUMNS, pdf)) == 1


@pytest.mark.parametrize(
    ("detail", "lines", "missing"),
    [
        (Detail.FULL, ["A coil gets hot. Then the water boils.", "Why does it click?"], 0),
        (Detail.FULL, ["A coil gets hot. Then the water boils."], 1),
        (Detail.NO_FOLLOW_UPS, ["A coil gets hot. Then the water boils."], 0),
        (Detail.NO_FOLLOW_UPS, ["A coil gets hot."], 1),
        (Detail.SHORT, ["A coil gets hot."], 0),
        (Detail.SHORT, ["Then the water boils."], 1),
        (Detail.TERMS, ["A coil gets hot."], 0),
        (Detail.TERMS, [], 1),
    ],
)
def test_what_the_chosen_detail_owes_is_held_to_it(detail: Detail, lines: list[str], missing: int) -> None:
    """No more, and no less: a sheet in short owes the first sentence, one with everything owes all."""
    pdf = pdf_of([["1 How does a kettle work?", *lines]], PAPER)
    made = Made(BANK, "cheatsheet", "columns", b"", frozenset(Role), brief=True, paper=PAPER)
    bound = Bound(bytes_of(pdf), filling=replace(FILLING, detail=detail))
    assert len(said_by(NOTHING_LOST, finished(made, bound))) == missing
