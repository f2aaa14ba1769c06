"""Tables fit a phone and can be read aloud.

Without `th` nobody hears which column a cell is in. Kindle rejects a table in a table. From five columns on a table
does not fit a phone (Kobo asks for four at most).
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from prepress.bookrule import Fault, Rule, quoted, texts
from prepress.proving.epubfile import EpubFile

MOST_COLUMNS = 8


def run(book: EpubFile) -> Iterator[Fault]:
    """Table by table."""
    for document in texts(book):
        for spot in book.spots(document.path):
            if spot.name != "table":
                continue
            names = {element.tag.rpartition("}")[2] for element in spot.element.iter()}
            first = _first_words(spot.element)
            if "th" not in names:
                said = f"has a table without header cells (th): {quoted(first)}"
                yield Fault(document.path, said, spot.within, first, grave=False)
            if "table" in spot.above:
                yield Fault(
                    document.path, f"has a table in a table, which Kindle rejects: {quoted(first)}", spot.within
                )
            if (count := _columns(spot.element)) > MOST_COLUMNS:
                said = f"has a table of {count} columns, which does not fit a phone: {quoted(first)}"
                yield Fault(document.path, said, spot.within, first, grave=False)


def _first_words(table: Element) -> str:
    return next((words for text in table.itertext() if (words := " ".join(text.split()))), "")


def _columns(table: Element) -> int:
    rows = (element for element in table.iter() if element.tag.endswith("}tr"))
    return max((sum(_span(cell) for cell in row) for row in rows), default=0)


def _span(cell: Element) -> int:
    said = cell.get("colspan", "1")
    return int(said) if said.isdecimal() and len(said) < 5 else 1


RULE = Rule("tables", "tables have header cells, hold no other tables, and are not too wide", run)
