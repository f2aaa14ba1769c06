"""`prepress check-book`: what it says of a book, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prepress.cli import main
from prepress.diagnostics import Severity
from prepress.proving import validators
from prepress.proving.bookcheck import check_book
from prepress.proving.validators import Validator, all_validators
from tests.test_shelves_accept import ANSWERS, STYLES, changed, good

pytestmark = pytest.mark.slow


def run(*arguments: str) -> Result:
    """The command's result, without the programs that may be installed."""
    return CliRunner().invoke(main, ["check-book", "--only-own", *arguments])


def test_a_good_book_passes(tmp_path: Path) -> None:
    """It says so, and ends with 0."""
    (tmp_path / "good.epub").write_bytes(good().result.bound.data)
    result = run(str(tmp_path / "good.epub"), "--strict")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 book, no problems\n"


def test_a_bad_book_does_not(tmp_path: Path) -> None:
    """Errors end with 6; warnings with 3 if they are to count; each names the book, the rule and the file in it."""
    (tmp_path / "bad.epub").write_bytes(changed(STYLES, r"body \{", "body { position: fixed;"))
    (tmp_path / "fair.epub").write_bytes(changed(ANSWERS, ">square<", ">here<"))
    bad = run(str(tmp_path / "bad.epub"), "--format", "json")
    (said,) = json.loads(bad.stdout)
    assert (bad.exit_code, said["rule"], said["severity"]) == (6, "styles", "error")
    assert said["path"].endswith("bad.epub")
    assert said["message"].startswith("EPUB/css/book.css in line")
    fair = run(str(tmp_path / "fair.epub"))
    assert fair.exit_code == 0
    assert "warning[words]" in fair.stdout
    assert run(str(tmp_path / "fair.epub"), "--strict").exit_code == 3


def test_what_was_not_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name, and with what to type to get it; a program that fails is a warning."""

    def fails(_: Path) -> list[validators.Finding]:
        raise OSError("no space left")

    absent = Validator("Ace", "there is no program ace-cli: run `make validators` in the checkout", lambda _: iter(()))
    broken = Validator("EPUBCheck", "", lambda path: iter(fails(path)))
    monkeypatch.setattr("prepress.proving.bookcheck.all_validators", lambda: (absent, broken))
    said = list(check_book(tmp_path / "a.epub", good().result.bound.data))
    assert [(item.rule, item.severity) for item in said] == [
        ("not-run", Severity.INFO),
        ("not-run", Severity.WARNING),
    ]
    assert said[0].message.startswith("Ace was not run: there is no program ace-cli: run `make validators`")
    assert said[1].message == "EPUBCheck could not look at the book: no space left."


def test_epubcheck_is_asked(tmp_path: Path) -> None:
    """It is installed with the tests; what it finds has its own name and place."""
    (epubcheck,) = (found for found in all_validators() if found.name == "EPUBCheck")
    assert epubcheck.missing == ""
    path = tmp_path / "bad.epub"
    path.write_bytes(changed(ANSWERS, "<section", "<foo/><section"))
    found = list(validators.asked(epubcheck, path))
    errors = [item for item in found if item.severity is Severity.ERROR]
    assert {item.rule for item in errors} == {"epubcheck-rsc-005"}
    assert all(item.message.startswith("EPUB/text/ch01-answers.xhtml:") for item in errors)


def test_it_is_said_what_is_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine without Java, Ace or Chromium."""
    monkeypatch.setattr(validators, "command_of", lambda *_: "")
    epubcheck, ace = all_validators()
    assert "there is no Java" in epubcheck.missing
    assert "there is no program ace-cli" in ace.missing
    monkeypatch.setattr(validators, "command_of", lambda *names: "/x/ace-cli" if names == ("ace-cli",) else "")
    assert "there is no Chromium" in all_validators()[1].missing
