"""There is a picture of each face, of just the size asked for, and none of them is blank.

The archive opens. In it are `fronts/001.png`, `backs/001.png` and so on, one of each for every card of the PDF from
which they were drawn, in the order of the cards and nothing else. Each is a PNG of as many pixels as were asked for, or
as its card with its bleed has at 300 to the inch. What the pages of that PDF hold is proved by the other proofs.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from prepress.diagnostics import Report
from prepress.geometry.outlet import picture_size
from prepress.proof import Made, Proof

FOLDERS = ("fronts", "backs")


def run(made: Made, report: Report) -> None:
    """Report each picture that is not what it should be; these are about no question."""
    if not made.stock:
        return
    pictures = _read(made.data)
    asked = picture_size((made.stock.card_width, made.stock.card_height), made.outlet)
    for fault in (*_names(pictures, len(made.pdf.pages) // len(FOLDERS)), *_sizes(pictures, asked)):
        report.error(PROOF.name, None, f"In the {made.name}, {fault}.")


def _read(data: bytes) -> dict[str, bytes]:
    """All files of an archive by their names, in its order; none if it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError):
        return {}


def _names(pictures: Mapping[str, bytes], cards: int) -> Iterator[str]:
    digits = max(3, len(str(cards)))
    wanted = [f"{folder}/{card:0{digits}}.png" for card in range(1, cards + 1) for folder in FOLDERS]
    if not pictures:
        yield "there are no pictures that can be read"
        return
    yield from (f"there is no {name}" for name in wanted if name not in pictures)
    yield from (f"nobody asked for {name}" for name in pictures if name not in wanted)
    if set(pictures) == set(wanted) and list(pictures) != wanted:
        yield "the pictures are not in the order of the cards"


def _sizes(pictures: Mapping[str, bytes], asked: tuple[int, int]) -> Iterator[str]:
    from prepress.proving.picturefile import is_plain, picture_of

    for name, data in pictures.items():
        found = picture_of(data)
        if not found or found.format != "PNG":
            yield f"{name} is no PNG"
        elif (found.width, found.height) != asked:
            yield f"{name} has {found.width} × {found.height} pixels, and not the {asked[0]} × {asked[1]} asked for"
        elif is_plain(data):
            yield f"{name} is blank"


PROOF = Proof(
    name="pictures-hold",
    summary="there is a picture of each face, of the size asked for, and none is blank",
    formats=frozenset({"images"}),
    run=run,
)
