"""Problems as values: what is wrong, where, and what to type instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from prepress.source import Place, Source, Span


class Severity(StrEnum):
    """How bad it is: an error keeps the bank from being made, a warning does not, an info is for the curious."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Diagnostic:
    """One sentence about the bank in its author's words. Without a source it is about the build as a whole.

    `also` are all further places that it is about, each in its file, for programs: the message names a few of them.
    """

    rule: str
    severity: Severity
    message: str
    hint: str = ""
    source: Source | None = None
    span: Span | None = None
    also: tuple[tuple[Source, Span], ...] = ()

    @property
    def place(self) -> Place | None:
        """Line and column, both from 1; worked out only when somebody wants to see them."""
        return self.source.place(self.span.start) if self.source and self.span else None


@dataclass
class Report:
    """Collects diagnostics about one source, each on the file in which it lies; changes while it is used."""

    source: Source | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def on(self, source: Source) -> "Report":
        """The same report, for what is found in another file."""
        return Report(source, self.diagnostics)

    def error(self, rule: str, span: Span | None, message: str, hint: str = "") -> None:
        """Report what keeps the bank from being made."""
        self._add(Severity.ERROR, rule, (span,), message, hint)

    def warning(self, rule: str, span: Span | None, message: str, hint: str = "", also: Sequence[Span] = ()) -> None:
        """Report what the author will want to mend, here and in other places."""
        self._add(Severity.WARNING, rule, (span, *also), message, hint)

    def info(self, rule: str, span: Span | None, message: str, hint: str = "") -> None:
        """Report a choice that was made for the author."""
        self._add(Severity.INFO, rule, (span,), message, hint)

    def _add(self, severity: Severity, rule: str, spans: Sequence[Span | None], message: str, hint: str) -> None:
        source, (span, *also) = self.source, spans
        further = tuple(source.in_file(each) for each in also if source and each)
        if source and span:
            source, span = source.in_file(span)
        self.diagnostics.append(Diagnostic(rule, severity, message, hint, source, span, further))


def worst(diagnostics: list[Diagnostic]) -> Severity | None:
    """The gravest severity among them, or None when there are none."""
    found = {diagnostic.severity for diagnostic in diagnostics}
    return next((severity for severity in Severity if severity in found), None)


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sorted as an author reads: by file, then by place, then by rule."""

    def key(diagnostic: Diagnostic) -> tuple[str, int, str]:
        path = str(diagnostic.source.path) if diagnostic.source else ""
        return path, diagnostic.span.start if diagnostic.span else -1, diagnostic.rule

    return sorted(diagnostics, key=key)
