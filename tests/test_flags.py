"""The options of the command line that settings have."""

from dataclasses import fields

import click
import pytest
from click.testing import CliRunner

from prepress.cli import main
from prepress.flags import FLAGGED, given_options
from prepress.setting import Choice, Flag, Kind, Number, Text, Words, setting_of
from prepress.settings import GROUPS, Settings, with_options


def test_each_option_leads_to_a_field() -> None:
    """No option is for a setting that there is not."""
    for flag in FLAGGED:
        group, _, name = flag.field.rpartition(".")
        holder = getattr(Settings(), group) if group else Settings()
        assert flag.setting.option.startswith("--")
        assert setting_of(next(found for found in fields(holder) if found.name == name)) == flag.setting


def test_options_are_told_by_the_fields_they_set() -> None:
    """What was not given is not there; what is no setting of a field stays as it is."""
    given = given_options({"tag": ("a", "b"), "section": (), "pick": 3, "paper": None, "output": "x"})
    assert given == {"output": "x", "tags": ("a", "b"), "pick": 3}
    assert with_options(Settings(), {"tags": ("a",)}).tags == ("a",)


def test_a_value_that_no_setting_can_take_is_a_wrong_option() -> None:
    """The message says what to write."""
    with pytest.raises(click.BadParameter, match="how many questions"):
        given_options({"pick": -1})


def test_the_default_of_each_setting_is_one_it_can_take() -> None:
    """A default of nothing, which means that it is not set, aside."""
    for holder in (Settings(), *(getattr(Settings(), group) for group in GROUPS)):
        for found in fields(holder):
            declared, value = setting_of(found), getattr(holder, found.name)
            if declared and value not in ("", 0, None):
                assert declared.kind.read(value) == (value, ""), found.name


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Choice(("a", "b")), "a", ["c", 1, None]),
        (Number("a length", 1, 5), 2.5, [0, 6, "2", True]),
        (Number("how many", 1, whole=True), 3, [2.5, 0, "x"]),
        (Flag(), True, ["yes", 1]),
        (Text("a word"), "x", [1, None]),
        (Words('["a"]'), ("a",), [1, ["a", 2]]),
    ],
)
def test_a_kind_takes_what_it_says(kind: Kind, good: object, bad: list[object]) -> None:
    """And says what to write in place of anything else."""
    assert kind.read(good) == (good, "")
    assert all(kind.read(value)[1] for value in bad)


def test_help_names_every_option() -> None:
    """Nobody has to read the documents to find one."""
    said = CliRunner().invoke(main, ["build", "--help"]).output
    assert all(flag.setting.option in said for flag in FLAGGED)


def test_help_has_a_part_for_each_edition() -> None:
    """An option stands below the title of its group, once; what is for all comes first."""
    said = CliRunner().invoke(main, ["build", "--help"]).output
    places = [said.index(f"\n{title}:\n") for title in ("Options", "Which questions", "Flashcards", "Packets", "Book")]
    assert places == sorted(places)
    assert places[1] < said.index("--pick") < places[2] < said.index("--flip") < said.index("--variants") < places[4]
    assert said.count("  --format") == 1
