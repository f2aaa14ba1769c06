"""What EPUBCheck says of books: nothing."""

import re
from pathlib import Path

import pytest

from prepress.diagnostics import Severity
from prepress.proving.validators import Finding, all_validators, asked
from tests.bookkinds import KINDS, kind
from tests.bookshelf import ARABIC, BARE, MATH, Book, bank_of, book_of, odd_book

pytestmark = pytest.mark.slow

DECISIONS = Path(__file__).parents[1] / "docs" / "decisions"
EXPLAINED = frozenset(
    found.lower()
    for page in DECISIONS.glob("*.md")
    for found in re.findall(r"`([A-Z]{3}-\d{3})`", page.read_text(encoding="utf-8"))
)
"""The messages about usage that a page of docs/decisions/ explains."""


def judged(book: Book, path: Path) -> list[Finding]:
    """What EPUBCheck says of a book, but for notes on usage that are explained."""
    path.write_bytes(book.result.bound.data)
    (epubcheck,) = (found for found in all_validators() if found.name == "EPUBCheck")
    assert epubcheck.missing == "", "EPUBCheck needs Java: `make test` brings it along, or install a JRE"
    said = list(asked(epubcheck, path))
    notes = {item for item in said if item.severity is Severity.INFO and item.rule[-7:] in EXPLAINED}
    return [item for item in said if item not in notes]


@pytest.mark.parametrize("name", KINDS)
def test_epubcheck_has_nothing_to_say_of_any_kind_of_book(name: str, tmp_path: Path) -> None:
    """No error, no warning, and no note on usage that docs/decisions/ does not explain; nor have our own proofs."""
    assert judged(kind(name), tmp_path / "book.epub") == []
    assert [finding.message for finding in kind(name).result.findings] == []


def test_epubcheck_has_nothing_to_say_of_an_odd_bank(tmp_path: Path) -> None:
    """No error and no warning, whatever authors write."""
    assert judged(odd_book(), tmp_path / "book.epub") == []


@pytest.mark.parametrize("text", [BARE, ARABIC, MATH], ids=["bare", "arabic", "math"])
def test_epubcheck_has_nothing_to_say_of_the_simplest_banks(text: str, tmp_path: Path) -> None:
    """A question without section or front matter, a book that runs to the left, formulas wherever they may stand."""
    assert judged(book_of(bank_of(text)), tmp_path / "book.epub") == []
