"""What is folded away in a document -> the folds that are questions, and those that hold a group of questions."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import asks
from prepress.reading.edges import inner
from prepress.reading.folds import Fold, folds_of
from prepress.reading.labels import Meaning, meaning_of_summary
from prepress.rendering.sanitizer import words_of_html
from prepress.source import Span

LONGEST_SUMMARY = 1000
MOSTLY = 0.5
"""The share of all summaries that must read the same to be a phrase that stands for any answer."""

SEVERAL = 2
MOST_BESIDE_LINKS = 0.3
"""How much may stand beside the links of a table of contents, as a share of their words."""

LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)|<a\b[^<>]*>[^<>]*</a>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
ADDRESS = re.compile(r"\]\([^()\s]*\)")
VARYING = re.compile(r"[\W\d_]+")
QUESTION_KINDS = frozenset({"question", "faq", "help"})
BOXES = frozenset({"admonition", "callout"})
TITLES = frozenset({"admonition_title", "callout_title"})


@dataclass(frozen=True)
class Asked:
    """A fold whose summary asks. Without a `body` it is the heading of a group: the questions are folds in it."""

    span: Span
    summary: Span
    body: Span | None
    indent: int
    number: str | None
    words: str


@dataclass(frozen=True)
class _Folds:
    """The folds of a text, with what there is to know of them all."""

    text: str
    folds: Sequence[Fold]

    @cached_property
    def words(self) -> Sequence[str]:
        return [_words(self.text, fold) for fold in self.folds]

    @cached_property
    def asks(self) -> Sequence[bool]:
        return [asks((Node("text", Span(0, 0), text=words),)) for words in self.words]

    @cached_property
    def unlabelled(self) -> Sequence[bool]:
        """Which summaries are neither labels nor a phrase that is used for most folds."""
        free = [words != "" and meaning_of_summary(words) in (None, Meaning.QUESTION) for words in self.words]
        alike = Counter(_alike(words) for words, is_free in zip(self.words, free, strict=True) if is_free)
        usual = {key for key, count in alike.items() if count >= max(SEVERAL, MOSTLY * sum(free))}
        return [is_free and _alike(words) not in usual for words, is_free in zip(self.words, free, strict=True)]

    @cached_property
    def asking_within(self) -> Mapping[int, Sequence[int]]:
        """For each fold those right in it that ask."""
        within: dict[int, list[int]] = {}
        for index, fold in enumerate(self.folds):
            if self.unlabelled[index] and self.asks[index]:
                within.setdefault(fold.parent, []).append(index)
        return within

    def asked(self) -> Iterator[Asked]:
        """The questions and the groups, in their order; what is folded away in an answer belongs to that."""
        end, begun = 0, False
        for index, fold in enumerate(self.folds):
            begun = begun or self.asks[index]
            if fold.span.start < end or not self.unlabelled[index] or (not begun and self._is_directory(fold)):
                continue
            begun = True
            inside = self.asking_within.get(index, ())
            if len(inside) < SEVERAL:
                yield self._asked(index, fold.body, fold.span.end)
                end = fold.span.end
            elif self.asks[index]:
                limit = self.folds[inside[0]].span.start
                yield self._asked(index, Span(fold.body.start, limit), limit)
            else:
                yield self._asked(index, None, fold.body.start)

    def _asked(self, index: int, body: Span | None, end: int) -> Asked:
        fold = self.folds[index]
        return Asked(Span(fold.span.start, end), fold.summary, body, fold.indent, fold.number, self.words[index])

    def _is_directory(self, fold: Fold) -> bool:
        """Whether a fold holds little more than links."""
        body = self.text[slice(*fold.body)]
        linked = sum(_letters(ADDRESS.sub("]", link)) for link in LINK.findall(body))
        return linked > 0 and _letters(LINK.sub("", body)) <= MOST_BESIDE_LINKS * linked


def asked_folds(text: str, start: int) -> tuple[Asked, ...]:
    """The folds that ask, from offset `start` on."""
    return tuple(_Folds(text, folds_of(text, start)).asked())


def asked_admonitions(blocks: Sequence[Node]) -> frozenset[int]:
    """The indices of the admonitions among the blocks whose title asks, and of the callouts that are questions."""
    return frozenset(index for index, node in enumerate(blocks) if node.kind in BOXES and _is_asked(node))


def _is_asked(node: Node) -> bool:
    title = title_of(node)
    if node.kind == "callout" and node.info not in QUESTION_KINDS:
        return False
    if title is None or meaning_of_summary(plain(title.children)):
        return asked_below(node)
    return node.info in QUESTION_KINDS or asks(title.children)


def title_of(node: Node) -> Node | None:
    """What an author has called an admonition or a callout; the name of its kind is no title."""
    title = node.children[0] if node.children and node.children[0].kind in TITLES else None
    return None if title and title.kind == "callout_title" and not title.info else title


def asked_below(node: Node) -> bool:
    """Whether an admonition is titled `Question`, or nothing, and the paragraph below that is the question."""
    title = title_of(node)
    below = [child for child in node.children if child.kind not in TITLES]
    words = plain(title.children) if title else ""
    is_label = not words or meaning_of_summary(words) is Meaning.QUESTION
    return node.info in QUESTION_KINDS and is_label and bool(below) and below[0].kind == "paragraph"


def _words(text: str, fold: Fold) -> str:
    return " ".join(words_of_html(text[slice(*inner(text, fold.summary))][:LONGEST_SUMMARY]).split())


def _alike(words: str) -> str:
    """What two summaries have in common that differ in no more than a number."""
    return VARYING.sub(" ", words).strip().casefold()


def _letters(text: str) -> int:
    return sum(map(str.isalnum, TAG.sub("", text)))
