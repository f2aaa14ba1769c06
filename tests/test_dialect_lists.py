"""Lists as questions: which dialect takes a document, what it leaves out, and how long that takes."""

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from prepress.dialect import Dialect, Document, Item, Outline
from prepress.dialects import bullets, headings, ordered_lists
from prepress.parsing.syntax import Node, parse, plain, walk
from prepress.reading.htmlblocks import unfold
from prepress.reading.listitems import entries_of
from prepress.reading.listkinds import is_choice, is_contents, is_way_back
from prepress.reading.promptlines import Form
from prepress.source import Source

LISTS = (bullets.DIALECT, ordered_lists.DIALECT)
HARDLY = 0.05


def document(text: str) -> Document:
    source = Source(Path("bank.md"), text, "")
    return Document(source, parse(source))


def items(outline: Outline) -> list[Item]:
    return [item for chapter in outline.chapters for item in chapter.items]


def prompts(dialect: Dialect, text: str) -> list[str]:
    return [item.prompt.text for item in items(dialect.read(document(text)))]


def first_entry(text: str) -> tuple[Form, str | None, str, list[str]]:
    entry = entries_of(document(text).blocks[0])[0]
    return entry.form, entry.number, plain(entry.prompt), [plain(node.children) for node in entry.body]


BANKS = {
    "bullets": "- What is a quorum?\n- Explain leases.\n- Who answers?\n",
    "bullets in HTML": "<h2>A</h2>\n<ul>\n<li>What is a quorum?</li>\n<li>Who answers?\n</ul>\n",
    "numbered": "1. What is a quorum?\n2. Explain leases.\n3. Who answers?\n",
    "numbered, bold": "1. **What is a quorum?**\n   - Enough.\n2. **Who answers?**\n   - All.\n",
    "numbered headings": "1. ### Quorums\n\n   Enough.\n\n2. ### Leases\n\n   A promise.\n",
}

NO_LISTS = {
    "questions as headings": "### What is a quorum?\n\n- Enough\n- Is it all? No.\n\n### How do I ask?\n\n"
    "1. Find the leader\n2. Send it\n3. Wait\n",
    "numbered headings": "".join(
        f"### {n}. What is {n}?\n**Answer:** This:\n\n1. one\n2. two\n\n" for n in range(1, 9)
    ),
    "prose": "# Quorums\n\nA quorum is enough. Why? It is a long story, and it is told here.\n\nAnother day.\n",
    "an article": "# Quorums\n\nMuch text about what they are and are not.\n\n## Why\n\n- Safe: no two answers\n"
    "- When one fails, go on\n- Is simple\n\nMore of it, and more.\n",
    "a manual": "# Install\n\n1. Download the archive\n2. Create a folder\n3. Find `setup` in it\n4. Run it\n",
    "notes": "# Notes\n\n## Follow-ups\n\n- What is a lease?\n- Who answers?\n\n## See also\n\n- [[q-clock]] - Time\n",
    "a table of contents": "# Bank\n\n- [What is it?](#1)\n- [Who answers?](#2)\n\n1. [Why?](#3)\n2. [Who?](#4)\n",
    "a quiz": "- [ ] Is it three?\n- [x] Is it five?\n\n- A: is it?\n- B: is it not?\n",
    "nothing": "",
}


@pytest.mark.parametrize("name", BANKS)
def test_a_bank_of_lists_is_taken_for_one(name: str) -> None:
    """The dialect of its lists scores highest, far above the others."""
    bank = document(BANKS[name])
    fits, *others = sorted((dialect.score(bank) for dialect in (*LISTS, headings.DIALECT)), reverse=True)
    assert fits == (LISTS[0] if name.startswith("bullets") else LISTS[1]).score(bank)
    assert fits > 0.25
    assert max(others) < HARDLY


@pytest.mark.parametrize("name", NO_LISTS)
def test_other_lists_are_not_taken_for_questions(name: str) -> None:
    """Where headings ask, or nothing does, lists score next to nothing."""
    assert max(dialect.score(document(NO_LISTS[name])) for dialect in LISTS) < HARDLY


