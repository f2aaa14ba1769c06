"""A picture is not there, or is of a kind that print and e-readers do not share.

In its place stands its alternative text with the name of the file. Pictures are looked for relative to the
bank's file; those that can be used are PNG, JPEG and GIF of up to 32 MB.

    ![A ring of five nodes](rign.png)                <- missing-image, if the file is called ring.png
    ![A ring of five nodes](ring.svg)                <- missing-image: save it as PNG

The same goes for the `cover` that the front matter names.

To mend it, correct the name, put the file beside the bank, or convert it.
"""

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.parsing.frontmatter import key_span
from prepress.pictures import refused_pictures, shown_reference
from prepress.rendering.theme import Theme


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn where a picture is first referred to."""
    for image, span in refused_pictures(bank, "missing", "unsupported"):
        name = shown_reference(image)
        if not name:
            message, hint = (
                "A picture has no file name.",
                "Write one between the brackets: ![alternative text](ring.png)",
            )
        elif image.refusal == "missing":
            message, hint = f"The picture “{name}” is not there.", "Write its path as seen from the bank's own folder."
        else:
            message, hint = f"The picture “{name}” cannot be used.", "Save it as PNG, JPEG or GIF, below 32 MB."
        report.warning(CHECK.name, span, message, hint)
    if bank.cover and (not bank.cover.data or bank.cover.name.endswith(".gif")):
        there = "is not there" if bank.cover.refusal == "missing" else "cannot be used"
        hint = "Write the path of a JPEG or PNG as seen from the bank's own folder; 1600 × 2560 pixels are best."
        message = f"The cover “{shown_reference(bank.cover)}” {there}: the book gets one that is drawn."
        report.warning(CHECK.name, key_span(bank.source, "cover"), message, hint)


CHECK = Check("missing-image", "every picture is there and can be used", run)
