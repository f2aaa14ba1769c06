"""Read a folder of real banks, hold what is found against what is expected, and build some: `make corpus CORPUS=DIR`.

    python scripts/corpus DIR [--all] [--largest CHARACTERS] [--no-build] [--sheets] [-o output/corpus]

DIR holds EXPECTED.tsv, SOURCES.tsv and the files they name. Three tables are printed, and written below the output
folder: `expected.tsv`, `others.tsv` (files without expectations), `built.tsv`. The status is 1 if a file is not as
expected and known.tsv does not say why, if one crashed, or if a build went wrong. Built is one file of each bank whole,
in all editions: a bank of 2,618 questions takes eight minutes of processor time. --largest leaves such out, and names
them. With --sheets the cheat sheets of ten small banks are made on 1, 2, 4 and 6 sides of two papers, lying and upright
(`sheets.tsv`).
"""

import argparse
import csv
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from math import inf
from pathlib import Path

import building
import sheets
from reading import Expected, Found, expectations, read, sources, table, unmet

KNOWN = Path(__file__).with_name("known.tsv")
WIDEST = 72

Row = Sequence[object]


def main() -> int:
    """Do all that was asked for, and say how it went."""
    asked = _arguments()
    expected, known = expectations(asked.folder), {row["path"]: row["reason"] for row in table(KNOWN)}
    paths = dict.fromkeys([*expected, *sources(asked.folder)])
    with ProcessPoolExecutor(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None) as pool:
        found = list(pool.map(partial(read, asked.folder), paths, chunksize=4))
    wrong = _report_read(asked.output, found, expected, known)
    if not asked.no_build:
        files = [file for file in found if file.questions] if asked.all else building.one_of_each(found, expected)
        small = [file for file in files if file.size <= asked.largest]
        for file in files:
            if file not in small:
                print(f"not built, with {file.size} characters: {file.path}")
        wrong += _report_built(asked.output, asked.folder, sorted(small, key=lambda file: file.size))
    if asked.sheets:
        wrong += _report_sheets(asked.output, asked.folder, sheets.small_banks(found, expected))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make corpus", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("output/corpus"))
    parser.add_argument("--all", action="store_true", help="build every file that has questions")
    parser.add_argument("--largest", type=float, default=inf, metavar="CHARACTERS", help="build no file beyond [any]")
    parser.add_argument("--no-build", action="store_true", help="only read")
    parser.add_argument("--sheets", action="store_true", help="make many cheat sheets of small banks")
    return parser.parse_args()


def _report_read(
    output: Path, found: Iterable[Found], expected: dict[str, Expected], known: dict[str, str]
) -> list[str]:
    """Print both tables of what was read; what is wrong comes back."""
    rows, others, wrong, met = [], [], [], 0
    for file in found:
        if file.crash:
            wrong.append(f"{file.path}: {file.crash}")
        if (wanted := expected.get(file.path)) is None:
            others.append((file.path, file.dialect, file.questions, file.unanswered, "crash" if file.crash else ""))
            continue
        reasons = unmet(wanted, file)
        met += not reasons
        said = ", ".join(reasons)
        rows.append(
            (*_counts(file, wanted), f"not met: {said}" if said else "met", known.get(file.path, "") if said else "")
        )
        if reasons and file.path not in known:
            wrong.append(f"{file.path}: not as expected: {said}; {_shown(wanted, file, reasons)}")
    heads = ("path", "dialect", "expected", "found", "expected without", "found without", "result", "why")
    _table(output / "expected.tsv", heads, rows)
    _table(output / "others.tsv", ("path", "dialect", "found", "found without", "result"), others)
    explained = len(rows) - met - sum("not as expected" in line for line in wrong)
    print(f"{met} of {len(rows)} files met, {explained} explained; {len(others)} other files\n")
    return wrong


def _counts(file: Found, wanted: Expected) -> Row:
    return file.path, file.dialect, wanted.questions, file.questions, wanted.unanswered, file.unanswered


def _shown(wanted: Expected, file: Found, reasons: Sequence[str]) -> str:
    """What was expected and what came instead, for one line of a message."""
    counted = (
        f"{file.questions} questions for {wanted.questions}, {file.unanswered} without answer for {wanted.unanswered}"
    )
    prompts = (("first", wanted.first, file.first), ("last", wanted.last, file.last))
    return "; ".join(
        [
            counted,
            *(
                f"{which}: {(have or ('',))[0]!r} for {text!r}"
                for which, text, have in prompts
                if f"{which} prompt" in reasons
            ),
        ]
    )


def _report_built(output: Path, folder: Path, files: Sequence[Found]) -> list[str]:
    """Build the files, and print the table of it; what is wrong comes back."""
    rows, wrong = [], []
    for file in files:
        built = building.make(folder, file, output)
        row = (
            built.path,
            built.questions,
            built.cards,
            built.files,
            f"{built.seconds:.1f}",
            "wrong" if built.wrong else "proved",
        )
        rows.append(row)
        wrong += [f"{built.path}: {line}" for line in built.wrong]
        print(*row, *built.wrong, sep="  ", file=sys.stderr, flush=True)
    _table(output / "built.tsv", ("path", "questions", "cards", "files", "seconds", "result"), rows)
    bad = sum(row[-1] == "wrong" for row in rows)
    print(f"{len(rows)} files built in all editions, {bad} of them not as they should be\n")
    return wrong


def _report_sheets(output: Path, folder: Path, paths: Sequence[str]) -> list[str]:
    """Make the sheets, and print the table of them; what is wrong comes back."""
    made = []
    for sheet in sheets.sweep(folder, paths):
        made.append(sheet)
        print(*sheets.row(sheet), sep="\t", file=sys.stderr, flush=True)
    made.sort(key=lambda sheet: (sheet.path, sheet.paper, sheet.orientation, sheet.asked))
    _table(output / "sheets.tsv", sheets.HEADS, [sheets.row(sheet) for sheet in made])
    bad = [sheet for sheet in made if sheet.wrong]
    print(f"{len(made)} sheets made, {len(bad)} of them not as they should be\n")
    return [f"{sheet.path}, {sheet.asked} sides of {sheet.paper} {sheet.orientation}: {sheet.wrong}" for sheet in bad]


def _table(path: Path, heads: Sequence[str], rows: Sequence[Row]) -> None:
    """Write a table as tab-separated values, and print it in columns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\n").writerows([heads, *rows])
    for line in _columns([heads, *rows]):
        print(line)
    print()


def _columns(rows: Sequence[Row]) -> Iterator[str]:
    cells = [[_short(str(cell)) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _short(text: str) -> str:
    return text if len(text) <= WIDEST else f"…{text[1 - WIDEST :]}"


if __name__ == "__main__":
    sys.exit(main())
