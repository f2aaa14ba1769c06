"""The nine steps of a build: find, parse, read, check, compose, render, bind, proof, write.

Read this first. Steps one to six cost milliseconds and happen here, bank by bank; binding and proving cost seconds and
happen in `work.py`, volume by volume, in as many processes as there are processors (`workshop.py`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from prepress import output
from prepress.binding.division import count_of_pieces
from prepress.binding.work import Job, Result
from prepress.binding.workshop import workshop
from prepress.check import preflight
from prepress.composing.cardstock import check_stock
from prepress.composing.selection import is_wished, plan_of, select
from prepress.console import Progress
from prepress.diagnostics import Report, Severity, worst
from prepress.edition import Edition, chosen_editions
from prepress.finding import find
from prepress.manifest import NAME as MANIFEST
from prepress.manifest import Entry, bank_entry, known_files, known_sources, merge_entries
from prepress.model import Bank
from prepress.outcome import Order, Outcome, Target
from prepress.reading.gathering import read_folder
from prepress.reading.omnibus import omnibus
from prepress.reading.reader import parse_source, read_document
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme, ThemeError
from prepress.settings import PER_BANK, Settings, merge, with_options
from prepress.source import read_source
from prepress.status import Status

BOOK = "epub"
OMNIBUS = Target(Path("omnibus"))
"""What the book of all banks is made from, and named after."""


@dataclass(frozen=True)
class Admitted:
    """A bank that can be made: the settings, the editions and the theme it is made with."""

    target: Target
    bank: Bank
    settings: Settings
    editions: tuple[Edition, ...]
    theme: Theme


def build(order: Order, progress: Progress) -> Outcome:
    """The whole walk. One bad bank does not stop the others, nor one bad edition."""
    outcome = Outcome()
    theme = Theme(order.settings.theme)
    if theme.overlay and not theme.overlay.is_dir():
        outcome.fail(Status.BAD_INPUT, "bad-setting", f"There is no theme folder {theme.overlay}.")
        return outcome
    with outcome.step("find"):
        targets = find(order, outcome)
    theme.use_own_fonts()
    before = "" if order.afresh else output.get(order.settings.output / MANIFEST)
    known = known_files(before)
    with workshop() as shop:
        banks = [bank for target in targets if (bank := admit(target, order, theme, outcome))]
        if order.settings.book.banks == "all":
            banks = list(_bound_as_one(banks, order, theme, outcome))
        if not banks:
            return outcome
        if not known_sources(before).issuperset(bank.bank.source.digest for bank in banks):
            shop.begin(sum(map(_size, banks)))
        jobs = [job for bank in banks for job in prepare(bank, outcome)]
        paths = [(job.bank_name, job.path) for job in jobs]
        entries = {job.path: entry for job in jobs if (entry := kept(job, known, order, outcome))}
        jobs = [job for job in jobs if job.path not in entries]
        progress.start([job.path for job in jobs])
        for result in shop.do_all(jobs):
            if accept(result, order, outcome) and write(result, order, outcome):
                progress.made(result.job.path)
                entries[result.job.path] = _entry(result, outcome)
    files = {
        bank.target.name: [entries[path] for name, path in paths if name == bank.target.name and path in entries]
        for bank in banks
    }
    _write_manifest(banks, files, order, outcome)
    return outcome


def _size(admitted: Admitted) -> int:
    """How many volumes and pieces of volumes come of a bank, about."""
    questions = len(list(admitted.bank.questions()))
    return len(admitted.editions) - 1 + count_of_pieces(questions, tags=admitted.settings.flashcards.tags)


def examine(target: Target, order: Order, theme: Theme, outcome: Outcome) -> tuple[Bank, Settings, Report]:
    """Steps two to four for one bank: what it is, the settings that hold for it, and all there is to say about it."""
    if target.bank:
        with outcome.step("read"):
            bank, settings, report = read_folder(target.bank, order.settings, order.options)
    else:
        bank, settings, report = _read_one(target.path, order, outcome)
    with outcome.step("check"):
        preflight(bank, theme.reaching(bank.source.text, bank.meta.language), report)
    counts = Counter(file.dialect for file in bank.files)
    several = ", ".join(f"{dialect} ({count} of {len(bank.files)} files)" for dialect, count in counts.items())
    outcome.readings[str(target.path)] = f"read as {several or bank.dialect}"
    return bank, settings, report


def _read_one(path: Path, order: Order, outcome: Outcome) -> tuple[Bank, Settings, Report]:
    """Steps two and three for a bank that is one file."""
    source = read_source(path)
    report = Report(source)
    with outcome.step("parse"):
        meta, document = parse_source(source, report)
    settings = with_options(merge(order.settings, meta.settings, PER_BANK, report), order.options)
    with outcome.step("read"):
        return read_document(meta, document, settings, report), settings, report


def admit(target: Target, order: Order, theme: Theme, outcome: Outcome) -> Admitted | None:
    """Steps two to four; None when the bank cannot be made."""
    bank, settings, report = examine(target, order, theme, outcome)
    editions = chosen_editions(settings, report)
    if any(edition.name == "flashcards" for edition in editions):
        check_stock(settings, report)
    chosen = select(bank, settings, report)
    outcome.diagnostics += report
    outcome.questions += len(list(chosen.questions()))
    outcome.found += len(list(bank.questions()))
    if (status := judge(report, strict=settings.strict)) is not Status.DONE:
        outcome.statuses.append(status)
        return None
    if is_wished(settings):
        outcome.plans[target.name] = plan_of(chosen)
    fonts = theme.reaching(bank.source.text, bank.meta.language)
    return Admitted(target, chosen, settings, editions, fonts)


def _bound_as_one(banks: Sequence[Admitted], order: Order, theme: Theme, outcome: Outcome) -> Iterator[Admitted]:
    """The same banks without their books, and after them one of which nothing is made but the book of all."""
    books = [edition for bank in banks for edition in bank.editions if edition.format == BOOK]
    held = {bank.target.name: bank.bank for bank in banks if any(edition.format == BOOK for edition in bank.editions)}
    if OMNIBUS.name in {bank.target.name for bank in banks}:
        message = f"A bank and the book of all would both be made into {OMNIBUS.name}."
        outcome.fail(Status.BAD_INPUT, "same-name", message, "Rename the bank.")
        return
    yield from (replace(bank, editions=tuple(each for each in bank.editions if each.format != BOOK)) for bank in banks)
    if held:
        bank = omnibus(held, OMNIBUS.path, order.settings.book.title)
        fonts = theme.reaching(bank.source.text, bank.meta.language)
        yield Admitted(OMNIBUS, bank, order.settings, (books[0],), fonts)


def prepare(admitted: Admitted, outcome: Outcome) -> list[Job]:
    """Steps five and six; no jobs when the theme cannot be used."""
    jobs = []
    desk = Desk(admitted.bank, admitted.target.name, admitted.theme)
    try:
        for edition in admitted.editions:
            with outcome.step("compose"):
                volumes = edition.compose(admitted.bank, admitted.settings)
            with outcome.step("render"):
                jobs += [desk.job(edition, volume) for volume in volumes]
    except ThemeError as error:
        outcome.fail(Status.FAILED, "bad-theme", f"The theme cannot be used: {error}")
        return []
    return jobs


def kept(job: Job, known: Mapping[str, Entry], order: Order, outcome: Outcome) -> Entry | None:
    """What is known of a job's file, if it stands in place, proved, and made from what it would be made from now."""
    entry, path = known.get(job.path), order.settings.output / job.path
    with outcome.step("keep"):
        if not entry or entry.inputs != job.inputs or not output.holds(path, entry.sha256):
            return None
    outcome.kept.append(path)
    outcome.fits[job.path] = entry.fit
    if entry.fitting:
        outcome.fit_facts[job.path] = dict(entry.fitting)
    return entry


