"""A folder on the disk -> whether it is one bank, and which files are in it.

An index file says so (`index.md` or `README.md`, with `bank:` in its front matter), or prepress.toml does. Nothing
outside of the folder is ever part of it.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from prepress.diagnostics import Report
from prepress.parsing.frontmatter import key_span, read_front_matter
from prepress.setting_tables import FolderBank, names_of
from prepress.source import BANK_SUFFIXES, COVER_FILES, find_banks, read_source

RULE = "folder-bank"
KEY = "bank"
WHOLE = "."
MOST_NAMED = 5
EXAMPLE = "Write `bank: .` for all files of the folder, or a list of paths: `bank: [basics.md, advanced]`."


def bank_of_index(path: Path) -> FolderBank | None:
    """The bank that an index file makes of its folder; None if it is no such file."""
    if path.stem.lower() not in COVER_FILES or path.suffix.lower() not in BANK_SUFFIXES:
        return None
    source = read_source(path)
    meta, _ = read_front_matter(source, Report(source))
    if KEY not in meta.extra:
        return None
    return FolderBank(path.parent, meta.title, names_of(meta.extra[KEY]) or (), path, _name(path.parent))


def bank_of_folder(folder: Path, declared: Iterable[FolderBank]) -> FolderBank | None:
    """The bank that a folder is: as declared, as its own index says, or as both say."""
    indices = (bank_of_index(path) for path in sorted(folder.glob("*")))
    own = next(filter(None, indices), None)
    for bank in declared:
        if bank.folder.resolve() == folder.resolve():
            files = bank.files or (own.files if own else ())
            return FolderBank(folder, bank.title, files, own.index if own else None, _name(folder))
    return own


def _name(folder: Path) -> str:
    return folder.resolve().name or "bank"


def members_of(bank: FolderBank, value: object, report: Report) -> tuple[Path, ...]:
    """Its files in their order, each once, without the index; `value` is what the index says of them.

    What is named and cannot be used is an error, and what is there and not named is told.
    """
    span = key_span(report.source, KEY) if report.source and bank.index else None
    if value is not None and names_of(value) is None:
        report.error(RULE, span, f"`{KEY}` cannot be {value!r}.", EXAMPLE)
    found: dict[Path, None] = {}
    for name in bank.files or (WHOLE,):
        files, problem, hint = _files(bank, name)
        found.update(dict.fromkeys(path for path in files if path != bank.index))
        if problem:
            report.error(RULE, span, problem, hint)
    if left := [path.relative_to(bank.folder).as_posix() for path in _inside(bank, bank.folder) if path not in found]:
        more = f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
        message = f"In the folder of this bank, but not among its files: {', '.join(left[:MOST_NAMED])}{more}."
        report.info(RULE, span, message, "Name them too, if they belong to it.")
    return tuple(found)


def _files(bank: FolderBank, name: str) -> tuple[tuple[Path, ...], str, str]:
    """The files that a path stands for, or what is wrong with it and what to do about it."""
    path = bank.folder / name
    if not _is_inside(path, bank.folder):
        return (), f"“{name}” lies outside of the folder of this bank.", "Copy it into the folder."
    if path.is_dir():
        files = tuple(_inside(bank, path))
        return files, "" if files else f"There is no Markdown file in “{name}”.", "A file of a bank ends in .md."
    if path.is_file() and path.suffix.lower() in BANK_SUFFIXES:
        return (path,), "", ""
    there = [file.relative_to(bank.folder).as_posix() for file in _inside(bank, bank.folder)]
    near = get_close_matches(name, there, n=1)
    hint = f"Did you mean {near[0]}?" if near else "Write its path as seen from the folder of the bank."
    return (), f"“{name}” is not a Markdown file in the folder of this bank.", hint


def _inside(bank: FolderBank, folder: Path) -> Iterator[Path]:
    """The Markdown files below a folder; a link that leads out of the bank's folder is not followed."""
    return (path for path in find_banks(folder) if path != bank.index and _is_inside(path, bank.folder))


def _is_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
