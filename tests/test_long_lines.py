"""Reading what is inside a question takes time in proportion to its length, whatever it consists of."""

from pathlib import Path
from time import process_time

import pytest

from prepress.diagnostics import Report
from prepress.dialects.headings import DIALECT
from prepress.parts import read_items
from prepress.reader import parse_source
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
