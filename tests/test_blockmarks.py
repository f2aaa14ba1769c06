"""Which of a block's HTML is shown: by detail, by room, and with compound words in one piece."""

import pytest

from prepress.binding.blockmarks import formed, length_of, shown, unbroken
from prepress.geometry.plan import Detail


def test_what_is_marked_is_shown_at_its_details_alone() -> None:
    """What is not marked is shown at all of them; other comments stay as they are."""
    html = "<p>a</p><!--at full no-notes--><p>b</p><!--/at--><!--at short--><p>c</p><!--/at-->"
    assert shown(html, Detail.FULL) == shown(html, Detail.NO_NOTES) == "<p>a</p><p>b</p>"
    assert shown(html, Detail.SHORT) == "<p>a</p><p>c</p>"
    assert shown(html, Detail.TERMS) == "<p>a</p>"


@pytest.mark.parametrize(("ems", "form"), [(40, "A title that is long"), (10, "A title"), (1, "A title that is long")])
def test_the_longest_form_with_room_is_shown(ems: float, form: str) -> None:
    """All of it, in two lines, if not even the shortest has room."""
    assert formed("<b><!--forms-->A title that is long<!--or-->A title<!--/forms--></b>", ems) == f"<b>{form}</b>"


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ("an e-commerce site", 'an <span class="whole">e-commerce</span> site'),
        ("state-of-the-art", '<span class="whole">state-of-the-art</span>'),
        ('<a href="x-y">last-write-wins</a>', '<a href="x-y"><span class="whole">last-write-wins</span></a>'),
        ("<code>a-b</code> and c-d", '<code>a-b</code> and <span class="whole">c-d</span>'),
        ("<pre><code>a-b</code> c-d</pre>", "<pre><code>a-b</code> c-d</pre>"),
        ("a - b, -x, y-", "a - b, -x, y-"),
        ("donaudampfschiff-gesellschaft-kapitaen", "donaudampfschiff-gesellschaft-kapitaen"),
    ],
)
def test_compound_words_stay_in_one_line(html: str, whole: str) -> None:
    """But for code, for dashes, and for words so long that a column may be too narrow for them."""
    assert unbroken(html) == whole


def test_text_is_measured_without_tags() -> None:
    """Attributes are no text."""
    assert length_of('<p class="a > b">four</p>') == 4
