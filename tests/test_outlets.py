"""Cards that do not go on sheets: face by face, as pictures, and for a phone."""

import io
import zipfile
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from prepress.binding.work import do
from prepress.composing.cardstock import check_stock
from prepress.diagnostics import Report
from prepress.geometry.outlet import BLEED, PHONE, Outlet, cut_off, picture_size
from prepress.proofs.pictures_hold import PROOF
from prepress.proving.pdffile import PdfFile
from prepress.settings import Settings, with_options
from tests.decks import bank_text, job
from tests.proofing import bytes_of, pdf_of, said_by

POKER = (63.5, 88.9)
LONG = "\n\n".join(f"Paragraph {number} of an answer that is much too long for a single card." for number in range(40))
TEXT = bank_text(9, LONG)


def made(form: str, text: str = TEXT, **options: object) -> bytes:
    """The file, proved."""
    result = do(job(text, format=form, stock="poker-a4", **options))
    assert not result.crash
    assert [finding.message for finding in result.findings] == []
    return result.bound.data


def said(**options: object) -> list[str]:
    """What is said of these settings."""
    report = Report()
    check_stock(with_options(Settings(), {f"flashcards.{name}": value for name, value in options.items()}), report)
    return [f"{item.message} {item.hint}" for item in report]


def test_a_picture_is_a_card_with_its_bleed_at_300_dpi() -> None:
    """A poker card is 825 by 1125 pixels, as The Game Crafter wants it; another size can be asked for."""
    assert picture_size(POKER, Outlet()) == (825, 1125)
    assert picture_size(POKER, Outlet(pixels=(822, 1122))) == (822, 1122)


@pytest.mark.parametrize("pixels", [(825, 1125), (822, 1122), (1650, 2250), (413, 563)])
def test_a_picture_of_nearly_the_same_shape_lacks_nothing_but_bleed(pixels: tuple[int, int]) -> None:
    """What one house calls a poker card another cuts a hair narrower."""
    assert cut_off(POKER, pixels) < 0.1
    assert said(format="images", stock="poker-a4", pixels=pixels) == []


def test_a_picture_of_another_shape_is_an_error_that_says_which_would_do() -> None:
    """It would cut off a part of the card."""
    (message,) = said(format="images", stock="poker-a4", pixels=(1125, 825))
    assert message.startswith("A picture of 1125x825 pixels would cut off a part of each card. Write 825x1125, or")
    assert said(format="sheets", stock="poker-a4", pixels=(1125, 825)) == []


@pytest.mark.slow
@pytest.mark.parametrize("order", ["back-first", "front-first"])
def test_each_face_is_a_page_with_its_bleed(order: str) -> None:
    """TrimBox is the card, BleedBox and MediaBox have an eighth of an inch more all around; faces alternate."""
    pdf = PdfFile(made("faces", bank_text(3), face_order=order))
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        for page in opened.pages:
            media, trim, bleed = (
                [float(edge) * 25.4 / 72 for edge in box] for box in (page.mediabox, page.trimbox, page.bleedbox)
            )
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx(POKER, abs=1e-3)
            assert media == pytest.approx(bleed, abs=1e-3)
            assert [trim[0] - bleed[0], trim[1] - bleed[1]] == pytest.approx([BLEED, BLEED], abs=1e-3)
            assert [bleed[2] - trim[2], bleed[3] - trim[3]] == pytest.approx([BLEED, BLEED], abs=1e-3)
    kinds = ["back" if "Reply" in page.text or "answer" in page.text else "front" for page in pdf.pages]
    assert kinds == ["back", "front"] * 3 if order == "back-first" else ["front", "back"] * 3


@pytest.mark.slow
def test_the_colour_of_a_tab_runs_into_the_bleed() -> None:
    """A cut that is a little off leaves no white edge at the tab."""
    page = pypdfium2.PdfDocument(made("faces", bank_text(1)))[0]
    picture = page.render(scale=4).to_pil().convert("RGB")
    column = [picture.getpixel((0, y)) for y in range(picture.height)]
    assert any(min(colour) < 100 for colour in column if isinstance(colour, tuple))


