"""Admonitions as MkDocs has them: what is one, where it ends, and what becomes of it."""

from pathlib import Path

import pytest

from prepress.parsing.admonitions import Heading, heading_of
from prepress.parsing.syntax import Node, parse, plain
from prepress.rendering.markup import to_html
from prepress.rendering.passages import passages
from prepress.source import Source


def blocks(text: str) -> tuple[Node, ...]:
    return parse(Source(Path("bank.md"), text, ""))


def kinds(nodes: tuple[Node, ...]) -> list[str]:
    return [node.kind for node in nodes]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ('??? success "View answer"', Heading("???", "success", "View answer")),
        ('???+ note  "Say `x` and "y""  ', Heading("???+", "note", 'Say `x` and "y"')),
        ("!!! Tip", Heading("!!!", "tip", "Tip")),
        ('!!! danger inline end ""', Heading("!!!", "danger", "")),
        ("!!!", None),
        ("!!!! note", None),
        ("??? what, again?", None),
        ('??? note "never closed', None),
        ("!!! this is far too much to be a kind", None),
    ],
)
def test_the_first_line_says_what_it_is(line: str, heading: Heading | None) -> None:
    """A mark, a kind, and perhaps a title between quotes; nothing else on the line."""
    assert heading_of(line) == heading


def test_what_is_indented_belongs_to_it() -> None:
    """Blank lines do not end it, however many; a line that is indented by less than four columns does."""
    admonition, after = blocks("??? note\n    one\n\n\n    ## two\n\n\tthree\n\n   four\n")
    assert kinds(admonition.children) == ["admonition_title", "paragraph", "heading", "paragraph"]
    assert plain(after.children) == "four"


def test_a_fence_in_it_keeps_its_lines() -> None:
    """The indentation is taken from code as well, and what looks like an end of it there is none."""
    (admonition,) = blocks('!!! note "Code"\n    ```\n    a\n\n      b\n    ```\n')
    assert [node.text for node in admonition.children[1:]] == ["a\n\n  b\n"]


def test_one_may_stand_in_another_and_in_a_list() -> None:
    """Each level is indented by four columns more than the line that opens it."""
    (items,) = blocks('- a\n\n    ??? note "b"\n\n        !!! tip "c"\n            d\n')
    outer = items.children[0].children[1]
    inner = outer.children[1]
    assert [plain(node.children[0].children) for node in (outer, inner)] == ["b", "c"]
    assert plain(inner.children[1].children) == "d"


def test_without_a_title_and_a_text_it_is_a_line_like_any_other() -> None:
    """People write `!!!` for other reasons."""
    assert kinds(blocks("!!! Wow\n\nNo body.\n")) == ["paragraph", "paragraph"]
    assert kinds(blocks('!!! question "Why?"\n\nNo body.\n')) == ["admonition", "paragraph"]


def test_it_has_the_span_of_its_lines() -> None:
    """From its first line to the last one that is indented."""
    text = "a\n\n??? note\n    b\n\nc\n"
    assert [text[slice(*node.span)] for node in blocks(text)] == ["a\n", "??? note\n    b\n", "c\n"]


def test_every_word_of_it_is_printed_and_proved() -> None:
    """The title is a line of its own in bold above the text."""
    nodes = blocks('!!! tip "So *it* is"\n    Text.\n')
    assert (
        to_html(nodes, {})
        == '<blockquote class="callout"><p><strong>So <em>it</em> is</strong></p><p>Text.</p></blockquote>'
    )
    assert list(passages(nodes, {})) == ["So it is", "Text."]
