"""A line of inline nodes -> the label it opens with: bold, in italics or plain, and what follows it.

Any bold words with a colon are a label. Words that are known need not be bold, and bold not a colon, if the line ends
behind them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prepress.parsing.syntax import Node, plain
from prepress.reading.labels import LONGEST_LABEL, Meaning, meaning_of

COLONS = ":："
NARROW, WIDE = ":", "："
DASHES = "-–—"
BREAKS = frozenset({"softbreak", "hardbreak"})
EMPHASIS = frozenset({"strong", "em"})
BOLD_TAGS = ("<b>", "<strong>")
LONGEST_ORNAMENT = 6
WORD = re.compile(r"\W{0,6}[^\W\d_]{2,}(?: [^\W\d_]{2,}){0,2}\W{0,6}")

Meanings = frozenset[Meaning | None]
EVERY: Meanings = frozenset((*Meaning, None))
NEED_BOLD: Meanings = frozenset({Meaning.CONTEXT, Meaning.OPTIONS, Meaning.HINT, Meaning.NOTE, Meaning.FACT, None})
"""Plain words of these meanings begin ordinary sentences too often."""


@dataclass(frozen=True)
class Opening:
    """A label without its colon, what it means (None: nobody knows), and the rest of the line."""

    label: str
    meaning: Meaning | None
    rest: tuple[Node, ...]


def opening_of(line: Sequence[Node], known: Meanings = EVERY) -> Opening | None:
    """The label that a line opens with, if its meaning is among these; words nobody knows must be bold."""
    line = _without_ornament(_with_bold_tags(trim(line)))
    if not line:
        return None
    opening = _emphasised(line) if line[0].kind in EMPHASIS else _plain(line) if line[0].kind == "text" else None
    if opening and opening.meaning in known and (opening.meaning or line[0].kind == "strong"):
        return opening
    return None


def _emphasised(line: tuple[Node, ...]) -> Opening | None:
    """`**Answer:** …`, `**Answer**: …`, `**Answer** (short): …`, `**Answer**` alone, `**Answer: all of it bold**`."""
    first, *after = (node for node in line if node.kind != "text" or node.text)
    words = plain(first.children).strip()
    head, colon, _ = parted(words)
    if colon and words.endswith(colon):
        return _labelled(words.rstrip(COLONS), after)
    behind = after[0].text if after and after[0].kind == "text" else ""
    between, colon_behind, rest = parted(behind)
    if colon_behind and (not between.strip() or between.strip().startswith(("(", "（"))):
        return _labelled(words + between.rstrip(), (after[0]._replace(text=rest), *after[1:]))
    meaning = meaning_of(words)
    dash = behind.lstrip().startswith(tuple(DASHES)) and meaning not in NEED_BOLD
    if not colon and meaning and (dash or not after or after[0].kind in BREAKS):
        return _labelled(words, _without_dash(after))
    if colon and meaning_of(head):
        return _labelled(head, (first._replace(children=_behind_colon(first.children)), *after))
    return None


def _plain(line: tuple[Node, ...]) -> Opening | None:
    """`Answer: …`, `Answer (short): …`, `Answer` alone, and `**Answer: **…`, not bold to CommonMark."""
    first = line[0]
    head, colon, tail = parted(first.text)
    if colon and "](" not in head and meaning_of(head) not in NEED_BOLD:
        starred = "**" in head or "__" in head
        tail = tail.lstrip().lstrip("*_") if starred else tail
        return _labelled(head.strip("*_ "), (first._replace(text=tail), *line[1:]))
    alone = len(line) == 1 or line[1].kind in BREAKS
    if not colon and alone and WORD.fullmatch(first.text) and meaning_of(first.text) is Meaning.ANSWER:
        return _labelled(first.text, line[1:])
    return None


def _labelled(label: str, rest: Sequence[Node]) -> Opening | None:
    label = label.strip()
    return Opening(label, meaning_of(label), trim(rest)) if 0 < len(label) <= LONGEST_LABEL else None


def parted(text: str) -> tuple[str, str, str]:
    """A text at its first colon, if that comes early and is in no brackets: what stands before it, it, the rest."""
    at = text.find(NARROW, 0, LONGEST_LABEL + 4)
    if not text.isascii():
        wide = text.find(WIDE, 0, LONGEST_LABEL + 4)
        at = min(at, wide) if at >= 0 <= wide else max(at, wide)
    if at < 0 or text.count("(", 0, at) > text.count(")", 0, at):
        return text, "", ""
    return text[:at], text[at], text[at + 1 :]


def _behind_colon(children: Sequence[Node]) -> tuple[Node, ...]:
    """Inline nodes without what stands before the first colon among them."""
    for index, node in enumerate(children):
        if node.kind == "text" and parted(node.text)[1]:
            return trim((node._replace(text=parted(node.text)[2]), *children[index + 1 :]))
    return tuple(children)


def _without_dash(nodes: Sequence[Node]) -> Sequence[Node]:
    if nodes and nodes[0].kind == "text":
        return (nodes[0]._replace(text=nodes[0].text.lstrip().lstrip(DASHES)), *nodes[1:])
    return nodes


def _without_ornament(line: tuple[Node, ...]) -> tuple[Node, ...]:
    """Without the signs before a label, as in `✅ **Answer:**`."""
    if len(line) > 1 and line[0].kind == "text" and line[1].kind in EMPHASIS:
        sign = line[0].text.strip()
        if len(sign) <= LONGEST_ORNAMENT and not any(map(str.isalnum, sign)):
            return line[1:]
    return line


def _with_bold_tags(line: tuple[Node, ...]) -> tuple[Node, ...]:
    """`<b>Answer:</b>` as `**Answer:**`."""
    if line and line[0].kind == "html_inline" and line[0].text.lower() in BOLD_TAGS:
        for index, node in enumerate(line[1:4], 1):
            if node.kind == "html_inline" and node.text.startswith("</"):
                return (line[0]._replace(kind="strong", text="", children=line[1:index]), *line[index + 1 :])
    return line


def trim(line: Sequence[Node]) -> tuple[Node, ...]:
    """Without breaks and white space at its ends."""
    if line and _is_word(line[0], 0) and _is_word(line[-1], -1):
        return tuple(line)
    start, end = 0, len(line)
    while start < end and is_space(line[start]):
        start += 1
    while end > start and is_space(line[end - 1]):
        end -= 1
    kept = tuple(line[start:end])
    if kept and _has_space(kept[0], 0):
        kept = (kept[0]._replace(text=kept[0].text.lstrip()), *kept[1:])
    if kept and _has_space(kept[-1], -1):
        kept = (*kept[:-1], kept[-1]._replace(text=kept[-1].text.rstrip()))
    return kept


def _is_word(node: Node, at: int) -> bool:
    """Whether nothing of an inline node is taken away at the beginning (0) or the end (-1) of a line."""
    if node.kind == "text":
        return bool(node.text) and not node.text[at].isspace()
    return node.kind not in BREAKS


def _has_space(node: Node, at: int) -> bool:
    return node.kind == "text" and node.text[at].isspace()


def is_space(node: Node) -> bool:
    """Whether an inline node is a line break, or white space alone."""
    return node.kind in BREAKS or (node.kind == "text" and (not node.text or node.text.isspace()))
