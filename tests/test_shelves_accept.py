"""What stores reject, readers break and validators do not see: each fault is planted in a good book, and is named."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image as Drawing

from prepress.bookrule import all_rules, faults_of
from prepress.diagnostics import Report
from prepress.proofs.shelves_accept import PROOF
from prepress.proving.epubfile import EpubFile
from prepress.source import Image
from tests.bookshelf import Book, bank_of, book_of
from tests.proofing import CONTAINER, whole, zip_of

pytestmark = pytest.mark.slow

RICH = r"""---
title: All kinds
lastUpdated: 2024-12-09
---

## First things

### 1. What is $x^2$?

**Answer:** A [square](https://example.org/), as in

```python
print(x ** 2)
```

### 2. What does the picture show?

![Three boxes in a row](boxes.png)

**Answer:** Boxes.

| what | how many |
|------|----------|
| box  | 3        |

## Second things

### 3. What is said?

**Answer:** これは日本語の文です。

## Tips

Read aloud.
"""
QUESTIONS, ANSWERS = "EPUB/text/ch01.xhtml", "EPUB/text/ch01-answers.xhtml"
JAPANESE, NAV, NCX = "EPUB/text/ch02-answers.xhtml", "EPUB/nav.xhtml", "EPUB/toc.ncx"
PACKAGE, STYLES, COVER = "EPUB/content.opf", "EPUB/css/book.css", "EPUB/images/cover.jpg"
FEATURE = '<meta property="schema:accessibilityFeature">{}</meta>'


def picture(width: int, height: int, form: str = "PNG", mode: str = "RGB") -> bytes:
    """A picture of one colour."""
    stream = io.BytesIO()
    Drawing.new(mode, (width, height)).save(stream, form)
    return stream.getvalue()


@cache
def good() -> Book:
    """A book in which there is something of every kind."""
    bank = bank_of(RICH)
    return book_of(replace(bank, images={"boxes.png": Image("boxes.png", picture(90, 30))}))


def files_of(book: Book) -> dict[str, bytes]:
    """The files of a book in their order."""
    return {entry.filename: book.archive.read(entry) for entry in book.archive.infolist()}


def packed(files: Mapping[str, bytes], *, stored: tuple[str, ...] = ("mimetype",), double: str = "") -> bytes:
    """An archive of some files; `double` is one that gets in twice."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
        if double:
            with pytest.warns(UserWarning, match="Duplicate name"):
                archive.writestr(zipfile.ZipInfo(double), files[double])
    return stream.getvalue()


def said_of(data: bytes) -> list[str]:
    """What the rules say of a book."""
    return [fault.message for _, fault in faults_of(EpubFile(data))]


def changed(path: str, old: str, new: str) -> bytes:
    """The good book with a change in one file: `old` is a pattern, and stands there."""
    files = files_of(good())
    text, count = re.subn(old, new.replace("\\", "\\\\"), files[path].decode(), count=1, flags=re.DOTALL)
    assert count == 1, old
    return packed({**files, path: text.encode()})


def test_a_good_book_is_quiet() -> None:
    """The rules have nothing to say of it, nor have the proofs that were run on it when it was made."""
    assert said_of(good().result.bound.data) == []
    assert [finding.message for finding in good().result.findings] == []


PLANTED = [
    # Those that neither EPUBCheck nor Ace sees.
    (
        "wrong answer",
        QUESTIONS,
        'href="ch01-answers.xhtml#a-(?=.*?Answer to question 2)[^"]*"(?=>Answer to question 1)',
        'href="ch02-answers.xhtml#a-{third}"',
        "leads from “1. .*” to the answer to “3. What is said",
    ),
    (
        "no way back",
        ANSWERS,
        r'<a class="back".*?</a>',
        "",
        "has no link back from the answer to “1. .*” to its question",
    ),
    ("no way ahead", QUESTIONS, r'<a class="jump".*?</a>', "", "has no link from “1. .*” to its answer"),
    ("no text for a picture", QUESTIONS, 'alt="Three boxes in a row"', 'alt=""', "has a picture without a text"),
    (
        "a file's name as text",
        QUESTIONS,
        'alt="Three boxes in a row"',
        'alt="boxes.png"',
        "a file's name in place of a text",
    ),
    (
        "another language",
        QUESTIONS,
        'lang="en" xml:lang="en"',
        'lang="fr" xml:lang="fr"',
        "is in fr, which is no language",
    ),
    (
        "nobody certifies",
        PACKAGE,
        "</metadata>",
        '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta></metadata>',
        "claims conformance .* but does not say who certifies it",
    ),
    ("formula without a text", QUESTIONS, r' alttext="[^"]*"', "", "has a formula without a text"),
    (
        "table without th",
        ANSWERS,
        r'<th scope="col">what</th><th scope="col">how many</th>',
        "<td>what</td><td>how many</td>",
        "has a table without header cells",
    ),
    ("colour of the text", STYLES, r"body \{", "body { color: #000;", "fixes a colour .*body.*color: #000"),
    ("unknown property", STYLES, r"body \{", "body { colr: red;", "has colr, which is no CSS property"),
    ("fixed position", STYLES, r"body \{", "body { position: fixed;", "has position: fixed"),
    (
        "chapter not in the contents",
        NAV,
        r'<li><a href="text/ch02.xhtml">.*?</ol>\s*</li>',
        "",
        "does not name EPUB/text/ch02.xhtml, which is of the kind chapter",
    ),
    ("no landmarks", NAV, r'<nav epub:type="landmarks".*?</nav>', "", "has no landmarks"),
    ("cover not named", PACKAGE, ' properties="cover-image"', "", "does not name one picture as the cover"),
    ("cover not named for old readers", PACKAGE, '<meta name="cover"[^>]*>', "", "does not name the cover for older"),
    (
        "same title",
        ANSWERS,
        "<title>.*?</title>",
        "<title>Section 1: First things</title>",
        "has the title “Section 1: First",
    ),
    (
        "unmarked Japanese",
        JAPANESE,
        ' lang="ja"( dir="ltr")? xml:lang="ja"',
        "",
        "does not say of “これは.*” that it is ja",
    ),
    ("a lost character", ANSWERS, "Boxes", "B\ufffdxes", r"has a character that was lost \(U\+FFFD\)"),
    ("raw Markdown", ANSWERS, "Boxes", "**Boxes**", r"looks like Markdown that was not read: “\*\*Boxes\*\*”"),
    ("raw code", ANSWERS, "Boxes", "`Boxes`", r"looks like Markdown that was not read: “`Boxes`”"),
    ("a link called here", ANSWERS, ">square<", ">here<", "has a link with words that do not say .* “here”"),
    ("a script", QUESTIONS, "</section>", "<script>x()</script></section>", "has a script, which"),
    # What else is rejected, or breaks.
    ("comment", QUESTIONS, "<body", "<!-- a -- b --><body", "has a comment with -- in it"),
    ("no declaration", QUESTIONS, r"<\?xml.*?\?>", "", "does not begin with an XML declaration"),
    ("encoding", QUESTIONS, 'encoding="utf-8"', 'encoding="us-ascii"', "is in us-ascii, not in UTF-8"),
    ("not well-formed", QUESTIONS, "</h1>", "", "is not well-formed XML: mismatched tag"),
    (
        "too large",
        QUESTIONS,
        "</section>",
        "<p>" + "word " * 60_000 + "</p></section>",
        "has 30. KB: old readers open no",
    ),
    ("dead link", QUESTIONS, r"ch01-answers.xhtml#a-[^\"]*", "ch01-answers.xhtml#nowhere", "but there is no such id"),
    (
        "missing file",
        QUESTIONS,
        r"\.\./images/[^\"]*",
        "../images/gone.png",
        r"refers to ../images/gone.png, which is not",
    ),
    (
        "remote picture",
        QUESTIONS,
        r"\.\./images/[^\"]*",
        "https://example.org/a.png",
        "fetches https://example.org/a.png",
    ),
    (
        "a way out that is none",
        ANSWERS,
        "https://example.org/",
        "file:///etc/passwd",
        "links to file:///etc/passwd, which",
    ),
    ("same id", QUESTIONS, "<h2>", '<h2 id="chapter">', "has 2 elements with the id chapter"),
    ("no language", PACKAGE, "<dc:language>.*?</dc:language>", "", r"does not give a language \(dc:language\)"),
    ("no package language", PACKAGE, ' xml:lang="en"', "", "has no xml:lang"),
    ("local time", PACKAGE, "00:00:00Z", "00:00:00+01:00", "which is no time in UTC"),
    (
        "two times",
        PACKAGE,
        "</metadata>",
        '<meta property="dcterms:modified">2024-12-09T00:00:00Z</meta></metadata>',
        "does not say once when the book was last changed",
    ),
    ("another identifier", NCX, "urn:uuid:", "urn:x:", r"does not have the book's identifier \(dtb:uid\)"),
    ("two languages", QUESTIONS, 'lang="en" xml:lang="en"', 'lang="en" xml:lang="fr"', "says two languages"),
    (
        "no hazard",
        PACKAGE,
        '<meta property="schema:accessibilityHazard">.*?</meta>',
        "",
        "does not say schema:accessibilityHazard",
    ),
    ("picture not told", PACKAGE, '<meta property="schema:accessMode">visual</meta>', "", "does not say visual for"),
    ("shown landmarks", NAV, ' hidden="hidden"', "", "shows its landmarks"),
    ("no start", NAV, r'<li><a epub:type="bodymatter".*?</li>', "", "has no landmark for bodymatter"),
    ("no title", QUESTIONS, "<title>.*?</title>", "<title> </title>", "has no title"),
    ("level left out", ANSWERS, "<h3>(.*?)</h3>", "<h5>x</h5>", "goes from a heading of level 2 to one of level 5"),
    ("empty heading", ANSWERS, "<h3>(.*?)</h3>", "<h3> </h3>", "has an empty heading"),
    (
        "table in a table",
        ANSWERS,
        "<td>3</td>",
        "<td><table><tr><th>a</th></tr></table></td>",
        "has a table in a table",
    ),
    ("wide table", ANSWERS, "<td>3</td>", "<td>3</td>" * 9, "has a table of 10 columns"),
    ("no size", QUESTIONS, ' width="90" height="30"', "", "does not say how large a picture is"),
    ("a form", QUESTIONS, "</section>", "<form/></section>", "has <form>, which e-readers leave out"),
    ("a handler", QUESTIONS, "<h1 ", '<h1 onclick="x()" ', r"has a script in an attribute \(onclick\)"),
    ("a variable", STYLES, r"body \{", "body { margin: var(--m);", "uses a variable for margin, which Kindle rejects"),
    ("a declared variable", STYLES, r"body \{", "body { --m: 0;", "declares the variable --m"),
    (
        "text-rendering",
        STYLES,
        r"body \{",
        "body { text-rendering: auto;",
        "has text-rendering, which breaks pages on Kobo",
    ),
    ("direction", STYLES, r"body \{", "body { direction: rtl;", "has direction, which EPUB forbids"),
    ("type size", STYLES, r"body \{", "body { font-size: 1em;", "sets font-size of body, which is the reader's choice"),
    ("pixels", STYLES, r"h1 \{", "h1 { margin-top: 20px;", "has margin-top: 20px, which does not grow with the type"),
    ("screen", STYLES, r"h1 \{", "h1 { margin-top: 5vh;", "has margin-top: 5vh without one in per cent"),
    ("import", STYLES, r"body \{", "@import 'book.css'; body {", "has @import, which not every reader follows"),
    ("no CSS", STYLES, r"body \{", "body { color red;", "has no CSS"),
    ("own style", QUESTIONS, "<h1 ", '<h1 style="color: red" ', "in a style of its own fixes a colour"),
    (
        "fonts not told",
        PACKAGE,
        '<meta property="ibooks:specified-fonts">true</meta>',
        "",
        "does not say ibooks:specified-fonts",
    ),
]


def third() -> str:
    """The anchor of the third question."""
    found = re.search(r'id="a-([^"]+)"', good().read("text/ch02-answers.xhtml"))
    assert found
    return found[1]


@pytest.mark.parametrize(("path", "old", "new", "fault"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED])
def test_a_fault_in_a_file_is_named(path: str, old: str, new: str, fault: str) -> None:
    """With the file in which it is, and in words that say what is wrong."""
    said = said_of(changed(path, old, new.replace("{third}", third())))
    assert any(re.search(fault, message) and message.startswith(path) for message in said) or any(
        re.search(fault, message) for message in said if path not in (QUESTIONS, ANSWERS)
    ), said


def test_contents_of_three_levels_are_named() -> None:
    """Kindle shows two."""
    list_of_one = '<ol><li><a href="text/ch01.xhtml">x</a></li></ol>'
    data = changed(
        NAV, r"(?<=</a>)</li>\n?<li><a href=\"text/ch01-answers", f'{list_of_one}</li><li><a href="text/ch01-answers'
    )
    assert any("contents of 3 levels" in message for message in said_of(data))


@pytest.mark.parametrize(
    ("feature", "fault"),
    [
        ("MathML", "says MathML .*, but there is none"),
        ("describedMath", "says describedMath, but there are no formulas"),
    ],
)
def test_what_is_claimed_and_not_there_is_named(feature: str, fault: str) -> None:
    """A package that promises formulas to those who hear them, in a book without any."""
    book = book_of(bank_of("## A\n\n### 1. Q?\n\nYes.\n"))
    files = files_of(book)
    claim = FEATURE.format(feature) + "</metadata>"
    files[PACKAGE] = files[PACKAGE].replace(b"</metadata>", claim.encode())
    assert any(re.search(fault, message) for message in said_of(packed(files)))


ARCHIVES: Mapping[str, tuple[Callable[[dict[str, bytes]], bytes], str]] = {
    "compressed type": (lambda files: packed(files, stored=()), "mimetype is compressed"),
    "type is not first": (
        lambda files: packed({name: files[name] for name in sorted(files)}),
        "`mimetype` is not the first file",
    ),
    "stray file": (lambda files: packed({**files, "stray.txt": b"x"}), "stray.txt is not named by the package"),
    "twice": (lambda files: packed(files, double=QUESTIONS), "ch01.xhtml is there twice"),
    "strange name": (
        lambda files: packed({**files, "EPUB/ä b.txt": b"x"}),
        "has a name that not every system can write",
    ),
    "locked fonts": (
        lambda files: packed({**files, "META-INF/encryption.xml": b"<x/>"}),
        "encryption.xml is locked, or locks other files",
    ),
    "missing file": (
        lambda files: packed({name: data for name, data in files.items() if name != STYLES}),
        "names EPUB/css/book.css, which is not in the book",
    ),
    "tiny cover": (lambda files: packed({**files, COVER: picture(63, 100, "JPEG")}), "63 × 100 pixels small"),
    "cover of print": (
        lambda files: packed({**files, COVER: picture(1600, 2560, "JPEG", "CMYK")}),
        "in CMYK: stores ask",
    ),
    "no cover picture": (lambda files: packed({**files, COVER: b"GIF89a"}), "is the cover, and neither JPEG nor PNG"),
    "WOFF2": (lambda files: packed(_with_font(files, b"wOF2")), "is a WOFF2 font, which Kobo does not have"),
    "no font": (lambda files: packed(_with_font(files, b"none")), "is no font that readers can use"),
    "seen through": (lambda files: packed(_with_picture(files, picture(9, 9, "PNG", "RGBA"))), "can be seen through"),
    "other kind": (
        lambda files: packed(_with_picture(files, picture(9, 9, "JPEG"))),
        "is called image/png and is JPEG",
    ),
    "no picture": (lambda files: packed(_with_picture(files, b"text")), "is no picture that readers can show"),
    "too many pixels": (lambda files: packed(_with_picture(files, picture(2100, 2000))), "Apple takes up to 4 million"),
    "heavy picture": (lambda files: packed(_with_picture(files, picture(9, 9) + bytes(5_000_000))), "has 5.0 MB"),
}


def _with_font(files: dict[str, bytes], data: bytes) -> dict[str, bytes]:
    name = next(name for name in files if name.endswith(".ttf"))
    return {**files, name: data}


def _with_picture(files: dict[str, bytes], data: bytes) -> dict[str, bytes]:
    name = next(name for name in files if name.endswith(".png"))
    return {**files, name: data}


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_fault_of_the_archive_is_named(name: str) -> None:
    """Files that are missing, twice, stray, locked, or not what they are called."""
    spoil, fault = ARCHIVES[name]
    assert any(fault in message for message in said_of(spoil(files_of(good()))))


def test_what_is_no_archive_is_named() -> None:
    """Anything may be given to be looked at; nothing makes the rules fail."""
    assert said_of(b"PK but not really") == ["This is not an archive that can be opened"]
    for files in (
        {"mimetype": "application/epub+zip"},
        {"mimetype": "", "META-INF/container.xml": CONTAINER},
        {"a": "b"},
    ):
        assert said_of(zip_of(files))


def test_every_rule_has_a_fault_that_was_planted() -> None:
    """No rule is there that no test makes speak."""
    spoilt = [changed(row[1], row[2], row[3].replace("{third}", third())) for row in PLANTED]
    spoilt += [spoil(files_of(good())) for spoil, _ in ARCHIVES.values()]
    spoke = {rule.name for data in spoilt for rule, _ in faults_of(EpubFile(data))}
    assert spoke == {rule.name for rule in all_rules()}


def lines_of(data: bytes) -> list[int | None]:
    """The lines of the bank that the proof names."""
    report = Report(good().bank.source)
    PROOF.run(whole(good().bank, data, "epub"), report)
    assert all(diagnostic.rule == PROOF.name for diagnostic in report)
    return [diagnostic.place.line if diagnostic.place else None for diagnostic in report]


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (ANSWERS, r'<a class="back".*?</a>', "", "### 1. What is"),
        (ANSWERS, ">square<", ">here<", "A [square]"),
        (JAPANESE, ' lang="ja"( dir="ltr")? xml:lang="ja"', "", "これは"),
        (QUESTIONS, 'alt="Three boxes in a row"', 'alt=""', "![Three boxes"),
        (
            ANSWERS,
            r'<th scope="col">what</th><th scope="col">how many</th>',
            "<td>what</td><td>how many</td>",
            "| what",
        ),
    ],
)
def test_the_line_of_the_bank_is_named(path: str, old: str, new: str, line: str) -> None:
    """Where the words are, or where the question begins."""
    (number, *_) = filter(None, lines_of(changed(path, old, new)))
    assert good().bank.source.line(number).find(line) >= 0


def test_many_small_faults_are_summed_up() -> None:
    """Whoever has hundreds of pictures without a text is told so in a few lines."""
    shown = "".join(f"\n\n![](boxes.png)\n\nPicture {number}" for number in range(20))
    bank = bank_of(f"## A\n\n### 1. Q?\n\nYes.{shown}\n")
    made = book_of(replace(bank, images={"boxes.png": Image("boxes.png", picture(90, 30))}))
    said = [finding.message for finding in made.result.findings]
    assert len(said) == 6
    assert said[-1] == "In the book there are 15 more findings of `pictures`."
