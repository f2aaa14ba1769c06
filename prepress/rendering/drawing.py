"""MathML -> SVG for print, in outlines of STIX Two Math.

The only module that knows ziamath, which it loads when first asked.

WeasyPrint does not lay out MathML. What is drawn has no text, so nobody can copy it from the PDF, and its size is in
ems of the text around it.
"""

import re
import unicodedata
import warnings
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from types import ModuleType

REMEMBERED = 20_000
UNIT = 100.0
"""Units of a drawing in an em."""

SCALE = 1.06
"""STIX has smaller letters than Plex at the same size: x-heights of 0.473 and 0.516 em."""

NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
BESIDE = {"munderover": "msubsup", "munder": "msub", "mover": "msup"}
LARGE = frozenset("∏∐∑⋀⋁⋂⋃⨀⨁⨂⨄⨆")
VARIANTS = dict.fromkeys(range(0xFE00, 0xFE10))
"""What math-core sets behind script letters to choose between two forms; STIX has one of them."""

TAG = re.compile(r"<[^>]*>")
ORDINARY = re.compile(
    "[\\s!-~\u00a0-\u00ff\u0391-\u03c9\u2061-\u2064\u2190-\u2194\u2200-\u22ff\u2a7d\u2a7e\U0001d400-\U0001d7ff]*"
)
"""Characters that STIX Two Math has for sure, or that have no shape."""


@dataclass(frozen=True)
class Drawing:
    """A formula drawn: an SVG file; and its width, and how far it goes below the line, in ems."""

    svg: bytes
    width: float
    depth: float


@lru_cache(REMEMBERED)
def draw(mathml: str) -> Drawing:
    """Draw a `math` element. One that ziamath stumbles over is drawn as its source."""
    ziamath = _ziamath()
    try:
        math = ziamath.Math(_explicit(mathml), size=UNIT, margin=0)
        svg = math.svgxml()
    except Exception:
        math = ziamath.Math(_as_words(mathml), size=UNIT, margin=0)
        svg = math.svgxml()
    width = max(float(svg.get("width", "0")), 1.0)
    data = ET.tostring(svg, encoding="utf-8", xml_declaration=False)
    return Drawing(data, round(width / UNIT * SCALE, 3), round(float(math.getyofst()) / UNIT * SCALE, 3))


def _explicit(mathml: str) -> ET.Element:
    """With what ziamath does not work out: a formula in a line of words has the limits of a sum beside it."""
    root = ET.fromstring(mathml.translate(VARIANTS))  # noqa: S314 - we wrote it
    if root.get("display") != "block":
        root.set("display", "inline")
    if root.get("display") == "inline" and 'displaystyle="true"' not in mathml:
        for name, beside in BESIDE.items():
            for element in root.iter(NAMESPACE + name):
                if element[0].text and element[0].text in LARGE and element[0].get("movablelimits") != "false":
                    element.tag = beside
    return root


def missing_glyphs(mathml: str) -> str:
    """The characters that cannot be drawn, each once, in their order."""
    text = unescape(TAG.sub("", mathml)).translate(VARIANTS)
    if ORDINARY.fullmatch(text):
        return ""
    font = _ziamath().zmath.loadedfonts["default"]
    shown = (one for one in dict.fromkeys(text) if not one.isspace() and unicodedata.category(one) != "Cf")
    return "".join(one for one in shown if not font.glyphindex(one))


def _as_words(mathml: str) -> str:
    root = ET.fromstring(mathml)  # noqa: S314 - we wrote it
    element = ET.Element("math")
    ET.SubElement(element, "mtext").text = root.get("alttext", "")
    return ET.tostring(element, encoding="unicode")


@cache
def _ziamath() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how it opens its font in Python 3.11 and 3.12
        import ziamath
        from ziamath.config import config
    config.svg2 = False
    config.precision = 1
    return ziamath
