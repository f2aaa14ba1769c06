"""Arguments in, exit status out. What goes wrong is told on stderr; stdout gets only what was asked for."""

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from prepress import __version__
from prepress.binding.work import collect_less_often
from prepress.bookrule import all_rules
from prepress.calibrate import calibrate, printer_called
from prepress.check import all_checks
from prepress.composing.cardstock import geometry
from prepress.console import Console
from prepress.diagnostics import Diagnostic, Report, Severity, in_order
from prepress.dialect import all_dialects
from prepress.edition import all_editions
from prepress.finding import find
from prepress.flags import SettingsCommand, given_options, setting_options
from prepress.geometry.stock import STOCKS
from prepress.inspection import describe
from prepress.messages import FORMATS, counted, problems, summary
from prepress.outcome import Order, Outcome
from prepress.pipeline import build as build_banks
from prepress.pipeline import examine, judge
from prepress.proof import all_proofs
from prepress.proving.bookcheck import check_book
from prepress.rendering.theme import Theme
from prepress.settings import Settings, find_settings_file, merge, read_settings, with_options
from prepress.status import Status, worst

DEFAULT_FOLDER = Path("content")
EDITIONS = [edition.name for edition in all_editions()]

banks_argument = click.argument(
    "banks", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[BANK.md | DIR]..."
)

dialect_option = click.option("--dialect", metavar="NAME", help="Read banks in this dialect. [the one that fits best]")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="prepress")
def main() -> None:
    """From a Markdown question bank: flashcards, a cheat sheet, packets and a book."""
    collect_less_often()


main.add_command(calibrate)


@main.command(cls=SettingsCommand)
@banks_argument
@click.option("-o", "--output", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="[output/]")
@click.option("-e", "--edition", "editions", multiple=True, type=click.Choice(EDITIONS), help="Repeatable. [all]")
@dialect_option
@setting_options
@click.option("--strict", is_flag=True, default=None, help="Warnings fail the build.")
@click.option("--fresh", is_flag=True, help="Make again what stands in place and needs no making.")
@click.option("-v", "--verbose", is_flag=True, help="Say all: infos, type sizes, the steps with their times.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@click.option(
    "--fit-report",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How cards were fitted.",
)
def build(banks: tuple[Path, ...], *, fresh: bool, verbose: bool, quiet: bool, fit_report: str, **options: Any) -> None:
    """Make every edition of every bank, by default of those in content/."""
    given = given_options(options)
    console = Console(Path.cwd(), sys.stderr, quiet=quiet)
    order = replace(_with_printer(_order(console, banks, given)), afresh=fresh)
    with console.progress() as progress:
        outcome = build_banks(order, progress)
    _tell(outcome, console, verbose=verbose)
    if fit_report == "json":
        click.echo(json.dumps(outcome.fit_facts, indent=2, ensure_ascii=False))
    else:
        for path in (*outcome.kept, *outcome.written):
            click.echo(path)
    sys.exit(outcome.status)


@main.command()
@banks_argument
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
@dialect_option
@click.option("--strict", is_flag=True, help="Warnings fail the check.")
def check(banks: tuple[Path, ...], form: str, dialect: str | None, *, strict: bool) -> None:
    """Look at banks without making anything; what is found goes to stdout."""
    console = Console(Path.cwd(), sys.stderr)
    order = _order(console, banks, {"dialect": dialect} if dialect else {})
    theme, outcome, found = Theme(order.settings.theme), Outcome(), list[Diagnostic]()
    sections = 0
    for target in find(order, outcome):
        bank, _, report = examine(target, order, theme, outcome)
        found += report
        sections += len(bank.sections)
        outcome.questions += len(list(bank.questions()))
        outcome.statuses.append(judge(report, strict=strict))
    found = in_order([*outcome.diagnostics, *found])
    click.echo(FORMATS[form](found, Path.cwd()), nl=False)
    console.say(summary(outcome.questions, sections, found))
    sys.exit(outcome.status)


@main.command()
@click.argument("bank", type=click.Path(exists=True, path_type=Path), metavar="BANK.md | DIR")
@dialect_option
def inspect(bank: Path, dialect: str | None) -> None:
    """Print how a bank was read, as one JSON object."""
    console = Console(Path.cwd(), sys.stderr)
    order = _order(console, (bank,), {"dialect": dialect} if dialect else {})
    outcome = Outcome()
    targets = find(order, outcome)
    if outcome.diagnostics:
        console.diagnostics(outcome.diagnostics)
        sys.exit(outcome.status)
    if len(targets) != 1:
        raise click.UsageError(f"{bank} is not one bank; say which of its files to look at.")
    found, _, report = examine(targets[0], order, Theme(order.settings.theme), outcome)
    click.echo(json.dumps(describe(found, list(report)), indent=2, ensure_ascii=False, allow_nan=False))
    sys.exit(judge(report, strict=False))


