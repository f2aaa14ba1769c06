"""A comment is opened with `<!--` and never closed.

It then runs to the end of the bank, and no question below it is read.

    <!-- to do                                       <- unclosed-comment

    ### 13. What is a lease?                            part of the comment, no question

To mend it, write `-->` where the comment ends.
"""

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.rendering.theme import Theme


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn where it opens."""
    for node in bank.nodes:
        start = node.text.rfind("<!--") if node.kind == "html_block" else -1
        if start >= 0 and "-->" not in node.text[start:]:
            lines = node.text[start:].strip().count("\n")
            taken = f"; it takes in the {lines} lines below it" if lines > 1 else ""
            span = bank.source.find(node.text[start:].split("\n", 1)[0], node.span)
            report.warning(CHECK.name, span, f"This comment is never closed{taken}.", "Write --> where it ends.")


CHECK = Check("unclosed-comment", "every comment is closed", run)