@pytest.mark.slow
@pytest.mark.parametrize("pixels", [None, (822, 1122)])
def test_each_picture_has_just_the_size_asked_for(pixels: tuple[int, int] | None) -> None:
    """One of each side of each card, by number, the same twice in a row; it shows what the page of that face shows."""
    data = made("images", pixels=pixels)
    assert made("images", pixels=pixels) == data
    faces = pypdfium2.PdfDocument(made("faces", face_order="front-first"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        pictures = [Image.open(io.BytesIO(archive.read(name))).convert("RGB") for name in names]
    cards = len(faces) // 2
    assert cards > 9
    assert names == [f"{side}/{card:03}.png" for card in range(1, cards + 1) for side in ("fronts", "backs")]
    assert {picture.size for picture in pictures} == {pixels or (825, 1125)}
    for number, picture in enumerate(pictures):
        assert _difference(picture, faces[number]) < 1.5 < _difference(picture, faces[number - 1 if number else 1])


def _difference(picture: Image.Image, page: pypdfium2.PdfPage) -> float:
    """How far two pictures of a face differ, from 0 to 255, seen from far away."""
    shown = page.render(scale=2).to_pil().convert("RGB")
    small = [one.resize((41, 56), Image.Resampling.BOX) for one in (picture, shown)]
    return max(ImageStat.Stat(ImageChops.difference(*small)).mean)


@pytest.mark.slow
def test_a_phone_leads_from_front_to_back_to_the_next_front() -> None:
    """Each page has the shape of a screen, and links to the next and to the one before; the last leads to the first."""
    data = made("screen")
    with pikepdf.open(io.BytesIO(data)) as opened:
        names = opened.Root.Names.Dests.Names
        numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(opened.pages)}
        targets = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
        count = len(opened.pages)
        for number, page in enumerate(opened.pages):
            assert [float(edge) * 25.4 / 72 for edge in page.mediabox] == pytest.approx([0, 0, *PHONE], abs=1e-3)
            links = [targets[str(link.Dest)] for link in page.Annots]
            assert [numbers[link[0].objgen] for link in links] == [(number - 1) % count, (number + 1) % count]
            assert all(float(link[3]) == pytest.approx(float(page.mediabox[3]), abs=1e-3) for link in links)
            assert all(abs(float(link.Rect[3]) - float(link.Rect[1])) * 25.4 / 72 >= 7 for link in page.Annots)
        assert "/StructTreeRoot" in opened.Root
    texts = [" ".join(page.text.split()) for page in PdfFile(data).pages]
    assert "What is number 2?" in texts[-16]
    assert "Reply number 2." in texts[-15]
    assert f"{count // 2 - 7} / {count // 2}" in texts[-16]


PNG = io.BytesIO()
Image.radial_gradient("L").resize((825, 1125)).convert("RGB").save(PNG, "PNG")


def archive_of(files: dict[str, bytes]) -> bytes:
    """An archive of these files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return written.getvalue()


def picture_faults(data: bytes) -> list[str]:
    """What the proof says of an archive of pictures of one card."""
    whole = job(bank_text(1), format="images", stock="poker-a4")
    pages = bytes_of(pdf_of([["Front"], ["Back"]]))
    return said_by(PROOF, replace(whole.made, data=data, drawn_from=pages))


def test_pictures_that_are_not_what_they_should_be_are_named() -> None:
    """A missing one, one too many, another order, another size, a blank one, and one that is none."""
    good = {"fronts/001.png": PNG.getvalue(), "backs/001.png": PNG.getvalue()}
    assert picture_faults(archive_of(good)) == []
    small, blank = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (825, 1124)).save(small, "PNG")
    Image.new("RGB", (825, 1125), "white").save(blank, "PNG")

    def fault(**changes: bytes) -> list[str]:
        return picture_faults(archive_of({**good, **{f"{side}/001.png": png for side, png in changes.items()}}))

    assert fault(fronts=small.getvalue()) == [
        "In the flashcards, fronts/001.png has 825 × 1124 pixels, and not the 825 × 1125 asked for."
    ]
    assert fault(backs=blank.getvalue()) == ["In the flashcards, backs/001.png is blank."]
    assert fault(backs=b"GIF89a") == ["In the flashcards, backs/001.png is no PNG."]
    assert fault(more=PNG.getvalue()) == ["In the flashcards, nobody asked for more/001.png."]
    assert picture_faults(archive_of({"fronts/001.png": PNG.getvalue()})) == [
        "In the flashcards, there is no backs/001.png."
    ]
    assert picture_faults(archive_of(dict(reversed(good.items())))) == [
        "In the flashcards, the pictures are not in the order of the cards."
    ]
    assert picture_faults(b"no archive") == ["In the flashcards, there are no pictures that can be read."]


@pytest.mark.slow
def test_type_on_a_phone_is_larger() -> None:
    """What would be set in 8 pt on paper goes on on a further page instead."""
    found = do(job(TEXT, format="screen")).bound.fitting
    assert found is not None
    assert min(found.sizes) == 9
    assert found.continued


@pytest.mark.slow
def test_what_stands_too_near_to_the_cut_is_found() -> None:
    """A house that cuts a millimetre off must not cut into text."""
    for form in ("faces", "images"):
        whole = job(bank_text(3), format=form, stock="poker-a4")
        styles = whole.manuscript.styles + ".prompt { margin-left: -20mm }"
        result = do(replace(whole, manuscript=replace(whole.manuscript, styles=styles)))
        assert "nothing-cut" in {finding.rule for finding in result.findings}, form


@pytest.mark.slow
def test_what_is_lost_on_the_way_out_is_found() -> None:
    """A face that lacks a word fails its proof, whichever way it leaves."""
    for form in ("faces", "images", "screen"):
        whole = job(bank_text(3), format=form, stock="poker-a4")
        leaves = [
            replace(leaf, html=leaf.html.replace("Reply number 2.", "Reply.")) for leaf in whole.manuscript.leaves
        ]
        result = do(replace(whole, manuscript=replace(whole.manuscript, leaves=tuple(leaves))))
        assert {"nothing-lost", "nothing-cut"} <= {finding.rule for finding in result.findings}, form
