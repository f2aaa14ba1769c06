"""Markdown to a tree: nothing cannot be parsed, and every node knows where it stands."""

from pathlib import Path

import pytest

from prepress.parsing.syntax import Node, parse, plain, walk
from prepress.source import Source, Span


def tree(text: str, start: int = 0) -> tuple[Node, ...]:
    """The blocks of a text."""
    return parse(Source(Path("bank.md"), text, ""), start)


def test_a_block_has_the_span_of_its_lines() -> None:
    """Spans are offsets into the file, whatever ends its lines."""
    text = "# Title\r\n\r\n- one\r\n- two\r\n\r\n```\r\ncode\r\n```\r\n"
    heading, items, fence = tree(text)
    assert text[slice(*heading.span)] == "# Title\r\n"
    assert [text[slice(*item.span)].strip() for item in items.children] == ["- one", "- two"]
    assert text[slice(*fence.span)] == "```\r\ncode\r\n```\r\n"


def test_parsing_may_begin_in_the_middle_of_a_file() -> None:
    """The text before is not parsed, and spans still count from the beginning of the file."""
    text = "---\ntitle: x\n---\n# One\n\ntwo\n"
    heading, paragraph = tree(text, text.index("# One"))
    assert text[slice(*heading.span)] == "# One\n"
    assert text[slice(*paragraph.span)] == "two\n"


def test_inline_nodes_stand_under_their_block() -> None:
    """There is no node between a paragraph and its words; each has the span of the block."""
    (paragraph,) = tree("a **b `c`** d")
    assert [node.kind for node in paragraph.children] == ["text", "strong", "text"]
    assert [node.kind for node in paragraph.children[1].children] == ["text", "code_inline"]
    assert {node.span for node in walk(paragraph.children)} == {paragraph.span}


def test_the_cells_of_a_table_have_spans() -> None:
    """Rows are blocks; what stands in a cell can be found in the line of its row."""
    text = "| a | b |\n|---|:-:|\n| 1 | 2 |\n"
    (table,) = tree(text)
    cells = [node for node in walk(table.children) if node.kind in ("th", "td")]
    assert [plain(cell.children) for cell in cells] == ["a", "b", "1", "2"]
    assert all(text[slice(*cell.span)] in text.splitlines(keepends=True) for cell in cells if cell.kind == "td")


@pytest.mark.parametrize("level", range(1, 7))
def test_a_heading_knows_its_level(level: int) -> None:
    """1 to 6; nothing else has one."""
    heading, paragraph = tree(f"{'#' * level} x\n\ny\n")
    assert (heading.level, paragraph.level) == (level, 0)


def test_plain_words_have_no_markup() -> None:
    """Emphasis, code and links leave their words, a line break a space, a picture its alternative, HTML nothing."""
    (paragraph,) = tree("a *b* `c` [d](e)\n![f **g**](h.png)<br>i\\\nj &amp; \\*")
    assert plain(paragraph.children) == "a b c d f gi j & *"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "\r",
        "\u2028",
        "> " * 500 + "x",
        "- " * 500 + "x",
        "[" * 1000,
        "*" * 5000 + "a",
        "`" * 999,
        "<" * 3000,
        "| a\n" * 50,
        "```",
        "&#xD800;&#0;&#1114112;",
        "[a]: <b\n[a]",
        "#\n##\n=\n-",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_every_text_is_some_tree(text: str) -> None:
    """Parsing cannot fail, and no node lies outside of the text."""
    for node in walk(tree(text)):
        assert 0 <= node.span.start <= node.span.end <= len(text)


def test_deep_nesting_keeps_its_words() -> None:
    """What a hundred levels hold is still there: nothing of a bank may vanish."""
    words = "".join(node.text for node in walk(tree("> " * 40 + "deep")))
    assert "deep" in words


def test_a_tight_list_says_so() -> None:
    """The paragraphs of its items are marked: they are printed without space around."""
    tight, loose = (tree(text)[0] for text in ("- a\n- b\n", "- a\n\n- b\n"))
    paragraphs = [[node.tight for node in walk(items.children) if node.kind == "paragraph"] for items in (tight, loose)]
    assert paragraphs == [[True, True], [False, False]]


def test_a_node_without_lines_spans_its_children() -> None:
    """An empty document has no nodes; a node made of others reaches from the first to the last."""
    assert tree("") == ()
    (quote,) = tree("> a\n>\n> b\n")
    assert quote.span == Span(0, 10)
