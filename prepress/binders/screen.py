"""Faces of cards -> a PDF for a phone: a page for each, front then back, with links to and fro.

A leaf called `navigation-front` or `navigation-back` is what stands at the foot of such a page. In it `{before}` and
`{after}` become the numbers of the pages to go to, `{number}` that of the card, `{count}` how many cards there are.
"""

from collections.abc import Iterator, Sequence

from weasyprint import Page

from prepress.binder import Binder, Bound, Leaf, Manuscript
from prepress.binding.composite import Composite, Placed
from prepress.binding.division import is_tagged
from prepress.binding.engine import Press, complaints, page_size
from prepress.binding.pairing import lay_out_cards
from prepress.geometry.face import Face
from prepress.geometry.outlet import NAVIGATION, PHONE, SCREEN_FLOOR

FOOTS = ("navigation-front", "navigation-back")
ANCHOR = "face-"
WIDTH, HEIGHT = PHONE
CHUNK = 100
"""Feet of pages laid out in one go; more take longer each."""


def bind(manuscript: Manuscript) -> Bound:
    """Lay out the cards above the place for links, then a foot for each page."""
    feet = {leaf.name: leaf for leaf in manuscript.leaves if leaf.name in FOOTS}
    leaves = [leaf for leaf in manuscript.leaves if leaf.name not in FOOTS]
    with complaints() as heard:
        press = Press(manuscript)
        floor = max(SCREEN_FLOOR, manuscript.min_type)
        laid_out = lay_out_cards(press, leaves, Face(WIDTH, HEIGHT - NAVIGATION), floor=floor)
        faces = [page for card in laid_out.cards for page in card]
        lower = _feet(press, [feet[name] for name in FOOTS], len(faces))
        pages = [_page(face, foot, number) for number, (face, foot) in enumerate(zip(faces, lower, strict=True))]
        data = press.write(pages, tags=is_tagged(manuscript))
    said = (*heard, *laid_out.complaints)
    return Bound(data, len(pages), len(laid_out.cards), complaints=said, fitting=laid_out.report)


def _feet(press: Press, feet: Sequence[Leaf], count: int) -> Iterator[Page]:
    """The foot of every page. From the last one leads on to the first."""
    css = page_size(WIDTH, NAVIGATION)
    for first in range(0, count, CHUNK):
        numbers = range(first, min(first + CHUNK, count))
        pages = press.lay_out("".join(_foot(feet[number % 2], number, count) for number in numbers), css)
        yield from pages


def _foot(foot: Leaf, number: int, count: int) -> str:
    told = {
        "before": (number - 1) % count,
        "after": (number + 1) % count,
        "number": number // 2 + 1,
        "count": count // 2,
    }
    html = foot.html
    for name, value in told.items():
        html = html.replace(f"{{{name}}}", str(value))
    return f'<div class="{foot.kind}">{html}</div>'


def _page(face: Page, foot: Page, number: int) -> Composite:
    page = Composite(WIDTH, HEIGHT, [Placed(face, 0, 0), Placed(foot, 0, HEIGHT - NAVIGATION)])
    page.anchors[f"{ANCHOR}{number}"] = (0, 0, page.width, page.height)
    return page


BINDER = Binder("screen", bind)
