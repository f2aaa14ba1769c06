"""The contract of a binder: rendered pieces in, the bytes of a format out.

A binder takes values and returns bytes. It knows no paths, no clock and no globals, so that its work can be cached
by its input and done in any process. Modules in `binders/` each define one `BINDER` and are named for their format.
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from prepress.binding.fitreport import FitReport
from prepress.geometry.outlet import USUAL, Outlet
from prepress.geometry.plan import Filling, Plan
from prepress.geometry.stock import A4, LONG_EDGE, Gathering, Paper, Scheme, Stock

COVER = "cover"
"""The name of the author's own picture for the cover among the assets, if there is one."""

GUIDE_FRONT, GUIDE_BACK = "guide", "guide-back"
"""The names of the leaves that explain a deck, beside those of its cards."""


@dataclass(frozen=True)
class Imprint:
    """What a publication says of itself. `date` is an ISO date or ""; `identifier` a URN that edits do not change.

    `certifier` is who vouches for the book's accessibility, "" if nobody does.
    """

    title: str
    language: str
    identifier: str
    description: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    series: str = ""
    series_number: str = ""
    certifier: str = ""


@dataclass(frozen=True)
class Leaf:
    """A rendered piece: for print the content of an element, whose classes are `kind`; for the book a document."""

    name: str
    html: str
    kind: str = ""


@dataclass(frozen=True)
class Manuscript:
    """All that a binder is given. `assets` are fonts and pictures by the relative addresses that HTML and CSS use.

    No type of a face is smaller than `min_type`, in points. `tags` is whether readers aloud are thought of.
    """

    imprint: Imprint
    leaves: tuple[Leaf, ...]
    styles: str
    assets: Mapping[str, bytes] = field(default_factory=dict)
    paper: Paper = A4
    stock: Stock | None = None
    gathering: Gathering | None = None
    scheme: Scheme = LONG_EDGE
    outlet: Outlet = USUAL
    plan: Plan | None = None
    min_type: float = 8.0
    tags: bool = True


@dataclass(frozen=True)
class Bound:
    """A finished file: its bytes, its pages and cards, what there is to say about the fit, and what went wrong.

    Pictures are `drawn_from` a PDF that is not put in place. A binder that cannot do what is asked of it makes nothing,
    and says why as its `refusal`; `hint` is what to type. `filling` is how a sheet came out, `fitting` how cards did.
    """

    data: bytes
    pages: int = 0
    cards: int = 0
    fit: str = ""
    complaints: tuple[str, ...] = ()
    drawn_from: bytes = b""
    refusal: str = ""
    hint: str = ""
    filling: Filling | None = None
    fitting: FitReport | None = None


@dataclass(frozen=True)
class Binder:
    """What makes one format.

    What a manuscript can be parted into (`division.py`) is made piece by piece by `part`, in any process; `join` makes
    the file of what came of the pieces.
    """

    format: str
    bind: Callable[[Manuscript], Bound]
    part: Callable[[Manuscript], Any] | None = None
    join: Callable[[Manuscript, Sequence[Any]], Bound] | None = None


def load_binder(name: str) -> Binder:
    """The binder of a format; imports its library (WeasyPrint takes half a second)."""
    binder: Binder = importlib.import_module(f"prepress.binders.{name}").BINDER
    return binder
