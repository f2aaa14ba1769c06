"""Rules for the parser of Markdown: footnotes, `[^1]` in the words and `[^1]: …` below, each brought together.

A `footnote_ref` token gets the tokens of its note in its `meta`, and the note goes from where it stood. A note that
nobody refers to stays a paragraph, with its mark. Notes within notes are not looked for.
"""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

LONGEST_LABEL = 100
NOTES = "notes"
"""What the environment of a parser keeps: the tokens of each note, for other stretches of the same bank."""


def install(markdown: MarkdownIt) -> None:
    """Teach a parser to read footnotes."""
    footnote_plugin(markdown, inline=False, move_to_end=False)
    markdown.inline.ruler.at("footnote_ref", _reference)
    markdown.core.ruler.push("footnotes", _bring_together)


def _reference(state: StateInline, silent: bool) -> bool:
    """As the plugin's own, but a label that is never closed is not looked for to the end of the text."""
    known = state.env.get("footnotes", {}).get("refs", {})
    if not known or not state.src.startswith("[^", state.pos):
        return False
    end = state.src.find("]", state.pos, min(state.pos + LONGEST_LABEL, state.posMax))
    label = state.src[state.pos + 2 : end]
    if end < 0 or f":{label}" not in known:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.info = token.meta["label"] = label
    state.pos = end + 1
    return True


def _bring_together(state: StateCore) -> None:
    if "[^" not in state.src:
        return
    runs = tuple(_runs(state.tokens))
    notes = {label: tokens for label, tokens in reversed(runs) if label}
    found = [token for label, tokens in runs if not label for token in references(tokens)]
    said = {token.meta["label"] for token in found}
    known = state.env.setdefault(NOTES, {})
    for token in found:
        own = notes.get(token.meta["label"])
        token.meta |= {"note": own or known.get(token.meta["label"], []), "far": own is None}
    known |= notes
    state.tokens = [
        token
        for label, tokens in runs
        if label not in said or notes[label] is not tokens
        for token in (_with_mark(label, tokens) if label else tokens)
    ]


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The tokens in runs: those of a note with its label, and those between notes with none."""
    label, run, depth = "", list[Token](), 0
    for token in tokens:
        if token.type == "footnote_reference_open" and (depth := depth + 1) == 1:
            yield label, run
            label, run = token.meta["label"], []
        elif token.type == "footnote_reference_close" and (depth := depth - 1) == 0:
            _plain_references(run)
            yield label, run
            label, run = "", []
        elif not token.type.startswith("footnote_reference"):
            run.append(token)
    yield label, run


def references(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens that refer to a note: `meta` has its tokens, and whether it stands in another stretch."""
    for token in tokens:
        yield from (child for child in token.children or () if child.type == "footnote_ref")


def _plain_references(tokens: Sequence[Token]) -> None:
    for token in references(tokens):
        token.type, token.content = "text", f"[^{token.meta['label']}]"


def _with_mark(label: str, tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a note as they stood, its mark before its first words."""
    first = next((index for index, token in enumerate(tokens) if token.type == "inline"), len(tokens))
    mark = Token("text", "", 0, content=f"[^{label}]: ")
    marked = [token.copy(children=[mark, *(token.children or ())]) for token in tokens[first : first + 1]]
    return [*tokens[:first], *marked, *tokens[first + 1 :]]
