"""Words whose glyphs do not tell their letters say what they are; what is painted stays the same."""

import re

import pytest

from prepress.binder import Imprint, Manuscript
from prepress.binding.actualtext import spoken
from prepress.binding.engine import Press, page_size
from prepress.proving.pdffile import PdfFile
from prepress.rendering.theme import Theme

SPACES = {(b"F", b"0003"), (b"G", b"0007")}
HINDI, WORD = "हिन्दी", "शब्द"


def said(word: str) -> bytes:
    """How a word begins that says what it is."""
    return b"/Span <</ActualText <feff" + word.encode("utf-16-be").hex().encode() + b">>> BDC"


def glyphs(painted: list[bytes]) -> bytes:
    """All glyphs that are shown, with the spaces between them; arrays are parted, and their glyphs put together."""
    inside = b"".join(operator[1:-4] for operator in painted if operator.endswith(b"] TJ"))
    return re.sub(rb"><", b"", inside)


@pytest.mark.parametrize(
    ("painted", "text", "expected"),
    [
        ([b"BT", b"/F 9 Tf", b"[<00010002>] TJ", b"ET"], HINDI,
         [b"BT", b"/F 9 Tf", said(HINDI), b"[<00010002>] TJ", b"EMC", b"ET"]),
        ([b"/F 9 Tf", b"[<0001>-32<>307.5<0002>] TJ", b"ET"], HINDI,
         [b"/F 9 Tf", said(HINDI), b"[<0001>-32<>307.5<0002>] TJ", b"EMC", b"ET"]),
        ([b"/F 9 Tf", b"[<0001>-20<00020003>5<0004>] TJ", b"ET"], f"{HINDI} {WORD}",
         [b"/F 9 Tf", said(HINDI), b"[<0001>-20<0002>] TJ", b"EMC", b"[<0003>5] TJ", said(WORD), b"[<0004>] TJ",
          b"EMC", b"ET"]),
        ([b"/F 9 Tf", b"[<000100030002>] TJ", b"/G 9 Tf", b"[<00070001>] TJ"], f"{HINDI} {WORD} x",
         [b"/F 9 Tf", said(HINDI), b"[<0001>] TJ", b"EMC", b"[<0003>] TJ", said(WORD), b"[<0002>] TJ", b"/G 9 Tf",
          b"EMC", b"[<00070001>] TJ"]),
        ([b"/F 9 Tf", b"[<0001>] TJ", b"2 Ts", b"[<0002>] TJ", b"0 Ts", b"[<0004>] TJ", b"ET"], HINDI,
         [b"/F 9 Tf", said(HINDI), b"[<0001>] TJ", b"2 Ts", b"[<0002>] TJ", b"0 Ts", b"[<0004>] TJ", b"EMC", b"ET"]),
        ([b"/F 9 Tf", b"[<00010002>] TJ", b"ET"], f"{HINDI} {WORD}",
         [b"/F 9 Tf", said(f"{HINDI} {WORD}"), b"[<00010002>] TJ", b"EMC", b"ET"]),
    ],
    ids=["word", "moved-twice", "words", "fonts", "raised", "spaces-that-are-not-there"],
)  # fmt: skip
def test_each_word_says_what_it_is(painted: list[bytes], text: str, expected: list[bytes]) -> None:
    """Only those that need it; one that is painted in several fonts, or piece by piece, says it once."""
    assert spoken(painted, text, SPACES) == expected
    assert glyphs(expected) == glyphs(painted)


@pytest.mark.slow
@pytest.mark.parametrize("text", [f"{HINDI} {WORD}, HTTP and {WORD}", "ภาษาไทย", f"{WORD} = x({WORD})"])
def test_the_words_of_a_page_are_read_as_they_were_written(text: str) -> None:
    """Whatever the glyphs are, and even where there are none."""
    theme = Theme()
    theme.use_own_fonts()
    styles = theme.styles("fonts.css", "tokens.css")
    press = Press(Manuscript(Imprint("A title", "hi", "urn:x"), (), styles, theme.files(styles)))
    pages = press.lay_out(f"<p>{text}</p>", page_size(90, 60))
    for tags in (False, True):
        read = PdfFile(press.write(pages, tags=tags)).pages[0].text
        assert "".join(read.split()) == "".join(text.split())
