"""A picture is somewhere else than in the bank's own folder, so it is not fetched.

A bank may come from anywhere. Building it must not tell a stranger's server that you do, nor print a file of
yours that it points to; and what lies elsewhere may be gone the next time. In the picture's place stands its
alternative text.

    ![CAP](https://example.com/cap.png)              <- refused-resource: an address on the network
    ![CAP](../../private/cap.png)                    <- refused-resource: outside of the bank's folder

To mend it, copy the picture into the folder of the bank (or one below it), and write its path from there. A
symbolic link counts as the place it leads to.
"""

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.pictures import refused_pictures, shown_reference
from prepress.rendering.theme import Theme

HINT = "Copy it into the bank's folder and write its path from there: ![alternative text](images/name.png)"
REASONS = {
    "remote": "is not fetched: it is an address, not a file of the bank",
    "outside": "is not opened: it lies outside of the bank's folder",
}


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn where a picture is first referred to."""
    for image, span in refused_pictures(bank, *REASONS):
        message = f"The picture “{shown_reference(image)}” {REASONS[image.refusal]}."
        report.warning(CHECK.name, span, message, HINT)


CHECK = Check("refused-resource", "every picture lies in the bank's own folder", run)
