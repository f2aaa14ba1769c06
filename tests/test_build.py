"""The single command, as a person runs it: what comes out, what is said, and how it ends."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content" / "distributed-systems.md"
FILES = {
    "distributed-systems-cheatsheet.pdf",
    "distributed-systems-flashcards.pdf",
    "distributed-systems-packet-candidate.pdf",
    "distributed-systems-packet-interviewer.pdf",
    "distributed-systems.epub",
    "manifest.json",
}
GOOD = "# Quorums\n\n## Votes\n\n### 1. What is a quorum?\n**Answer:** Enough replicas to decide.\n"
WARNED = "# Quorums\n\n### 1. What is a quorum?\n"


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`python build.py` with some arguments, from a folder outside the checkout."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything made from the content bank."""
    folder = tmp_path_factory.mktemp("built")
    done = run(folder, str(CONTENT), PYTHONHASHSEED="1", TZ="UTC")
    assert done.returncode == 0, done.stderr
    assert {Path(line).name for line in done.stdout.splitlines()} == FILES
    return folder / "output"


def test_every_edition_is_made(built: Path) -> None:
    """One command makes five files and a manifest that knows each of them, and nothing else is left behind."""
    assert {path.name for path in built.iterdir()} == FILES
    entry = json.loads((built / "manifest.json").read_text())["banks"]["distributed-systems"]
    assert set(entry["files"]) == FILES - {"manifest.json"}
    cards = entry["files"]["distributed-systems-flashcards.pdf"]
    assert (cards["pages"], cards["cards"], cards["questions"]) == (16, 49, 40)


