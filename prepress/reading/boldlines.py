"""A paragraph -> the question that its bold beginning is: `**What is …?** 👶`, `**4)** What`, `**4) Name.** What`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import Lead, lead_of
from prepress.reading.labels import Meaning, meaning_of
from prepress.reading.openings import BREAKS, opening_of, trim

HINT = re.compile(r"\W*(?:[(（\[][^()（）\[\]]{0,60}[)）\]]\W*){0,2}$")
LETTER = re.compile(r"A(?:ns)? ?\d{1,6}[.)]", re.IGNORECASE)
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
    if not whole:
        line, rest = _before_answer(trim(node.children))
    lead = lead_of(line)
    if not plain(lead.rest).strip():
        return None
    return BoldLine(lead, rest, whole)


def _before_answer(children: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The lines that ask, and those from the one on that a label of an answer opens: `**A1.** …`."""
    for index, child in enumerate(children):
        if child.kind in BREAKS and _opens_answer(children[index + 1 : index + 4]):
            return trim(children[:index]), trim(children[index + 1 :])
    return children, ()


def _opens_answer(line: Sequence[Node]) -> bool:
    opening = opening_of(line)
    if opening:
        return opening.meaning is Meaning.ANSWER
    bold = next((node for node in line if node.kind != "text" or node.text), None)
    return bold is not None and bold.kind == "strong" and bool(LETTER.fullmatch(plain(bold.children).strip()))


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
