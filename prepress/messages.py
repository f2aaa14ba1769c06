"""Diagnostics as text for people, as JSON for programs, and as annotations for GitHub.

Paths are shown relative to a folder if they lie below it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath

from prepress.diagnostics import Diagnostic, Severity
from prepress.excerpt import excerpt, visible
from prepress.source import Source

Piece = tuple[str, str]
"""A stretch of text and what it is: "place", "message", "hint", "" or the name of a severity."""

ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
WIDTH = 100


def pieces(diagnostic: Diagnostic, folder: PurePath, width: int = WIDTH) -> Iterator[Piece]:
    """A diagnostic as people read it: place, severity and message, the line with a caret below it, the hint."""
    severity = diagnostic.severity.value
    if where := _where(diagnostic, folder):
        yield f"{where}: ", "place"
    yield f"{severity}[{diagnostic.rule}]", severity
    yield f": {visible(diagnostic.message)}\n", "message"
    if diagnostic.source and diagnostic.span and diagnostic.source.text:
        line, caret = excerpt(diagnostic.source, diagnostic.span.start, width - 4)
        yield f"    {line}\n" if line else "", ""
        yield f"    {caret}\n" if line else "", severity
    if diagnostic.hint:
        yield f"  hint: {visible(diagnostic.hint)}\n", "hint"


def _where(diagnostic: Diagnostic, folder: PurePath) -> str:
    path = shown_path(diagnostic, folder)
    place = diagnostic.place
    return f"{path}:{place.line}:{place.column}" if place else path


def shown_path(diagnostic: Diagnostic, folder: PurePath) -> str:
    """The file that a diagnostic is about, "" if it is about none."""
    return shown(diagnostic.source, folder) if diagnostic.source else ""


def shown(source: Source, folder: PurePath) -> str:
    """The path of a file as it is shown."""
    path = source.path
    return visible(str(path.relative_to(folder) if path.is_relative_to(folder) else path))


def as_text(diagnostics: Sequence[Diagnostic], folder: PurePath, width: int = WIDTH) -> str:
    """All of them for people, without colours; each line ends with a line feed."""
    return "".join(text for diagnostic in diagnostics for text, _ in pieces(diagnostic, folder, width))


def as_json(diagnostics: Sequence[Diagnostic], folder: PurePath) -> str:
    """A list of objects, in ASCII; path, line and column are null where there is none, `also` are further places."""
    values = [
        {"path": shown_path(diagnostic, folder) or None, **fields(diagnostic), **_further(diagnostic, folder)}
        for diagnostic in diagnostics
    ]
    return json.dumps(values, indent=2) + "\n"


def _further(diagnostic: Diagnostic, folder: PurePath) -> dict[str, list[dict[str, object]]]:
    """The further places of what is said once for many."""
    places = [(source, source.place(span.start)) for source, span in diagnostic.also]
    found = [{"path": shown(source, folder), "line": place.line, "column": place.column} for source, place in places]
    return {"also": found} if found else {}


def fields(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    """A diagnostic as the members of a JSON object."""
    place = diagnostic.place
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def as_github(diagnostics: Sequence[Diagnostic], folder: PurePath) -> str:
    """One workflow command a line (GitHub Docs, "Workflow commands for GitHub Actions")."""
    return "".join(_annotation(diagnostic, folder) for diagnostic in diagnostics)


def _annotation(diagnostic: Diagnostic, folder: PurePath) -> str:
    place = diagnostic.place
    properties: dict[str, object] = {
        "file": shown_path(diagnostic, folder),
        "line": place.line if place else "",
        "col": place.column if place else "",
        "title": diagnostic.rule,
    }
    listed = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items() if value)
    message = "\n".join(filter(None, (diagnostic.message, diagnostic.hint)))
    return f"::{ANNOTATIONS[diagnostic.severity]} {listed}::{_escaped(message)}\n"


def _escaped(text: str, further: str = "") -> str:
    """Percent-encoded as the runner decodes it (actions/toolkit, `command.ts`)."""
    for character in ("%", "\r", "\n", *further):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


Format = Callable[[Sequence[Diagnostic], PurePath], str]
FORMATS: Mapping[str, Format] = {"text": as_text, "json": as_json, "github": as_github}
"""What `prepress check --format` offers."""


def summary(questions: int, sections: int, diagnostics: Sequence[Diagnostic], of: int = 0) -> str:
    """One line without its end: `40 questions in 8 sections, 2 warnings`, or `10 of 40 questions, no problems`."""
    amount = f"{questions} of {counted(of, 'question')}" if of > questions else counted(questions, "question")
    amount += f" in {counted(sections, 'section')}" if sections else ""
    return f"{amount}, {problems(diagnostics)}"


def problems(diagnostics: Sequence[Diagnostic]) -> str:
    """How many there are of each severity: `1 error, 2 warnings`, or `no problems`."""
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    return ", ".join(counted(found[each], each.value) for each in Severity if found[each]) or "no problems"


def counted(number: int, noun: str) -> str:
    """A number of things: `no files`, `1 file`, `2 files`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
