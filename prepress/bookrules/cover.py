"""The cover is one that a shelf can show.

Stores take it from the file named `cover-image`; older software from `<meta name="cover">`. Kindle asks for at least
1000 × 625 pixels and rejects less, for JPEG or PNG in RGB, and for less than 5 MB; 1600 × 2560 is the best (KDP, "Cover
image guidelines").
"""

from collections.abc import Iterator

from prepress.bookrule import Fault, Rule
from prepress.proving.epubfile import EpubFile, attribute_of
from prepress.proving.picturefile import picture_of

LEAST_LONG, LEAST_SHORT, MOST = 1000, 625, 10_000
LARGEST = 5_000_000


def run(book: EpubFile) -> Iterator[Fault]:
    """That there is one, named in both ways; then the picture itself."""
    covers = [item for item in book.manifest if "cover-image" in item.properties]
    if len(covers) != 1:
        yield Fault(book.package_path, "does not name one picture as the cover (properties=cover-image)")
    metas = [attribute_of(element, "content") for element in book.package.iter() if element.get("name") == "cover"]
    for item in covers[:1]:
        if metas != [item.id]:
            yield Fault(book.package_path, "does not name the cover for older readers (meta name=cover)")
        data = book.read(item.path)
        picture = picture_of(data)
        if picture is None or picture.format not in ("JPEG", "PNG"):
            yield Fault(item.path, "is the cover, and neither JPEG nor PNG")
            continue
        short, long = sorted((picture.width, picture.height))
        if long < LEAST_LONG or short < LEAST_SHORT:
            size = f"{picture.width} × {picture.height}"
            yield Fault(item.path, f"is the cover, and {size} pixels small: stores ask for 1600 × 2560")
        if long > MOST:
            yield Fault(item.path, f"is the cover, and {long} pixels long: stores take up to {MOST}")
        if picture.mode not in ("RGB", "L", "P"):
            yield Fault(item.path, f"is the cover, and in {picture.mode}: stores ask for RGB")
        if len(data) > LARGEST:
            yield Fault(item.path, f"is the cover, and has {len(data) / 1e6:.1f} MB: stores take up to 5")


RULE = Rule("cover", "a cover that is named in both ways, large enough, and in a format that stores take", run)
