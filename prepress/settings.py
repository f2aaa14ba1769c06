"""What can be set, and where: defaults < prepress.toml < front matter < command line. Unknown keys are errors."""

import pkgutil
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import islice
from pathlib import Path
from typing import Any

from prepress import dialects
from prepress.diagnostics import Report
from prepress.edition_settings import BookSettings, CheatsheetSettings, FlashcardSettings, PacketSettings
from prepress.geometry.stock import PAPERS, Stock, faults_of
from prepress.printers import Profile
from prepress.setting import Choice, FilePath, Flag, Number, Text, Words, nearest, setting, setting_of
from prepress.setting_tables import TABLES, FolderBank
from prepress.source import Source, Span, read_source

RULE = "bad-setting"
FILE_NAME = "prepress.toml"
DIALECTS = tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(dialects.__path__)))
"""Known by the names of their files, which nobody has to load for that."""

SECTIONS = Words('["Consensus", "3"]', "NAME")
LEVELS = Words('["easy", "medium"]', "LEVEL")
TAGS = Words('["consensus", "storage"]', "TAG")
HOW_MANY = Number("how many questions: 20", 1, whole=True)
LONG = Number("how many minutes: 45", 1, whole=True)
SEED = Text("a number or a word", "S", numbers=True)


@dataclass(frozen=True)
class Settings:
    """One field per setting, named as in prepress.toml. Paths in the file are relative to the file.

    No dialect means the one that fits best, and `pick` and `minutes` 0 all questions. `labels` are further words before
    a part, each with what it means.
    """

    output: Path = setting(Path("output"), FilePath(), per_bank=False)
    editions: tuple[str, ...] = setting((), Words('["flashcards", "book"]'))
    paper: str = setting("a4", Choice(tuple(PAPERS)), "--paper", "[a4]")
    dialect: str = setting("", Choice(DIALECTS))
    strict: bool = setting(False, Flag(), per_bank=False)
    theme: Path | None = setting(None, FilePath(), per_bank=False)
    labels: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[str, ...] = setting((), SECTIONS, "--section", "Only this section, by title or number.")
    difficulty: tuple[str, ...] = setting((), LEVELS, "--difficulty", "Only these: easy, medium+, easy..hard, Senior.")
    tags: tuple[str, ...] = setting((), TAGS, "--tag", "Only questions with this tag, or another one given.")
    pick: int = setting(0, HOW_MANY, "--pick", "So many of them, evenly from the sections.")
    minutes: int = setting(0, LONG, "--minutes", "As many of them as this time is for.")
    seed: str = setting("0", SEED, "--seed", "Another seed picks others; the same one picks the same. [0]")
    bank: tuple[FolderBank, ...] = ()
    printers: Mapping[str, Profile] = field(default_factory=dict)
    stock: tuple[Stock, ...] = ()
    flashcards: FlashcardSettings = field(default_factory=FlashcardSettings)
    cheatsheet: CheatsheetSettings = field(default_factory=CheatsheetSettings)
    packet: PacketSettings = field(default_factory=PacketSettings)
    book: BookSettings = field(default_factory=BookSettings)


CHOOSING = ("sections", "difficulty", "tags", "pick", "minutes", "seed")
"""Which questions are made; `selection.py` says how."""

GROUPS = ("flashcards", "cheatsheet", "packet", "book")
"""The settings of each edition."""

EVERYWHERE = tuple(found.name for found in fields(Settings) if found.name != "printers")
"""What can be set in prepress.toml. The user's printers are known from a file of their own."""


def _may_say(name: str) -> bool:
    declared = setting_of(next(found for found in fields(Settings) if found.name == name))
    return declared.per_bank if declared else name not in ("bank", "stock")


PER_BANK = tuple(filter(_may_say, EVERYWHERE))
"""What a bank's front matter may set. A bank may come from anywhere; where files go is not its business."""


def find_settings_file(folder: Path) -> Path | None:
    """The prepress.toml of this folder or of the nearest one above it."""
    candidates = (parent / FILE_NAME for parent in (folder, *folder.parents))
    return next((path for path in candidates if path.is_file()), None)


def read_settings(path: Path) -> tuple[Settings, Report]:
    """The settings of a prepress.toml; whatever cannot be used is reported and left at its default."""
    source = read_source(path)
    report = Report(source)
    settings = merge(Settings(), _load(source, report), EVERYWHERE, report)
    for index, stock in enumerate(settings.stock):
        for fault in faults_of(stock, settings.flashcards.printer_margin):
            hint = (
                "`card`, `grid`, `gap` and `first` are in millimetres; leave out `first` for the middle of the sheet."
            )
            report.error(RULE, _table_span(source, "stock", index), f"The stock {stock.name} {fault}.", hint)
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
    merged: Settings = _Merging(report, everywhere="bank" in known).merged(base, values, known)
    return merged


