"""A cheat sheet has exactly the sides that were asked for.

Fewer are right only where there are fewer pieces than sides: a side with nothing on it is no side. More are right only
where nobody said how many there should be: two are usual, and one sheet after the other is added if the least that can
be told does not fit on them; large print takes as many as everything takes.
"""

from prepress.diagnostics import Report
from prepress.geometry.plan import Filling, Plan
from prepress.proof import Made, Proof


def run(made: Made, report: Report) -> None:
    """Report a sheet with more or fewer sides; this is about no question."""
    if made.plan and made.filling:
        sides = len(made.pdf.pages)
        if not _is_right(sides, made.plan, made.filling):
            asked = f"{made.plan.sides} were asked for" if made.plan.sides else f"its binder made {made.filling.sides}"
            message = f"The {made.name} has {sides} side{'s' * (sides != 1)}, and {asked}."
            report.error(PROOF.name, None, message, "This is a fault of Prepress.")


def _is_right(sides: int, plan: Plan, filling: Filling) -> bool:
    if plan.exact or sides < plan.sides:
        return sides == min(plan.sides, filling.pieces)
    return sides == filling.sides and (sides == plan.sides or sides % 2 == 0 or sides == 1)


PROOF = Proof(
    name="exact-sides",
    summary="a cheat sheet has as many sides as were asked for",
    formats=frozenset({"columns"}),
    run=run,
)
