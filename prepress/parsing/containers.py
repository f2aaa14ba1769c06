"""A block rule for what site generators set between two lines of their own: `::: details Answer` … `:::`.

Boxes become an `admonition`, as those of MkDocs do. GitBook and Jekyll write them `{% hint style="info" %}` …
`{% endhint %}`, Hugo `{{< details "Answer" >}}` … `{{< /details >}}`. Of anything else that is set so only
the two lines are taken away, and told as comments; `{% highlight java %}` is code.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

BOXES = frozenset(
    {"admonition", "alert", "answer", "callout", "caution", "danger", "error", "example", "expand", "faq", "hint"}
    | {"important", "info", "message", "note", "notice", "question", "quiz", "solution", "success", "tip", "warning"}
)
"""What is set apart as a box, under its own name if it has no title."""

BARE = frozenset({"details", "spoiler", "collapse", "hide"})
"""What folds away: a box if it has a title."""

CODE = "highlight"
LONGEST = 400
COLONS = ":::"
LINE = re.compile(r":{3,20}[ \t]*(?P<name>[^\s:{}\[\]]{1,40})?[ \t]*(?P<rest>.*)", re.DOTALL)
TAG = re.compile(r"\{%-?[ \t]*(?P<end>end)?(?P<name>[A-Za-z][\w-]{0,40})(?P<rest>[^%]{0,300})%\}")
SHORTCODE = re.compile(r"\{\{[<%][ \t]*(?P<end>/)?[ \t]*(?P<name>[A-Za-z][\w/-]{0,40})(?P<rest>[^{}]{0,300})[>%]\}\}")
ATTRIBUTES = re.compile(r"\{:[^{}]{0,200}\}")
"""Kramdown's, `{: .no_toc }` or `{:toc}`."""

TITLE = re.compile(r"\b(?:title|summary|label|header)[ \t]*=[ \t]*[\"'](?P<named>[^\"']{1,200})[\"']")
QUOTED = re.compile(r"[ \t]*[\"'](?P<quoted>[^\"']{1,200})[\"']")
CLASS = re.compile(r"\.(?:callout-)?([\w-]{1,40})")
FENCE = re.compile(r"(`{3,}|~{3,})")
SIGNS = (COLONS, "{%", "{{", "{:")


class Mark(NamedTuple):
    """A line that begins or ends something: its kind, its title, and the line that ends it, -1 if there is none."""

    kind: str
    title: str
    end: int = -1
    colons: bool = False

    @property
    def is_box(self) -> bool:
        """Whether something stands between this line and its end that is set apart."""
        return self.end >= 0 and (self.kind in BOXES or (bool(self.title) and (self.colons or self.kind in BARE)))


def install(markdown: MarkdownIt) -> None:
    """Teach a parser to read containers, wherever a paragraph could stand."""
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    markdown.block.ruler.before("fence", "container", _container, {"alt": interrupts})


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or not _line(state, start).startswith(SIGNS):
        return False
    mark = _marks(state).get(start)
    if mark is None:
        return False
    if not silent:
        inside = start < mark.end < end
        if mark.kind == CODE and inside:
            _push_code(state, mark, start)
        elif mark.is_box and inside:
            _push_box(state, mark, start)
        else:
            _pass(state, mark, start)
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _marks(state: StateBlock) -> Mapping[int, Mark]:
    """The marks of the whole text, by their lines; found once."""
    known: tuple[str, dict[int, Mark]] | None = state.env.get("containers")
    if known is None or known[0] is not state.src:
        known = state.env["containers"] = (state.src, dict(_found(state)))
    return known[1]


