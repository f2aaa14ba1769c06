"""Formulas become MathML for the book and drawings for print, or stay what their author wrote."""

import subprocess
import sys

import pytest

from prepress.binding.xmltree import parse_xml
from prepress.rendering.formulas import Formula
from prepress.rendering.latex import to_mathml

LATEX = (
    r"x", r"\frac{1}{2}", r"\sum_{i=1}^n i", r"\log x < 3", r"\begin{pmatrix}1 & 2\\3 & 4\end{pmatrix}",
    r"f(x) = \begin{cases}1 & x > 0\\0 & \text{otherwise}\end{cases}", r"\hat{y} = \sigma(w^\top x + b)",
    r"\mathbb{E}[X] \leqslant \mathcal{L}", r"\begin{aligned}a &= b\\ &= c\end{aligned}", r"\sqrt[3]{x}",
)  # fmt: skip


def formula(latex: str, *, display: bool = False) -> Formula:
    """A formula between dollar signs."""
    return Formula(latex, f"${latex}$", display)


@pytest.mark.parametrize("latex", LATEX)
@pytest.mark.parametrize("display", [False, True])
def test_a_formula_is_well_formed_mathml(latex: str, *, display: bool) -> None:
    """One element `math` of its namespace that says its source; nothing that only HTML or MathML Core know."""
    made = formula(latex, display=display)
    assert made.problem == ""
    root = parse_xml(made.mathml)
    assert (root.tag, root.attributes["alttext"]) == ("math", latex)
    assert (root.attributes.get("display") == "block") == display
    assert all("scriptlevel" not in element.attributes for element in root)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"x^2 \tag{3}", r"x^2 \qquad\text{(3)}"),
        (r"\begin{equation}x\label{one}\end{equation}", "x"),
        (r"\begin{align}a &= b\end{align}", r"\begin{aligned}a &= b\end{aligned}"),
        (r"\begin{eqnarray*}a &=& b\end{eqnarray*}", r"\begin{array}{rcl}a &=& b\end{array}"),
        ("f（x）=1，2", "f(x)=1,2"),
        ("x\u200b", "x"),
        ("`x`", "x"),
    ],
)
def test_what_authors_write_is_understood(written: str, meant: str) -> None:
    """Numbered equations, old environments, commas of Chinese keyboards, and characters without a shape."""
    converted, wanted = (to_mathml(latex, display=True).mathml for latex in (written, meant))
    assert converted
    assert converted.partition("xmlns")[2] == wanted.partition("xmlns")[2]


@pytest.mark.parametrize(
    ("latex", "problem"),
    [
        (r"\unknown{x}", r'unknown command "\unknown"'),
        (r"\frac{1}{n", 'expected closing token "}", but reached end of input'),
        (r"P(\text{中})", "there is no math glyph for 中 (U+4E2D)"),
        ("", "it is empty"),
        ("x" * 20_001, "it is longer than 20,000 characters"),
    ],
)
def test_what_cannot_be_set_says_why(latex: str, problem: str) -> None:
    """It has no MathML, or letters that math type does not have."""
    assert formula(latex).problem == problem


@pytest.mark.parametrize("latex", LATEX)
def test_a_drawing_stands_on_the_line(latex: str) -> None:
    """It is as wide as what it shows, in ems, and goes below the line only as far as its lowest part."""
    drawing = formula(latex).drawing
    assert drawing.svg.startswith(b"<svg")
    assert b"<path" in drawing.svg
    assert b"<text" not in drawing.svg
    assert 0.3 < drawing.width < 20
    assert -3 < drawing.depth <= 0.02


def test_limits_stand_beside_a_sum_in_words() -> None:
    """In a line of its own they stand above and below it, so it is narrower there."""
    assert formula(r"\sum_{i=1}^{n}").drawing.width > formula(r"\sum\limits_{i=1}^{n}").drawing.width
    beside, below = (formula(r"\sum_{i=1}^{n}", display=display).drawing.depth for display in (False, True))
    assert beside > below


def test_banks_without_math_load_nothing() -> None:
    """Neither library is imported before a formula is met."""
    code = (
        "import sys, prepress.cli, prepress.pipeline; "
        "sys.exit(bool({'math_core', 'ziamath', 'ziafont', 'latex2mathml'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
