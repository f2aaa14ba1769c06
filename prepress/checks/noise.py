"""Something helps a reader on the web and is of no use in print or in a book: it is left out.

That are tables of contents, lists of translations, rows of badges, advertisements and lines of tags around the
questions, and anywhere links back to the top, rules between blocks, anchors that nothing is written at, and comments.
Each kind is reported once, with how often it occurs, where it does so first.

    ### 12. What is a quorum?
    The number of replicas that must agree.

    **[⬆ Back to top](#contents)**                   <- noise: 1 link back

There is nothing to mend. A link to the web stays, and so does every word beside a link.
"""

from collections import Counter

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.reading.noise import Kind
from prepress.rendering.theme import Theme


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Name each kind of noise, how often it occurs, and where first."""
    counts = Counter(noise.kind for noise in bank.noise)
    first = {noise.kind: noise.node.span for noise in reversed(bank.noise)}
    for kind in Kind:
        if count := counts[kind]:
            what = f"1 {kind} is" if count == 1 else f"{count} {kind.plural} are"
            report.info(CHECK.name, first[kind], f"{what} left out.")


CHECK = Check("noise", "what is of use on the web alone is left out (info)", run)
