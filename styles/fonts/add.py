"""Add fonts for further scripts, named as arguments: IBM Plex from npm, regular and semibold, into styles/added/.

Beside the TTFs go a stylesheet that puts them behind Prepress' own, the code points that they draw, and the licence.
The same package gives the same bytes. Needs npm and fontTools with brotli, like fetch.py.
"""

import argparse
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

from fetch import HERE, SPACES, Package, fetch, licence, ranges, unpack
from fontTools.ttLib import TTFont

WEIGHTS = {"Regular": 400, "SemiBold": 600}
JOINERS = (0x200C, 0x200D, 0x25CC)
"""Two that steer how letters join, and the circle that carries a mark without a letter."""


def plex(script: str, version: str, folder: str = "") -> Package:
    """The package of IBM Plex for a script."""
    files = tuple(f"fonts/complete/woff2/{folder}IBMPlexSans{script}-{weight}.woff2" for weight in WEIGHTS)
    return Package(f"@ibm/plex-sans-{script.lower()}", version, "LICENSE.txt", files)


SCRIPTS: Mapping[str, Package] = {
    "arabic": plex("Arabic", "1.1.0"),
    "chinese": plex("SC", "1.1.0", "hinted/"),
    "chinese-traditional": plex("TC", "1.1.1", "hinted/"),
    "devanagari": plex("Devanagari", "1.1.0"),
    "hebrew": plex("Hebrew", "1.1.0"),
    "japanese": plex("JP", "3.0.0", "hinted/"),
    "korean": plex("KR", "1.1.0", "hinted/"),
}


def add(name: str, target: Path) -> None:
    """Fetch the fonts of one script and write them down."""
    package = SCRIPTS[name]
    with tempfile.TemporaryDirectory() as folder:
        got = fetch(package, Path(folder))
    fonts = {f"{Path(path).stem}.ttf": unpack(got[path]) for path in package.files}
    drawn = [set(TTFont(io.BytesIO(data)).getBestCmap()) for data in fonts.values()]
    common = {code for code in set.intersection(*drawn) if code >= 0x20}
    covered = common - own_characters()
    target.mkdir(parents=True, exist_ok=True)
    for file, data in fonts.items():
        (target / file).write_bytes(data)
    (target / f"OFL-{name}.txt").write_text(licence([(package, got[package.licence])]), "utf-8")
    (target / f"{name}.css").write_text(styles(fonts, covered | common & {*SPACES, *JOINERS}), "utf-8")
    head = f"# code points that {package.name} {package.version} adds, in hexadecimal"
    (target / f"{name}.txt").write_text("\n".join([head, *ranges(covered)]) + "\n", "ascii")


def own_characters() -> set[int]:
    """The code points that Prepress draws itself."""
    lines = (HERE / "coverage.txt").read_text("ascii").splitlines()
    pairs = [line.partition("-") for line in lines if not line.startswith("#")]
    return {code for first, _, last in pairs for code in range(int(first, 16), int(last or first, 16) + 1)}


def styles(fonts: Mapping[str, bytes], characters: set[int]) -> str:
    """The rules that let these fonts draw these characters, and no others, wherever Prepress Symbols is named."""
    said = ", ".join(f"U+{line}" for line in ranges(characters))
    return "\n".join(
        f'@font-face {{\n  font-family: "Prepress Symbols";\n  font-weight: {weight};\n'
        f"  src: url(added/{file});\n  unicode-range: {said};\n}}\n"
        for file, weight in zip(fonts, WEIGHTS.values(), strict=True)
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="make add-fonts SCRIPTS=…", description=__doc__.partition("\n")[0])
    parser.add_argument("scripts", nargs="+", choices=(*SCRIPTS, "all"), metavar="SCRIPT", help=", ".join(SCRIPTS))
    parser.add_argument("--into", type=Path, default=HERE.parent / "added", help="a folder called `added`")
    chosen = parser.parse_args()
    for name in SCRIPTS if "all" in chosen.scripts else dict.fromkeys(chosen.scripts):
        add(name, chosen.into)
        print(f"Added {name} in {chosen.into}")


if __name__ == "__main__":
    main()
