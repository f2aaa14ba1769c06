"""A file that is one question: which files are, and what belongs to the question."""

from pathlib import Path

import pytest

from prepress.dialect import Document, Outline
from prepress.dialects.single_question import DIALECT
from prepress.parsing.syntax import parse, plain
from prepress.source import Source


def document(text: str) -> Document:
    source = Source(Path("bank.md"), text, "")
    return Document(source, parse(source))


def read(text: str) -> Outline:
    return DIALECT.read(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "# Question (EN)\n> Why?\n\n# Вопрос (RU)\n> Почему?\n\n## Answer (EN)\nSo.\n\n## Ответ (RU)\nТак.\n",
        "# Wind\n\n## Question\n\nWhy?\n\n## Answer\n\nSo.\n",
        "## Question: Why is there wind?\n\n## Solution\n\nSo.\n",
        "### What is a gale?\n\n#### Answer\n\nWind.\n\n#### Good to know\n\nCold.\n",
    ],
)
def test_one_question_and_its_answer_are_recognised(text: str) -> None:
    """By the headings that say so, in one language or several, or by a heading that asks."""
    assert DIALECT.score(document(text)) > 0.5
    assert len(read(text).chapters[0].items) == 1


@pytest.mark.parametrize(
    "text",
    [
        "# Question\n\nWhy?\n",
        "## Question\n\nWhy?\n\n## Answer\n\nSo.\n\n## Question\n\nWho?\n\n## Answer\n\nI.\n",
        "## Question 1\n\nWhy?\n\n## Question 2\n\nWho?\n\n## Answer\n\nSo.\n",
        "## Answer\n\nSo.\n\n## Question\n\nWhy?\n",
        "# Questions\n\n1. Why?\n\n# Answers\n\n1. So.\n",
        "# Why?\n\n## Answer\n\nSo.\n\n# Who?\n\n## Answer\n\nI.\n",
        "# The wind\n\n## Answer\n\nSo.\n",
        "",
    ],
)
def test_other_documents_are_left_alone(text: str) -> None:
    """Several questions, none, or none that is answered."""
    assert DIALECT.score(document(text)) == 0


def test_all_wordings_ask_and_all_answers_answer() -> None:
    """The first paragraph is the prompt, quoted or not; what else stands above the answer is on the front."""
    text = (
        "# Wind\n\nAn intro.\n\n# Question (EN)\n> Why?\n>\n> Think.\n\n```\n8\n```\n\n"
        "# Frage (DE)\n> Warum?\n\n---\n\n"
        "## Answer (EN)\nSo.\n\n### 1. Heat\nRises.\n\n## Antwort (DE)\nDarum.\n\n## Follow-ups\n- Who?\n"
    )
    outline = read(text)
    (item,) = outline.chapters[0].items
    assert (outline.title.text, [plain(node.children) for node in outline.intro]) == ("Wind", ["An intro."])
    assert item.prompt.text == "Why?"
    assert [node.kind for node in item.front] == ["blockquote", "fence", "blockquote"]
    assert [plain(node.children) for node in item.body if node.level] == [
        "Answer (EN)", "1. Heat", "Antwort (DE)", "Follow-ups",
    ]  # fmt: skip
    assert [plain(node.children) for node in outline.noise] == ["Question (EN)", "Frage (DE)", ""]


def test_without_a_question_everything_is_kept() -> None:
    """Told to read a document as one question, the dialect finds none and loses nothing."""
    outline = read("# Wind\n\nText.\n")
    assert (len(outline.intro), outline.chapters) == (2, ())
