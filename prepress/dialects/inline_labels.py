"""Questions and answers are lines with a label: `Q: …` and `A: …`, `**Question 3:** …`, `**Front:** …`, `**Back:** …`.

Each label begins anew, also where Markdown would count its line to the list above it. A line such as
`C: [Lisbon] lies on the [Tagus].` is a card for each passage in brackets.
"""

from itertools import pairwise, zip_longest

from prepress.dialect import Dialect, Document, Item, Outline
from prepress.model import Prose
from prepress.parsing.syntax import Node, Stretch, parse_stretches
from prepress.reading.asking import Lead, lead_of
from prepress.reading.grading import Candidate, grade
from prepress.reading.labelledblocks import Blocks, Card, answered, asked, with_gaps
from prepress.reading.labelledlines import Kind, Line, labelled_lines
from prepress.reading.shelf import Shelf
from prepress.reading.standing import standing
from prepress.source import Span

NOWHERE = Span(0, 0)
ANSWER = Node("heading", NOWHERE, (Node("text", NOWHERE, text="Answer"),), tag="h6")
"""What a candidate has below it if an answer follows."""

ASKING = frozenset({Kind.QUESTION, Kind.GAPS})


def score(document: Document) -> float:
    """How much the labelled lines look like questions, and stand where questions do."""
    lines = document.once(_lines)
    candidates = [_candidate(*pair) for pair in zip_longest(lines, lines[1:]) if pair[0].kind in ASKING]
    return grade(candidates) * standing(document.blocks, [line.span.start for line in lines if line.kind in ASKING])


def _lines(document: Document) -> tuple[Line, ...]:
    return labelled_lines(document.source.text, document.blocks[0].span.start) if document.blocks else ()


def _candidate(line: Line, following: Line | None) -> Candidate:
    prompt = (Node("text", line.span, text=line.words),)
    is_answered = line.kind is Kind.GAPS or (following is not None and following.kind is Kind.ANSWER)
    return Candidate(Lead(line.number, True, prompt), prompt, (ANSWER,) if is_answered else ())


def read(document: Document) -> Outline:
    """Cut the text at each label and read the pieces, each as Markdown of its own."""
    lines = document.once(_lines)
    start = document.blocks[0].span.start if document.blocks else 0
    cuts = [start, *(line.span.start for line in lines), len(document.source.text)]
    above, *parsed = parse_stretches(document.source, [Stretch(*pair) for pair in pairwise(cuts)])
    shelf = Shelf()
    shelf.put(above)
    for line, blocks in zip(lines, parsed, strict=True):
        if line.kind is Kind.QUESTION:
            prompt, blocks = asked(blocks)  # noqa: PLW2901
            shelf.mark(line.span, (_question(line, prompt),))
        elif line.kind is Kind.GAPS:
            cards, blocks = with_gaps(blocks)  # noqa: PLW2901
            if cards:
                shelf.mark(line.span, [_item(card, line.span) for card in cards])
        elif line.kind is Kind.ANSWER:
            blocks = answered(blocks)  # noqa: PLW2901
        shelf.put(blocks)
    return shelf.outline()


def _question(line: Line, prompt: Blocks) -> Item:
    lead = lead_of(prompt)
    if lead.number and not lead.worded and not line.number:
        return Item(lead.number, Prose(lead.rest), (), line.span)
    return Item(line.number, Prose(prompt), (), line.span)


def _item(card: Card, span: Span) -> Item:
    return Item(None, Prose(card.prompt), card.answer, span, front=card.front)


DIALECT = Dialect("inline-labels", "questions and answers are lines with a label: `Q: …`, `**A:** …`", score, read)
