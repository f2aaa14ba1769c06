"""What it costs to find the largest type for a cheat sheet, as a multiple of laying out the same sheet once.

    .venv/bin/python benchmarks/sheet.py [BANK.md] [--questions N] [--sides N] [--rounds N]

Both are done in turn in one process, so that whatever else the machine does falls on both; processor seconds. The plain
layout is of the same HTML at the size and in the width that were found, one block below the other, with nothing
measured. The search is all that the binder does, up to the finished PDF. A bank with fewer questions than asked for is
repeated, each time in other words.
"""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from prepress.binder import Bound, Manuscript
from prepress.binding.blockmarks import formed, shown
from prepress.diagnostics import Report
from prepress.edition_settings import CheatsheetSettings
from prepress.editions.cheatsheet import EDITION
from prepress.model import Bank
from prepress.reading.reader import read_bank
from prepress.rendering.breaking import with_breaks
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import Source, read_source

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT / "content" / "distributed-systems.md"


def main() -> None:
    """Time both in turn, after a first run of each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("bank", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--questions", type=int, default=0, help="[all of the bank]")
    parser.add_argument("--sides", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    Theme().use_own_fonts()
    bank = bank_of(asked.bank, asked.questions)
    settings = Settings(cheatsheet=CheatsheetSettings(sides=asked.sides))
    manuscript = Desk(bank, "bank", Theme()).job(EDITION, EDITION.compose(bank, settings)[0]).manuscript
    from prepress.binders.columns import BINDER

    bound = BINDER.bind(manuscript)
    print(f"{len(list(bank.questions()))} questions: {bound.fit or bound.refusal}")
    ratios = []
    for number in range(1, asked.rounds + 1):
        plain = seconds(lambda: lay_out_once(manuscript, bound))
        search = seconds(lambda: BINDER.bind(manuscript))
        ratios.append(search / plain)
        print(f"round {number}: plain layout {plain:.2f} s, search {search:.2f} s, ratio {search / plain:.2f}")
    print(f"median ratio {median(ratios):.2f}")


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    start = process_time()
    work()
    return process_time() - start


def lay_out_once(manuscript: Manuscript, bound: Bound) -> None:
    """All blocks of a finished sheet once more, in one endless column."""
    from prepress.binding.engine import Press, page_size
    from prepress.binding.foretelling import MM
    from prepress.geometry.grid import Grid

    filling = bound.filling
    if not filling:
        return
    width = Grid(manuscript.paper, filling.columns).width
    css = f"{page_size(width, 1_000_000)} @page {{ margin: 0 }} .piece {{ break-before: auto }}"
    css += f"body {{ font-size: {filling.size}pt; line-height: {filling.leading} }}"
    leaves = (with_breaks(leaf.html) for leaf in manuscript.leaves[1:])
    blocks = (formed(shown(html, filling.detail), width / filling.size / MM) for html in leaves)
    Press(manuscript).lay_out("".join(f'<div class="piece">{block}</div>' for block in blocks), css)


def bank_of(path: Path, questions: int) -> Bank:
    """The bank, or so many questions of it repeated in other words."""
    source = read_source(path)
    bank = read_bank(source, Report(source))
    count = len(list(bank.questions()))
    if questions <= count:
        return bank
    header = re.match(r"---\n.*?\n---\n", source.text, re.DOTALL)
    start = header.end() if header else 0
    body = source.text[start:]
    times = -(-questions // count)
    copies = "\n".join(re.sub(r"\b(?=[a-z]{7})", "abcdefghijklmnop"[n % 16], body) for n in range(times))
    text = source.text[:start] + copies
    repeated = Source(path, text, "")
    return read_bank(repeated, Report(repeated))


if __name__ == "__main__":
    main()
