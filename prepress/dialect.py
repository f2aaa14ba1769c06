"""The contract of a dialect: how one family of banks marks its questions.

A dialect scores a document, and reads it into an outline; the reader takes the best one. Modules in `dialects/` each
define one `DIALECT`.
"""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile
from typing import Any, TypeVar

from prepress import dialects
from prepress.model import Prose
from prepress.parsing.syntax import Node, plain
from prepress.reading.htmlblocks import unfold
from prepress.source import Source, Span

Found = TypeVar("Found")

LONGEST_FRONT = 2000
FRONT_TITLE = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?:[^\r\n]{0,400}\r?\n){0,20}?"
    r"title[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<title>[^\r\n]{1,300}?)(?P=quote)[ \t]*\r?\n"
)


@dataclass(frozen=True)
class Document:
    """What a dialect gets to see: the blocks of a bank, after its front matter."""

    source: Source
    blocks: tuple[Node, ...]
    found: dict[Callable[..., Any], Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def front_title(self) -> Span | None:
        """Where the title stands in the front matter, without quotation marks around it; None if there is none."""
        match = FRONT_TITLE.match(self.source.text[:LONGEST_FRONT])
        return Span(*match.span("title")) if match else None

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
    """A section heading with the text and the questions below it; its level, 0 if it is no heading.

    One that stands `beside` the questions holds none of those that follow: they go on in the section before it.
    """

    title: Prose
    intro: tuple[Node, ...]
    items: tuple[Item, ...]
    span: Span
    level: int = 0
    beside: bool = False


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
    last: _OpenChapter | None = None
    home: _OpenChapter | None = None
    for mark in marks:
        if isinstance(mark, Chapter):
            last = _OpenChapter(mark, list(mark.intro), [])
            home = home if mark.beside else last
            open_chapters.append(last)
        elif isinstance(mark, Item):
            if home is None:
                home = _OpenChapter(Chapter(Prose(), (), (), mark.span), [], [])
                open_chapters.append(home)
            home.items.append((mark, list(mark.body)))
            last = home
        else:
            (last.last_body if last else intro).append(mark)
    chapters = _under_both_names([chapter.close() for chapter in open_chapters])
    return Outline(title, tuple(intro), tuple(chapters), noise)


def _under_both_names(chapters: Sequence[Chapter]) -> Iterator[Chapter]:
    """A section in which nothing stands but deeper ones, of which one has questions, gives these its name."""
    above: list[Chapter] = []
    for index, chapter in enumerate(chapters):
        above = [one for one in above if chapter.level and one.level < chapter.level]
        if _is_parted(chapters, index):
            above.append(chapter)
            continue
        names = [one.title.nodes for one in above] if chapter.items else []
        yield replace(chapter, title=Prose(_joined([*names, chapter.title.nodes])))


def _is_parted(chapters: Sequence[Chapter], index: int) -> bool:
    chapter, last = chapters[index], index + 1 == len(chapters)
    if chapter.items or chapter.intro or not chapter.level or last or chapters[index + 1].level <= chapter.level:
        return False
    following = (chapters[number] for number in range(index + 1, len(chapters)))
    below = takewhile(lambda one: one.level > chapter.level, following)
    return any(one.items for one in below)


def _joined(titles: Sequence[tuple[Node, ...]]) -> tuple[Node, ...]:
    """Names with a colon between two, where the first does not end in one."""
    nodes: list[Node] = []
    for title in titles:
        if nodes and title:
            colon = " " if plain(nodes).rstrip().endswith((":", "：")) else ": "
            nodes.append(Node("text", title[0].span, text=colon))
        nodes += title
    return tuple(nodes)


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
