"""The YAML header of a bank: text -> Meta, with each problem at its own line.

A header is what stands between a first line `---` (blank ones may come before it) and the next line `---` or `...`, if
one line of it is `key: value`. It stays part of the source, so that the lines below it keep their numbers.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from difflib import get_close_matches

import yaml
from frontmatter.default_handlers import YAMLHandler

from prepress.diagnostics import Report
from prepress.model import Meta
from prepress.settings import DIALECTS
from prepress.source import Source, Span

HEADER = re.compile(r"(?:[ \t]*(?:\r\n?|\n)){0,9}---[ \t]*(?:\r\n?|\n)")
KEY = re.compile(r"^[ \t]*[\"']?(?![QAC][ \t]*:)[A-Za-z][\w .-]{0,60}[\"']?[ \t]*:(?:\s|$)", re.MULTILINE)
FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$")
ISBN = re.compile(r"\d{9}[\dX]|\d{13}", re.ASCII)
HALF_CHARACTER = re.compile("[\ud800-\udfff]")
MAX_BITS = 1024
"""Python writes out no number of more than 4,300 digits."""

MAX_VALUES = 10_000
"""More values than this come from aliases of aliases ("billion laughs"), not from an author."""

KINDS: Mapping[type, str] = {
    list: "a list", dict: "a group of keys", str: "plain text", bool: "a yes or no", int: "a number", float: "a number"
}  # fmt: skip

RULE = "bad-front-matter"


class _Loader(yaml.SafeLoader):
    """Says of a value that cannot be (`2024-13-45`) where it stands."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        try:
            value = super().construct_object(node, deep)
            return _possible(value)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(None, None, str(error), node.start_mark) from error


def _possible(value: object) -> object:
    """The same value. Raises ValueError for what can be written in YAML and nowhere else."""
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        raise ValueError("this number is too large")
    if isinstance(value, str) and HALF_CHARACTER.search(value):
        raise ValueError("this escape is only half a character")
    return value


def read_front_matter(source: Source, report: Report) -> tuple[Meta, int]:
    """The metadata and the offset at which the bank's own text begins."""
    opening = HEADER.match(source.text)
    if not opening:
        return Meta(), 0
    end = _closing_line(source, source.place(opening.end()).line)
    header = Span(opening.end(), source.line_starts[end] if end else len(source.text))
    if not _has_keys(source, header, closed=bool(end)):
        if end:
            hint = "Write *** in place of --- if it is a rule, or for example `title: My bank` below it."
            message = "What stands between the lines --- has no `key: value`: it is read as text."
            report.warning(RULE, source.lines_span(0, 1), message, hint)
        return Meta(), 0
    if end is None:
        hint = "Add a line --- below the last key, or write *** in place of the first --- if it is a rule."
        report.error(RULE, Span(opening.start(), opening.end()), "The front matter is never closed.", hint)
        return Meta(), opening.end()
    body = source.lines_span(end, end + 1).end
    return _meta(_load(source, header, report), source, header, report), body


def _has_keys(source: Source, header: Span, *, closed: bool) -> bool:
    """Whether it is meant as a header: one line of it is `key: value`, the first one if it is never closed; or none."""
    text = source.text[header.start : header.end]
    return bool((KEY.search if closed else KEY.match)(text)) or (closed and not text.strip())


def key_span(source: Source, key: str) -> Span:
    """Where a key of the front matter stands, or the first line if it is not found."""
    match = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*:", re.MULTILINE).search(source.text)
    return Span(match.end() - len(match[0].lstrip()), match.end() - 1) if match else source.lines_span(0, 1)


def _closing_line(source: Source, first: int) -> int | None:
    """The number (from 0) of the line that closes the header."""
    for number in range(first, len(source.line_starts) + 1):
        if FENCE.match(source.line(number)):
            return number - 1
    return None


def _load(source: Source, header: Span, report: Report) -> Mapping[str, object]:
    """The header's YAML; an empty mapping when it is not one."""
    text = source.text[header.start : header.end]
    try:
        values = YAMLHandler().load(text, Loader=_Loader)
        size = _count(values)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        _report_yaml(error, source, header, report)
        return {}
    if values is None:
        return {}
    if not isinstance(values, dict):
        message = f"The front matter is {_kind(values)}, not lines of `key: value`."
        hint = 'Write for example `title: "My bank"`, or write *** in place of the first --- if it is a rule.'
        report.error(RULE, source.lines_span(1, 2), message, hint)
        return {}
    if size > MAX_VALUES:
        hint = "Write the values out instead of using YAML aliases (*name)."
        report.error(RULE, source.lines_span(1, 2), "The front matter unfolds into far too many values.", hint)
        return {}
    return {str(key): value for key, value in values.items()}


