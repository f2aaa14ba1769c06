"""Draw the pictures of README.md from finished files: `make pictures`.

Builds the content bank into a temporary folder, and writes PNG files to docs/pictures/.
"""

import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
BANK = ROOT / "content" / "distributed-systems.md"
DPI = 110

PAGES = {
    "flashcards-front.png": ("flashcards.pdf", 2),
    "flashcards-back.png": ("flashcards.pdf", 3),
    "cheatsheet.png": ("cheatsheet.pdf", 0),
    "packet-candidate.png": ("packet-candidate.pdf", 2),
    "packet-interviewer.png": ("packet-interviewer.pdf", 2),
}
"""Picture -> the file it shows, and the page (from 0)."""

COVER_WIDTH = 600


def draw(pdf: Path, page: int) -> Image.Image:
    """One page as a picture with a thin grey edge, so that white paper shows on a white screen."""
    drawn = pypdfium2.PdfDocument(pdf)[page].render(scale=DPI / 72).to_pil().convert("RGB")
    return ImageOps.expand(drawn, border=1, fill="#b8b8b8")


def cover(book: Path) -> Image.Image:
    """The picture on the cover of an EPUB."""
    with zipfile.ZipFile(book) as files:
        name = next(name for name in files.namelist() if name.endswith("cover.jpg"))
        picture = Image.open(io.BytesIO(files.read(name)))
    return picture.resize((COVER_WIDTH, picture.height * COVER_WIDTH // picture.width))


def main() -> None:
    """Build, draw, and write."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(ROOT / "build.py"), str(BANK), "-q", "-o", folder], check=True)
        pictures = {name: draw(Path(folder) / f"{BANK.stem}-{suffix}", page) for name, (suffix, page) in PAGES.items()}
        pictures["cover.png"] = cover(Path(folder) / f"{BANK.stem}.epub")
        for name, picture in pictures.items():
            picture.quantize(64).save(PICTURES / name, optimize=True)
            print(PICTURES / name)


if __name__ == "__main__":
    main()
