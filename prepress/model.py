"""The bank as Prepress understands it: sections, questions and their labelled parts.

Every value is frozen and keeps the syntax nodes it was read from; nobody has to parse a string again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from prepress.parsing.syntax import Node, plain, walk
from prepress.reading.traits import NONE, Traits
from prepress.source import Image, Source, Span

Found = TypeVar("Found")


class Role(StrEnum):
    """What a part is for; editions say which roles they carry and where."""

    CONTEXT = "context"
    OPTIONS = "options"
    SHORT_ANSWER = "short-answer"
    ANSWER = "answer"
    FOLLOW_UP = "follow-up"
    NOTE = "note"
    SOURCE = "source"


ASKED = frozenset({Role.CONTEXT, Role.OPTIONS})
"""What stands with the question: on the front of its card, in the packet for candidates."""

SECRETS = frozenset(Role) - ASKED
"""What a candidate must not see."""

ANSWERS = frozenset({Role.ANSWER, Role.SHORT_ANSWER, Role.NOTE})
"""What says of a question what a good reply is."""

LONG = frozenset({Role.ANSWER, Role.NOTE})
"""What a short answer stands for, where there is one and little room."""


@dataclass(frozen=True)
class Prose:
    """A run of blocks, or the inline content of one heading or paragraph."""

    nodes: tuple[Node, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nodes)

    def walk(self) -> Iterator[Node]:
        """Every node, parents first."""
        return walk(self.nodes)

    @cached_property
    def text(self) -> str:
        """The words alone, in one line."""
        return " ".join(plain(self.nodes).split())

    @cached_property
    def _found(self) -> dict[Callable[..., Any], Any]:
        return {}

    def once(self, find: Callable[["Prose"], Found]) -> Found:
        """What `find` finds in it; several editions ask the same."""
        if find not in self._found:
            self._found[find] = find(self)
        result: Found = self._found[find]
        return result


@dataclass(frozen=True)
class Part:
    """A block of a question. `label` is what the author called it, "" if nothing; `span` is where it opens."""

    role: Role
    label: str
    body: Prose
    span: Span


@dataclass(frozen=True)
class Question:
    """A prompt and its parts. `id` comes from the content, never from the number, and is unique in the bank."""

    id: str
    number: str | None
    prompt: Prose
    parts: tuple[Part, ...]
    span: Span
    traits: Traits = NONE

    def having(self, *roles: Role) -> tuple[Part, ...]:
        """The parts with one of these roles, in the order of the bank."""
        return tuple([part for part in self.parts if part.role in roles])

    def shown(self, roles: frozenset[Role], *, brief: bool) -> tuple[Part, ...]:
        """The parts with one of these roles; if `brief`, a short answer takes the place of what it stands for."""
        if brief and self.having(Role.SHORT_ANSWER):
            roles -= LONG
        return self.having(*roles)


def nodes_of(questions: Iterable[Question]) -> Iterator[Node]:
    """What the questions hold. Some dialects read as Markdown what is raw HTML in a bank's tree."""
    for question in questions:
        yield from question.prompt.nodes
        for part in question.parts:
            yield from part.body.nodes


@dataclass(frozen=True)
class Section:
    """A heading, the text below it, and its questions; closing matter is a section without questions.

    `number` is its place in the whole bank, if only some of that was chosen.
    """

    title: Prose
    intro: Prose
    questions: tuple[Question, ...]
    span: Span
    number: int | None = None


@dataclass(frozen=True)
class Noise:
    """Something that is left out on purpose, and what it is called; "" for what goes with other noise."""

    kind: str
    node: Node


@dataclass(frozen=True)
class Meta:
    """What the front matter says; if it says no language, the one that the bank is in.

    `updated` is an ISO date or the author's own words; `extra` keeps every other key.
    """

    title: str = ""
    description: str = ""
    category: str = ""
    topic: str = ""
    difficulty: str = ""
    tags: tuple[str, ...] = ()
    updated: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    publisher: str = ""
    rights: str = ""
    series: str = ""
    series_number: str = ""
    identifier: str = ""
    cover: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class FileReading:
    """How one file of a bank was read that has several; `scores` as in a bank."""

    name: str
    dialect: str
    scores: Mapping[str, float]


@dataclass(frozen=True)
class Bank:
    """One question bank. `tree` is everything that was parsed, `images` the pictures it refers to by reference.

    `scores` say how well each dialect fits, from 0 to 1, the best first. A bank of several files has none; its
    `files` say how each of them was read. `cover` is the picture that the author wants on the book. Of several banks
    that are bound as one book, it has all sections, and each bank for itself as one of its `volumes`.
    """

    source: Source
    meta: Meta
    title: str
    intro: Prose
    sections: tuple[Section, ...]
    closing: tuple[Section, ...]
    dialect: str
    scores: Mapping[str, float] = field(default_factory=dict)
    tree: tuple[Node, ...] = ()
    images: Mapping[str, Image] = field(default_factory=dict)
    noise: tuple[Noise, ...] = ()
    files: tuple[FileReading, ...] = ()
    cover: Image | None = None
    volumes: tuple["Bank", ...] = ()

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every node of the tree, parents first."""
        return tuple(walk(self.tree))

    @cached_property
    def nodes_and_questions(self) -> tuple[Node, ...]:
        """Every node of the tree, then every node of the questions."""
        return (*self.nodes, *walk(tuple(nodes_of(self.questions()))))

    def questions(self) -> Iterator[Question]:
        """All questions in the order of the bank."""
        for section in self.sections:
            yield from section.questions


@dataclass(frozen=True)
class Form:
    """One of several papers with the same questions: its letter, and the bank in its order and with its numbers."""

    letter: str
    bank: Bank

    def numbers(self) -> dict[str, str]:
        """The number of each question on this form, by the question's id."""
        return {question.id: question.number or "" for question in self.bank.questions()}
