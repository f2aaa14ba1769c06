"""A line begins with the marks of a heading and goes on without a space.

Within a paragraph Markdown takes it for text, so a question is missed. Elsewhere it is read as the heading it is meant
to be, though other programs show it as text.

    ###13. What is a lease?                          <- heading-without-space

To mend it, put a space behind the marks: `### 13. What is a lease?`.
"""

import re
from collections.abc import Iterator

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.rendering.theme import Theme
from prepress.source import Span

GLUED = re.compile(r"^[ \t>]{0,20}(#{2,6})(?=[\w*])", re.MULTILINE)

HEADING = re.compile(r"[ \t>]{0,20}#{1,6}(?=[^\s#])")


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at each such line of a paragraph, and tell of the first that is a heading."""
    for span in dict.fromkeys(_found(bank)):
        marks = bank.source.text[slice(*span)]
        hint = f"Put a space behind {marks}; or write \\{marks} if it is meant as text."
        report.warning(CHECK.name, span, "This line would be a heading if a space followed its marks.", hint)

    glued = [node for node in bank.nodes if node.level and HEADING.match(bank.source.text[slice(*node.span)])]
    for node in glued[:1]:
        count = f"{len(glued)} lines are read as headings" if len(glued) > 1 else "This line is read as a heading"
        hint = "Put a space behind the marks, so that other programs see a heading too."
        report.info(CHECK.name, node.span, f"{count}, though no space follows the marks.", hint)


def _found(bank: Bank) -> Iterator[Span]:
    for node in bank.nodes:
        if node.kind == "paragraph":
            for match in GLUED.finditer(bank.source.text[slice(*node.span)]):
                yield Span(node.span.start + match.start(1), node.span.start + match.end(1))


CHECK = Check("heading-without-space", "marks of a heading are followed by a space", run)
