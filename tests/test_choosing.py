"""Which dialect a bank is read in: the one that is named, else the one that fits best."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from prepress.cli import main
from prepress.diagnostics import Report
from prepress.dialect import Document
from prepress.reading.choosing import CLOSE, choose
from prepress.reading.reader import parse_source, read_bank
from prepress.settings import DIALECTS
from prepress.source import Source, read_source

CONTENT = Path(__file__).parent.parent / "content" / "distributed-systems.md"
MIXED = "**Q: What is a quorum?**\n\nA: Enough replicas.\n\n**What is a lease?**\n\nA lock that ends by itself.\n"
BULLETS = "* What is a quorum?\n* What is a lease?\n* What is a lock?\n"


def document(text: str) -> Document:
    """A bank, parsed."""
    source = Source(Path("bank.md"), text, "")
    return parse_source(source, Report(source))[1]


def inspected(folder: Path, text: str, *options: str) -> dict[str, object]:
    """What `prepress inspect` prints of a bank."""
    bank = folder / "bank.md"
    bank.write_text(text)
    done = CliRunner().invoke(main, ["inspect", str(bank), *options])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_the_best_is_chosen_and_all_are_ranked() -> None:
    """The scores come with the best first, and every dialect has one."""
    choice = choose(document(BULLETS))
    assert choice.dialect.name == "bullets"
    assert sorted(choice.scores) == list(DIALECTS)
    assert list(choice.scores.values()) == sorted(choice.scores.values(), reverse=True)
    assert choice.rivals == ()


def test_what_scores_nearly_as_well_is_a_rival() -> None:
    """Four fifths of the best score are near enough; a dialect that is named has none."""
    choice = choose(document(MIXED))
    own, rival = choice.dialect.name, choice.rivals[0].name
    assert (own, [other.name for other in choice.rivals]) == ("bold-paragraphs", ["inline-labels"])
    assert choice.scores[rival] >= CLOSE * choice.scores[own]
    assert choose(document(MIXED), "inline-labels").rivals == ()


def test_the_bank_in_content_leaves_no_doubt() -> None:
    """It is read as headings, and nothing else comes near."""
    source = read_source(CONTENT)
    report = Report(source)
    bank = read_bank(source, report)
    assert (bank.dialect, list(report)) == ("headings", [])
    best, second, *_ = bank.scores.values()
    assert second < CLOSE * best


def test_inspect_shows_the_scores(tmp_path: Path) -> None:
    """All of them, the best first, with three digits."""
    scores = inspected(tmp_path, MIXED)["scores"]
    assert isinstance(scores, dict)
    assert list(scores)[:2] == ["bold-paragraphs", "inline-labels"]
    assert all(value == round(value, 3) for value in scores.values())


def test_the_command_line_wins_over_the_front_matter(tmp_path: Path) -> None:
    """And the front matter over what fits best, beside the title or below `prepress`."""
    assert inspected(tmp_path, MIXED)["dialect"] == "bold-paragraphs"
    named = f"---\ndialect: inline-labels\n---\n{MIXED}"
    assert inspected(tmp_path, named)["dialect"] == "inline-labels"
    assert inspected(tmp_path, f"---\nprepress: {{dialect: inline-labels}}\n---\n{MIXED}")["dialect"] == "inline-labels"
    assert inspected(tmp_path, named, "--dialect", "bold-paragraphs")["dialect"] == "bold-paragraphs"


@pytest.mark.parametrize("command", ["build", "check", "inspect"])
def test_a_dialect_that_there_is_not_ends_the_run(tmp_path: Path, command: str) -> None:
    """The hint has the nearest name and all the others, and nothing is made."""
    bank = tmp_path / "bank.md"
    bank.write_text(BULLETS)
    done = CliRunner().invoke(main, [command, str(bank), "--dialect", "bulets"])
    assert (done.exit_code, done.stdout) == (4, "")
    assert "error[bad-setting]: `dialect` cannot be 'bulets'." in done.stderr
    assert f"Write `bullets`, or another of {', '.join(DIALECTS)}." in done.stderr
