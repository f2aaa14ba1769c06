"""The text of a finished file, made comparable: what typesetting adds or takes away counts for nothing.

Case, white space, dashes, bullets, curly quotes, ligatures and composed letters, and characters without a shape are the
same on both sides. Positions are offsets into the squeezed text.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

IGNORED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # Unicode: Default_Ignorable_Code_Point
    "\\-\u058a\u2010-\u2015\ufffe"  # dashes; PDFium reads a hyphen at a line's end as U+FFFE
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"  # vowel points
    "\u2022\u2023\u2043\u25aa\u25e6"  # bullets
    "\u00ab\u00bb\u2018-\u201f\u2039\u203a]+"  # quotation marks, which styles set around quotes
)
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff]")
"""Scripts whose words come out in an order of their own when they stand in a line with others."""

SYLLABIC = (
    "\u0900-\u0963\u0966-\u109f\u1780-\u17d3\u17d7-\u17ff\u1900-\u1aaf\u1b00-\u1c4f\ua8e0-\ua8ff\ua980-\ua9df"
    "\uaa00-\uaadf"
)
"""Letters of the scripts of South and South-East Asia (Unicode, chapters 12, 13 and 16), with their vowel signs."""

DENSE = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Han and Kana (Unicode, chapter 18), as written or as `normal` leaves them."""

TURNED = "\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u08ff"
WORD_LIMIT = re.compile(
    rf"(?<=[^\w{SYLLABIC}])(?=[\w{SYLLABIC}])|(?<=[\w{SYLLABIC}])(?=[^\w{SYLLABIC}])"
    rf"|(?<=[{TURNED}])(?=[^\W{TURNED}])|(?<=[^\W{TURNED}])(?=[{TURNED}])"
)
"""Also where scripts of two directions meet: words of both may stand side by side in a line without a space."""


NO_LETTER = re.compile(rf"(?:[^\w{SYLLABIC}]|_)+")

REACH = 3
"""A text may go on up to so many faces further: one that holds nothing but a picture may lie between."""

KEY = 12
"""Characters by which a text is looked up; shorter texts are looked up whole."""


def normal(text: str) -> str:
    """The text without case and without what typesetting may change, white space kept."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return IGNORED.sub("", plain.casefold())


def squeeze(text: str) -> str:
    """The same without white space."""
    return "".join(normal(text).split())


def words_of(text: str) -> str:
    """Its letters and digits alone, word by word."""
    return NO_LETTER.sub(" ", normal(text))


@dataclass(frozen=True)
class Galley:
    """All text of a file, its faces (documents, pages, sides of cards) one after the other.

    `limits` has a 1 wherever a word begins or ends, `faces` where each face begins, and last where the text ends.
    """

    text: str
    limits: bytes
    faces: tuple[int, ...]

    def is_end(self, at: int) -> bool:
        """Whether a word, or what is written like one, can end here."""
        return bool(self.limits[at]) or not self.text[at].isalnum()

    @cached_property
    def word_limits(self) -> Sequence[int]:
        """The offsets at which a word begins or ends, as an array: there are a hundred to a card."""
        return array("I", (match.start() for match in re.finditer(b"\1", self.limits)))


def galley_of(streams: Iterable[Iterable[str]]) -> Galley:
    """Faces in the order of reading, in one stream or several; no text goes on from one stream to another."""
    pieces: list[str] = []
    starts = array("I")
    faces: list[int] = []
    at = 0
    for stream in streams:
        for face in stream:
            faces.append(at)
            words = (*normal(face).split(), "\n")
            pieces.append("".join(words))
            starts.extend(accumulate(map(len, words[:-1]), initial=at))
            at += len(pieces[-1])
        faces += [at] * REACH
    text = "".join(pieces)
    return Galley(text, _limits(text, starts), (*faces, at))


def _limits(text: str, starts: Iterable[int]) -> bytes:
    limits = bytearray(len(text) + 1)
    for start in starts:
        limits[start] = 1
    for match in WORD_LIMIT.finditer(text):
        limits[match.start()] = 1
    return bytes(limits)


class Finder:
    """Finds many texts in one pass: the time goes with the length of what is searched, not with their number."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.by_length: dict[int, dict[str, list[str]]] = {}
        for text in dict.fromkeys(filter(None, texts)):
            key = text[:KEY]
            self.by_length.setdefault(len(key), {}).setdefault(key, []).append(text)

    def find(self, text: str, starts: Sequence[int] | None = None) -> Iterator[tuple[int, str]]:
        """Each place where one of the texts stands, overlapping ones too; only at `starts` if these are given."""
        places = range(len(text)) if starts is None else starts
        for length, index in self.by_length.items():
            for start in [start for start in places if text[start : start + length] in index]:
                for found in index[text[start : start + length]]:
                    if text.startswith(found, start):
                        yield start, found
