"""Thousands of cards are made and proved in little memory: what is large is packed, let go of, or not passed around."""

import gc
import pickle
import subprocess
import sys
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from prepress.binding.work import bind_and_prove
from prepress.proving import pdffile
from prepress.proving.ink import Box, Ink, PackedInk
from prepress.proving.pdffile import PdfFile
from tests import decks
from tests.proofing import bytes_of, pdf_of

ROOT = Path(__file__).resolve().parent.parent
PAGES, LINES = 40, 30


def ink(count: int) -> Iterator[Ink]:
    """So many different objects."""
    for number in map(float, range(count)):
        box = Box(number, number / 3, number + 7, number / 3 + 4)
        yield Ink("text", box, f"Line {number}", 0.0, (number + 1, number / 5), turned=number % 2 == 0)
        yield Ink("path", box._replace(right=number + 9), mark=number % 3 == 0)


def test_packed_ink_is_the_same_ink() -> None:
    """Unpacked, as often as one likes, every object is as it was."""
    packed = PackedInk(ink(50))
    assert len(packed) == 100
    assert [*packed] == [*packed] == [*ink(50)]
    assert [*PackedInk(())] == []


def test_packed_ink_takes_half_the_room() -> None:
    """Held against the same objects in a tuple, their texts included."""
    assert held(lambda: PackedInk(ink(2000))) * 2 < held(lambda: tuple(ink(2000)))


def held(make: Any) -> int:
    """The bytes that something takes for as long as it is kept."""
    tracemalloc.start()
    kept = make()
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert kept
    return size


def test_pages_read_are_kept_in_little_room() -> None:
    """A page of thirty lines takes less than six kilobytes, however many there are; nothing else is kept of them."""
    data = bytes_of(pdf_of([[f"Line {line} of {page}" for line in range(LINES)] for page in range(PAGES)]))
    assert len(PdfFile(data).pages) == PAGES
    file = PdfFile(data)
    assert held(lambda: file.pages) < PAGES * 6000


def test_a_large_file_is_opened_anew_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium keeps what it has read of a file; so only so many pages are read from one that it opened."""
    monkeypatch.setattr(pdffile, "TOGETHER", 4)
    read: Counter[int] = Counter()
    opened: list[Any] = []

    class Watched(pypdfium2.PdfDocument):  # type: ignore[misc]  # it ships no types
        def __getitem__(self, index: int) -> Any:
            opened.append(self)
            read[id(self)] += 1
            return super().__getitem__(index)

    file = PdfFile(bytes_of(pdf_of([[f"Page {page}"] for page in range(10)])))
    monkeypatch.setattr(pypdfium2, "PdfDocument", Watched)
    assert [page.text.strip() for page in file.pages] == [f"Page {page}" for page in range(10)]
    assert sorted(read.values()) == [2, 4, 4]
    assert all(document.raw is None for document in opened)


@pytest.mark.slow
def test_what_comes_back_from_another_process_is_without_the_bank() -> None:
    """Whoever gave the job to the process has it still."""
    job = decks.job(decks.bank_text(2, "Peculiarities."))
    assert b"Peculiarities" in pickle.dumps(job)
    assert b"Peculiarities" not in pickle.dumps(bind_and_prove(job))


OF_PIECES = """
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from prepress.binding import division
from prepress.binding.workshop import Workshop
from tests import decks
division.PIECE = 2
job = decks.job(decks.bank_text(4))
with ProcessPoolExecutor(1, get_context("fork")) as pool:
    (result,) = Workshop(pool).do_all([replace(job, manuscript=replace(job.manuscript, tags=False))])
print(result.bound.cards, result.crash, *({"weasyprint"} & set(sys.modules)))
"""


@pytest.mark.slow
@pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere processes are not forks, and would not see the small pieces"
)
def test_who_hands_pieces_on_never_loads_the_engine() -> None:
    """A deck in pieces goes from process to process through one that opens none of them."""
    done = subprocess.run([sys.executable, "-c", OF_PIECES], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["4"]
