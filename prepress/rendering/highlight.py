"""The text of a code block and its info string -> HTML, a `span` a line: keywords bold, comments in italics.

Weight and slope are all there is: they stay on grey paper and on any reader, and tags need no styles. A language that
is not known, and code that is too long to be worth it, stays plain. The door of Pygments, which is loaded with the
first fence that names a language.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from typing import Any

MOST_CODE = 8_000
"""Characters of a block up to which it is highlighted: some lexers look back, and their time grows with the square."""

LONGEST_LINE = 1_000
"""Characters of a line up to which; longer ones are data, or made by a program."""

LONGEST_RUN = 500
"""Characters without punctuation up to which; what is longer is prose, and Java's lexer looks for a method in it."""

PUNCTUATION = re.compile(r"[^\w\s.<>\[\]]")

WRAPS = 17
"""Characters of a line from which it may be wider than a card; such a line gets a mark where it goes on."""

NAME = re.compile(r"[a-z0-9+#_-]+")
PREFIX = re.compile(r"^(?:language|lang)-")
OTHER_NAMES = {
    "env": "bash", "es6": "javascript", "gradle": "groovy", "jsonc": "json", "mongo": "javascript",
    "mongodb": "javascript", "node": "javascript", "nodejs": "javascript", "patch": "diff", "plsql": "sql",
    "svelte": "html",
}  # fmt: skip
"""What people call languages that Pygments knows by another name."""

DIAGRAMS = frozenset(
    {"mermaid", "plantuml", "puml", "uml", "dot", "graphviz", "d2", "ditaa", "nomnoml", "flow", "flowchart", "sequence",
     "wavedrom", "vega", "vega-lite", "bpmn", "structurizr", "pikchr", "svgbob"}
)  # fmt: skip


def code_html(text: str, info: str = "") -> str:
    """The `pre` element. Each line is a `span` of class `code-line` that ends with its own line break."""
    code = text.rstrip()
    lines = "".join(map(_line, code.split("\n"), _highlighted(code, language_of(info))))
    return f"<pre><code>{lines}</code></pre>"


def language_of(info: str) -> str:
    """The language that an info string names, as `jsx harmony`, `{.html}`, `js:app.js` or `YAML` do; "" if none."""
    word = NAME.search(info[:LONGEST_LINE].lower())
    name = PREFIX.sub("", word[0]) if word else ""
    return OTHER_NAMES.get(name, name)


def diagram_of(info: str) -> str:
    """The language, if it is one that draws diagrams, else ""."""
    language = language_of(info)
    return language if language in DIAGRAMS else ""


def _line(source: str, html: str) -> str:
    return f'<span class="code-line{" code-long" if len(source) > WRAPS else ""}">{html}\n</span>'


def _highlighted(code: str, language: str) -> list[str]:
    """The lines as HTML."""
    plain = [escape(line, quote=False) for line in code.split("\n")]
    tokens = _tokens(code, language) if language and _is_short(code) else []
    return "".join(_marked(tokens)).split("\n") if tokens else plain


def _is_short(code: str) -> bool:
    if len(code) > MOST_CODE or max(map(len, code.split("\n"))) > LONGEST_LINE:
        return False
    return max(map(len, PUNCTUATION.split(code))) <= LONGEST_RUN


def _tokens(code: str, language: str) -> list[tuple[str, str]]:
    """Runs of code, each with the tag it gets; none if the language is not known or its lexer fails."""
    lexer = _lexer(language)
    if lexer is None:
        return []
    try:
        tokens = [(_tag(kind), text) for kind, text in lexer.get_tokens(code)]
    except Exception:  # any of five hundred lexers, at whatever an author writes: then the code stays plain
        return []
    return tokens if "".join(text for _, text in tokens) == code else []


@lru_cache(maxsize=100)
def _lexer(language: str) -> Any:
    """A lexer that changes nothing of the code. Only those of Pygments itself, not what else is installed."""
    from pygments.lexers import find_lexer_class

    lexer = find_lexer_class(_lexers().get(language, ""))
    return lexer(stripnl=False, ensurenl=False) if lexer else None


@lru_cache(maxsize=1)
def _lexers() -> dict[str, str]:
    """The names of all lexers, by what an info string may call them."""
    from pygments.lexers import get_all_lexers

    return {alias.lower(): name for name, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases}


@lru_cache(maxsize=1_000)
def _tag(kind: Any) -> str:
    from pygments.token import Comment, Generic, Keyword, Name, Operator

    if kind in Comment.Preproc or any(kind in bold for bold in (Keyword, Name.Tag, Operator.Word, Generic.Heading)):
        return "b"
    return "i" if kind in Comment else ""


def _marked(tokens: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The runs as HTML; no tag goes over the end of a line."""
    for tag, text in tokens:
        lines = escape(text, quote=False).split("\n")
        yield "\n".join(f"<{tag}>{line}</{tag}>" if tag and line.strip() else line for line in lines)
