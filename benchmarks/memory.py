"""How much memory each process of a real build takes: thousands of questions, made into cards without tags, and proved.

    .venv/bin/python benchmarks/memory.py [--cards 4000] [SETTINGS ...]

The bank is the one of content/ again and again in other words; every tenth question has code (functions of this
project's own) and every fiftieth a long answer. The build runs as anybody's does, with `-e flashcards --no-tags` and
what other settings are given. Printed is the most memory that each of its processes held, which should stay below
250 MB, and the processor time of all. `taskset -c 0` before the command has one do all the binding. Linux only: the
figures are the kernel's (VmHWM in /proc/PID/status).
"""

import argparse
import ast
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter, sleep
from typing import TypeVar
from zlib import crc32

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content" / "distributed-systems.md"
CODE_EVERY, LONG_EVERY, SECTION_EVERY = 10, 50, 40
PARAGRAPHS = 12
OTHER_WORDS = 0.3
"""The share of plain words that are replaced by others of the bank."""

WORD = re.compile(r"\b[a-z]{4,}\b")
LABEL = re.compile(r"\*\*[^*]*\*\* ?")
PAUSE = 0.02
"""Seconds between two looks; the kernel keeps the highest figure, so that little is missed."""


def bank_of(cards: int) -> str:
    """A bank of so many questions, always the same."""
    text = CONTENT.read_text("utf-8")
    words = sorted(set(WORD.findall(text)))
    asked = re.findall(r"^### \d+\. (.*)\n((?:(?!---|#).*\n)+)", text, re.MULTILINE)
    codes = list(functions())
    said = ["---\ntitle: Thousands of questions\n---\n"]
    for number in range(1, cards + 1):
        if number % SECTION_EVERY == 1:
            said.append(f"\n## Part {number // SECTION_EVERY + 1}\n")
        prompt, body = (reworded(part, words, number) for part in picked(asked, number))
        said.append(f"\n### {number}. {prompt}\n{body.rstrip()}\n")
        if number % CODE_EVERY == 0:
            said.append(f"\n```python\n{picked(codes, number)}\n```\n")
        if number % LONG_EVERY == 0:
            more = (picked(asked, (number, at))[1] for at in range(PARAGRAPHS))
            said += (f"\n{LABEL.sub('', reworded(body, words, (number, at)))}" for at, body in enumerate(more))
    return "".join(said)


def picked(many: Sequence[T], *of: object) -> T:
    """One of many, always the same of the same."""
    return many[crc32(repr(of).encode()) % len(many)]


def reworded(text: str, words: Sequence[str], of: object) -> str:
    """The same text with some of its plain words replaced."""

    def other(word: re.Match[str]) -> str:
        chosen = picked(range(100), of, word[0], word.start()) < OTHER_WORDS * 100
        return picked(words, of, word.start()) if chosen else word[0]

    return WORD.sub(other, text)


def functions() -> Iterator[str]:
    """Functions of this project, each as it is written."""
    for path in sorted((ROOT / "prepress").rglob("*.py")):
        text = path.read_text("utf-8")
        found = (node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef))
        yield from (code for node in found if (code := ast.get_source_segment(text, node)) and "```" not in code)


def peaks(command: Sequence[str]) -> dict[int, int]:
    """Run a command; the most kilobytes that it and each process it began held, by their numbers."""
    build = subprocess.Popen(command)
    found: dict[int, int] = {}
    while build.poll() is None:
        for process in (build.pid, *children(build.pid)):
            parent, size = status(process)
            if size and build.pid in (process, parent):
                found[process] = size
        sleep(PAUSE)
    if build.returncode:
        raise SystemExit(build.returncode)
    return found


def children(process: int) -> list[int]:
    """Those that a process began; others may be among them, if it begins or ends some meanwhile."""
    try:
        tasks = Path(f"/proc/{process}/task").iterdir()
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def status(process: int) -> tuple[int, int]:
    """The parent of a process, and the most kilobytes that it held; zeros if it has ended."""
    try:
        text = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0, 0
    found = [re.search(rf"{key}:\s+(\d+)", text) for key in ("PPid", "VmHWM")]
    parent, size = (int(each[1]) if each else 0 for each in found)
    return parent, size


def main() -> None:
    """Make a bank, build it, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cards", type=int, default=4000)
    chosen, settings = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(folder) / "bank.md"
        bank.write_text(bank_of(chosen.cards), "utf-8")
        command = [sys.executable, str(ROOT / "build.py"), str(bank), "-e", "flashcards", "--no-tags", *settings]
        start = perf_counter()
        found = peaks([*command, "-q", "-o", f"{folder}/output"])
        wall = perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{chosen.cards} questions: {wall:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of processors;", end=" ")
    print("the most of each process:", ", ".join(f"{size // 1024} MB" for size in found.values()))


if __name__ == "__main__":
    main()
