"""What Prepress leans on in WeasyPrint, and what it promises to the binders."""

import io

import pikepdf
import pypdfium2
import pytest
import weasyprint
from weasyprint import HTML, Document, Page
from weasyprint.html import UA
from weasyprint.layout.page import make_margin_boxes

from prepress.binder import Imprint, Manuscript
from prepress.binding import composite
from prepress.binding.composite import Composite, Placed
from prepress.binding.engine import MARGIN_BOXES, Press, complaints, page_size
from prepress.binding.measuring import PX, filled_height, height_of, is_too_wide
from prepress.geometry.imposition import Line
from prepress.rendering.theme import Theme

pytestmark = pytest.mark.slow

SMALL = page_size(60, 40) + "@page { margin: 5mm } body { margin: 0 } .piece { break-before: page }"


@pytest.fixture(scope="module")
def press() -> Press:
    """A press with our fonts and the styles of prose."""
    theme = Theme()
    theme.use_own_fonts()
    styles = theme.styles("fonts.css", "tokens.css", "prose.css")
    return Press(Manuscript(Imprint("A title", "en", "urn:x"), (), styles, theme.files(styles)))


def text_at(data: bytes, page: int, box: tuple[float, float, float, float]) -> str:
    """The text inside a box (left, top, right, bottom in millimetres from the page's top left corner)."""
    sheet = pypdfium2.PdfDocument(data)[page]
    left, top, right, bottom = (length * 72 / 25.4 for length in box)
    height = sheet.get_height()
    text: str = sheet.get_textpage().get_text_bounded(left, height - bottom, right, height - top)
    return text.strip()


def test_weasyprint_still_asks_of_a_page_what_a_composite_has(press: Press) -> None:
    """A page has just the attributes that Composite gives, and painting takes a stream and a scale."""
    page = press.lay_out("<p>x</p>", SMALL)[0]
    public = {name for name in vars(page) if not name.startswith("_")}
    assert public == {"width", "height", "bleed", "bookmarks", "links", "anchors", "forms"}
    assert public <= set(vars(Composite(60, 40, [])))
    assert Page.paint.__code__.co_varnames[:3] == ("self", "stream", "scale")
    assert Document.__init__.__code__.co_varnames[1:7] == (
        "pages",
        "metadata",
        "url_fetcher",
        "font_config",
        "color_profiles",
        "output_intent",
    )


def test_the_user_agent_styles_lack_only_the_rules_for_notes() -> None:
    """WeasyPrint still asks `_ua_stylesheets` for its own styles, and what is left out styles notes alone."""
    left_out = [line for line in UA.splitlines() if line.startswith(("::footnote-", "::note-"))]
    assert len(left_out) == 5
    assert all(line.endswith("}") and line.count("{") == 1 for line in left_out)
    assert sum(line.startswith("::marker {") for line in UA.splitlines()) == 1
    assert HTML._ua_stylesheets.__code__.co_varnames[:2] == ("self", "forms")


def test_what_stands_around_a_page_is_made_if_its_styles_speak_of_it(press: Press) -> None:
    """Each of the sixteen margin boxes is printed; also if only the pages of one name, or the first page, have it."""
    assert len(MARGIN_BOXES) == 16
    for number, place in enumerate(MARGIN_BOXES):
        named = '<p class="piece">x</p><p class="piece" style="page: other">y</p>'
        for pages, shown in (("", [1, 1]), (":first", [1, 0]), (" other", [0, 1])):
            css = f'@page{pages} {{ {place} {{ content: "m{number}"; font-size: 6pt }} }}'
            laid_out = press.lay_out(named, SMALL + css)
            pdf = pypdfium2.PdfDocument(press.write(laid_out))
            assert [page.get_textpage().get_text_bounded().count(f"m{number}") for page in pdf] == shown


