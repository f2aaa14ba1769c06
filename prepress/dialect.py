"""The contract of a dialect: how one family of banks marks its questions.

A dialect scores a document, and reads it into an outline; the reader takes the best one. Modules in `dialects/` each
define one `DIALECT`.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from prepress import dialects
from prepress.htmlblocks import unfold
from prepress.model import Prose
from prepress.source import Source, Span
from prepress.syntax import Node

Found = TypeVar("Found")


@dataclass(frozen=True)
class Document:
    """What a dialect gets to see: the blocks of a bank, after its front matter."""

    source: Source
    blocks: tuple[Node, ...]
    found: dict[Callable[..., Any], Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def unfolded(self) -> tuple[Node, ...]:
        """The blocks, but each of raw HTML with headings, items or a number gives way to what is in it."""
        return unfold(self.blocks, self.source)

    def once(self, find: Callable[["Document"], Found]) -> Found:
        """What `find` finds here: a dialect that scored a document need not look at it again to read it."""
        if find not in self.found:
            self.found[find] = find(self)
        result: Found = self.found[find]
        return result


@dataclass(frozen=True)
class Item:
    """A question as it stands in the text: its prompt, an explicit id if it has one, and everything below it.

    `follow_ups` are blocks that lead on without a label that says so, as bullets below a bullet do. `front` are blocks
    that ask together with the prompt, such as code; the body then has none of these.
    """

    number: str | None
    prompt: Prose
    body: tuple[Node, ...]
    span: Span
    id: str | None = None
    follow_ups: tuple[Node, ...] = ()
    front: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A section heading with the text and the questions below it; `closing` if the text makes up the section."""

    title: Prose
    intro: tuple[Node, ...]
    items: tuple[Item, ...]
    span: Span


Mark = Chapter | Item | Node
"""What a dialect finds while it goes through a document: a section begins, a question begins, or a block goes on."""


@dataclass(frozen=True)
class Outline:
    """The shape of a document. `noise` are the blocks left out on purpose, such as rules between questions."""

    title: Prose
    intro: tuple[Node, ...]
    chapters: tuple[Chapter, ...]
    noise: tuple[Node, ...] = ()


def assemble(title: Prose, marks: Iterable[Mark], noise: tuple[Node, ...] = ()) -> Outline:
    """The outline that the marks make: every block goes to what began last before it, whatever its level.

    Questions before the first section get one without a title; blocks before anything else are the introduction.
    """
    intro: list[Node] = []
    open_chapters: list[_OpenChapter] = []
    for mark in marks:
        if isinstance(mark, Chapter):
            open_chapters.append(_OpenChapter(mark, list(mark.intro), []))
        elif isinstance(mark, Item):
            if not open_chapters:
                open_chapters.append(_OpenChapter(Chapter(Prose(), (), (), mark.span), [], []))
            open_chapters[-1].items.append((mark, list(mark.body)))
        else:
            (open_chapters[-1].last_body if open_chapters else intro).append(mark)
    return Outline(title, tuple(intro), tuple(chapter.close() for chapter in open_chapters), noise)


@dataclass
class _OpenChapter:
    """A chapter while its blocks are still being gathered."""

    chapter: Chapter
    intro: list[Node]
    items: list[tuple[Item, list[Node]]]

    @property
    def last_body(self) -> list[Node]:
        return self.items[-1][1] if self.items else self.intro

    def close(self) -> Chapter:
        items = tuple(replace(item, body=tuple(body)) for item, body in self.items)
        return replace(self.chapter, intro=tuple(self.intro), items=items)


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
