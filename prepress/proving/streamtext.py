"""The bytes of a stream -> what they may say, in whatever encoding: there may be words where no reader shows any."""

import re
from collections.abc import Iterator

WORDS = re.compile(
    rb"[A-Za-z\x80-\xff]{3}(?:[\w'\x80-\xff-]*[\s,.;:!?'\"()/-]{1,3}[A-Za-z\x80-\xff]){2,}[^<>\n]*"
    rb"|[\x80-\xff]{15}[^<>\n]*"
)
"""Three words or more in a row, or five characters of a script without spaces, to the end of the line: text, not
drawing operators among numbers."""

NO_TEXT = re.compile(rb"[^\t\n\f\r -~]")
"""What does not stand in operators, but in text of two bytes a character."""

STRING = re.compile(rb"<\s*[Ff][Ee][Ff][Ff]([\s0-9A-Fa-f]*)>|\((?:\xfe\xff|\\376\\377)((?:[^\\()]|\\.)*)\)", re.DOTALL)
"""A string in UTF-16 among operators, in hexadecimal digits or as bytes (ISO 32000-1, 7.3.4 and 7.9.2)."""

ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
WIDE = ("utf-16-be", "utf-16-le")


def sayings(data: bytes) -> Iterator[str]:
    """Runs of words, the strings of UTF-16 in a row, and all of it as UTF-16, if it may be that."""
    yield from (decoded(run[0]) for run in WORDS.finditer(data.replace(b"\0", b"")))
    if strings := " ".join(map(_of_string, STRING.finditer(data))):
        yield strings
    if NO_TEXT.search(data):
        yield from (data[start:].decode(encoding, "replace") for encoding in WIDE for start in (0, 1))


def decoded(data: bytes) -> str:
    """Text in the encoding it is most likely in."""
    encodings = ("utf-16",) if data[:2] in (b"\xfe\xff", b"\xff\xfe") else ("utf-8", "latin-1")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _of_string(string: re.Match[bytes]) -> str:
    digits, escaped = string.groups()
    if escaped is not None:
        return ESCAPE.sub(_unescaped, escaped).decode("utf-16-be", "replace")
    digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()).decode("utf-16-be", "replace")


def _unescaped(escape: re.Match[bytes]) -> bytes:
    said = escape[1]
    return bytes([int(said, 8) % 256]) if said.isdigit() else ESCAPED.get(said, said)
