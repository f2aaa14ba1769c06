"""A stock and the way cards lie on it -> what stands on the sides before the cards: how to print and cut them.

The counts of cards and sheets are known when the deck is bound: `guidesheet.py` fills them in, and draws the ruler.
"""

from collections.abc import Iterator, Sequence

from prepress.binder import GUIDE_BACK, GUIDE_FRONT
from prepress.composing.recipe import recipe_of
from prepress.edition import Page
from prepress.geometry.cutting import crop_marks
from prepress.geometry.imposition import turns_sideways
from prepress.geometry.stock import Guides, Order, Scheme, Stock
from prepress.language import direction_of

LONGEST_TITLE = 160
"""Characters; more would push the ruler off a small card, even in the smallest type."""

LONGEST_LINE = 240
"""Characters of what else is said of the deck."""

SMALL = 150.0
"""Papers that are less high have room for the least."""


def shortened(text: str, most: int) -> str:
    """A text of so many characters at most."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def guide_pages(title: str, about: Sequence[str], language: str, stock: Stock, scheme: Scheme) -> Iterator[Page]:
    """The sides of the guide: as many as the scheme says. The language is that of the title, and of lines about it."""
    sideways = turns_sideways(stock, scheme.flip)
    small = stock.paper.height < SMALL
    kind = "guide small" if small else "guide"
    values = {
        "title": shortened(title, LONGEST_TITLE),
        "about": [shortened(line, LONGEST_LINE) for line in about if line],
        "language": language,
        "direction": direction_of(language),
        "stock": stock,
        "scheme": scheme,
        "small": small,
        "lying": stock.paper.width > stock.paper.height,
        "edge": "left" if sideways else "top",
        "marked": bool(crop_marks(stock, scheme.margin)) and not (stock.precut or stock.is_whole_sheet),
        "guided": scheme.guides is not Guides.NONE,
        "stacked": scheme.order is Order.STACK,
        "recipe": recipe_of(stock, scheme),
    }
    yield Page("flashcards/guide.html", GUIDE_FRONT, values, kind)
    if scheme.leading_sides > 1:
        yield Page("flashcards/guide-back.html", GUIDE_BACK, values, kind)
