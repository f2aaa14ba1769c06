"""Every way through the book leads where the bank says; `shelves-accept` looks at the book as a file.

From each question with an answer a link leads to that answer, and from there one leads back. The text of the bank
says which is which: a link belongs to the prompt before it; the element it leads to holds the answer, and in that a
link leads to one that holds the prompt. The navigation names every section. No sign of Markdown or of a template is
left that is not in the bank's own words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from prepress.diagnostics import Report
from prepress.model import Bank, Prose, Question, Role
from prepress.proof import BOOK_FORMATS, Made, Proof
from prepress.proving.copytext import copies, name_of, passages_of
from prepress.proving.epubfile import Document, Reference
from prepress.proving.galley import Finder, galley_of, squeeze

LAST = chr(0x10FFFF)
LEFTOVER = re.compile(r"\*\*|__|~~|`|\]\(|\|-{3}|\{\{|\}\}|\{%|%\}|&(?:amp|lt|gt|quot|nbsp|#\w+);")


def run(made: Made, report: Report) -> None:
    """Report each fault; those of a question's links with its span."""
    if not made.epub.entries:
        return
    for fault in (*_navigation(made), *_leftovers(made)):
        report.error(PROOF.name, None, f"In the {made.name}, {fault}.")
    for question, fault in _links(made):
        report.error(PROOF.name, question.span, f"{name_of(question)}: in the {made.name}, {fault}.")


def _navigation(made: Made) -> Iterator[str]:
    if not made.epub.navigation:
        yield "there is no navigation document"
    titles = [section.title for section in (*made.bank.sections, *made.bank.closing) if section.title]
    for document in made.epub.navigation:
        entries = [squeeze(reference.words) for reference in document.references if reference.words]
        said = entries or [squeeze(document.text)]
        for title in titles:
            if not any(_text_of(title, made.bank) in entry for entry in said):
                yield f"{document.path} does not name the section “{title.text}”"


def _leftovers(made: Made) -> Iterator[str]:
    meta = made.bank.meta
    own = [made.bank.title, meta.description, *meta.tags, *meta.authors, *map(str, meta.extra.values())]
    own += [passage for copy in copies(made.bank) for passage in copy.passages]
    known = squeeze("\n".join(own))
    for document in made.epub.spine:
        for found in dict.fromkeys(filter(LEFTOVER.search, document.text.split())):
            if squeeze(found) not in known:
                yield f"{document.path} shows markup that should have been read: “{found}”"


@dataclass(frozen=True)
class _Chapter:
    """A document squeezed; `places` turns offsets of ids and links into those of its text, `starts` are the ids'."""

    text: str
    places: Mapping[int, int]
    starts: tuple[int, ...]
    document: Document
    prompts: tuple[tuple[int, str], ...]

    def held(self, start: int, end: int) -> str:
        return self.text[self.places[start] : self.places[end]]


def _links(made: Made) -> Iterator[tuple[Question, str]]:
    finder = Finder(_text_of(question.prompt, made.bank) for question in made.bank.questions())
    chapters = {document.path: _chapter(document, finder) for document in made.epub.spine}
    ways: dict[str, list[Reference]] = {}
    for chapter in chapters.values():
        for reference in chapter.document.references:
            for prompt in _asked_before(reference, chapter):
                ways.setdefault(prompt, []).append(reference)
    for question in made.bank.questions():
        prompt, answer = _text_of(question.prompt, made.bank), _answer_of(question, made.bank)
        if not (prompt and answer):
            continue
        ahead = [way for way in ways.get(prompt, ()) if answer in _held_by(way, chapters)]
        if not ahead:
            yield question, "no link leads to its answer"
        elif not any(prompt in _held_by(back, chapters) for way in ahead for back in _links_in(way, chapters)):
            yield question, "no link leads back from its answer"


def _chapter(document: Document, finder: Finder) -> _Chapter:
    offsets = {0, len(document.text)}
    offsets.update(offset for stretch in document.ids.values() for offset in stretch)
    offsets.update(reference.at for reference in document.references)
    places, at = {0: 0}, 0
    for start, end in pairwise(sorted(offsets)):
        at += len(squeeze(document.text[start:end]))
        places[end] = at
    galley = galley_of([[document.text]])
    starts = tuple(sorted({0, *(places[start] for start, _ in document.ids.values())}))
    prompts = tuple(sorted(finder.find(galley.text, galley.word_limits)))
    return _Chapter(galley.text, places, starts, document, prompts)


def _asked_before(reference: Reference, chapter: _Chapter) -> Iterator[str]:
    """The prompts that a link may belong to: the last one before it, or that it is made of, and those above in the same
    element with an id; for a short prompt may by chance stand in the text between another one and its link."""
    last = bisect_right(chapter.prompts, (chapter.places[reference.at], LAST))
    if last:
        start = chapter.starts[bisect_right(chapter.starts, chapter.prompts[last - 1][0]) - 1]
        first = bisect_left(chapter.prompts, (start, ""))
        yield from (prompt for _, prompt in chapter.prompts[first:last])


def _held_by(reference: Reference, chapters: Mapping[str, _Chapter]) -> str:
    """The text of the element that a link leads to."""
    chapter = chapters.get(reference.path)
    stretch = chapter.document.ids.get(reference.fragment) if chapter else None
    return chapter.held(*stretch) if chapter and stretch else ""


def _links_in(reference: Reference, chapters: Mapping[str, _Chapter]) -> Iterator[Reference]:
    """The links inside the element that a link leads to."""
    document = chapters[reference.path].document
    start, end = document.ids[reference.fragment]
    return (link for link in document.references if start <= link.at <= end)


def _answer_of(question: Question, bank: Bank) -> str:
    return next(filter(None, (_text_of(part.body, bank) for part in question.having(Role.ANSWER))), "")


def _text_of(prose: Prose, bank: Bank) -> str:
    return squeeze("\n".join(passages_of(prose, bank)))


PROOF = Proof(
    name="book-holds",
    summary="the contents name every section, questions and answers lead to each other, no markup is left",
    formats=BOOK_FORMATS,
    run=run,
)
