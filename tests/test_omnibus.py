"""Several banks in one book: `prepress build --book all`."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image as Drawing

from prepress.bookrule import faults_of
from prepress.cli import main
from prepress.diagnostics import Report
from prepress.editions.book import EDITION
from prepress.proofs.book_holds import PROOF
from prepress.proofs.nothing_lost import PROOF as NOTHING_LOST
from prepress.proving.epubfile import EpubFile
from prepress.reading.omnibus import omnibus
from prepress.reading.reader import read_bank
from prepress.settings import Settings
from prepress.source import read_source
from tests.proofing import epub_of, page_of, said_by, whole

ENGLISH = """---
title: First bank
authors: [Ada, Søn]
tags: [x]
rights: All of us
lastUpdated: 2024-01-02
---

Read this first.

## Basics

### 1. What is one? ![one](p.png)

**Answer:** 1

### 2. The same question?

**Answer:** yes

## Tips

Tip one.
"""
GERMAN = """---
title: Zweite Bank
lang: de
authors: Søn
rights: All of us
lastUpdated: 2024-03-04
---

Zuerst lesen.

## Grundlagen

### 1. Was ist zwei? ![zwei](p.png)

**Antwort:** 2

### 2. The same question?

**Antwort:** ja

## Tips

Noch ein Tipp.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two banks in two folders, with pictures of the same name."""
    for name, text, colour in (("one", ENGLISH, "red"), ("two", GERMAN, "blue")):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.md").write_text(text, encoding="utf-8")
        Drawing.new("RGB", (80, 40), colour).save(tmp_path / name / "p.png")
    return tmp_path


def banks(folder: Path) -> list[str]:
    """The paths of both banks."""
    return [str(folder / "one" / "one.md"), str(folder / "two" / "two.md")]


def build(folder: Path, *arguments: str) -> Result:
    """`prepress build --book all` of both."""
    return CliRunner().invoke(main, ["build", "--book", "all", "-o", str(folder / "out"), *arguments, *banks(folder)])


def test_ids_are_one_set_and_spans_lead_to_their_files(folder: Path) -> None:
    """A question that both banks ask is told apart; each keeps the line of its own file."""
    read = {path: read_bank(source := read_source(Path(path)), Report(source)) for path in banks(folder)}
    bank = omnibus(read, Path("omnibus"))
    ids = [question.id for question in bank.questions()]
    assert len(set(ids)) == 4
    assert ids[3] == f"{ids[1]}-2"
    assert ids[0] == next(read[banks(folder)[0]].questions()).id
    report = Report(bank.source)
    for question in bank.questions():
        report.error("x", question.span, "x")
    found = [(item.source.path.name, item.place.line) for item in report if item.source and item.place]
    assert found == [("one.md", 13), ("one.md", 17), ("two.md", 13), ("two.md", 17)]


def test_what_is_true_of_all_is_said(folder: Path) -> None:
    """Authors and subjects of all, the latest date, what they agree on, and an identifier that edits do not change."""
    read = {path: read_bank(source := read_source(Path(path)), Report(source)) for path in banks(folder)}
    meta = omnibus(read, Path("omnibus")).meta
    assert (meta.authors, meta.tags, meta.updated) == (("Ada", "Søn"), ("x",), "2024-03-04")
    assert (meta.rights, meta.publisher, meta.language) == ("All of us", "", "en")
    assert meta.identifier.startswith("urn:uuid:")
    other = omnibus(dict(reversed(read.items())), Path("omnibus"))
    assert other.meta.identifier != meta.identifier
    assert omnibus(read, Path("omnibus"), "Mine").title == "Mine"


def test_documents_stand_in_the_order_of_the_banks(folder: Path) -> None:
    """A part for each bank: its page, its introduction, its chapters, its closing matter; then what is of all."""
    read = {path: read_bank(source := read_source(Path(path)), Report(source)) for path in banks(folder)}
    (volume,) = EDITION.compose(omnibus(read, Path("omnibus")), Settings())
    assert [page.name.removeprefix("text/") for page in volume.pages] == [
        *("cover.xhtml", "title.xhtml", "nav.xhtml"),
        *("part01.xhtml", "part01-introduction.xhtml", "ch01.xhtml", "ch01-answers.xhtml", "closing01.xhtml"),
        *("part02.xhtml", "part02-introduction.xhtml", "ch02.xhtml", "ch02-answers.xhtml", "closing02.xhtml"),
        *("checklist.xhtml", "colophon.xhtml", "toc.ncx", "cover"),
    ]


@pytest.mark.slow
def test_one_book_is_made_of_all(folder: Path) -> None:
    """It is the only book; it is proved, no rule has anything to say, and both pictures are in it."""
    result = build(folder, "-e", "book", "--book-title", "Both")
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["manifest.json", "omnibus.epub"]
    data = (folder / "out" / "omnibus.epub").read_bytes()
    book = EpubFile(data)
    assert list(faults_of(book)) == []
    assert ("title", "Both") in book.metadata
    assert [value for name, value in book.metadata if name == "language"] == ["en", "de"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pictures = [name for name in archive.namelist() if name.endswith(".png")]
        nav = archive.read("EPUB/nav.xhtml").decode()
        german = archive.read("EPUB/text/ch02.xhtml").decode()
    assert len(pictures) == 2
    assert nav.count("<ol>") == 4
    assert all(f">{title}</a>" in nav for title in ("First bank", "Basics", "Zweite Bank", "Grundlagen"))
    assert '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="de"' in german
    assert '<p class="ways" lang="en" dir="ltr" xml:lang="en"' in german
    assert "Answer to question 1 of section 2" in german


@pytest.mark.slow
def test_the_other_editions_are_made_of_each_bank(folder: Path) -> None:
    """The setting may stand in prepress.toml; the manifest says of the book what it was made from."""
    result = build(folder, "-e", "cheatsheet", "-e", "book")
    assert result.exit_code == 0, result.stderr
    made = sorted(path.name for path in (folder / "out").iterdir())
    assert made == ["manifest.json", "omnibus.epub", "one-cheatsheet.pdf", "two-cheatsheet.pdf"]
    manifest = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["banks"]["omnibus"]["sources"]) == {"one.md", "two.md"}


def test_a_bank_of_the_same_name_is_told_apart(folder: Path) -> None:
    """Nothing is written over anything."""
    (folder / "two" / "two.md").rename(folder / "two" / "omnibus.md")
    arguments = ["build", "--book", "all", "-e", "book", "-o", str(folder / "out"), str(folder / "two" / "omnibus.md")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 4
    assert "same-name" in result.stderr


def test_a_text_that_a_book_of_all_lost_is_told(folder: Path) -> None:
    """The proofs hold it to the words of every bank in it, introductions too."""
    read = {path: read_bank(source := read_source(Path(path)), Report(source)) for path in banks(folder)}
    bank = omnibus(read, Path("omnibus"))
    data = epub_of({"nav.xhtml": page_of("<nav><a href='q.xhtml'>q</a></nav>"), "q.xhtml": page_of("<p>x</p>")}, ["q"])
    lost = said_by(NOTHING_LOST, whole(bank, data, "epub"))
    assert sum("of its introduction is missing" in said for said in lost) == 2
    assert any("Grundlagen" in said for said in said_by(PROOF, whole(bank, data, "epub")))
