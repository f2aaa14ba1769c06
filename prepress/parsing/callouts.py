"""A rule for the parser of Markdown: quotations that GitHub and Obsidian set apart, `> [!NOTE]` and `> [!tip] Title`.

They become a `callout` whose first child is its `callout_title`: the author's title or else the name of the
kind. A title of the author's own has the name of the kind as its info.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

OPENING = re.compile(r"\[!([A-Za-z][\w-]{0,30})\][+-]?(?:[ \t]+([^\n]*))?(?:\n|$)")
PARAGRAPH = ("blockquote_open", "paragraph_open", "inline", "paragraph_close")


def install(markdown: MarkdownIt) -> None:
    """Teach a parser to read callouts."""
    markdown.core.ruler.after("block", "callouts", _callouts)


def _callouts(state: StateCore) -> None:
    tokens: list[Token] = []
    open_quotes: list[bool] = []
    skipped = 0
    for index, token in enumerate(state.tokens):
        skipped, skip = max(skipped - 1, 0), skipped > 0
        if skip:
            continue
        if token.type == "blockquote_open":
            opening = _opening(state.tokens[index : index + len(PARAGRAPH)])
            open_quotes.append(opening is not None)
            if opening:
                tokens += _opened(token, state.tokens[index + 2], opening)
                skipped = 0 if state.tokens[index + 2].content else len(PARAGRAPH) - 1
                continue
        elif token.type == "blockquote_close" and open_quotes.pop():
            token.type = "callout_close"
        tokens.append(token)
    state.tokens = tokens


def _opening(tokens: Sequence[Token]) -> re.Match[str] | None:
    is_quote = tuple(token.type for token in tokens) == PARAGRAPH
    return OPENING.match(tokens[2].content) if is_quote else None


def _opened(quote: Token, words: Token, opening: re.Match[str]) -> list[Token]:
    """The tokens of the callout's title, behind the quotation that becomes the callout."""
    kind, title = opening[1].capitalize(), (opening[2] or "").strip()
    quote.type, quote.info, quote.markup = "callout_open", opening[1].lower(), ">"
    words.content = words.content[opening.end() :]
    first = words.map[0] if words.map else 0
    lines = [first, first + 1]
    said = Token("inline", "", 0, content=title or kind, map=lines, children=[])
    begin = Token("callout_title_open", "p", 1, map=lines, info=kind if title else "")
    return [quote, begin, said, Token("callout_title_close", "p", -1)]
