"""Make the fonts in this folder anew, byte for byte, from the npm packages named below.

IBM Plex is only unpacked. What Plex Sans cannot draw (arrows, mathematics, boxes, dingbats, emoji)
is gathered from several families into Prepress Symbols, and once more in cells of Plex Mono's width.
Needs npm and fontTools with brotli; writes the TTFs, the licences, VERSIONS.txt and coverage.txt.
"""

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Identity, Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, woff2

HERE = Path(__file__).resolve().parent
UNITS = 1000  # per em, in Plex and in what we gather
CELL = 600  # the advance of every Plex Mono glyph
AXIS = 340  # half the height of Plex's capitals: symbols that shrink stay centred on it
FIRST_OF_2025 = 3_818_534_400  # seconds since 1904: the fonts must not carry the time they were made


@dataclass(frozen=True)
class Package:
    """An npm package: its exact version, where the licence lies, and which WOFF2 files we take."""

    name: str
    version: str
    licence: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Gathering:
    """A family to gather: code points drawn from the donors in order, the first that has one wins."""

    family: str
    blocks: tuple[range, ...]
    donors: tuple[str, ...]
    cell: int | None = None  # the advance all glyphs are made to fit, if any


def plex(name: str, version: str, family: str, styles: str) -> Package:
    """A package of IBM Plex: whole families, a file a style."""
    files = tuple(f"fonts/complete/woff2/{family}-{style}.woff2" for style in styles.split())
    return Package(name, version, "LICENSE.txt", files)


def noto(name: str, version: str, subsets: str) -> Package:
    """A package of a Noto family in its regular weight: a file a subset."""
    files = tuple(f"files/{name}-{subset}-400-normal.woff2" for subset in subsets.split())
    return Package(f"@fontsource/{name}", version, "LICENSE", files)


VENDORED = {
    "IBMPlexSans": plex(
        "@ibm/plex-sans",
        "1.1.0",
        "IBMPlexSans",
        "Regular Italic Medium SemiBold SemiBoldItalic Bold BoldItalic",
    ),
    "IBMPlexSansCondensed": plex(
        "@ibm/plex-sans-condensed", "2.0.0", "IBMPlexSansCondensed", "Regular Italic SemiBold Bold"
    ),
    "IBMPlexMono": plex("@ibm/plex-mono", "2.5.0", "IBMPlexMono", "Regular Italic SemiBold"),
}
DONORS = {
    "math": plex("@ibm/plex-math", "1.1.0", "IBMPlexMath", "Regular"),
    "symbols-2": noto("noto-sans-symbols-2", "5.3.0", "symbols math braille"),
    "symbols": noto("noto-sans-symbols", "5.3.0", "symbols"),
    "emoji": noto("noto-emoji", "5.3.2", "emoji"),
}
PICTURES = (range(0x1F000, 0x1FB00),)  # cards, emoji, shapes, arrows
DINGBATS = (range(0x2600, 0x27C0),)  # miscellaneous symbols too
BOXES = (range(0x2500, 0x25A0),)
TECHNICAL = (
    range(0x2010, 0x2060),  # punctuation
    range(0x2070, 0x20F1),  # superscripts, currencies, marks
    range(0x2100, 0x2400),  # letter-like, numbers, arrows, mathematics, technical
    range(0x2460, 0x2500),  # enclosed
    range(0x25A0, 0x2C00),  # shapes, dingbats, more arrows and mathematics
)
LETTERS = (
    range(0x02B0, 0x02B9),  # modifier letters
    range(0x1D2C, 0x1D6B),
    range(0x2C7C, 0x2C7D),  # subscript j
    range(0x1D400, 0x1D800),  # mathematical letters
)
# Older symbols that Unicode shows as emoji unless told otherwise (Emoji_Presentation in emoji-data.txt).
EMOJI_CHARACTERS = (
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓"
    "♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓"
    "❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)
EMOJI = tuple(range(ord(c), ord(c) + 1) for c in EMOJI_CHARACTERS)
TEXT, MONO = "Prepress Symbols", "Prepress Mono Symbols"
GATHERINGS = (
    Gathering(TEXT, BOXES, ("mono",)),
    Gathering(TEXT, EMOJI + PICTURES, ("emoji", "symbols-2", "symbols")),
    Gathering(TEXT, DINGBATS, ("symbols-2", "symbols", "math", "emoji")),
    Gathering(TEXT, LETTERS + TECHNICAL, ("math", "small", "symbols-2", "symbols", "emoji")),
    Gathering(MONO, DINGBATS, ("symbols-2", "symbols", "math"), CELL),
    Gathering(MONO, TECHNICAL, ("math", "small", "symbols-2", "symbols"), CELL),
)
TWINS = {0x2023: 0x25B8, 0x3000: 0x2003}  # drawn as the other: a bullet, a wide space
# Pango sets a space in the font of the symbol before it, so gathered families bring their own spaces.
SPACES = (0x0020, 0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F)
# Characters that only steer: they draw nothing, and without a glyph would be reported as missing.
# Skin tones are among them, since in black and white they are a hatched square after the hand.
INVISIBLE = (
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2065),
    *(0xFE0E, 0xFE0F, 0xFEFF),
    *range(0x1F3FB, 0x1F400),
)

