"""The bytes of a picture -> what it is, or the same as a cover for stores. The door of Pillow."""

import io
import warnings
from typing import NamedTuple

from PIL import Image

PLAIN_MODES = frozenset({"RGB", "L"})
LONGEST = 2560
"""Pixels of the longer side that are enough for any shelf."""

HEAVIEST = 5_000_000


class Picture(NamedTuple):
    """`width` and `height` in pixels; `mode` as Pillow names it: "RGB", "L", "P", "CMYK". `clear`: one sees through."""

    format: str
    width: int
    height: int
    mode: str
    clear: bool


def picture_of(data: bytes) -> Picture | None:
    """What a picture is, without drawing it; None for what is none that is known."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as found:
                clear = found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info
                return Picture(found.format or "", *found.size, found.mode, clear)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def is_plain(data: bytes) -> bool:
    """Whether a picture is of one colour all over, or none at all."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            darkest, brightest = picture.convert("L").getextrema()
            return darkest == brightest
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return True


def as_cover(data: bytes) -> bytes:
    """An author's own cover as a JPEG that stores take; it stays as it is, byte for byte, if it is one.

    What can be seen through gets white behind it; what is larger than stores take is made smaller. What is no picture
    stays as it is too, for the proofs to tell.
    """
    found = picture_of(data)
    if not found or (found.format == "JPEG" and found.mode in PLAIN_MODES and _fits(found, data)):
        return data
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        shown = picture.convert("RGBA") if found.clear else picture.convert("RGB")
    if found.clear:
        ground = Image.new("RGBA", shown.size, "white")
        shown = Image.alpha_composite(ground, shown).convert("RGB")
    shown.thumbnail((LONGEST, LONGEST))
    stream = io.BytesIO()
    shown.save(stream, "JPEG", quality=90, optimize=True, subsampling=0)
    return stream.getvalue()


def _fits(picture: Picture, data: bytes) -> bool:
    return max(picture.width, picture.height) <= LONGEST and len(data) <= HEAVIEST
