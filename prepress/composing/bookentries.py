"""The questions of a book -> their entries: in which documents they stand, and how links name them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from prepress.composing.bookwords import Words
from prepress.composing.cards import Mark
from prepress.model import SECRETS, Part, Prose, Question, Role, Section

LONGEST_DOCUMENT = 200_000
"""Bytes of one document, about; what is not foreseen leaves it below 300 KB, which old readers still open."""

AROUND_QUESTION, AROUND_NODE = 450, 12
"""Bytes of markup, about: the head and the links of a question, and the tags of a node."""

LONGEST_NAME = 8
"""Words of a prompt by which a link names a question without a number."""

NO_ANSWER = frozenset({Role.FOLLOW_UP, Role.SOURCE})
"""What may stand with the answer and is none."""

NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_-]")


@dataclass(frozen=True)
class Entry:
    """A question as the book shows it; `asked` and `told` are the names of the documents of its two halves.

    No two entries of a book have the same `name`: it is what links are told apart by.
    """

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

    @property
    def place(self) -> str:
        """Where the question stands, as seen from another document."""
        return f"{self.asked}#q-{self.anchor}"


@dataclass(frozen=True)
class Chapter:
    """A section; `title` is the heading as it stands in the bank, empty when it has none and `label` replaces it."""

    mark: Mark
    title: Prose
    label: str
    intro: Prose
    entries: tuple[Entry, ...]

    def documents(self, half: str) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        """The documents of one half, "asked" or "told", by name, each with its questions."""
        held: dict[str, list[Entry]] = {}
        for entry in self.entries:
            held.setdefault(getattr(entry, half), []).append(entry)
        return ((name, tuple(entries)) for name, entries in held.items())


def chapters_of(sections: Sequence[tuple[Mark, Section]], say: Words) -> tuple[Chapter, ...]:
    """The sections of a book; their documents are `ch01.xhtml`, `ch01-answers.xhtml` and so on."""
    names = _names(sections, say)
    anchors = anchors_of(question for _, section in sections for question in section.questions)
    found = []
    for mark, section in sections:
        places = _places(section.questions, f"ch{mark.number:02d}")
        entries = (
            _entry(question, anchors[question.id], names[question.id], place)
            for question, place in zip(section.questions, places, strict=True)
        )
        found.append(Chapter(mark, section.title, mark.title, section.intro, tuple(entries)))
    return tuple(found)


def followers(chapters: Iterable[Chapter]) -> Mapping[str, Entry]:
    """For each question, by its anchor, the next one; the last one has none."""
    entries = chain.from_iterable(chapter.entries for chapter in chapters)
    return {entry.anchor: after for entry, after in pairwise(entries)}


def _places(questions: Sequence[Question], name: str) -> Iterator[tuple[str, str]]:
    asked = [tuple(part for part in question.parts if part.role not in SECRETS) for question in questions]
    told = [tuple(part for part in question.parts if part.role in SECRETS) for question in questions]
    return zip(_spread(questions, asked, name), _spread(questions, told, f"{name}-answers"), strict=True)


def _entry(question: Question, anchor: str, name: str, places: tuple[str, str]) -> Entry:
    return Entry(
        anchor=anchor,
        number=question.number or "",
        name=name,
        prompt=question.prompt,
        context=tuple(part for part in question.parts if part.role not in SECRETS),
        below=tuple(part for part in question.parts if part.role in SECRETS),
        asked=places[0],
        told=places[1],
        traits=question.traits.line,
    )


def anchor_of(identity: str) -> str:
    """The id of a question in the letters that every reader can follow in an address."""
    return NOT_IN_IDS.sub(lambda found: f"_{ord(found[0]):x}", identity)


def anchors_of(questions: Iterable[Question]) -> Mapping[str, str]:
    """The anchor of each question by its id; where two would be the same, the later one gets a number."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for question in questions:
        anchor = anchor_of(question.id)
        anchor = next(name for name in _numbered(anchor) if name not in taken)
        taken.add(anchor)
        found[question.id] = anchor
    return found


def _numbered(anchor: str) -> Iterator[str]:
    yield anchor
    yield from (f"{anchor}-{number}" for number in range(2, 10_000))


def _names(sections: Sequence[tuple[Mark, Section]], say: Words) -> Mapping[str, str]:
    """How links name each question, by its id: with its section where that is needed, and counted if it must be."""
    short = {question.id: _name(question, say) for _, section in sections for question in section.questions}
    often = Counter(short.values())
    full: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for mark, section in sections:
        for question in section.questions:
            name = short[question.id]
            name = say.of_section.format(name, mark.number) if often[name] > 1 and len(sections) > 1 else name
            counts[name] += 1
            full[question.id] = f"{name} ({counts[name]})" if counts[name] > 1 else name
    return full


def _name(question: Question, say: Words) -> str:
    if question.number:
        return say.question.format(question.number)
    words = question.prompt.text.split() or [question.id]
    return say.quoted.format(" ".join(words[:LONGEST_NAME]) + ("…" if len(words) > LONGEST_NAME else ""))


def _spread(questions: Sequence[Question], parts: Iterable[tuple[Part, ...]], name: str) -> Iterator[str]:
    """For each question the document it goes to: `name`.xhtml, or when that is full `name`-2.xhtml and so on."""
    number, size = 1, 0
    for question, held in zip(questions, parts, strict=True):
        length = AROUND_QUESTION + sum(map(_bytes_of, (question.prompt, *(part.body for part in held))))
        if size and size + length > LONGEST_DOCUMENT:
            number, size = number + 1, 0
        size += length
        yield f"{name}-{number}.xhtml" if number > 1 else f"{name}.xhtml"


def _bytes_of(prose: Prose) -> int:
    """How long a text is in the book, about."""
    return sum(
        AROUND_NODE + len(node.text.encode(errors="surrogatepass")) + sum(map(len, node.attributes.values()))
        for node in prose.walk()
    )
