"""The contract of a dialect: how one family of banks marks its questions.

A dialect scores a document, and reads it into an outline; the reader takes the best one. Modules in `dialects/` each
define one `DIALECT`.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from prepress import dialects
from prepress.model import Prose
from prepress.source import Source, Span
from prepress.syntax import Node


@dataclass(frozen=True)
class Document:
    """What a dialect gets to see: the blocks of a bank, after its front matter."""

    source: Source
    blocks: tuple[Node, ...]


@dataclass(frozen=True)
class Item:
    """A question as it stands in the text: its heading, an explicit id if it has one, and everything below it."""

    number: str | None
    prompt: Prose
    body: tuple[Node, ...]
    span: Span
    id: str | None = None


@dataclass(frozen=True)
class Chapter:
    """A section heading with the text and the questions below it; `closing` if the text makes up the section."""

    title: Prose
    intro: tuple[Node, ...]
    items: tuple[Item, ...]
    span: Span


@dataclass(frozen=True)
class Outline:
    """The shape of a document. `noise` are the blocks left out on purpose, such as rules between questions."""

    title: Prose
    intro: tuple[Node, ...]
    chapters: tuple[Chapter, ...]
    noise: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Dialect:
    """`score` says how well a document fits, 0 to 1; `read` never fails and leaves no block out unsaid."""

    name: str
    summary: str
    score: Callable[[Document], float]
    read: Callable[[Document], Outline]


def all_dialects() -> tuple[Dialect, ...]:
    """Every dialect in `dialects/`, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(dialects.__path__))
    return tuple(importlib.import_module(f"prepress.dialects.{name}").DIALECT for name in names)
