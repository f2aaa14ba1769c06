"""The ways out of the house for cards that are not printed on sheets: face by face, as pictures, or for a small screen.

Print-on-demand houses want every face as a page, or a picture, of its own, with a bleed of an eighth of an inch
around what is left of it when it is cut: DriveThruCards in a PDF, each back before its front (its help page on
preparing files), The Game Crafter and MakePlayingCards as pictures (825 × 1125 and 822 × 1122 pixels for poker cards).
"""

from dataclasses import dataclass

INCH = 25.4
BLEED = INCH / 8
DPI = 300
PHONE = (72.0, 128.0)
"""Millimetres of a page as wide as the screen of a phone, and of the shape that a reader leaves of it: 9 to 16."""

NAVIGATION = 13.0
"""Millimetres at the foot of a page for a phone that belong to its links: as much as a thumb needs."""

SCREEN_FLOOR = 9.0
"""Points: a screen is often a little narrower than such a page, and nobody holds it as near as a card."""

Pixels = tuple[int, int]


@dataclass(frozen=True)
class Outlet:
    """How faces leave: a back before its front or after it, and of how many pixels its picture is."""

    back_first: bool = True
    pixels: Pixels | None = None


USUAL = Outlet()


def picture_size(card: tuple[float, float], outlet: Outlet) -> Pixels:
    """The pixels of a picture of a face with its bleed, by the card's millimetres: as asked for, or 300 an inch."""
    return outlet.pixels or (_pixels(card[0]), _pixels(card[1]))


def _pixels(length: float) -> int:
    return round((length + 2 * BLEED) / INCH * DPI)


def cut_off(card: tuple[float, float], pixels: Pixels) -> float:
    """How much of the bleed, in millimetres, a picture of this shape lacks at two of its sides."""
    width, height = card[0] + 2 * BLEED, card[1] + 2 * BLEED
    a_pixel = min(width / pixels[0], height / pixels[1])
    return max(width - pixels[0] * a_pixel, height - pixels[1] * a_pixel) / 2
