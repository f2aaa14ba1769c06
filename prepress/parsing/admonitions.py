"""A block rule for MkDocs' admonitions: `??? success "View answer"`, and below it blocks indented by four columns.

They become an `admonition` whose first child is its `admonition_title`. An admonition without a title of its own bears
the name of its kind, as in MkDocs; one with the title `""` has none.
"""

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

MARKS = ("!!!", "???", "???+")
KIND = re.compile(r"[\w-]{1,40}")
MOST_KINDS = 4
LONGEST_TITLE = 1000
INDENT = 4


class Heading(NamedTuple):
    """The first line of an admonition: its mark, its kind, and its title, "" if it has none."""

    mark: str
    kind: str
    title: str


def install(markdown: MarkdownIt) -> None:
    """Teach a parser to read admonitions, wherever a paragraph could stand."""
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    markdown.block.ruler.before("fence", "admonition", _admonition, {"alt": interrupts})


def heading_of(line: str) -> Heading | None:
    """What a line says if an admonition begins with it."""
    if not line.startswith(MARKS) or len(line) > LONGEST_TITLE:
        return None
    head, quote, tail = line.partition('"')
    mark, *kinds = head.split()
    closed = tail.rstrip().endswith('"') or not quote
    if mark not in MARKS or not closed or not 0 < len(kinds) <= MOST_KINDS or not all(map(KIND.fullmatch, kinds)):
        return None
    return Heading(mark, kinds[0].lower(), tail.rstrip()[:-1].strip() if quote else kinds[0].capitalize())


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    heading = heading_of(line)
    if heading is None:
        return False
    end = _end_of_body(state, start + 1, end)
    if end == start + 1 and '"' not in line:
        return False
    if not silent:
        _push(state, heading, start, end)
    return True


def _end_of_body(state: StateBlock, first: int, end: int) -> int:
    """The line behind the last one that is indented far enough; blank lines count if such a line follows them."""
    last = first
    for line in range(first, end):
        if not state.isEmpty(line):
            if state.sCount[line] < state.blkIndent + INDENT:
                break
            last = line + 1
    return last


def _push(state: StateBlock, heading: Heading, start: int, end: int) -> None:
    opening = state.push("admonition_open", "div", 1)
    opening.map, opening.info, opening.markup = [start, end], heading.kind, heading.mark
    if heading.title:
        state.push("admonition_title_open", "p", 1).map = [start, start + 1]
        title = state.push("inline", "", 0)
        title.content, title.map, title.children = heading.title, [start, start + 1], []
        state.push("admonition_title_close", "p", -1)
    outside = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "admonition", end, state.blkIndent + INDENT
    state.md.block.tokenize(state, start + 1, end)
    state.parentType, state.lineMax, state.blkIndent = outside
    state.push("admonition_close", "div", -1)
    state.line = end
