"""A question is asked twice: the same words, with the same scenario or code on the front of the card.

Two cards that look alike on the front but not on the back teach nothing, and both get the same id but for a
count behind it. The same words with another context (“What does this print?” above different code) are
different questions.

    ### 3. What is a quorum?
    ### 30. What is a quorum?                        <- duplicate-question

To mend it, remove one of them, or say in the heading what the other is after.
"""

from collections.abc import Iterator

from prepress.check import Check, is_blank
from prepress.diagnostics import Report
from prepress.model import ASKED, Bank, Prose, Question
from prepress.parsing.syntax import MATH, VERBATIM
from prepress.proving.copytext import name_of
from prepress.rendering.theme import Theme

HINT = "Remove one of them, or say in the heading how they differ."
CODE = VERBATIM | MATH | {"code_inline"}
WITHIN_WORDS = frozenset({"text", "em", "strong", "s", "link", "code_inline", "html_inline", "math_inline"})
"""Everything else parts what stands before it from what stands behind it."""


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at the second and every further one, and name the line of the first."""
    asked: dict[str, Question] = {}
    for question in bank.questions():
        if is_blank(question.prompt):
            continue
        first = asked.setdefault(_front(question), question)
        if bank.source.place(first.span.start).line != bank.source.place(question.span.start).line:
            line = bank.source.said_line(first.span.start, question.span.start)
            message = f"{name_of(question)} is asked on {line} already, with the same context."
            report.warning(CHECK.name, question.span, message, HINT)


def _front(question: Question) -> str:
    """All that the front of the card asks, without regard to white space, nor to case outside of code."""
    context = (part.body for part in question.having(*ASKED))
    words = (word for prose in (question.prompt, *context) for word in (" ", *_words(prose)))
    return " ".join("".join(words).split())


def _words(prose: Prose) -> Iterator[str]:
    for node in prose.walk():
        if node.kind not in WITHIN_WORDS:
            yield f" {node.attributes.get('src', '')} "
        yield node.text if node.kind in CODE else node.text.casefold()


CHECK = Check("duplicate-question", "no question is asked twice", run)
