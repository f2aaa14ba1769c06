"""A file as it lies on disk: its text, its lines, and spans into it.

Offsets count characters of the text after decoding (a byte order mark is not part of it). Lines end where
CommonMark ends them, at LF, CR or CRLF, and nowhere else: U+2028 is a character like any other.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

LINE_END = re.compile(r"\r\n?|\n")
BOM = b"\xef\xbb\xbf"
BANK_SUFFIXES = (".md", ".markdown")
MAX_IMAGE_BYTES = 32 * 1024 * 1024

COVER_FILES = frozenset({"readme", "index"})
"""Files that are named for their place, not for what they hold."""


class Span(NamedTuple):
    """A half-open range of character offsets into a source's text."""

    start: int
    end: int


class Place(NamedTuple):
    """A position as people and editors count it: both from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One file. `undecodable` is the offset of the first byte that is not UTF-8; the text has U+FFFD there."""

    path: Path
    text: str
    digest: str
    undecodable: int | None = None
    unreadable: str | None = None

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        return (0, *(match.end() for match in LINE_END.finditer(self.text)))

    def place(self, offset: int) -> Place:
        """The line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Place(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its end."""
        span = self.lines_span(number - 1, number)
        return self.text[span.start : span.end].rstrip("\r\n")

    def lines_span(self, first: int, last: int) -> Span:
        """The span of lines `first` up to but not including `last` (both from 0, as parsers count)."""
        starts = self.line_starts
        end = starts[last] if last < len(starts) else len(self.text)
        return Span(starts[min(first, len(starts) - 1)], end)

    def find(self, needle: str, span: Span) -> Span:
        """Where `needle` stands inside `span`; the whole span if it does not."""
        at = self.text.find(needle, span.start, span.end)
        return Span(at, at + len(needle)) if needle and at >= 0 else span


def read_source(path: Path) -> Source:
    """Read one file. Never fails: what could not be read or decoded is noted in the source."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return Source(path, "", "", unreadable=error.strerror or str(error))
    digest = hashlib.sha256(data).hexdigest()
    body = data.removeprefix(BOM)
    try:
        return Source(path, body.decode("utf-8"), digest)
    except UnicodeDecodeError as error:
        at = len(body[: error.start].decode("utf-8"))
        return Source(path, body.decode("utf-8", errors="replace"), digest, undecodable=at)


def name_of(bank: Path) -> str:
    """What a bank goes by that has no title: its file's name, or its folder's where every folder has such a file."""
    return bank.absolute().parent.name or bank.stem if bank.stem.lower() in COVER_FILES else bank.stem


def find_banks(folder: Path) -> Iterator[Path]:
    """The banks below a folder, in the order of their names; hidden files and folders are passed over."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in inside)
        if path.suffix.lower() in BANK_SUFFIXES and not hidden and path.is_file():
            yield path


@dataclass(frozen=True)
class Image:
    """A picture that a bank refers to: its bytes, or the reason why it is left out."""

    reference: str
    data: bytes = b""
    refusal: str = ""

    @property
    def name(self) -> str:
        """A file name made from the content, so that the same picture is kept once."""
        return f"{hashlib.sha256(self.data).hexdigest()[:16]}{image_suffix(self.data)}"


def image_suffix(data: bytes) -> str:
    """The file suffix of a picture format that print and e-readers share, or "" for anything else."""
    signatures = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"))
    return next((suffix for signature, suffix in signatures if data.startswith(signature)), "")


def read_image(bank: Path, reference: str) -> Image:
    """Read a picture that `bank` refers to. Nothing outside the bank's own folder is opened, and no network."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", reference):
        return Image(reference, refusal="remote")
    root = bank.parent.resolve()
    try:
        path = (root / unquote(reference.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])).resolve()
        if not path.is_relative_to(root):
            return Image(reference, refusal="outside")
        if not path.is_file():
            return Image(reference, refusal="missing")
        data = path.read_bytes() if path.stat().st_size <= MAX_IMAGE_BYTES else b""
    except (OSError, ValueError, RuntimeError):
        return Image(reference, refusal="missing")
    return Image(reference, data) if image_suffix(data) else Image(reference, refusal="unsupported")
