"""The command `prepress calibrate`: makes the calibration sheet, and keeps what was read off it, printer by printer."""

import sys
from difflib import get_close_matches
from pathlib import Path

import click

from prepress import output
from prepress.geometry.calibration import (
    EXAMPLE,
    MOST,
    MOST_TURNED,
    Calibration,
    calibration_of_readings,
    read_calibration,
)
from prepress.geometry.stock import EVERY_PAPER, Paper
from prepress.geometry.vernier import apart
from prepress.printers import ANY, FILE_NAME, Measured, PrintersError, Profile, read_printers, write_printers
from prepress.rendering.theme import Theme
from prepress.settings import Settings, find_settings_file, read_settings
from prepress.source import read_source
from prepress.status import Status

LONG = "long"
SHEET_NAME = "calibration.pdf"
READ_EXAMPLE = "0.3,-0.2,-0.1"
LONGEST_NAME = 60


@click.command()
@click.option("--printer", metavar="NAME", help="The printer to keep figures for, or to print a sheet with.")
@click.option("--read", "readings", metavar="A,B,C", help="Keep what the sheet's three scales say, in mm.")
@click.option(
    "--set", "figures", metavar="DX,DY[,ANGLE]", help="Keep how far backs are moved (mm) and turned (degrees)."
)
@click.option(
    "--paper", type=click.Choice(tuple(EVERY_PAPER)), help="Another paper; figures then hold for it alone. [a4]"
)
@click.option("--flip", type=click.Choice((LONG, "short")), help="The edge the sheet turns over. [long]")
@click.option("-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path),
              metavar="DIR", help="Where the sheet goes. [output/]")  # fmt: skip
def calibrate(
    printer: str | None, flip: str | None, paper: str | None, folder: Path | None, **typed: str | None
) -> None:
    """Make a sheet that shows how far a printer misses with backs, or keep what it showed."""
    settings = _settings()
    edge, usual = flip or settings.flashcards.flip, EVERY_PAPER[paper or settings.paper]
    readings, figures = typed["readings"], typed["figures"]
    if readings is not None and figures is not None:
        raise click.UsageError("Say --read or --set, not both.")
    if readings is not None or figures is not None:
        measured = Measured(_figures(readings, figures or "", usual, edge), edge)
        _keep(_name_of(printer), paper or ANY, measured)
        return
    options = (f" --paper {paper}" if paper else "") + (f" --flip {edge}" if edge != LONG else "")
    theme = Theme(settings.theme)
    theme.use_own_fonts()
    path = (folder or settings.output) / SHEET_NAME
    output.put(path, _sheet(printer, usual, edge, options, theme))
    click.echo(path)


def _settings() -> Settings:
    """What prepress.toml says of paper, edge and folders; what it says wrong is told by a build."""
    path = find_settings_file(Path.cwd())
    return read_settings(path)[0] if path else Settings()


def printers_file() -> Path:
    """Where profiles are kept: in the user's own folder for settings, as the system has it."""
    return Path(click.get_app_dir("prepress")) / FILE_NAME


def known_printers() -> dict[str, Profile]:
    """What is known of the user's printers; a file that cannot be used ends the run."""
    path = printers_file()
    if not path.is_file():
        return {}
    source = read_source(path)
    try:
        if source.unreadable or source.undecodable is not None:
            raise PrintersError(source.unreadable or "it is not UTF-8 text")
        return read_printers(source.text)
    except PrintersError as error:
        click.echo(f"error: {path} cannot be used: {error}.", err=True)
        sys.exit(Status.BAD_INPUT)


def printer_called(name: str) -> Profile:
    """A known printer; an unknown name ends the run and lists those that there are."""
    known = known_printers()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    others = (
        f"Known are {', '.join(sorted(known))}." if known else "None is known yet: start with `prepress calibrate`."
    )
    raise click.BadParameter(f"There is no printer “{name}”. {hint}{others}", param_hint="--printer")


def _sheet(printer: str | None, paper: Paper, flip: str, options: str, theme: Theme) -> bytes:
    from prepress.binding.calibrationsheet import Sheet, calibration_sheet

    measured = printer_called(printer).on(paper.name) if printer else None
    applied = measured.for_flip(flip) if measured else Calibration()
    return calibration_sheet(Sheet(paper, flip, _turns_sideways(paper, flip), options, printer or "", applied), theme)


def _turns_sideways(paper: Paper, flip: str) -> bool:
    return (flip == LONG) == (paper.height >= paper.width)


def _figures(readings: str | None, figures: str, paper: Paper, flip: str) -> Calibration:
    """What was typed, or a message that says what to type."""
    limits = f"at most {MOST:g} mm and {MOST_TURNED:g}°"
    if readings is not None:
        found = calibration_of_readings(readings, apart(paper), sideways=_turns_sideways(paper, flip))
        name, said, example = "--read", readings, f"what scales A, B and C say, such as {READ_EXAMPLE}"
    else:
        found = read_calibration(figures)
        name, said, example = "--set", figures, f"millimetres, and degrees if it is turned, such as {EXAMPLE}"
    if found is None:
        raise click.BadParameter(f"{said!r}; write {example}; {limits}.", param_hint=name)
    return found


def _name_of(printer: str | None) -> str:
    if printer is None:
        raise click.UsageError("Which printer is that? Add --printer NAME, with a name of your choice.")
    if not printer.isprintable() or not printer.strip() or len(printer) > LONGEST_NAME:
        raise click.BadParameter(f"{printer!r}; write a name such as office.", param_hint="--printer")
    return printer


def _keep(name: str, paper: str, measured: Measured) -> None:
    profiles = known_printers()
    profiles[name] = profiles.get(name, Profile(name, {})).having(paper, measured)
    path = printers_file()
    output.put(path, write_printers(profiles).encode())
    held = "for every paper" if paper == ANY else f"for {paper}"
    click.echo(f"{name}: backs are {measured.calibration.said} ({held}, {measured.flip} edge).", err=True)
    click.echo(f"Now build with --printer {name if name.isalnum() else repr(name)}.", err=True)
    click.echo(path)
