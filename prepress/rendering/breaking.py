"""HTML for print -> the same, with places where a line may end in words that are longer than a narrow column.

The engine parts a word that is too long only where the word begins the line, and not where tags divide it: what stands
in a keyword and goes on after it would be cut off at the edge. So long runs of characters get breaks of no width.
"""

import re
from collections.abc import Iterator

BREAK, JOINER = "\u200b", "\u2060"

LONG = 16
"""Characters without white space up to which a run fits everywhere; in a prompt letters of code take 48 mm then."""

LONGEST_WORD, PIECE = 24, 12
"""Letters without a sign from which a word may be parted inside, and after how many."""

STUCK = re.compile(r"(?<=\S) +(?=//|[.,:;!?/)\]}]+[^\s.,:;!?)\]}…–—])")
"""Where the rules of Unicode end no line, although there is a space: before a sign that would close what is before it
(UAX 14, LB13). With code such as ".keys()", "/path" or "!important" no line ended for a whole list of it."""

TAG = re.compile(r"""(<(?:[^>"]|"[^"]*")*>)""")
WITHIN = re.compile(r"</?(?:a|abbr|b|bdi|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)[ >]")
"""Tags around which a word goes on."""

WORD = re.compile(r"[A-Za-z0-9_]+")
LONE_LETTER = re.compile(r"(?<![\w&#/.:@=-])[A-Za-z]-(?=[A-Za-z])")
"""As in "e-commerce" and "B-tree": no line ends between the two."""

CODE = re.compile(r"<(/?)(?:code|pre|kbd|samp)[ >]")

SIGN = re.compile(r"&(?:\w{1,8}|#\w{1,8});|[!-/:-@\[-`{-~]")
QUOTES = frozenset("\"'`")
"""Behind them no line ends, where a word has other signs: they may well open what follows."""

EAST_ASIAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
RUN = re.compile(rf"[^\s{BREAK}{EAST_ASIAN}]{{{LONG + 1},}}")


def with_breaks(html: str) -> str:
    """The fragment with breaks after the signs in long runs, and within words of letters that are too long alone, and
    where a sign keeps a space from ending a line.

    A letter alone before a hyphen is joined to what follows.
    """
    pieces = _joined(TAG.split(html.replace("&nbsp;", "\xa0")))
    text = "".join(_flat(piece, is_tag=index % 2 == 1) for index, piece in enumerate(pieces))
    within = [offset for run in RUN.finditer(text) for offset in _breaks(run)]
    breaks = sorted([*within, *(match.end() for match in STUCK.finditer(text))])
    return _inserted(pieces, breaks) if breaks else "".join(pieces)


def _joined(pieces: list[str]) -> list[str]:
    """The pieces with joiners in words like "e-commerce"; code stays as it is, for it may be copied."""
    depth = 0
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            pieces[index] = piece if depth else LONE_LETTER.sub(rf"\g<0>{JOINER}", piece)
        elif code := CODE.match(piece):
            depth += -1 if code[1] else 1
    return pieces


def _flat(piece: str, *, is_tag: bool) -> str:
    """A piece of text as it is, and a tag as what it does to a word: nothing, or end it."""
    if not is_tag:
        return piece
    return "" if WITHIN.match(piece) else "\n"


def _breaks(run: re.Match[str]) -> Iterator[int]:
    """Where a run may be parted, as offsets into the text that it was found in; not after its first signs."""
    at, end = run.span()
    begun = False
    while at < end:
        if sign := SIGN.match(run.string, at, end):
            at = sign.end()
            if begun and at < end and sign[0] not in QUOTES and WORD.match(run.string, at):
                yield at
        elif word := WORD.match(run.string, at, end):
            begun = True
            if word.end() - at > LONGEST_WORD:
                yield from range(at + PIECE, word.end() - PIECE // 2, PIECE)
            at = word.end()
        else:
            at += 1


def _inserted(pieces: list[str], breaks: list[int]) -> str:
    """The pieces in a row, with the breaks in them."""
    found, start, waiting = [], 0, iter([*breaks, -1])
    offset = next(waiting)
    for index, piece in enumerate(pieces):
        is_tag = index % 2 == 1
        end = start + len(_flat(piece, is_tag=is_tag))
        at = 0
        while not is_tag and start < offset <= end:
            found += [piece[at : offset - start], BREAK]
            at, offset = offset - start, next(waiting)
        found.append(piece[at:])
        start = end
    return "".join(found)
