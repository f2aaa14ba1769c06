"""A bank has no question at all, so there is nothing to make.

Often the headings have another level than Prepress looks for: sections are `##`, questions are `###`.

    # My bank                                        <- empty-bank
    What is a quorum?

To mend it, make each question a heading of level 3, and write its answer below:

    ### What is a quorum?
    **Answer:** The number of replicas that must agree.

This is an error: the bank is not made. A file that cannot be read as text is left to `unreadable` and
`not-utf8`.
"""

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.rendering.theme import Theme
from prepress.source import Span

HINT = "Write a heading such as `### What is a quorum?`, and below it a paragraph that starts with `**Answer:**`."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Report an error at the first block below the front matter."""
    spoilt = any(source.unreadable or source.undecodable is not None for source in bank.source.files)
    if any(bank.questions()) or spoilt:
        return
    span = bank.tree[0].span if bank.tree else Span(0, 0)
    report.error(CHECK.name, span, _sentence(bank), HINT)


def _sentence(bank: Bank) -> str:
    if not bank.source.text.strip():
        return "The file is empty."
    return "There is no question in this bank." if bank.tree else "There is nothing below the front matter."


CHECK = Check("empty-bank", "a bank has questions", run)
