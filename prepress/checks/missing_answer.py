"""A question has no answer, or its answer is empty.

Its card has lines to write on instead, the packet for interviewers too, and the book says so. A question is answered
by a paragraph that opens with `**Answer:**` or another word for it, by a ticked option, or by text without any label.

    ### 12. What is a quorum?                        <- missing-answer
    **Follow-up:** How large must it be?

To mend it, add the answer below the heading:

    ### 12. What is a quorum?
    **Answer:** The number of replicas that must agree.
    **Follow-up:** How large must it be?

More than ten are reported as one, with the first of them. Where no question at all has an answer, that is how the bank
is meant: then it is an info.
"""

from collections.abc import Sequence

from prepress.check import Check, is_blank
from prepress.diagnostics import Report
from prepress.model import Bank, Question, Role
from prepress.proving.copytext import name_of
from prepress.rendering.theme import Theme

ADD = "Add a paragraph that starts with **Answer:** below it."
RENAME = "Let the text that answers it start with **Answer:**."
MOST = 10
"""So many are named one by one."""


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at each question without an answer; once if they are many, and only tell if they are all."""
    questions = list(bank.questions())
    missing = [question for question in questions if not _is_answered(question)]
    if len(questions) == len(missing) > 1:
        message = f"None of the {len(questions)} questions has an answer: there will be lines to write on."
        report.info(CHECK.name, missing[0].span, message)
    elif len(missing) > MOST:
        _report_many(missing, len(questions), report)
    else:
        for question in missing:
            _report_one(question, bank, report)


def _is_answered(question: Question) -> bool:
    answers = question.having(Role.ANSWER, Role.SHORT_ANSWER)
    return any(not is_blank(answer.body) for answer in answers)


def _report_many(missing: Sequence[Question], count: int, report: Report) -> None:
    first = name_of(missing[0])
    message = f"{len(missing)} of {count} questions have no answer; the first is {first[0].lower()}{first[1:]}."
    report.warning(CHECK.name, missing[0].span, message, ADD)


def _report_one(question: Question, bank: Bank, report: Report) -> None:
    """At the empty answer, or at the question's heading when there is none."""
    answers = question.having(Role.ANSWER)
    if answers:
        label = answers[0].label
        span = bank.source.find(f"**{label}", answers[0].span)
        message = f"{name_of(question)} has an empty answer."
        report.warning(CHECK.name, span, message, f"Write the answer behind “{label}”.")
        return
    notes = not all(is_blank(note.body) for note in question.having(Role.NOTE))
    message = f"{name_of(question)} has no answer{', only text under other labels' if notes else ''}."
    report.warning(CHECK.name, question.span, message, RENAME if notes else ADD)


CHECK = Check("missing-answer", "every question has an answer", run)
