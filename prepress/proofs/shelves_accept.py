"""Stores take the book, and no reader breaks it.

All rules of `bookrules/` are held against the finished file: what Kindle, Kobo and Apple reject, and what no validator
sees. Each finding names the file in the book; where it is about a question, or about words that stand once in the bank,
it has their line. What only some readers would miss is a warning, for it is the author's to decide.
"""

from collections import Counter
from itertools import chain, pairwise

from prepress.bookrule import Fault, faults_of
from prepress.composing.bookentries import anchors_of
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.proof import BOOK_FORMATS, Made, Proof
from prepress.source import Span

MOST = 5
"""Findings of one rule that are told one by one."""


def run(made: Made, report: Report) -> None:
    """Report each fault; of warnings of one kind only the first ones, with their number."""
    places = _Places(made.bank)
    told: Counter[str] = Counter()
    for rule, fault in faults_of(made.epub):
        say = report.error if fault.grave else report.warning
        told[rule.name] += not fault.grave
        if fault.grave or told[rule.name] <= MOST:
            hint = f"`{rule.name}`: {rule.summary}."
            say(PROOF.name, places.span_of(fault), f"In the {made.name}, {places.said(fault)}.", hint)
    for name, count in told.items():
        if count > MOST:
            report.warning(PROOF.name, None, f"In the {made.name} there are {count - MOST} more findings of `{name}`.")


class _Places:
    """Where in a bank the things are that faults are about."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        questions = list(bank.questions())
        anchors = anchors_of(questions)
        self.questions = {anchors[question.id]: question for question in questions}
        starts = sorted(chain((question.span.start for question in questions), [len(bank.source.text)]))
        self.ends = dict(pairwise(starts))
        self.references = {image.name: reference for reference, image in bank.images.items() if image.data}

    def said(self, fault: Fault) -> str:
        """The message, in which a picture has the name that its author gave it."""
        name = self.references.get(fault.clue)
        return fault.message.replace(fault.clue, name) if name else fault.message

    def span_of(self, fault: Fault) -> Span | None:
        """That of the words, in their question if it is known; else that of the question, if there is one."""
        clue = self.references.get(fault.clue, fault.clue)
        source = self.bank.source
        question = self.questions.get(fault.within.partition("-")[2])
        if question:
            start, end = question.span.start, self.ends[question.span.start]
            found = source.find(clue, Span(start, end)) if clue else question.span
            return found if found != Span(start, end) else question.span
        at = source.text.find(clue) if clue else -1
        return Span(at, at + len(clue)) if at >= 0 else None


PROOF = Proof(
    name="shelves-accept",
    summary="nothing in the book is what stores reject or readers break; what validators do not see is looked at too",
    formats=BOOK_FORMATS,
    run=run,
)
