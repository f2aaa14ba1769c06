"""Decks in which something is wrong: a back elsewhere, text that is cut, marks in cards. And decks in order."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, product

import pytest
from weasyprint import Page

from prepress.binder import Leaf, Manuscript
from prepress.binders import deck
from prepress.binding.engine import Press
from prepress.binding.pairing import CardPages, lay_out_cards
from prepress.binding.work import Job
from prepress.geometry.calibration import Calibration
from prepress.geometry.cutting import lines_on
from prepress.geometry.face import Face
from prepress.geometry.imposition import Line, Placement, Sheet, impose
from prepress.geometry.stock import STOCKS, Flip, Guides, Order, Scheme, Stock, Turn
from prepress.proof import Made
from prepress.proofs import backs_meet_fronts, marks_in_waste, nothing_cut, nothing_lost, pages_hold
from tests import decks
from tests.proofing import said_by

pytestmark = pytest.mark.slow

PROOFS = [proof.PROOF for proof in (backs_meet_fronts, marks_in_waste, nothing_cut, nothing_lost, pages_hold)]
MEET, WASTE, CUT = PROOFS[:3]
EIGHT = STOCKS["a4-8"]
FOLDED = ("a4-8", "letter-4", "index-4x6", "poker-a4", "business-a4")
SCHEMES = [Scheme(flip, turn, order) for flip, turn, order in product(Flip, Turn, Order)]
BANK = """# A bank

## Locks

### 1. What is a lease, and what ends it?
**Scenario:** Two clocks differ.
**Answer:** A lock that ends by itself: the holder must renew it in time.
**Follow-up:** What if it does not?

### 2. What is a fencing token?
**Answer:** A number that grows with every lease, so that a late writer is refused.

### 3. Why two-phase commit?
**Answer:** So that all agree, or nobody does.
"""


def longer_bank() -> str:
    """The same with further questions, so that there are several sheets, and one that goes on on a further card."""
    more = "\n".join(f"### {number}. What is {number}?\n**Answer:** It is {number}.\n" for number in range(4, 12))
    words = " ".join(f"This is the sentence {number}." for number in range(160))
    return f"{BANK}\n{more}\n### 12. What is long?\n**Answer:** {words}\n"


def made_of(job: Job, stock: Stock = EIGHT, scheme: Scheme = Scheme()) -> Made:  # noqa: B008 - frozen
    """A finished deck and what it was to be."""
    manuscript = replace(job.manuscript, stock=stock, paper=stock.paper, scheme=scheme)
    data = deck.BINDER.bind(manuscript).data
    return replace(job.made, data=data, stock=stock, paper=stock.paper, scheme=scheme)


@pytest.fixture(scope="module")
def job() -> Job:
    """A deck of three questions."""
    return decks.job(BANK)


Change = Callable[[Placement], Placement]


def with_backs(monkeypatch: pytest.MonkeyPatch, change: Callable[[list[Placement]], list[Placement]]) -> None:
    """Impose otherwise: what is done to the placements of each back."""

    def imposed(count: int, stock: Stock, scheme: Scheme) -> tuple[Sheet, ...]:
        sheets = impose(count, stock, scheme)
        return tuple(
            replace(sheet, placements=tuple(change(list(sheet.placements)))) if number % 2 else sheet
            for number, sheet in enumerate(sheets)
        )

    monkeypatch.setattr("prepress.binders.deck.impose", imposed)


def test_a_swapped_back_is_noticed(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both cards are named, and whose back they have."""

    def swap(backs: list[Placement]) -> list[Placement]:
        first, second, *others = backs
        return [replace(first, card=second.card), replace(second, card=first.card), *others]

    with_backs(monkeypatch, swap)
    said = said_by(MEET, made_of(job))
    assert said == [
        "Question 1 has no back of its own, but that of question 2 behind its front, in the flashcards.",
        "Question 2 has no back of its own, but that of question 1 behind its front, in the flashcards.",
    ]


