"""A rule for the parser of Markdown: Obsidian's `[[Target|words]]` become their words, `![[ring.png]]` a picture.

A link of that kind leads into somebody's vault, which no reader has. Brackets that are something else stay: a test of
a shell, an array, a link in brackets.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

LINK = re.compile(r"!?\[\[(?! )([^\[\]|\n\\]{1,200})(?:\\?\|([^\[\]|\n]{1,200}))?\]\](?![(\[])")
NOT_IN_NAMES = frozenset(",;=(){}<>\"'`$*")
"""What stands in code between two brackets, and not in the name of a page."""

PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|avif)\Z", re.IGNORECASE)


def install(markdown: MarkdownIt) -> None:
    """Teach a parser to read the links of a wiki."""
    markdown.inline.ruler.before("link", "wikilink", _wikilink)


def _wikilink(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "![":
        return False
    found = LINK.match(state.src, state.pos, state.posMax)
    if not found or not (found[2] or _is_name(found[1])):
        return False
    if not silent:
        _push(state, found[0], found[1].strip(), (found[2] or "").strip())
    state.pos = found.end()
    return True


def _is_name(text: str) -> bool:
    return NOT_IN_NAMES.isdisjoint(text) and any(map(str.isalpha, text)) and not text.endswith(" ")


def _push(state: StateInline, whole: str, target: str, words: str) -> None:
    if whole.startswith("!") and PICTURE.search(target):
        picture = state.push("image", "img", 0)
        alternative = Token("text", "", 0, content="" if words.isdigit() else words)
        picture.attrs, picture.children = {"src": target, "alt": ""}, [alternative]
        picture.content = alternative.content
    else:
        state.push("text", "", 0).content = words or target.strip("#^").replace("#", " > ")
