"""What a packet costs a question, in a bank of 400 questions against one of 40.

    .venv/bin/python benchmarks/packet.py [--rounds 3]

Both banks are the content bank's questions, in sections of ten; ids and prompts are made distinct. Each volume is
composed, rendered and bound in a process of its own, in turn, and CPU seconds are taken, so that other work on the
machine counts little. The proofs are timed apart. The contents of the large packet name 400 pages: their numbers must
not cost a second layout of everything.

On two shared cores: 0.90 for the candidate's packet (28 ms a question against 26), 1.07 for the interviewer's (51, 55).
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
SIZES = (40, 400)


def text_of(count: int) -> str:
    """A bank of so many questions, made of those in content/."""
    source = (ROOT / "content" / "distributed-systems.md").read_text(encoding="utf-8")
    questions = re.findall(r"^### \d+\. (.*?)(?=^##|^---|\Z)", source, re.MULTILINE | re.DOTALL)
    lines = ["# Many questions", ""]
    for number in range(count):
        if number % 10 == 0:
            lines += [f"## Section {number // 10 + 1}", ""]
        prompt, _, rest = questions[number % len(questions)].partition("\n")
        lines += [f"### {number + 1}. {prompt} ({number + 1})", rest.strip(), ""]
    return "\n".join(lines)


def measure(count: int, kind: str) -> None:
    """Print the CPU seconds of binding and of proving one packet."""
    from time import process_time

    from prepress.binder import load_binder
    from prepress.binding.work import do
    from prepress.diagnostics import Report
    from prepress.edition_settings import PacketSettings
    from prepress.editions.packet import EDITION
    from prepress.reading.reader import read_bank
    from prepress.rendering.desk import Desk
    from prepress.rendering.theme import Theme
    from prepress.settings import Settings
    from prepress.source import Source

    theme = Theme()
    theme.use_own_fonts()
    source = Source(Path("many.md"), text_of(count), "")
    bank = read_bank(source, Report(source))
    load_binder("pdf")
    start = process_time()
    (volume,) = EDITION.compose(bank, Settings(packet=PacketSettings(kinds=(kind,))))
    result = do(Desk(bank, "many", theme).job(EDITION, volume))
    spent = process_time() - start
    assert not result.crash, result.crash
    assert not result.findings, result.findings
    share = result.steps["bind"] / (result.steps["bind"] + result.steps["proof"])
    print(spent * share, spent * (1 - share), result.bound.pages)


def main() -> None:
    """Run both sizes in turn, and print what a question costs."""
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--measure", nargs=2)
    given = options.parse_args()
    if given.measure:
        measure(int(given.measure[0]), given.measure[1])
        return
    for kind in ("candidate", "interviewer"):
        taken: dict[int, list[list[float]]] = {size: [] for size in SIZES}
        for _ in range(given.rounds):
            for size in SIZES:
                command = [sys.executable, __file__, "--measure", str(size), kind]
                said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
                taken[size].append([float(word) for word in said.split()])
        each = {
            size: [median(column) / size * 1000 for column in zip(*rounds, strict=True)]
            for size, rounds in taken.items()
        }
        for size, (bind, proof, _) in each.items():
            print(f"{kind:12} {size:4} questions: bind {bind:6.1f} ms, proof {proof:6.1f} ms a question")
        small, large = (each[size][0] for size in SIZES)
        print(f"{kind:12} {large / small:.2f} x per question")


if __name__ == "__main__":
    main()
