"""An EPUB on the disk -> all there is to say of it: our own rules, and EPUBCheck and Ace where they are installed."""

from collections.abc import Iterator
from pathlib import Path

from prepress.bookrule import faults_of
from prepress.diagnostics import Diagnostic, Severity
from prepress.proving.epubfile import EpubFile
from prepress.proving.validators import all_validators, asked
from prepress.source import Source


def check_book(path: Path, data: bytes, *, only_own: bool = False) -> Iterator[Diagnostic]:
    """Our rules first. A validator that is not there, or that fails, is an info that says how to get it."""
    book = Source(path, "", "")
    for rule, fault in faults_of(EpubFile(data)):
        severity = Severity.ERROR if fault.grave else Severity.WARNING
        yield Diagnostic(rule.name, severity, f"{fault.message}.", f"{rule.summary}.", book)
    for validator in () if only_own else all_validators():
        yield from (Diagnostic(said.rule, said.severity, said.message, "", book) for said in asked(validator, path))