def judge(report: Report, *, strict: bool) -> Status:
    """Whether a bank can be made, and if not, why."""
    gravest = worst(report.diagnostics)
    if gravest is Severity.ERROR:
        return Status.BAD_INPUT
    return Status.WARNINGS if strict and gravest is Severity.WARNING else Status.DONE


def accept(result: Result, order: Order, outcome: Outcome) -> bool:
    """Whether a file may be put in place: it was made, it is proved, and under --strict nobody complained."""
    job = result.job
    for name, seconds in result.steps.items():
        outcome.add(name, seconds)
    if result.missing:
        if Status.MISSING_DEPENDENCY not in outcome.statuses:
            hint = "Run `make` in the checkout: it installs what is missing, or says what to type."
            message = f"A library is missing: {result.missing}"
            outcome.fail(Status.MISSING_DEPENDENCY, "missing-dependency", message, hint)
        return False
    if result.crash:
        message = f"{job.path} could not be made: {result.crash.strip()}"
        outcome.fail(Status.FAILED, "internal-error", message, "This is a fault of Prepress; please report it.")
        return False
    report = Report(job.made.bank.source, list(result.findings))
    for complaint in result.bound.complaints:
        report.warning("engine", None, f"{job.path}: {complaint}")
    outcome.diagnostics += report
    numbers = {question.id: question.number or "" for question in job.made.bank.questions()}
    fitting = result.bound.fitting
    outcome.fits[job.path] = fitting.line(numbers) if fitting else result.bound.fit
    if fitting:
        outcome.fit_facts[job.path] = fitting.facts(numbers)
    status = judge(report, strict=order.settings.strict)
    if status is Status.BAD_INPUT and not result.bound.refusal:
        status = Status.PROOF_FAILED
    outcome.statuses.append(status)
    return status is Status.DONE


def write(result: Result, order: Order, outcome: Outcome) -> bool:
    """Step nine for one file."""
    path = order.settings.output / result.job.path
    with outcome.step("write"):
        try:
            output.put(path, result.bound.data)
        except OSError as error:
            outcome.fail(Status.FAILED, "cannot-write", f"{path} cannot be written: {error.strerror}.")
            return False
    outcome.written.append(path)
    return True


def _entry(result: Result, outcome: Outcome) -> Entry:
    """What there is to say of a file; one that somebody complained of is made again, so that they do so again."""
    job, bound = result.job, result.bound
    return Entry(
        path=job.path,
        sha256=sha256(bound.data).hexdigest(),
        bytes=len(bound.data),
        pages=bound.pages,
        cards=bound.cards,
        questions=len(list(job.made.bank.questions())),
        inputs="" if result.findings or bound.complaints else job.inputs,
        fit=outcome.fits[job.path],
        fitting=outcome.fit_facts.get(job.path, {}),
    )


def _write_manifest(
    banks: Sequence[Admitted], files: Mapping[str, list[Entry]], order: Order, outcome: Outcome
) -> None:
    """The manifest speaks of what is in place; a bank of which nothing was put there keeps its entry."""
    made = {
        bank.target.name: bank_entry(bank.bank.source, bank.settings, files[bank.target.name])
        for bank in banks
        if files[bank.target.name]
    }
    if not made:
        return
    path = order.settings.output / MANIFEST
    with outcome.step("write"):
        output.sweep(order.settings.output)
        output.put(path, merge_entries(output.get(path), made).encode())
    outcome.written.append(path)
