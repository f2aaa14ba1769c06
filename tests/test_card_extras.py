"""What a front may have besides the question: boxes to tick, and a code that a telephone reads."""

from dataclasses import replace

import pypdfium2
import pytest
import segno

from prepress.binders.deck import BINDER
from prepress.binding.work import Job, do
from prepress.composing.cards import Mark
from prepress.composing.qr import qr_code
from prepress.diagnostics import Severity
from prepress.editions.flashcards import EDITION, address_of
from prepress.geometry.face import BOXES_GAP, CODE_GAP, Face
from prepress.geometry.stock import STOCKS
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.setting import Address
from prepress.settings import Settings, with_options
from tests.proofing import bank_of

TEXT = "# A bank\n\n## 1. What is a lock?\n\nThis.\n\n## Why?\n\n**Scenario:** " + "Some words. " * 15 + "\n\nSo.\n"
PATTERN = Address(("id", "number", "section"), ("id", "number"), 90)
STOCK = STOCKS["a4-8"]
POINTS = 72 / 25.4


@pytest.mark.parametrize(
    "pattern",
    [
        "https://example.org/q/{id}",
        "http://example.org/?s={section}&n={number}",
        "https://example.org/{{x}}/{number}#{id}",
    ],
)
def test_an_address_with_places_is_a_pattern(pattern: str) -> None:
    """The id, the number and the section of a question can stand in it."""
    assert PATTERN.read(pattern) == (pattern, "")


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [
        ("https://example.org/q/{ident}", "only {id}, {number}, {section} between braces"),
        ("https://example.org/q/{id!r}", "only {id}, {number}, {section} between braces"),
        ("https://example.org/q/{id:>9}", "only {id}, {number}, {section} between braces"),
        ("https://example.org/q/{id.__class__}", "only {id}, {number}, {section} between braces"),
        ("https://example.org/q/{}", "only {id}, {number}, {section} between braces"),
        ("https://example.org/q/{id", "an address with {id} or {number} in it"),
        ("https://example.org/q/id}", "an address with {id} or {number} in it"),
        ("https://example.org/{section}", "an address with {id} or {number} in it"),
        ("example.org/{id}", "an address on the web without spaces"),
        ("javascript:alert({id})", "an address on the web without spaces"),
        ("https://example.org/my bank/{id}", "an address on the web without spaces"),
        ("https://example.org/" + "x" * 90 + "{id}", "an address of 90 characters at most"),
        (7, "an address on the web without spaces"),
    ],
)
def test_a_bad_pattern_is_met_with_one_that_works(pattern: object, hint: str) -> None:
    """It is said what is wrong, and an example follows that can be typed."""
    value, expected = PATTERN.read(pattern)
    assert value is None
    assert expected.startswith(hint)
    assert PATTERN.read(expected.rpartition(": ")[2])[1] == ""


def test_each_question_has_its_own_code() -> None:
    """With its id, or its number, or what stands for that; whatever an id holds, the address stays one."""
    pattern = "https://example.org/{section}/{number}/{id}"
    volume = EDITION.compose(bank_of(TEXT), with_options(Settings(), {"flashcards.qr": pattern}))[0]
    first, second = bank_of(TEXT).questions()
    second = replace(second, id="why/not")
    mark = Mark(3, "A section")
    addresses = [address_of(question, mark, pattern) for question in (first, second)]
    assert addresses == [f"https://example.org/3/1/{first.id}", "https://example.org/3/why%2Fnot/why%2Fnot"]
    assert [page.values["code"] for page in volume.pages if page.kind.startswith("front")] == list(volume.assets)
    assert len(set(volume.assets.values())) == 2


def test_without_a_pattern_there_is_no_code() -> None:
    """And then segno is not loaded."""
    volume = EDITION.compose(bank_of(TEXT), Settings())[0]
    assert not volume.assets
    assert not any(page.values.get("code") for page in volume.pages)


@pytest.mark.parametrize("address", ["https://example.org/1", "https://example.org/" + "x" * 86])
def test_a_code_is_as_large_as_a_telephone_needs_it(address: str) -> None:
    """A module is a third of a millimetre or more on every card, for the longest address that fits too."""
    modules = qr_code(address).modules
    assert modules == len(segno.make_qr(address, error="m").matrix) <= 41
    faces = [Face(stock.card_width, stock.card_height) for stock in STOCKS.values()]
    assert min(face.code_side(modules) for face in faces) / modules >= 1 / 3


