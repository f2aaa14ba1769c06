"""A formula of a bank -> whether it can be set, and what stands for it: MathML in the book, a drawing in print.

HTML is cleaned before formulas are put into it: until then an `img` whose address is the formula's stands in its place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import escape

from prepress.rendering.drawing import Drawing, draw, missing_glyphs
from prepress.rendering.latex import Conversion, to_mathml

FOLDER = "formulas/"
ADDRESS = re.compile(r"formulas/[0-9a-f]{16}\.svg")
PLACE = re.compile(r'<img src="(formulas/[0-9a-f]{16}\.svg)"\s*/?>')


@dataclass(frozen=True)
class Formula:
    """LaTeX, the same with the author's signs around it, and whether it stands in a line of its own."""

    latex: str
    source: str
    display: bool

    @cached_property
    def address(self) -> str:
        """Where its drawing is found; the same for the same formula."""
        written = f"{self.display:d} {self.latex}"
        return f"{FOLDER}{sha256(written.encode('utf-8', 'replace')).hexdigest()[:16]}.svg"

    @cached_property
    def problem(self) -> str:
        """Why it cannot be set, in words that follow a colon; "" if it can."""
        converted = self._conversion
        missing = missing_glyphs(converted.mathml) if converted.mathml else ""
        named = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing[:3])
        return converted.problem or (f"there is no math glyph for {named}" if missing else "")

    @property
    def place(self) -> str:
        """What stands for it while the HTML around it is cleaned."""
        return f'<img src="{self.address}">'

    @property
    def mathml(self) -> str:
        """The element `math`."""
        return self._conversion.mathml

    @property
    def drawing(self) -> Drawing:
        """The formula drawn; only if it has no problem."""
        return draw(self.mathml)

    @property
    def _conversion(self) -> Conversion:
        return to_mathml(self.latex, display=self.display)


def with_mathml(html: str, formulas: Mapping[str, Formula]) -> str:
    """Clean XHTML with MathML in the places of the formulas, given by their addresses."""
    return PLACE.sub(lambda place: formulas[place[1]].mathml if place[1] in formulas else "", html)


def with_drawings(html: str, formulas: Mapping[str, Formula]) -> str:
    """Clean HTML with pictures in the places of the formulas, as large as the type and on its line."""
    return PLACE.sub(lambda place: _picture(formulas[place[1]]) if place[1] in formulas else "", html)


def _picture(formula: Formula) -> str:
    drawing = formula.drawing
    style = f"width: {drawing.width}em; vertical-align: {drawing.depth}em"
    source = escape(" ".join(formula.source.split()))
    return f'<img class="formula" src="{formula.address}" alt="{source}" style="{style}">'


def addresses(html: str) -> frozenset[str]:
    """The addresses of the drawings that an HTML asks for."""
    return frozenset(re.findall(r'src="(formulas/[0-9a-f]{16}\.svg)"', html))
