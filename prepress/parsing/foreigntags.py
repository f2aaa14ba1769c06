"""Tags that HTML does not know, `<quiz>` or `<Question>`, alone on their lines: what stands between them is Markdown.

To CommonMark such a line begins a block of raw HTML, which goes on to the next empty line and hides its lists.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

RULE = "foreign_tag"
TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9.-]{0,60})(?:\s[^<>]{0,300})?/?>\s*$")
HTML = """
    a abbr address article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col
    colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form
    frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map
    mark math menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s
    samp script search section select slot small source span strike strong style sub summary sup svg table tbody td
    template textarea tfoot th thead time title tr track tt u ul var video wbr
"""
KNOWN = frozenset(HTML.split())


def install(markdown: MarkdownIt) -> None:
    """Teach a parser to take such a line by itself."""
    markdown.block.ruler.before("html_block", RULE, _foreign_tag, {"alt": ["paragraph", "blockquote"]})


def _foreign_tag(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    match = TAG.match(state.src, first, last)
    if not match or match[1].lower() in KNOWN or state.is_code_block(start):
        return False
    if not silent:
        state.line = start + 1
        token = state.push("html_block", "", 0)
        token.map, token.content = [start, start + 1], state.getLines(start, start + 1, state.blkIndent, True)
    return True
