"""What is painted of a text whose glyphs do not tell its letters -> the same, each word with its letters beside it.

In Devanagari and other scripts that build syllables a glyph is one letter in one word and another in the next, some
letters stand before those that they follow, and some are parts of a neighbour. No name of a glyph is true then. So the
words of such a text say themselves what they are (ActualText; ISO 32000-1, 14.9.4): readers search, copy and read
aloud that, and not the glyphs.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from prepress.proving.galley import SYLLABIC

TOLD = re.compile(f"[{SYLLABIC}]")
"""What makes a word one that says itself what it is."""

SPACES = " \u00a0"
BETWEEN_WORDS = re.compile(f"[{SPACES}]")
SHOWN = re.compile(rb"\[(.*)\] TJ", re.DOTALL)
FONT = re.compile(rb"/(\S+) \S+ Tf")
PIECE = re.compile(rb"<[0-9a-f]*>|[^<>]+")
GLYPH = re.compile(rb"[0-9a-f]{4}")
NO_GLYPH = b"<>"
"""What parts two moves of the pen, which would be read as one number without it."""

OPERATOR, KERNING, SPACE = -1, -2, -3
"""What a piece of what is painted is, if it is no glyph of a word."""

Glyph = tuple[bytes, bytes]
"""The name of its font, and its number there in hexadecimal digits."""


def speaking(draw: Callable[..., None]) -> Callable[..., None]:
    """The engine's way of drawing a text, made so that words of such scripts say what they are.

    A line that is cut to its measure, such as a running head, says nothing that is not to be seen.
    """

    def draw_text(stream: Any, textbox: Any, offset: float, overflow: str, ellipsis: Any = "none") -> None:
        begin = len(stream.stream)
        draw(stream, textbox, offset, overflow, ellipsis)
        if TOLD.search(textbox.text) and overflow != "ellipsis" and ellipsis == "none":
            spaces = {
                (font.hash.encode(), b"%04x" % glyph)
                for font in stream._fonts.values()
                for glyph, name in font.to_unicode.items()
                if name and name in SPACES
            }
            stream.stream[begin:] = spoken(stream.stream[begin:], textbox.text, spaces)

    return draw_text


def spoken(painted: Sequence[Any], text: str, spaces: Collection[Glyph]) -> list[Any]:
    """The operators that paint a text, with what each word is that glyphs do not tell.

    Words end where glyphs are spaces. Are these not as many as in the text, all of it is one word.
    """
    words = BETWEEN_WORDS.split(text)
    pieces = list(_pieces(painted, spaces))
    if sum(kind == SPACE for kind, _ in pieces) + 1 != len(words):
        words, pieces = [text], list(_pieces(painted, ()))
    return list(_with_words(pieces, words))


def _pieces(painted: Sequence[Any], spaces: Collection[Glyph]) -> Iterator[tuple[int, Any]]:
    """Each glyph with the number of its word, and all that is between glyphs."""
    font, word = b"", 0
    for operator in painted:
        said = operator if isinstance(operator, bytes) else b""
        if named := FONT.fullmatch(said):
            font = named[1]
        shown = SHOWN.fullmatch(said)
        if not shown:
            yield OPERATOR, operator
            continue
        for piece in PIECE.findall(shown[1]):
            if not piece.startswith(b"<") or piece == NO_GLYPH:
                yield KERNING, piece
                continue
            for glyph in GLYPH.findall(piece):
                is_space = (font, glyph) in spaces
                yield SPACE if is_space else word, b"<" + glyph + b">"
                word += is_space


def _with_words(pieces: Sequence[tuple[int, Any]], words: Sequence[str]) -> Iterator[Any]:
    spoken, shown = None, b""
    for kind, piece in (*pieces, (OPERATOR, None)):
        ends = spoken is not None and (piece in (b"ET", None) if kind == OPERATOR else kind not in (KERNING, spoken))
        begins = kind >= 0 and kind != spoken and TOLD.search(words[kind])
        if shown and (kind == OPERATOR or ends or begins):
            yield b"[" + shown.replace(b"><", b"") + b"] TJ"
            shown = b""
        if ends:
            yield b"EMC"
            spoken = None
        if begins:
            yield b"/Span <</ActualText <feff" + words[kind].encode("utf-16-be").hex().encode() + b">>> BDC"
            spoken = kind
        if kind != OPERATOR:
            shown += piece
        elif piece is not None:
            yield piece
