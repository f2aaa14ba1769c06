"""How long a cold build of all editions takes, as a multiple of the yardstick in plain.py.

    .venv/bin/python benchmarks/cold.py [BANK.md] [rounds]

Both are run as whole processes, in turn, so that whatever else the machine does falls on both. Prints every round and
the ratio of the medians.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent


def seconds(*command: str) -> float:
    """The wall time of one process."""
    start = perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return perf_counter() - start


def main() -> None:
    """Time both in turn, after a first run of each that warms the disk."""
    bank = sys.argv[1] if len(sys.argv) > 1 else "content/distributed-systems.md"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    plain, ours = [], []
    for number in range(rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            times = (
                seconds("benchmarks/plain.py", bank, f"{folder}/plain.pdf"),
                seconds("build.py", bank, "-q", "-o", folder),
            )
        if number:
            plain.append(times[0])
            ours.append(times[1])
            print(f"round {number}: plain {times[0]:.2f} s, all editions {times[1]:.2f} s")
    print(f"medians: {median(plain):.2f} s and {median(ours):.2f} s, ratio {median(ours) / median(plain):.2f}")


if __name__ == "__main__":
    main()
