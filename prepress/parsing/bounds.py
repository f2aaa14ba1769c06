"""Bounds for a Markdown parser: whatever is nested too deep, or too long to be read at once, keeps all of its text.

markdown-it-py drops what lies too deep, and some of its rules take a time that grows with the square of a paragraph's
length. With these rules nothing is dropped, and every text is read in a time proportional to its length.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, image, link

DEEPEST_BLOCK = 40
"""Levels; a list has two, itself and its items. What lies deeper becomes a `code_block`: shown as it was typed."""

DEEPEST_INLINE = 12
"""Square brackets in each other, of which the outermost can still be a link."""

LONGEST_INLINE = 10_000
"""Characters of a paragraph that are read at once. Pairs such as ** and links do not reach over the borders."""

TOO_DEEP = "too-deep"
"""The `info` of such a `code_block`."""

NEVER = 1_000_000
"""More levels than the rules here allow: where the parser would begin to drop text."""

BORDER = re.compile(r"(?s).*(?:\n|[ \t](?=[^ \t]))")


def install(markdown: MarkdownIt) -> None:
    """Teach a parser where to stop, and to keep what is there."""
    markdown.options["maxNesting"] = NEVER
    markdown.block.ruler.before("table", "too_deep", _too_deep)
    markdown.core.ruler.at("inline", _inline)
    markdown.inline.ruler.at("link", _link)
    markdown.inline.ruler.at("image", _image)


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.level <= DEEPEST_BLOCK:
        return False
    if not silent:
        state.line = end
        token = state.push("code_block", "code", 0)
        token.content = state.getLines(start, end, state.blkIndent, keepLastLF=True)
        token.info, token.map = TOO_DEEP, [start, end]
    return True


def _inline(state: StateCore) -> None:
    options = state.md.options
    options["maxNesting"] = DEEPEST_INLINE
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            for piece in pieces(token.content):
                state.md.inline.parse(piece, state.md, state.env, token.children)
    options["maxNesting"] = NEVER


def pieces(text: str) -> Iterator[str]:
    """A text in pieces that are not too long, cut where a word begins if possible."""
    start = 0
    while len(text) - start > LONGEST_INLINE:
        border = BORDER.match(text, start, start + LONGEST_INLINE)
        end = border.end() if border else start + LONGEST_INLINE
        yield text[start:end]
        start = end
    yield text[start:]


def _link(state: StateInline, silent: bool) -> bool:
    return _may_end(state) and link(state, silent)


def _image(state: StateInline, silent: bool) -> bool:
    return _may_end(state) and image(state, silent)


def _may_end(state: StateInline) -> bool:
    """Whether something behind here could be the end of a link: most brackets are just brackets."""
    end = "]" if state.env.get("references") else "]("
    return state.src[state.pos] in "[!" and state.html_terminator_last(end) > state.pos
