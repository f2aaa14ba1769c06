"""Draw the pictures of README.md from finished files: `make pictures`.

Builds the content bank into a temporary folder, and writes PNG files to docs/pictures/.
"""

import io
import shutil
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

MODULES = ROOT / ".validators" / "node_modules"
"""What `make validators` installs; without it the pictures of pages of the book stay as they are."""

PHONES = {
    "book-phone.png": (
        (BANK, "phone-02"), (BANK, "phone-03"), (BANK, "night-04"), (ROOT / "tests" / "books" / "code.md", "phone-09"),
    ),
    "book-kinds.png": (
        (ROOT / "tests" / "books" / "code.md", "phone-03"), (ROOT / "tests" / "books" / "tables.md", "phone-04"),
        (ROOT / "tests" / "books" / "math.md", "phone-04"), (ROOT / "tests" / "books" / "rtl.md", "night-04"),
    ),
}  # fmt: skip
"""Picture -> the pages beside each other in it: the bank, the view and the number of the document."""

PAGE_HEIGHT = 640
BETWEEN = 16


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


def opened(bank: Path, folder: Path) -> Path:
    """The folder with pictures of a bank's book, as a reader shows it."""
    shown = folder / "shown" / bank.stem
    if not shown.is_dir():
        build = [sys.executable, str(ROOT / "build.py"), str(bank), "-q", "-e", "book", "-o", str(folder)]
        subprocess.run(build, check=True, capture_output=True)
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome"
        reader = ["node", str(ROOT / "tests" / "browser" / "reader.mjs"), str(MODULES), chromium]
        book = folder / f"{bank.stem}.epub"
        subprocess.run([*reader, str(book), str(shown)], check=True, capture_output=True)
    return shown


def beside(pages: list[Image.Image]) -> Image.Image:
    """Pages in a row, each with a thin edge."""
    scaled = [page.convert("RGB").resize((page.width * PAGE_HEIGHT // page.height, PAGE_HEIGHT)) for page in pages]
    edged = [ImageOps.expand(page, border=1, fill="#b8b8b8") for page in scaled]
    row = Image.new("RGB", (sum(page.width + BETWEEN for page in edged) - BETWEEN, edged[0].height), "white")
    at = 0
    for page in edged:
        row.paste(page, (at, 0))
        at += page.width + BETWEEN
    return row


def main() -> None:
    """Build, draw, and write."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(ROOT / "build.py"), str(BANK), "-q", "-o", folder], check=True)
        pictures = {name: draw(Path(folder) / f"{BANK.stem}-{suffix}", page) for name, (suffix, page) in PAGES.items()}
        pictures["cover.png"] = cover(Path(folder) / f"{BANK.stem}.epub")
        if MODULES.is_dir():
            for name, pages in PHONES.items():
                shown = [Image.open(opened(bank, Path(folder)) / f"{page}.png") for bank, page in pages]
                pictures[name] = beside(shown)
        else:
            print("The pages of the book are not drawn: run `make validators` first.", file=sys.stderr)
        for name, picture in pictures.items():
            picture.quantize(256, Image.Quantize.MAXCOVERAGE).save(PICTURES / name, optimize=True)
            print(PICTURES / name)


if __name__ == "__main__":
    main()
