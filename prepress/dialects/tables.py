"""Questions are rows of tables: `| Question | Answer |` above, and below it one question a row.

The names of the columns say what is in them, in any language whose labels are known; a table of words and what they
mean, or of two languages, has a card a word. A column beside question and
answer becomes a part of its own, labelled with its name; one with numbers numbers the questions.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from prepress.dialect import Dialect, Document, Item, Outline
from prepress.model import Prose
from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import Lead, asks, lead_of
from prepress.reading.grading import Candidate, grade
from prepress.reading.label_words import DEFINITIONS, NUMBERS, TERMS
from prepress.reading.labels import Meaning, meaning_of
from prepress.reading.listkinds import is_contents
from prepress.reading.noise import is_language
from prepress.reading.shelf import Shelf
from prepress.reading.standing import standing
from prepress.source import Span

SEVERAL = frozenset({"вопросы", "fragen", "domande", "pytania", "otázky", "întrebări", "問題集"})
"""Names for a column of questions that are not the name of one with an s behind it."""

NUMBER = re.compile(r"\W{0,3}(\d{1,6}(?:\.\d{1,4}){0,3})\W{0,3}$")
MOSTLY = 0.5
NO_COLUMN = -1


class Row(NamedTuple):
    """A row of a table: its number, what it asks, and the cells beside that, each with the name of its column."""

    node: Node
    number: str | None
    prompt: tuple[Node, ...]
    others: tuple[tuple[tuple[Node, ...], tuple[Node, ...]], ...]


def score(document: Document) -> float:
    """How much the rows look like questions, and stand where questions do."""
    tables = [node for node in document.blocks if rows_of(node)]
    candidates = [_candidate(row) for table in tables for row in rows_of(table)]
    return grade(candidates) * standing(document.blocks, [row.start for table in tables for row in _spans(table)])


def _spans(table: Node) -> list[Span]:
    return [row.node.span for row in rows_of(table)]


def _candidate(row: Row) -> Candidate:
    """A column that is called so marks its questions as well as a word before each would."""
    body = tuple(_part(name, cell, row.node) for name, cell in row.others)
    return Candidate(Lead(row.number, True, row.prompt), row.prompt, body)


def read(document: Document) -> Outline:
    """Make a question of each row. Text between tables is no part of a row: it goes before the first table."""
    shelf = Shelf()
    tables: list[Node] = []
    for node in document.blocks:
        if _opens_section(node):
            _put_tables(tables, shelf)
            tables = []
        if rows_of(node):
            tables.append(node)
        else:
            shelf.put((node,))
    _put_tables(tables, shelf)
    return shelf.outline()


def _opens_section(node: Node) -> bool:
    said = [child.kind for child in node.children if plain((child,)).strip()] if node.kind == "paragraph" else []
    return node.level > 0 or said == ["strong"]


def _put_tables(tables: Sequence[Node], shelf: Shelf) -> None:
    for table in tables:
        shelf.mark(table.span, [_item(row) for row in rows_of(table)])


def _item(row: Row) -> Item:
    body = tuple(_part(name, cell, row.node) for name, cell in row.others)
    return Item(row.number, Prose(row.prompt), body, row.node.span)


def _part(name: tuple[Node, ...], cell: tuple[Node, ...], row: Node) -> Node:
    """A cell as a paragraph behind the name of its column."""
    if not plain(name).strip():
        return Node("paragraph", row.span, cell, tag="p")
    colon = Node("text", row.span, text=": ")
    return Node("paragraph", row.span, (Node("strong", row.span, name, tag="strong"), colon, *cell), tag="p")


def rows_of(table: Node) -> tuple[Row, ...]:
    """The rows of a table that has a column of questions; none of any other table."""
    if table.kind != "table" or len(table.children) < 2 or is_contents(table):
        return ()
    names = [cell.children for row in table.children[0].children for cell in row.children]
    question, number = _column(names, _is_question), _column(names, _is_number)
    answered = any(meaning_of(_words(name)) in (Meaning.ANSWER, Meaning.SHORT_ANSWER) for name in names)
    if question == NO_COLUMN and number != 0 and _are_of_words([_words(name).casefold() for name in names]):
        question, answered = 0, True
    if question == NO_COLUMN or len(names) - (number != NO_COLUMN) < 2:
        return ()
    rows = tuple(_rows(table.children[1].children, names, question, number))
    return rows if answered or sum(asks(row.prompt) for row in rows) >= MOSTLY * len(rows) else ()


def _are_of_words(names: Sequence[str]) -> bool:
    """Whether the first column has words to be learnt, and the second says what they mean, perhaps in a language."""
    if len(names) < 2:
        return False
    first, second = names[0] in TERMS.split(","), names[1] in DEFINITIONS.split(",")
    languages = [is_language(name) for name in names[:2]]
    return (first and (second or languages[1])) or (languages[0] and (second or languages[1]))


def _rows(rows: Sequence[Node], names: Sequence[tuple[Node, ...]], question: int, number: int) -> Iterator[Row]:
    """The rows that say something. What stands in a row without a prompt is all there is of it."""
    for row in rows:
        cells = [cell.children for cell in row.children]
        lead = lead_of(cells[question])
        counted = NUMBER.match(plain(cells[number])) if number != NO_COLUMN else None
        others = (
            (names[n], cell) for n, cell in enumerate(cells) if n not in (question, number if counted else question)
        )
        said = tuple((name, cell) for name, cell in others if cell)
        if lead.rest or said:
            yield Row(row, counted[1] if counted else lead.number, lead.rest, said)


def _column(names: Sequence[tuple[Node, ...]], is_meant: Callable[[str], bool]) -> int:
    return next((index for index, name in enumerate(names) if is_meant(_words(name))), NO_COLUMN)


def _words(name: Sequence[Node]) -> str:
    return " ".join(plain(name).split())


def _is_question(words: str) -> bool:
    singular = words.casefold().removesuffix("s")
    return Meaning.QUESTION in (meaning_of(words), meaning_of(singular)) or words.casefold() in SEVERAL


def _is_number(words: str) -> bool:
    return words.casefold().rstrip(".") in NUMBERS


DIALECT = Dialect("tables", "questions are rows of a table with a column for them", score, read)
