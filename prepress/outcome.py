"""What a build is asked to do and what came of it: the values that pass between the pipeline and its callers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from time import perf_counter
from typing import Any

from prepress.diagnostics import Diagnostic, Severity
from prepress.setting_tables import FolderBank
from prepress.settings import Settings
from prepress.status import Status, worst

HERE = PurePosixPath()


@dataclass(frozen=True)
class Target:
    """A bank's file, and the folder below the output folder that mirrors where it was found.

    `bank` is there if a whole folder is the bank; then the path is that of its index, or of the folder.
    """

    path: Path
    folder: PurePosixPath = HERE
    bank: FolderBank | None = None

    @property
    def name(self) -> str:
        """What its files are named after."""
        return str(self.folder / (self.bank.name if self.bank else self.path.stem))


@dataclass(frozen=True)
class Order:
    """What somebody asks to have built. `options` are the command line's, by fields: `paper`, `flashcards.flip`.

    They are in `settings` already, and win once more over what a bank's front matter sets. What is asked for
    `afresh` is made even if it stands in place.
    """

    paths: tuple[Path, ...]
    settings: Settings = field(default_factory=Settings)
    options: Mapping[str, Any] = field(default_factory=dict)
    afresh: bool = False


@dataclass
class Outcome:
    """Everything there is to say about a build. `steps` are seconds, bind and proof summed over all processes.

    `kept` are files that were in place and need not be made again. `questions` are those that were chosen, `found` all
    that there are. `fits` and `readings` say of a file how large
    its type is, and of a bank how it was read. `fit_facts` say more of decks, as JSON has it.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    fits: dict[str, str] = field(default_factory=dict)
    fit_facts: dict[str, dict[str, object]] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    statuses: list[Status] = field(default_factory=list)
    steps: dict[str, float] = field(default_factory=dict)
    questions: int = 0
    found: int = 0

    @property
    def status(self) -> Status:
        """The worst of all banks and editions."""
        return worst(self.statuses)

    def fail(self, status: Status, rule: str, message: str, hint: str = "") -> None:
        """Note a failure that has no place in a bank."""
        self.statuses.append(status)
        self.diagnostics.append(Diagnostic(rule, Severity.ERROR, message, hint))

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add the time that the block takes to a step's."""
        start = perf_counter()
        try:
            yield
        finally:
            self.add(name, perf_counter() - start)

    def add(self, step: str, seconds: float) -> None:
        """Add to the time of a step."""
        self.steps[step] = self.steps.get(step, 0.0) + seconds
