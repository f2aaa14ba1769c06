"""One job of a build, as done in a process of its own: bind a volume, then prove it. Values in, values out."""

import gc
import pickle
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from time import perf_counter
from typing import Generic, ParamSpec, TypeVar

from prepress.binder import Binder, Bound, Manuscript, load_binder
from prepress.binding.digest import condensed
from prepress.diagnostics import Diagnostic, Report
from prepress.fingerprint import fingerprint
from prepress.proof import PDF_FORMATS, Made, prove
from prepress.rendering.breaking import with_breaks
from prepress.toolchain import toolchain

T = TypeVar("T")
P = ParamSpec("P")

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
class Done(Generic[T]):
    """What came of one thing to do: its value, unless it failed, and the seconds it took; the rest as in a result."""

    value: T | None = None
    seconds: float = 0.0
    missing: str = ""
    crash: str = ""


class MissingLibraryError(Exception):
    """The library that a format is made with cannot be loaded."""


def attempt(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> Done[T]:
    """Do something. Never raises: a bug in one edition must not take the others along."""
    start = perf_counter()
    try:
        return Done(work(*given, **named), perf_counter() - start)
    except MissingLibraryError as error:
        return Done(missing=str(error).splitlines()[0])
    except Exception:
        return Done(crash=traceback.format_exc())


def do(job: Job) -> Result:
    """Bind and prove one volume."""
    return result_of(job, *bind_and_prove(job))


def bind_and_prove(job: Job) -> tuple[Done[Bound], Done[tuple[Diagnostic, ...]]]:
    """The same without the job in what comes back: whoever gave it to another process has it still."""
    bound = attempt(bind, job.format, job.manuscript)
    return bound, attempt(findings, job.made, bound.value) if bound.value else Done()


def result_of(job: Job, bound: Done[Bound], found: Done[tuple[Diagnostic, ...]], before: float = 0.0) -> Result:
    """What became of a job on which so many seconds had been spent before it was bound."""
    steps = {"bind": before + bound.seconds, "proof": found.seconds}
    crash = bound.crash or found.crash
    file = Bound(b"") if crash or bound.value is None else bound.value
    return Result(job, file, found.value or (), steps, bound.missing, crash)


def bind(form: str, manuscript: Manuscript, pieces: Sequence[bytes] = ()) -> Bound:
    """Make a file of this format; of what its pieces have become, if it was parted."""
    binder = _loaded(form)
    printed = _to_print(manuscript) if form in PDF_FORMATS else manuscript
    if binder.join and pieces:
        return binder.join(printed, [pickle.loads(piece) for piece in pieces])  # noqa: S301 - our own
    return binder.bind(printed)


def bind_piece(form: str, manuscript: Manuscript) -> bytes:
    """Make one piece of a file of this format, packed: who only hands it on does not load the engine for that."""
    part = _loaded(form).part
    return pickle.dumps(part(_to_print(manuscript)) if part else None)


def findings(made: Made, bound: Bound) -> tuple[Diagnostic, ...]:
    """What the proofs say of a file, or its binder, if it could not make it."""
    gc.collect()
    report = Report(made.bank.source)
    if bound.refusal:
        report.error(DOES_NOT_FIT, None, bound.refusal, bound.hint)
    else:
        prove(finished(made, bound), report)
    return tuple(report)


def finished(made: Made, bound: Bound) -> Made:
    """The file as it is to be proved: a sheet owes what it has room for, and no more."""
    filling = bound.filling
    bank = condensed(made.bank, filling.detail) if filling else made.bank
    return replace(made, bank=bank, data=bound.data, drawn_from=bound.drawn_from, filling=filling)


def _loaded(form: str) -> Binder:
    try:
        return load_binder(form)
    except (ImportError, OSError) as error:
        raise MissingLibraryError(str(error)) from error


def _to_print(manuscript: Manuscript) -> Manuscript:
    leaves = tuple(replace(leaf, html=with_breaks(leaf.html)) for leaf in manuscript.leaves)
    return replace(manuscript, leaves=leaves)


def collect_less_often() -> None:
    """Collect garbage less often in this process: banks and pages are many objects and few cycles."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
