"""A question's heading has no words.

Its card would have a blank front, and the contents an empty line.

    ###                                              <- missing-prompt
    **Answer:** The number of replicas that must agree.

To mend it, write the question behind the hashes, or remove the heading.
"""

from prepress.check import Check, is_blank
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.rendering.theme import Theme

HINT = "Write it on the line of the heading: ### What is a quorum?"


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at the heading."""
    for question in bank.questions():
        if is_blank(question.prompt):
            report.warning(CHECK.name, question.span, "A question has no words.", HINT)


CHECK = Check("missing-prompt", "every question has words", run)
