"""Literate cases: a page of Markdown that shows banks, and below each what it must give.

A case begins with a heading. Its fences say by their first word what they hold:

    bank           the bank, kept as bank.md; `name=…` gives it another name
    file PATH      a file beside it, a space in its name written as %20
    diagnostics    what must be reported, as people get to see it
    outline        how it must be read; with `ids`, the ids too

Further words change the bytes of a bank or file: `bom`, `crlf`, `cr`, and `escapes`, which reads `\\xff` as a byte and
`\\u2028` as a character.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from prepress.check import preflight
from prepress.diagnostics import Report, in_order
from prepress.excerpt import visible
from prepress.inspection import words
from prepress.messages import as_text
from prepress.model import Bank, Question, Section
from prepress.parsing.syntax import Node, parse, plain
from prepress.reading.reader import read_bank
from prepress.rendering.theme import Theme
from prepress.source import Source, read_source

ESCAPE = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})", re.IGNORECASE)
INPUTS = ("bank", "file")
META = ("description", "category", "topic", "difficulty", "tags", "updated", "authors", "settings", "extra")


@dataclass(frozen=True)
class Case:
    """One heading with its fences; `page` is the file it stands in."""

    page: Path
    title: str
    fences: tuple[Node, ...]

    @property
    def expectations(self) -> tuple[Node, ...]:
        """The fences that say what must come out."""
        return tuple(fence for fence in self.fences if _words(fence)[0] not in INPUTS)


@dataclass(frozen=True)
class Result:
    """A bank that was read and checked, with all that was said about it."""

    bank: Bank
    report: Report


def cases_of(page: Path) -> Iterator[Case]:
    """The cases of a page, in its order."""
    title, fences = "", list[Node]()
    for node in parse(read_source(page)):
        if node.kind == "heading":
            if fences:
                yield Case(page, title, tuple(fences))
            title, fences = plain(node.children), []
        elif node.kind == "fence":
            fences.append(node)
    if fences:
        yield Case(page, title, tuple(fences))


def run(case: Case, folder: Path) -> Result:
    """Write the case's files into a folder, read the bank, check it."""
    path = folder / "bank.md"
    for fence in case.fences:
        kind, *options = _words(fence)
        if kind == "file":
            path_of_file = folder / unquote(options[0])
            path_of_file.parent.mkdir(parents=True, exist_ok=True)
            path_of_file.write_bytes(_bytes(fence))
        elif kind == "bank":
            path = folder / next((option[5:] for option in options if option.startswith("name=")), "bank.md")
            path.write_bytes(_bytes(fence))
    source = read_source(path)
    report = Report(source)
    bank = read_bank(source, report)
    preflight(bank, Theme(), report)
    return Result(bank, report)


def given(fence: Node, result: Result, folder: Path) -> str:
    """What came out, of the kind that a fence asks for."""
    kind, *options = _words(fence)
    views: Mapping[str, Callable[[], str]] = {
        "diagnostics": lambda: as_text(in_order(result.report.diagnostics), folder),
        "outline": lambda: "".join(f"{visible(line)}\n" for line in _outline(result.bank, ids="ids" in options)),
    }
    return views[kind]()


def accept(case: Case, number: int, text: str) -> None:
    """Put a text into the expectation of that number, in the page as it is now."""
    source = read_source(case.page)
    fence = next(other for other in cases_of(case.page) if other.title == case.title).expectations[number]
    first, last = source.place(fence.span.start).line, source.place(fence.span.end - 1).line
    start, end = source.line_starts[first], source.line_starts[last - 1]
    case.page.write_text(source.text[:start] + text + source.text[end:], encoding="utf-8", newline="")


def _words(fence: Node) -> list[str]:
    return fence.info.split() or [""]


def _bytes(fence: Node) -> bytes:
    text = fence.text
    options = _words(fence)[1:]
    for option, line_end in (("crlf", "\r\n"), ("cr", "\r")):
        if option in options:
            text = text.replace("\n", line_end)
    data = text.encode()
    if "escapes" in options:
        data = b"".join(_unescaped(text))
    return b"\xef\xbb\xbf" + data if "bom" in options else data


def _unescaped(text: str) -> Iterator[bytes]:
    at = 0
    for match in ESCAPE.finditer(text):
        yield text[at : match.start()].encode()
        yield bytes([int(match[1], 16)]) if match[1] else chr(int(match[2], 16)).encode()
        at = match.end()
    yield text[at:].encode()


def _outline(bank: Bank, *, ids: bool) -> Iterator[str]:
    """One line for the title, each key of the front matter, each section, question and part, with its line number."""
    yield f"     {bank.title}"
    for key in META:
        if value := getattr(bank.meta, key):
            yield f"     {key}: {value}"
    if bank.intro:
        yield f"{_line(bank.source, bank.intro.nodes[0].span.start)} intro: {_said(words(bank.intro))}"
    for section in (*bank.sections, *bank.closing):
        yield from _section(section, bank, ids=ids)


def _section(section: Section, bank: Bank, *, ids: bool) -> Iterator[str]:
    kind = "section" if section.questions else "closing"
    text = f": {_said(words(section.intro))}" if section.intro else ""
    yield f"{_line(bank.source, section.span.start)} {kind} “{section.title.text}”{text}"
    for question in section.questions:
        yield from _question(question, bank.source, ids=ids)


def _question(question: Question, source: Source, *, ids: bool) -> Iterator[str]:
    number = f"{question.number}. " if question.number else ""
    identity = f" {{#{question.id}}}" if ids else ""
    yield f"{_line(source, question.span.start)}   {number}{question.prompt.text}{identity}"
    if question.traits:
        yield f"         traits: {question.traits.line}"
    for part in question.parts:
        label = f" “{part.label}”" if part.label else ""
        yield f"{_line(source, part.span.start)}     {part.role}{label}: {_said(words(part.body))}".rstrip()


def _line(source: Source, offset: int) -> str:
    return f"{source.place(offset).line:4}"


def _said(text: str) -> str:
    """Several lines in one."""
    return text.replace("\n", " / ")
