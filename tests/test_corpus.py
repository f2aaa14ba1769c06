"""`make corpus`: real banks held against what is expected of them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BANK = "## Q1. What boils **first**? ⭐\n**Answer:** The cup.\n\n## Q2. Who made it?\n\n## Q3. Why?\n**Answer:** Tea.\n"
HEADS = "path\tdialect\tquestions\twithout_answer\tfirst_question\tlast_question\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with one bank of three questions."""
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea" / "bank.md").write_text(BANK, encoding="utf-8")
    (tmp_path / "SOURCES.tsv").write_text("path\tlicence\ntea/bank.md\tMIT\n", encoding="utf-8")
    return tmp_path


def run(corpus: Path, row: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Hold the bank against one row of EXPECTED.tsv."""
    (corpus / "EXPECTED.tsv").write_text(f"{HEADS}{row}\n", encoding="utf-8")
    command = [sys.executable, "scripts/corpus", str(corpus), "-o", str(corpus / "output"), *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_bank_that_is_read_as_expected_is_met(corpus: Path) -> None:
    """Markup, stars and the prefix of a question make no difference; counts may be off by a little."""
    result = run(corpus, "tea/bank.md\theadings\t4\t2\tQ1. What boils first?\tWhy?", "--no-build")
    assert result.returncode == 0, result.stderr
    assert "1 of 1 files met" in result.stdout


def test_what_is_not_as_expected_fails_and_is_named(corpus: Path) -> None:
    """The status is 1, and the message says what was found instead."""
    result = run(corpus, "tea/bank.md\theadings\t9\t1\tWhat boils first?\tWho?", "--no-build")
    assert result.returncode == 1
    assert "0 of 1 files met" in result.stdout
    assert "not as expected: questions, last prompt; 3 questions for 9" in result.stderr
    assert "last: 'Why?' for 'Who?'" in result.stderr


@pytest.mark.slow
def test_one_file_of_each_bank_is_made_in_all_editions(corpus: Path) -> None:
    """All five files are there and proved, and the table says so."""
    result = run(corpus, "tea/bank.md\theadings\t3\t1\t\t")
    assert result.returncode == 0, result.stderr
    built = (corpus / "output" / "built.tsv").read_text(encoding="utf-8").splitlines()[1].split("\t")
    assert [*built[:4], built[5]] == ["tea/bank.md", "3", "3", "5", "proved"]
