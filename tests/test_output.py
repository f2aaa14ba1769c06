"""Files are put in place whole or not at all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from prepress.output import TEMPORARY, get, put, sweep

WRITER = """
import sys
from pathlib import Path
from prepress.output import put
path = Path(sys.argv[1])
for number in range(1_000_000):
    put(path, bytes([65 + number % 26]) * 2_000_000)
"""


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """Missing folders are made, and nothing else is left beside the file."""
    path = tmp_path / "a" / "b.pdf"
    put(path, b"one")
    put(path, b"two")
    assert path.read_bytes() == b"two"
    assert [file.name for file in path.parent.iterdir()] == ["b.pdf"]


def test_a_new_file_can_be_read_by_others_as_usual(tmp_path: Path) -> None:
    """The file has the mode that the umask gives to new files, not a temporary file's 0600."""
    before = os.umask(0o022)
    try:
        put(tmp_path / "a.pdf", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o644


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_build_leaves_a_whole_file(tmp_path: Path) -> None:
    """kill -9 in the middle of writing leaves the old bytes or the new ones, and the next build sweeps up."""
    path = tmp_path / "book.epub"
    put(path, b"A" * 2_000_000)
    for wait in (0.05, 0.11, 0.17):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)]) as writer:
            time.sleep(0.2 + wait)
            writer.send_signal(signal.SIGKILL)
        data = path.read_bytes()
        assert len(data) == 2_000_000
        assert len(set(data)) == 1
    (tmp_path / f"{TEMPORARY}left").write_bytes(b"half")
    sweep(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["book.epub"]


def test_what_cannot_be_read_reads_as_nothing(tmp_path: Path) -> None:
    """A manifest that is missing or not text is as good as none."""
    (tmp_path / "manifest.json").write_bytes(b"\xff\xfe")
    assert (get(tmp_path / "manifest.json"), get(tmp_path / "none")) == ("", "")
