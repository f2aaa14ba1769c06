"""One job of a build, as done in a process of its own: bind a volume, then prove it. Values in, values out."""

import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from multiprocessing import get_context
from time import perf_counter
from typing import Any, TypeVar

from prepress.binder import Bound, Manuscript, load_binder
from prepress.breaking import with_breaks
from prepress.diagnostics import Diagnostic, Report
from prepress.digest import condensed
from prepress.division import DIVIDED, pieces_of
from prepress.fingerprint import fingerprint
from prepress.proof import PDF_FORMATS, Made, prove
from prepress.toolchain import toolchain

T = TypeVar("T")

DOES_NOT_FIT = "does-not-fit"
"""What is reported of a volume for which a binder has no room."""


@dataclass(frozen=True)
class Job:
    """A volume ready to be made: `path` below the output folder, and for the proofs all but the bytes."""

    bank_name: str
    path: str
    format: str
    manuscript: Manuscript
    made: Made

    @cached_property
    def inputs(self) -> str:
        """The fingerprint of all that the file is made from: what binds and proves it, and what those are given."""
        return fingerprint(toolchain(), self.format, self.manuscript, self.made)

    @property
    def size(self) -> int:
        """A rough measure of the work: the longest jobs should start first."""
        return sum(len(leaf.html) for leaf in self.manuscript.leaves)


@dataclass(frozen=True)
class Result:
    """What became of a job: the file, what the proofs say of it, seconds by step.

    `missing` tells of a library that could not be loaded, `crash` of our own bug.
    """

    job: Job
    bound: Bound
    findings: tuple[Diagnostic, ...] = ()
    steps: dict[str, float] = field(default_factory=dict)
    missing: str = ""
    crash: str = ""


@dataclass(frozen=True)
class Pieced:
    """What came of a piece of a job: a value of its binder, and the seconds it took; `missing` and `crash` as above."""

    value: Any = None
    seconds: float = 0.0
    missing: str = ""
    crash: str = ""


def do(job: Job, pieces: Sequence[Pieced] = ()) -> Result:
    """Bind and prove one volume, of its pieces if it has any: joining them makes room for proofs.

    Never raises: a bug in one edition must not take the others along.
    """
    if bad := next((piece for piece in pieces if piece.missing or piece.crash), None):
        return Result(job, Bound(b""), missing=bad.missing, crash=bad.crash)
    try:
        binder = load_binder(job.format)
    except (ImportError, OSError) as error:
        return Result(job, Bound(b""), missing=str(error).splitlines()[0])
    try:
        start = perf_counter()
        manuscript = _to_print(job.manuscript) if job.format in PDF_FORMATS else job.manuscript
        values = [piece.value for piece in pieces]
        bound = binder.join(manuscript, values) if binder.join and values else binder.bind(manuscript)
        bind = perf_counter()
        if pieces:
            gc.collect()
        report = Report(job.made.bank.source)
        if bound.refusal:
            report.error(DOES_NOT_FIT, None, bound.refusal, bound.hint)
        else:
            prove(finished(job.made, bound), report)
        steps = {"bind": bind - start + sum(piece.seconds for piece in pieces), "proof": perf_counter() - bind}
        return Result(job, bound, tuple(report), steps)
    except Exception:
        return Result(job, Bound(b""), crash=traceback.format_exc())


def do_piece(form: str, manuscript: Manuscript) -> Pieced:
    """Make one piece of a volume of this format. Never raises."""
    start = perf_counter()
    try:
        part = load_binder(form).part
        return Pieced(part(_to_print(manuscript)) if part else None, perf_counter() - start)
    except (ImportError, OSError) as error:
        return Pieced(missing=str(error).splitlines()[0])
    except Exception:
        return Pieced(crash=traceback.format_exc())


def _to_print(manuscript: Manuscript) -> Manuscript:
    leaves = tuple(replace(leaf, html=with_breaks(leaf.html)) for leaf in manuscript.leaves)
    return replace(manuscript, leaves=leaves)


def finished(made: Made, bound: Bound) -> Made:
    """The file as it is to be proved: a sheet owes what it has room for, and no more."""
    filling = bound.filling
    bank = condensed(made.bank, filling.detail) if filling else made.bank
    return replace(made, bank=bank, data=bound.data, drawn_from=bound.drawn_from, filling=filling)


@dataclass(frozen=True)
class Workshop:
    """Does jobs, in so many processes of its pool or, without one, here."""

    pool: ProcessPoolExecutor | None
    processes: int = 1

    def begin(self) -> None:
        """Have the processes load the engine at once, while the pages are still written."""
        if self.pool:
            for _ in range(self.processes):
                self.pool.submit(int)

    def do_all(self, jobs: Sequence[Job]) -> Iterator[Result]:
        """Every job's result, as they come in; the longest jobs are begun first."""
        ordered = sorted(jobs, key=lambda job: job.size, reverse=True)
        yield from map(do, ordered) if self.pool is None else _Bench(self.pool, ordered).results()


class _Bench:
    """Jobs in the hands of a pool. A large deck is done in pieces, and then put together."""

    def __init__(self, pool: ProcessPoolExecutor, jobs: Sequence[Job]) -> None:
        self.pool = pool
        self.waiting: set[Future[Any]] = set()
        self.whole: dict[Future[Result], Job] = {}
        self.parted: list[tuple[Job, list[Future[Pieced]]]] = []
        for job in jobs:
            pieces = pieces_of(job.manuscript) if job.format == DIVIDED else ()
            if len(pieces) > 1:
                begun = [pool.submit(do_piece, job.format, piece) for piece in pieces]
                self.parted.append((job, begun))
                self.waiting.update(begun)
            else:
                self._begin(job)

    def _begin(self, job: Job, pieces: Sequence[Pieced] = ()) -> None:
        future = self.pool.submit(do, job, pieces)
        self.whole[future] = job
        self.waiting.add(future)

    def results(self) -> Iterator[Result]:
        """Those of whole jobs, as they come in."""
        while self.waiting:
            finished, self.waiting = wait(self.waiting, return_when=FIRST_COMPLETED)
            for job, pieces in [parted for parted in self.parted if all(piece.done() for piece in parted[1])]:
                self.parted.remove((job, pieces))
                self._begin(job, [_of(piece, lambda crash: Pieced(crash=crash)) for piece in pieces])
            for future in [future for future in self.whole if future in finished]:
                job = self.whole.pop(future)
                yield _of(future, partial(Result, job, Bound(b""), (), {}, ""))


def _of(future: Future[T], failed: Callable[[str], T]) -> T:
    """What came of it; if the process died, what `failed` makes of that."""
    error = future.exception()
    return failed(str(error)) if error else future.result()


@contextmanager
def workshop(volumes: int) -> Iterator[Workshop]:
    """A workshop for about so many volumes and pieces of them.

    Its processes load the engine when they begin. On Linux they are forks of this process; elsewhere a fork is not
    safe.
    """
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    count = min(volumes, processors)
    if count < 2:
        yield Workshop(None)
        return
    method = "fork" if sys.platform == "linux" else "spawn"
    with ProcessPoolExecutor(count, get_context(method), initializer=_prepare) as pool:
        yield Workshop(pool, count)


def _prepare() -> None:
    """Load the engine before there is work."""
    with suppress(ImportError, OSError):
        load_binder("pdf")
    collect_less_often()


def collect_less_often() -> None:
    """Collect garbage less often in this process: banks and pages are many objects and few cycles."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
