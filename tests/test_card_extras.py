"""What a front may have besides the question: boxes to tick, and a code that a telephone reads."""

import io

import pikepdf
import pypdfium2
import pytest

from prepress.binders.deck import BINDER
from prepress.desk import job_of
from prepress.editions.flashcards import EDITION
from prepress.face import Face
from prepress.qr import qr_code
from prepress.setting import Address
from prepress.settings import Settings, with_options
from prepress.stock import STOCKS
from prepress.theme import Theme
from tests.proofing import bank_of

TEXT = (
    "# A bank\n\n## 1. What is a lock?\n\nThis.\n\n## Why? {#why not}\n\n**Scenario:** "
    + "Some words. " * 15
    + "\n\nSo.\n"
)
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
    settings = with_options(Settings(), {"flashcards.qr": "https://example.org/{section}/{number}/{id}"})
    volume = EDITION.compose(bank_of(TEXT), settings)[0]
    addresses = [str(page.values["address"]) for page in volume.pages if page.kind.startswith("front")]
    first, second = (question.id for question in bank_of(TEXT).questions())
    assert addresses == [
        f"https://example.org/1/1/{first}",
        f"https://example.org/1/{second}/{second}".replace(" ", "%20"),
    ]
    assert volume.assets == {
        f"qr/{name}.svg": qr_code(address) for name, address in zip((first, second), addresses, strict=True)
    }


def test_a_code_is_as_large_as_a_telephone_needs_it() -> None:
    """A module is a quarter of a millimetre or more on the smallest card, for the longest address that fits."""
    longest = "https://example.org/" + "x" * 86
    modules = int(qr_code(longest).partition(b'viewBox="0 0 ')[2].split()[0])
    assert modules <= 41
    assert min(Face(stock.card_width, stock.card_height).code for stock in STOCKS.values()) / modules >= 0.25


@pytest.fixture(scope="module")
def deck() -> bytes:
    """Two cards with boxes and codes; the second has a long front."""
    theme = Theme()
    theme.use_own_fonts()
    settings = with_options(Settings(), {"flashcards.qr": "https://example.org/{number}", "flashcards.leitner": True})
    bank = bank_of(TEXT.replace("Why? {#why not}", "2. Why?"))
    return BINDER.bind(job_of(EDITION, EDITION.compose(bank, settings)[0], bank, "bank", theme).manuscript).data


def fronts(data: bytes) -> int:
    """The number of the page, from 0, on which the first cards are."""
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    return next(number for number, text in enumerate(texts) if "What is a lock?" in text)


@pytest.mark.slow
def test_codes_stand_in_the_corner_and_nothing_else_does(deck: bytes) -> None:
    """On paper they are dark and light, on a screen they lead to the address; text keeps away from them."""
    number = fronts(deck)
    page = pypdfium2.PdfDocument(deck)[number]
    with pikepdf.open(io.BytesIO(deck)) as pdf:
        links = {str(link.A.URI): [float(edge) for edge in link.Rect] for link in pdf.pages[number].Annots}
    assert set(links) == {"https://example.org/1", "https://example.org/2"}
    for corners in links.values():
        left, right, bottom, top = *sorted(corners[::2]), *sorted(corners[1::2])
        assert (right - left) / POINTS == pytest.approx(Face(STOCK.card_width, STOCK.card_height).code, abs=0.01)
        assert not page.get_textpage().get_text_bounded(left, bottom, right, top).strip()
        drawn = page.render(scale=4, crop=(left, bottom, page.get_width() - right, page.get_height() - top))
        shades = drawn.to_pil().convert("L").histogram()
        assert min(sum(shades[:64]), sum(shades[192:])) > 0.3 * sum(shades)


@pytest.mark.slow
def test_fronts_have_boxes_to_tick(deck: bytes) -> None:
    """One to five, on every front and on no back."""
    document = pypdfium2.PdfDocument(deck)
    first = fronts(deck)
    texts = [" ".join(document[page].get_textpage().get_text_bounded().split()) for page in (first, first + 1)]
    assert [text.replace(" ", "").count("12345") for text in texts] == [2, 0]
