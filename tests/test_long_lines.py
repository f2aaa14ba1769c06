"""Reading what is inside a question takes time in proportion to its length, whatever it consists of."""

import json
from pathlib import Path
from time import process_time

import pytest

from prepress.check import preflight
from prepress.diagnostics import Report
from prepress.dialects.headings import DIALECT
from prepress.inspection import describe
from prepress.parsing.bounds import TOO_DEEP
from prepress.parsing.syntax import plain, walk
from prepress.reading.parts import read_items
from prepress.reading.reader import parse_source, read_bank
from prepress.rendering.markup import to_html
from prepress.rendering.sanitizer import to_xhtml
from prepress.rendering.theme import Theme
from prepress.source import Source

LENGTH = 100_000
HEADING = "### 1. What is it?\n"
SHAPES = {
    **{f"a line of {sign}": sign for sign in "*[$`\"_(<:A1-'"},
    "labels": "**Answer:** x\n",
    "labels with markup": "**Foo *a*:** x\n",
    "plain labels": "Answer: x\n",
    "letters on lines": "A. x\nB. y\n\n",
    "letters in a list": "- A: x\n",
    "boxes": "- [ ] x\n\n```\ny\n```\n\n",
    "folds": "<details><summary>Answer</summary>\n\nx\n\n</details>\n\n",
    "folds on one line": "<details><summary>Answer</summary>",
    "open folds": "<details><summary>Answer</summary> x\n",
    "references": "[Reference](a) ",
    "label headings": "#### Answer\n",
    "questions in one": "**Q:** a?\n**A:** b\n\n",
    "items and labels": "- a\n**Note:** b\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("label", ["", "**Answer:** "])
def test_reading_parts_is_linear(shape: str, label: str) -> None:
    """A hundred thousand characters of anything are divided into parts in far less than the time to parse them."""
    text = HEADING + label + SHAPES[shape] * (LENGTH // len(SHAPES[shape])) + "\n"
    source = Source(Path("bank.md"), text, "")
    _, document = parse_source(source, Report(source))
    start = process_time()
    outline = DIALECT.read(document)
    readings = list(read_items([item for chapter in outline.chapters for item in chapter.items], source))
    assert readings
    assert process_time() - start < 2


LINES = (
    *"*[]$`>_~|(<&!\\#-+=:{}'\"@1A \t🙂",
    *("![", "[](", "[a](b", "1. ", "- ", "> ", "q: ", "<details>", "</details>", "<!--", "<div>", "<b>", "<a b='"),
    *("<![CDATA[", "**a", "*a ", "~~a", "&#1", "[a][b]", "*_", "- [ ] ", "```\n", "- - "),
)
SWALLOWS = ("<!--", "<![CDATA[")
"""These take in what follows, to the end of the bank."""

NESTS = {
    "brackets": "[" * 50_000 + "]" * 50_000,
    "links": "[" * 50_000 + "a" + "](b)" * 12_500,
    "emphasis": "*a " * 16_000 + "b* " * 16_000,
    "strong": "**a " * 12_000 + "b** " * 12_000,
    "lists": "".join(" " * 2 * depth + "- a\n" for depth in range(300)),
    "quotes": "".join(">" * depth + " a\n" for depth in range(440)),
    "boxes": "<div>" * 9_000 + "a" + "</div>" * 9_000,
    "folds": "<details>\n<summary>a</summary>\n\n" * 1_500,
}


@pytest.mark.slow
@pytest.mark.parametrize("line", [*LINES, *NESTS.values()], ids=[*map(repr, LINES), *NESTS])
def test_any_line_is_read_and_what_follows_it(line: str) -> None:
    """A hundred thousand characters of anything are read, checked, described and written as HTML within seconds."""
    line = line * (LENGTH // 2 // len(line)) or line
    text = f"{line}\n\n{HEADING}**Answer:** {line}\n\nLemming\n"
    source = Source(Path("bank.md"), text, "")
    report = Report(source)
    start = process_time()
    bank = read_bank(source, report)
    preflight(bank, Theme(), report)
    described = json.dumps(describe(bank, list(report)), ensure_ascii=False)
    written = to_xhtml(to_html(bank.tree, {}))
    assert process_time() - start < 10
    assert line.startswith(SWALLOWS) or "Lemming" in described + written


def test_what_lies_too_deep_is_still_there() -> None:
    """A line of quotes, or of lists, keeps its marks and its words below the deepest level."""
    for mark in (">", "> ", "- ", "1. "):
        source = Source(Path("bank.md"), mark * LENGTH + "Lemming", "")
        _, document = parse_source(source, Report(source))
        deep = [node for node in walk(document.blocks) if node.info == TOO_DEEP]
        assert [node.text.endswith("Lemming\n") or node.text.endswith("Lemming") for node in deep] == [True]


def test_a_long_paragraph_is_read_in_pieces_and_told_of() -> None:
    """All of its words are read, in order; only marks over a border stay as they were typed."""
    words = [f"*word{number}*" for number in range(5_000)]
    source = Source(Path("bank.md"), HEADING + "**Answer:** " + " ".join(words) + "\n", "")
    report = Report(source)
    bank = read_bank(source, report)
    preflight(bank, Theme(), report)
    (question,) = bank.questions()
    assert plain(question.parts[0].body.nodes).split() == [word.strip("*") for word in words]
    assert [diagnostic.rule for diagnostic in report] == ["long-paragraph"]
