"""What every dialect beside headings and lists promises: it loses nothing, fails at nothing, and never takes long."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prepress.dialect import Dialect, Document, Outline
from prepress.dialects import bold_paragraphs, details, inline_labels, single_question, tables
from prepress.parsing.syntax import Node, parse, walk
from prepress.source import Source

DIALECTS = [module.DIALECT for module in (bold_paragraphs, details, inline_labels, single_question, tables)]
LENGTH = 20_000

PIECES = (
    *("<details>", "<summary>", "</summary>", "</details>", "<br><b>", "</b>", "\\", "&nbsp;", "`<details>`"),
    *(
        "Q: what",
        "**Q1: why**",
        "**Question 2:** who",
        "Q3. how",
        "Front: this",
        "A: yes",
        "**A:** no",
        "A. it",
        "B. is",
    ),
    *("C: [one] is [two]", "---", "# Title", "## Question (EN)", "### Answer", "#### Part", "**bold?**", "**4)** task"),
    *(
        "| Question | Answer |\n|---|---|\n| left? | right |\n",
        "some words",
        "- item",
        "  - deep",
        "1. first",
        "> quote",
    ),
    *("> [!question]- Whose?", "> [!question]", "> mine"),
    *("::: details Why?\nThus.\n:::", ":::", "{% hint %}", "{% endhint %}", "- Title\n  - why?\n  - how?", "❓ Words"),
    *('??? success "View answer"', "    indented", '!!! question "Q: whose?"', "[ref][r]", "![alt](x)", "\u2028"),
)
SIGNS = (
    "*",
    "[",
    "]",
    "$",
    "`",
    '"',
    "'",
    "<",
    "<b>",
    "</b>",
    "<br>",
    "\\",
    "|",
    ":",
    "?",
    "Q: ",
    "**",
    "_",
    "~",
    "<!--",
)
LINES = (
    *("<details>\n", "<details><summary>q?</summary>\n", "<summary>q</summary>\n", "</details>\n", "`<details>`\n"),
    *("<details>\n<summary>q?</summary>\n<details>\n<summary>r?</summary>\n", "<!--\n", "<!-- -->\n", "```\n"),
    *("````\n```\n", "Q: a?\n", "Q: a?\nA: b\n---\n", "C: [a] b\n", "**a?**\n\n", "**1)** x\n\n", "!!! note\n"),
    *('??? a "b"\n    x\n', "| Question | Answer |\n|---|---|\n| a? | b |\n\n", "# Question\n\n## Answer\n\n"),
    *("# a?\n\n**b?**\n\n", "<b>\n", "[a] ", "<details <"),
)


def document(text: str) -> Document:
    source = Source(Path("bank.md"), text, "")
    return Document(source, parse(source))


def nodes_of(outline: Outline) -> Iterator[Node]:
    yield from (*outline.title.nodes, *outline.intro, *outline.noise)
    for chapter in outline.chapters:
        yield from (*chapter.title.nodes, *chapter.intro)
        for item in chapter.items:
            yield from (*item.prompt.nodes, *item.front, *item.body, *item.follow_ups)


def words(nodes: Sequence[Node]) -> Counter[str]:
    """All words, but those of which nobody may say whether they are text: of tags, labels and numbers."""
    found = re.findall(r"[^\W_]{2,}", " ".join(re.sub(r"<[^<>]*>", " ", node.text) for node in walk(nodes)).lower())
    return Counter(
        word
        for word in found
        if not re.fullmatch(r"q\d|en|question|answer|front|nbsp|details|summary|br|success", word)
    )


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
@settings(max_examples=100, deadline=None, derandomize=True)
@given(pieces=st.lists(st.sampled_from([*PIECES, *(piece + "\n" for piece in PIECES)]), max_size=30))
def test_no_word_is_lost(dialect: Dialect, pieces: list[str]) -> None:
    """Whatever stands in a document, and however its parts are mixed, is in the outline or in its noise."""
    parsed = document("\n".join(pieces))
    assert 0 <= dialect.score(parsed) <= 1
    assert not words(parsed.blocks) - words(tuple(nodes_of(dialect.read(parsed))))


@pytest.mark.slow
@pytest.mark.parametrize("repeated", [*SIGNS, *LINES, *(sign + "\n" for sign in SIGNS)], ids=repr)
def test_time_grows_no_faster_than_the_text(repeated: str) -> None:
    """A long line of anything, or many lines, take a dialect no longer than a multiple of what it takes to parse."""
    start = process_time()
    parsed = document(repeated * (LENGTH // len(repeated)) + "\n")
    parsing = process_time() - start
    for dialect in DIALECTS:
        start = process_time()
        dialect.score(parsed)
        dialect.read(parsed)
        assert process_time() - start < 0.5 + 5 * parsing, dialect.name