def with_options(settings: Settings, options: Mapping[str, Any]) -> Settings:
    """The settings with those of the command line, whose keys are names of fields: `paper`, `flashcards.flip`."""
    for name, value in options.items():
        group, _, key = name.rpartition(".")
        whole = replace(getattr(settings, group), **{key: value}) if group else value
        settings = replace(settings, **{group or key: whole})
    return settings


def changed(settings: Settings) -> dict[str, dict[str, Any]]:
    """For each edition what is set otherwise than by default."""
    usual = Settings()
    found = {}
    for name in GROUPS:
        group, default = getattr(settings, name), getattr(usual, name)
        own = {each.name: getattr(group, each.name) for each in fields(group)}
        if differing := {key: value for key, value in own.items() if value != getattr(default, key)}:
            found[name] = differing
    return found


@dataclass(frozen=True)
class _Merging:
    """Values on top of settings. `everywhere` is for prepress.toml, which may set what a bank may not."""

    report: Report
    everywhere: bool

    def merged(self, base: Any, values: Mapping[str, object], known: tuple[str, ...], above: Span | None = None) -> Any:
        """A dataclass of settings with the usable ones among `values`, whose keys stand below that of a group."""
        changes = {}
        for key, value in values.items():
            span = _key_span(self.report.source, key, above)
            if key in known:
                changes[key] = self._value(base, key, value, span)
            else:
                self.report.error(RULE, span, f"There is no setting `{key}` here.", nearest(key, known))
        return replace(base, **changes)

    def _value(self, base: Any, key: str, value: object, span: Span | None) -> Any:
        """What a field gets; what it has if the value cannot be used."""
        old = getattr(base, key)
        declared = setting_of(next(found for found in fields(base) if found.name == key))
        if declared:
            usable, expected = declared.kind.read(value)
        elif read := TABLES.get(key):
            usable, wrong = read(old, value)
            for key_of, message, hint, entry in wrong:
                span = _table_span(self.report.source, key, entry) or span
                where = _key_span(self.report.source, key_of, span) if key_of else span
                self.report.error(RULE, where, message, hint)
            return usable
        elif isinstance(value, Mapping):
            return self._group(old, value, span)
        else:
            usable, expected = None, f"the settings of the {key} below it, each with a name of its own"
        if expected:
            self.report.error(RULE, span, f"`{key}` cannot be {value!r}.", f"Write {expected}.")
        return old if expected else usable

    def _group(self, base: Any, values: Mapping[Any, object], span: Span | None) -> Any:
        """The settings of an edition; hyphens in their names are as good as underscores."""
        declared = ((found.name, setting_of(found)) for found in fields(base))
        known = tuple(name for name, found in declared if self.everywhere or (found and found.per_bank))
        return self.merged(base, {str(key).replace("-", "_"): value for key, value in values.items()}, known, span)


def _key_span(source: Source | None, key: str, above: Span | None = None) -> Span | None:
    """Where a key stands, below another one if that is given."""
    if source is None:
        return None
    written = rf"[\"']?({re.escape(key)})[\"']?[ \t]*[]:=.]"
    start = above.end if above else 0
    patterns = [re.compile(before + written, re.MULTILINE) for before in (r"^[ \t\[]*", r"[{,.][ \t]*")]
    match = next(filter(None, (pattern.search(source.text, start) for pattern in patterns)), None)
    return Span(*match.span(1)) if match else above or source.lines_span(0, 1)


def _table_span(source: Source | None, key: str, index: int) -> Span | None:
    """Where the table of this index among those of one name begins; None if it is not written with brackets."""
    headers = re.finditer(
        rf"^[ \t]*\[\[[ \t]*({re.escape(key)})[ \t]*\]\]", source.text if source else "", re.MULTILINE
    )
    match = next(islice(headers, index, None), None)
    return Span(*match.span(1)) if match else None


def _relative_to(folder: Path, settings: Settings) -> Settings:
    """Every path of the settings as seen from where the file is."""
    paths = {name: folder / value for name in EVERYWHERE if isinstance(value := getattr(settings, name), Path)}
    banks = tuple(replace(bank, folder=folder / bank.folder) for bank in settings.bank)
    return replace(settings, bank=banks, **paths)  # type: ignore[arg-type]  # paths for paths
