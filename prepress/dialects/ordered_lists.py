"""Questions are items of ordered lists: `1. **What is a quorum?**`, `1. What is …`, `12. ### What is …`.

Which items, the document tells: those set off as headings or in bold if they hold most of what asks, else those of the
lists that ask. Everything until the next of them belongs to the question, in its item by CommonMark's rules or not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from prepress.dialect import Dialect, Document, Outline
from prepress.parsing.syntax import Node
from prepress.reading.asking import Lead
from prepress.reading.grading import LOOK_AHEAD, Candidate, grade
from prepress.reading.listitems import Entry, ListOfEntries, asks_on, lists_of, marks_of
from prepress.reading.listoutline import ListMarks, below_questions, coverage, outline
from prepress.reading.listruns import counting, goes_on
from prepress.reading.promptlines import Form, ends_asking

MOST = 0.6
"""The share of all that asks which a form must hold to be that of the questions."""

ENOUGH = 0.4
"""The share of a document's text that questions and their answers make up in a bank, or more."""

SURE = 0.4
"""The share of questions that are surely none of the steps to be taken, as in a manual, or more."""


def score(document: Document) -> float:
    """How much the chosen items look like questions; less where questions are headings and lists their answers."""
    blocks = document.unfolded
    lists = document.once(_lists)
    candidates = [candidate for found in lists for candidate in _candidates(found, blocks)]
    doubt = below_questions(blocks, {found.index for found in lists})
    questions = [entry for found in lists for entry in found.questions]
    sure = sum(entry.surely_asks for entry in questions) / (SURE * len(questions) or 1)
    covered = coverage(blocks, _covered(lists)) / ENOUGH
    return grade(candidates) * (1 - doubt) * min(1.0, sure) * min(1.0, covered)


def read(document: Document) -> Outline:
    """Cut the blocks at each question and each section; lists in a question that ask are its follow-ups."""
    blocks = document.unfolded
    lists = document.once(_lists)
    marks = {found.index: tuple(marks_of(found, leads_on=asks_on)) for found in lists}
    noise = [node for found in lists for node in found.noise]
    return outline(blocks, ListMarks(marks, noise, _heading_level(lists)))


def _lists(document: Document) -> list[ListOfEntries]:
    return _chosen(document.unfolded)


def _chosen(blocks: Sequence[Node]) -> list[ListOfEntries]:
    """The lists in which questions are, each with which of its items are some."""
    lists = list(lists_of("ordered_list", blocks))
    form = _form([entry for found in lists for entry in found.entries])
    asked: dict[int, list[int]] = {}
    for index, items, entries in _runs(lists, form):
        asked.setdefault(index, []).extend(_of_form(entries, items, form))
    told = {found.section for found in lists if asked.get(found.index)}
    for found in lists:
        if found.section not in told and not found.labelled and _all_ask(found):
            asked[found.index] = list(range(len(found.entries)))
    chosen = (replace(found, asked=frozenset(asked.get(found.index, ()))) for found in lists)
    return [found for found in chosen if found.asked]


def _all_ask(found: ListOfEntries) -> bool:
    """Whether each item of a list with a section of its own ends in asking, however others are set off."""
    said = [entry for entry in found.entries if not entry.is_empty]
    return not found.is_loose and len(said) > 1 and all(ends_asking(entry.prompt) for entry in said)


def _runs(lists: Sequence[ListOfEntries], form: Form) -> Iterator[tuple[int, range, tuple[Entry, ...]]]:
    """Where questions may be: the index of a list, and items of it. Where they are headings, numbers say nothing."""
    if form is Form.HEADING:
        return ((found.index, range(len(found.entries)), found.entries) for found in lists)
    return ((run.found.index, run.items, run.entries) for run in counting(lists))


def _form(entries: Sequence[Entry]) -> Form:
    """The form that sets most of the questions off, or plain if none does."""
    asking = [entry.form for entry in entries if entry.promises]
    forms = (form for form in (Form.HEADING, Form.BOLD) if asking and asking.count(form) >= MOST * len(asking))
    return next(forms, Form.PLAIN)


def _of_form(entries: Sequence[Entry], items: range, form: Form) -> Iterator[int]:
    """The items of the form, and others among them that ask."""
    alike = [entry.form is form or (form is Form.PLAIN and entry.form is not Form.NONE) for entry in entries]
    many = 2 * sum(alike) >= len(alike)
    for index, entry, is_alike in zip(items, entries, alike, strict=True):
        if is_alike or (many and entry.promises):
            yield index


def _candidates(found: ListOfEntries, blocks: Sequence[Node]) -> Iterator[Candidate]:
    """The questions to be graded; the last has the blocks behind its list below it. A heading in an item is a mark."""
    for entry in found.questions:
        behind = blocks[found.index + 1 : found.index + 1 + LOOK_AHEAD] if entry is found.entries[-1] else ()
        end = next((index for index, node in enumerate(behind) if node.kind == "ordered_list"), LOOK_AHEAD)
        lead = Lead(entry.number, entry.worded or entry.form is Form.HEADING, entry.prompt)
        yield Candidate(lead, entry.prompt, (*entry.body, *behind[:end]))


def _covered(lists: Sequence[ListOfEntries]) -> Iterator[range]:
    """The blocks that belong to questions: their lists, and what stands between two of which one goes on the other."""
    for found, following in pairwise(lists):
        last = found.questions[-1]
        runs_on = last.form is Form.HEADING or goes_on(found, following)
        yield range(found.index, following.index if runs_on else found.index + 1)
    yield from (range(found.index, found.index + 1) for found in lists[-1:])


def _heading_level(lists: Sequence[ListOfEntries]) -> int:
    """The level of the headings that are questions, or the deepest if none is one."""
    levels = (entry.node.children[0].level for found in lists for entry in found.questions)
    return next(filter(None, levels), 6)


DIALECT = Dialect("ordered-lists", "questions are items of numbered lists, as headings, in bold or plain", score, read)