def _report_yaml(error: Exception, source: Source, header: Span, report: Report) -> None:
    """The place is found by offset, since to YAML a line ends at U+2028 too."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    offset = mark.index if mark else getattr(error, "position", 0)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    problem = "it is too deeply nested" if isinstance(error, RecursionError) else problem
    hint = 'Put text that holds a colon, a # or quotes between quotes: title: "C#: the basics"'
    span = Span(min(header.start + offset, header.end), header.end)
    report.error(RULE, span, f"The front matter is not valid YAML: {problem}.", hint)


def _count(value: object, limit: int = MAX_VALUES) -> int:
    """How many values there are, aliases counted each time they are used; stops soon after `limit`."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    total = 1
    for child in children:
        total += _count(child, limit - total)
        if total > limit:
            break
    return total


def _kind(value: object) -> str:
    return KINDS.get(type(value), f"a {type(value).__name__}")


def _text(value: object) -> str | None:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    return "" if value is None else None


def _date(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else _text(value)


def _list(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return tuple(item.strip() for item in value.split(",") if item.strip())
    if not isinstance(value, list):
        return () if value is None else None
    items = [_text(item) for item in value]
    return None if None in items else tuple(item for item in items if item)


def _mapping(value: object) -> Mapping[str, object] | None:
    if isinstance(value, dict):
        return {str(key): item for key, item in value.items()}
    return {} if value is None else None


def _line(value: object) -> str | None:
    """A line of text; a list of them becomes one."""
    items = _list(value) if isinstance(value, list) else None
    return ", ".join(items) if items is not None else _text(value)


def _isbn(value: object) -> str | None:
    said = (_text(value) or "").replace("-", "").replace(" ", "").upper()
    return f"urn:isbn:{said}" if ISBN.fullmatch(said) else None


Reader = Callable[[object], object | None]
KEYS: Mapping[str, tuple[str, Reader, str]] = {
    "title": ("title", _text, "a line of text"),
    "description": ("description", _text, "a line of text"),
    "category": ("category", _text, "a line of text"),
    "topic": ("topic", _text, "a line of text"),
    "difficulty": ("difficulty", _text, "a line of text"),
    "tags": ("tags", _list, "a list such as [one, two]"),
    "lastUpdated": ("updated", _date, "a date such as 2024-12-09"),
    "author": ("authors", _list, "a name or a list of names"),
    "authors": ("authors", _list, "a name or a list of names"),
    "lang": ("language", _text, "a language tag such as en or pt-BR"),
    "publisher": ("publisher", _line, "a name"),
    "license": ("rights", _line, "a line of text"),
    "copyright": ("rights", _line, "a line of text"),
    "rights": ("rights", _line, "a line of text"),
    "series": ("series", _line, "the name of a series"),
    "seriesNumber": ("series_number", _text, "a number"),
    "isbn": ("identifier", _isbn, "an ISBN of 10 or 13 digits"),
    "identifier": ("identifier", _text, "an identifier that no other book has"),
    "cover": ("cover", _text, "the path of a picture"),
    "prepress": ("settings", _mapping, "settings, one `key: value` to a line, indented"),
}
"""Key in the file -> field of Meta, how it is read, and what it should be."""

SETTINGS = ("dialect",)
"""Settings that may also stand beside the title instead of below `prepress`, which wins."""


def _meta(values: Mapping[str, object], source: Source, header: Span, report: Report) -> Meta:
    fields: dict[str, object] = {}
    for key, (name, read, expected) in KEYS.items():
        if key not in values:
            continue
        value = read(values[key])
        if value is None:
            message = f"`{key}` in the front matter is {_kind(values[key])}."
            report.warning(RULE, key_span(source, key), message, f"Write {expected}.")
        elif value:
            fields[name] = value
    own = {
        key: values[key] for key in SETTINGS if values.get(key) is not None and _is_meant(key, values, source, report)
    }
    fields["settings"] = {**own, **(_mapping(values.get("prepress")) or {})}
    extra = {key: value for key, value in values.items() if key not in KEYS and key not in own}
    return Meta(**fields, extra=extra)  # type: ignore[arg-type]  # each reader gives its field's type


def _is_meant(key: str, values: Mapping[str, object], source: Source, report: Report) -> bool:
    """Whether `dialect:` beside the title is ours: a bank about SQL may say `dialect: postgres` and mean its own."""
    if get_close_matches(str(values[key]), DIALECTS, n=1, cutoff=0.5):
        return True
    message = f"`{key}` in the front matter is {values[key]!r}, which is none of the forms that banks are read in."
    hint = f"Write one of {', '.join(DIALECTS)}; without one, the bank is read in the form that fits best."
    report.info(RULE, key_span(source, key), message, hint)
    return False
