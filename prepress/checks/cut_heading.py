"""A heading ends in a single letter, and the line below it goes on in small letters.

Some editors and tools break lines there. The question is then read as that letter, and its words as text.

    ### Q2: C                                        <- cut-heading
    ompare leases and locks.

To mend it, join the two lines.
"""

import re

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.rendering.theme import Theme

CUT = re.compile(r"#{1,6}[ \t](?:[^\r\n]{0,200}[\s:.)*])?[^\W\d_][ \t]*(?:\r\n?|\n)(?=([^\W\d_]))")


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at each such heading."""
    for node in bank.nodes:
        cut = CUT.match(bank.source.text, node.span.start) if node.kind == "heading" else None
        if cut and cut[1].islower():
            report.warning(CHECK.name, node.span, "This heading seems to go on in the line below it.", "Join the two.")


CHECK = Check("cut-heading", "a heading stands in one line", run)