def _found(state: StateBlock) -> Iterator[tuple[int, Mark]]:
    """Each mark with its line; what ends goes with the last that began like it."""
    colons: list[tuple[int, Mark]] = []
    tags: dict[str, list[tuple[int, Mark]]] = {}
    for number, line in _lines_outside_of_code(state):
        if line.startswith(COLONS):
            if mark := _of_colons(line):
                colons.append((number, mark))
                yield number, mark
            else:
                yield number, Mark("", "", colons=True)
                if colons:
                    began, mark = colons.pop()
                    yield began, mark._replace(end=number)
        elif ATTRIBUTES.fullmatch(line):
            yield number, Mark("", "")
        elif match := TAG.fullmatch(line) or SHORTCODE.fullmatch(line):
            kind = match["name"].lower()
            mark = Mark(kind, _title(match["rest"]))
            yield number, mark
            if not match["end"]:
                tags.setdefault(kind, []).append((number, mark))
            elif tags.get(kind):
                began, mark = tags[kind].pop()
                yield began, mark._replace(end=number)


def _lines_outside_of_code(state: StateBlock) -> Iterator[tuple[int, str]]:
    """The lines that begin with a sign, with their numbers, but for those in fences."""
    fence = ""
    for number in range(len(state.bMarks) - 1):
        start = state.bMarks[number] + state.tShift[number]
        sign = state.src[start : start + 1]
        if sign and sign in "`~" and (match := FENCE.match(state.src, start)):
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence) and not state.src[match.end() : state.eMarks[number]].strip():
                fence = ""
        elif sign and sign in ":{" and not fence and state.eMarks[number] - start <= LONGEST:
            yield number, state.src[start : state.eMarks[number]].rstrip()


def _of_colons(line: str) -> Mark | None:
    """What begins with three colons and a name; None if nothing follows them: something ends there."""
    match = LINE.match(line)
    name, rest = (match["name"] or "", match["rest"].strip()) if match else ("", "")
    if not name and not rest:
        return None
    title = _title(rest)
    if rest.startswith("{") and (found := CLASS.search(rest)):
        name = name or found[1]
    elif rest.startswith("[") and "]" in rest:
        title = rest[1 : rest.index("]")]
    elif not rest.startswith("{"):
        title = title or rest.rstrip(":").strip()
    return Mark(name.removeprefix("callout-").lower(), title.strip(), colons=True)


def _title(rest: str) -> str:
    """A title that is named as such, or the first words in quotation marks."""
    if match := TITLE.search(rest):
        return match["named"]
    match = QUOTED.match(rest)
    return match["quoted"] if match else ""


def _push_box(state: StateBlock, mark: Mark, start: int) -> None:
    opening = state.push("admonition_open", "div", 1)
    opening.map, opening.info, opening.markup = [start, mark.end + 1], mark.kind, COLONS
    state.push("admonition_title_open", "p", 1).map = [start, start + 1]
    title = state.push("inline", "", 0)
    title.content, title.map, title.children = mark.title or mark.kind.capitalize(), [start, start + 1], []
    state.push("admonition_title_close", "p", -1)
    outside = state.parentType, state.lineMax
    state.parentType, state.lineMax = "admonition", mark.end
    state.md.block.tokenize(state, start + 1, mark.end)
    state.parentType, state.lineMax = outside
    state.push("admonition_close", "div", -1)
    state.line = mark.end + 1


def _push_code(state: StateBlock, mark: Mark, start: int) -> None:
    state.line = mark.end + 1
    token = state.push("fence", "code", 0)
    words = _line(state, start).split()
    token.info = words[2] if len(words) > 3 else ""
    token.content = state.getLines(start + 1, mark.end, state.blkIndent, keepLastLF=True)
    token.markup, token.map = "```", [start, mark.end + 1]


def _pass(state: StateBlock, mark: Mark, start: int) -> None:
    """Take a line away; if it says anything it becomes a comment, so that it is said to be left out."""
    state.line = start + 1
    if mark.kind or not mark.colons:
        token = state.push("html_block", "", 0)
        token.content, token.map = f"<!-- {_line(state, start).strip()} -->", [start, start + 1]
