"""The HTML of a block of a cheat sheet -> what is shown of it: at a detail, and in a line of a given length.

A template marks what is shown at some details only, `<!--at full no-notes-->…<!--/at-->`, and forms of which the
longest that has room is shown, `<!--forms-->…<!--or-->…<!--/forms-->`. No bank can: its comments are taken away.
"""

import re
from html import unescape

from prepress.geometry.plan import Detail

AT = re.compile(r"<!--at ([a-z -]+)-->(.*?)<!--/at-->", re.DOTALL)
FORMS = re.compile(r"<!--forms-->(.*?)<!--/forms-->", re.DOTALL)
OR = "<!--or-->"

TAG = re.compile(r"""(<(?:[^>"]|"[^"]*")*>)""")
VERBATIM = re.compile(r"<(/?)(?:pre|code)\b")
COMPOUND = re.compile(r"(?<![\w-])[^\W_]{1,14}(?:-[^\W_]{1,14}){1,3}(?![\w-])")
LONGEST_COMPOUND = 24
"""Characters; a longer one may need the break."""

LETTER, HEAD, BESIDE = 0.48, 1.1, 2.9
"""Ems that a letter of a section's head takes, about, in the bold of condensed Plex; the size of its type; and ems that
go for its number and the space at its sides."""


def shown(html: str, detail: Detail) -> str:
    """What is shown at a detail; compound words do not end a line at their hyphen."""
    return unbroken(picked(html, detail))


def picked(html: str, detail: Detail) -> str:
    """What is shown at a detail."""
    return AT.sub(lambda match: match[2] if detail in match[1].split() else "", html)


def formed(html: str, ems: float) -> str:
    """Of forms the first that fits into a head so many ems wide; the first of all if none does."""
    room = (ems / HEAD - BESIDE) / LETTER

    def choose(match: re.Match[str]) -> str:
        forms = match[1].split(OR)
        return next((form for form in forms if len(unescape(form)) <= room), forms[0])

    return FORMS.sub(choose, html)


def unbroken(html: str) -> str:
    """HTML whose compound words stay in one line, but for code."""
    if "-" not in html:
        return html
    pieces = TAG.split(html)
    deep = 0
    for place, piece in enumerate(pieces):
        if place % 2:
            if code := VERBATIM.match(piece):
                deep += -1 if code[1] else 1
        elif not deep and "-" in piece:
            pieces[place] = COMPOUND.sub(_whole, piece)
    return "".join(pieces)


def _whole(match: re.Match[str]) -> str:
    return f'<span class="whole">{match[0]}</span>' if len(match[0]) <= LONGEST_COMPOUND else match[0]


def length_of(html: str) -> int:
    """How many characters of text there are."""
    return len(TAG.sub("", html))
