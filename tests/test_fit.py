"""Type as large as it fits, and nothing cut."""

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from prepress.binder import Leaf, Manuscript
from prepress.binding.engine import Press
from prepress.binding.fit import Area, Fitted, Trial, fit, piece, sizes_down_to
from prepress.binding.measuring import filled_height, foretold_height, picture_heights
from prepress.binding.relief import BESIDE_QUESTIONS
from prepress.geometry.face import Face
from prepress.geometry.stock import STOCKS
from tests import decks

pytestmark = pytest.mark.slow

CONTENT = Path("content/distributed-systems.md")
SIZES = sizes_down_to(8.0)
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="200"><rect width="100" height="200"/></svg>'


@pytest.fixture(scope="module")
def content() -> Manuscript:
    """The cards of the bank in content/."""
    return decks.manuscript(CONTENT.read_text("utf-8"))


@pytest.fixture(scope="module")
def press(content: Manuscript) -> Press:
    """A press with the styles of cards and one picture."""
    return Press(Manuscript(content.imprint, (), content.styles, {**content.assets, "images/high.svg": PICTURE}))


FACE = Face(STOCKS["a4-8"].card_width, STOCKS["a4-8"].card_height)
AREA = Area(FACE.width, FACE.height)


def fitted(press: Press, html: str) -> Fitted:
    """One piece."""
    return fit(press, [Leaf("one", html, "back s1")], AREA, FACE.css)["one"]


def test_every_face_has_the_largest_type_that_fits(press: Press, content: Manuscript) -> None:
    """What is foretold from the lines is what would come of trying all sizes on all faces, from the largest down."""
    leaves = [leaf for leaf in content.leaves if not leaf.name.startswith("again")]
    found = fit(press, leaves, AREA, FACE.css)
    waiting = {leaf.name: leaf for leaf in leaves}
    largest: dict[str, float] = {}
    for size in SIZES:
        pages = press.lay_out("".join(piece(Trial(leaf, size)) for leaf in waiting.values()), FACE.css)
        starts = [name for page in pages for name in set(page.anchors) & set(waiting)]
        largest |= {name: size for name, pages in Counter(starts).items() if pages == 1}
        waiting = {name: leaf for name, leaf in waiting.items() if name not in largest}
    assert {name: face.size for name, face in found.items()} == largest
    assert list(found) == [leaf.name for leaf in leaves]
    assert len(set(largest.values())) > 2


def test_heights_are_foretold(press: Press, content: Manuscript) -> None:
    """From a layout at one size, the height at another is known to a line of text."""
    leaves = [leaf for leaf in content.leaves if leaf.name.startswith("back")][:12]
    for size, other in ((12.0, 9.0), (8.0, 11.0)):
        for leaf in leaves:
            pages = press.lay_out(piece(Trial(leaf, size)), FACE.css)
            measured = sum(map(filled_height, press.lay_out(piece(Trial(leaf, other)), FACE.css)))
            line = other * 1.3 * 25.4 / 72
            assert foretold_height(pages, other / size) == pytest.approx(measured, abs=line * 1.1)


def test_the_floor_is_the_smallest_type() -> None:
    """Sizes are whole points from the comfortable one down, and the floor itself."""
    assert sizes_down_to(8.0) == (12.0, 11.0, 10.0, 9.0, 8.0)
    assert sizes_down_to(9.5) == (12.0, 11.0, 10.0, 9.5)
    assert sizes_down_to(14.0) == (14.0,)


def test_a_long_text_is_broken_at_the_floor(press: Press) -> None:
    """It goes on over several pages, all of it, and none of it smaller than the floor."""
    face = fitted(press, "<p>" + "word " * 600 + "</p>")
    assert (face.size, face.fits, len(face.pages) > 3) == (8.0, False, True)


def test_what_is_too_wide_gets_smaller_type(press: Press) -> None:
    """A line of code that must not wrap is seen to stand out, although it makes neither a page nor a taller box."""
    line = "x" * 38
    face = fitted(press, f'<p style="font-family: var(--mono); white-space: nowrap">{line}</p>')
    assert face.fits
    assert face.size < 12
    assert fitted(press, f'<p style="white-space: nowrap">{line * 4}</p>').too_wide


