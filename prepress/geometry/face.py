"""A card's size -> where things stand on its faces, and how large the small ones are: arithmetic in millimetres.

A face has a tab at its left, a head with title and number, the text below, and a foot. Everything but the text shrinks
and grows with the card, so that a business card has room for an answer and an index card does not look empty.
"""

from dataclasses import dataclass

TABS = 8
"""Heights at which a tab can stand: as many as there are section colours."""

SAFE = 3.0
"""How far ink keeps away from a cut where cards touch: a cut a millimetre off would show it on the next card."""

CLEAR = 4.0
"""How far text keeps away from a cut at least: the two sides of a sheet may be a millimetre off, a cut as well."""

USUAL = 67.0
"""The short side of the card for which the sizes below are meant; others are scaled by theirs."""

SMALLEST, LARGEST = 0.78, 1.3

PICTURE = 0.55
"""How much of the height of the text a picture may take."""

LINE, LINES = 8.0, 5.4
"""The height of a line to write on, and how many of them would fill the place of the text: five and a little."""

MARGIN, TAB_WIDTH, TAB_HEIGHT, TAB_GAP = 4.5, 4.8, 6.0, 2.8
HEAD, HEAD_GAP = 5.4, 2.4
FOOT, FOOT_GAP = 2.5, 1.8
BOX, LEAST_BOX, MOST_BOX, BOXES_GAP = 3.6, 3.2, 4.2, 2.0
CODE, LEAST_CODE, CODE_GAP = 14.0, 11.0, 1.0
MODULE = 0.34
"""What a module of a QR code measures at least: a telephone reads a third of a millimetre from paper."""

COUNT = 10.5
"""The width of the place in the foot for which card of how many it is: "12 · 2/3"."""

ROW = 3.8
"""The height of a row of a title card's contents, in the smallest type."""

FOOT_TYPE, MOST_LABEL = 6.0, 7.7
TYPES = {"head": 7.5, "number": 13.0, "tab": 8.5, "label": 6.6, "foot": FOOT_TYPE}
"""Points; nothing gets smaller than the foot, and no label larger than the smallest text."""

PROMPT, LEAST_PROMPT, BRIEF, NAME = 1.3, 0.92, 1.4, 1.7
"""The type of a prompt, by that of the text; the least of the scale that it goes with, how much larger it is if that is
all there is, and the type of the name of a deck or a section."""

MOST_OF_A_LINE = 0.72
"""Two last words that are wider would leave a gap in the line before them."""

LETTER = 0.6 * 12 * 25.4 / 72
"""About what a letter takes in the largest type of a text, in millimetres; those of most words take less."""


