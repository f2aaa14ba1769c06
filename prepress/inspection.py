"""A bank and its diagnostics -> the JSON object of `prepress inspect`: all that was understood, as plain words."""

import math
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time

from prepress.diagnostics import Diagnostic, in_order
from prepress.messages import fields
from prepress.model import Bank, Prose, Question, Section
from prepress.parsing.syntax import VERBATIM, Node, formula_source, plain
from prepress.reading.traits import Traits
from prepress.rendering.sanitizer import words_of_html

LISTS = frozenset({"bullet_list", "ordered_list"})
ROWS = frozenset({"thead", "tbody"})
DIGITS = 3
WORDS = frozenset({"paragraph", "heading", "admonition_title"})


def describe(bank: Bank, diagnostics: Sequence[Diagnostic]) -> dict[str, object]:
    """The object, of values that JSON knows; `line` and `column` count from 1 and are null without a place."""
    return {
        "path": _safe(str(bank.source.path)),
        "meta": _meta(bank),
        "dialect": bank.dialect,
        "scores": _scores(bank.scores),
        "sections": [_section(section, bank) for section in bank.sections],
        "closing": [{"title": section.title.text, "text": words(section.intro)} for section in bank.closing],
        **_files(bank),
        "diagnostics": [
            _safe({**_file(bank, diagnostic), **fields(diagnostic)}) for diagnostic in in_order(list(diagnostics))
        ],
    }


def _files(bank: Bank) -> dict[str, object]:
    """How each file was read, of a bank that has several."""
    listed = [
        {"name": _safe(file.name), "dialect": file.dialect, "scores": _scores(file.scores)} for file in bank.files
    ]
    return {"files": listed} if listed else {}


def _file(bank: Bank, diagnostic: Diagnostic) -> dict[str, object]:
    """Where a diagnostic is, of a bank that has several files."""
    return {"file": diagnostic.source.name if diagnostic.source else None} if bank.files else {}


def _scores(scores: Mapping[str, float]) -> dict[str, float]:
    return {name: round(score, DIGITS) for name, score in scores.items()}


def _section(section: Section, bank: Bank) -> dict[str, object]:
    return {
        "title": section.title.text,
        "text": words(section.intro),
        "questions": [_question(question, bank) for question in section.questions],
    }


def _question(question: Question, bank: Bank) -> dict[str, object]:
    file, start = bank.source.file_at(question.span.start)
    return {
        "id": question.id,
        "number": question.number,
        **({"file": _safe(file.name)} if bank.files else {}),
        "line": file.place(question.span.start - start).line,
        "prompt": question.prompt.text,
        "metadata": _traits(question.traits),
        "parts": [{"role": part.role.value, "label": part.label, "text": words(part.body)} for part in question.parts],
    }


def _traits(traits: Traits) -> dict[str, object]:
    """What is said about a question; `level` is 1 to 5, and null like `minutes` where nobody can tell."""
    return {
        "difficulty": traits.difficulty,
        "level": traits.level and traits.level.value,
        "tags": list(traits.tags),
        "companies": list(traits.companies),
        "time": traits.duration,
        "minutes": traits.minutes,
        "others": list(traits.others),
        "room": traits.room,
    }


def _meta(bank: Bank) -> object:
    """The front matter by the names that authors write; the title is the bank's even if only a heading gives it."""
    meta = bank.meta
    known = {
        "title": bank.title,
        "description": meta.description,
        "category": meta.category,
        "topic": meta.topic,
        "difficulty": meta.difficulty,
        "tags": meta.tags,
        "lastUpdated": meta.updated,
        "authors": meta.authors,
        "lang": meta.language,
        "prepress": meta.settings,
    }
    printed = {
        "publisher": meta.publisher,
        "rights": meta.rights,
        "series": meta.series,
        "seriesNumber": meta.series_number,
        "identifier": meta.identifier,
        "cover": meta.cover,
    }
    return _safe({**known, **{key: value for key, value in printed.items() if value}, **meta.extra})


def _safe(value: object) -> object:
    """The same value as JSON can hold it, whatever YAML made of the front matter."""
    if isinstance(value, Mapping):
        return {str(_safe(str(key))): _safe(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_safe(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(str(_safe(item)) for item in value)
    return value if value is None or isinstance(value, bool) else _safe_scalar(value)


def _safe_scalar(value: object) -> object:
    """Dates in ISO form, bytes in Base64, and what JSON has no number for as a word."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return str(value).encode("utf-8", errors="replace").decode("utf-8")


def words(prose: Prose) -> str:
    """What the blocks say, without markup: items of lists, rows of tables and lines of code on lines of their own."""
    return "\n".join(_lines(prose.nodes))


def _lines(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.kind in LISTS:
            yield from _items(node)
        elif node.kind == "tr":
            yield " | ".join(_inline(cell.children) for cell in node.children)
        elif node.kind in VERBATIM:
            yield from node.text.rstrip().split("\n")
        elif node.kind == "math_block":
            yield from formula_source(node).split("\n")
        elif node.kind == "html_block":
            yield from filter(None, (" ".join(line.split()) for line in words_of_html(node.text).split("\n")))
        elif node.kind in WORDS:
            yield _inline(node.children)
        else:
            yield from _lines(node.children)


def _items(items: Node) -> Iterator[str]:
    first = int(items.attributes.get("start", "1"))
    for number, item in enumerate(items.children, first):
        mark = "- " if items.kind == "bullet_list" else f"{number}. "
        lines = list(_lines(item.children)) or [""]
        yield (mark + lines[0]).rstrip()
        yield from (" " * len(mark) + line for line in lines[1:])


def _inline(nodes: Sequence[Node]) -> str:
    return " ".join(plain(nodes).split())
