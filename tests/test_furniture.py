"""Footnotes, callouts, definitions, tasks, links of a wiki, long rows: how they are read, and what is made of them."""

import time
from pathlib import Path

import pytest

from prepress.parsing.syntax import Node, Stretch, parse, parse_stretches, plain, walk
from prepress.rendering.markup import to_html
from prepress.rendering.passages import passages
from prepress.source import Source, Span


def tree(text: str) -> tuple[Node, ...]:
    """The blocks of a text."""
    return parse(Source(Path("bank.md"), text, ""))


def html_of(text: str) -> str:
    """The HTML of a text beside which no picture lies."""
    return to_html(tree(text), {})


def said(text: str) -> list[str]:
    """What a proof looks for."""
    return list(passages(tree(text), {}))


NOTE = "a[^x] b[^x] c[^y]\n\n[^y]: two\n[^x]: *one*\n"


def test_footnotes_stand_below_what_refers_to_them() -> None:
    """They are counted in the order of the words, whatever their labels, and one is printed once."""
    assert html_of(NOTE) == (
        '<p>a<sup>1</sup> b<sup>1</sup> c<sup>2</sup></p><ol class="notes"><li><p><em>one</em></p></li>'
        "<li><p>two</p></li></ol>"
    )
    assert said(NOTE) == ["a1 b1 c2", "one", "two"]


def test_a_footnote_of_a_prompt_stands_in_its_line() -> None:
    """A heading has no room for a list; and what is asked stays the same without the note."""
    heading = tree("# a[^x] b\n\n[^x]: *one*\n\n    two")[0]
    assert to_html(heading.children, {}) == "a<sup>1</sup> b <small>1 one two</small>"
    assert list(passages(heading.children, {})) == ["a1 b 1 one two"]
    assert plain(heading.children) == "a b"


def test_a_note_keeps_its_place_in_the_source() -> None:
    """Whatever is reported of its words is reported where they stand."""
    note = next(node for node in walk(tree("a[^x]\n\n[^x]: b\n")) if plain((node,)) == "b")
    assert note.span == Span(7, 15)


def test_a_note_that_nobody_refers_to_is_kept() -> None:
    """So is a reference without a note, a second note of the same name, and what stands in a note."""
    assert said("a[^no]\n\n[^x]: one\n") == ["a[^no]", "[^x]: one"]
    assert said("a[^x]\n\n[^x]: one[^x]\n\n[^x]: two\n") == ["a1", "[^x]: two", "one[^x]"]


def test_a_note_may_stand_in_another_stretch() -> None:
    """What unfolds is read on its own; its notes are often at the end of the file."""
    source = Source(Path("bank.md"), "a[^x]\n\nb[^x]\n\n[^x]: one\n", "")
    first, second = parse_stretches(source, (Stretch(0, 6), Stretch(7, 25)))
    assert list(passages(first, {})) == ["a1", "one"]
    assert list(passages(second, {})) == ["b1", "one"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("> [!NOTE]\n> words\n", ["Note", "words"]),
        ("> [!tip]- A *title*\n> - words\n", ["Tip: A title", "words"]),
        ("> [!warning]\n", ["Warning"]),
        ("> > [!info] a\n> > b\n>\n> c", ["Info: a", "b", "c"]),
        ("> [!] a\n", ["[!] a"]),
        ("> [!note]a\n", ["[!note]a"]),
        ("[!NOTE]\n", ["[!NOTE]"]),
    ],
)
def test_callouts_name_their_kind(text: str, lines: list[str]) -> None:
    """In words, before the title that an author gave, or instead of one."""
    assert said(text) == lines


def test_callouts_are_set_apart() -> None:
    """They are quotations of a class of their own; other quotations are none."""
    html = '<blockquote class="callout"><p><strong>Tip: a</strong></p><p>b</p></blockquote>'
    assert html_of("> [!tip] a\n> b\n") == html
    assert html_of("> c\n") == "<blockquote><p>c</p></blockquote>"


def test_definitions_are_a_list_of_terms() -> None:
    """A term, and below it what it means, behind a colon."""
    text = "Lease\n: A *lock*.\n: A rent.\n"
    assert html_of(text).replace("\n", "") == "<dl><dt>Lease</dt><dd>A <em>lock</em>.</dd><dd>A rent.</dd></dl>"
    assert said(text) == ["Lease", "A lock.", "A rent."]


def test_tasks_have_boxes() -> None:
    """Instead of their brackets, and instead of a bullet; other brackets stay."""
    text = "- [ ] a\n- [x] *b*\n- [y] c\n- [ ]\n- `[ ] d`\n"
    assert said(text) == ["☐ a", "☑ b", "[y] c", "[ ]", "[ ] d"]
    assert html_of(text).startswith('<ul><li class="task">☐ a</li><li class="task">☑ <em>b</em></li><li>[y] c</li>')


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[Leases|a lease]]", "a lease"), ("[[Leases]]", "Leases"), ("[[Leases#Renewal]]", "Leases > Renewal"),
        ("![[Leases]]", "Leases"), ("![[ring.png|300]]", "(ring.png)"), ("![[ring.png|a ring]]", "a ring (ring.png)"),
        ("[[↑]](#top)", "[↑]"), ("[[1, 2]]", "[[1, 2]]"), ("[[ -f x ]]", "[[ -f x ]]"), ("[[x", "[[x"),
        ("[[]]", "[[]]"),
        ("`[[Leases]]`", "[[Leases]]"), ("[[1]]", "[[1]]"), ("[[x=1]]", "[[x=1]]"),
    ],
)  # fmt: skip
def test_links_of_a_wiki_become_their_words(text: str, words: str) -> None:
    """Or the name of their page; brackets of another kind stay."""
    assert said(text) == [words]


def test_nothing_of_a_row_is_lost() -> None:
    """What stands beyond the last column is kept in it, with its bars; empty cells are not."""
    head = "| a | b |\n|---|---|\n"
    assert said(f"{head}| 1 | x || y | z |\n| 2 | b | |\n| 3\n") == ["a", "b", "1", "x || y | z", "2", "b", "3"]
    assert said(f"> {head.replace(chr(10), chr(10) + '> ')}| 1 | x | y |\n") == ["a", "b", "1", "x | y"]


def test_wide_tables_are_known_by_their_columns() -> None:
    """From five columns on they get smaller type."""
    assert '<table class="wide narrow">' in html_of("|a|b|c|d|e|\n|-|-|-|-|-|\n")
    assert '<table class="narrow">' in html_of("|a|b|c|d|\n|-|-|-|-|\n")


def test_diagrams_are_called_so() -> None:
    """What is said above them counts as text that must be there."""
    assert said("```mermaid\na\n```\n") == ["Diagram source (mermaid)", "a"]


@pytest.mark.parametrize(
    "text",
    [
        "[^", "[^x", "[^x]", "[[", "[[a", "[[a|", "![[", "[[a|b]]", "[^x]: ", "\n[^x]: a\n",
        "> [!a] ", "\n> [!a]\n> b\n", "\n: a",
        "a\n: b\n", "\n: ", "~ ", "\n- [ ] a", "|a", "\n|a|b|c",
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["", "[^x]: note\n\n", "|a|b|\n|-|-|\n"])
def test_the_time_goes_with_the_length(text: str, head: str) -> None:
    """Whatever the marks: a long line of them, and many short lines."""
    start = time.process_time()
    tree(head + text * ((5_000 if "\n" in text else 50_000) // len(text)))
    assert time.process_time() - start < 8
