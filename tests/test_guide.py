"""The sheet before the cards: what it says, what is drawn on it, and that nothing is out of place because of it."""

import io
from dataclasses import replace

import pikepdf
import pytest

from prepress.binding.work import do
from prepress.geometry.calibration import Calibration
from prepress.geometry.stock import STOCKS
from prepress.printers import ANY, Measured, Profile
from prepress.proving.ink import Box
from prepress.proving.pdffile import PdfFile
from tests.decks import bank_text, job

pytestmark = pytest.mark.slow

NINE = bank_text(9)


def deck(text: str = NINE, **options: object) -> PdfFile:
    """A deck with a guide, proved."""
    result = do(job(text, guide=True, **options))
    assert not result.crash
    assert [finding.message for finding in result.findings] == []
    return PdfFile(result.bound.data)


def words(pdf: PdfFile, side: int = 0) -> str:
    """What a side of the guide says."""
    return " ".join(pdf.pages[side].text.split())


def test_it_says_how_to_print() -> None:
    """The size, the edge, the printer, how many cards and sheets, and how to cut."""
    said = words(deck())
    for phrase in (
        "A bank",
        "9 cards on 2 sheets after this one",
        "Print at 100 %",
        "Both sides, turned over the long edge",
        "the edge at the left",
        "No profile is applied.",
        "95 × 67 mm",
        "Cut along the marks",
        "--no-guide",
    ):
        assert phrase in said
    assert "1 card on 1 sheet after" in words(deck(bank_text(1)))


def test_its_words_run_from_left_to_right_in_every_bank() -> None:
    """They are English; and what stands at the foot of cards keeps its place behind its front."""
    pdf = deck("---\nlang: ar\n---\n# A bank\n\n## S\n\n### 1. Locks\n\nLeases\n\n### 2. Votes\n\nTerms\n")
    headings = [ink for ink in pdf.pages[0].ink if {"Print", "100"} <= set(ink.text.split())]
    assert [ink.box.left for ink in headings] == pytest.approx([20], abs=0.5)


@pytest.mark.parametrize(
    ("flip", "stock", "edge"),
    [("long", "a4-8", "left"), ("short", "a4-8", "top"), ("long", "a4-4", "top"), ("short", "a4-4", "left")],
)
def test_it_names_the_edge_to_turn(flip: str, stock: str, edge: str) -> None:
    """In words, and where it is on this paper; print dialogs are asked for the same."""
    pdf = deck(flip=flip, stock=stock)
    assert f"turned over the {flip} edge That is the edge at the {edge}." in words(pdf)
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert str(opened.Root.ViewerPreferences.Duplex) == f"/DuplexFlip{flip.capitalize()}Edge"


@pytest.mark.parametrize("stock", ["a4-8", "letter-4", "single-3x5", "single-4x6", "avery-5371"])
def test_the_ruler_is_100_mm_long(stock: str) -> None:
    """A hundred and one lines, a millimetre from each other, within the paper."""
    page = deck(stock=stock).pages[0]
    upright = [ink.box for ink in page.ink if ink.kind == "path" and ink.box.size[0] < 0.3 < ink.box.size[1]]
    foot = max(
        {round(box.bottom, 1) for box in upright},
        key=lambda bottom: sum(round(box.bottom, 1) == bottom for box in upright),
    )
    xs = sorted(box.middle.left for box in upright if round(box.bottom, 1) == foot)
    assert len(xs) == 101
    assert [x - xs[0] for x in xs] == pytest.approx(list(range(101)), abs=0.01)
    assert 4 < xs[0] < xs[-1] < page.media.right - 4


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("stock", ["a4-8", "a4-4", "single-3x5"])
def test_the_crosses_lie_behind_each_other(flip: str, stock: str) -> None:
    """Held to the light they are one, if the printer does not miss."""
    pdf = deck(flip=flip, stock=stock)
    front, back = (_cross(pdf, side) for side in (0, 1))
    paper = STOCKS[stock].paper
    sideways = (flip == "long") == (paper.height >= paper.width)
    behind = (paper.width - back[0], back[1]) if sideways else (back[0], paper.height - back[1])
    assert behind == pytest.approx(front, abs=0.01)


