"""Short last words are tied to the word before them."""

import pytest
from markupsafe import Markup

from prepress.rendering.theme import Theme

MACROS = Theme().macros("parts.html", {"prose": lambda text: text})


@pytest.mark.parametrize(
    ("html", "tied"),
    [
        ("Strong and eventual consistency", "Strong and eventual&nbsp;consistency"),
        ("What is a lock?", "What is a&nbsp;lock?"),
        ("<p>One.</p><p>Who are you?</p>", "<p>One.</p><p>Who are&nbsp;you?</p>"),
        ("Was ist Verfügbarkeitswahrscheinlichkeit?", "Was ist Verfügbarkeitswahrscheinlichkeit?"),
        ("What does <code>a b</code>", "What does <code>a b</code>"),
        ('See <a href="x y">z</a>', 'See <a href="x y">z</a>'),
        ("Why?", "Why?"),
        ("", ""),
    ],
)
def test_a_last_line_has_two_words(html: str, tied: str) -> None:
    """If both are short; nothing happens inside of tags, and nothing is added at the end."""
    macro = MACROS["tied"]
    assert callable(macro)
    assert str(macro(Markup(html))) == tied  # noqa: S704 - written here


def test_what_has_no_room_on_a_line_is_not_tied() -> None:
    """Two words that are wider together than a line would be torn."""
    macro = MACROS["tied"]
    assert callable(macro)
    assert [str(macro("What is a distributed lock?", most)) for most in (16, 17)] == [
        "What is a distributed lock?",
        "What is a distributed&nbsp;lock?",
    ]
