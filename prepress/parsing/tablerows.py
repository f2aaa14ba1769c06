"""A rule for the parser of Markdown: tables that lose nothing.

GitHub's tables have as many columns as their head; what a row has beyond is dropped, most often because a `|` in the
words of the last cell has no backslash before it. Here the last cell keeps it, as it was written.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.token import Token


def install(markdown: MarkdownIt) -> None:
    """Teach a parser to keep what stands in a row beyond the columns of its table."""
    markdown.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    cells: list[Token] = []
    for token in state.tokens[first:]:
        if token.type == "tr_open":
            cells = []
        elif token.type == "inline":
            cells.append(token)
        elif token.type == "tr_close" and cells[-1].map:
            _keep_excess(cells, getLine(state, cells[-1].map[0]).strip())
    return True


def _keep_excess(cells: list[Token], line: str) -> None:
    columns = escapedSplit(line)
    if columns[0] == "":
        columns.pop(0)
    if columns[-1:] == [""]:
        columns.pop()
    if any(column.strip() for column in columns[len(cells) :]):
        cells[-1].content = "|".join(columns[len(cells) - 1 :]).strip()
