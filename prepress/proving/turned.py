"""Text that comes out of a PDF otherwise than it went in -> the words of it that can be told again.

PDF readers put what runs from right to left in an order of their own.
"""

import re
from collections.abc import Iterator

from prepress.proving.galley import RIGHT_TO_LEFT, SYLLABIC, TURNED, normal, squeeze

WORD = re.compile(f"[{TURNED}]+|[{SYLLABIC}]+|[^\\W_{TURNED}{SYLLABIC}]+")
"""A word of a text from right to left. Points and signs between words come out elsewhere, and so may end one."""

SHORTEST_TURNED = 2


def in_order(text: str) -> bool:
    """Whether all of a text comes out of a PDF as it went in."""
    return text.isascii() or not RIGHT_TO_LEFT.search(text)


def sure_words(text: str) -> Iterator[str]:
    """The words that come out by themselves as they went in."""
    return filter(_is_sure, WORD.findall(normal(text)))


def _is_sure(word: str) -> bool:
    """Whether a word comes out of a line that runs from right to left as it went in.

    Those of one or two letters stick to their neighbours, and digits change places with the letters beside them.
    """
    return len(squeeze(word)) > SHORTEST_TURNED and (word.isdecimal() or not any(map(str.isdecimal, word)))
