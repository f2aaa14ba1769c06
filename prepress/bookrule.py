"""The contract of a book rule: one thing that stores reject or readers break, looked for in the EPUB alone.

Modules in `bookrules/` each define one `RULE`, named as the module with hyphens; its docstring says what is looked for
and why. A rule knows no bank: it runs on any EPUB. For one of ours `proofs/shelves_accept.py` finds the bank's line.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prepress import bookrules
from prepress.proving.epubfile import Document, EpubFile

TEXT_TYPE = "application/xhtml+xml"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. `path` is the file, and `said` goes on from it: "text/a.xhtml has no language".

    `within` is the id of the element it is about or in, `clue` words by which the place in a bank can be found. What
    is not `grave` is bad for some readers, but the book can be sold and read.
    """

    path: str
    said: str
    within: str = ""
    clue: str = ""
    grave: bool = True

    @property
    def message(self) -> str:
        """The whole sentence, without its full stop."""
        return f"{self.path} {self.said}" if self.path else self.said


@dataclass(frozen=True)
class Rule:
    """`run` yields what is wrong with a book; nothing if all is well."""

    name: str
    summary: str
    run: Callable[[EpubFile], Iterator[Fault]]


def all_rules() -> tuple[Rule, ...]:
    """Every rule in `bookrules/`, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(bookrules.__path__))
    return tuple(importlib.import_module(f"prepress.bookrules.{name}").RULE for name in names)


def faults_of(book: EpubFile) -> Iterator[tuple[Rule, Fault]]:
    """What all rules find, those about the archive first; one that cannot be opened has nothing else."""
    if not book.entries:
        rule = next(rule for rule in all_rules() if rule.name == "archive")
        yield rule, Fault("", "This is not an archive that can be opened")
        return
    for rule in all_rules():
        yield from ((rule, fault) for fault in rule.run(book))


def texts(book: EpubFile) -> Iterator[Document]:
    """The documents that are read, and the navigation, each once."""
    found = {document.path: document for document in (*book.spine, *book.navigation)}
    kinds = {item.path: item.media_type for item in book.manifest}
    return (document for path, document in found.items() if kinds.get(path) == TEXT_TYPE)


def quoted(text: str, longest: int = 40) -> str:
    """Some text in one line between quotes, cut where it gets long."""
    said = " ".join(text.split())
    return f"“{said[:longest]}…”" if len(said) > longest else f"“{said}”"
