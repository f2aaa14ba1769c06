"""Finished files -> the output folder: each whole or not at all.

A file is written under a temporary name beside its place and then renamed: whoever looks, and whatever dies, there is
the old file or the new one. What an earlier build left half written is swept away by the next.
"""

import hashlib
import os
import tempfile
from pathlib import Path

TEMPORARY = ".prepress-"


def put(path: Path, data: bytes) -> None:
    """Write a file atomically, making its folders. Raises OSError when the disk refuses; nothing is left then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove the temporary files of builds that died."""
    for path in sorted(folder.rglob(f"{TEMPORARY}*")) if folder.is_dir() else ():
        path.unlink(missing_ok=True)


def get(path: Path) -> str:
    """The text of a file that an earlier build put there, or ""."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def holds(path: Path, sha256: str) -> bool:
    """Whether a file that an earlier build put there is as it left it."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