def _cross(pdf: PdfFile, side: int) -> tuple[float, float]:
    """Where the two lines of 10 mm cross."""
    boxes = [ink.box for ink in pdf.pages[side].ink if ink.kind == "path"]
    level = [box for box in boxes if abs(box.size[0] - 10) < 0.3 and box.size[1] < 0.3]
    upright = [box for box in boxes if abs(box.size[1] - 10) < 0.3 and box.size[0] < 0.3]
    (across,), (down,) = level, upright
    assert (across.middle.left, down.middle.top) == pytest.approx((down.middle.left, across.middle.top), abs=0.01)
    return down.middle.left, across.middle.top


@pytest.mark.parametrize("stock", ["a4-8", "single-3x5", "avery-5389", "poker-letter"])
def test_fronts_stay_on_odd_pages(stock: str) -> None:
    """The guide has two sides, so each front is still followed by its own back; without it there are two sides less."""
    pdf, bare = deck(stock=stock), PdfFile(do(job(NINE, stock=stock)).bound.data)
    assert len(pdf.pages) == len(bare.pages) + 2
    assert [page.text for page in pdf.pages[2:]] == [page.text for page in bare.pages]
    assert len(pdf.pages) % 2 == 0


def test_a_deck_of_one_side_has_a_guide_of_one_side() -> None:
    """There is nothing to pair, and print dialogs are asked for one side; a stack takes a recipe on a second page."""
    pdf, bare = deck(single_sided=True), PdfFile(do(job(NINE, single_sided=True)).bound.data)
    assert len(pdf.pages) == len(bare.pages) + 1
    assert "One side only" in words(pdf)
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert str(opened.Root.ViewerPreferences.Duplex) == "/Simplex"
    assert len(deck(single_sided=True, order="stack").pages) == len(bare.pages) + 2


@pytest.mark.parametrize("times", [5, 200])
def test_a_title_of_many_words_still_leaves_one_page(times: int) -> None:
    """It is set in smaller type; what a small card has no room for is the title's end, not the ruler."""
    title = "# " + "A very long title of a bank " * times
    pdf = deck(NINE.replace("# A bank", title), stock="single-3x5")
    assert "Print at 100 %" in words(pdf)
    assert "Back of the guide" in words(pdf, 1)


def test_it_names_the_printer_and_what_is_done_for_it() -> None:
    """In words that say which way; and the backs of all cards are moved just so, with nothing else changed."""
    plain = job(NINE, guide=True)
    known = Profile("office", {ANY: Measured(Calibration(0.4, -0.3))})
    moved = replace(plain.manuscript.scheme, calibration=known.measured[ANY].calibration, printer="office")
    assert moved.calibration.said == "moved 0.4 mm to the right and 0.3 mm up"
    manuscript = replace(plain.manuscript, scheme=moved)
    result = do(replace(plain, manuscript=manuscript, made=replace(plain.made, scheme=moved)))
    assert [finding.message for finding in result.findings] == []
    before, after = PdfFile(do(plain).bound.data), PdfFile(result.bound.data)
    for number in range(2, len(before.pages)):
        shift = (0.4, -0.3) if number % 2 else (0.0, 0.0)
        pairs = list(zip(before.pages[number].ink, after.pages[number].ink, strict=True))
        assert pairs
        for old, new in pairs:
            if old.text.strip():
                there = new.box.left - old.box.left, new.box.top - old.box.top
                assert there == pytest.approx(shift, abs=0.005)


def test_its_back_says_how_to_cut() -> None:
    """How many cuts, in which order, how many piles and cards; and the cross of the front stays free."""
    pdf = deck(order="stack", batch=1)
    said = words(pdf, 1)
    for phrase in (
        "Cut the stack: 11 cuts",
        "Make 1 stack of 1 sheet, 8 cards; then 1 stack of 1 sheet, 1 card",
        "8 piles",
        "It makes 9 cards",
    ):
        assert phrase in said
    cross = [ink.box for ink in pdf.pages[1].ink if ink.kind == "path" and ink.mark]
    text = [ink.box for ink in pdf.pages[1].ink if ink.text.strip()]
    assert cross
    assert not [box for box in text if any(_overlap(box, mark) for mark in cross)]
    assert "Cut a sheet" in words(deck(), 1)
    assert "cuts" not in words(deck(stock="avery-5371"), 1)


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
