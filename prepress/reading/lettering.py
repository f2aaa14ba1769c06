"""Options that go by letters or numbers, `- A: …` or lines with `B. …`: what they say, as long as the letters go on."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from prepress.parsing.syntax import Node, plain
from prepress.reading.openings import BREAKS, trim

DELIMITERS = ".):：、．）\\]"
MARK = re.compile(rf"[(\[]?([A-Za-z]|\d{{1,2}})[{DELIMITERS}](?:\s+|$)|[(\[]?([A-Z])[{DELIMITERS}]")
MAYBE = re.compile(rf"(?:^|\W)[A-Za-z0-9][{DELIMITERS}]")
BOLD = re.compile(rf"[(\[]?([A-Za-z]|\d{{1,2}})[{DELIMITERS}]?")
BEHIND_BOLD = re.compile(rf"\s*[{DELIMITERS}]?\s*")
SIGNS = "✅✔☑✓❌✖✗✘❎☒☐⬜"
"""What authors put before options, or behind them, to say which are right and which wrong."""

STAR = "*"
"""What some put right before the letter of the right option."""

SIGN = re.compile(rf"\s*([{SIGNS}]|\*(?=\S))\ufe0f?\s*(?:[^\W\d_]{{2,12}} \d{{1,2}}[:.：]\s*)?")
"""A sign, and perhaps a count of options: `✅ Option 1: A. …`."""

FEWEST_IN_LINE = 3
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Lettered = tuple[str, list[Node]]
"""A letter or number, and the blocks of the option that goes by it."""


def lettered(block: Node, count: int) -> tuple[tuple[Node, ...], list[Lettered]]:
    """The options in a block that go on from the first `count`, and the text that stands before them in a paragraph.

    Nothing, if the letters do not go on to the end of the block.
    """
    if block.kind == "bullet_list":
        entries = [_of_item(item, count + number) for number, item in enumerate(block.children)]
        found = [entry for entry in entries if entry]
        return (), found if len(found) == len(entries) else []
    if block.kind == "paragraph" and MAYBE.search(plain(block.children)):
        return _of_paragraph(block, count)
    return (), []


def _of_item(item: Node, number: int) -> Lettered | None:
    if not item.children or item.children[0].kind != "paragraph":
        return None
    paragraph, *others = item.children
    found = _mark_of(trim(paragraph.children), number)
    return (found[0], [*_paragraph(paragraph, found[1]), *others]) if found else None


def _of_paragraph(block: Node, count: int) -> tuple[tuple[Node, ...], list[Lettered]]:
    lines = [part for line in _lines(block.children) for part in _in_one_line(line, count)]
    first = next((n for n, line in enumerate(lines) if _mark_of(trim(line), count)), len(lines))
    found: list[Lettered] = []
    for number, line in enumerate(lines[first:], count):
        mark = _mark_of(trim(line), number)
        if not mark:
            return (), []
        found.append((mark[0], [block._replace(children=mark[1], tight=True)]))
    lead = trim([node for line in lines[:first] for node in line])
    return tuple(_paragraph(block, lead)), found


def _paragraph(paragraph: Node, children: tuple[Node, ...]) -> Iterator[Node]:
    if children:
        yield paragraph._replace(children=children)


def _in_one_line(line: tuple[Node, ...], count: int) -> list[tuple[Node, ...]]:
    """A line parted before each further letter, `a) Rhine  b) Tagus`, if its first one is the first of all."""
    if count or not _mark_of(trim(line), 0):
        return [line]
    parts: list[list[Node]] = [[]]
    for node in line:
        text = node.text if node.kind == "text" else ""
        start = 0
        while text and (match := _next_letter(len(parts)).search(text, start)):
            parts[-1].append(node._replace(text=text[start : match.start()]))
            parts.append([])
            start = match.end()
        parts[-1].append(node._replace(text=text[start:]) if start else node)
    return [tuple(part) for part in parts] if len(parts) >= FEWEST_IN_LINE else [line]


@cache
def _next_letter(number: int) -> re.Pattern[str]:
    """Space, and behind it the letter of an option."""
    letter = LETTERS[number : number + 1] or " "
    return re.compile(rf"\s{{1,20}}(?=[(\[]?(?:{letter}|{letter.lower()})[)\]]\s)|\s{{2,20}}(?={letter}[.]\s)")


def _lines(children: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    """The lines of a paragraph; each but the first begins with its line break."""
    start = 0
    for index, node in enumerate(children):
        if node.kind in BREAKS and index > start:
            yield tuple(children[start:index])
            start = index
    yield tuple(children[start:])


def _mark_of(line: Sequence[Node], number: int) -> tuple[str, tuple[Node, ...]] | None:
    """The letter or number that a line begins with, bold or not, if it is the one of this number; and what follows."""
    if not line:
        return None
    first, *rest = line
    if first.kind == "text" and (sign := SIGN.match(first.text)):
        found = _mark_of([first._replace(text=first.text[sign.end() :]), *rest], number)
        shown = SIGNS[0] if sign[1] == STAR else sign[1]
        return (found[0], (first._replace(text=f"{shown} "), *found[1])) if found else None
    if first.kind == "text" and (match := MARK.match(first.text)):
        mark = (match[1] or match[2]).upper()
        rest = [first._replace(text=first.text[match.end() :]), *rest]
    elif first.kind == "strong" and (match := BOLD.fullmatch(plain(first.children).strip())):
        mark = match[1].upper()
        if rest and rest[0].kind == "text":
            rest[0] = rest[0]._replace(text=BEHIND_BOLD.sub("", rest[0].text, count=1))
    elif first.kind == "strong" and (inner := _mark_of(trim(first.children), number)) and inner[0].isalpha():
        return inner[0], (first._replace(children=inner[1]), *rest)
    else:
        return None
    wanted = str(number + 1) if mark.isdigit() else LETTERS[number : number + 1]
    return (mark, trim([node for node in rest if node.kind != "text" or node.text])) if mark == wanted else None
