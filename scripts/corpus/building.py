"""Files of a folder of banks -> all editions of each, proved; what came of it is one row a file."""

import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from reading import Found

from prepress.diagnostics import Severity
from prepress.outcome import Order
from prepress.pipeline import build
from prepress.settings import Settings
from prepress.status import Status

VOLUMES = 5
"""Files that the four editions are: the packet has two."""

CUT = "wider than"
"""What the binders say when something stands out of its card, column or page."""


@dataclass(frozen=True)
class Built:
    """What became of one file. `wrong` are errors, failed proofs among them, and whatever does not fit its place."""

    path: str
    questions: int
    cards: int
    files: int
    seconds: float
    wrong: tuple[str, ...]


class Silence:
    """A progress that nobody sees."""

    def start(self, names: Sequence[str]) -> None:
        """Nothing."""

    def made(self, name: str) -> None:
        """Nothing."""


def one_of_each(found: Iterable[Found], expected: Container[str]) -> list[Found]:
    """Of every bank, the folder that a path begins with, the file of median size among those with questions.

    Files of which something is expected come before others, such as a README that says how to contribute.
    """
    banks: dict[str, list[Found]] = {}
    for file in found:
        if file.questions:
            banks.setdefault(file.path.partition("/")[0], []).append(file)
    return [_median(files, expected) for _, files in sorted(banks.items())]


def _median(files: Sequence[Found], expected: Container[str]) -> Found:
    chosen = sorted([file for file in files if file.path in expected] or files, key=lambda file: file.size)
    return chosen[(len(chosen) - 1) // 2]


def make(folder: Path, file: Found, output: Path) -> Built:
    """All editions of one file, below `output`."""
    start = perf_counter()
    place = output / Path(file.path).with_suffix("")
    outcome = build(Order((folder / file.path,), Settings(output=place)), Silence())
    wrong = [
        f"{item.rule}: {item.message}"
        for item in outcome.diagnostics
        if item.severity is Severity.ERROR or (item.rule == "engine" and CUT in item.message)
    ]
    files = [path for path in outcome.written if path.suffix != ".json"]
    if outcome.status is Status.DONE and len(files) != VOLUMES:
        wrong.append(f"only {len(files)} of {VOLUMES} files were written")
    return Built(file.path, outcome.questions, _cards(place), len(files), perf_counter() - start, tuple(wrong))


def _cards(place: Path) -> int:
    manifest = place / "manifest.json"
    if not manifest.exists():
        return 0
    banks = json.loads(manifest.read_text(encoding="utf-8"))["banks"]
    return sum(file.get("cards", 0) for bank in banks.values() for file in bank["files"].values())
