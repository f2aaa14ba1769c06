"""Questions that are folded away: which folds ask, where each begins and ends, and what is in it."""

from pathlib import Path

import pytest

from prepress.dialect import Document, Item, Outline
from prepress.dialects.details import DIALECT
from prepress.parsing.syntax import parse, plain
from prepress.reading.edges import inner
from prepress.reading.folds import folds_of
from prepress.reading.openlines import open_lines
from prepress.source import Source, Span


def document(text: str) -> Document:
    source = Source(Path("bank.md"), text, "")
    return Document(source, parse(source))


def read(text: str) -> Outline:
    return DIALECT.read(document(text))


def items(text: str) -> list[Item]:
    return [item for chapter in read(text).chapters for item in chapter.items]


def fold(summary: str, body: str = "") -> str:
    return f"<details>\n<summary>{summary}</summary><br><b>\n\n{body}\n</b></details>\n\n"


@pytest.mark.parametrize(
    "text",
    [
        fold("Answer") + fold("Answer"),
        "### 1. What is wax?\n\n" + fold("Réponse") + "### 2. What is mead?\n\n" + fold("Réponse"),
        fold("Look inside") + fold("Look inside") + fold("look inside!"),
        fold("Step 1") + fold("Step 2") + fold("Step 3"),
        fold("Languages", "[Deutsch](de.md) [Français](fr.md)"),
        "Use `<details><summary>Why?</summary></details>`.\n",
        "```\n" + fold("Why?") + "```\n",
        "<!--\n" + fold("Why?") + "-->\n",
        "",
    ],
)
def test_labels_phrases_links_and_code_ask_nothing(text: str) -> None:
    """A summary that says the same each time stands for the answer; a score of 0 leaves the document to others."""
    assert DIALECT.score(document(text)) == 0


def test_summaries_that_ask_are_recognised() -> None:
    """Also with a label or a phrase folded away in each of them."""
    text = "".join(fold(f"What is {n}?", fold("Hint")) for n in ("wax", "mead", "pollen"))
    assert DIALECT.score(document(text)) > 0.4
    assert [item.prompt.text for item in items(text)] == ["What is wax?", "What is mead?", "What is pollen?"]


def test_folds_below_headings_that_ask_are_left_to_the_headings() -> None:
    """There the summaries are remarks, whatever they say."""
    text = "".join(f"## Why is {n} so?\n\n" + fold(f"Is {n} so?") for n in ("wax", "mead"))
    assert DIALECT.score(document(text)) == 0


@pytest.mark.parametrize("end", ["</b></details>", "\\</b></details>", "</details>", "<br></b></details>"])
def test_tags_at_the_edges_are_no_part_of_an_answer(end: str) -> None:
    """Nor is the backslash by which some keep them on a line of their own."""
    (item,) = items(f"<details>\n<summary>Why?</summary><br><b>\nBecause *so*.\n{end}\n")
    assert [plain(node.children) for node in item.body] == ["Because so."]
    assert not any(child.kind == "html_inline" for child in item.body[0].children)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<br><b>\n a </b>", "a"),
        ("<b>a</b> b", "<b>a</b> b"),
        ("a <b>b</b>", "a <b>b</b>"),
        ("<p><b>a</b> b</p>", "<b>a</b> b"),
        ("<h3>a</h3>", "a"),
        ("</p> <b>", ""),
        (" \n", ""),
    ],
)
def test_a_tag_stays_if_its_partner_stands_among_the_words(text: str, kept: str) -> None:
    """Bold words at the edge of a text stay bold."""
    assert text[slice(*inner(text, Span(0, len(text))))] == kept


def test_an_empty_fold_is_a_question_without_an_answer() -> None:
    """An anchor or a break below it does not make up for that."""
    (item,) = items('<details>\n<summary>Why?</summary><br><b></b></details>\n\n<a name="x"></a>\n<br/>\n')
    assert item.body == ()


def test_code_in_a_summary_does_not_tear_it() -> None:
    """A fence with blank lines in it, right below the words; the tags in it are code."""
    text = (
        "<details><summary>What is this?\n```html\n<details>\n\n</details>\n```\nTell.</summary>\n\nHTML.\n</details>\n"
    )
    (item,) = items(text)
    assert item.prompt.text == "What is this?"
    assert [node.text or plain(node.children) for node in item.front] == ["<details>\n\n</details>\n", "Tell."]
    assert [plain(node.children) for node in item.body] == ["HTML."]


def test_each_block_knows_where_it_stands() -> None:
    """Spans are those of lines of the source, also of what was read for itself."""
    text = "a\n\n<details>\n<summary>Why?</summary><br><b>\nOne.\n\n- two\n</b></details>\n\nthree\n"
    (item,) = items(text)
    assert [text[slice(*node.span)] for node in item.body] == ["One.\n", "- two", "three\n"]


def test_what_links_refer_to_may_stand_anywhere() -> None:
    """A definition at the end of the document holds in every fold."""
    (item,) = items(fold("Why?", "See [this][ref].") + "[ref]: http://example.org/ring.png\n")
    assert [child.kind for child in item.body[0].children] == ["text", "link", "text"]


def test_folds_are_found_in_any_order_of_tags() -> None:
    """One that is never closed ends where the next begins; closing tags too many close nothing."""
    text = "<details><summary>a</summary>1<details>\n<summary>b</summary>2</details></details><summary>c</summary>3"
    assert [text[slice(*found.summary)] for found in folds_of(text)] == ["a", "b", "c"]
    text = "</details>\n<details><summary>a\n\n1\n<details><summary>b</summary>2</details>\n</summary>"
    found = [(text[slice(*fold.summary)], text[slice(*fold.body)].strip(), fold.parent) for fold in folds_of(text)]
    assert found == [("a", "1", -1), ("b", "2", -1)]


def test_lines_in_fences_and_comments_are_passed_over() -> None:
    """But a fence or a comment that is never closed hides nothing."""
    text = "a\n```\nb\n~~~\n```\nc\n<!-- d\ne -->\n<!-- f -->\n````\ng\n<!-- h\ni"
    lines = [text[slice(*line)] for line in open_lines(text)]
    assert lines == ["a", "c", "<!-- f -->", "````", "g", "<!-- h", "i"]
