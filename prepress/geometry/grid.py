"""Where the columns of a cheat sheet stand: arithmetic in millimetres from the top left corner, x right and y down."""

from dataclasses import dataclass
from math import sqrt

from prepress.geometry.stock import A4, Paper

MARGIN, GUTTER, HEAD = 8.0, 5.0, 10.0
"""On A4: the margin on all sides, the gap between columns, and what the head takes; a poster has them larger."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Grid:
    """The columns of one side; those of a text that runs from right to left begin at the right."""

    paper: Paper
    columns: int
    turned: bool = False

    @property
    def scale(self) -> float:
        """How large everything around the text is, as a multiple of what it is on A4."""
        return sqrt(self.paper.width * self.paper.height / (A4.width * A4.height))

    @property
    def margin(self) -> float:
        """The margin on all sides."""
        return MARGIN * max(self.scale, 0.8)

    @property
    def gutter(self) -> float:
        """The gap between two columns."""
        return GUTTER * self.scale

    @property
    def head(self) -> Rectangle:
        """Where the head of each side stands."""
        margin = self.margin
        return margin, margin, self.paper.width - margin, margin + HEAD * self.scale

    @property
    def width(self) -> float:
        """Of one column."""
        return (self.paper.width - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns

    @property
    def height(self) -> float:
        """Of one column."""
        return self.paper.height - self.margin - self.head[3]

    def column(self, index: int) -> Rectangle:
        """A column, counted over all sides."""
        place = index % self.columns
        place = self.columns - 1 - place if self.turned else place
        left = self.margin + place * (self.width + self.gutter)
        return left, self.head[3], left + self.width, self.paper.height - self.margin

    @property
    def rules(self) -> tuple[float, ...]:
        """The x of the lines between columns."""
        return tuple(
            self.margin + place * (self.width + self.gutter) - self.gutter / 2 for place in range(1, self.columns)
        )
