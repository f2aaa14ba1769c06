"""Two questions have the same number.

Numbers are how people find a card's answer and talk about it ("look at 12"), so each should be given once. A
section may begin again at 1; its questions are then counted on their own.

    ### 12. What is a quorum?
    ### 12. What is a lease?                         <- duplicate-number

To mend it, give one of them a number that is free. Ids do not come from numbers: the cards keep theirs.
"""

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank, Question
from prepress.numbering import Number, numbered_runs
from prepress.rendering.theme import Theme

HINT = "Give it a number of its own, or none."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at the second and every further question, and name the line of the first."""
    for numbered in numbered_runs(bank):
        first: dict[Number, Question] = {}
        for number, question in numbered:
            other = first.setdefault(number, question)
            if other is not question:
                line = bank.source.said_line(other.span.start, question.span.start)
                message = f"There is a question {other.number} already, on {line}."
                report.warning(CHECK.name, question.span, message, HINT)


CHECK = Check("duplicate-number", "no two questions have the same number", run)
