"""The manifest says what was made from what."""

import json
from pathlib import Path

from prepress.manifest import Entry, bank_entry, known_files, known_sources, merge_entries
from prepress.settings import Settings
from prepress.source import Source

SOURCE = Source(Path("content/bank.md"), "# Bank", "d1")
CARDS = Entry("bank-flashcards.pdf", "c1", 5, pages=10, cards=40, questions=40, inputs="i1", fit="40 at 12 pt")
BOOK = Entry("bank.epub", "b1", 4, pages=0, cards=0, questions=40)


def test_a_file_is_told_by_its_digest() -> None:
    """Each file has its digest, its size and what is in it; the bank has the digest of its source."""
    entry = bank_entry(SOURCE, Settings(), [CARDS])
    assert entry["source"] == {"name": "bank.md", "sha256": "d1"}
    assert entry["files"] == {
        "bank-flashcards.pdf": {
            "sha256": "c1",
            "bytes": 5,
            "pages": 10,
            "cards": 40,
            "questions": 40,
            "inputs": "i1",
            "fit": "40 at 12 pt",
        }
    }


def test_banks_that_were_not_built_keep_their_entries() -> None:
    """A build of one bank leaves what is known of the others."""
    first = merge_entries("", {"one": bank_entry(SOURCE, Settings(), [CARDS])})
    second = json.loads(merge_entries(first, {"two": bank_entry(SOURCE, Settings(), [BOOK])}))
    assert list(second["banks"]) == ["one", "two"]


def test_files_are_known_again() -> None:
    """What was said of a file can be read back, by its path, if there was nothing to complain of."""
    text = merge_entries("", {"bank": bank_entry(SOURCE, Settings(), [CARDS, BOOK])})
    assert known_files(text) == {CARDS.path: CARDS}
    assert known_sources(text) == {"d1"}


def test_editions_made_from_the_same_source_are_kept_together() -> None:
    """Building only the book afterwards keeps the cards' entry, as long as the source is the same."""
    first = merge_entries("", {"bank": bank_entry(SOURCE, Settings(), [CARDS])})
    same = json.loads(merge_entries(first, {"bank": bank_entry(SOURCE, Settings(), [BOOK])}))
    changed = Source(SOURCE.path, SOURCE.text, "d2")
    other = json.loads(merge_entries(first, {"bank": bank_entry(changed, Settings(), [BOOK])}))
    assert list(same["banks"]["bank"]["files"]) == ["bank-flashcards.pdf", "bank.epub"]
    assert list(other["banks"]["bank"]["files"]) == ["bank.epub"]


def test_a_broken_manifest_is_begun_anew() -> None:
    """Whatever stands in manifest.json, a build ends with a whole one."""
    for broken in ("", "{", "[]", '{"banks": 3}', '{"banks": {"x": 1}}'):
        merged = json.loads(merge_entries(broken, {"bank": bank_entry(SOURCE, Settings(), [BOOK])}))
        assert "bank" in merged["banks"]
        assert merged["libraries"]["weasyprint"].startswith("70.")
