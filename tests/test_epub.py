"""The EPUB as e-readers and their shelves take it in: archive, package, styles, fonts, cover."""

import inspect
import io
import re
import zipfile

import pytest
from ebooklib.epub import EpubWriter
from fontTools.ttLib import TTFont
from PIL import Image

from prepress.binding.work import do
from prepress.diagnostics import Report
from prepress.edition_settings import BookSettings
from prepress.editions.book import EDITION
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import PER_BANK, Settings, merge
from tests.bookshelf import (
    ARABIC,
    BARE,
    MATH,
    NCX,
    OPF,
    XHTML,
    XML,
    Book,
    bank_of,
    book_of,
    odd_book,
    plain_book,
    words,
)

pytestmark = pytest.mark.slow


def test_the_archive_begins_with_its_type() -> None:
    """`mimetype` is first, stored, without extras; a reader can tell the format from the first bytes."""
    book = plain_book()
    first = book.archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.result.bound.data[30:58] == b"mimetypeapplication/epub+zip"


def test_the_archive_holds_what_the_package_names() -> None:
    """Nothing else, nothing twice, and only names that every system can write."""
    book = odd_book()
    names = [entry.filename for entry in book.archive.infolist()]
    listed = {f"EPUB/{item.get('href')}" for item in book.package.iter(f"{OPF}item")}
    assert sorted(names) == sorted({"mimetype", "META-INF/container.xml", "EPUB/content.opf", *listed})
    assert all(re.fullmatch(r"[A-Za-z0-9./-]+", name) for name in names)


def test_the_time_is_the_banks() -> None:
    """Every entry and the package bear the date of the bank; without one, a date that never changes."""
    book = plain_book()
    assert {entry.date_time for entry in book.archive.infolist()} == {(2024, 12, 9, 0, 0, 0)}
    assert book.said("dcterms:modified") == ["2024-12-09T00:00:00Z"]
    undated = book_of(bank_of(BARE))
    assert undated.said("dcterms:modified") == ["2000-01-01T00:00:00Z"]
    assert undated.said("date") == []


def test_the_same_bank_is_the_same_bytes() -> None:
    """Binding twice makes no difference."""
    book = odd_book()
    assert do(book.result.job).bound.data == book.result.bound.data


def test_what_is_overridden_of_ebooklib_is_still_there() -> None:
    """The binder steps into EbookLib's writer where it promises nothing."""
    assert {"_write_container", "_write_opf", "_write_items", "_write_opf_file"} <= set(dir(EpubWriter))
    assert list(inspect.signature(EpubWriter._write_opf_file).parameters) == ["self", "root"]


def test_the_metadata_is_the_front_matters() -> None:
    """Title, authors in their order, description, date and subjects, whatever characters they hold."""
    book = odd_book()
    assert book.said("title") == ["Ampersands & <angles>, \"quotes\" and 'apostrophes'"]
    assert book.said("creator") == ["Ada <ada@example.org>", "Søn & Co"]
    assert book.said("display-seq") == ["1", "2"]
    assert book.said("description") == ["Everything <b>odd</b> & more "]
    assert book.said("date") == ["2024-02-29"]
    assert book.said("subject") == ["a & b", "<c>"]


PRINTED = """---
title: T
category: system-design
topic: System design
tags: [raft, Raft]
publisher: Ada & Co
rights: © 2024 Ada
series: Interviews
seriesNumber: 3
isbn: 978-3-16-148410-0
---

### 1. Q?

Yes.
"""


def test_everything_of_the_front_matter_has_its_place() -> None:
    """Category, topic and tags are subjects, each once; publisher, rights, series and ISBN have their own elements."""
    book = book_of(bank_of(PRINTED))
    assert book.said("subject") == ["system-design", "raft"]
    assert (book.said("publisher"), book.said("rights")) == (["Ada & Co"], ["© 2024 Ada"])
    assert book.said("identifier") == ["urn:isbn:9783161484100"]
    assert (book.said("belongs-to-collection"), book.said("collection-type")) == (["Interviews"], ["series"])
    assert book.said("group-position") == ["3"]
    metas = {meta.get("name"): meta.get("content") for meta in book.package.iterfind(f".//{OPF}meta[@name]")}
    assert metas["calibre:series"] == "Interviews"
    assert metas["calibre:series_index"] == "3"
    assert [said for said in words(book.documents["text/title.xhtml"]).split() if said in ("Series", "Publisher")]


def test_a_series_may_be_that_of_all_banks() -> None:
    """The settings name it, and a bank's own wins."""
    settings = Settings(book=BookSettings(series="All of them"))
    for text, name in ((BARE, "All of them"), (PRINTED, "Interviews")):
        (volume,) = EDITION.compose(bank_of(text), settings)
        assert volume.series == name