def test_a_picture_shrinks_before_a_face_is_broken(press: Press) -> None:
    """Text that would need a second page beside a picture of its usual height gets a lower one, and stays whole."""
    picture = '<p><img src="images/high.svg" alt="A bar"></p>'
    alone = fitted(press, picture)
    assert alone.fits
    (usual,) = picture_heights(alone.pages[0])
    words = next(count for count in range(20, 400, 5) if not fits_at_floor(press, picture + "<p>" + "word " * count))
    face = fitted(press, picture + "<p>" + "word " * words + "</p>")
    assert (face.fits, face.size) == (True, 8.0)
    (lower,) = picture_heights(face.pages[0])
    assert 12 <= lower < usual


def test_a_picture_shrinks_only_if_that_helps(press: Press) -> None:
    """Where a face goes on in any case, its picture is as high as usual."""
    picture = '<p><img src="images/high.svg" alt="A bar"></p>'
    (usual,) = picture_heights(fitted(press, picture).pages[0])
    face = fitted(press, picture * 2 + "<p>" + "word " * 150 + "</p>" + picture)
    assert len(face.pages) > 1
    heights = [height for page in face.pages for height in picture_heights(page)]
    assert heights == pytest.approx([usual] * 3)


def test_a_prompt_is_set_smaller_before_a_second_card_begins(press: Press) -> None:
    """One that alone is too much for a card in its large type, but not in that of the text; which may grow then."""
    prompts = (f'<div class="prompt">{"word " * count}</div>' for count in range(60, 400, 5))
    prompt = next(prompt for prompt in prompts if not fits_at_floor(press, prompt))
    face = fitted(press, prompt)
    assert face.fits
    assert 8 < face.size < 11
    longer = fitted(press, prompt * 3)
    assert len(longer.pages) > 1
    assert longer.pages[0]._page_box.height == face.pages[0]._page_box.height


def table(*words: str) -> str:
    """One of two rows."""
    row = "".join(f"<td>{word}</td>" for word in words)
    return f'<table lang="en"><tr>{row}</tr><tr>{row}</tr></table>'


def test_words_of_a_table_stay_whole_as_long_as_type_can_shrink(press: Press) -> None:
    """Then they are parted at syllables, and what has none is torn; nothing stands out."""
    words = ["implementation"] * 3
    whole, parted, torn = (fitted(press, table(*cells)) for cells in (words, words * 2, ["x" * 60] * 3))
    assert [face.fits for face in (whole, parted, torn)] == [True] * 3
    assert 8 <= whole.size < 12
    assert [said(press, face).split().count("implementation") for face in (whole, parted)] == [6, 0]
    assert parted.size == torn.size == 8.0
    assert said(press, torn).count("x") == 360


def said(press: Press, face: Fitted) -> str:
    """The text of a face."""
    pages = pypdfium2.PdfDocument(press.write(face.pages))
    return "".join(page.get_textpage().get_text_bounded() for page in pages)


def test_a_title_card_may_have_smaller_type_than_is_asked_for(press: Press) -> None:
    """The least type is for what is learned: a title in type of 11 points would be two cards."""
    html = '<p class="name">A deck of cards</p>' + "<p>contents</p>" * 7
    leaves = [Leaf("title", html, "title"), Leaf("one", html, "back s1")]
    found = fit(press, leaves, AREA, FACE.css, sizes_down_to(11.0))
    assert (found["title"].fits, found["one"].fits) == (True, False)
    assert found["title"].size >= 8
    assert found["one"].size == 11


LAVISH = """---
title: {title}
description: {about}
tags: [{tags}]
---
""".format(title="A title " * 30, about="What it is about. " * 12, tags=", ".join(f"tag-number-{n}" for n in range(20)))


