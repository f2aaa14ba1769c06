"""Pictures are seen, and read aloud.

A picture has a text that says what it shows: its file's name does not. It says how large it is, so that pages do not
jump while it loads. It is a PNG, JPEG or GIF that stores take (Kobo: below 5 MB; Apple: no more than 4 million pixels;
nobody: CMYK). One that can be seen through is black on black by night.
"""

import posixpath
import re
from collections.abc import Iterator

from prepress.bookrule import Fault, Rule, texts
from prepress.proving.epubfile import EpubFile, Spot, lead
from prepress.proving.picturefile import Picture, picture_of

LARGEST = 5_000_000
MOST_PIXELS = 4_000_000
FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp)", re.IGNORECASE)
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif"}
COVER = "cover-image"


def run(book: EpubFile) -> Iterator[Fault]:
    """Each place where a picture stands, then each file."""
    for document in texts(book):
        for spot in book.spots(document.path):
            if spot.name == "img":
                yield from _shown(document.path, spot)
    for item in book.manifest:
        if item.media_type.startswith("image/") and item.media_type != "image/svg+xml" and COVER not in item.properties:
            data = book.read(item.path)
            if len(data) > LARGEST:
                yield Fault(item.path, f"has {len(data) / 1e6:.1f} MB: stores take up to 5", clue=_name(item.path))
            if picture := picture_of(data):
                yield from _file(item.path, item.media_type, picture)
            elif data:
                yield Fault(item.path, "is no picture that readers can show", clue=_name(item.path))


def _name(path: str) -> str:
    return posixpath.basename(path)


def _shown(path: str, spot: Spot) -> Iterator[Fault]:
    name = _name(lead(path, spot.get("src")).path)
    alternative = spot.element.get("alt")
    if alternative is None or (not alternative.strip() and spot.get("role") != "presentation"):
        yield Fault(path, f"has a picture without a text for those who do not see it: {name}", spot.within, name, False)
    elif FILE_NAME.fullmatch(alternative.strip()):
        said = f"has a picture with a file's name in place of a text: {alternative.strip()}"
        yield Fault(path, said, spot.within, alternative.strip(), grave=False)
    if not (spot.get("width").isdecimal() and spot.get("height").isdecimal()):
        yield Fault(path, f"does not say how large a picture is: {name}", spot.within, name)


def _file(path: str, media_type: str, picture: Picture) -> Iterator[Fault]:
    name = _name(path)
    if FORMATS.get(picture.format) != media_type:
        yield Fault(path, f"is called {media_type} and is {picture.format}", clue=name)
    if picture.width * picture.height > MOST_PIXELS:
        said = f"is {picture.width} × {picture.height} pixels: Apple takes up to 4 million"
        yield Fault(path, said, clue=name, grave=False)
    if picture.mode == "CMYK":
        yield Fault(path, "is in the colours of print (CMYK): screens show others", clue=name, grave=False)
    if picture.clear:
        yield Fault(path, "can be seen through: dark lines vanish on a dark page", clue=name, grave=False)


RULE = Rule("pictures", "pictures have a text and a size, and are of a kind that stores take", run)
