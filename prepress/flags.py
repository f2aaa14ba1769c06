"""The settings as options of the command line: made from their fields, and back to the names of fields."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

import click

from prepress.setting import Choice, Choices, FilePath, Flag, Kind, Number, Setting, Words, setting_of
from prepress.settings import GROUPS, Settings


@dataclass(frozen=True)
class Flagged:
    """A setting that has an option: the name of its field (`paper`, `flashcards.flip`), and how it is set."""

    field: str
    setting: Setting

    @property
    def parameter(self) -> str:
        """The name under which click gives the value of its option."""
        return self.setting.option.removeprefix("--").replace("-", "_")


def _flagged() -> Iterator[Flagged]:
    usual = Settings()
    for holder, prefix in ((usual, ""), *((getattr(usual, group), f"{group}.") for group in GROUPS)):
        for found in fields(holder):
            declared = setting_of(found)
            if declared and declared.option:
                yield Flagged(prefix + found.name, declared)


FLAGGED = tuple(_flagged())

TITLES = {
    "": "Which questions",
    "flashcards": "Flashcards",
    "cheatsheet": "Cheat sheet",
    "packet": "Packets",
    "book": "Book",
}
"""What stands above the options of each group in the help; one that several groups share stands with the first."""

GENERAL = ("paper",)
"""Settings of no group that are not about which questions are made."""


class SettingsCommand(click.Command):
    """A command whose help has a part for each group of settings."""

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, those of settings below the title of their group."""
        parts: dict[str, list[tuple[str, str]]] = {"Options": []}
        groups = {flag.parameter: flag.field.rpartition(".")[0] for flag in reversed(FLAGGED)}
        for parameter in filter(lambda each: isinstance(each, click.Option), self.get_params(context)):
            name = parameter.opts[-1].removeprefix("--").replace("-", "_")
            general = name not in groups or name in GENERAL
            if record := parameter.get_help_record(context):
                parts.setdefault("Options" if general else TITLES[groups[name]], []).append(record)
        for title, records in parts.items():
            with formatter.section(title):
                formatter.write_dl(records)


def setting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with an option for each setting that has one."""
    alike: dict[str, list[Setting]] = {}
    for flag in FLAGGED:
        alike.setdefault(flag.setting.option, []).append(flag.setting)
    for option, settings in reversed(alike.items()):
        command = _option(option, settings)(command)
    return command


def _option(option: str, settings: list[Setting]) -> Callable[..., Any]:
    """One option for the settings that share it."""
    first = settings[0]
    kinds = [setting.kind for setting in settings]
    said = " ".join(dict.fromkeys(setting.said for setting in settings if setting.said))
    if isinstance(first.kind, Flag):
        both = f"{option}/--no-{option.removeprefix('--')}"
        return click.option(both, default=None, help=said)
    return click.option(
        option,
        type=_type(kinds),
        multiple=isinstance(first.kind, Words | Choices),
        metavar=first.kind.metavar or None,
        help=said,
        default=None,
    )


def _type(kinds: list[Kind]) -> click.ParamType[Any]:
    """What click reads the value with. Names of all kinds that have some; else as the first kind is."""
    names = [name for kind in kinds if isinstance(kind, Choice | Choices) for name in kind.names]
    if names:
        return click.Choice(tuple(dict.fromkeys(names)))
    match kinds[0]:
        case Number(whole=whole):
            return click.INT if whole else click.FLOAT
        case FilePath():
            return click.Path(path_type=str)
    return click.STRING


def given_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """What was said on the command line, by field. Raises click.BadParameter for a value that no setting can take."""
    given = {name: value for name, value in options.items() if value not in (None, ())}
    found: dict[str, Any] = {}
    expected: dict[str, str] = {}
    for flag in FLAGGED:
        if flag.parameter in given:
            usable, wanted = flag.setting.kind.read(given[flag.parameter])
            expected.setdefault(flag.parameter, wanted)
            if not wanted:
                found[flag.field] = usable
                expected[flag.parameter] = ""
    for parameter, wanted in expected.items():
        if wanted:
            option = "--" + parameter.replace("_", "-")
            raise click.BadParameter(f"{given[parameter]!r}; write {wanted}.", param_hint=option)
    own = {flag.parameter for flag in FLAGGED}
    return {**{name: value for name, value in given.items() if name not in own}, **found}
