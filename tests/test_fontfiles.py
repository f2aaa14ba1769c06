"""A family of several files, each for some characters, as our symbols and the fonts of other scripts are."""

import io

import pikepdf
import pypdfium2
import pytest

from prepress.binder import Imprint, Manuscript
from prepress.binding.engine import Press, page_size
from prepress.rendering.theme import Theme

pytestmark = pytest.mark.slow

STYLES = """
@font-face { font-family: Mixed; src: url(fonts/IBMPlexMono-Regular.ttf); unicode-range: U+61 }
@font-face { font-family: Mixed; src: url(fonts/IBMPlexSans-Bold.ttf); font-weight: 400; unicode-range: U+62-63 }
@font-face { font-family: One; src: url(fonts/IBMPlexMono-Regular.ttf) }
@font-face { font-family: Two; src: url(fonts/IBMPlexSans-Bold.ttf); font-weight: 400 }
body { margin: 0; font-size: 20pt }
"""
APART = "<b>a</b> <i>bc</i> <b>a</b> <i>c</i>"
PARTED = "b { font: 400 20pt One } i { font: 400 20pt Two }"
MIXED = "b, i { font: 400 20pt Mixed }"


def drawn(styles: str) -> tuple[bytes, list[str]]:
    """The picture of a page with these words, and the names of its fonts."""
    theme = Theme()
    theme.use_own_fonts()
    press = Press(Manuscript(Imprint("A title", "en", "urn:x"), (), STYLES, theme.files(STYLES)))
    data = press.write(press.lay_out(APART, page_size(60, 20) + styles))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kept = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item]
        fonts = sorted(str(font.BaseFont).partition("+")[2] for font in kept)
    return bytes(pypdfium2.PdfDocument(data)[0].render(scale=3).buffer), fonts


def test_letters_are_drawn_in_the_file_that_has_them() -> None:
    """To the pixel as if each file were a family; in the document each has a name of its own."""
    picture, fonts = drawn(MIXED)
    assert picture == drawn(PARTED)[0]
    assert fonts == ["Mixed", "Mixed-B"]