def test_conformance_is_claimed_by_name_or_not_at_all() -> None:
    """Only where the settings say who vouches for it, and no bank can."""
    (volume,) = EDITION.compose(bank_of(BARE), Settings(book=BookSettings(certified_by="Ada")))
    theme = Theme()
    theme.use_own_fonts()
    book = Book(bank_of(BARE), do(Desk(bank_of(BARE), "bank", theme).job(EDITION, volume)))
    assert book.said("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert book.said("a11y:certifiedBy") == ["Ada"]
    assert book.result.findings == ()
    claimed = bank_of("---\ntitle: T\nprepress:\n  book:\n    certified_by: Me\n---\n\n" + BARE)
    report = Report(claimed.source)
    merge(Settings(), claimed.meta.settings, PER_BANK, report)
    assert [item.rule for item in report] == ["bad-setting"]


def test_the_identifier_stays() -> None:
    """It is made from the bank's name, so that a corrected book takes the place of the old one; the NCX has it too."""
    book = plain_book()
    (identifier,) = book.said("identifier")
    assert identifier.startswith("urn:uuid:")
    assert book_of(bank_of(BARE)).said("identifier") == [identifier]
    (uid,) = book.tree("toc.ncx").iterfind(f".//{NCX}meta[@name='dtb:uid']")
    assert uid.get("content") == identifier


def test_every_document_says_its_language_and_direction() -> None:
    """The package and all documents agree; an Arabic book runs to the left as a whole."""
    for book, language, direction in ((odd_book(), "en-GB", "ltr"), (book_of(bank_of(ARABIC)), "ar", "rtl")):
        assert book.said("language") == [language]
        for root in (book.package, *book.documents.values()):
            assert (root.get(f"{XML}lang"), root.get("dir")) == (language, direction)
        (spine,) = book.package.iter(f"{OPF}spine")
        assert spine.get("page-progression-direction") == direction


def test_formulas_are_told_of_where_there_are_some() -> None:
    """The package names the documents that hold MathML, and says that it is there, with a text for each formula."""
    book, plain = book_of(bank_of(MATH)), plain_book()
    items = [(item.get("href", ""), item.get("properties", "")) for item in book.package.iter(f"{OPF}item")]
    holding = [name for name, _ in items if name.endswith(".xhtml") and "<math " in book.read(name)]
    assert len(holding) == 2
    assert holding == [name for name, properties in items if "mathml" in properties.split()]
    said = book.said("schema:accessibilityFeature")
    assert {"MathML", "describedMath"} <= set(said)
    assert not {"MathML", "describedMath"} & set(plain.said("schema:accessibilityFeature"))


def test_access_is_told_as_it_is() -> None:
    """Pictures are told of where there are some, and their texts only where all have one."""
    plain, odd = plain_book(), odd_book()
    assert plain.said("schema:accessMode") == ["textual"]
    assert plain.said("schema:accessModeSufficient") == ["textual"]
    assert "alternativeText" in plain.said("schema:accessibilityFeature")
    assert odd.said("schema:accessMode") == ["textual", "visual"]
    assert odd.said("schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in odd.said("schema:accessibilityFeature")
    for book in (plain, odd):
        assert book.said("schema:accessibilityHazard") == ["none"]
        assert book.said("dcterms:conformsTo") == []


def test_the_styles_leave_the_readers_choice_alone() -> None:
    """No colours, no type size or leading for the text as a whole, no sizes in pixels, nothing that Kindle rejects."""
    book = plain_book()
    styles = re.sub(r"/\*.*?\*/", "", book.read("css/book.css"), flags=re.DOTALL)
    declarations = {name.strip() for name in re.findall(r"[{;]\s*([\w-]+)\s*:", styles)}
    assert not declarations & {"color", "background", "background-color", "direction", "position", "float"}
    styles = styles.replace("max-height: 100%; max-height: 98vh", "")
    assert not re.search(
        r"var\(|calc\(|\d(?:vh|vw|pt|mm|rem)\b|#[0-9a-f]{3}|(?:font-size|margin|padding)[^;}]*\dpx", styles
    )
    (body,) = re.findall(r"\bbody\s*\{([^}]*)\}", styles)
    assert not re.search(r"font|line-height|color|background", body)
    assert styles.count("{") == styles.count("}")


def test_fonts_come_with_code_only() -> None:
    """Where there is code, three small fonts have its characters; where there is none, there is no font."""
    plain, odd = plain_book(), odd_book()
    assert "@font-face" not in plain.read("css/book.css")
    assert [entry for entry in plain.archive.namelist() if "font" in entry] == []
    assert (plain.said("ibooks:specified-fonts"), odd.said("ibooks:specified-fonts")) == ([], ["true"])
    fonts = [entry for entry in odd.archive.infolist() if "/fonts/" in entry.filename]
    assert [entry.filename for entry in fonts] == [
        "EPUB/fonts/IBMPlexMono-Regular.ttf",
        "EPUB/fonts/IBMPlexMono-SemiBold.ttf",
        "EPUB/fonts/IBMPlexMono-Italic.ttf",
    ]
    for entry in fonts:
        assert entry.file_size < 30_000
        covered = TTFont(io.BytesIO(odd.archive.read(entry))).getBestCmap()
        assert {ord(character) for character in 'return "<&>" # a < b && c > d quorum'} <= covered.keys()
        assert ord("Q") not in covered


def test_the_cover_is_a_picture_for_every_shelf() -> None:
    """A JPEG of 1600 by 2560 pixels in RGB below 1 MB, named as the cover in both ways, on a page of its own."""
    book = plain_book()
    data = book.archive.read("EPUB/images/cover.jpg")
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1600, 2560))
    assert len(data) < 1_000_000
    (item,) = book.package.iterfind(f".//{OPF}item[@properties='cover-image']")
    (meta,) = book.package.iterfind(f".//{OPF}meta[@name='cover']")
    assert item.get("href") == "images/cover.jpg"
    assert meta.get("content") == item.get("id")
    (image,) = book.documents["text/cover.xhtml"].iter(f"{XHTML}img")
    assert image.get("alt") == "Cover: Distributed Systems Interview Questions"
    assert words(book.documents["text/cover.xhtml"][1]) == ""


def test_a_cover_has_words_or_none_but_no_boxes() -> None:
    """Letters that no font has are left off, and the build says so; a word too long and a title too long are not."""
    long = f"# {'Donaudampfschifffahrtsgesellschaft' * 3} {'and so on ' * 60}\n\n{BARE}"
    assert book_of(bank_of(long)).result.bound.complaints == ()
    (complaint,) = book_of(bank_of(ARABIC)).result.bound.complaints
    assert "left off the cover" in complaint
