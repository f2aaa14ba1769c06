"""What can be set, and where: defaults < prepress.toml < front matter < command line. Unknown keys are errors."""

import pkgutil
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path

from prepress import dialects
from prepress.diagnostics import Report
from prepress.label_words import WORDS
from prepress.source import Source, Span, read_source
from prepress.stock import PAPERS

FILE_NAME = "prepress.toml"
RULE = "bad-setting"
EXAMPLES = {
    "editions": '["flashcards", "book"]',
    "sections": '["Consensus", "3"]',
    "difficulty": '["easy", "medium"]',
    "tags": '["consensus", "storage"]',
}
FOLDER_KEYS = ("folder", "title", "files")
FILES_EXAMPLE = 'title = "My bank", or files = ["basics.md", "advanced"]'

DIALECTS = tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(dialects.__path__)))
"""Known by the names of their files, which nobody has to load for that."""


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


@dataclass(frozen=True)
class Settings:
    """One field per setting, named as in prepress.toml. Paths in the file are relative to the file.

    No dialect means the one that fits best, and `pick` 0 all questions. `labels` are further words before a part, each
    with what it means.
    """

    output: Path = Path("output")
    editions: tuple[str, ...] = ()
    paper: str = "a4"
    dialect: str = ""
    strict: bool = False
    theme: Path | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    difficulty: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pick: int = 0
    seed: str = "0"
    bank: tuple[FolderBank, ...] = ()


CHOOSING = ("sections", "difficulty", "tags", "pick", "seed")
"""Which questions are made; `selection.py` says how."""

PER_BANK = ("editions", "paper", "dialect", "labels", *CHOOSING)
"""What a bank's front matter may set. A bank may come from anywhere; where files go is not its business."""

EVERYWHERE = tuple(field.name for field in fields(Settings))


def find_settings_file(folder: Path) -> Path | None:
    """The prepress.toml of this folder or of the nearest one above it."""
    candidates = (parent / FILE_NAME for parent in (folder, *folder.parents))
    return next((path for path in candidates if path.is_file()), None)


def read_settings(path: Path) -> tuple[Settings, Report]:
    """The settings of a prepress.toml; whatever cannot be used is reported and left at its default."""
    source = read_source(path)
    report = Report(source)
    settings = merge(Settings(), _load(source, report), EVERYWHERE, report)
    return _relative_to(path.parent, settings), report


def _load(source: Source, report: Report) -> Mapping[str, object]:
    """What the file says; nothing if it is not UTF-8 text or not TOML."""
    if source.unreadable or source.undecodable is not None:
        place = source.undecodable or 0
        report.error(RULE, Span(place, place), f"The settings cannot be read: {source.unreadable or 'not UTF-8 text'}.")
        return {}
    try:
        return tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:
        where = re.search(r"at line (\d+), column (\d+)", str(error))
        start = source.line_starts[int(where[1]) - 1] + int(where[2]) - 1 if where else len(source.text)
        hint = 'Text goes between quotes: paper = "letter"'
        report.error(RULE, Span(start, start), f"This is not valid TOML: {error}.", hint)
        return {}


def merge(base: Settings, values: Mapping[str, object], allowed: Iterable[str], report: Report) -> Settings:
    """`base` with the usable ones among `values`; a report without a source (none was read) has no places."""
    known = tuple(allowed)
    changes: dict[str, object] = {}
    for key, value in values.items():
        span = _key_span(report.source, key)
        if key not in known:
            report.error(RULE, span, f"There is no setting `{key}` here.", _nearest(key, known))
            continue
        if key == "labels":
            changes[key] = {**base.labels, **_labels(value, span, report)}
            continue
        if key == "bank":
            changes[key] = tuple(_folder_banks(value, span, report))
            continue
        usable, expected = _convert(key, value)
        if expected:
            report.error(RULE, span, f"`{key}` cannot be {value!r}.", f"Write {expected}.")
        else:
            changes[key] = usable
    return replace(base, **changes)  # type: ignore[arg-type]  # _convert gives each field its type


