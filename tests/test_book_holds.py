"""The book: every link in it leads where the bank says."""

from collections.abc import Mapping

import pytest

from prepress.diagnostics import Report
from prepress.model import Role
from prepress.proof import Made
from prepress.proofs import nothing_lost
from prepress.proofs.book_holds import PROOF
from tests.proofing import bank_of, epub_of, page_of, said_by, whole

BANK = bank_of("""# Sky

## Colours & light

### 1. Why is the sky blue?
**Answer:** Because short waves are scattered most, as `a**b` and `[x](y)` say.

### 2. Is the sun yellow?
**Answer:** No

## Air

### 3. What is air?
**Answer:** Mostly nitrogen, then oxygen.

## Study Tips

Look up.
""")

QUESTIONS = """<h2>Colours &amp; light</h2>
<section id="q1"><h3>1 Why is the sky blue?</h3><p><a href="a.xhtml#a1">Answer to question 1</a></p></section>
<section id="q2"><h3>2 Is the sun yellow?</h3><p><a href="a.xhtml#a2">Answer to question 2</a></p></section>
<h2>Air</h2>
<section id="q3"><h3>3 What is air?</h3><p><a href="a.xhtml#a3">Answer to question 3</a></p></section>"""
ANSWERS = """<section id="a1"><p>Because short waves are scattered <em>most</em>, as <code>a**b</code> and
<code>[x](y)</code> say. <a href="q.xhtml#q1">Question 1</a></p></section>
<section id="a2"><p>No</p><p><a href="q.xhtml#q2">Question 2</a></p></section>
<section id="a3"><p>Mostly nitrogen, then oxygen.</p><p><a href="q.xhtml#q3">Question 3</a></p></section>
<h2 id="tips">Study Tips</h2><p>Look up.</p><p><img src="sky.xhtml" alt="x"/><a href="https://sky.example/">more</a></p>"""
NAV = """<nav><ol><li><a href="q.xhtml">Colours &amp; light</a></li><li><a href="q.xhtml#q3">Air</a></li>
<li><a href="a.xhtml#tips">Study Tips</a></li></ol></nav>"""


def faults(changes: Mapping[str, tuple[str, str]] | None = None) -> list[str]:
    """What the proof says of the book after replacing text in some of its files."""
    files = {
        "nav.xhtml": page_of(NAV),
        "q.xhtml": page_of(QUESTIONS),
        "a.xhtml": page_of(ANSWERS),
        "sky.xhtml": page_of("x"),
        "book.css": "@import 'more.css'; p { background: url(sky.xhtml) }",
        "more.css": "",
        "toc.ncx": "<ncx><text>Colours &amp; light</text><text>Air</text><text>Study Tips</text></ncx>",
    }
    for name, (old, new) in (changes or {}).items():
        assert old in files[name]
        files[name] = files[name].replace(old, new)
    return said_by(PROOF, whole(BANK, epub_of(files, ["q", "a"]), "epub"))


def test_a_good_book_is_quiet() -> None:
    """Code that looks like Markdown, links out of the book, and ampersands are no faults."""
    assert faults() == []


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("nav.xhtml", ">Air<", ">Earth<", "book/nav.xhtml does not name the section “Air”"),
        ("toc.ncx", "Study Tips", "Tips", "book/toc.ncx does not name the section “Study Tips”"),
        ("a.xhtml", "Look up.", "**Look** up.", "book/a.xhtml shows markup that should have been read: “**Look**”"),
        ("q.xhtml", "1 Why", "{{ n }} Why", "book/q.xhtml shows markup that should have been read: “{{”"),
        ("a.xhtml", "Look up.", "Look &amp;amp; up.", "book/a.xhtml shows markup that should have been read: “&amp;”"),
    ],
)
def test_a_fault_is_named(name: str, old: str, new: str, fault: str) -> None:
    """Unnamed sections, leftovers of Markdown and templates."""
    assert f"In the volume, {fault}." in faults({name: (old, new)})


def test_swapped_answers_are_named() -> None:
    """A link to another question's answer is no link to one's own."""
    found = faults({"q.xhtml": ("a.xhtml#a1", "a.xhtml#a3")})
    assert found == ["Question 1: in the volume, no link leads to its answer."]
    assert len(faults({"a.xhtml": ('id="a1"', 'id="a1-"'), "q.xhtml": ("a.xhtml#a1", "a.xhtml#a1-")})) == 0


def test_a_missing_way_back_is_named() -> None:
    """A link back to another question is none."""
    assert faults({"a.xhtml": ("#q3", "#q1")}) == ["Question 3: in the volume, no link leads back from its answer."]


def test_the_span_is_the_question_s() -> None:
    """The message points into the bank."""
    report = Report(BANK.source)
    data = epub_of({"nav.xhtml": page_of(NAV), "q.xhtml": page_of(QUESTIONS)}, ["q"])
    PROOF.run(whole(BANK, data, "epub"), report)
    lines = [diagnostic.place.line for diagnostic in report if diagnostic.place]
    assert lines == [5, 8, 13]


def test_text_lost_from_a_book_is_named() -> None:
    """The same proof reads print and books."""
    files = {"nav.xhtml": page_of(NAV), "q.xhtml": page_of(QUESTIONS), "a.xhtml": page_of(ANSWERS)}
    made = whole(BANK, epub_of(files, ["q", "a"]), "epub")
    assert said_by(nothing_lost.PROOF, made) == []
    files["a.xhtml"] = page_of(ANSWERS.replace("then oxygen", "oxygen").replace("<p>No</p>", "<p>Not</p>"))
    lost = said_by(nothing_lost.PROOF, Made(BANK, "book", "epub", epub_of(files, ["q", "a"]), frozenset(Role)))
    assert lost == [
        "Question 2: “No” of its answer is missing from the book.",
        "Question 3: “then oxygen.” of its answer is missing from the book.",
    ]