@dataclass(frozen=True)
class Face:
    """One side of a card of this size; `bleed` is how far the tab may run over the cut at its left.

    `edge` is how far ink keeps away from the edge otherwise, text too.
    """

    card_width: float
    card_height: float
    bleed: float = 0.0
    edge: float = SAFE

    @property
    def scale(self) -> float:
        """How large everything but the text is, compared with a card of 95 × 67 mm."""
        return max(SMALLEST, min(LARGEST, min(self.card_width, self.card_height) / USUAL))

    @property
    def margin(self) -> float:
        """What text keeps clear at the right, above the head and below the foot."""
        return max(CLEAR, self.edge, MARGIN * self.scale)

    @property
    def left(self) -> float:
        """Where lines of text begin, from the left edge of the card."""
        return self.edge + (TAB_WIDTH + TAB_GAP) * self.scale

    @property
    def top(self) -> float:
        """Where text begins, from the upper edge."""
        return self.margin + (HEAD + HEAD_GAP) * self.scale

    @property
    def bottom(self) -> float:
        """Where text ends, from the lower edge."""
        return self.margin + self.foot_height + FOOT_GAP * self.scale

    @property
    def foot_height(self) -> float:
        """The height of the foot: descenders reach below a line that is no higher than its type."""
        return FOOT * max(1.0, self.scale)

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.card_width - self.left - self.margin

    @property
    def height(self) -> float:
        """The height of the text."""
        return self.card_height - self.top - self.bottom

    @property
    def tab_left(self) -> float:
        """Where the tab begins, from the left edge of the card."""
        return -self.bleed if self.bleed else self.edge

    @property
    def tab_right(self) -> float:
        """Where it ends."""
        return self.edge + TAB_WIDTH * self.scale

    @property
    def tab_height(self) -> float:
        """How high it is."""
        return TAB_HEIGHT * self.scale

    def tab_top(self, tone: int) -> float:
        """Where the tab of a section stands, from the upper edge, by the section's colour (from 1)."""
        room = self.card_height - 2 * self.margin - self.tab_height
        return self.margin + room * (tone - 1) / (TABS - 1)

    @property
    def box(self) -> float:
        """A side of a box to tick. Boxes stand where the foot is, and reach a little above and below it."""
        return max(LEAST_BOX, min(MOST_BOX, BOX * self.scale))

    def code_side(self, modules: int) -> float:
        """A side of a QR code of so many modules a side, in the lower right corner of the text."""
        return round(max(LEAST_CODE, CODE * self.scale, MODULE * modules), 2)

    @property
    def contents_rows(self) -> int:
        """How many rows of contents there is room for on a title card."""
        return int((self.card_height - self.margin - self.bottom) / ROW)

    def type_size(self, usual: float) -> float:
        """The size of what stands beside the text, in points, from what it is on a card of the usual size."""
        return max(FOOT_TYPE, usual * self.scale)

    @property
    def prompt(self) -> float:
        """The type of a prompt, by that of the text."""
        return PROMPT * max(LEAST_PROMPT, self.scale)

    @property
    def ties(self) -> dict[str, int]:
        """How many characters fill most of a line in the largest type: of text, of prompts, brief ones, and names."""
        types = {"text": 1.0, "prompt": self.prompt, "brief": BRIEF * self.prompt, "name": NAME}
        return {name: int(MOST_OF_A_LINE * self.width / (LETTER * size)) for name, size in types.items()}

    @property
    def css(self) -> str:
        """The page of a face, and the lengths that styles/flashcards.css wants to know.

        What stands beside the text is placed from the corner of the text.
        """
        size = f"size: {_mm(self.card_width)} {_mm(self.card_height)}"
        margin = f"margin: {_mm(self.top)} {_mm(self.margin)} {_mm(self.bottom)} {_mm(self.left)}"
        lengths = {
            "measure": self.width,
            "depth": self.height,
            "bleed": self.bleed,
            "picture": PICTURE * self.height,
            "tab-left": self.tab_left - self.left,
            "tab-indent": self.edge - self.tab_left,
            "tab-width": self.tab_right - self.edge,
            "tab-height": self.tab_height,
            "head-top": self.margin - self.top,
            "head-height": HEAD * self.scale,
            "foot-top": self.height + FOOT_GAP * self.scale,
            "foot-height": self.foot_height,
            "box": self.box,
            "boxes": 5 * self.box + BOXES_GAP,
            "box-top": self.height + FOOT_GAP * self.scale - (self.box - self.foot_height) / 2,
            "count": COUNT,
            "boxes-count": 5 * self.box + BOXES_GAP + COUNT,
            "code-gap": CODE_GAP,
            "beneath": self.height - 2 * CODE_GAP - 0.2,
            "strip": self.tab_top(TABS) - self.tab_top(1) + self.tab_height,
            "line": min(LINE, self.height / LINES),
            **{f"tab-top-{tone}": self.tab_top(tone) - self.top for tone in range(1, TABS + 1)},
        }
        declared = [f"--{name}: {_mm(length)}" for name, length in lengths.items()]
        types = {name: self.type_size(size) for name, size in TYPES.items()}
        types["label"] = min(types["label"], MOST_LABEL)
        declared += [f"--{name}-type: {size:.2f}pt" for name, size in types.items()]
        declared += [f"--prompt-type: {self.prompt:.2f}em", f"--brief-type: {BRIEF * self.prompt:.2f}em"]
        declared += [f"--name-type: {NAME:.2f}em"]
        return f"@page {{ {size}; {margin} }} :root {{ {'; '.join(declared)} }}"


def _mm(length: float) -> str:
    return f"{length:.3f}mm"
