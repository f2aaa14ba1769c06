"""A line begins with the marks of a heading and goes on without a space.

Markdown takes it for text of the paragraph, so a question is missed.

    ###13. What is a lease?                          <- heading-without-space

To mend it, put a space behind the marks: `### 13. What is a lease?`.
"""

import re
from collections.abc import Iterator

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.source import Span
from prepress.theme import Theme

GLUED = re.compile(r"^[ \t>]{0,20}(#{2,6})(?=[\w*])", re.MULTILINE)


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at each such line of a paragraph."""
    for span in dict.fromkeys(_found(bank)):
        marks = bank.source.text[slice(*span)]
        hint = f"Put a space behind {marks}; or write \\{marks} if it is meant as text."
        report.warning(CHECK.name, span, "This line would be a heading if a space followed its marks.", hint)


def _found(bank: Bank) -> Iterator[Span]:
    for node in bank.nodes:
        if node.kind == "paragraph":
            for match in GLUED.finditer(bank.source.text[slice(*node.span)]):
                yield Span(node.span.start + match.start(1), node.span.start + match.end(1))


CHECK = Check("heading-without-space", "marks of a heading are followed by a space", run)
