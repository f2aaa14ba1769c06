"""Words of the bank are in none of its questions, nor around them, nor among what is left out on purpose.

Everything else that Prepress does rests on what was read here, so this is looked at in every bank: what stands in a
block of the file must stand in what was read from that place. Up to five such places are named.

    | No | Question          | Remark      |       <- unclaimed-text: the name of the third column is nowhere
    |----|-------------------|-------------|
    | 1  | What is a quorum? | A majority. |

To mend it, give the column a name that is known, or say in the setting `labels` what it is. If anything else is named,
that is a fault of Prepress; please report it.
"""

from itertools import islice

from prepress.accounting import losses
from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.rendering.theme import Theme

MOST = 5
LONGEST = 6
HINT = "Say in the setting `labels` what a column is; move other text to a paragraph of its own."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Tell of the first lost word of each block, and say if there are more of them."""
    for span, words in islice(losses(bank), MOST):
        said = " ".join(words[:LONGEST])
        more = "…" if len(words) > LONGEST else ""
        report.info(CHECK.name, span, f"This text is read into no part of the bank: “{said}{more}”.", HINT)


CHECK = Check("unclaimed-text", "every word of the file is read, or left out on purpose", run)
