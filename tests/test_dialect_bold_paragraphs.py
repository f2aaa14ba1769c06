"""Paragraphs in bold as questions: which are some, and where their lines end."""

from pathlib import Path

import pytest

from prepress.dialect import Document, Item
from prepress.dialects.bold_paragraphs import DIALECT
from prepress.parsing.syntax import parse, plain
from prepress.reading.boldlines import bold_line
from prepress.source import Source


def document(text: str) -> Document:
    source = Source(Path("bank.md"), text, "")
    return Document(source, parse(source))


def items(text: str) -> list[Item]:
    return [item for chapter in DIALECT.read(document(text)).chapters for item in chapter.items]


@pytest.mark.parametrize(
    ("text", "number", "prompt", "rest"),
    [
        ("**What is dough?**", None, "What is dough?", ""),
        ("**What is dough? 👶**", None, "What is dough? 👶", ""),
        ("**What is dough?** \u200d⭐️ (hard)", None, "What is dough? \u200d⭐️ (hard)", ""),
        ("**What\nis dough?**\nFlour.\nWater.", None, "What is dough?", "Flour. Water."),
        ("✅ **Dough**", None, "✅ Dough", ""),
        ("**4)** The weight of a loaf.", "4", "The weight of a loaf.", ""),
        ("**4) Salt.** Compute the salt,\nby weight.", "4", "Salt. Compute the salt, by weight.", ""),
        ("**12. Why salt?**", "12", "Why salt?", ""),
        ("**Question 3: Why salt?**", "3", "Why salt?", ""),
    ],
)
def test_what_is_bold_asks(text: str, number: str | None, prompt: str, rest: str) -> None:
    """The whole first line, or a number before it; the lines below the bold one answer."""
    found = bold_line(document(text).blocks[0])
    assert found
    assert (found.lead.number, " ".join(plain(found.lead.rest).split()), plain(found.rest)) == (number, prompt, rest)


@pytest.mark.parametrize(
    "text",
    [
        *("**Dough** is flour and water.", "Is **dough** flour?", "**Answer:** Yes.", "**Answer**", "**In short:**"),
        *("**3.**", "# **Dough?**", "- **Dough?**", "*Dough?*", "Dough?"),
    ],
)
def test_definitions_and_labels_do_not(text: str) -> None:
    """Nor does a bold line that is not a paragraph of its own."""
    assert bold_line(document(text).blocks[0]) is None


def test_if_nearly_all_ask_all_are_questions() -> None:
    """If few do, only these are."""
    asking = "".join(f"**Why {n}?**\n\nSo.\n\n" for n in range(4))
    assert [item.prompt.text for item in items(asking + "**Dough**\n\nSo.\n")][-1] == "Dough"
    assert len(items(asking + "**Dough**\n\nSo.\n\n**Ovens**\n\nSo.\n\n" * 4)) == 4


def test_bold_words_in_other_questions_count_for_little() -> None:
    """Below a heading with a number and a text of its own they structure the answer."""
    bold = "**Why {0}?**\n\nSo.\n\n"
    alone = "".join(bold.format(n) for n in range(5))
    below = "".join(f"## {n + 1}. Dough\n\nText.\n\n" + bold.format(n) * 2 for n in range(5))
    assert DIALECT.score(document(alone)) > 0.5
    assert DIALECT.score(document(below)) == 0


def test_a_heading_right_above_a_question_opens_a_section() -> None:
    """Whatever level it has, and however many like it stand elsewhere."""
    text = "".join(f"### Part {n}\n\nText.\n\n" for n in range(9)) + "**Why?**\n\nSo.\n\n### More\n\n**Who?**\n\nI.\n"
    chapters = DIALECT.read(document(text)).chapters
    assert [chapter.title.text for chapter in chapters if chapter.items] == ["Part 8", "More"]
