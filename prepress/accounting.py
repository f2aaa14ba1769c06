"""A bank -> the lines of its file whose words are nowhere in it: neither in a question nor around one, nor left out.

Words are compared, not lines: what stands in a block of the parsed text must stand in what was read from there. Words
that say what a part is, or what number a question has, are the bank's own business and are not looked for.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from prepress.model import Bank, Question, Role
from prepress.parsing.syntax import DEFINITION, MATH, RAW_HTML, VERBATIM, Node, formula_source, walk
from prepress.reading.asking import ORDINALS
from prepress.reading.asking import WORDS as QUESTION_WORDS
from prepress.reading.label_words import ANSWERS, BRIEF, NUMBERS, SHAPES, SHOWING, SHOWING_WITHOUT_SPACES, WORDS
from prepress.reading.shown import TOKEN
from prepress.reading.trait_words import AROUND, FACTS
from prepress.source import Span

LETTERS = re.compile(r"[^\W\d_]+|\d+")
CONTAINERS = frozenset(
    {"bullet_list", "ordered_list", "list_item", "blockquote", "admonition", "callout", "table", "thead", "tbody", "tr"}
    | {"dl", "dd"}
)
SAID_OTHERWISE = RAW_HTML | MATH
SHORTEST = 2
"""Single letters are marks of options and lists as often as words."""

Words = set[str]


class Loss(NamedTuple):
    """Words that were not found again, in their order, and the line on which the first of them stands."""

    span: Span
    words: tuple[str, ...]


def losses(bank: Bank) -> Iterator[Loss]:
    """What is in the file and not in the bank, block by block."""
    yield from _outside_of_the_tree(bank)
    blocks = list(_leaves(bank.tree))
    whole = {id(node) for node in (*_claiming(bank), *_names_of_nothing(bank.nodes))}
    doubtful = [node for node in blocks if id(node) not in whole]
    if not doubtful:
        return
    claims, own = _Claims(bank, {id(node) for node in blocks}), _own_words()
    for node in doubtful:
        words = _words_in_doubt(node)
        lost = claims.lost(words, node.span)
        missing = [word for word in _counted(words) if word in lost and not _shows(word)] if lost else []
        if not own.issuperset(missing):
            yield Loss(_line_of(missing[0], node, bank), tuple(dict.fromkeys(missing)))


def _claiming(bank: Bank) -> Iterator[Node]:
    """Everything that the bank holds or leaves out on purpose: blocks, and inline nodes of titles and prompts."""
    yield from _leaves(bank.intro.nodes)
    for section in (*bank.sections, *bank.closing):
        yield from (*section.title.nodes, *_leaves(section.intro.nodes))
        for question in section.questions:
            yield from question.prompt.nodes
            for part in question.parts:
                yield from _leaves(part.body.nodes)
    for noise in bank.noise:
        yield from _leaves((noise.node,))


def _leaves(nodes: Iterable[Node]) -> Iterator[Node]:
    """The blocks that hold no blocks."""
    for node in nodes:
        if node.kind in CONTAINERS:
            yield from _leaves(node.children)
        else:
            yield node


def _names_of_nothing(nodes: Sequence[Node]) -> Iterator[Node]:
    """The heads of columns in which no words are, such as one to tick by hand."""
    for table in (node for node in nodes if node.kind == "table"):
        head, *rows = (row for part in table.children for row in part.children)
        for index, cell in enumerate(head.children):
            if not any(_words_of(column) for row in rows for column in row.children[index : index + 1]):
                yield cell


class _Claims:
    """The words that the bank has from each place; asked in the order of the text."""

    def __init__(self, bank: Bank, known: set[int]) -> None:
        words: dict[Span, Words] = {}
        for node in _claiming(bank):
            words.setdefault(node.span, set()).update(_words_of(node) if id(node) not in known else ())
        for span, said in _beside(bank):
            words.setdefault(span, set()).update(said)
        titles = (section.title.text for section in (*bank.sections, *bank.closing) if bank.files)
        self.anywhere = set(_words(" ".join((bank.title, *titles, str(bank.meta.settings.get("labels", ""))))))
        self.words = words
        self.spans = sorted(words)
        self.next = 0
        self.open: list[Span] = []

    def lost(self, words: Iterable[str], span: Span) -> Words:
        """Those that come from no place within these offsets, which begin no earlier than those before."""
        end = bisect_left(self.spans, (span.end, 0), self.next)
        self.open = [other for other in (*self.open, *self.spans[self.next : end]) if other.end > span.start]
        self.next = end
        left = set(words) - self.anywhere
        for other in self.open if left else ():
            left = left - self.words[other]  # unlike -=, this goes through the smaller of the two
        return left


def _beside(bank: Bank) -> Iterator[tuple[Span, Words]]:
    """What a question says in another place than that it was read from, from its first line to the next question."""
    starts = sorted({question.span.start for question in bank.questions()})
    ends = dict(pairwise([*starts, len(bank.source.text)]))
    for question in bank.questions():
        end = max(ends[question.span.start], question.span.end)
        yield Span(question.span.start, end), set(_words(_said_of(question)))


def _said_of(question: Question) -> str:
    """Labels, number, id and traits; the prompt, which may say what its title says; options that are an answer, too."""
    options = (node for part in question.having(Role.OPTIONS) for node in part.body.nodes)
    labels = (part.label for part in question.parts)
    said = (question.id, question.number or "", question.traits.line, question.traits.room, *labels)
    return " ".join((*said, *_texts(question.prompt.nodes), *_texts(tuple(options))))


def _words_of(node: Node) -> list[str]:
    """The words of a block, in their order."""
    return _words(" ".join(_texts((node,))))


def _words_in_doubt(node: Node) -> list[str]:
    """The same, as dialects see it that read raw HTML as Markdown, or find questions in code that is never closed."""
    if node.kind in VERBATIM or node.kind in RAW_HTML:
        return _words(unescape(TOKEN.sub(" ", DEFINITION.sub(" ", node.text))))
    return _words_of(node)


def _texts(nodes: Sequence[Node]) -> Iterator[str]:
    return (_text(node) if node.kind in SAID_OTHERWISE else node.text for node in walk(nodes) if node.text)


def _text(node: Node) -> str:
    return formula_source(node) if node.kind in MATH else unescape(TOKEN.sub(" ", node.text))


def _words(text: str) -> list[str]:
    return LETTERS.findall(text.lower())


def _counted(words: list[str]) -> list[str]:
    """The words that must be found again: no single letters, and figures only where there is nothing else."""
    long = [word for word in words if len(word) >= SHORTEST or word >= "\u2e80" or word.isdigit()]
    return [word for word in long if not word.isdigit()] or long


def _line_of(word: str, node: Node, bank: Bank) -> Span:
    at = re.compile(re.escape(word), re.IGNORECASE).search(bank.source.text, *node.span)
    return Span(*at.span()) if at else node.span


def _outside_of_the_tree(bank: Bank) -> Iterator[Loss]:
    """Lines with words between the blocks of the tree, if they are not what links refer to."""
    if not bank.tree:
        return
    for before, after in pairwise([*bank.tree, None]):
        if before is None or (after and _file_of(after, bank) != _file_of(before, bank)):
            continue
        between = Span(before.span.end, after.span.start if after else len(bank.source.text))
        said = bank.source.text[slice(*between)] if between.start < between.end else ""
        if said.strip() and not DEFINITION.search(said) and (words := _words(said)):
            yield Loss(bank.source.find(said.strip()[:1], between), tuple(words))


def _file_of(node: Node, bank: Bank) -> int:
    """Where the file begins in which a node stands; what lies between two files is front matter."""
    return bank.source.file_at(node.span.start)[1]


def _shows(word: str) -> bool:
    """Whether a word is one around a label to be clicked, `回答を見る`, where no spaces part it from that."""
    return not word.isascii() and any(shown in word for shown in SHOWING_WITHOUT_SPACES.split())


@cache
def _own_words() -> frozenset[str]:
    """Words that tell what a part, a number or a fold is."""
    languages = (*WORDS.values(), *FACTS.values())
    texts = [words for language in languages for words in language.values()]
    own = (QUESTION_WORDS, f"第 {ORDINALS}", *NUMBERS, ANSWERS, BRIEF, SHAPES, SHOWING, SHOWING_WITHOUT_SPACES, AROUND)
    return frozenset(_words(" ".join([*texts, *own])))