Drawing = tuple[DecomposingRecordingPen, int]  # outline and advance, in 1000 units per em


@dataclass(frozen=True)
class Face:
    """An opened font, and the transformation that brings its glyphs to our em and place."""

    font: TTFont
    characters: dict[int, str]
    shape: Transform

    def draw(self, character: int) -> Drawing:
        """The outline of a character, free of components, and its advance."""
        name = self.characters[character]
        glyphs = self.font.getGlyphSet()
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(TransformPen(pen, self.shape))
        return pen, round(glyphs[name].width * self.shape.xx)


def face(data: bytes) -> Face:
    """A donor as it is, scaled to our em."""
    font = TTFont(io.BytesIO(data))
    return Face(font, font.getBestCmap(), Identity.scale(UNITS / font["head"].unitsPerEm))


def small_letters(data: bytes) -> tuple[Face, ...]:
    """Superscripts and subscripts that Plex lacks, made of the letters that Unicode says they are."""
    font = TTFont(io.BytesIO(data))
    letters = font.getBestCmap()
    made: dict[str, dict[int, str]] = {"<super>": {}, "<sub>": {}}
    for block in LETTERS + TECHNICAL:
        for character in block:
            kind, _, base = unicodedata.decomposition(chr(character)).partition(" ")
            if kind in made and " " not in base and int(base, 16) in letters:
                made[kind][character] = letters[int(base, 16)]
    lifted, sunk = Identity.translate(0, 320).scale(0.6), Identity.translate(0, -150).scale(0.6)
    return Face(font, made["<super>"], lifted), Face(font, made["<sub>"], sunk)


def fetch(package: Package, folder: Path) -> dict[str, bytes]:
    """The wanted files of a package and its licence, by their paths inside it."""
    npm = shutil.which("npm") or sys.exit("fetch.py needs npm, which comes with Node.js.")
    target = Path(tempfile.mkdtemp(dir=folder))
    what = f"{package.name}@{package.version}"
    subprocess.run([npm, "pack", what, "--silent", "--pack-destination", target], check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(target.iterdir())) as archive:
        return {path: read(archive, f"package/{path}") for path in (package.licence, *package.files)}


def read(archive: tarfile.TarFile, path: str) -> bytes:
    """A file of an archive; that it is there, the exact version of the package says."""
    file = archive.extractfile(path)
    assert file is not None, f"{path} is not a file"
    return file.read()


def unpack(data: bytes) -> bytes:
    """A WOFF2 as TTF, with the time stamp its designers gave it."""
    out = io.BytesIO()
    woff2.decompress(io.BytesIO(data), out)
    return out.getvalue()


def choose(gathering: Gathering, donors: dict[str, tuple[Face, ...]], known: set[int]) -> Iterator[tuple[int, Face]]:
    """Each code point of the gathering that is not yet known, with the face that will draw it."""
    faces = [face for name in gathering.donors for face in donors[name]]
    for block in gathering.blocks:
        for character in block:
            owner = next((face for face in faces if character in face.characters), None)
            if owner and character not in known:
                yield character, owner


def fit(drawing: Drawing, cell: int | None) -> Drawing:
    """A drawing in a cell of fixed advance: too wide ones shrink about the axis, narrow ones are centred."""
    pen, advance = drawing
    if cell is None or advance == 0:
        return drawing
    scale = min(1.0, cell / advance)
    shape = Identity.translate((cell - advance * scale) / 2, AXIS * (1 - scale)).scale(scale)
    fitted = DecomposingRecordingPen({})
    pen.replay(TransformPen(fitted, shape))
    return fitted, cell


def build(family: str, drawings: dict[int, Drawing], like: TTFont) -> bytes:
    """A static TTF with one glyph per code point, no layout tables, and the line height of `like`."""
    names = {character: f"u{character:04X}" for character in sorted(drawings)}
    pens = {".notdef": TTGlyphPen(None)} | {name: TTGlyphPen(None) for name in names.values()}
    for character, name in names.items():
        drawings[character][0].replay(pens[name])
    glyphs = {name: pen.glyph() for name, pen in pens.items()}
    advances = {name: drawings[character][1] for character, name in names.items()} | {".notdef": 600}
    line, os2 = like["hhea"], like["OS/2"]
    font = FontBuilder(UNITS, isTTF=True)
    font.setupHead(unitsPerEm=UNITS, created=FIRST_OF_2025, modified=FIRST_OF_2025)
    font.font.recalcTimestamp = False
    font.setupGlyphOrder(list(pens))
    font.setupCharacterMap(names)
    font.setupGlyf(glyphs)
    metrics = {name: (advances[name], getattr(glyphs[name], "xMin", 0)) for name in pens}
    font.setupHorizontalMetrics(metrics)
    font.setupHorizontalHeader(ascent=line.ascent, descent=line.descent, lineGap=line.lineGap)
    font.setupOS2(
        sTypoAscender=os2.sTypoAscender,
        sTypoDescender=os2.sTypoDescender,
        sTypoLineGap=os2.sTypoLineGap,
        usWinAscent=os2.usWinAscent,
        usWinDescent=os2.usWinDescent,
        sxHeight=os2.sxHeight,
        sCapHeight=os2.sCapHeight,
        fsType=0,
    )
    font.setupNameTable(
        {
            "familyName": family,
            "styleName": "Regular",
            "psName": f"{family.replace(' ', '')}-Regular",
            "fullName": family,
            "uniqueFontIdentifier": f"{family} Regular",
            "version": "Version 1.000",
            "licenseDescription": "SIL Open Font License, Version 1.1",
        }
    )
    font.setupPost(keepGlyphNames=False, isFixedPitch=int(len(set(advances.values())) == 1))
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def ranges(characters: Iterable[int]) -> Iterator[str]:
    """Code points as lines of hexadecimal ranges: `0020-007E`, or `00A0` alone."""
    ordered = sorted(characters)
    starts = [c for c, before in zip(ordered, [-2, *ordered], strict=False) if c != before + 1]
    ends = [c for c, after in zip(ordered, [*ordered[1:], -2], strict=True) if c + 1 != after]
    for start, end in zip(starts, ends, strict=True):
        yield f"{start:04X}" if start == end else f"{start:04X}-{end:04X}"


