"""A question has a smaller number than the one before it.

Someone who looks for 12 between 11 and 13 does not find it. Gaps are no fault (a bank may be a selection),
and a section may begin again at 1.

    ### 11. What is a quorum?
    ### 13. What is a lease?
    ### 12. What is a fencing token?                 <- number-out-of-order

To mend it, move the question or change its number. Ids do not come from numbers: the cards keep theirs.
"""

from itertools import pairwise

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.numbering import Number, numbered_runs
from prepress.rendering.theme import Theme

HINT = "Move it to where its number belongs, or number it anew."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at the smaller number; one that was there before is left to duplicate-number."""
    for numbered in numbered_runs(bank):
        seen: set[Number] = set()
        for (before, asked_before), (number, question) in pairwise(numbered):
            seen.add(before)
            if number < before and number not in seen:
                message = f"Question {question.number} comes after question {asked_before.number}."
                report.warning(CHECK.name, question.span, message, HINT)


CHECK = Check("number-out-of-order", "numbers rise from question to question", run)
