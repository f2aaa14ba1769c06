"""The contract of an edition: one kind of output, composed from a bank. Pure: no HTML, no files.

Modules in `editions/` each define one `EDITION`. An edition names its format; the pipeline loads the binder of that
name when it is first needed.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from prepress import editions
from prepress.diagnostics import Report
from prepress.geometry.outlet import USUAL, Outlet
from prepress.geometry.plan import Plan
from prepress.geometry.stock import A4, LONG_EDGE, Gathering, Paper, Scheme, Stock
from prepress.model import Bank, Form, Role
from prepress.settings import Settings

STYLES_OF_INK = {"full": (), "saver": ("saver.css",)}
"""Stylesheets that come last, by how much ink is wanted."""


@dataclass(frozen=True)
class Page:
    """One piece for a template: a face of a card, a document of the book, the front or the body of a packet.

    `kind` is what its element is in the styles: fewer elements are faster to lay out than wrappers within wrappers.
    """

    template: str
    name: str
    values: Mapping[str, object]
    kind: str = ""


@dataclass(frozen=True)
class Volume:
    """One file of an edition. `carries` are the roles whose text must be in it, `secret` those whose text must not.

    It is of the whole bank in its order, if it has no `bank` of its own; a key leads to all its `forms`.
    A `brief` one carries, of a question with a short answer, that instead of the long one. `stylesheets` come after
    those of the edition; `assets` are files that its pages show, by their addresses. `certifier` is who vouches for the
    accessibility of a book, `series` what it belongs to; "" if nobody and nothing. Its `format` is the
    edition's if it has none of its own.
    """

    name: str
    suffix: str
    title: str
    pages: tuple[Page, ...]
    carries: frozenset[Role]
    secret: frozenset[Role] = frozenset()
    with_matter: bool = False
    brief: bool = False
    paper: Paper = A4
    stock: Stock | None = None
    gathering: Gathering | None = None
    scheme: Scheme = LONG_EDGE
    outlet: Outlet = USUAL
    min_type: float = 8.0
    tags: bool = True
    format: str = ""
    bank: Bank | None = None
    forms: tuple[Form, ...] = ()
    stylesheets: tuple[str, ...] = ()
    assets: Mapping[str, bytes] = field(default_factory=dict)
    certifier: str = ""
    series: str = ""
    plan: Plan | None = None


@dataclass(frozen=True)
class Edition:
    """A kind of output; `with_matter` volumes also carry the bank's introductions and closing sections."""

    name: str
    summary: str
    format: str
    stylesheets: tuple[str, ...]
    compose: Callable[[Bank, Settings], tuple[Volume, ...]]


def all_editions() -> tuple[Edition, ...]:
    """Every edition in `editions/`, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(editions.__path__))
    return tuple(importlib.import_module(f"prepress.editions.{name}").EDITION for name in names)


def chosen_editions(settings: Settings, report: Report) -> tuple[Edition, ...]:
    """The editions that the settings name, all when they name none; a name that does not exist is an error."""
    known = {edition.name: edition for edition in all_editions()}
    for name in settings.editions:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"The editions are {', '.join(known)}."
            report.error("bad-setting", None, f"There is no edition `{name}`.", hint)
    wanted = settings.editions or tuple(known)
    return tuple(known[name] for name in dict.fromkeys(wanted) if name in known)
