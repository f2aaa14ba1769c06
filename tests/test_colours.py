"""The colours of sections: white can be read on each, and each can be told from the others, by all kinds of eyes."""

import re
from itertools import combinations
from pathlib import Path

import pytest

STYLES = Path(__file__).parent.parent / "styles"
Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks for, criterion 1.4.3."""

LEAST_DIFFERENCE = 32.0
"""CIE76 delta E: ten times what is just seen side by side, since cards are seen one after the other."""

EYES: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What becomes of linear red, green and blue without one kind of cones: Machado, Oliveira and Fernandes (2009), IEEE
Transactions on Visualization and Computer Graphics 15(6), severity 1."""

TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
"""IEC 61966-2-1, for D65."""


def tokens(name: str) -> dict[str, str]:
    """The colours that a stylesheet declares."""
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", (STYLES / name).read_text()))


def linear(colour: str) -> Triple:
    """Red, green and blue in proportion to light, from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def times(matrix: Matrix, vector: Triple) -> Triple:
    """A matrix applied to a vector."""
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def contrast(one: str, other: str) -> float:
    """How much lighter one colour is than the other, as WCAG counts it: from 1 to 21."""
    light, dark = sorted((times(TO_XYZ, linear(colour))[1] for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(light: Triple) -> Triple:
    """CIE L*a*b* of a colour in linear red, green and blue."""
    x, y, z = (_root(max(value, 0.0) / white) for value, white in zip(times(TO_XYZ, light), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116


def difference(one: str, other: str, eyes: Matrix) -> float:
    """CIE76 delta E of two colours as these eyes see them."""
    labs = [lab(clipped(times(eyes, linear(colour)))) for colour in (one, other)]
    return float(sum((a - b) ** 2 for a, b in zip(*labs, strict=True)) ** 0.5)


def clipped(light: Triple) -> Triple:
    """A colour that a screen can show."""
    red, green, blue = (min(1.0, max(0.0, value)) for value in light)
    return red, green, blue


def sections(name: str) -> list[str]:
    """The eight colours of sections."""
    found = tokens(name)
    return [found[f"section-{number}"] for number in range(1, 9)]


def test_the_sums_are_right() -> None:
    """Black on white is 21:1, white is as light as it gets, and red is where CIE tables have it."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert lab(linear("#ffffff")) == pytest.approx((100, 0, 0), abs=0.02)
    assert lab(linear("#ff0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)


def test_white_can_be_read_on_every_section() -> None:
    """In colour, and in grey too: a printer without colour keeps how light they are."""
    found = tokens("tokens.css")
    assert all(contrast(colour, found["on-fill"]) >= LEAST_CONTRAST for colour in sections("tokens.css"))


@pytest.mark.parametrize("eyes", EYES)
def test_sections_are_told_apart(eyes: str) -> None:
    """Each from each other, by eyes of the four kinds."""
    pairs = list(combinations(sections("tokens.css"), 2))
    assert len(pairs) == 28
    assert min(difference(one, other, EYES[eyes]) for one, other in pairs) >= LEAST_DIFFERENCE


@pytest.mark.parametrize("name", ["tokens.css", "saver.css"])
def test_text_can_be_read_on_paper(name: str) -> None:
    """What is soft or faint, and numbers in a section's colour, have the contrast of text."""
    found = {**tokens("tokens.css"), **tokens(name)}
    shades = ["ink", "soft", "faint", *(f"section-{number}" for number in range(1, 9))]
    assert all(contrast(found[shade], "#ffffff") >= LEAST_CONTRAST for shade in shades)
    assert contrast(found["on-fill"], found.get("fill", found["section-1"])) >= LEAST_CONTRAST


def test_saved_ink_is_grey() -> None:
    """Sections have no colour and no ground then: a colour on a tab is what takes the ink."""
    found = tokens("saver.css")
    assert found["fill"] == "#ffffff"
    assert all(len({colour[1:3], colour[3:5], colour[5:7]}) == 1 for colour in found.values())
    assert {f"section-{number}" for number in range(1, 9)} <= set(found)
