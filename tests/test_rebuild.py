"""What stands in place, and would be made from the same things again, is not made again; everything else is."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from prepress.outcome import Order, Outcome
from prepress.pipeline import build
from prepress.settings import Settings, with_options
from prepress.status import Status

pytestmark = pytest.mark.slow

BANK = "# Quorums\n\n## Votes\n\n### 1. What is a quorum?\n**Answer:** Enough replicas to decide.\n"
CARDS, BOOK, SHEET = "bank-flashcards.pdf", "bank.epub", "bank-cheatsheet.pdf"
PACKETS = {"bank-packet-candidate.pdf", "bank-packet-interviewer.pdf"}
FLIPPED: dict[str, Any] = {"flashcards.flip": "short"}
ALL = {CARDS, BOOK, SHEET, *PACKETS}


class Nobody:
    """Is told what is made."""

    def start(self, names: Sequence[str]) -> None:
        """All there is to do."""

    def made(self, name: str) -> None:
        """One of it is done."""


def built(folder: Path, *, afresh: bool = False, **options: Any) -> Outcome:
    """What comes of a build of the bank in a folder."""
    settings = with_options(Settings(output=folder / "output"), options)
    return build(Order((folder / "bank.md",), settings, options, afresh=afresh), Nobody())


def kept(outcome: Outcome) -> set[str]:
    """The names of the files that were not made again; none of them is said to be written."""
    names = {path.name for path in outcome.kept}
    assert names.isdisjoint(path.name for path in outcome.written)
    return names


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which everything of a bank has been made once."""
    folder = tmp_path_factory.mktemp("once")
    (folder / "bank.md").write_text(BANK)
    first = built(folder)
    assert (first.status, kept(first)) == (Status.DONE, set())
    assert {path.name for path in first.written} == ALL | {"manifest.json"}
    return folder


@pytest.fixture
def folder(once: Path, tmp_path: Path) -> Path:
    """Such a folder, for one test alone."""
    return shutil.copytree(once, tmp_path / "folder")


def test_nothing_is_made_again(folder: Path) -> None:
    """A second build makes nothing, leaves all in place as it was, the manifest too, and says the same of cards."""
    before = {path.name: path.read_bytes() for path in (folder / "output").iterdir()}
    again = built(folder)
    assert (again.status, kept(again)) == (Status.DONE, ALL)
    assert {path.name: path.read_bytes() for path in (folder / "output").iterdir()} == before
    afresh = built(folder, editions=("flashcards",), afresh=True)
    assert kept(afresh) == set()
    path = str(Path(CARDS))
    assert afresh.fits[path] == again.fits[path] != ""
    assert afresh.fit_facts[path] == again.fit_facts[path] != {}


@pytest.mark.parametrize("damage", [b"%PDF-1.7 no longer", None])
def test_what_somebody_changed_is_made_again(folder: Path, damage: bytes | None) -> None:
    """A file that is not as it was left, or is gone, is made again, and only that."""
    cards = folder / "output" / CARDS
    whole = cards.read_bytes()
    if damage is None:
        cards.unlink()
    else:
        cards.write_bytes(damage)
    assert kept(built(folder)) == ALL - {CARDS}
    assert cards.read_bytes() == whole


def test_other_words_make_everything_again(folder: Path) -> None:
    """Another word in the bank, and no file is kept; what was not asked for then is known to be of the bank before."""
    (folder / "bank.md").write_text(BANK.replace("decide", "agree"))
    assert kept(built(folder, editions=("book", "flashcards"))) == set()
    assert kept(built(folder, editions=("book", "flashcards"))) == {BOOK, CARDS}
    manifest = json.loads((folder / "output" / "manifest.json").read_text())
    assert set(manifest["banks"]["bank"]["files"]) == {BOOK, CARDS}


def test_a_setting_makes_again_what_it_is_about(folder: Path) -> None:
    """Cards that turn over another edge are made again; sheet, packets and book are not. A book has no paper."""
    assert kept(built(folder, **FLIPPED)) == ALL - {CARDS}
    assert kept(built(folder, editions=("book", "flashcards"), paper="letter")) == {BOOK}


def test_a_theme_makes_again_what_it_changes(folder: Path) -> None:
    """Another stylesheet of the packet, and the packets are made again."""
    style = folder / "theme" / "styles" / "packet.css"
    style.parent.mkdir(parents=True)
    style.write_text("h1 { letter-spacing: 1pt }\n")
    assert kept(built(folder, theme=folder / "theme")) == ALL - PACKETS


def test_other_tools_make_everything_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another Prepress, or another library, has made is not kept."""
    monkeypatch.setattr("prepress.binding.work.toolchain", lambda: "another")
    assert kept(built(folder, editions=("book",))) == set()


@pytest.mark.parametrize(("key", "value"), [("pages", "many"), ("sha256", ""), ("inputs", None), ("fit", 3)])
def test_what_a_manifest_cannot_say_is_not_believed(folder: Path, key: str, value: object) -> None:
    """Where the manifest has something else than we write there, the file is made again."""
    manifest = folder / "output" / "manifest.json"
    said = json.loads(manifest.read_text())
    said["banks"]["bank"]["files"][BOOK][key] = value
    manifest.write_text(json.dumps(said))
    assert kept(built(folder)) == ALL - {BOOK}


def test_what_was_complained_of_is_made_again(folder: Path) -> None:
    """A file with a warning of the engine has one on every build, not only on the first."""
    style = folder / "theme" / "styles" / "cheatsheet.css"
    style.parent.mkdir(parents=True)
    style.write_text("h1 { letter-spacing: eleven }\n")
    for _ in range(2):
        outcome = built(folder, theme=folder / "theme")
        assert [item.rule for item in outcome.diagnostics if item.severity == "warning"] == ["engine"]
        assert kept(outcome) == ALL - {SHEET}
