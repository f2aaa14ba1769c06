"""A code block is opened with ``` or ~~~ and never closed.

It then runs to the end of the bank (in a list or a quote: to the end of that), and takes every question on
its way in as code.

    ```python                                        <- unclosed-fence
    print("quorum")

    ### 13. What is a lease?                            a line of code, no question

To mend it, put a line with the same marks below the code. The closing line holds nothing but the marks, at
least as many as the opening one, and is indented by less than four spaces.
"""

import re
from collections.abc import Sequence

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.parsing.syntax import Node
from prepress.rendering.theme import Theme
from prepress.source import Source

HEADING = re.compile(r"[\s>]*#{2,6}\s+(.*\S)")


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at the line where it opens."""
    for node in bank.nodes:
        if node.kind == "fence" and not is_closed(node, bank.source):
            span = bank.source.find(node.markup, node.span)
            hint = f"Put a line {node.markup} below the code, indented like this one."
            report.warning(CHECK.name, span, _sentence(node), hint)


def is_closed(node: Node, source: Source) -> bool:
    """Whether a fence has a line more than the opening one and its code: that is the closing one."""
    first, last = source.place(node.span.start).line, source.place(max(node.span.end - 1, node.span.start)).line
    return last - first > len(_lines(node))


def _lines(node: Node) -> Sequence[str]:
    return node.text.removesuffix("\n").split("\n") if node.text else ()


def _sentence(node: Node) -> str:
    taken = "\n".join(_lines(node)).rstrip().split("\n") if node.text.strip() else []
    headings = [match[1] for line in taken if (match := HEADING.match(line))]
    sentence = "This code block is never closed"
    if taken:
        sentence += f"; it takes in the {f'{len(taken)} lines' if len(taken) > 1 else 'line'} below it"
    if headings:
        sentence += f", among them {_headings(headings)}"
    return f"{sentence}."


def _headings(headings: Sequence[str]) -> str:
    first = f"“{headings[0]}”"
    return f"{len(headings)} headings from {first} on" if len(headings) > 1 else f"the heading {first}"


CHECK = Check("unclosed-fence", "every code block is closed", run)
