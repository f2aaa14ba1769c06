"""Settings that are more than a value: words with their roles, folders that are one bank, stocks of one's own."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from prepress.geometry.stock import EVERY_PAPER, Paper, Stock, centred
from prepress.reading.label_words import WORDS
from prepress.setting import is_path, nearest, one_of

FOLDER_KEYS = ("folder", "title", "files")
FILES_EXAMPLE = 'title = "My bank", or files = ["basics.md", "advanced"]'


@dataclass(frozen=True)
class FolderBank:
    """A folder that is one bank. `files` are files and folders in it, in their order; all of it if none is named.

    `index` is the file that says so, if it is not prepress.toml that does; `name` what is made is called.
    """

    folder: Path
    title: str = ""
    files: tuple[str, ...] = ()
    index: Path | None = None
    name: str = "bank"


class Complaint(NamedTuple):
    """What is wrong in a table, and at which of its keys ("" for the table as a whole).

    Of several tables of the same name `entry` says which it is, from 0.
    """

    key: str
    message: str
    hint: str
    entry: int = 0


Read = tuple[Any, list[Complaint]]
"""What a setting gets of a table, and what of the table cannot be used."""


def _labels(base: Mapping[str, str], value: Any) -> Read:
    """Each word with its meaning, from lists of words by their meanings, added to those known before."""
    if not isinstance(value, Mapping):
        hint = 'Write roles with their words: answer = ["Model reply"]'
        return base, [Complaint("", f"`labels` cannot be {value!r}.", hint)]
    found, wrong = dict(base), []
    for role, listed in value.items():
        words = [listed] if isinstance(listed, str) else listed
        if role not in WORDS:
            hint = f"Write {one_of(tuple(WORDS), role)}."
            wrong.append(Complaint(str(role), f"There is no role `{role}`.", hint))
        elif isinstance(words, list) and all(isinstance(word, str) for word in words):
            found.update(dict.fromkeys(words, role))
        else:
            hint = 'Write a word, or a list such as ["Model reply", "Good reply"].'
            wrong.append(Complaint(role, f"`{role}` cannot be {listed!r}.", hint))
    return found, wrong


def _folder_banks(_base: tuple[FolderBank, ...], value: Any) -> Read:
    """The folders that are one bank each; an entry that cannot be used is left out."""
    found, wrong = [], []
    for entry in value if isinstance(value, list) else [value]:
        if not isinstance(entry, dict) or not is_path(entry.get("folder")):
            hint = 'Write [[bank]] on a line, and folder = "my-questions" below it.'
            wrong.append(Complaint("", "A bank needs a `folder`.", hint))
        elif unknown := next((key for key in entry if key not in FOLDER_KEYS), None):
            wrong.append(
                Complaint(unknown, f"There is no setting `{unknown}` of a bank.", nearest(unknown, FOLDER_KEYS))
            )
        elif not isinstance(entry.get("title", ""), str) or names_of(entry.get("files", [])) is None:
            wrong.append(Complaint("", "`title` is text, and `files` a list of paths.", f"Write {FILES_EXAMPLE}."))
        else:
            files = names_of(entry.get("files", [])) or ()
            found.append(FolderBank(Path(entry["folder"]), entry.get("title", ""), files))
    return tuple(found), wrong


def names_of(value: object) -> tuple[str, ...] | None:
    """Paths, from a list of them or from one; None if it is something else."""
    names = [value] if isinstance(value, str) else value
    return tuple(names) if isinstance(names, list) and all(map(is_path, names)) else None


def _stocks(_base: tuple[Stock, ...], value: Any) -> Read:
    """Stocks of one's own; one that cannot be used is left out. Whether it fits its sheet is seen to elsewhere."""
    found, wrong = list[Stock](), list[Complaint]()
    for number, entry in enumerate(value if isinstance(value, list) else [value]):
        complaints = [complaint._replace(entry=number) for complaint in _wrong_in_stock(entry)]
        wrong += complaints
        if not complaints:
            found.append(_stock(entry))
    return tuple(found), wrong


def _wrong_in_stock(entry: Any) -> Iterator[Complaint]:
    if not isinstance(entry, dict):
        yield Complaint("", "A stock is a table.", f"Write [[stock]] on a line, and below it {STOCK_EXAMPLE}.")
        return
    for key in entry:
        if key not in STOCK_KEYS:
            yield Complaint(str(key), f"There is no setting `{key}` of a stock.", nearest(str(key), tuple(STOCK_KEYS)))
    for key, (of, usable, needed) in STOCK_KEYS.items():
        if key not in entry and needed:
            yield Complaint("", f"A stock needs its `{key}`.", f"Write {of}.")
        elif key in entry and not usable(entry[key]):
            yield Complaint(key, f"`{key}` cannot be {entry[key]!r}.", f"Write {of}.")


def _stock(entry: Mapping[str, Any]) -> Stock:
    """The stock of a table in which nothing is wrong; in the middle of its sheet unless it says where."""
    named = entry["paper"]
    paper = EVERY_PAPER[named] if isinstance(named, str) else Paper("{:g} × {:g} mm".format(*named), *named)
    (width, height), (columns, rows), gap = entry["card"], map(int, entry["grid"]), entry.get("gap", (0, 0))
    summary = f"{columns * rows} cards of {width:g} × {height:g} mm on {paper.name}, from prepress.toml"
    stock = Stock(entry["name"], summary, paper, width, height, columns, rows, 0, 0, *gap)
    left, top = entry.get("first", (centred(stock).left, centred(stock).top))
    return replace(stock, left=left, top=top, precut=entry.get("precut", False), source=SETTINGS)


def _is_pair(value: Any, least: float, *, whole: bool = False) -> bool:
    """Whether a value is two numbers in a list, none less than this or absurd."""
    if not isinstance(value, list) or len(value) != 2:
        return False
    numbers = [each for each in value if isinstance(each, int | float) and not isinstance(each, bool)]
    usable = all(least <= number <= LONGEST and not (whole and number % 1) for number in numbers)
    return usable and len(numbers) == 2


SETTINGS = "prepress.toml"
LONGEST = 2000
"""Millimetres; also more cards in a row than anybody cuts."""

STOCK_EXAMPLE = 'name = "mine", paper = "a4", card = [90, 60], grid = [2, 4]'
STOCK_KEYS: Mapping[str, tuple[str, Callable[[Any], bool], bool]] = {
    "name": ('a name of your own: name = "mine"', lambda value: isinstance(value, str) and value.strip() != "", True),
    "paper": (
        f"one of {', '.join(EVERY_PAPER)}, or width and height in millimetres: paper = [210, 297]",
        lambda value: (isinstance(value, str) and value in EVERY_PAPER) or _is_pair(value, 10),
        True,
    ),
    "card": ("width and height in millimetres: card = [90, 60]", lambda value: _is_pair(value, 5), True),
    "grid": ("columns and rows: grid = [2, 4]", lambda value: _is_pair(value, 1, whole=True), True),
    "first": (
        "how far the first card is from the left and from the top, in millimetres: first = [15, 20]",
        lambda value: _is_pair(value, -LONGEST),
        False,
    ),
    "gap": (
        "the gutters between columns and between rows, in millimetres: gap = [5, 5]",
        lambda value: _is_pair(value, 0),
        False,
    ),
    "precut": ("true or false", lambda value: isinstance(value, bool), False),
}
"""Key of a stock -> what to write, whether a value is usable, and whether there must be one."""

TABLES: Mapping[str, Callable[[Any, Any], Read]] = {"labels": _labels, "bank": _folder_banks, "stock": _stocks}
"""Setting -> what reads its table, given what held so far."""