@pytest.mark.parametrize("scheme", SCHEMES[:4], ids=str)
def test_a_shifted_back_is_noticed(job: Job, monkeypatch: pytest.MonkeyPatch, scheme: Scheme) -> None:
    """A fifth of a millimetre is told, in millimetres; a thousandth is not."""
    with_backs(monkeypatch, lambda backs: [replace(backs[0], x=backs[0].x + 0.2), *backs[1:]])
    (said,) = said_by(MEET, made_of(job, scheme=scheme))
    assert said.startswith("Question 1 has a back that is not behind its front, but off by 0.20 mm to the ")
    monkeypatch.undo()
    with_backs(monkeypatch, lambda backs: [replace(backs[0], y=backs[0].y + 0.001), *backs[1:]])
    assert said_by(MEET, made_of(job, scheme=scheme)) == []


def test_backs_upside_down_are_noticed(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """A back that stands on its head is behind its front, and yet not as it should be."""
    with_backs(monkeypatch, lambda backs: [replace(back, turned=not back.turned) for back in backs])
    assert len(said_by(MEET, made_of(job))) == 3


@pytest.mark.parametrize("printed", SCHEMES, ids=str)
def test_backs_mirrored_otherwise_are_noticed(job: Job, printed: Scheme) -> None:
    """A deck made for one edge, or one way to turn a card, is none for another."""
    made = made_of(job, scheme=printed)
    for flip, turn in product(Flip, Turn):
        other = replace(printed, flip=flip, turn=turn)
        assert bool(said_by(MEET, replace(made, scheme=other))) == (other != printed)


def test_a_calibration_that_is_not_declared_is_noticed(job: Job) -> None:
    """One that is declared is taken back before backs are looked for."""
    moved = Scheme(calibration=Calibration(0.4, -0.3, 0.2))
    made = made_of(job, scheme=moved)
    assert [said_by(proof, made) for proof in PROOFS] == [[]] * len(PROOFS)
    assert len(said_by(MEET, replace(made, scheme=Scheme()))) == 3


def test_a_missing_back_is_noticed(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each front has exactly one back, and each question a front."""
    with_backs(monkeypatch, lambda backs: backs[:-1])
    assert said_by(MEET, made_of(job)) == [
        "Question 3 has no back of its own, but none behind its front, in the flashcards."
    ]
    monkeypatch.undo()
    leaves = job.manuscript.leaves[:-3]
    assert said_by(MEET, made_of(replace(job, manuscript=replace(job.manuscript, leaves=leaves)))) == [
        "Question 3 has no front, in the flashcards."
    ]


def test_backs_of_a_long_answer_in_the_wrong_order_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards that go on say which they are, on both sides alike."""
    long = decks.job(BANK.split("### 1", maxsplit=1)[0] + f"### 1. Long?\n**Answer:** {'All of these words. ' * 160}\n")

    def turn_over(backs: list[Placement]) -> list[Placement]:
        cards = [back.card for back in backs]
        return [replace(back, card=card) for back, card in zip(backs, reversed(cards), strict=True)]

    assert said_by(MEET, made_of(long)) == []
    with_backs(monkeypatch, turn_over)
    (said,) = said_by(MEET, made_of(long))
    assert "cards that do not count from 1/" in said


def test_a_card_that_is_there_twice_is_noticed(job: Job) -> None:
    """Each front has its back, but there is one too many."""
    leaves = job.manuscript.leaves
    again = tuple(replace(leaf, name=f"{leaf.name}-again") for leaf in leaves[:3])
    twice = replace(job, manuscript=replace(job.manuscript, leaves=(*leaves, *again)))
    assert said_by(MEET, made_of(twice)) == [
        "Question 1 has 2 cards that do not count from 1/2 on, on both sides, in the flashcards."
    ]


def styled(job: Job, css: str) -> Job:
    """The deck with further styles."""
    return replace(job, manuscript=replace(job.manuscript, styles=job.manuscript.styles + css))


def said_otherwise(job: Job, old: str, new: str) -> Job:
    """The deck with other words on its faces."""
    leaves = tuple(replace(leaf, html=leaf.html.replace(old, new)) for leaf in job.manuscript.leaves)
    assert leaves != job.manuscript.leaves
    return replace(job, manuscript=replace(job.manuscript, leaves=leaves))


def test_a_clipped_line_is_noticed(job: Job) -> None:
    """The words are in the file all the same, and `nothing-lost` finds them; on paper they would be cut."""
    clipped = made_of(styled(job, ".back { height: 9mm; overflow: hidden }"))
    assert said_by(nothing_lost.PROOF, clipped) == []
    assert any("on its back is cut off by" in said for said in said_by(CUT, clipped))
    narrow = made_of(styled(job, ".back p { width: 30mm; overflow: hidden; white-space: nowrap; text-overflow: clip }"))
    assert any("is cut off by" in said or "is missing" in said for said in said_by(CUT, narrow))


@pytest.mark.parametrize("css", [".back p { margin-left: -9mm }", ".front .prompt { position: relative; top: -13mm }"])
def test_text_outside_of_the_safe_area_is_noticed(job: Job, css: str) -> None:
    """Also if it is still on the card."""
    assert any("out of the safe area" in said for said in said_by(CUT, made_of(styled(job, css))))


def test_a_missing_word_is_noticed(job: Job) -> None:
    """Even one that other cards have, or the other side of the same card, or this side elsewhere."""
    assert said_by(CUT, made_of(said_otherwise(job, "every lease, so", "every, so"))) == [
        "Question 2: “lease” is missing on its back, in the flashcards."
    ]
    assert said_by(CUT, made_of(said_otherwise(job, "so that a late", "so that late"))) == [
        "Question 2: “a” is missing on its back, in the flashcards."
    ]
    assert said_by(CUT, made_of(said_otherwise(job, 'prompt">What is a fencing', 'prompt">What is fencing'))) == [
        "Question 2: “a” is missing on its front, in the flashcards."
    ]


def test_marks_in_cards_are_noticed(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever they begin; marks that go along an edge are guides."""
    for line, count in ((Line(7, 30, 10.5, 30), 1), (Line(50, 40, 50, 43), 1), (Line(10, 14.5, 10, 282.5), 0)):
        monkeypatch.setattr("prepress.binders.deck.lines_on", lambda *given, line=line: (*lines_on(*given), line))
        assert len(said_by(WASTE, made_of(job))) == 2 * count


def test_ink_where_no_printer_prints_is_noticed(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks too long for the margin, on each page."""
    monkeypatch.setattr("prepress.binders.deck.lines_on", lambda *given: (*lines_on(*given), Line(3, 14.5, 8, 14.5)))
    said = said_by(WASTE, made_of(job))
    assert len(said) == 2
    assert "lies 1.32 mm inside the margin that the printer does not reach" in said[0]
    assert said_by(WASTE, made_of(job, scheme=Scheme(margin=2.9))) == []


def test_ink_near_a_cut_is_noticed(job: Job) -> None:
    """Where cards touch; where there is waste between them the tab may run over the cut, but not into the next card."""
    near = styled(job, ".tab { left: -11.5mm }")
    assert any("too near to a cut" in said for said in said_by(WASTE, made_of(near)))
    assert said_by(WASTE, made_of(job, STOCKS["a7"])) == []
    far = styled(job, ".tab { left: -18mm; width: 12mm }")
    assert said_by(WASTE, made_of(far, STOCKS["a7"])) == []


@pytest.fixture(scope="module")
def presses() -> Iterator[None]:
    """Faces of one size are laid out once, for all ways to put them on sheets."""
    patch = pytest.MonkeyPatch()
    laid_out: dict[tuple[Face, tuple[Leaf, ...]], CardPages] = {}
    presses: list[Press] = []

    def once(press: Press, leaves: tuple[Leaf, ...], face: Face, *, floor: float) -> CardPages:
        key = face, tuple(leaves)
        if key not in laid_out:
            laid_out[key] = lay_out_cards(press, leaves, face, floor=floor)
        return laid_out[key]

    def press_of(manuscript: Manuscript) -> Press:
        presses.append(presses[0] if presses else Press(manuscript))
        return presses[0]

    patch.setattr("prepress.binders.deck.lay_out_cards", once)
    patch.setattr("prepress.binders.deck.Press", press_of)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def long_job() -> Job:
    """A deck of 12 questions, one of which goes on on further cards."""
    return decks.job(longer_bank())


@pytest.mark.parametrize(
    ("stock", "schemes"),
    [*zip(STOCKS.values(), cycle([scheme] for scheme in SCHEMES)), (EIGHT, SCHEMES)],
    ids=lambda value: value.name if isinstance(value, Stock) else len(value),
)
@pytest.mark.usefixtures("presses")
def test_all_proofs_hold_for_every_stock(long_job: Job, stock: Stock, schemes: list[Scheme]) -> None:
    """Upright and lying sheets, both edges, both ways to turn a card, in both orders."""
    for scheme in schemes:
        made = made_of(long_job, stock, scheme)
        assert [said for proof in PROOFS for said in said_by(proof, made)] == []


@pytest.mark.parametrize("stock", [STOCKS[name] for name in FOLDED], ids=lambda stock: stock.name)
@pytest.mark.usefixtures("presses")
def test_all_proofs_hold_for_cards_that_are_folded(long_job: Job, stock: Stock) -> None:
    """With guides, and both ways to turn a card."""
    for turn in Turn if stock is EIGHT else [Turn.BOOK]:
        made = made_of(long_job, stock, Scheme(turn=turn, single_sided=True, guides=Guides.DASHED))
        assert [said for proof in PROOFS for said in said_by(proof, made)] == []


@pytest.mark.parametrize("count", [1, 7, 8, 9])
def test_all_proofs_hold_for_any_number_of_cards(count: int) -> None:
    """A last sheet that is not full has its backs behind its fronts."""
    few = decks.job(decks.bank_text(count))
    for scheme in (SCHEMES[0], SCHEMES[-1]):
        made = made_of(few, scheme=scheme)
        assert [said for proof in PROOFS for said in said_by(proof, made)] == []


def test_another_scheme_lays_no_text_out_again(long_job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other paper, flip, turn and order: the same faces at the same card size, to the letter, elsewhere on sheets."""
    laid_out: list[tuple[str, str]] = []
    usual = Press.lay_out

    def lay_out(press: Press, body: str, css: str = "") -> list[Page]:
        laid_out.append((body, css))
        return usual(press, body, css)

    monkeypatch.setattr(Press, "lay_out", lay_out)
    faces, bodies = [], []
    letter = replace(EIGHT, paper=STOCKS["letter-8"].paper, left=12.9, top=5.7)
    for stock, scheme in ((EIGHT, SCHEMES[0]), (letter, SCHEMES[-1]), (EIGHT, Scheme(single_sided=True))):
        made = made_of(long_job, stock, scheme)
        assert made.deck
        cards = [card for card in made.deck.cards if card.front.text]
        faces.append([(card.front.text.split(), card.back.text.split()) for card in cards])
        bodies.append(tuple(laid_out))
        laid_out.clear()
    assert faces[0] == faces[1] == faces[2]
    assert bodies[0] == bodies[1] == bodies[2]


def test_words_that_are_read_as_one_are_there() -> None:
    """PDFium leaves out some of the spaces between words in different fonts; a word that is missing is missing."""
    missing = nothing_cut._lost(["const jsonArray = 1"], ["constjsonArray = 1"], turned=False)
    assert missing == []
    assert nothing_cut._lost(["a const jsonArray = 1"], ["constjsonArray = 1"], turned=False) == ["a"]
    assert nothing_cut._lost(["const jsonArray, const"], ["constjsonArray"], turned=False) == ["const"]


def test_pieces_of_words_without_spaces_may_change_places() -> None:
    """A piece that is another word as well is taken for that; then letters count, and one that is missing is missed."""
    passages = ["太慢会导致迭代慢，", "迭代慢。"]
    torn = "太慢会导致\n迭代慢，\n迭\n代慢。"
    assert nothing_cut._lost(passages, [torn], turned=False) == []
    assert nothing_cut._lost(passages, [torn.replace("代慢。", "代")], turned=False) == ["太慢会导致迭代慢"]
