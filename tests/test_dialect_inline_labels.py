"""Lines with labels as questions: which lines are some, what is prompt and what answer, and cards with gaps."""

from pathlib import Path

import pytest

from prepress.dialect import Document, Item
from prepress.dialects.inline_labels import DIALECT
from prepress.parsing.syntax import Node, parse, plain
from prepress.reading.cloze import BLANK, count_gaps, hide
from prepress.reading.labelledblocks import MOST_GAPS
from prepress.reading.labelledlines import Kind, labelled_lines
from prepress.source import Source


def document(text: str) -> Document:
    source = Source(Path("bank.md"), text, "")
    return Document(source, parse(source))


def items(text: str) -> list[Item]:
    return [item for chapter in DIALECT.read(document(text)).chapters for item in chapter.items]


def said(nodes: tuple[Node, ...]) -> list[str]:
    return [node.text or plain(node.children) for node in nodes]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Q: Why?", None),
        ("**Q:** Why?", None),
        ("**Q1: Why?**", "1"),
        ("**Question 12:** Why?", "12"),
        ("__Question__: Why?", None),
        ("Question (easy): Why?", None),
        ("Q3. Why?", "3"),
        ("Q4) Why?", "4"),
        ("  Q #5: Why?", "5"),
        ("❓ **Question 6:** Why?", "6"),
        ("题目3：为什么？", "3"),
        ("Вопрос 2: Почему?", "2"),
        ("**Front:** tarn", None),
    ],
)
def test_a_label_opens_a_question(line: str, number: str | None) -> None:
    """Bold or not, in many languages, with a colon or a dot, with a number in it or without."""
    assert [(found.kind, found.number) for found in labelled_lines(line, 0)] == [(Kind.QUESTION, number)]


@pytest.mark.parametrize(
    "line",
    [
        *("- Q: Why?", "* Q: Why?", "> Q: Why?", "### Q: Why?", "1. Q: Why?", "    Q: Why?", "| Q: | A: |", "`Q:` is"),
        *("Questions: many", "Note: this", "The question is: why?", "Follow-up question: why?", "Q", "A: no", "B: no"),
    ],
)
def test_nothing_else_does(line: str) -> None:
    """Lists, quotes, headings and code are no lines of a deck, and an answer needs a question."""
    assert labelled_lines(line, 0) == ()


def test_an_answer_is_no_option() -> None:
    """Where `B:` follows, `A:` is one of several; the answer comes with a word."""
    lines = labelled_lines("Q: Which?\nA: one\nB: two\nC: [three]\nAnswer: B\nAnswer: no\n", 0)
    assert [line.kind for line in lines] == [Kind.QUESTION, Kind.ANSWER]


def test_a_rule_below_a_label_makes_no_heading() -> None:
    """Elsewhere a line of hyphens does."""
    lines = labelled_lines("Rivers\n---\n\nQ: Why?\nA: so\nand so\n---\nSeas\n---\n", 0)
    assert [line.kind for line in lines] == [Kind.QUESTION, Kind.ANSWER, Kind.RULE]


def test_the_answer_begins_with_its_label() -> None:
    """What stands before it asks together with the prompt, and a list does not take the next label in."""
    first, second = items("Q: Which\nis this?\n\n![](map.png)\n\nA:\n\n- one\n- two\nQ: Next?\nA: none\n")
    assert (first.prompt.text, second.prompt.text) == ("Which is this?", "Next?")
    assert [node.kind for node in first.body] == ["paragraph", "paragraph", "bullet_list"]
    assert said(second.body) == ["A: none"]


def test_the_score_falls_where_the_lines_are_few_or_have_headings_that_ask() -> None:
    """The same lines are worth most alone, less in one section of several, nothing below headings that ask."""
    deck = "Q: Why?\nA: So.\n\nQ: Who?\nA: I.\n\n"
    other = "".join(f"## {name}\n\nA long text about it.\n\n" for name in ("One", "Two", "Three"))
    alone, among = DIALECT.score(document(deck)), DIALECT.score(document(f"{other}## Deck\n\n{deck}"))
    assert 0 < among < alone
    assert DIALECT.score(document("## Why is it so?\n\n" + deck)) == 0


def test_each_passage_in_brackets_is_a_card() -> None:
    """It is hidden on that card and shown on the others; the blocks below the first stand on the front."""
    first, second = items("C: [Lisbon] lies on `[x]`.\n\n| a |\n|---|\n| [b *c*] |\n")
    assert (first.prompt.text, second.prompt.text) == (f"{BLANK} lies on [x].", "Lisbon lies on [x].")
    assert [said(card.body) for card in (first, second)] == [["Lisbon"], ["b c"]]
    assert [plain(card.front[0].children) for card in (first, second)] == ["ab c", f"a{BLANK}"]


def test_many_passages_make_one_card() -> None:
    """Else a line of brackets would become as many cards, each as long as the line."""
    (card,) = items(f"C: {'[a] ' * (MOST_GAPS + 1)}\n\n## Next\n")
    assert card.prompt.text == " ".join([BLANK] * (MOST_GAPS + 1))
    assert said(card.body) == [", ".join("a" * (MOST_GAPS + 1))]


@pytest.mark.parametrize(("text", "gaps"), [("[a [b] c]", 1), ("[[a]", 1), ("a] [b", 0), ("[ ] []", 0), ("[a](b)", 0)])
def test_brackets_that_do_not_match_are_text(text: str, gaps: int) -> None:
    """Nor are there gaps within gaps, around nothing, or in links."""
    assert count_gaps(document(text).blocks) == gaps


def test_what_is_not_hidden_loses_its_brackets() -> None:
    """Markup within them stays."""
    (paragraph,), found = hide(document("[**a** b] [c] d\n").blocks, frozenset({1}))
    assert plain(paragraph.children) == f"a b {BLANK} d"
    assert [plain(passage) for passage in found] == ["c"]
    assert any(node.kind == "strong" for node in paragraph.children)


def test_a_line_of_a_deck_without_brackets_is_text() -> None:
    """`C:` alone makes no card, and its line is not lost."""
    (item,) = items("Q: Why?\nA: so\n\nC: the sea\n")
    assert said(item.body) == ["A: so", "C: the sea"]
