"""Jobs -> results, in as many processes as there are processors. A large deck is bound in pieces.

On Linux the processes are forks of this one, made while it is still small; elsewhere a fork is not safe.
"""

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

from prepress.binder import Manuscript, load_binder
from prepress.binding.division import DIVIDED, frame_of, pieces_of
from prepress.binding.work import (
    Done,
    Job,
    Result,
    attempt,
    bind,
    bind_and_prove,
    bind_piece,
    collect_less_often,
    do,
    findings,
    result_of,
)

T = TypeVar("T")
P = ParamSpec("P")

Walk = Generator[Sequence[Future[Any]], None, Result]
"""The way of a job through processes: each time what it waits for, and at last its result."""


@dataclass(frozen=True)
class Workshop:
    """Does jobs in the processes of its pool.

    A deck in pieces is proved `apart`, where no page was ever laid out: that leaves memory in shreds.
    """

    pool: ProcessPoolExecutor
    apart: ProcessPoolExecutor | None = None

    def begin(self, volumes: int) -> None:
        """Load the engine where about so many volumes, or pieces, will be made; meanwhile pages are written here."""
        if volumes > 1:
            for _ in range(min(volumes, _processors())):
                self.pool.submit(_load_engine)

    def do_all(self, jobs: list[Job]) -> Iterator[Result]:
        """Every job's result, as they come in; the longest jobs are begun first. A single small one is done here.

        Jobs are taken out of the list, so that the cards of a large deck are let go of as soon as they are handed on.
        """
        jobs.sort(key=lambda job: job.size)
        if len(jobs) == 1 and not _pieces(jobs[0]):
            yield do(jobs.pop())
        else:
            yield from _results([_walk(jobs.pop(), self.pool, self.apart or self.pool) for _ in range(len(jobs))])


@contextmanager
def workshop() -> Iterator[Workshop]:
    """A workshop; its processes have what this one has when it is opened, and no more."""
    with _pool(_processors()) as pool, _pool(1) as apart:
        yield Workshop(pool, apart)


def _pool(count: int) -> ProcessPoolExecutor:
    """So many processes. Forks are there at once: the first thing to do, whatever it is, makes all of them."""
    method = "fork" if sys.platform == "linux" else "spawn"
    pool = ProcessPoolExecutor(count, get_context(method), initializer=collect_less_often)
    if method == "fork":
        pool.submit(int)
    return pool


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _load_engine() -> None:
    """Load it before there is work."""
    with suppress(ImportError, OSError):
        load_binder("pdf")
    collect_less_often()


def _results(walks: Sequence[Walk]) -> Iterator[Result]:
    waiting = {walk: frozenset(next(walk)) for walk in walks}
    while waiting:
        wait(frozenset().union(*waiting.values()), return_when=FIRST_COMPLETED)
        for walk in [walk for walk, futures in waiting.items() if all(future.done() for future in futures)]:
            try:
                waiting[walk] = frozenset(next(walk))
            except StopIteration as end:
                del waiting[walk]
                yield end.value


def _walk(job: Job, pool: ProcessPoolExecutor, apart: ProcessPoolExecutor) -> Walk:
    """A job is bound and proved by one process, or in pieces by many."""
    if parts := [pool.submit(attempt, bind_piece, job.format, piece) for piece in _pieces(job)]:
        job = replace(job, manuscript=frame_of(job.manuscript))
        return (yield from _walk_in_pieces(job, parts, pool, apart))
    whole = pool.submit(bind_and_prove, job)
    yield [whole]
    return result_of(job, *_came_of(whole, lambda crash: (Done(crash=crash), Done())))


def _walk_in_pieces(
    job: Job, parts: list[Future[Done[Any]]], pool: ProcessPoolExecutor, apart: ProcessPoolExecutor
) -> Walk:
    """Many processes bind the parts, one puts them together, without the bank, and one proves, without the parts."""
    yield tuple(parts)
    done = [_came_of(part, _died) for part in parts]
    parts.clear()
    seconds = sum(part.seconds for part in done)
    if bad := next((part for part in done if part.missing or part.crash), None):
        return result_of(job, Done(missing=bad.missing, crash=bad.crash), Done())
    bound_parts = [part.value for part in done if part.value]
    joined = pool.submit(_afresh, bind, job.format, job.manuscript, bound_parts)
    del done, bound_parts
    yield [joined]
    bound = _came_of(joined, _died)
    if not bound.value:
        return result_of(job, bound, Done(), seconds)
    proved = apart.submit(_afresh, findings, job.made, bound.value)
    yield [proved]
    return result_of(job, bound, _came_of(proved, _died), seconds)


def _pieces(job: Job) -> tuple[Manuscript, ...]:
    """The pieces of a job, if there are several."""
    pieces = pieces_of(job.manuscript) if job.format == DIVIDED else ()
    return pieces if len(pieces) > 1 else ()


def _afresh(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> Done[T]:
    """Attempt something where other work has been done: its boxes, which refer to each other, are cleared away."""
    gc.collect()
    return attempt(work, *given, **named)


def _came_of(future: Future[T], died: Callable[[str], T]) -> T:
    """What came of it; if the process died, what `died` makes of that."""
    error = future.exception()
    return died(str(error)) if error else future.result()


def _died(crash: str) -> Done[Any]:
    return Done(crash=crash)
