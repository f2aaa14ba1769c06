"""What a deck says to those who have it read aloud."""

import io
import re
from dataclasses import replace

import page
import pikepdf
import pytest
from PIL import Image as Drawing
from weasyprint.pdf.stream import Stream

from prepress.binders.deck import BINDER
from prepress.binding.work import do
from prepress.editions.flashcards import EDITION
from prepress.proving.pdffile import PdfFile
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import Image
from tests import decks
from tests.proofing import bank_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def deck() -> bytes:
    """Ten cards, the first of which continues on further ones."""
    return BINDER.bind(decks.manuscript(decks.bank_text(10, "A word to say. " * 200))).data


def test_questions_are_read_before_their_answers(deck: bytes) -> None:
    """Although a sheet holds fronts and then backs in another order, one hears question, answer, question, answer."""
    said = " ".join(text for _, text in decks.spoken(deck))
    heard = re.findall(r"What is number\s(\d+)\?|Reply number (\d+)|(A word) to say", said)
    order = [f"Q{asked}" if asked else f"A{answered or 1}" for asked, answered, _ in heard]
    kept = list(dict.fromkeys(order))
    assert kept == [f"{side}{number}" for number in range(1, 11) for side in "QA"]


def test_all_text_is_tagged_or_an_artifact(deck: bytes) -> None:
    """Every piece of marked content is in the structure once, but for heads (a back's is the prompt) and feet."""
    spoken = decks.spoken(deck)
    assert all(text for _, text in spoken)
    silent = " ".join(decks.artifacts(deck))
    assert "A bank" in silent
    assert not re.search("word to say|Reply", silent)
    assert silent.count("What is number 10?") == 1
    assert "2/4" in silent


def test_parents_know_their_pieces(deck: bytes) -> None:
    """The parent tree names for each piece of marked content an element that is reached from the root."""
    with pikepdf.open(io.BytesIO(deck)) as pdf:
        root = pdf.Root.StructTreeRoot
        reached = set()
        waiting = [root.K[0]]
        while waiting:
            element = waiting.pop()
            reached.add(element.objgen)
            waiting += [kid for kid in element.get("/K", ()) if isinstance(kid, pikepdf.Dictionary)]
        pieces = list(root.ParentTree.Nums)[1::2]
        assert all(parent.objgen in reached for page in pieces for parent in page)
        assert sum(map(len, pieces)) == len(decks.spoken(deck))


def test_a_deck_says_what_it_is(deck: bytes) -> None:
    """It claims PDF/UA-1, and has a language and a title that is displayed."""
    with pikepdf.open(io.BytesIO(deck)) as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "A bank: flashcards"
        assert str(pdf.Root.ViewerPreferences.PrintScaling) == "/None"


def test_decks_keep_every_rule_of_pdf_ua(deck: bytes) -> None:
    """Of the rules that a checker of PDF/UA-1 knows none is broken, in decks with pictures and tables neither."""
    rich = "| a | b |\n|---|---|\n| one | two |\n\n- a list\n  - in a list\n\n`code` and [a link](https://example.org/)"
    for data in (deck, BINDER.bind(decks.manuscript(decks.bank_text(3, rich))).data):
        report = page.validate_pdf_bytes(data, profile="ua1")
        assert report.is_compliant, report.to_json()
        assert report.rules.total > 100


def test_weasyprint_still_marks_content_in_its_streams() -> None:
    """Artifacts are made by standing in for two methods of a stream."""
    assert Stream.marked.__wrapped__.__code__.co_varnames[:3] == ("self", "box", "tag")
    assert Stream.clone.__code__.co_varnames[:2] == ("self", "kwargs")


def test_a_picture_without_words_is_no_mark_to_cut_by() -> None:
    """It is not read aloud, and lies inside of a card all the same: no proof complains."""
    stream = io.BytesIO()
    Drawing.new("RGB", (90, 30), "red").save(stream, "PNG")
    bank = bank_of("### 1. What is this?\n![](box.png)\n\n**Answer:** A box.\n")
    bank = replace(bank, images={**bank.images, "box.png": Image("box.png", stream.getvalue())})
    theme = Theme()
    theme.use_own_fonts()
    (volume,) = EDITION.compose(bank, Settings())
    result = do(Desk(bank, "bank", theme).job(EDITION, volume))
    assert (result.crash, result.findings) == ("", ())
    pictures = [ink for sheet in PdfFile(result.bound.data).pages for ink in sheet.ink if ink.kind == "image"]
    assert pictures
    assert not any(ink.mark for ink in pictures)
