"""A paragraph -> the question that its bold beginning is: `**What is …?** 👶`, `**4)** What`, `**4) Name.** What`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from prepress.asking import Lead, lead_of
from prepress.labels import Meaning, meaning_of
from prepress.openings import BREAKS, trim
from prepress.syntax import Node, plain

HINT = re.compile(r"\W*(?:[(（\[][^()（）\[\]]{0,60}[)）\]]\W*){0,2}$")
LONGEST_ORNAMENT = 6


class BoldLine(NamedTuple):
    """The number or prefix, the prompt, the lines below it, and whether all of its first line is bold."""

    lead: Lead
    rest: tuple[Node, ...]
    whole: bool


def bold_line(node: Node) -> BoldLine | None:
    """What a paragraph asks; None if it does not begin in bold, or with a label, or goes on as a definition does."""
    if node.kind != "paragraph":
        return None
    line, rest = _first_line(trim(node.children))
    bold = next((child for child in line[:2] if child.kind == "strong"), None)
    if bold is None or _letters(line[: line.index(bold)]) or _is_label(bold):
        return None
    whole = HINT.match(plain(line[line.index(bold) + 1 :])) is not None
    inside = lead_of(bold.children)
    if not whole and not inside.is_there:
        return None
    lead = lead_of(line if whole else trim(node.children))
    if not plain(lead.rest).strip():
        return None
    return BoldLine(lead, rest if whole else (), whole)


def _first_line(children: Sequence[Node]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    end = next((index for index, child in enumerate(children) if child.kind in BREAKS), len(children))
    return trim(children[:end]), trim(children[end:])


def _letters(nodes: Sequence[Node]) -> bool:
    return any(map(str.isalnum, plain(nodes)))


def _is_label(bold: Node) -> bool:
    """Whether the bold words introduce something: `**Answer**`, `**In short:**`; a question's own prefix does not."""
    words = plain(bold.children).strip()
    lead = lead_of(bold.children)
    if lead.is_there:
        return False
    return words.endswith((":", "：")) or meaning_of(words) not in (None, Meaning.QUESTION)