@main.command("check-book")
@click.argument(
    "books",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="BOOK.epub...",
)
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
@click.option("--only-own", is_flag=True, help="Our own rules alone, without EPUBCheck and Ace.")
@click.option("--strict", is_flag=True, help="Warnings fail the check.")
def check_books(books: tuple[Path, ...], form: str, *, only_own: bool, strict: bool) -> None:
    """Look at any EPUB for what stores reject, readers break and validators do not see; then ask those too."""
    console = Console(Path.cwd(), sys.stderr)
    found = [item for path in books for item in check_book(path, path.read_bytes(), only_own=only_own)]
    click.echo(FORMATS[form](found, Path.cwd()), nl=False)
    console.say(f"{len(books)} book{'s' if len(books) > 1 else ''}, {problems(found)}")
    severities = {item.severity for item in found}
    status = Status.WARNINGS if strict and Severity.WARNING in severities else Status.DONE
    sys.exit(Status.PROOF_FAILED if Severity.ERROR in severities else status)


FAMILIES = ("dialects", "editions", "stocks", "checks", "proofs", "book rules")


@main.command("list")
@click.argument("family", type=click.Choice(FAMILIES), required=False)
def list_all(family: str | None) -> None:
    """Print the dialects, editions, stocks, checks and proofs there are; of one family, all there is to say."""
    stocks = [*_settings(Console(Path.cwd(), sys.stderr)).stock, *STOCKS.values()]
    families: dict[str, Iterable[tuple[str, str]]] = {
        "dialects": [(dialect.name, dialect.summary) for dialect in all_dialects()],
        "editions": [(edition.name, edition.summary) for edition in all_editions()],
        "stocks": [(stock.name, geometry(stock) if family else stock.summary) for stock in stocks],
        "checks": [(rule.name, rule.summary) for rule in all_checks()],
        "proofs": [(proof.name, proof.summary) for proof in all_proofs()],
        "book rules": [(rule.name, rule.summary) for rule in all_rules()],
    }
    for heading in [family] if family else FAMILIES:
        click.echo(f"{heading}:")
        for name, line in families[heading]:
            click.echo(f"  {name:22}{line}")


def _order(console: Console, banks: tuple[Path, ...], given: dict[str, Any]) -> Order:
    """What is asked for, on the command line and in prepress.toml; a dialect that there is not ends the run."""
    settings = _settings(console)
    report = Report()
    merge(settings, {name: given[name] for name in given if name == "dialect"}, ("dialect",), report)
    console.diagnostics(list(report))
    if (status := judge(report, strict=False)) is not Status.DONE:
        sys.exit(status)
    return Order(_paths(banks, settings), with_options(settings, given), given)


def _with_printer(order: Order) -> Order:
    """The order with what is known of the printer it names; one that is not known ends the run."""
    name = order.settings.flashcards.printer
    return replace(order, settings=replace(order.settings, printers={name: printer_called(name)})) if name else order


def _settings(console: Console) -> Settings:
    """What prepress.toml says; a file that cannot be used ends the run."""
    path = find_settings_file(Path.cwd())
    if path is None:
        return Settings()
    settings, report = read_settings(path)
    console.diagnostics(list(report))
    if (status := judge(report, strict=False)) is not Status.DONE:
        sys.exit(worst([status]))
    return settings


def _paths(banks: tuple[Path, ...], settings: Settings) -> tuple[Path, ...]:
    """What is named; else content/, and the folders that prepress.toml says are banks."""
    default = (DEFAULT_FOLDER,) if DEFAULT_FOLDER.is_dir() else ()
    known = {path.resolve() for path in default}
    declared = (bank.folder for bank in settings.bank)
    further = (folder for folder in declared if known.isdisjoint((folder.resolve(), *folder.resolve().parents)))
    if paths := banks or (*default, *further):
        return paths
    raise click.UsageError("There is no folder content/ here; say which bank to use: prepress build BANK.md")


def _tell(outcome: Outcome, console: Console, *, verbose: bool) -> None:
    """Everything there is to say, the gravest things not lost among the others."""
    shown = [item for item in outcome.diagnostics if verbose or item.severity is not Severity.INFO]
    console.diagnostics(in_order(shown))
    for name, plan in sorted(outcome.plans.items()):
        console.say(f"{name}: {plan}")
    if verbose:
        for name, reading in sorted(outcome.readings.items()):
            console.say(f"{name}: {reading}")
    for path, fit in sorted(outcome.fits.items()):
        if fit and (verbose or path in outcome.fit_facts):
            console.say(f"{path}: {fit}")
    if outcome.kept:
        console.say(f"{counted(len(outcome.kept), 'file')} up to date")
    if verbose:
        for step, seconds in outcome.steps.items():
            console.say(f"{step:8} {seconds * 1000:8.0f} ms")
    console.say(summary(outcome.questions, 0, shown, of=outcome.found))