def test_lists_below_questions_score_lower_than_these() -> None:
    """Lists that ask, but below headings that ask, are a part of the answers."""
    bank = document(
        "### What is a quorum?\n\nEnough.\n\n1. How many?\n2. Who?\n\n### What is a lease?\n\n- Why?\n- Who?\n"
    )
    assert max(dialect.score(bank) for dialect in LISTS) < headings.DIALECT.score(bank)


def test_items_that_are_headings_outweigh_headings_at_the_end() -> None:
    """A bank of numbered headings in list items is one, though a section of exercises has headings of its own."""
    questions = "".join(f"{n}. ### What is {n}?\n\n    It is {n}.\n\n" for n in range(1, 30))
    exercises = "".join(f"#### {n}. What is the output?\n\n**Answer:** {n}\n\n" for n in range(1, 9))
    bank = document(f"{questions}### Exercises\n\n{exercises}## Thanks\n\nBye.\n")
    outline = ordered_lists.DIALECT.read(bank)
    assert ordered_lists.DIALECT.score(bank) > headings.DIALECT.score(bank)
    assert len(items(outline)) == 29
    assert [chapter.title.text for chapter in outline.chapters] == ["", "Exercises", "Thanks"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12. ### What is it?\n\n    This.\n", (Form.HEADING, "12", "What is it?", ["This."])),
        ("3. **What is it?** *(briefly)*\n", (Form.BOLD, "3", "What is it? (briefly)", [])),
        ("3. **What is it?** – This.\n", (Form.BOLD, "3", "What is it?", ["This."])),
        ("3. **Term**: this\n", (Form.PLAIN, "3", "Term: this", [])),
        ("1. What is it? Ans: this\n", (Form.PLAIN, "1", "What is it?", ["Ans: this"])),
        ("1. What is it <br>\nA. This.\n", (Form.PLAIN, "1", "What is it", ["This."])),
        ("1. Is it three?\n   A. Yes\n   B. No\n", (Form.PLAIN, "1", "Is it three?", ["A. Yes B. No"])),
        ("1. Is it three? Or\n   is it four?\n   Five.\n", (Form.PLAIN, "1", "Is it three? Or is it four?", ["Five."])),
        ("1. Q7: Is it three?\n", (Form.PLAIN, "7", "Is it three?", [])),
        ("- ```\n  code\n  ```\n", (Form.NONE, None, "", [""])),
        ("4.\n", (Form.NONE, "4", "", [])),
    ],
)
def test_an_item_is_cut_where_its_prompt_ends(text: str, expected: tuple[Form, str | None, str, list[str]]) -> None:
    """What asks is the prompt, what stands behind it the body; the marks between them go."""
    assert first_entry(text) == expected


def test_a_list_that_is_numbered_alike_is_counted() -> None:
    """Lazy numbers (`1.` before every item) become those that Markdown shows; others stay as they are written."""
    lazy, written = document("1. a\n1. b\n\ntext\n\n7. a\n7. b\n9. c\n").blocks[::2]
    assert [entry.number for entry in entries_of(lazy)] == ["1", "2"]
    assert [entry.number for entry in entries_of(written)] == ["7", "7", "9"]


def test_tables_of_contents_are_noise_with_their_heading() -> None:
    """Lists and tables of links into the document are left out, and links back; other links stay."""
    table = "| No. | |\n| --- | --- |\n| 1 | [A](#a) |\n| 2 | [B](#b) |\n"
    contents = f"## Contents\n\n1. [A](#a)\n2. [B](#b)\n   - [b](#c)\n\n{table}"
    questions = "## A\n\n- Why?\n- What is [this](#b)?\n\n**[top](#contents)**\n"
    outline = bullets.DIALECT.read(document(f"{contents}\n{questions}"))
    assert [node.kind for node in outline.noise] == ["heading", "ordered_list", "table", "paragraph"]
    assert [chapter.title.text for chapter in outline.chapters] == ["A"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("- [a](#a)\n- [b](#b)\n", [is_contents]),
        ("- [a](#a)\n- [b](x.md)\n", []),
        ("- [a](#a)\n", []),
        ("- see [a](#a)\n- see [b](#b)\n", []),
        ("- <a href='#a'>a</a>\n- <a name=x href=\"#b\">b</a>\n", [is_contents]),
        ("| A | B |\n| --- | --- |\n", []),
        ("**[⬆ up](#top)**\n", [is_way_back]),
        ("[⬆ up](#top) and away\n", []),
        ("- [x] a\n- [ ] b\n", [is_choice]),
        ("- A: a\n- B: b\n", [is_choice]),
        ("- A: a\n- bee\n", []),
    ],
)
def test_blocks_that_look_like_questions_are_known(text: str, kinds: list[object]) -> None:
    """Contents, links back and choices are told by what all of their items are."""
    block = document(text).blocks[0]
    assert [is_it for is_it in (is_contents, is_way_back, is_choice) if is_it(block)] == kinds


