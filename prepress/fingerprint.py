"""Values -> a digest that is the same whenever they are: in any process, on any day, under any hash seed."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from prepress.model import Bank


def fingerprint(*values: object) -> str:
    """The SHA-256 of some values as hexadecimal digits. Raises TypeError for what it does not know to be a value."""
    digest = hashlib.sha256()
    for value in values:
        for piece in _pieces(value):
            digest.update(b"%d:" % len(piece))
            digest.update(piece)
    return digest.hexdigest()


def _pieces(value: object) -> Iterator[bytes]:
    """A value as bytes, in an order that only depends on what it is."""
    match value:
        case str():
            yield from (b"str", value.encode(errors="surrogatepass"))
        case bytes():
            yield from (b"bytes", value)
        case None | bool() | int() | float():
            yield from (b"number", repr(value).encode())
        case re.Pattern():
            yield from _several("Pattern", (value.pattern, value.flags))
        case Bank():
            yield from _several("Bank", _facts(value))
        case Mapping():
            yield from _several("Mapping", [(key, value[key]) for key in sorted(value)])
        case frozenset():
            yield from _several("frozenset", sorted(value, key=repr))
        case tuple() | list():
            yield from _several("tuple", value)
        case _ if is_dataclass(value):
            yield from _several(type(value).__name__, [getattr(value, field.name) for field in fields(value)])
        case _:
            raise TypeError(f"{type(value).__name__} is not a value.")


def _several(name: str, values: Sequence[object]) -> Iterator[bytes]:
    """What kind of thing it is and how much is in it, then that."""
    yield f"{name} {len(values)}".encode()
    for value in values:
        yield from _pieces(value)


def _facts(bank: Bank) -> list[object]:
    """What a bank says, as far as a proof can ask for it: its text, and what was read in that."""
    questions = [
        (
            question.id,
            question.number,
            question.prompt.text,
            *((part.role, part.label, part.body.text) for part in question.parts),
        )
        for question in bank.questions()
    ]
    sections = [(section.title.text, len(section.questions), section.number) for section in bank.sections]
    return [bank.source.digest, bank.title, bank.meta.language, bank.dialect, sections, questions, bank.volumes]
