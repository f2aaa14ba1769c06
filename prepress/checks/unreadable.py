"""A file cannot be read at all: it is gone, a folder, or closed to you.

The system's own words are part of the message.

    bank.md: error[unreadable]: The file cannot be read: Permission denied.

To mend it, check that the file is there and that you may read it (`ls -l bank.md`).
"""

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.rendering.theme import Theme


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Report an error without a place."""
    for source in bank.source.files:
        if not source.unreadable:
            continue
        hint = f"Check that it is there and that you may read it: ls -l {source.path.name}"
        report.on(source).error(CHECK.name, None, f"The file cannot be read: {source.unreadable}.", hint)


CHECK = Check("unreadable", "a bank's file can be read", run)
