"""A rule for the parser of Markdown: lists of definitions, a term and below it `: what it means`."""

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin


def install(markdown: MarkdownIt) -> None:
    """Teach a parser to read lists of definitions."""
    deflist_plugin(markdown)
