"""The YAML header: where it ends, what it says, and where its problems are. (Everyday cases: tests/cases/reading/.)"""

from pathlib import Path

import pytest

from prepress.diagnostics import Report, Severity
from prepress.model import Meta
from prepress.parsing.frontmatter import key_span, read_front_matter
from prepress.source import Source

LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def read(text: str) -> tuple[Meta, str, Report]:
    """The metadata, the text that is left, and what was said."""
    source = Source(Path("bank.md"), text, "")
    report = Report(source)
    meta, start = read_front_matter(source, report)
    return meta, text[start:], report


def places(report: Report) -> list[tuple[int, int]]:
    """Line and column of everything reported."""
    return [diagnostic.place for diagnostic in report if diagnostic.place]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text\n---\na: b\n---\n",
        "x\n---\na: b\n---\n",
        " ---\na: b\n---\n",
        "----\na: b\n----\n",
        "--- a\nb: c\n---\n",
        "***\n",
    ],
)
def test_only_a_first_line_of_three_hyphens_opens_a_header(text: str) -> None:
    """Anything else is the bank's own text, to the last character."""
    meta, left, report = read(text)
    assert (meta, left, list(report)) == (Meta(), text, [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_what_follows_the_header_is_left(end: str) -> None:
    """The text begins on the line below the closing fence, whatever ends the lines."""
    meta, left, report = read(end.join(["---  ", "title: T", "--- ", "# One", "---", "two"]))
    assert meta.title == "T"
    assert left == end.join(["# One", "---", "two"])
    assert not list(report)


def test_a_header_may_be_all_there_is() -> None:
    """Without a line end behind the fence too."""
    meta, left, _ = read("---\ntitle: T\n---")
    assert (meta.title, left) == ("T", "")


def test_hyphens_inside_of_a_value_do_not_close() -> None:
    """Only a line that holds nothing else does; indented, or with words behind, it is part of the value."""
    meta, left, _ = read("---\ndescription: |\n  a\n  ---\n  --- b\n---\nc")
    assert (meta.description, left) == ("a\n---\n--- b", "c")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("a: b: c", 5),
        ("\tx: y", 1),
        ("a: [b", None),
        ("a: 'b", None),
        ("a: *nobody", 4),
        ("a: 2024-02-30", 4),
        ("a: !!int b", 4),
    ],
)
def test_an_error_is_reported_at_its_line(end: str, line: str, column: int | None) -> None:
    """Line 3 of the file, not 2 of the header; what is never closed is reported no later than the fence."""
    meta, left, report = read(end.join(["---", "title: T", line, "---", "# One"]))
    (place,) = places(report)
    assert place == (3, column) if column else place[0] in (3, 4)
    assert [diagnostic.severity for diagnostic in report] == [Severity.ERROR]
    assert (meta, left) == (Meta(), "# One")


def test_lines_are_those_of_the_file_and_not_of_yaml() -> None:
    """U+2028 and U+0085 end a line in YAML, but not in a bank."""
    _, _, report = read('---\ntitle: "a\u2028b\x85c"\na: b: c\n---\n')
    assert places(report) == [(3, 5)]


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x00", "\x7f", "\ufffe"])
def test_a_character_that_yaml_forbids_is_an_error_at_its_place(character: str) -> None:
    """Control characters may stand in a header only as escapes."""
    _, _, report = read(f"---\r\ntitle: T\r\na: b{character}\r\n---\r\n")
    assert places(report) == [(3, 5)]
    assert "\n" not in "".join(diagnostic.message for diagnostic in report)


def test_a_header_that_is_never_closed_takes_nothing_with_it() -> None:
    """The text below its first line is read as the bank's own."""
    _, left, report = read("---\ntitle: T\n# One\n")
    assert places(report) == [(1, 1)]
    assert left == "title: T\n# One\n"


@pytest.mark.parametrize("header", [LAUGHS, "a: &a [*a]\n", "a: &a {b: *a}\n", "a: " + "[" * 500 + "]" * 500 + "\n"])
def test_headers_made_to_exhaust_are_refused(header: str) -> None:
    """Aliases of aliases, values that hold themselves, and bottomless nesting give one error, at once."""
    meta, _, report = read(f"---\n{header}---\n")
    assert meta == Meta()
    assert [diagnostic.severity for diagnostic in report] == [Severity.ERROR]


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!mine x"])
def test_a_header_makes_no_objects(tag: str) -> None:
    """Only plain YAML values are read; a tag for anything else is an error."""
    _, _, report = read(f"---\na: {tag}\n---\n")
    assert places(report) == [(2, 4)]


def test_every_other_key_is_kept() -> None:
    """As YAML read it, under its name as text."""
    meta, _, report = read("---\n1: a\nb: [c, {d: 2}]\nnull: yes\n---\n")
    assert meta.extra == {"1": "a", "b": ["c", {"d": 2}], "None": True}
    assert not list(report)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("title: 2024", "title", "2024"),
        ("title: ' T '", "title", "T"),
        ("title:", "title", ""),
        ("tags:", "tags", ()),
        ("tags: one", "tags", ("one",)),
        ("tags: [one, 2, '', ' three ']", "tags", ("one", "2", "three")),
        ("lastUpdated: 2024-12-09", "updated", "2024-12-09"),
        ("lastUpdated: 2024-12-09T23:59:59-08:00", "updated", "2024-12-09"),
        ("lastUpdated: '9 Dec'", "updated", "9 Dec"),
        ("lastUpdated: 2024", "updated", "2024"),
        ("author: Ada", "authors", ("Ada",)),
        ("authors: [Ada, Grace]", "authors", ("Ada", "Grace")),
        ("lang: pt-BR", "language", "pt-BR"),
        ("prepress: {paper: a4}", "settings", {"paper": "a4"}),
        ("prepress:", "settings", {}),
    ],
)
def test_known_keys_become_fields(line: str, field: str, value: object) -> None:
    """What people write in different ways is one thing in the bank; an empty value is none."""
    meta, _, report = read(f"---\n{line}\n---\n")
    assert getattr(meta, field) == value
    assert not list(report)


@pytest.mark.parametrize(
    "line", ["title: [a]", "title: true", "tags: {a: b}", "tags: [[a]]", "lang: [en]", "prepress: [a]"]
)
def test_a_value_of_the_wrong_kind_is_left_out(line: str) -> None:
    """With a warning at its key; the rest of the header is used."""
    meta, _, report = read(f"---\ntopic: t\n{line}\n---\n")
    assert meta == Meta(topic="t")
    assert places(report) == [(3, 1)]
    assert [diagnostic.severity for diagnostic in report] == [Severity.WARNING]


def test_a_key_is_found_where_it_stands() -> None:
    """Quoted, indented, or not at all: then it is the first line."""
    source = Source(Path("bank.md"), '---\n"a" : 1\nb:\n  c: 2\n---\n', "")
    assert source.place(key_span(source, "a").start) == (2, 1)
    assert source.place(key_span(source, "c").start) == (4, 3)
    assert source.place(key_span(source, "d").start) == (1, 1)
