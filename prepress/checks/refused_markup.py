"""Raw HTML holds something that reaches no output: a script, a frame, a style, an event handler, a link that
runs code.

HTML in a bank may mark up text (`<kbd>`, `<sub>`, `<details>`, tables, …), and that is all it may do: a bank
may come from anywhere, and an e-reader is a browser. The rest of the text around it is kept.

    Press <kbd onclick="steal()">Enter</kbd>         <- refused-markup: onclick=…
    <iframe src="https://example.com"></iframe>      <- refused-markup: <iframe>

To mend it, remove it, or say it in Markdown. If it is meant to be read, put it in a code span or a code
block.
"""

import re
from collections.abc import Iterator

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.parsing.syntax import RAW_HTML
from prepress.rendering.sanitizer import refusals
from prepress.rendering.theme import Theme
from prepress.source import Span

HINT = "Remove it; or put it between backticks (`…`) if it is meant to be read."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at each thing refused, once for each block."""
    for name, span in dict.fromkeys(_found(bank)):
        report.warning(
            CHECK.name, span, f"“{name}” is left out: HTML in a bank may mark up text and nothing else.", HINT
        )


def _found(bank: Bank) -> Iterator[tuple[str, Span]]:
    for node in bank.nodes:
        if node.kind in RAW_HTML:
            for name in refusals(node.text):
                yield name, _place(name, bank.source.text, bank.source.find(node.text, node.span))


def _place(name: str, text: str, span: Span) -> Span:
    """Where the tag or the attribute begins; a tag is written in any case."""
    match = re.compile(re.escape(name.rstrip(">=…")), re.IGNORECASE).search(text, *span)
    return Span(*match.span()) if match else span


CHECK = Check("refused-markup", "raw HTML marks up text and does nothing else", run)
