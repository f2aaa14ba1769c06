r"""LaTeX -> MathML as EPUB takes it, or why not. The only module that knows math-core.

math-core is loaded when first asked. It writes MathML Core, as browsers want it. EPUB's schema is that of MathML 3,
which has no `scriptlevel` on tables and no entities of HTML; and what draws formulas for print knows `columnalign`, not
styles. Numbers of equations are left out: a question's formula is not referred to from afar. A `\tag` is kept, as
words beside the formula.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from math_core import LatexToMathML

REMEMBERED = 20_000
LONGEST = 20_000
"""Characters; longer formulas are not tried."""

NO_SHAPE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
FULL_WIDTH: Mapping[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""Commas, brackets and letters as Chinese and Japanese keyboards give them, in the shapes that formulas have."""

SPELLINGS = (
    (re.compile(r"\\tag\*?\s*\{([^{}]*)\}"), r"\\qquad\\text{(\1)}"),
    (re.compile(r"\\(?:label\s*\{[^{}]*\}|nonumber|notag)(?![A-Za-z])"), ""),
    (re.compile(r"\\(begin|end)\s*\{(?:align|flalign|split)\*?\}"), r"\\\1{aligned}"),
    (re.compile(r"\\(begin|end)\s*\{(?:gather|multline)\*?\}"), r"\\\1{gathered}"),
    (re.compile(r"\\(?:begin|end)\s*\{(?:equation|displaymath|math)\*?\}"), ""),
    (re.compile(r"\\begin\s*\{eqnarray\*?\}"), r"\\begin{array}{rcl}"),
    (re.compile(r"\\end\s*\{eqnarray\*?\}"), r"\\end{array}"),
)
"""Authors' LaTeX in the words that math-core has for the same look."""

ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot);|#)\w+;")
TABLE = re.compile(r"<mtable((?:(?! scriptlevel)[^>])*) scriptlevel=\"\d\"")
TABLE_OF_PAIRS = re.compile(r"<mtable(?=[^>]*>(?:<mtr>)?<mtd style=\"text-align: right;[^\"]*padding-right: 0)")
CELL = re.compile(r"<mtd(?= style=\"text-align: (left|right);)")
PLACE = re.compile(r"\d+: ")


@dataclass(frozen=True)
class Conversion:
    """A formula as MathML, an element `math`; or, if it is none, what is wrong with it, in a sentence."""

    mathml: str = ""
    problem: str = ""


@lru_cache(REMEMBERED)
def to_mathml(latex: str, *, display: bool) -> Conversion:
    """Convert one formula; `display` is how it stands in a line of its own. Never fails."""
    from math_core import LatexError

    spelled = latex.translate(NO_SHAPE).translate(FULL_WIDTH).strip().strip("`")
    if not spelled.strip():
        return Conversion(problem="it is empty")
    if len(spelled) > LONGEST:
        return Conversion(problem=f"it is longer than {LONGEST:,} characters")
    for written, meant in SPELLINGS:
        spelled = written.sub(meant, spelled)
    try:
        mathml = _converter().convert_with_local_state(spelled, displaystyle=display)
    except LatexError as error:
        return Conversion(problem=_reason(str(error)))
    return Conversion(_mended(mathml, latex))


@cache
def _converter() -> "LatexToMathML":
    from math_core import LatexToMathML

    return LatexToMathML(xml_namespace=True, fancy_error=False)


def _reason(message: str) -> str:
    """The first sentence of an error, without the place, which is one in our spelling."""
    said = " ".join(PLACE.sub("", message, count=1).split()).partition(". ")[0].rstrip(".")
    return said[:1].lower() + said[1:]


def _mended(mathml: str, latex: str) -> str:
    mathml = ENTITY.sub(lambda entity: escape(unescape(entity[0]), quote=False), mathml)
    mathml = TABLE_OF_PAIRS.sub('<mtable columnspacing="0em 1.5em"', TABLE.sub(r"<mtable\1", mathml))
    mathml = CELL.sub(r'<mtd columnalign="\1"', mathml)
    return mathml.replace("<math ", f'<math alttext="{escape(" ".join(latex.translate(NO_SHAPE).split()))}" ', 1)
