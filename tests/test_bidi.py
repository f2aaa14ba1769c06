"""Where a passage runs another way than its bank, or is in another language."""

import pytest

from prepress.bidi import with_directions


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
        ("en", '<p dir="rtl">מהו מניין?</p>', '<p dir="rtl">מהו מניין?</p>'),
    ],
)  # fmt: skip
def test_a_passage_says_its_own_direction(language: str, before: str, after: str) -> None:
    """Only where it differs from the bank's; code is always from left to right; what authors said stays."""
    assert with_directions(before, language) == after
