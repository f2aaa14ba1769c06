"""Where a passage runs another way than its bank, or is in another language."""

import io

import pikepdf
import pytest

from prepress.binder import Imprint, Leaf, Manuscript
from prepress.proving.pdffile import PdfFile
from prepress.rendering.bidi import with_directions
from prepress.rendering.theme import Theme


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "<p>What is TCP?</p>", "<p>What is TCP?</p>"),
        ("en", "<p>מהו מניין?</p>", '<p lang="he" dir="rtl">מהו מניין?</p>'),
        ("en", "<p>What is <em>קוורום</em> in the old language of the Bible?</p>",
         "<p>What is <em>קוורום</em> in the old language of the Bible?</p>"),
        ("en", "<p>分散システムとは</p><p>a</p>", '<p lang="ja">分散システムとは</p><p>a</p>'),
        ("ja", "<p>分散システムとは</p>", "<p>分散システムとは</p>"),
        ("he", "<p>מהו <code>n/2</code>?</p>", '<p>מהו <code dir="ltr">n/2</code>?</p>'),
        ("he", "<pre><code>a = b</code></pre>", '<pre dir="ltr"><code dir="ltr">a = b</code></pre>'),
        ("he", "What is a <em>lease</em>?", '<span lang="en" dir="ltr">What is a <em>lease</em>?</span>'),
        ("he", "<td>TCP</td>", "<td>TCP</td>"),
        ("he", "<p>What is a lease in a system?</p>", '<p lang="en" dir="ltr">What is a lease in a system?</p>'),
        ("he", "<p>מהו ההבדל בין full standards mode ו-almost standards mode?</p>",
         "<p>מהו ההבדל בין full standards mode ו-almost standards mode?</p>"),
        ("en", "<p>מהו <code>f()</code>?</p>", '<p lang="he" dir="rtl">מהו <code dir="ltr">f()</code>?</p>'),
        ("en", "מהו <code>f()</code>?", '<span lang="he" dir="rtl">מהו <code dir="ltr">f()</code>?</span>'),
        ("en", '<p dir="rtl">מהו מניין?</p>', '<p dir="rtl">מהו מניין?</p>'),
    ],
)  # fmt: skip
def test_a_passage_says_its_own_direction(language: str, before: str, after: str) -> None:
    """Only where it differs from the bank's; code is always from left to right; what authors said stays."""
    assert with_directions(before, language) == after


@pytest.mark.slow
def test_columns_follow_the_direction_of_a_bank() -> None:
    """The sheet of a bank that runs from right to left begins at the right, and viewers are told."""
    from prepress.binders.columns import BINDER

    theme = Theme()
    theme.use_own_fonts()
    css = theme.styles("fonts.css", "tokens.css", "prose.css", "cheatsheet.css")
    for language, order in (("en", 1), ("he", -1)):
        leaves = tuple(Leaf(f"question-{number}", f"<p>Words {'and more ' * 60}{number}.</p>") for number in range(30))
        head = Leaf("head", '<div class="head">{page}/{pages}</div>')
        bound = BINDER.bind(Manuscript(Imprint("Bank", language, "urn:x"), (head, *leaves), css, theme.files(css)))
        boxes = [ink.box for ink in PdfFile(bound.data).pages[0].ink if ink.text.strip()]
        assert (boxes[-1].left - boxes[1].left) * order > 100
        with pikepdf.open(io.BytesIO(bound.data)) as pdf:
            assert (pdf.Root.ViewerPreferences.get("/Direction") == "/R2L") is (order < 0)
