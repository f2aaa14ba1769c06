"""What people get to see on stderr: diagnostics in colour and bars on a terminal, plain lines anywhere else."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, TextIO

from prepress.diagnostics import Diagnostic
from prepress.excerpt import visible
from prepress.messages import WIDTH, as_text, pieces

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold blue", "place": "bold", "hint": "green"}

MOST_BARS = 12
"""More would push what was said before them off a small terminal; then one bar stands for all."""


class Progress(Protocol):
    """Is told the names of what will be made (a name may come more than once), and each when it is done."""

    def start(self, names: Sequence[str]) -> None:
        """All there is to do."""

    def made(self, name: str) -> None:
        """One of it is done."""


@dataclass(frozen=True)
class Console:
    """Writes to `stream`; `folder` is the current one, `quiet` leaves nothing but diagnostics."""

    folder: PurePath
    stream: TextIO
    quiet: bool = False

    def diagnostics(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Print them in the order in which they come."""
        if not diagnostics:
            return
        if not self._has_colours:
            self.stream.write(as_text(diagnostics, self.folder))
            return
        from rich.console import Console as RichConsole
        from rich.text import Text

        rich = RichConsole(file=self.stream, highlight=False, soft_wrap=True)
        width = max(rich.width, WIDTH // 2)
        for diagnostic in diagnostics:
            parts = pieces(diagnostic, self.folder, width)
            rich.print(Text.assemble(*((text, STYLES.get(kind, "")) for text, kind in parts)), end="")

    def say(self, line: str) -> None:
        """Print one line, unless only problems are wanted."""
        if not self.quiet:
            self.stream.write(f"{visible(line)}\n")
            self.stream.flush()

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Show how far the work inside has come: bars on a terminal, a line for each thing made elsewhere."""
        if self.quiet or not self._is_terminal:
            yield _Lines(self)
            return
        from rich.console import Console as RichConsole
        from rich.progress import Progress as RichProgress

        with RichProgress(console=RichConsole(file=self.stream), auto_refresh=False) as rich:
            yield _Bars(rich)

    @property
    def _is_terminal(self) -> bool:
        return self.stream.isatty() and os.environ.get("TERM") != "dumb"

    @property
    def _has_colours(self) -> bool:
        return self._is_terminal and not os.environ.get("NO_COLOR")


class _Lines:
    """Progress as lines: `made bank-flashcards.pdf (1 of 5)`."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.done = 0
        self.total = 0

    def start(self, names: Sequence[str]) -> None:
        self.total = len(names)

    def made(self, name: str) -> None:
        self.done += 1
        self.console.say(f"made {name} ({self.done} of {self.total})")


class _Bars:
    """Progress as one bar for each name. Drawn only when something is done: a thread would not survive a fork."""

    def __init__(self, rich: "RichProgress") -> None:
        self.rich = rich
        self.bars: dict[str, int] = {}

    def start(self, names: Sequence[str]) -> None:
        totals = Counter(names)
        if len(totals) > MOST_BARS:
            bar = self.rich.add_task(f"{len(names)} files", total=len(names))
            self.bars = dict.fromkeys(totals, bar)
        else:
            self.bars = {name: self.rich.add_task(visible(name), total=total) for name, total in totals.items()}
        self.rich.refresh()

    def made(self, name: str) -> None:
        if name in self.bars:
            self.rich.advance(self.bars[name])  # type: ignore[arg-type]  # rich's TaskID is an int
            self.rich.refresh()