@pytest.mark.parametrize(
    "stock", {(stock.card_width, stock.card_height): name for name, stock in STOCKS.items()}.values()
)
@pytest.mark.parametrize("sections", [8, 40])
def test_a_title_and_a_divider_are_one_card_on_every_stock(press: Press, stock: str, sections: int) -> None:
    """However much is said of a deck: it is set smaller, then tags are left out, and contents that are too many."""
    names = [f"A section with a name that is rather long, the number {n} of many like it" for n in range(sections)]
    text = LAVISH + "".join(f"\n## {name}\n\n### {n}. Why?\n\nSo.\n" for n, name in enumerate(names))
    manuscript = decks.job(text, stock=stock).manuscript
    beside = [leaf for leaf in manuscript.leaves if leaf.kind.partition(" ")[0] in BESIDE_QUESTIONS]
    face = Face(STOCKS[stock].card_width, STOCKS[stock].card_height)
    found = fit(press, [*beside[:2], *beside[3:5]], Area(face.width, face.height), face.css)
    assert [fitted.fits for fitted in found.values()] == [True] * 4
    said = " ".join(leaf.html for leaf in beside[:2])
    assert all(name in said for name in names[:8])
    assert ("more" in said) == (names[-1] not in said)


def test_what_there_is_no_room_for_is_named(press: Press) -> None:
    """Tags of a title, a code on a front that is full; while there is room, nothing is left out."""
    tags = '<h1 class="name">A deck</h1><p class="about">{}</p><p class="facts tags">{}</p>'
    short, long = (Leaf(f"title-{n}", tags.format("About it. ", "tag " * n), "title") for n in (3, 400))
    words = next(count for count in range(50, 600, 2) if not fits_at_floor(press, "<p>" + "word " * count + "</p>"))
    code = '<div class="coded" style="--code: 14mm"><div class="code at-side"></div><div class="above">{}</div>'
    code += '<div class="code"></div></div>'
    coded = [
        Leaf(f"front-{n}", code.format("<p>" + "word " * n + "</p>"), "front s1")
        for n in (9, words - 30, int(words * 1.03))
    ]
    found = fit(press, [short, long, *coded], AREA, FACE.css)
    assert [fitted.fits for fitted in found.values()] == [True] * 5
    assert [fitted.left_out for fitted in found.values()] == [(), ("tags",), (), (), ("QR code",)]


def test_lines_stand_closer_before_one_goes_on_alone(press: Press) -> None:
    """What a line or two would go on a further card for stays on one; what is longer is set as usual."""
    words = next(count for count in range(50, 600, 2) if not fits_at_floor(press, "<p>" + "word " * count + "</p>"))
    face = fitted(press, "<p>" + "word " * words + "</p>")
    assert (face.fits, face.size) == (True, 8.0)
    longer = fitted(press, "<p>" + "word " * int(words * 1.6) + "</p>")
    assert len(longer.pages) == 2


def test_a_table_of_what_cannot_be_parted_is_set_as_text(press: Press) -> None:
    """Pictures in the columns of a table that are too wide together stand one after the other."""
    cell = '<td><img class="formula" src="images/high.svg" alt="f" style="width: 30mm; height: 4mm"></td>'
    face = fitted(press, f"<table><tr>{cell * 4}</tr></table>")
    assert face.fits
    assert fitted(press, f"<table><tr>{cell}</tr></table>").size == 12


def fits_at_floor(press: Press, html: str) -> bool:
    """Whether a piece is one page at the smallest size, with its pictures as high as usual."""
    return len(press.lay_out(piece(Trial(Leaf("one", html, "back s1"), 8.0)), FACE.css)) == 1


def test_a_picture_higher_than_the_card_is_not_cut(press: Press) -> None:
    """Such a picture makes no second page, so it is looked for by itself."""
    face = fitted(
        press,
        '<img src="images/high.svg" alt="A bar" style="height: 80mm; width: 30mm; max-height: var(--picture, 80mm)">',
    )
    assert face.fits
    assert picture_heights(face.pages[0])[0] < AREA.height
