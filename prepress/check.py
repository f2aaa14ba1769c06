"""The contract of a check: one rule about a bank, held before anything is made from it.

Modules in `checks/` each define one `CHECK`, named as the module with hyphens; its docstring is the rule's manual: what
it reports and why, how to mend it, an example.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from prepress import checks
from prepress.diagnostics import Report
from prepress.model import Bank, Prose
from prepress.parsing.syntax import RAW_HTML
from prepress.rendering.passages import image_references
from prepress.rendering.sanitizer import words_of_html
from prepress.rendering.theme import Theme


@dataclass(frozen=True)
class Check:
    """`run` reports what it finds in a bank; the theme is asked what it can print. It says nothing if all is well."""

    name: str
    summary: str
    run: Callable[[Bank, Theme, Report], None]


def all_checks() -> tuple[Check, ...]:
    """Every check in `checks/`, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(checks.__path__))
    return tuple(importlib.import_module(f"prepress.checks.{name}").CHECK for name in names)


def preflight(bank: Bank, theme: Theme, report: Report) -> None:
    """Run every check."""
    for check in all_checks():
        check.run(bank, theme, report)


def found_while_reading(bank: Bank, theme: Theme, report: Report) -> None:
    """The `run` of a rule that is reported before there is a bank: its module says by whom."""


def is_blank(prose: Prose) -> bool:
    """Whether nothing of it would be seen on paper: no word, no picture."""
    said = (words_of_html(node.text) if node.kind in RAW_HTML else node.text for node in prose.walk())
    return not any(text.strip() for text in said) and not image_references(prose.nodes)
