"""What a setting is: a field with a kind, and the name and help of its option on the command line.

A kind knows which values it takes. They come from TOML and YAML with a type of their own, and from the command line
with the type that `flags.py` gives them.
"""

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field
from difflib import get_close_matches
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any, Protocol, runtime_checkable

EXTENT = re.compile(r"(\d{1,5}) ?[xX×] ?(\d{1,5})")
MOST_PIXELS = 10_000


@runtime_checkable
class Kind(Protocol):
    """What values a setting takes; `metavar` is what stands for one in the help, "" for the names themselves."""

    @property
    def metavar(self) -> str: ...

    def read(self, value: object) -> tuple[Any, str]:
        """The value as the field wants it and "", or None and what should have been written."""
        ...


@dataclass(frozen=True)
class Choice:
    """One of some names."""

    names: tuple[str, ...]
    metavar: str = ""

    def read(self, value: object) -> tuple[Any, str]:
        """A name, as it is."""
        return (value, "") if isinstance(value, str) and value in self.names else (None, one_of(self.names, value))


@dataclass(frozen=True)
class OneOf:
    """One of a few whole numbers."""

    numbers: tuple[int, ...]
    metavar: str = "N"

    def read(self, value: object) -> tuple[Any, str]:
        """An int; on the command line numbers come as text."""
        found = int(value) if isinstance(value, str) and value.isdecimal() else value
        is_number = isinstance(found, int) and not isinstance(found, bool)
        return (
            (found, "")
            if is_number and found in self.numbers
            else (None, f"one of {', '.join(map(str, self.numbers))}")
        )


@dataclass(frozen=True)
class Choices:
    """Some of a few names, or one of them."""

    names: tuple[str, ...]
    metavar: str = ""

    def read(self, value: object) -> tuple[Any, str]:
        """A tuple of names, each once."""
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list | tuple) or not words:
            return None, f"some of {', '.join(self.names)}"
        wrong = next((word for word in words if word not in self.names), None)
        return (tuple(dict.fromkeys(words)), "") if wrong is None else (None, one_of(self.names, wrong))


@dataclass(frozen=True)
class Number:
    """A number in some unit, from `least` to `most`; a `whole` one has no fraction."""

    of: str
    least: float
    most: float = 1e6
    whole: bool = False
    metavar: str = "N"

    def read(self, value: object) -> tuple[Any, str]:
        """An int or a float."""
        if not isinstance(value, int | float) or isinstance(value, bool) or not self.least <= value <= self.most:
            return None, self.of
        if self.whole:
            return (int(value), "") if value == int(value) else (None, self.of)
        return float(value), ""


@dataclass(frozen=True)
class Extent:
    """Width and height in whole numbers, written as in `825x1125`; `of` says what it should be."""

    of: str
    metavar: str = "WxH"

    def read(self, value: object) -> tuple[Any, str]:
        """A pair of ints."""
        found = EXTENT.fullmatch(value) if isinstance(value, str) else None
        sides = (int(found[1]), int(found[2])) if found else (0, 0)
        return (sides, "") if min(sides) >= 1 and max(sides) <= MOST_PIXELS else (None, self.of)


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    metavar: str = ""

    def read(self, value: object) -> tuple[Any, str]:
        """A bool."""
        return (value, "") if isinstance(value, bool) else (None, "true or false")


@dataclass(frozen=True)
class Text:
    """A line of text; `of` says what it should be, and numbers will do where `numbers` says so."""

    of: str
    metavar: str = "TEXT"
    numbers: bool = False

    def read(self, value: object) -> tuple[Any, str]:
        """A str."""
        usable = isinstance(value, str) or (self.numbers and isinstance(value, int) and not isinstance(value, bool))
        return (str(value), "") if usable else (None, self.of)


@dataclass(frozen=True)
class Address:
    """An address on the web with places in it: `known` are their names, of which it has one of `telling`.

    It is no longer than `longest`.
    """

    known: tuple[str, ...]
    telling: tuple[str, ...]
    longest: int
    metavar: str = "URL"

    def read(self, value: object) -> tuple[Any, str]:
        """A str, for `format`."""
        example = f"https://example.org/q/{{{self.telling[0]}}}"
        if not isinstance(value, str) or not re.fullmatch(r"https?://[!-~]+", value):
            return None, f"an address on the web without spaces: {example}"
        if len(value) > self.longest:
            return None, f"an address of {self.longest} characters at most: {example}"
        try:
            places = [place for place in Formatter().parse(value) if place[1] is not None]
        except ValueError:
            places = []
        if any(name not in self.known or spec or how for _, name, spec, how in places):
            return None, f"only {', '.join(f'{{{name}}}' for name in self.known)} between braces: {example}"
        if not any(name in self.telling for _, name, *_ in places):
            wanted = " or ".join(f"{{{name}}}" for name in self.telling)
            return None, f"an address with {wanted} in it, so that each card has its own: {example}"
        return value, ""


@dataclass(frozen=True)
class Words:
    """A list of words, or one word."""

    example: str
    metavar: str = "WORD"

    def read(self, value: object) -> tuple[Any, str]:
        """A tuple of str."""
        words = [value] if isinstance(value, str) else value
        if isinstance(words, list | tuple) and all(isinstance(word, str) for word in words):
            return tuple(words), ""
        return None, f"a list such as {self.example}"


@dataclass(frozen=True)
class FilePath:
    """A file or folder; in prepress.toml relative to that file."""

    metavar: str = "PATH"

    def read(self, value: object) -> tuple[Any, str]:
        """A Path."""
        if isinstance(value, Path):
            return value, ""
        return (Path(str(value)), "") if is_path(value) else (None, "a path between quotes")


@dataclass(frozen=True)
class Setting:
    """How a field is set: `option` is its name on the command line ("" for none), `said` what its help says.

    What a bank may come with its front matter may say; a setting that reaches beyond the bank is not `per_bank`.
    """

    kind: Kind
    option: str = ""
    said: str = ""
    per_bank: bool = True


def setting(default: object, kind: Kind, option: str = "", said: str = "", **more: Any) -> Any:
    """A field of a dataclass that can be set; the arguments after the default are those of `Setting`."""
    return field(default=default, metadata={"setting": Setting(kind, option, said, **more)})


def setting_of(found: Field[Any]) -> Setting | None:
    """How a field is set, if it is one that `setting` made."""
    declared: Mapping[str, Any] = found.metadata or MappingProxyType({})
    return declared.get("setting")


def is_path(value: object) -> bool:
    """Whether a value may name something on the disk."""
    return isinstance(value, str) and value != "" and "\0" not in value


def one_of(names: tuple[str, ...], value: object) -> str:
    """What to write instead of a value that is none of the names: the nearest ones first."""
    near = get_close_matches(value, names, n=1, cutoff=0.5) if isinstance(value, str) else ()
    return f"`{near[0]}`, or another of {', '.join(names)}" if near else f"one of {', '.join(names)}"


def nearest(key: str, known: tuple[str, ...]) -> str:
    """A hint for a key that there is not."""
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    return f"Did you mean `{near[0]}`?" if near else f"The settings are {', '.join(known)}."
