"""What makes files besides their input, as one fingerprint: our code, Python, its libraries and the system's."""

import sys
from functools import cache
from pathlib import Path

from prepress.fingerprint import fingerprint

PACKAGE = Path(__file__).parent
LINKER_CACHE = Path("/etc/ld.so.cache")
"""Written anew by Linux whenever a library of the system, such as Pango, comes or goes (ldconfig(8))."""


@cache
def toolchain() -> str:
    """The fingerprint. Elsewhere than on Linux a new version of Pango does not show in it."""
    code = [(path.relative_to(PACKAGE).as_posix(), path.read_bytes()) for path in sorted(PACKAGE.rglob("*.py"))]
    libraries = {path.name for entry in sys.path for path in Path(entry).glob("*.dist-info")}
    linked = LINKER_CACHE.stat().st_mtime_ns if LINKER_CACHE.exists() else 0
    return fingerprint(code, sys.version, sorted(libraries), linked)
