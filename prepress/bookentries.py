"""The questions of a section -> their entries in the book: in which documents they stand, and how links name them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from prepress.model import SECRETS, Part, Prose, Question, Role

LONGEST_DOCUMENT = 100_000
"""Characters of text in one document, about; with markup that stays below 300 KB, which old readers still open."""

LONGEST_NAME = 8
"""Words of a prompt by which a link names a question without a number."""

NO_ANSWER = frozenset({Role.FOLLOW_UP, Role.SOURCE})
"""What may stand with the answer and is none."""

NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_-]")


@dataclass(frozen=True)
class Entry:
    """A question as the book shows it; `asked` and `told` are the names of the documents of its two halves."""

    anchor: str
    number: str
    name: str
    prompt: Prose
    context: tuple[Part, ...]
    below: tuple[Part, ...]
    asked: str
    told: str
    traits: str = ""

    @property
    def answered(self) -> bool:
        """Whether the bank says what a good reply is."""
        return any(part.role not in NO_ANSWER for part in self.below)

    @property
    def label(self) -> str:
        """The prompt as one line of the contents."""
        words = self.prompt.text or self.name
        return f"{self.number}. {words}" if self.number else words


def entries_of(questions: Sequence[Question], name: str) -> tuple[Entry, ...]:
    """The entries of a section; its documents are `name`.xhtml and `name`-answers.xhtml, and more where one is full."""
    asked = [tuple(part for part in question.parts if part.role not in SECRETS) for question in questions]
    told = [tuple(part for part in question.parts if part.role in SECRETS) for question in questions]
    places = zip(_spread(questions, asked, name), _spread(questions, told, f"{name}-answers"), strict=True)
    return tuple(map(_entry, questions, asked, told, places))


def _entry(question: Question, context: tuple[Part, ...], below: tuple[Part, ...], places: tuple[str, str]) -> Entry:
    return Entry(
        anchor=NOT_IN_IDS.sub(lambda found: f"_{ord(found[0]):x}", question.id),
        number=question.number or "",
        name=_name(question),
        prompt=question.prompt,
        context=context,
        below=below,
        asked=places[0],
        told=places[1],
        traits=question.traits.line,
    )


def _name(question: Question) -> str:
    if question.number:
        return f"question {question.number}"
    words = question.prompt.text.split() or [question.id]
    return f"“{' '.join(words[:LONGEST_NAME])}{'…' if len(words) > LONGEST_NAME else ''}”"


def _spread(questions: Sequence[Question], parts: Iterable[tuple[Part, ...]], name: str) -> Iterator[str]:
    """For each question the document it goes to: `name`.xhtml, or when that is full `name`-2.xhtml and so on."""
    number, size = 1, 0
    for question, held in zip(questions, parts, strict=True):
        length = sum(
            len(node.text) for prose in (question.prompt, *(part.body for part in held)) for node in prose.walk()
        )
        if size and size + length > LONGEST_DOCUMENT:
            number, size = number + 1, 0
        size += length
        yield f"{name}-{number}.xhtml" if number > 1 else f"{name}.xhtml"
