"""What was made from what: the text of manifest.json.

One entry a bank, by its name below the output folder; banks that a build did not touch keep theirs. A file that is
proved, and of which there was nothing to say, has the fingerprint of all that it was made from: as long as neither
changes, it need not be made again.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version

from prepress import __version__
from prepress.settings import CHOOSING, Settings, changed
from prepress.source import Source

NAME = "manifest.json"
LIBRARIES = ("weasyprint", "pydyf", "EbookLib", "Jinja2", "markdown-it-py", "nh3", "fonttools", "pillow")

KINDS = {
    "sha256": str,
    "bytes": int,
    "pages": int,
    "cards": int,
    "questions": int,
    "inputs": str,
    "fit": str,
    "fitting": dict,
}
"""What stands of a file in a manifest from which it can be known again."""


@dataclass(frozen=True)
class Entry:
    """One file that was made: its path below the output folder, its digest, and how much is in it.

    `inputs` is the fingerprint of all it was made from, "" if it is to be made again whatever happens. `fit` says how
    large its type is, `fitting` how cards were fitted, as JSON has it.
    """

    path: str
    sha256: str
    bytes: int
    pages: int
    cards: int
    questions: int
    inputs: str = ""
    fit: str = ""
    fitting: Mapping[str, object] = field(default_factory=dict)


def bank_entry(source: Source, settings: Settings, files: Iterable[Entry]) -> dict[str, object]:
    """What stands in the manifest for one bank; how questions were chosen stands there if they were."""
    wishes = {key: getattr(settings, key) for key in CHOOSING}
    chosen = {key: list(value) if isinstance(value, tuple) else value for key, value in wishes.items() if value}
    if not (settings.pick or settings.minutes):
        chosen.pop("seed", None)
    return {
        "source": {"name": source.path.absolute().name, "sha256": source.digest},
        **({"sources": {file.name: file.digest for file in source.members}} if source.members else {}),
        "settings": {"paper": settings.paper, "editions": list(settings.editions), **chosen, **changed(settings)},
        "files": {entry.path: _said(entry) for entry in sorted(files, key=lambda entry: entry.path)},
    }


def _said(entry: Entry) -> dict[str, object]:
    """What stands there of a file, which goes by its path."""
    return {name: value for name, value in vars(entry).items() if name != "path" and value not in ("", {})}


def known_sources(text: str) -> frozenset[object]:
    """The digests of the banks of which an earlier manifest speaks."""
    return frozenset(_mapping(bank.get("source")).get("sha256") for bank in _banks(text).values())


def known_files(text: str) -> dict[str, Entry]:
    """The files of all banks by their paths, as an earlier manifest knows them; what is not as we write it is not."""
    files = [item for bank in _banks(text).values() for item in _mapping(bank.get("files")).items()]
    return {path: entry for path, said in files if (entry := _entry(path, _mapping(said)))}


def _entry(path: str, said: Mapping[str, object]) -> Entry | None:
    """What an earlier manifest says of a file; None if somebody else wrote that."""
    known = {"fit": "", "fitting": {}, **said}
    if known.keys() != KINDS.keys() or not all(isinstance(known[name], kind) for name, kind in KINDS.items()):
        return None
    return Entry(path, **known)  # type: ignore[arg-type]  # looked at just now


def merge_entries(before: str, entries: Mapping[str, Mapping[str, object]]) -> str:
    """The manifest after this build. A bank made with some editions only keeps what is known of its other files."""
    banks = _banks(before)
    for name, entry in entries.items():
        known = banks.get(name, {})
        files = {**_mapping(known.get("files")), **_mapping(entry.get("files"))}
        same = known.get("source") == entry.get("source") and _choice(known) == _choice(entry)
        banks[name] = {**entry, "files": files if same else entry["files"]}
    libraries = {library: version(library) for library in LIBRARIES}
    content = {"prepress": __version__, "libraries": libraries, "banks": banks}
    return json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _choice(entry: Mapping[str, object]) -> dict[str, object]:
    """How the questions of a bank were chosen."""
    settings = _mapping(entry.get("settings"))
    return {key: settings[key] for key in CHOOSING if key in settings}


def _banks(text: str) -> dict[str, dict[str, object]]:
    """The entries of an earlier manifest; none when there is none or it cannot be read."""
    try:
        banks = _mapping(_mapping(json.loads(text)).get("banks"))
    except ValueError:
        return {}
    return {str(name): _mapping(entry) for name, entry in banks.items()}


def _mapping(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, dict) else {}
