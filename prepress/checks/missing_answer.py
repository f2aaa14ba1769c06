"""A question has no answer, or its answer is empty.

Its card would have a blank back, and the book a link to an answer that is not there. A question is answered
by a paragraph that opens with `**Answer:**` or another word for it, by a ticked option, or by text without any label.

    ### 12. What is a quorum?                        <- missing-answer
    **Follow-up:** How large must it be?

To mend it, add the answer below the heading:

    ### 12. What is a quorum?
    **Answer:** The number of replicas that must agree.
    **Follow-up:** How large must it be?
"""

from prepress.check import Check, is_blank
from prepress.copytext import name_of
from prepress.diagnostics import Report
from prepress.model import Bank, Question, Role
from prepress.theme import Theme

ADD = "Add a paragraph that starts with **Answer:** below it."
RENAME = "Let the text that answers it start with **Answer:**."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at the empty answer, or at the question's heading when there is none."""
    for question in bank.questions():
        answers = question.having(Role.ANSWER)
        if not answers:
            _report_none(question, report)
        elif all(is_blank(answer.body) for answer in answers):
            label = answers[0].label
            span = bank.source.find(f"**{label}", answers[0].span)
            message = f"{name_of(question)} has an empty answer."
            report.warning(CHECK.name, span, message, f"Write the answer behind “{label}”.")


def _report_none(question: Question, report: Report) -> None:
    notes = not all(is_blank(note.body) for note in question.having(Role.NOTE))
    message = f"{name_of(question)} has no answer{', only text under other labels' if notes else ''}."
    report.warning(CHECK.name, question.span, message, RENAME if notes else ADD)


CHECK = Check("missing-answer", "every question has an answer", run)
