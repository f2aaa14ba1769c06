"""Rows of tables as questions: which tables have some, and what becomes of the columns."""

from pathlib import Path

import pytest

from prepress.dialect import Document, Item
from prepress.dialects.tables import DIALECT, rows_of
from prepress.parsing.syntax import parse, plain
from prepress.source import Source


def document(text: str) -> Document:
    source = Source(Path("bank.md"), text, "")
    return Document(source, parse(source))


def items(text: str) -> list[Item]:
    return [item for chapter in DIALECT.read(document(text)).chapters for item in chapter.items]


def table(*rows: str) -> str:
    head, *below = rows
    return "\n".join((head, "|".join("-" for _ in head.split("|")), *below)) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        table("Question|Answer", "Why?|So."),
        table("#|Questions|Answers", "1|Why?|So."),
        table("Frage|Antwort", "Warum?|Darum."),
        table("问题|答案", "为什么？|因为"),
        table("Вопросы|Ответы", "Почему?|Так."),
        table("Topic|Question|Difficulty", "Sky|Why is it blue?|hard"),
        table("Question|Answer", "Name the clouds|Cirrus"),
    ],
)
def test_the_names_of_the_columns_tell(text: str) -> None:
    """In many languages, in the singular and the plural, in any place."""
    assert len(items(text)) == 1
    assert DIALECT.score(document(text)) > 0


@pytest.mark.parametrize(
    "text",
    [
        table("Field|Size", "Why?|1"),
        table("Question", "Why?"),
        table("No.|Question", "1|Why?"),
        table("Topic|Questions", "Sky|12", "Sea|20"),
        table("No.|Question|Answer", "1|[Why?](#why)|", "2|[Who?](#who)|"),
        "Question | Answer\n",
    ],
)
def test_other_tables_have_no_questions(text: str) -> None:
    """Tables of contents and of counts do not, nor does one without a second column."""
    assert not any(map(rows_of, document(text).blocks))
    assert DIALECT.score(document(text)) == 0


def test_columns_become_labelled_parts() -> None:
    """In the order of the columns, with the markup of their cells; cells that are empty become nothing."""
    first, second = items(table("No.|Question|Level|Answer", "7.|Why `it`?|easy|**So.**", "8|Who?||"))
    assert (first.number, first.prompt.text) == ("7", "Why it?")
    assert [plain(node.children) for node in first.body] == ["Level: easy", "Answer: So."]
    assert [child.kind for child in first.body[1].children if plain((child,))] == ["strong", "text", "strong"]
    assert (second.number, second.body) == ("8", ())


def test_a_row_knows_its_line() -> None:
    """The place of a question is that of its row, not of the table."""
    text = table("Question|Answer", "Why?|So.", "Who?|I.")
    assert [text[slice(*item.span)] for item in items(text)] == ["Why?|So.\n", "Who?|I.\n"]


def test_a_number_in_the_question_counts_if_there_is_no_column_for_it() -> None:
    """And something that is no number, in a column for numbers, is not lost."""
    assert [item.number for item in items(table("Question|Answer", "Q3. Why?|So."))] == ["3"]
    (item,) = items(table("No.|Question|Answer", "new|Why?|So."))
    assert [plain(node.children) for node in item.body] == ["No.: new", "Answer: So."]


def test_text_between_tables_belongs_to_no_row() -> None:
    """It goes before the questions of its section; the next section is none of its business."""
    rows = table("Question|Answer", "Why?|So.")
    chapters = DIALECT.read(document(f"## One\n\n{rows}\nText.\n\n## Two\n\n{rows}")).chapters
    assert [[plain(node.children) for node in chapter.intro] for chapter in chapters] == [["Text."], []]
    assert [len(item.body) for chapter in chapters for item in chapter.items] == [1, 1]
