"""A paragraph or a heading has more than ten thousand characters.

It is read in pieces of that length, so that no text can keep Prepress busy for minutes. All of its words are there, but
marks that open in one piece and close in another (`**`, backticks, links) stay as they were typed. Mostly it is text
that a program put on one line.

    {"question": "What is a quorum?\\n\\nA number of …       <- long-paragraph

To mend it, part it by empty lines, or put it between ``` marks.
"""

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.parsing.bounds import LONGEST_INLINE
from prepress.rendering.theme import Theme

KINDS = frozenset({"paragraph", "heading"})
HINT = "Part it by empty lines, or put it between lines of ``` if it is code."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Tell of each one."""
    for node in bank.nodes:
        length = node.span.end - node.span.start
        if node.kind in KINDS and length > LONGEST_INLINE:
            message = f"This {node.kind} has {length:,} characters; it is read in pieces of {LONGEST_INLINE:,}."
            report.info(CHECK.name, node.span, message, HINT)


CHECK = Check("long-paragraph", "no paragraph is so long that it is read in pieces", run)
