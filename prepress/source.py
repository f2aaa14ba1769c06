"""A file as it lies on disk: its text, its lines, and spans into it.

Offsets count characters of the text after decoding (a byte order mark is not part of it). Lines end where
CommonMark ends them, at LF, CR or CRLF, and nowhere else: U+2028 is a character like any other.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

LINE_END = re.compile(r"\r\n?|\n")
BOM = b"\xef\xbb\xbf"
BETWEEN = "\n"
"""Stands between the files of a bank that has several, so that the last line of each is one."""

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
    """One file. `undecodable` is the offset of the first byte that is not UTF-8; the text has U+FFFD there.

    Or several files that are one bank: `members` in their order, and `text` is that of all of them. Nothing outside of
    `folder` is opened for it; if that is not said it is the folder in which the file lies.
    """

    path: Path
    text: str
    digest: str
    undecodable: int | None = None
    unreadable: str | None = None
    members: tuple["Source", ...] = ()
    folder: Path | None = None

    @property
    def files(self) -> tuple["Source", ...]:
        """Each file for itself."""
        return self.members or (self,)

    @property
    def name(self) -> str:
        """The file's path below its folder."""
        inside = self.folder is not None and self.path.is_relative_to(self.folder)
        return self.path.relative_to(self.folder).as_posix() if self.folder and inside else self.path.name

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset at which each file begins."""
        lengths = (len(member.text) + len(BETWEEN) for member in self.members[:-1])
        return tuple(accumulate(lengths, initial=0))

    def file_at(self, offset: int) -> tuple["Source", int]:
        """The file in which an offset lies, and the offset where that file begins."""
        index = bisect_right(self.starts, offset) - 1
        return self.files[index], self.starts[index]

    def in_file(self, span: Span) -> tuple["Source", Span]:
        """The file in which a span lies, and the span in that file; of a source that is one file, both as they are."""
        if not self.members:
            return self, span
        file, start = self.file_at(span.start)
        return file, Span(span.start - start, min(span.end - start, len(file.text)))

    def said_line(self, offset: int, seen_from: int) -> str:
        """The line of an offset in words, with its file if that is another one: `line 12 of leases.md`."""
        file, start = self.file_at(offset)
        line = f"line {file.place(offset - start).line}"
        return line if file is self.file_at(seen_from)[0] else f"{line} of {file.name}"

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


def join_sources(path: Path, members: Sequence[Source]) -> Source:
    """Several files as one, which goes by a path; the digest is that of all of them, with their names."""
    names = "".join(f"{member.name}\n{member.digest}\n" for member in members)
    digest = hashlib.sha256(names.encode(errors="surrogateescape")).hexdigest()
    return Source(path, BETWEEN.join(member.text for member in members), digest, members=tuple(members))


def read_source(path: Path, folder: Path | None = None) -> Source:
    """Read one file. Never fails: what could not be read or decoded is noted in the source."""
    return replace(_read(path), folder=folder) if folder else _read(path)


def _read(path: Path) -> Source:
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

    @cached_property
    def name(self) -> str:
        """A file name made from the content, so that the same picture is kept once."""
        return f"{hashlib.sha256(self.data).hexdigest()[:16]}{image_suffix(self.data)}"


def image_suffix(data: bytes) -> str:
    """The file suffix of a picture format that print and e-readers share, or "" for anything else."""
    signatures = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"))
    return next((suffix for signature, suffix in signatures if data.startswith(signature)), "")


def read_image(bank: Path, reference: str, folder: Path | None = None) -> Image:
    """Read a picture that a file refers to. Nothing outside `folder`, or else the file's own, is opened; no network."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", reference):
        return Image(reference, refusal="remote")
    try:
        root = (folder or bank.parent).resolve()
        name = unquote(reference.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])
        path = (bank.parent.resolve() / name).resolve()
        if not path.is_relative_to(root):
            return Image(reference, refusal="outside")
        if not path.is_file():
            return Image(reference, refusal="missing")
        data = path.read_bytes() if path.stat().st_size <= MAX_IMAGE_BYTES else b""
    except (OSError, ValueError, RuntimeError):
        return Image(reference, refusal="missing")
    return Image(reference, data) if image_suffix(data) else Image(reference, refusal="unsupported")
