"""How many questions a second steps one to six take, on one core, and how time and memory grow with the bank.

    .venv/bin/python benchmarks/reading.py [--warm] [--profile STEP] [--grow] [BANK.md ...]

Without a bank, the one in content/ is repeated 50 times in other words. Prints for each bank the seconds of a step, and
questions a second over all of them. With --warm each bank is read once before it is measured: nothing has to be loaded
any more, and no template to be compiled. With --grow, a bank repeated ten times is held against itself: how often as
long it takes, and how often as much memory (both should be about ten). Run it alone: a busy machine makes every figure
smaller.
"""

import argparse
import cProfile
import re
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from pstats import Stats
from time import process_time
from typing import Any

from prepress.binding.work import collect_less_often
from prepress.check import preflight
from prepress.diagnostics import Report
from prepress.edition import chosen_editions
from prepress.pipeline import judge
from prepress.reading.reader import parse_source, read_document
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import PER_BANK, Settings, merge
from prepress.source import read_source
from prepress.status import Status

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT / "content" / "distributed-systems.md"
STEPS = ("find", "parse", "read", "check", "compose", "render")
TIMES = 10


class Clock:
    """Processor seconds of each step; the one that is asked for is profiled."""

    def __init__(self, profiled: str = "") -> None:
        self.seconds = dict.fromkeys(STEPS, 0.0)
        self.profiled = profiled
        self.profile = cProfile.Profile()

    def step(self, name: str, work: Callable[[], Any]) -> Any:
        """Do some work and add its time to a step."""
        if name == self.profiled:
            return self.profile.runcall(work)
        start = process_time()
        done = work()
        self.seconds[name] += process_time() - start
        return done


def walk(path: Path, clock: Clock) -> int:
    """Steps one to six for all editions of one bank; how many questions it has."""
    theme = Theme()
    source = clock.step("find", lambda: read_source(path))
    report = Report(source)
    meta, document = clock.step("parse", lambda: parse_source(source, report))
    settings = merge(Settings(), meta.settings, PER_BANK, report)
    bank = clock.step("read", lambda: read_document(meta, document, settings, report))
    clock.step("check", lambda: preflight(bank, theme, report))
    if judge(report, strict=False) is not Status.DONE:
        return len(list(bank.questions()))
    desk = Desk(bank, "bank", theme)
    for edition in chosen_editions(settings, report):
        volumes = clock.step("compose", lambda edition=edition: edition.compose(bank, settings))
        for volume in volumes:
            clock.step("render", lambda edition=edition, volume=volume: desk.job(edition, volume))
    return len(list(bank.questions()))


def repeated(text: str, times: int) -> str:
    """A bank many times in one, each time in other words; the front matter once."""
    header = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    head, body = (header[0], text[header.end() :]) if header else ("", text)
    return head + "\n".join(re.sub(r"\b(?=[a-z]{7})", f"x{number}", body) for number in range(times))


def peak(path: Path) -> int:
    """The most memory, in bytes, that steps one to six hold at once."""
    tracemalloc.start()
    walk(path, Clock())
    size = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return size


def measure(path: Path, profiled: str, *, warm: bool) -> None:
    """A row of the table, and what was profiled."""
    if warm:
        walk(path, Clock())
    clock = Clock(profiled)
    count = walk(path, clock)
    total = sum(clock.seconds.values())
    cells = "  ".join(f"{clock.seconds[step]:7.2f}" for step in STEPS)
    print(f"{path.name[-28:]:28}  {count:6}  {cells}  {total:7.2f}  {count / total:8.0f}")
    if profiled:
        Stats(clock.profile, stream=sys.stdout).sort_stats("tottime").print_stats(40)


def grow(path: Path, folder: Path) -> None:
    """How time and memory grow when the bank is ten times as long."""
    long = folder / f"{TIMES}-{path.name}"
    long.write_text(repeated(path.read_text(encoding="utf-8"), TIMES), encoding="utf-8")
    short_clock, long_clock = Clock(), Clock()
    walk(path, short_clock)
    walk(long, long_clock)
    time = sum(long_clock.seconds.values()) / sum(short_clock.seconds.values())
    print(f"{path.name}: {TIMES} times as long takes {time:.1f} times the time", end="", flush=True)
    print(f" and {peak(long) / peak(path):.1f} times the memory")


def main() -> None:
    """Measure each bank, then how the first one grows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("banks", nargs="*", type=Path)
    parser.add_argument("--profile", default="", choices=("", *STEPS))
    parser.add_argument("--warm", action="store_true", help="read each bank once before it is measured")
    parser.add_argument("--grow", action="store_true", help="also see how time and memory grow (takes minutes)")
    arguments = parser.parse_args()
    collect_less_often()
    with tempfile.TemporaryDirectory() as folder:
        banks = arguments.banks
        if not banks:
            banks = [Path(folder, "repeated.md")]
            banks[0].write_text(repeated(DEFAULT.read_text(encoding="utf-8"), 50), encoding="utf-8")
        print(f"{'bank':28}  {'asked':>6}  {'  '.join(f'{step:>7}' for step in STEPS)}  {'all':>7}  {'a second':>8}")
        for bank in banks:
            measure(bank, arguments.profile, warm=arguments.warm)
        for bank in banks if arguments.grow else ():
            grow(bank, Path(folder))


if __name__ == "__main__":
    main()