def extras(text: str, stock: str = "a4-8") -> Job:
    """A deck with boxes and codes."""
    theme = Theme()
    theme.use_own_fonts()
    chosen = {"qr": "https://example.org/{number}", "leitner": True, "stock": stock}
    settings = with_options(Settings(), {f"flashcards.{name}": value for name, value in chosen.items()})
    bank = bank_of(text)
    return Desk(bank, "bank", theme).job(EDITION, EDITION.compose(bank, settings)[0])


@pytest.fixture(scope="module")
def deck() -> bytes:
    """Two cards; the second has a long front."""
    return BINDER.bind(extras(TEXT.replace("Why?", "2. Why?")).manuscript).data


@pytest.mark.slow
@pytest.mark.parametrize("stock", ["a7", "a8", "poker-a4"])
def test_all_proofs_hold_with_boxes_and_codes(stock: str) -> None:
    """Also where a front is so long that it continues, and a back too."""
    asked, told = (" ".join(f"{word}{number}" for number in range(250)) for word in ("ask", "tell"))
    text = f"{TEXT}\n## 3. Which?\n\n**Scenario:** {asked}\n\n**Answer:** {told}"
    result = do(extras(text, stock))
    assert (result.missing, result.crash) == ("", "")
    assert not [found for found in result.findings if found.severity is Severity.ERROR]


def fronts(data: bytes) -> int:
    """The number of the page, from 0, on which the first cards are."""
    texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(data)]
    return next(number for number, text in enumerate(texts) if "What is a lock?" in text)


@pytest.mark.slow
def test_codes_stand_in_the_corner_and_nothing_else_does(deck: bytes) -> None:
    """The modules are as they should be, dark and light, in the lower right corner of the text."""
    number = fronts(deck)
    page = pypdfium2.PdfDocument(deck)[number]
    face = Face(STOCK.card_width, STOCK.card_height, STOCK.bleed[0])
    scale = 10.0
    drawn = page.render(scale=scale / POINTS).to_pil().convert("L")
    for slot, address in enumerate(("https://example.org/1", "https://example.org/2")):
        x, y = STOCK.slot(slot)
        rows = segno.make_qr(address, error="m").matrix
        side = face.code_side(len(rows))
        left, top = x + face.left + face.width - side, y + face.top + face.height - side - CODE_GAP
        module = side / len(rows)
        seen = [
            [drawn.getpixel(((left + (column + 0.5) * module) * scale, (top + (row + 0.5) * module) * scale)) < 128
             for column in range(len(rows))]
            for row in range(len(rows))
        ]  # fmt: skip
        assert seen == [[bool(dark) for dark in row] for row in rows]
        box = [edge * POINTS for edge in (left, STOCK.paper.height - top - side, left + side, STOCK.paper.height - top)]
        assert not page.get_textpage().get_text_bounded(*box).strip()


@pytest.mark.slow
def test_the_count_stands_beside_boxes_and_else_at_the_right() -> None:
    """A card that goes on says which it is at the end of its foot; where there are boxes, to the left of them."""
    told = " ".join(f"tell{number}" for number in range(250))
    data = BINDER.bind(extras(f"# A bank\n\n## 1. What is a lock?\n\n{told}").manuscript).data
    document, number = pypdfium2.PdfDocument(data), fronts(data)
    face = Face(STOCK.card_width, STOCK.card_height, STOCK.bleed[0])
    ends = []
    for page, slot in ((number, 0), (number, 1), (number + 1, 1)):
        text = document[page].get_textpage()
        left, top = (length * POINTS for length in STOCK.slot(slot))
        right, foot = left + STOCK.card_width * POINTS, (STOCK.paper.height - STOCK.card_height) * POINTS - top
        found = [text.get_rect(index) for index in range(text.count_rects())]
        row = [box for box in found if left < box[0] < right and foot < box[1] < foot + face.bottom * POINTS]
        ends.append([(right - box[2]) / POINTS - face.margin for box in row])
    assert [len(row) > 2 for row in ends] == [True, False, False]
    assert [row[1] for row in ends] == pytest.approx([5 * face.box + BOXES_GAP, 0, 0], abs=0.5)


@pytest.mark.slow
def test_fronts_have_boxes_to_tick(deck: bytes) -> None:
    """One to five, on every front and on no back."""
    document = pypdfium2.PdfDocument(deck)
    first = fronts(deck)
    texts = [" ".join(document[page].get_textpage().get_text_bounded().split()) for page in (first, first + 1)]
    assert [text.replace(" ", "").count("12345") for text in texts] == [2, 0]
