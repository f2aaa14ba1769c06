"""A face's HTML -> the type sizes at which its code and the words of its prompt need not be broken; estimates only.

A larger size would fit too, for what is too long for a line is broken. But a word in two pieces is no word any more,
and broken code has to be put together again before it can be understood.
"""

import re
from collections.abc import Callable, Sequence
from html import unescape

from prepress.binding.measuring import width_of

TAG = re.compile(r"<[^>]*>")
CODE_LINE = re.compile(r'<span class="code-line[^>]*>(.*?)</span>', re.DOTALL)
PROMPT = re.compile(r'<div class="prompt">(.*?)</div>', re.DOTALL)
WORD = re.compile("(?:[^\\s\u200b/\\-\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|-(?=\u2060))+[/-]?")
"""What stays together in a line: Chinese characters do not, and a hyphen before a joiner does."""

MM_PER_POINT = 25.4 / 72
PROMPT_TYPE = {False: 1.3 * 1.06, True: 1.3 * 1.4 * 1.06}
"""The type of a prompt by that of the text, and how much wider bold letters are; for those that are `brief` too."""

CODE_LETTER, CODE_PADDING = 0.6, 1.0
"""The width of a character of code, and what its ground takes at the sides, in ems."""

TAB = 4

LEAST_FOR_CODE = 9.0
"""Points. Code is not made smaller than that only to keep its lines whole."""


def unbroken_sizes(html: str, kind: str, width: float, sizes: Sequence[float]) -> tuple[float, ...]:
    """Those of the sizes at which nothing need be broken on lines of this width in millimetres.

    What has to be broken at all of them does not count.
    """
    words, code = _widest_word(html, brief="brief" in kind.split()), _widest_code(html)
    whole = _kept(sizes, lambda size: words * size * MM_PER_POINT <= width)
    return _kept(whole, lambda size: size >= LEAST_FOR_CODE and code * size * MM_PER_POINT <= width)


def _kept(sizes: Sequence[float], good: Callable[[float], bool]) -> tuple[float, ...]:
    """From the largest good size down; all sizes if none is good."""
    largest = max(filter(good, sizes), default=None)
    return tuple(size for size in sizes if largest is None or size <= largest)


def _widest_word(html: str, *, brief: bool) -> float:
    words = (word for prompt in PROMPT.findall(html) for word in WORD.findall(unescape(TAG.sub(" ", prompt))))
    return max(map(width_of, words), default=0.0) * PROMPT_TYPE[brief]


def _widest_code(html: str) -> float:
    lines = (unescape(TAG.sub("", line)).rstrip().expandtabs(TAB) for line in CODE_LINE.findall(html))
    return max(map(len, lines), default=0) * CODE_LETTER + CODE_PADDING
