"""What was made from what: the text of manifest.json.

One entry a bank, by its name below the output folder; banks that a build did not touch keep theirs.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from prepress import __version__
from prepress.settings import CHOOSING, Settings, changed
from prepress.source import Source

NAME = "manifest.json"
LIBRARIES = ("weasyprint", "pydyf", "EbookLib", "Jinja2", "markdown-it-py", "nh3", "fonttools", "pillow")


@dataclass(frozen=True)
class Entry:
    """One file that was made: its path below the output folder, and how much is in it."""

    path: str
    data: bytes
    pages: int
    cards: int
    questions: int


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
        "files": {
            entry.path: {
                "sha256": hashlib.sha256(entry.data).hexdigest(),
                "bytes": len(entry.data),
                "pages": entry.pages,
                "cards": entry.cards,
                "questions": entry.questions,
            }
            for entry in sorted(files, key=lambda entry: entry.path)
        },
    }


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
