"""Runs of characters too long for a column get places where a line may end."""

import pytest

from prepress.rendering.breaking import BREAK, JOINER, with_breaks

LONG = "this.inventoryService.reserve(order.items)"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Words of the common kind, and this.place() too.</p>", None),
        (f"<p>{LONG}</p>", "<p>this.|inventoryService.|reserve(|order.|items)</p>"),
        ("<b>this</b>.inventoryService.reserve(", "<b>this</b>.|inventoryService.|reserve("),
        ("<b>this.</b>inventoryServices.reserve(", "<b>this.|</b>inventoryServices.|reserve("),
        ('<p>(<a href="https://x.example/a/b/c.d">https://x.example/abcdef</a>)</p>',
         '<p>(<a href="https://x.example/a/b/c.d">https://|x.|example/|abcdef</a>)</p>'),
        ("<p>(comma-separatedness)</p>", "<p>(comma-|separatedness)</p>"),
        ("<p>short.one</p><p>short.two.and.a</p>", None),
        ("distributed&nbsp;environments", "distributed\xa0environments"),
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


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("with <code>.keys()</code>, <code>.values()</code>", "with |<code>.keys()</code>, |<code>.values()</code>"),
        ("<pre>f(x);   <i>// so</i></pre>", "<pre>f(x);   |<i>// so</i></pre>"),
        ("an !important rule, and /etc", "an |!important rule, and |/etc"),
        ("<pre>promise\n  .then(x, .5)</pre>", "<pre>promise\n  .then(x, |.5)</pre>"),
        ("Quoi ? Rien !</p><p> .a", "Quoi ? Rien !</p><p> .a"),
    ],
)
def test_a_line_may_end_at_a_space_before_a_sign(html: str, expected: str) -> None:
    """Where the sign begins a word of code; not where it closes a sentence, nor where a line begins."""
    assert with_breaks(html) == expected.replace("|", BREAK)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>an e-commerce platform</p>", "<p>an e-~commerce platform</p>"),
        ("A B-tree, an x-axis.", "A B-~tree, an x-~axis."),
        ("e-commerce/platform/of/mine", "e-~commerce/|platform/|of/|mine"),
        ("left-to-right and a-1", None),
        ("<code>x-y</code> and <pre><code>a-b</code> c-d</pre>", None),
        ("https://x.example/e-mail", "https://|x.|example/|e-|mail"),
    ],
)
def test_a_letter_alone_is_joined_to_what_follows(html: str, expected: str | None) -> None:
    """No line ends after "e-", outside of code and of addresses, which are copied."""
    assert with_breaks(html) == (html if expected is None else expected.replace("|", BREAK).replace("~", JOINER))
