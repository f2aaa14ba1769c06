"""HTML of a bank and its language -> the same HTML, with language and direction said where a passage has its own.

Code runs from left to right in every language. A paragraph, heading or cell in a script of the other direction, or in
Chinese, Japanese or Korean in a bank that is not, says so.
"""

import re
from html import unescape

from prepress.language import direction_of
from prepress.proving.galley import RIGHT_TO_LEFT
from prepress.reading.tongue import script_of, tongue_of

CODE = re.compile(r"<(pre|code|kbd|samp)(?=[ >])(?![^<>]* dir=)")
PASSAGE = re.compile(r"<(p|h4|h5|h6|td|th)((?: [^<>]*)?)>([^<]*(?:<(?!/?(?:p|h4|h5|h6|td|th)\b)[^<]*)*)")
BLOCK = re.compile(r"<(?:p|div|ul|ol|li|table|pre|blockquote|h[1-6]|dl|details|figure|hr)\b")
TAG = re.compile(r"<[^<>]*>")
EAST_ASIAN = frozenset({"zh", "ja", "ko"})
LEAST_LATIN = 12
"""Characters of Latin before a passage of a bank that runs from right to left runs the other way: a name does not."""

OPENING = re.compile(r"[\W\d_]*(.?)")
"""The first letter of a text."""


def with_directions(html: str, language: str) -> str:
    """The fragment with `dir` and `lang` added; attributes of the author's own are left alone."""
    main = direction_of(language)
    if main == "rtl":
        html = CODE.sub(r'<\1 dir="ltr"', html)
    if main == "ltr" and html.isascii():
        return html
    if not BLOCK.search(html):
        said = _said(html, language)
        return f"<span{said}>{_with_code(html, said)}</span>" if said else html
    return PASSAGE.sub(lambda match: _passage(match, language, main), html)


def _passage(match: re.Match[str], language: str, main: str) -> str:
    tag, attributes, inner = match.groups()
    if (main == "ltr" and inner.isascii()) or "dir=" in attributes or "lang=" in attributes:
        return match[0]
    said = _said(inner, language)
    return f"<{tag}{attributes}{said}>{_with_code(inner, said)}"


def _with_code(html: str, said: str) -> str:
    """What a passage with these attributes holds, with its code from left to right in one that is not."""
    return CODE.sub(r'<\1 dir="ltr"', html) if 'dir="rtl"' in said else html


def _said(inner: str, language: str) -> str:
    """The attributes that a passage needs, if any."""
    said = unescape(TAG.sub("", inner)).strip()
    script, main = script_of(said), direction_of(language)
    if not script or (script == "Latin" and main == "ltr"):
        return ""
    own = tongue_of(said).tag
    turned = direction_of(own) != main and not (script == "Latin" and _runs_on(said))
    east = own.partition("-")[0]
    if not turned and (east not in EAST_ASIAN or east == language.partition("-")[0]):
        return ""
    return f' lang="{own}"' + (f' dir="{direction_of(own)}"' if turned else "")


def _runs_on(said: str) -> bool:
    """Whether Latin text in a bank from right to left is a mere name, or stands in a sentence that begins otherwise."""
    opening = OPENING.match(said)
    return len(said) < LEAST_LATIN or bool(opening and RIGHT_TO_LEFT.match(opening[1]))
