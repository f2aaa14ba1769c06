"""Nothing refers to the address that a line defines.

Such a line is printed nowhere. Some authors write comments so. A footnote that nothing refers to is text, and printed.

    See [the paper][1].
    [1]: https://example.org/paper.pdf
    [2]: https://example.org/slides.pdf             <- unused-definition

To mend it, refer to it where it belongs, or remove the line.
"""

import re

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.parsing.syntax import DEFINITION, RAW_HTML, VERBATIM, walk
from prepress.rendering.theme import Theme
from prepress.source import Span

LABEL = re.compile(r"\[([^\[\]]{1,200})\]")
SHOWN = 5
"""Labels that a message names."""

TEXTS = frozenset({"paragraph", "heading", "td", "th"}) | RAW_HTML | VERBATIM
"""Blocks in which a line that looks like a definition is none."""

HINT = "Write [words][label] where it belongs, or remove the line."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Say it once, at the first of them."""
    text = bank.source.text
    places = {found.start() + found[0].index("[") for found in DEFINITION.finditer(text)}
    if not places:
        return
    named = [label for label in LABEL.finditer(text) if label.start() in places]
    used = {_plain(label[1]) for label in LABEL.finditer(text) if label.start() not in places}
    unused = [label for label in named if _plain(label[1]) not in used]
    if unused:
        texts = [node.span for node in walk(bank.tree) if node.kind in TEXTS]
        unused = [label for label in unused if not any(span.start <= label.start() < span.end for span in texts)]
    if unused:
        said = ", ".join(label[0] for label in unused[:SHOWN]) + (", …" if len(unused) > SHOWN else "")
        lines = "This line is" if len(unused) == 1 else f"These {len(unused)} lines are"
        report.info(CHECK.name, Span(*unused[0].span()), f"Nothing refers to {said}. {lines} not printed.", HINT)


def _plain(label: str) -> str:
    """A label as it is compared: without case, and with single spaces."""
    return " ".join(label.split()).casefold()


CHECK = Check("unused-definition", "every address that is defined is referred to", run)
