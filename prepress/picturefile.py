"""The bytes of a picture -> its format, its size and its colours, from the first of them. The door of Pillow."""

import io
import warnings
from typing import NamedTuple

from PIL import Image


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