def gather(donors: dict[str, tuple[Face, ...]]) -> dict[str, bytes]:
    """The gathered families, by file name."""
    [sans], [mono] = donors["sans"], donors["mono"]
    blank = dict.fromkeys(INVISIBLE, (DecomposingRecordingPen({}), 0))
    families = {TEXT: blank | spaces(sans), MONO: blank | spaces(mono)}
    for gathering in GATHERINGS:
        mine, text = families[gathering.family], mono if gathering.cell else sans
        for character, owner in choose(gathering, donors, text.characters.keys() | mine.keys()):
            mine[character] = fit(owner.draw(character), gathering.cell)
    for glyphs in families.values():
        glyphs |= {new: glyphs[old] for new, old in TWINS.items() if old in glyphs}
    return {
        f"{family.replace(' ', '')}-Regular.ttf": build(family, glyphs, sans.font)
        for family, glyphs in families.items()
    }


def spaces(text: Face) -> dict[int, Drawing]:
    """The spaces of the face that the gathered one stands in for."""
    return {character: text.draw(character) for character in SPACES if character in text.characters}


def licence(sources: list[tuple[Package, bytes]]) -> str:
    """One licence for what came from several families: every copyright line, then the text once."""
    texts = [data.decode().replace("\r\n", "\n") for _, data in sources]
    notices = [text.partition("\n\n")[0].strip() for text in texts]
    named = [f"{notice}\n    ({package.name})" for notice, (package, _) in zip(notices, sources, strict=True)]
    return "\n".join(named) + "\n\n" + texts[0].partition("\n\n")[2].strip() + "\n"


def main() -> None:
    made: dict[str, bytes] = {}
    origin: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for family, package in VENDORED.items():
            got = fetch(package, folder)
            (HERE / f"OFL-{family}.txt").write_text(licence([(package, got[package.licence])]), "utf-8")
            for path in package.files:
                file = f"{Path(path).stem}.ttf"
                made[file], origin[file] = unpack(got[path]), f"{package.name} {package.version}"
        sources = {key: (package, fetch(package, folder)) for key, package in DONORS.items()}
    donors = {key: tuple(face(got[path]) for path in package.files) for key, (package, got) in sources.items()}
    donors["sans"] = (face(made["IBMPlexSans-Regular.ttf"]),)
    donors["mono"] = (face(made["IBMPlexMono-Regular.ttf"]),)
    donors["small"] = small_letters(made["IBMPlexSans-Medium.ttf"])
    gathered = gather(donors)
    parts = [VENDORED["IBMPlexSans"], VENDORED["IBMPlexMono"], *DONORS.values()]
    origin |= dict.fromkeys(gathered, " + ".join(f"{part.name} {part.version}" for part in parts))
    notices = [(package, got[package.licence]) for package, got in sources.values()]
    (HERE / "OFL-PrepressSymbols.txt").write_text(licence(notices), "utf-8")
    write(made | gathered, origin)


def write(fonts: dict[str, bytes], origin: dict[str, str]) -> None:
    """The fonts, what they came from, and the code points that running text can use."""
    lines = ["# file, SHA-256, and the npm packages it was made from"]
    for file, data in sorted(fonts.items()):
        (HERE / file).write_bytes(data)
        lines.append(f"{file}  {hashlib.sha256(data).hexdigest()}  {origin[file]}")
    (HERE / "VERSIONS.txt").write_text("\n".join(lines) + "\n", "utf-8")
    stack = (fonts["IBMPlexSans-Regular.ttf"], fonts["PrepressSymbols-Regular.ttf"])
    covered = {c for data in stack for c in TTFont(io.BytesIO(data)).getBestCmap() if c >= 0x20}
    head = "# code points that Prepress Sans or Prepress Symbols can draw, in hexadecimal"
    (HERE / "coverage.txt").write_text("\n".join([head, *ranges(covered)]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
