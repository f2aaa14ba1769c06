"""Processor seconds and memory that a book takes: ten times as many questions may take thirty times as much of both.

    .venv/bin/python benchmarks/books.py [QUESTIONS]...

Each is made in a process of its own: read, composed, bound and proved. Memory is the most that the process held.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[1]
SIZES = (400, 4000)
MOST_TIMES = 3


def measure(questions: int) -> tuple[float, float, int]:
    """Seconds, megabytes and the size of the book in bytes, without what it takes to start."""
    sys.path.insert(0, str(ROOT))
    from tests.bookkinds import bank_text
    from tests.bookshelf import BARE, bank_of, book_of

    text = bank_text(questions)
    book_of(bank_of(BARE))
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
    book = book_of(bank_of(text))
    seconds = process_time() - start
    assert not book.result.findings, book.result.findings[0].message
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds, (after - before) / 1024, len(book.result.bound.data)


def main() -> None:
    """Measure each size in its own process, and compare the first with the last."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    figures = []
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"})
        seconds, megabytes, length = map(float, done.stdout.split())
        figures.append((seconds / size, megabytes / size))
        print(f"{size:5} questions: {seconds:6.1f} s, {megabytes:6.0f} MB, a book of {length / 1000:.0f} KB")
    for what, first, last in zip(("time", "memory"), figures[0], figures[-1], strict=True):
        print(f"{what} per question: {last / first:.2f} times (at most {MOST_TIMES})")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(*measure(int(sys.argv[2])))
    else:
        main()
