"""Lists, quotes and admonitions lie in each other more than forty levels deep.

A list has two levels, itself and its items. What lies deeper is not read: it is shown as it was typed, like code.
Nobody writes so on purpose; mostly it is a picture made of signs, or a file that a program made.

    > > > > > > > > > > (and thirty more) deep       <- too-deep

To mend it, nest less, or put the picture between ``` marks.
"""

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.parsing.bounds import DEEPEST_BLOCK, TOO_DEEP
from prepress.rendering.theme import Theme

MESSAGE = f"This lies more than {DEEPEST_BLOCK} levels deep in lists and quotes: it is shown as it was typed."
HINT = "Nest less, or put it between lines of ``` if it is a picture made of signs."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Tell of each such place."""
    for node in bank.nodes:
        if node.kind == "code_block" and node.info == TOO_DEEP:
            report.info(CHECK.name, node.span, MESSAGE, HINT)


CHECK = Check("too-deep", "lists and quotes lie in each other at most 40 levels deep", run)
