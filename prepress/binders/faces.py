"""Faces of cards -> a PDF with a page for each; `singles.py` makes it."""

from prepress.binder import Binder, Bound, Manuscript
from prepress.binding.singles import bind_singles


def bind(manuscript: Manuscript) -> Bound:
    """In the order that is asked for."""
    return bind_singles(manuscript, back_first=manuscript.outlet.back_first)


BINDER = Binder("faces", bind)
