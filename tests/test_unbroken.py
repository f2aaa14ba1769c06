"""Type sizes at which nothing need be broken."""

import pytest

from prepress.binding.fit import FLOOR, sizes_down_to
from prepress.binding.unbroken import unbroken_sizes

SIZES = sizes_down_to(FLOOR)
WIDTH = 80.0


def largest(html: str, width: float = WIDTH) -> float:
    """The first size that is tried."""
    return unbroken_sizes(html, "front s1", width, SIZES)[0]


def code(length: int) -> str:
    """A line of code of so many characters."""
    return f'<pre><code><span class="code-line">{"x" * length}\n</span></code></pre>'


def test_what_fits_on_a_line_may_be_as_large_as_anything() -> None:
    """Short words and short code; and text is broken between its words."""
    assert unbroken_sizes('<div class="prompt">What is a lock?</div>', "front s1", WIDTH, SIZES) == SIZES
    assert largest("<p>" + "Many words. " * 50 + "</p>") == SIZES[0]
    assert largest(code(20)) == SIZES[0]


@pytest.mark.parametrize(("length", "size"), [(29, 12.0), (36, 10.0), (40, 9.0)])
def test_code_is_as_small_as_it_needs_to_be_whole(length: int, size: float) -> None:
    """At that size its longest line fits: 0.6 em a character, and one for its ground."""
    assert largest(code(length)) == size
    assert (length * 0.6 + 1) * size * 25.4 / 72 <= WIDTH


def test_what_cannot_be_whole_is_not_made_small() -> None:
    """Code that is broken at 9 pt is broken at 12 pt too, and then that is easier to read; so is a word without end."""
    assert largest(code(45)) == largest(code(200)) == SIZES[0]
    assert largest(f'<div class="prompt">{"x" * 200}</div>') == SIZES[0]


def test_long_words_of_a_prompt_stay_whole() -> None:
    """They are broken at hyphens and slashes, and Chinese anywhere."""
    word = "Verfügbarkeitswahrscheinlichkeitsrechnung"
    assert SIZES[-1] <= largest(f'<div class="prompt">Die {word}</div>') < SIZES[0]
    assert largest(f'<div class="prompt">{word[:20]}-{word[20:]}</div>') == SIZES[0]
    assert largest(f'<div class="prompt">{"可用性" * 30}</div>') == SIZES[0]
    assert largest(f"<p>{word}</p>") == SIZES[0]


def test_tags_and_entities_are_not_counted() -> None:
    """Only what is seen."""
    line = code(1).replace("x", "<b>" + "&lt;" * 20 + "</b>")
    assert largest(line) == SIZES[0]


def test_both_reasons_count() -> None:
    """The smaller of two sizes, and code that cannot be whole is no reason to break a word."""
    word = '<div class="prompt">Verfügbarkeitswahrscheinlichkeitsrechnung</div>'
    assert largest(word + code(40)) == min(largest(word), 9.0)
    assert largest(word + code(300)) == largest(word)
