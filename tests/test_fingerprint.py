"""A fingerprint is the same for the same values, in any process, and another one for others."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from prepress.binder import Imprint, Manuscript
from prepress.diagnostics import Report
from prepress.fingerprint import fingerprint
from prepress.model import Bank, Role
from prepress.reading.reader import parse_source, read_document
from prepress.settings import Settings
from prepress.source import Source
from prepress.toolchain import toolchain

BANK = "# Quorums\n\n## Votes\n\n### 1. What is a quorum?\n**Answer:** Enough replicas to decide.\n"
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Cut:
    """Something with a field, beside a tuple of the same."""

    depth: float


@dataclass(frozen=True)
class Fold:
    """Another thing with the same field."""

    depth: float


def bank(text: str, digest: str = "d") -> Bank:
    """A bank as the reader makes it."""
    source = Source(Path("bank.md"), text, digest)
    report = Report(source)
    meta, document = parse_source(source, report)
    return read_document(meta, document, Settings(), report)


DIFFERENT = [
    "",
    "1",
    b"2",
    1,
    1.5,
    True,
    None,
    (),
    ("1",),
    ("1", "1"),
    (("1",), "1"),
    ("11",),
    {"a": "b"},
    {"a": "c"},
    frozenset({"a"}),
    re.compile("a"),
    re.compile("a", re.IGNORECASE),
    Cut(1.0),
    Fold(1.0),
    Cut(2.0),
    Manuscript(Imprint("T", "en", "urn:x"), (), ""),
    Manuscript(Imprint("T", "de", "urn:x"), (), ""),
]


def test_others_have_another() -> None:
    """Values that differ in kind, order, nesting or a field have fingerprints of their own."""
    assert len({fingerprint(value) for value in DIFFERENT}) == len(DIFFERENT)


def test_the_order_of_what_has_none_does_not_count() -> None:
    """Mappings and sets are the same in whatever order they were filled."""
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint(frozenset("abc")) == fingerprint(frozenset("cba"))


def test_a_bank_is_what_it_says() -> None:
    """Another word in a prompt, an answer or a label is another bank; a digest stands for the bytes of the file."""
    same = fingerprint(bank(BANK))
    assert same == fingerprint(bank(BANK))
    assert same != fingerprint(bank(BANK, "e"))
    for old, new in (("a quorum?", "the quorum?"), ("decide", "agree"), ("**Answer:**", "**Note:**"), ("1.", "2.")):
        assert fingerprint(bank(BANK.replace(old, new))) != same, new


def test_hash_seeds_do_not_count() -> None:
    """Sets of words come out of processes in different orders; what they are does not change by that."""
    code = "from prepress.fingerprint import *; from prepress.model import *; from prepress.toolchain import *; "
    code += "print(fingerprint(frozenset(Role)), toolchain())"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert seen == {f"{fingerprint(frozenset(Role))} {toolchain()}\n"}


def test_what_is_no_value_is_refused() -> None:
    """What would come out differently every time, such as a function, is an error and no fingerprint."""
    with pytest.raises(TypeError, match="function is not a value"):
        fingerprint((1, bank))
