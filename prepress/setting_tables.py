"""Settings that are more than a value: words with their roles, and folders that are one bank each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from prepress.label_words import WORDS
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
    """What is wrong in a table, and at which of its keys ("" for the table as a whole)."""

    key: str
    message: str
    hint: str


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


TABLES: Mapping[str, Callable[[Any, Any], Read]] = {"labels": _labels, "bank": _folder_banks}
"""Setting -> what reads its table, given what held so far."""
