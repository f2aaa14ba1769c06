r"""A formula cannot be set.

Its source stands in its place, as code. Formulas are LaTeX, with the commands that are usual for them; there are no
packages, and no commands for pages. Letters of scripts other than Latin and Greek have no shape in math type.

    The cost is $\frac{1}{n$.                        <- bad-formula: a brace is missing
    It is $\E[X]$.                                   <- bad-formula: write \mathbb{E}[X]
    In the shell, $PATH=\bin$ is a variable.         <- bad-formula: write `$PATH=\bin$`, as code

To mend it, correct the formula. If it is none, write a backslash before the dollar sign, or make it code.
"""

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.parsing.syntax import MATH
from prepress.rendering.passages import formula_of
from prepress.rendering.theme import Theme

SHOWN = 40
HINT = "Correct its LaTeX; or, if it is no formula, write \\$ for the dollar sign, or make it code with backticks."


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn at each formula, once for each place."""
    told = set()
    for node in bank.nodes_and_questions:
        if node.kind in MATH and (node.span, node.text) not in told:
            told.add((node.span, node.text))
            formula = formula_of(node)
            if formula.problem:
                source = " ".join(formula.source.split())
                shown = source if len(source) <= SHOWN else f"{source[: SHOWN - 1]}…"
                span = bank.source.find(formula.source, node.span)
                message = f"The formula {shown} cannot be set and is shown as it is written: {formula.problem}."
                report.warning(CHECK.name, span, message, HINT)


CHECK = Check("bad-formula", "every formula can be set", run)
