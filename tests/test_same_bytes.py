"""The same bank is the same book, byte for byte, wherever, whenever and by whomever it is made."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bookkinds import FOLDER

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
NOBODY = 65534
HOMES: dict[str, dict[str, str]] = {
    "here": {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "USER": "ada"},
    "elsewhere": {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "4242", "LC_ALL": "C", "USER": "grace"},
    "far away": {"TZ": "America/St_Johns", "PYTHONHASHSEED": "random", "LC_ALL": "tr_TR.UTF-8", "USER": "søren"},
}


def digests(bank: Path, home: Path, environment: dict[str, str], user: int | None) -> dict[str, str]:
    """The digest of each book that is made of some banks: started from `home`, in an environment of its own."""
    command = [sys.executable, "-m", "prepress", "build", "-q", "-e", "book", "-o", str(home / "out"), str(bank)]
    around = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    subprocess.run(command, cwd=home, env=around, check=True, capture_output=True, user=user)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((home / "out").glob("*.epub"))}


def test_the_bytes_are_the_same_everywhere(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Another time zone, hash seed, locale, working directory and user make no difference, nor another place.

    The user is another one if whoever runs the tests may become somebody else; the names are others in any case.
    """
    root = os.geteuid() == 0
    found = []
    for number, (name, environment) in enumerate(HOMES.items()):
        home = tmp_path_factory.mktemp(name.replace(" ", "-"))
        banks = home / f"banks-{number}"
        shutil.copytree(FOLDER, banks)
        user = NOBODY if root and number and _may_read() else None
        if user is not None:
            for path in (home, *home.rglob("*")):
                os.chown(path, user, user)
            for above in (home.parent, home.parent.parent):
                above.chmod(above.stat().st_mode | 0o055)
        found.append(digests(banks, home, environment, user))
    first, *others = found
    assert sorted(first) == [f"{path.stem}.epub" for path in sorted(FOLDER.glob("*.md"))]
    assert all(other == first for other in others)


def _may_read() -> bool:
    """Whether anybody may read the checkout, and the Python that runs in it."""
    places = (ROOT, *ROOT.parents, Path(sys.executable).resolve(), *Path(sys.executable).resolve().parents)
    return all(place.stat().st_mode & 0o005 == 0o005 for place in places)