def test_html_is_unfolded_with_the_places_of_its_lines() -> None:
    """Items of raw HTML are nodes where they stand in the file, line ends of whatever kind; entities are characters."""
    source = Source(Path("bank.md"), "text\r\n\r\n<ul>\r\n<li>a &lt; b?</li>\r\n  <li>c?\r\n</ul>\r\n", "")
    _, found = unfold(parse(source), source)
    assert [source.place(item.span.start) for item in found.children] == [(4, 1), (5, 3)]
    assert [plain(item.children[0].children).strip() for item in found.children] == ["a < b?", "c?"]


@pytest.mark.parametrize(
    "html", ["<li>a", "</ul></li><li>", "<ul><!-- <li> -->b<li><ul></li>", "<ul>x<h2>y<li>z", "<li><pre>"]
)
def test_html_of_any_kind_gives_lists_of_items(html: str) -> None:
    """Whatever is missing or too much: lists hold items alone, and no word is lost."""
    source = Source(Path("bank.md"), html, "")
    block = Node("html_block", source.lines_span(0, 1), text=html)
    nodes = list(walk(unfold((block,), source)))
    assert all(child.kind == "list_item" for node in nodes if node.kind.endswith("list") for child in node.children)
    words = Counter(re.findall(r"\b[a-z]\b", re.sub(r"<!--.*?-->", "", html)))
    assert Counter(re.findall(r"\b[a-z]\b", " ".join(node.text for node in nodes if node.kind == "text"))) == words


def said(nodes: Iterable[Node]) -> Iterator[str]:
    for node in walk(tuple(nodes)):
        if node.kind not in ("html_inline", "html_block"):
            yield from re.findall(r"\w+", node.text)


@pytest.mark.parametrize("dialect", LISTS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("name", [*BANKS, *NO_LISTS])
def test_no_word_is_lost(name: str, dialect: Dialect) -> None:
    """Every word of a document is in its outline or in the noise, whether the dialect fits or not."""
    text = (BANKS | NO_LISTS)[name]
    bank = document(f"Before.\n\n{text}\n\nBehind.\n\n---\n\n# The end\n\n- off\n- on\n\n7. seven\n\n9.\n")
    outline = dialect.read(bank)
    found = Counter(said((*outline.title.nodes, *outline.intro, *outline.noise)))
    for chapter in outline.chapters:
        found.update(said((*chapter.title.nodes, *chapter.intro)))
        for item in chapter.items:
            found.update(said((*item.prompt.nodes, *item.body, *item.follow_ups)))
    assert found == Counter(said(unfold(bank.blocks, bank.source)))


LONG = [
    ("1. ", "*"), ("- ", "what? "), ("1. ", "a<br>"), ("- ", "**a:** "), ("- ", "[a](#b)"), ("1. ", ". a: "),
    ("", "1. "), ("<ul><li>", "<"), ("<ul>", "<li>"), ("<ul><li>", "<!--"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("before", "unit"), LONG)
def test_long_lines_are_read_at_once(before: str, unit: str) -> None:
    """A line of 100,000 characters takes less than a second, whatever it repeats. (Parsing it is not counted.)"""
    bank = document(before + unit * (100_000 // len(unit)))
    for dialect in LISTS:
        start = time.process_time()
        dialect.read(bank)
        assert time.process_time() - start < 1
