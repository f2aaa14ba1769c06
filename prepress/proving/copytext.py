"""A bank -> the texts that a finished file must carry, or must keep to itself, each with the place it comes from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prepress.model import Bank, Part, Prose, Question, Role, Section
from prepress.parsing.syntax import RAW_HTML
from prepress.rendering.markup import to_html
from prepress.rendering.passages import IMAGE_TAG, passages
from prepress.rendering.sanitizer import refusals, words_of_html
from prepress.source import Span

PROMPT = "prompt"
"""The kind of copy that a file may print more than once."""

BLOCK_END = re.compile(r"</?(?:blockquote|dd|div|dt|h[1-6]|li|ol|p|pre|table|td|th|tr|ul)\b|<br\b")
"""Where one passage ends and another begins."""

LONGEST_NAME = 8
"""Words of a prompt that stand for a question without a number."""


@dataclass(frozen=True)
class Copy:
    """One text of the bank; printers call what is to be set copy.

    `owner` and `kind` name it in a message ("Question 12", "answer"). `passages` is its text, one run for a paragraph,
    a cell or a line of code.
    """

    owner: str
    kind: str
    span: Span
    prose: Prose
    passages: tuple[str, ...]
    question: Question | None = None
    part: Part | None = None

    @property
    def role(self) -> Role | None:
        """The role of a part; None for a prompt and for the text around the questions."""
        return self.part.role if self.part else None

    @property
    def label(self) -> str:
        """What the author called a part."""
        return self.part.label if self.part else ""

    @property
    def is_matter(self) -> bool:
        """Whether it is text around the questions: a title, an introduction, closing matter."""
        return self.question is None


def copies(bank: Bank) -> Iterator[Copy]:
    """Every text of a bank, in its order."""

    def copy(prose: Prose, names: tuple[str, str], span: Span) -> Copy:
        return Copy(*names, span, prose, passages_of(prose, bank))

    for volume in bank.volumes or (bank,):
        yield copy(volume.intro, ("The bank", "introduction"), _start_of(volume.intro))
    for section in bank.sections:
        yield from (copy(*text, section.span) for text in _around(section))
        for question in section.questions:
            yield from _of_question(question, bank)
    for section in bank.closing:
        yield from (copy(*text, section.span) for text in _around(section))


def carried(bank: Bank, roles: frozenset[Role], *, with_matter: bool, brief: bool = False) -> Iterator[Copy]:
    """The texts of a file that carries these roles: all prompts, the parts of these roles, and the matter around.

    A `brief` file has a question's short answer instead of the long one.
    """
    for copy in copies(bank):
        if copy.question and copy.part:
            if any(copy.part is part for part in copy.question.shown(roles, brief=brief)):
                yield copy
        elif with_matter or not copy.is_matter:
            yield copy


def withheld(bank: Bank, roles: frozenset[Role]) -> Iterator[Copy]:
    """The parts of these roles."""
    return (copy for copy in copies(bank) if copy.role in roles)


def _around(section: Section) -> Iterator[tuple[Prose, tuple[str, str]]]:
    owner = f"The section “{section.title.text}”" if section.title else "A section without a title"
    yield section.title, (owner, "title")
    yield section.intro, (owner, "text")


def _of_question(question: Question, bank: Bank) -> Iterator[Copy]:
    owner = name_of(question)
    yield Copy(owner, PROMPT, question.span, question.prompt, passages_of(question.prompt, bank), question)
    if question.traits.line:
        yield Copy(owner, "metadata", question.span, Prose(), (question.traits.line,), question)
    for part in question.parts:
        said = passages_of(part.body, bank)
        yield Copy(owner, part.role.value, question.span, part.body, said, question, part)


def passages_of(prose: Prose, bank: Bank) -> tuple[str, ...]:
    """The runs of text that must be found in whatever is made of some prose.

    Raw HTML that the sanitizer does not let pass as it is may take words of the Markdown around it along (a script, up
    to its end) or stand for words (a picture that is left out): then what survives it is the text.
    """
    raw = [node.text for node in prose.walk() if node.kind in RAW_HTML]
    if any(refusals(text) or IMAGE_TAG.search(text) for text in raw):
        html = BLOCK_END.sub(r"\n\g<0>", to_html(prose.nodes, bank.images))
        return tuple(words_of_html(html).split("\n"))
    return tuple(passages(prose.nodes, bank.images))


def name_of(question: Question) -> str:
    """A question by its number, or by how its prompt begins."""
    if question.number:
        return f"Question {question.number}"
    words = question.prompt.text.split()
    return f"The question “{' '.join(words[:LONGEST_NAME])}{'…' if len(words) > LONGEST_NAME else ''}”"


def _start_of(prose: Prose) -> Span:
    return prose.nodes[0].span if prose else Span(0, 0)
