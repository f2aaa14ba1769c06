"""A section heading has neither questions nor text below it.

It would stand alone in the contents of packet and book, and say nothing.

    ## Consensus                                     <- empty-section
    ## Replication
    ### 1. What is a quorum?

To mend it, write what belongs there, or remove the heading. A heading that groups sections is not kept: put
its words in the titles of the sections.
"""

from prepress.check import Check, is_blank
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.rendering.theme import Theme

HINT = "Add a question (### …) or some text below it, or remove the heading."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at the heading."""
    for section in bank.closing:
        if is_blank(section.intro):
            name = f"The section “{section.title.text}”" if section.title.text else "A section without a title"
            report.warning(CHECK.name, section.span, f"{name} has neither questions nor text.", HINT)


CHECK = Check("empty-section", "every section has questions or text", run)
