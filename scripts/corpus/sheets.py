"""Files of a folder of banks -> cheat sheets of each on 1, 2, 4 and 6 sides, A4 and Letter, lying and upright.

What does not fit is made again on as many sides as the refusal says that it takes.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from functools import partial
from itertools import product
from multiprocessing import Pool
from pathlib import Path
from time import process_time

from reading import Found

from prepress.binding.work import DOES_NOT_FIT, Result, do
from prepress.diagnostics import Report
from prepress.editions.cheatsheet import EDITION
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import read_source

FEWEST, MOST = 10, 120
"""Questions of a bank that is taken."""

BANKS = 10
PAPERS = ("a4", "letter")
ORIENTATIONS = ("landscape", "portrait")
SIDES = (1, 2, 4, 6)
WORKERS = 2


@dataclass(frozen=True)
class Sheet:
    """What became of one sheet. `wrong` is what proofs and binder say against it; a refusal names the sides."""

    path: str
    questions: int
    paper: str
    orientation: str
    asked: int
    sides: int
    detail: str
    size: float
    columns: int
    leading: float
    slack: float
    uneven: float
    seconds: float
    wrong: str = ""


HEADS = tuple(field.name for field in fields(Sheet))


def small_banks(found: Iterable[Found], expected: Container[str]) -> list[str]:
    """One file of each bank, the shortest with questions enough; so many banks, in their order."""
    banks: dict[str, Found] = {}
    for file in found:
        bank = file.path.partition("/")[0]
        fits = file.path in expected and FEWEST <= file.questions <= MOST
        if fits and (bank not in banks or file.size < banks[bank].size):
            banks[bank] = file
    return [banks[bank].path for bank in sorted(banks)][:BANKS]


def sweep(folder: Path, paths: Sequence[str]) -> Iterator[Sheet]:
    """Every sheet of every file, as they are done."""
    Theme().use_own_fonts()
    with Pool(WORKERS) as pool:
        asked = ((path, *sheet) for sheet in product(PAPERS, ORIENTATIONS, SIDES) for path in paths)
        yield from pool.imap_unordered(partial(_sheet, folder), asked)


def row(sheet: Sheet) -> tuple[object, ...]:
    """A row of the table."""
    return tuple(round(value, 3) if isinstance(value, float) else value for value in astuple(sheet))


def _sheet(folder: Path, asked: tuple[str, str, str, int]) -> Sheet:
    path, paper, orientation, sides = asked
    start = process_time()
    questions, result = _made(folder / path, paper, orientation, sides)
    seconds = process_time() - start
    empty = Sheet(path, questions, paper, orientation, sides, 0, "", 0, 0, 0, 0, 0, seconds)
    if refused := next((item.message for item in result.findings if item.rule == DOES_NOT_FIT), ""):
        needed = int(re.search(r"take (\d+) side", refused)[1])  # type: ignore[index]  # the message says so
        _, again = _made(folder / path, paper, orientation, needed)
        return replace(empty, sides=needed, detail="refused", wrong=_wrong(again, needed))
    filling = result.bound.filling
    if not filling:
        return replace(empty, wrong=result.crash or result.missing or "nothing was made")
    return replace(
        empty, sides=result.bound.pages, detail=filling.detail.value, size=filling.size, columns=filling.columns,
        leading=filling.leading, slack=filling.slack, uneven=filling.uneven, wrong=_wrong(result, sides),
    )  # fmt: skip


def _made(path: Path, paper: str, orientation: str, sides: int) -> tuple[int, Result]:
    source = read_source(path)
    bank = read_bank(source, Report(source))
    settings = Settings(paper=paper)
    settings = replace(settings, cheatsheet=replace(settings.cheatsheet, orientation=orientation, sides=sides))
    theme = Theme().reaching(source.text, bank.meta.language)
    job = Desk(bank, "bank", theme).job(EDITION, EDITION.compose(bank, settings)[0])
    return len(list(bank.questions())), do(job)


def _wrong(result: Result, sides: int) -> str:
    """What is wrong with a sheet that should have so many sides."""
    said = [result.crash, *(f"{item.rule}: {item.message}" for item in result.findings)]
    said += [complaint for complaint in result.bound.complaints if "wider than" in complaint]
    if result.bound.pages != sides:
        said.append(f"{result.bound.pages} sides, not {sides}")
    return "; ".join(filter(None, said))
