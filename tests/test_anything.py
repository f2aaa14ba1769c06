"""Whatever a file holds, it is read: no exception, no place outside of it, and no word of it lost in silence."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from prepress.check import preflight
from prepress.diagnostics import Diagnostic, Report, Severity, in_order
from prepress.edition import all_editions
from prepress.inspection import describe
from prepress.messages import as_text
from prepress.model import Bank
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Desk
from prepress.rendering.markup import cleaned
from prepress.rendering.sanitizer import cleaner, to_xhtml
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import Source, read_source

THEME = Theme()
QUICK = settings(max_examples=60, derandomize=True, deadline=None, database=None)
SLOW = settings(QUICK, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])

LINES = [
    "# @", "## @", "### @?", "### 1. What is @?", "### Q2: @", "## Q. @?", "#### @", "###### 3. @ ⭐⭐", "###@", "#",
    "@", "@ @?", "", "", "**Answer:** @", "**Answer:**", "Answer: @", "**@:** @", "#### Answer",
    "**Follow-up:** @?", "**Difficulty:** Hard | **Tags:** `@`", "Q: @?", "A: @", "**Q:** @?", "**A:** @",
    "C: [@] is @", "**@?**", "**4) @?**", "**1. @**", "1. @?", "1. **@?**", "2. ### @", "   @", "    @", "- @",
    "  - @?", "    - @", "* [ ] @", "- [x] @", "- A: @", "Answer: A", "+ [@](#a)", "- [@](https://a.b)", "> @",
    "> > @", "```", "```python", "~~~", "    code @", "---", "***", "===", "| @ | @ |", "|---|---|",
    "| Question | Answer |", "<details>", "<details><summary>@?</summary>", "<summary>@</summary>", "</details>",
    "<br><b>", "</b></details>", "<p>", "</p>", "<div>@", "</div>", "<ul><li>@</li></ul>", "<b>@</b> @",
    '!!! note "@"', '??? success "@"', "[⬆ Back to top](#a)", "![@](b.png)", "[@]: b", "[@][c]", "$@$", "$$@$$",
    "@\u2028@", "@\u200b@", "\ufeff@", "@\x00@", "\t@", "\xa0@", "@ \\", "@  ", "\\@", "&amp; @", "*@", "`@", "[@",
    "**Source:** @", "[Basic]", "TBD", "@ 🟢", "- **@**: @", "题目：@", "**答案：** @", "Ответ: @", "term @\n: @",
    "[^1]: @", "@[^1]", "> [!NOTE]\n> @",
]  # fmt: skip
HEADERS = [
    "",
    "",
    "",
    "---\ntitle: @\n---\n",
    "---\n@\n---\n",
    "\n---\ntitle: @\n---\n",
    "---\ntags: [@, @]\nlang: fr\n...\n",
    "---\n",
    "---id: @\n",
]
DEFINITION = re.compile(r"[ \t>]*\[[^\]]+\]:")
"""A line that says where links lead is no text."""

WORD = re.compile(r"lem\d+ming")


@st.composite
def banks(draw: st.DrawFn, most: int = 30) -> str:
    """Something like a bank, in which each word stands once."""
    header = draw(st.sampled_from(HEADERS))
    lines = draw(st.lists(st.sampled_from(LINES), max_size=most))
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    pieces = (header + "\n".join(lines)).replace("\n", end).split("@")
    return "".join(f"{piece}lem{number}ming" for number, piece in enumerate(pieces[:-1])) + pieces[-1]


def read(source: Source) -> tuple[Bank, Report]:
    """Steps three and four, and what people see of them."""
    report = Report(source)
    bank = read_bank(source, report)
    preflight(bank, THEME, report)
    found = in_order(list(report))
    json.dumps(describe(bank, found))
    for nodes in (bank.tree, *(part.body.nodes for question in bank.questions() for part in question.parts)):
        html, own = cleaned(nodes, bank.images)
        assert not own or cleaner(None).clean(html) == html or "<a " in html, "markup of our own is clean as it is"
        assert to_xhtml(html, own=own) == to_xhtml(html), "markup of our own is closed without a parser, as with one"
    assert as_text(found, Path()) or not found
    return bank, report


def assert_spans_hold(source: Source, report: Report) -> None:
    """Every place that is reported lies in the file."""
    for diagnostic in report:
        if diagnostic.span:
            assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(source.text), diagnostic


def first_line(diagnostic: Diagnostic, source: Source) -> int:
    """The first line that a diagnostic is about; a header that cannot be used goes as a whole."""
    if diagnostic.rule == "bad-front-matter" and diagnostic.severity is Severity.ERROR:
        return 1
    return source.place(diagnostic.span.start).line if diagnostic.span else 1


def lost(bank: Bank, report: Report) -> Sequence[str]:
    """The words that are neither in the model nor on a line of which something is reported."""
    source = bank.source
    model = repr(replace(bank, tree=(), source=Source(Path("bank.md"), "", "")))
    told = {
        line
        for diagnostic in report
        if diagnostic.span
        for line in range(first_line(diagnostic, source), source.place(diagnostic.span.end).line + 1)
    }
    kept = set(WORD.findall(model))
    words = WORD.finditer(source.text)
    lines = ((word[0], source.place(word.start()).line) for word in words if word[0] not in kept)
    return [word for word, line in lines if line not in told and not DEFINITION.match(source.line(line))]


def assert_read(text: str) -> None:
    """All that holds for anything like a bank."""
    source = Source(Path("bank.md"), text, "")
    bank, report = read(source)
    assert_spans_hold(source, report)
    assert lost(bank, report) == []


def assert_rendered(text: str) -> None:
    """Every edition of it is composed and rendered."""
    bank, _ = read(Source(Path("bank.md"), text, ""))
    if list(bank.questions()):
        for edition in all_editions():
            for volume in edition.compose(bank, Settings()):
                assert Desk(bank, "bank", THEME).job(edition, volume).manuscript.leaves


def assert_bytes_read(data: bytes, folder: Path) -> None:
    """Reading a file of any bytes."""
    path = folder / "bank.md"
    path.write_bytes(data)
    source = read_source(path)
    assert_spans_hold(source, read(source)[1])


@QUICK
@given(banks())
@example("```\n```")
def test_anything_like_a_bank_is_read(text: str) -> None:
    """Every word of it is in the model, or something is reported of its line."""
    assert_read(text)


@settings(QUICK, max_examples=20)
@given(banks(most=12))
def test_anything_like_a_bank_is_rendered(text: str) -> None:
    """No template and no renderer stumbles over it."""
    assert_rendered(text)


@settings(QUICK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: text.encode("utf-16"))))
def test_any_bytes_are_read(data: bytes, tmp_path: Path) -> None:
    """They give diagnostics, each with a place in the file or none."""
    assert_bytes_read(data, tmp_path)


@pytest.mark.slow
@SLOW
@given(banks(most=60))
def test_much_like_a_bank_is_read_and_rendered(text: str) -> None:
    """The same for longer ones, and many more of them."""
    assert_read(text)
    assert_rendered(text)


@pytest.mark.slow
@settings(SLOW, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    data=st.one_of(
        st.binary(max_size=2_000), st.text().map(str.encode), banks().map(lambda text: text.encode("utf-8")[1:-1])
    )
)
def test_many_bytes_are_read(data: bytes, tmp_path: Path) -> None:
    """The same for more of them, also for banks that lost their first and last byte."""
    assert_bytes_read(data, tmp_path)
