"""The desk: the texts of a bank as HTML, for print and for the book."""

from dataclasses import replace
from pathlib import Path

import pytest

from prepress.diagnostics import Report
from prepress.model import Bank, Prose
from prepress.parsing.syntax import Node
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Setter
from prepress.source import Image, Source

PICTURE = Image("ring.png", b"\x89PNG\r\n\x1a\n")
TEXT = "# Locks\n\n### 1. What is a <b>lease</b>?\n\nA lock & an end.<br>![A ring](ring.png)\n"


def bank() -> Bank:
    """A bank of one question, with a picture in its answer."""
    source = Source(Path("bank.md"), TEXT, "")
    return replace(read_bank(source, Report(source)), images={"ring.png": PICTURE})


def test_the_book_looks_for_pictures_beside_its_texts() -> None:
    """Print finds pictures below its page, the book beside the folder of its texts; only the book's HTML is XML."""
    read = bank()
    setter = Setter(read)
    answer = next(read.questions()).parts[0].body
    assert f'<br><img src="images/{PICTURE.name}" alt="A ring">' in setter.for_print(answer)
    assert f'<br/><img src="../images/{PICTURE.name}" alt="A ring"/>' in setter.for_book(answer)


def test_words_that_look_like_a_picture_stay_as_they_are() -> None:
    """An address in the words of an author does not change, only that of a picture."""
    read = bank()
    said = '<img src="images/ring.png">'
    text = Prose((Node("text", read.source.lines_span(0, 1), text=said),))
    assert Setter(read).for_book(text) == '&lt;img src="images/ring.png"&gt;'


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("Where do they go? <br>\n![A ring](ring.png)", "Where do they go?"),
        ("![A ring](ring.png)<br> Which is [it](https://x.example/it)?", "Which is it?"),
        ("First<br>![A ring](ring.png) second", "First<br> second"),
        ("![A ring](ring.png) ![A knot](ring.png)", "A ring A knot"),
        ("![](ring.png)", "…"),
        ("A series of <p> tags", "A series of tags"),
        ("- One\n- `Two`", "One <code>Two</code>"),
    ],
)
def test_the_contents_name_a_question_in_a_line(prompt: str, said: str) -> None:
    """Without its pictures, empty lines, blocks and links; what is nothing but pictures is called by their words."""
    source = Source(Path("bank.md"), f"### 1. x?\n\n{prompt}\n", "")
    read = replace(read_bank(source, Report(source)), images={"ring.png": PICTURE})
    assert " ".join(Setter(read).for_contents(Prose(read.tree[1:])).split()) == said


def test_a_text_is_set_once() -> None:
    """All volumes get the same HTML of a text, however often they ask."""
    read = bank()
    setter = Setter(read)
    prompt = next(read.questions()).prompt
    assert setter.for_print(prompt) is setter.for_print(Prose(prompt.nodes))
    assert setter.for_book(prompt) is setter.for_book(prompt)


def test_texts_that_an_edition_makes_up_are_not_mixed_up() -> None:
    """A text made for one volume and forgotten afterwards does not stand in for a later one."""
    read = bank()
    setter = Setter(read)
    place = read.source.lines_span(0, 1)
    said = [setter.for_print(Prose((Node("text", place, text=f"number {number}"),))) for number in range(500)]
    assert said == [f"number {number}" for number in range(500)]