def test_the_content_bank_needs_no_complaint(built: Path, tmp_path: Path) -> None:
    """Even under --strict: no warning of ours, none of the engine's."""
    done = run(tmp_path, str(CONTENT), "--strict", "-q")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_same_input_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Another hash seed, time zone and folder change nothing in any file."""
    done = run(tmp_path, str(CONTENT), "-o", "elsewhere", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    for name in FILES:
        assert (tmp_path / "elsewhere" / name).read_bytes() == (built / name).read_bytes(), name


def test_pdfs_are_sound(built: Path) -> None:
    """qpdf finds nothing to say about any of them."""
    for path in sorted(built.glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            assert pdf.check_pdf_syntax() == [], path.name


def test_the_cheat_sheet_has_two_sides(built: Path) -> None:
    """Forty questions with their answers stand on both sides of one sheet."""
    with pikepdf.open(built / "distributed-systems-cheatsheet.pdf") as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.parametrize("edition", ["flashcards", "cheatsheet", "packet"])
def test_letter_is_letter(tmp_path: Path, edition: str) -> None:
    """--paper letter prints every page on a sheet of 8.5 by 11 inches, upright or lying."""
    done = run(tmp_path, str(CONTENT), "-e", edition, "--paper", "letter")
    assert done.returncode == 0, done.stderr
    for path in sorted((tmp_path / "output").glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            sizes = {tuple(sorted(round(float(length), 2) for length in page.mediabox[2:])) for page in pdf.pages}
        assert sizes == {(612.0, 792.0)}


@pytest.mark.parametrize(
    ("name", "data", "rule", "place"),
    [
        ("empty.md", b"", "empty-bank", "empty.md:1:1"),
        ("none.md", b"# Title\n\nNo question here.\n", "empty-bank", "none.md:1:1"),
        ("latin.md", b"### 1. Caf\xe9?\n**Answer:** Yes.\n", "not-utf8", "latin.md:1:11"),
        ("yaml.md", b"---\ntitle: a: b\n---\n### 1. What?\n", "bad-front-matter", "yaml.md:2:9"),
    ],
)
def test_bad_banks_are_refused(tmp_path: Path, name: str, data: bytes, rule: str, place: str) -> None:
    """Each ends with status 4, an error with its place and a hint, no traceback, and an untouched output folder."""
    (tmp_path / name).write_bytes(data)
    done = run(tmp_path, name)
    assert done.returncode == 4
    assert f"{place}: error[{rule}]" in done.stderr
    assert "hint:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def test_one_bad_bank_does_not_stop_the_others(tmp_path: Path) -> None:
    """The good one is made, the bad one reported, and the worst status wins; folders are mirrored."""
    (tmp_path / "banks" / "deep").mkdir(parents=True)
    (tmp_path / "banks" / "deep" / "good.md").write_text(GOOD)
    (tmp_path / "banks" / "bad.md").write_text("")
    done = run(tmp_path, "banks", "-e", "book")
    assert done.returncode == 4
    made = sorted(path.relative_to(tmp_path / "output") for path in (tmp_path / "output").rglob("*.*"))
    assert [str(path) for path in made] == ["deep/good.epub", "manifest.json"]


def test_strict_turns_warnings_into_status_3(tmp_path: Path) -> None:
    """A question without an answer is made as it is, and under --strict it is not."""
    (tmp_path / "bank.md").write_text(WARNED)
    assert run(tmp_path, "bank.md", "-e", "book", "--strict").returncode == 3
    assert not (tmp_path / "output").exists()
    assert run(tmp_path, "bank.md", "-e", "book").returncode == 0
    assert (tmp_path / "output" / "bank.epub").exists()


@pytest.mark.parametrize(
    "arguments", [["missing.md"], ["-e", "poster"], ["--paper", "a3"], ["--no-such-option"], []], ids=str
)
def test_wrong_usage_is_status_2(tmp_path: Path, arguments: list[str]) -> None:
    """A file, an edition, a paper or an option that does not exist, or no bank at all where there is no content/."""
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_unknown_settings_are_errors(tmp_path: Path) -> None:
    """A misspelt key in prepress.toml or in the front matter is named, with its line and the nearest known one."""
    (tmp_path / "bank.md").write_text("---\nprepress:\n  papr: letter\n---\n" + GOOD)
    done = run(tmp_path, "bank.md")
    assert done.returncode == 4
    assert "bank.md:3:3: error[bad-setting]" in done.stderr
    assert "Did you mean `paper`?" in done.stderr
    (tmp_path / "prepress.toml").write_text('paper = "a4"\nedition = ["book"]\n')
    done = run(tmp_path, "bank.md")
    assert done.returncode == 4
    assert "prepress.toml:2:1: error[bad-setting]" in done.stderr
    assert "Did you mean `editions`?" in done.stderr


def test_settings_are_read_where_they_stand(tmp_path: Path) -> None:
    """prepress.toml chooses, the front matter of a bank wins over it, the command line over both."""
    (tmp_path / "prepress.toml").write_text('editions = ["cheatsheet"]\noutput = "out"\n')
    (tmp_path / "bank.md").write_text("---\nprepress:\n  editions: [book]\n---\n" + GOOD)
    (tmp_path / "plain.md").write_text(GOOD)
    assert run(tmp_path, "bank.md", "plain.md").returncode == 0
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made == {"bank.epub", "plain-cheatsheet.pdf", "manifest.json"}
    assert run(tmp_path, "bank.md", "-e", "flashcards", "-o", "cli").returncode == 0
    assert (tmp_path / "cli" / "bank-flashcards.pdf").exists()


def test_nothing_hostile_gets_through(tmp_path: Path) -> None:
    """Scripts, handlers and addresses outside the bank's folder reach no file, and each is told of."""
    hostile = GOOD + (
        '\n<script>alert("stolen")</script>\n\n<p onclick="stolen()">text</p>\n\n[link](javascript:stolen())\n\n'
        "![a](https://example.org/stolen.png)\n\n![b](../stolen.png)\n\n![c](/etc/passwd)\n\n<iframe src=x></iframe>\n"
    )
    (tmp_path / "bank.md").write_text(hostile)
    done = run(tmp_path, "bank.md")
    assert done.returncode == 0, done.stderr
    for told in ("<script>", "onclick", "<iframe>", "https://example.org/stolen.png", "../stolen.png", "/etc/passwd"):
        assert told in done.stderr
    with zipfile.ZipFile(tmp_path / "output" / "bank.epub") as book:
        pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    for gone in ("<script", "onclick", "<iframe", 'src="https', 'href="javascript'):
        assert gone not in pages


def test_a_folder_that_cannot_be_written_is_a_failed_build(tmp_path: Path) -> None:
    """Status 1 and a sentence about the path, when a file stands where the output folder should be."""
    (tmp_path / "bank.md").write_text(GOOD)
    (tmp_path / "output").write_text("in the way")
    done = run(tmp_path, "bank.md", "-e", "book")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_a_missing_library_is_status_5(tmp_path: Path) -> None:
    """Where Pango is not installed, the build says so once, with what to type, and makes nothing."""
    (tmp_path / "bank.md").write_text(GOOD)
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    done = run(tmp_path, "bank.md", PYTHONPATH=str(tmp_path))
    assert done.returncode == 5
    assert done.stderr.count("cannot load library 'libpango-1.0-0'") == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()
