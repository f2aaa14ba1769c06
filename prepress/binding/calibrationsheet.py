"""A paper, the way it is turned, and maybe a profile -> the calibration sheet: a PDF of two sides."""

from dataclasses import dataclass, field

from prepress.binder import Imprint, Manuscript
from prepress.binding.composite import Composite, Placed
from prepress.binding.engine import Press, page_size
from prepress.geometry.calibration import Calibration
from prepress.geometry.imposition import Side
from prepress.geometry.stock import Paper
from prepress.geometry.vernier import NAMES, PITCH, STEP, scales
from prepress.rendering.theme import Theme

TITLE = "Calibration sheet"
SMALL = 150.0
"""A paper that is less high than this, in millimetres, has no room for all instructions."""


@dataclass(frozen=True)
class Sheet:
    """What is to be measured. `sideways` is as in `vernier.py`, `options` what must be typed to get this very sheet."""

    paper: Paper
    flip: str
    sideways: bool
    options: str = ""
    printer: str = ""
    calibration: Calibration = field(default_factory=Calibration)


def calibration_sheet(sheet: Sheet, theme: Theme) -> bytes:
    """The PDF. The back is moved as a deck's backs would be."""
    styles = theme.styles("fonts.css", "tokens.css", "calibration.css")
    press = Press(Manuscript(Imprint(TITLE, "en", ""), (), styles, theme.files(styles)))
    front, back = (_side(sheet, side, press, theme) for side in Side)
    return press.write([front, back], duplex=sheet.flip)


def _side(sheet: Sheet, side: Side, press: Press, theme: Theme) -> Composite:
    paper = sheet.paper
    drawn = scales(paper, side, sideways=sheet.sideways)
    values = {
        "side": side.value,
        "labels": drawn.labels,
        "names": NAMES,
        "turned": ("sideways" if sheet.sideways else "upwards") if side is Side.BACK else "",
        "small": paper.height < SMALL,
        "wide": paper.width > paper.height,
        "paper": paper.name.replace("-", " ").capitalize(),
        "flip": sheet.flip,
        "printer": sheet.printer,
        "applied": sheet.calibration,
        "options": sheet.options,
        "length": f"{2 * PITCH * drawn.most / STEP:g}",
        "most": f"{drawn.most:g}",
    }
    (page,) = press.lay_out(
        theme.render(f"calibration/{side.value}.html", values), page_size(paper.width, paper.height)
    )
    moved = sheet.calibration if side is Side.BACK else None
    return Composite(paper.width, paper.height, [Placed(page, 0, 0)], drawn.lines, moved)
