"""Headings whose marks no space follows, `##[Top](#top) Locks`: text to CommonMark, headings to those who wrote them.

Only where a block can begin; within a paragraph such a line stays text.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import isStrSpace
from markdown_it.rules_block import StateBlock

RULE = "glued_heading"
GLUED = re.compile(r"#{2,6}(?=[^\s#!|=/.:;,%&+-])")


def install(markdown: MarkdownIt) -> None:
    """Teach a parser these headings, where nothing else has taken the line."""
    markdown.block.ruler.after("heading", RULE, _glued_heading)


def _glued_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    match = GLUED.match(state.src, first, last)
    if not match or state.is_code_block(start):
        return False
    if not silent:
        _push(state, start, match[0], state.src[match.end() : last])
    return True


def _push(state: StateBlock, line: int, marks: str, words: str) -> None:
    """A heading, without the marks at its end that may stand there for looks."""
    words = words.rstrip()
    bare = words.rstrip("#")
    state.line = line + 1
    opening = state.push("heading_open", f"h{len(marks)}", 1)
    opening.markup, opening.map = marks, [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content = bare.strip() if isStrSpace(bare[-1:]) else words
    inline.map, inline.children = [line, line + 1], []
    state.push("heading_close", f"h{len(marks)}", -1).markup = marks
