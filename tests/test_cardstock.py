"""Which stock cards are printed on: a named one, or that of the paper; and what is said of one that will not do."""

from dataclasses import replace
from pathlib import Path

import pytest

from prepress.composing.cardstock import check_stock, geometry, scheme_of, stock_of
from prepress.diagnostics import Report
from prepress.geometry.stock import STOCKS, Flip, Guides, Order, Scheme, Turn
from prepress.settings import Settings, read_settings, with_options

MINE = """[[stock]]
name = "mine"
paper = "a4"
card = [90, 60]
grid = [2, 4]
gap = [5, 5]
"""


def read(folder: Path, text: str) -> tuple[Settings, list[str]]:
    """Settings, and what is said of them: line, message."""
    path = folder / "prepress.toml"
    path.write_text(text, "utf-8")
    settings, report = read_settings(path)
    starts = [report.source.place(item.span.start).line for item in report if report.source and item.span]
    return settings, [f"{line}: {item.message}" for line, item in zip(starts, report, strict=True)]


def complaints(**options: object) -> list[str]:
    """What is said of these flashcard settings."""
    report = Report()
    check_stock(with_options(Settings(), {f"flashcards.{name}": value for name, value in options.items()}), report)
    return [f"{item.message} {item.hint}" for item in report]


def test_the_paper_has_a_stock_of_its_own() -> None:
    """Unless another one is named, by its name or by that of a twin, in whatever case."""
    assert stock_of(Settings()).name == "a4-8"
    assert stock_of(Settings(paper="letter")).name == "letter-8"
    named = with_options(Settings(paper="letter"), {"flashcards.stock": "a7"})
    assert stock_of(named).name == "a7"
    assert stock_of(with_options(Settings(), {"flashcards.stock": "Avery-8371"})) is STOCKS["avery-5371"]


def test_the_scheme_is_as_set() -> None:
    """Each setting goes to its place."""
    options = {"flip": "short", "turn": "calendar", "order": "stack", "batch": 10, "single_sided": True,
               "guides": "dashed", "guide_sides": "both", "printer_margin": 5.0, "guide": False}  # fmt: skip
    settings = with_options(Settings(), {f"flashcards.{name}": value for name, value in options.items()})
    expected = Scheme(Flip.SHORT, Turn.CALENDAR, Order.STACK, 10, True, Guides.DASHED, True, 5.0)
    assert scheme_of(settings) == expected
    assert scheme_of(Settings()) == Scheme(guide=True)


def test_a_stock_of_ones_own_can_be_used(tmp_path: Path) -> None:
    """It stands in the middle of its sheet unless it says where, and it goes before ours of the same name."""
    settings, said = read(tmp_path, MINE + "[flashcards]\nstock = 'mine'\n")
    assert said == []
    mine = stock_of(settings)
    assert (mine.left, mine.top) == pytest.approx((12.5, 21.0))
    assert (mine.gap_x, mine.precut) == (5, False)
    assert "8 cards of 90 × 60 mm on a4" in geometry(mine)
    settings, said = read(tmp_path, MINE.replace("mine", "a7") + "first = [10, 20]\nprecut = true\n")
    own = stock_of(replace(settings, flashcards=replace(settings.flashcards, stock="a7")))
    assert (own.left, own.top, own.precut, said) == (10, 20, True, [])


def test_a_paper_of_ones_own_can_be_used(tmp_path: Path) -> None:
    """Width and height in millimetres."""
    settings, said = read(tmp_path, MINE.replace('"a4"', "[320, 450]"))
    assert said == []
    assert (settings.stock[0].paper.width, settings.stock[0].paper.height) == (320, 450)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[2, 4]", "[3, 4]"), ["1: The stock mine stands out over the left edge of a4 by 35 mm.",
                                "1: The stock mine stands out over the right edge of a4 by 35 mm."]),
        (("gap", "first = [2, 20]\ngap"),
         ["1: The stock mine lies 2.23 mm inside the 4.23 mm at the left that the printer does not reach."]),
        (('"a4"', '"a5"'), ["3: `paper` cannot be 'a5'."]),
        (("[90, 60]", "[90]"), ["4: `card` cannot be [90]."]),
        (("[2, 4]", "[2.5, 4]"), ["5: `grid` cannot be [2.5, 4]."]),
        (("gap", "gup"), ["6: There is no setting `gup` of a stock."]),
        (('name = "mine"\n', ""), ["1: A stock needs its `name`."]),
        (("[5, 5]", "[-5, 5]"), ["6: `gap` cannot be [-5, 5]."]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_stock_is_said_at_its_place(
    tmp_path: Path, change: tuple[str, str], said: list[str]
) -> None:
    """A grid that does not fit says by how much; a key is pointed at, also in the second of two stocks."""
    assert read(tmp_path, MINE.replace(*change))[1] == said
    both = MINE.replace("mine", "fine") + MINE.replace(*change)
    assert read(tmp_path, both)[1] == [f"{int(line.partition(':')[0]) + 6}:{line.partition(':')[2]}" for line in said]


def test_stocks_of_ones_own_may_stand_in_a_printer_that_reaches_further(tmp_path: Path) -> None:
    """The margin that is set counts, wherever in the file it stands."""
    near = MINE.replace("gap", "first = [3, 20]\ngap")
    assert read(tmp_path, near)[1]
    assert read(tmp_path, near + "[flashcards]\nprinter-margin = 3\n")[1] == []


def test_a_stock_that_there_is_not_is_an_error() -> None:
    """With those that may have been meant."""
    assert complaints(stock="avery-5372") == []
    assert "Did you mean avery-5371" in complaints(stock="avery5371")[0]
    assert complaints(stock="qqqqqqqqqq") == [
        "There is no stock `qqqqqqqqqq`. `prepress list stocks` prints those there are."
    ]


def test_a_printer_that_does_not_reach_the_cards_is_an_error() -> None:
    """Also for our own stocks."""
    assert complaints() == []
    (left, right) = complaints(printer_margin=12.7)
    assert left.startswith("The stock a4-8 lies 2.7 mm inside the 12.7 mm at the left that the printer does not reach.")
    assert "right" in right


def test_what_cannot_be_folded_is_an_error() -> None:
    """Pre-cut sheets, and single cards."""
    assert complaints(single_sided=True) == []
    assert "has no two cards that touch" in complaints(single_sided=True, stock="avery-5371")[0]
