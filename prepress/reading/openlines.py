"""A text -> its lines that are neither in fenced code nor in a comment, each with its offsets.

Fences are seen wherever they are indented, also where Markdown would count them to raw HTML or to code. One that is
never closed takes in nothing but its own line, so that a slip of its author does not hide all that follows.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from prepress.source import LINE_END, Span

FENCE = re.compile(r"[ \t]{0,40}(`{3,}|~{3,})([^\r\n]{0,400})")
OPENING = frozenset("`~ \t")
"""How a line begins that may be a fence."""

COMMENT, COMMENT_END = "<!--", "-->"

Fence = tuple[str, int, bool]
"""The character of a fence, how many there are, and whether it can close one."""


def open_lines(text: str, start: int = 0) -> Iterator[Span]:
    """The lines from offset `start` on, without their ends."""
    return iter(_open_lines(text, start))


@lru_cache(maxsize=1)
def _open_lines(text: str, start: int) -> tuple[Span, ...]:
    """The same; several dialects look at the same text."""
    return tuple(_found(text, start))


def _found(text: str, start: int) -> Iterator[Span]:
    lines = list(_lines(text, start))
    fences = [_fence(text, line) if text[line.start : line.start + 1] in OPENING else None for line in lines]
    longest = _longest_closings(fences)
    inside: Fence | None = None
    commented, last = start, text.rfind(COMMENT_END)
    for index, (line, fence) in enumerate(zip(lines, fences, strict=True)):
        if inside:
            inside = None if fence and _closes(fence, inside) else inside
        elif line.start < commented:
            continue
        elif fence and fence[1] <= longest[index + 1].get(fence[0], 0):
            inside = fence
        else:
            commented = max(commented, _end_of_comment(text, line, last)) if line.start < last else commented
            if commented <= line.end:
                yield line


def _lines(text: str, start: int) -> Iterator[Span]:
    for match in LINE_END.finditer(text, start):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


def _fence(text: str, line: Span) -> Fence | None:
    match = FENCE.match(text, *line)
    if not match or (match[1][0] == "`" and "`" in match[2]):
        return None
    return match[1][0], len(match[1]), not match[2].strip()


def _closes(fence: Fence, opened: Fence) -> bool:
    return fence[2] and fence[0] == opened[0] and fence[1] >= opened[1]


def _longest_closings(fences: Sequence[Fence | None]) -> list[dict[str, int]]:
    """For each line the longest fence, by its character, that could still close one from there on."""
    longest: list[dict[str, int]] = [{}]
    for fence in reversed(fences):
        after = longest[-1]
        if fence and fence[2] and fence[1] > after.get(fence[0], 0):
            after = {**after, fence[0]: fence[1]}
        longest.append(after)
    return longest[::-1]


def _end_of_comment(text: str, line: Span, last: int) -> int:
    """Where the comment ends that a line opens; 0 if it opens none that ends at the `last` place or before."""
    opening = text.find(COMMENT, *line)
    if not 0 <= opening < last or text[line.start : opening].strip():
        return 0
    return text.find(COMMENT_END, opening + len(COMMENT), last + len(COMMENT_END)) + len(COMMENT_END)
