"""Books in the programs that read them: Ace, a reader in a browser, calibre on the way to a Kindle.

They are installed by `make validators`. Without it these tests are skipped, each with the name of what was not run;
with REQUIRE_VALIDATORS in the environment they fail instead.
"""

import json
import os
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from prepress.diagnostics import Severity
from prepress.proving.validators import BROWSERS, all_validators, asked, command_of
from tests.bookkinds import KINDS, kind

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
READER = ROOT / "tests" / "browser" / "reader.mjs"
MODULES = ROOT / ".validators" / "node_modules"
GET = "run `make validators` to get it"
LONGEST = 900
"""Seconds for one program and one book, on a machine that does other things too."""

VIEWS = 4


@dataclass(frozen=True)
class Visit:
    """What came of opening a book in the reader: the faults, and how many documents and links were looked at."""

    faults: tuple[str, ...]
    documents: int
    links: int


def need(what: str, there: object) -> None:
    """Skip a test for want of a program, saying which; or fail, where all are said to be installed."""
    if not there:
        reason = f"{what} was not run: {GET}"
        if os.environ.get("REQUIRE_VALIDATORS"):
            pytest.fail(reason)
        pytest.skip(reason)


def has_reader() -> bool:
    """Whether there is a browser, and what runs in it."""
    return bool(command_of("node") and command_of(*BROWSERS) and (MODULES / "foliate-js").is_dir())


def opened(path: Path, view: str = "") -> Visit:
    """Open a book on a phone, on a screen like paper, by night, and with large letters; or in one of these views."""
    command = [command_of("node"), str(READER), str(MODULES), command_of(*BROWSERS), str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=LONGEST, env={**os.environ, "VIEW": view}
    )
    lines: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert "documents" in (lines or [{}])[-1], done.stderr
    faults = tuple(f"{line['view']} {line.get('document', '')}: {line['fault']}" for line in lines[:-1])
    return Visit(faults, lines[-1]["documents"], lines[-1]["links"])


def converted(path: Path) -> Path:
    """The book as calibre makes it for a Kindle."""
    made = path.with_suffix(".azw3")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox"}
    command = [command_of("ebook-convert"), str(path), str(made)]
    subprocess.run(command, capture_output=True, check=True, timeout=LONGEST, env=environment)
    return made


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A book of each kind, on the disk."""
    folder = tmp_path_factory.mktemp("books")
    for name in KINDS:
        (folder / f"{name}.epub").write_bytes(kind(name).result.bound.data)
    return {name: folder / f"{name}.epub" for name in KINDS}


@pytest.fixture(scope="module")
def visits(books: dict[str, Path]) -> dict[str, Visit]:
    """What the reader says of each book; two are opened at a time."""
    need("The reader in a browser (foliate-js, Chromium, Node)", has_reader())
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(books, pool.map(opened, books.values()), strict=True))


@pytest.fixture(scope="module")
def kindle_visits(books: dict[str, Path]) -> dict[str, Visit]:
    """The same for a Kindle's form of each book."""
    need("calibre's conversion to AZW3", command_of("ebook-convert"))
    need("The reader in a browser (foliate-js, Chromium, Node)", has_reader())
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(books, pool.map(lambda path: opened(converted(path), "phone"), books.values()), strict=True))


@pytest.mark.parametrize("name", KINDS)
def test_ace_has_nothing_to_say(name: str, books: dict[str, Path]) -> None:
    """No violation, not even a minor one."""
    (ace,) = (found for found in all_validators() if found.name == "Ace")
    need("Ace", not ace.missing)
    assert [
        f"{said.rule} {said.message}" for said in asked(ace, books[name]) if said.severity is not Severity.INFO
    ] == []


@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_too_wide_dead_or_missing(name: str, visits: dict[str, Visit]) -> None:
    """On every page, in every view: no overflow, no dead link, no picture not shown, no font not loaded."""
    visit = visits[name]
    assert visit.faults == ()
    assert visit.documents == VIEWS * len(kind(name).spine)
    assert visit.links > VIEWS * 4 * len(list(kind(name).bank.questions()))


@pytest.mark.parametrize("name", KINDS)
def test_every_link_lives_on_a_kindle(name: str, kindle_visits: dict[str, Visit]) -> None:
    """After calibre's conversion to AZW3 every link leads somewhere still, and there are as many."""
    visit = kindle_visits[name]
    assert [fault for fault in visit.faults if " is dead" in fault or " leads to nothing" in fault] == []
    assert visit.links >= 4 * len(list(kind(name).bank.questions()))


def test_the_reader_sees_what_is_wrong(books: dict[str, Path], tmp_path: Path) -> None:
    """A table that is too wide, a link that leads nowhere, a picture that is missing: planted, and found."""
    need("The reader in a browser (foliate-js, Chromium, Node)", has_reader())
    spoilt = tmp_path / "spoilt.epub"
    with zipfile.ZipFile(books["images"]) as good, zipfile.ZipFile(spoilt, "w") as bad:
        for entry in good.infolist():
            data = good.read(entry)
            if entry.filename == "EPUB/text/ch01.xhtml":
                data = data.replace(b"ch01-answers.xhtml#a-", b"ch01-answers.xhtml#nowhere-", 1)
                data = data.replace(b"<h2>", b'<table style="width: 900px"><tr><td>x</td></tr></table><h2>', 1)
                data = data.replace(b'src="../images/', b'src="../images/no', 1)
            bad.writestr(entry, data)
    faults = " ".join(opened(spoilt).faults)
    for fault in ("px wide, in a column of", "leads to nothing", "is not shown"):
        assert fault in faults
