"""Runs of characters too long for a column get places where a line may end."""

import pytest

from prepress.breaking import BREAK, with_breaks

LONG = "this.inventoryService.reserve(order.items)"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Words of the common kind, and this.place() too.</p>", None),
        (f"<p>{LONG}</p>", "<p>this.|inventoryService.|reserve(|order.|items)</p>"),
        ("<b>this</b>.inventoryService.reserve(", "<b>this</b>.|inventoryService.|reserve("),
        ("<b>this.</b>inventoryServices.reserve(", "<b>this.|</b>inventoryServices.|reserve("),
        ('<p>(<a href="https://x.example/a/b/c.d">https://x.example/abcdef</a>)</p>',
         '<p>(|<a href="https://x.example/a/b/c.d">https://|x.|example/|abcdef</a>)</p>'),
        ("<p>short.one</p><p>short.two.and.a</p>", None),
        ("Set&lt;T, Integer&gt;&gt;", None),
        ("internationalization", None),
        ("ArrayList&lt;HashMap&lt;Integer&gt;&gt;", "ArrayList&lt;|HashMap&lt;|Integer&gt;&gt;"),
        ("x" * 30, "x" * 12 + "|" + "x" * 18),
        ("масштабируемостьмасштабируемость", None),
        ("数据" * 30, None),
        ("एक्स" * 10, None),
    ],
)  # fmt: skip
def test_a_long_run_may_be_parted(html: str, expected: str | None) -> None:
    """After its signs, also where tags divide it; words of other scripts and of usual length stay as they are."""
    assert with_breaks(html) == (html if expected is None else expected.replace("|", BREAK))