def _labels(value: object, span: Span | None, report: Report) -> Mapping[str, str]:
    """Each word with its meaning, from lists of words by their meanings; what cannot be used is reported."""
    if not isinstance(value, Mapping):
        hint = 'Write roles with their words: answer = ["Model reply"]'
        report.error(RULE, span, f"`labels` cannot be {value!r}.", hint)
        return {}
    found: dict[str, str] = {}
    for role, listed in value.items():
        words = [listed] if isinstance(listed, str) else listed
        if role not in WORDS:
            hint = f"Write {_one_of(tuple(WORDS), role)}."
            report.error(RULE, _key_span(report.source, str(role), span), f"There is no role `{role}`.", hint)
        elif isinstance(words, list) and all(isinstance(word, str) for word in words):
            found.update(dict.fromkeys(words, role))
        else:
            hint = 'Write a word, or a list such as ["Model reply", "Good reply"].'
            report.error(RULE, _key_span(report.source, role, span), f"`{role}` cannot be {listed!r}.", hint)
    return found


def _folder_banks(value: object, span: Span | None, report: Report) -> Iterator[FolderBank]:
    """The folders that are one bank each; an entry that cannot be used is reported and left out."""
    for entry in value if isinstance(value, list) else [value]:
        if not isinstance(entry, dict) or not is_path(entry.get("folder")):
            hint = 'Write [[bank]] on a line, and folder = "my-questions" below it.'
            report.error(RULE, span, "A bank needs a `folder`.", hint)
        elif unknown := next((key for key in entry if key not in FOLDER_KEYS), None):
            where = _key_span(report.source, str(unknown), span)
            report.error(RULE, where, f"There is no setting `{unknown}` of a bank.", _nearest(unknown, FOLDER_KEYS))
        elif not isinstance(entry.get("title", ""), str) or names_of(entry.get("files", [])) is None:
            report.error(RULE, span, "`title` is text, and `files` a list of paths.", f"Write {FILES_EXAMPLE}.")
        else:
            yield FolderBank(Path(entry["folder"]), entry.get("title", ""), names_of(entry.get("files", [])) or ())


def is_path(value: object) -> bool:
    """Whether a value may name something on the disk."""
    return isinstance(value, str) and value != "" and "\0" not in value


def names_of(value: object) -> tuple[str, ...] | None:
    """Paths, from a list of them or from one; None if it is something else."""
    names = [value] if isinstance(value, str) else value
    return tuple(names) if isinstance(names, list) and all(map(is_path, names)) else None


def _convert(key: str, value: object) -> tuple[object, str]:
    """The value as its field wants it, or what should have been written."""
    if key == "paper":
        return value, "" if value in tuple(PAPERS) else f"one of {', '.join(PAPERS)}"
    if key == "dialect":
        return value, "" if value in DIALECTS else _one_of(DIALECTS, value)
    if key in ("strict", "pick", "seed"):
        return _scalar(key, value)
    if key in ("output", "theme"):
        return (Path(str(value)), "") if is_path(value) else (None, "a path between quotes")
    names = [value] if isinstance(value, str) else value
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return tuple(names), ""
    return None, f"a list such as {EXAMPLES[key]}"


def _scalar(key: str, value: object) -> tuple[object, str]:
    if key == "strict":
        return value, "" if isinstance(value, bool) else "true or false"
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if key == "pick":
        return value, "" if is_number and value > 0 else "how many questions: 20"  # type: ignore[operator]  # a number
    return str(value), "" if is_number or isinstance(value, str) else "a number or a word"


def _nearest(key: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    return f"Did you mean `{near[0]}`?" if near else f"The settings are {', '.join(known)}."


def _one_of(names: tuple[str, ...], value: object) -> str:
    near = get_close_matches(str(value), names, n=1, cutoff=0.5)
    return f"`{near[0]}`, or another of {', '.join(names)}" if near else f"one of {', '.join(names)}"


def _key_span(source: Source | None, key: str, above: Span | None = None) -> Span | None:
    """Where a key stands, below another one if that is given."""
    if source is None:
        return None
    written = rf"[\"']?({re.escape(key)})[\"']?[ \t]*[]:=.]"
    start = above.end if above else 0
    patterns = [re.compile(before + written, re.MULTILINE) for before in (r"^[ \t\[]*", r"[{,.][ \t]*")]
    match = next(filter(None, (pattern.search(source.text, start) for pattern in patterns)), None)
    return Span(*match.span(1)) if match else above or source.lines_span(0, 1)


def _relative_to(folder: Path, settings: Settings) -> Settings:
    theme = folder / settings.theme if settings.theme else None
    banks = tuple(replace(bank, folder=folder / bank.folder) for bank in settings.bank)
    return replace(settings, output=folder / settings.output, theme=theme, bank=banks)