def test_a_page_with_nothing_around_it_is_the_same_if_all_is_made(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without margin boxes in its styles a page has none, and what is written is the same to the byte."""
    body = '<p class="piece">one</p><p class="piece">two</p>'
    quick = press.write(press.lay_out(body, SMALL))
    monkeypatch.setattr(weasyprint.layout, "make_margin_boxes", make_margin_boxes)
    assert press.write(press.lay_out(body, SMALL)) == quick


def test_pages_are_painted_where_they_are_placed(press: Press) -> None:
    """Two laid-out pages lie side by side on one sheet, each with its own text, at the millimetre."""
    first, second = press.lay_out('<p class="piece">left</p><p class="piece">right</p>', SMALL)
    sheet = Composite(210, 297, [Placed(first, 10, 20), Placed(second, 70, 20)], [Line(5, 5, 5, 9)])
    data = press.write([sheet])
    assert text_at(data, 0, (10, 20, 70, 60)) == "left"
    assert text_at(data, 0, (70, 20, 130, 60)) == "right"
    box = pypdfium2.PdfDocument(data)[0].get_mediabox()
    assert [round(length * 25.4 / 72, 3) for length in box] == [0, 0, 210, 297]


def test_sheets_that_are_packed_early_are_the_same(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet is compressed as soon as it is painted, to the same bytes as when the file is written, tagged or not."""
    page = press.lay_out("<p>left <a href='#x' id='x'>link</a></p>", SMALL)[0]
    sheet = Composite(210, 297, [Placed(page, 10, 20)], [Line(5, 5, 5, 9)])
    early = [press.write([sheet], tags=tags) for tags in (False, True)]
    monkeypatch.setattr(composite, "_pack", lambda _stream: None)
    assert [press.write([sheet], tags=tags) for tags in (False, True)] == early


def test_a_page_that_is_painted_again_looks_the_same(press: Press) -> None:
    """A head that is cut to one line has one ellipsis, however often it stands on a sheet."""
    body = '<p class="piece" style="line-clamp: 1">' + "Some words too many for a line. " * 3 + "</p>"
    page = press.lay_out(body, SMALL)[0]
    sheet = Composite(210, 297, [Placed(page, 10, 20), Placed(page, 70, 20), Placed(page, 130, 20)])
    data = press.write([sheet])
    heads = [text_at(data, 0, (left, 20, left + 60, 60)) for left in (10, 70, 130)]
    assert heads == [heads[0]] * 3
    assert heads[0].endswith("…")
    assert press.write([sheet]) == data


def test_a_turned_page_stands_on_its_head(press: Press) -> None:
    """Text at the top left of a page lies at the bottom right of its place, and so do links and bookmarks."""
    body = '<h2 class="piece" id="here" style="bookmark-level: 1"><a href="#here">T</a></h2>'
    page = press.lay_out(body, SMALL)[0]
    put = Placed(page, 10, 20, turned=True)
    data = press.write([Composite(210, 297, [put])])
    assert text_at(data, 0, (50, 40, 70, 60)) == "T"
    sheet = Composite(210, 297, [put])
    x1, y1, x2, y2 = sheet.links[0][2]
    assert 40 * PX < x1 < x2
    assert 40 * PX < y1 < y2
    assert (x2, y2) == pytest.approx((65 * PX, y2))
    ((_, _, (x, y), _),) = sheet.bookmarks
    assert (x, y) == pytest.approx(put.move(*page.bookmarks[0][2]))
    assert put.move(0, 0) == pytest.approx((70 * PX, 60 * PX))


def test_broken_lines_do_not_break_those_after_them(press: Press) -> None:
    """A dash is set for each line, whole ones included."""
    page = press.lay_out("<p>x</p>", SMALL)[0]
    lines = [Line(5, 60, 55, 60, dash=1), Line(5, 70, 55, 70)]
    drawn = pypdfium2.PdfDocument(press.write([Composite(60, 80, [Placed(page, 0, 0)], lines)]))[0]
    picture = drawn.render(scale=10).to_pil().convert("L")
    rows = [[picture.getpixel((x, round(y * 720 / 25.4))) < 200 for x in range(200, 1400)] for y in (60, 70)]
    assert 0.3 < sum(rows[0]) / len(rows[0]) < 0.7
    assert all(rows[1])


def test_what_lies_outside_a_placed_page_is_cut_off(press: Press) -> None:
    """A page paints nothing over its neighbours."""
    page = press.lay_out('<div style="width: 100mm; height: 10mm; background: black"></div>', SMALL)[0]
    data = press.write([Composite(210, 40, [Placed(page, 0, 0)])])
    drawn = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    dark = [x for x in range(drawn.width) if drawn.getpixel((x, 20)) < 128]
    assert max(dark) * 25.4 / 72 == pytest.approx(60, abs=0.5)


def test_a_page_bleeds_as_far_as_it_may(press: Press) -> None:
    """What stands out over its edge is painted so far and no farther, also when the page stands on its head."""
    page = press.lay_out('<div style="width: 80mm; height: 10mm; background: black"></div>', SMALL)[0]
    for turned, edge in ((False, 73.0), (True, 7.0)):
        data = press.write([Composite(210, 50, [Placed(page, 10, 0, turned=turned, bleed=(3.0, 2.0))])])
        drawn = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L")
        row = 30 if turned else 10
        dark = [x for x in range(drawn.width) if drawn.getpixel((x, row * 2 * 72 / 25.4)) < 128]
        assert (min(dark) if turned else max(dark)) / 2 * 25.4 / 72 == pytest.approx(edge, abs=0.3)


def test_links_and_bookmarks_move_with_their_page(press: Press) -> None:
    """A link on a placed page is clicked where the page lies, and leads to where its target lies."""
    body = (
        '<p class="piece"><a href="#there">go</a></p><h2 class="piece" id="there" style="bookmark-level: 1">there</h2>'
    )
    first, second = press.lay_out(body, SMALL)
    data = press.write([Composite(210, 297, [Placed(first, 10, 20), Placed(second, 100, 200)])])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        left, y1, _, y2 = (float(edge) * 25.4 / 72 for edge in pdf.pages[0].Annots[0].Rect)
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["there"]
    assert left == pytest.approx(15, abs=0.1)
    assert 297 - max(y1, y2) == pytest.approx(25, abs=0.1)


def test_width_overflow_is_seen(press: Press) -> None:
    """A word, a table or a picture that stands out over the edge is noticed; what wraps is not."""
    unbreakable = '<p style="overflow-wrap: normal">' + "x" * 60 + "</p>"
    wide_table = '<table><tr><td><div style="width: 90mm">cell</div></td></tr></table>'
    assert is_too_wide(press.lay_out(unbreakable, SMALL)[0])
    assert not is_too_wide(press.lay_out("<p>" + "word " * 20 + "</p>", SMALL)[0])
    assert not is_too_wide(press.lay_out(wide_table.replace("90mm", "20mm"), SMALL)[0])
    assert is_too_wide(press.lay_out(f'<div dir="rtl">{unbreakable}</div>', SMALL)[0]), "at the left"
    assert not is_too_wide(press.lay_out('<p dir="rtl">' + "word " * 20 + "</p>", SMALL)[0])
    hanging = '<pre dir="rtl" style="white-space: pre">\u05de\u05d4' + " " * 99 + "</pre>"
    assert not is_too_wide(press.lay_out(hanging, SMALL)[0]), "spaces are no ink"
    broken = hanging.replace("</pre>", "\u200b</pre>")
    assert not is_too_wide(press.lay_out(broken, SMALL)[0]), "nor is a place to break a line"


def test_heights_are_measured(press: Press) -> None:
    """An element's height, and how far down a page that continues is filled, come in millimetres."""
    page = press.lay_out('<div id="box" style="height: 12.5mm"></div>', SMALL)[0]
    assert height_of(page, "box") == pytest.approx(12.5)
    first, *_ = press.lay_out(
        '<p style="font-size: 10mm; line-height: 8mm; margin: 0">a<br>b<br>c<br>d<br>e</p>', SMALL
    )
    assert filled_height(first) == pytest.approx(24)


@pytest.mark.parametrize("tags", [False, True])
@pytest.mark.parametrize(
    ("duplex", "asked"),
    [("long", "/DuplexFlipLongEdge"), ("short", "/DuplexFlipShortEdge"), ("simplex", "/Simplex"), ("", "None")],
)
def test_print_dialogs_are_told_what_to_do(press: Press, duplex: str, asked: str, *, tags: bool) -> None:
    """The PDF asks for its true size, for the tray with its paper and for the edge to turn; tags lose none of it."""
    data = press.write(press.lay_out("<p>x</p>", SMALL), duplex=duplex, tags=tags)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        hints = pdf.Root.ViewerPreferences
        assert pdf.docinfo["/Title"] == "A title"
    assert [str(hints.PrintScaling), bool(hints.PickTrayByPDFSize), bool(hints.DisplayDocTitle)] == [
        "/None",
        True,
        True,
    ]
    assert str(hints.get("/Duplex")) == asked


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.png",
        "file:///etc/passwd",
        "/etc/passwd",
        "../styles/tokens.css",
        "data:image/png;base64,AA",
    ],
)
def test_nothing_is_fetched(press: Press, address: str) -> None:
    """An address that is not among the manuscript's assets is refused, whatever its scheme."""
    with complaints() as heard:
        press.lay_out(f'<img src="{address}" alt="">', SMALL)
    assert len(heard) == 1
    assert "not among the manuscript's assets" in heard[0]


def test_a_pixel_is_a_pixel() -> None:
    """CSS says 96 pixels to the inch."""
    assert pytest.approx(96) == PX * 25.4
