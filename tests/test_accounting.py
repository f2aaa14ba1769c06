"""Every word of a file is in its bank, or left out on purpose; what is not is found."""

from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prepress.accounting import losses
from prepress.diagnostics import Report
from prepress.model import Bank, Prose
from prepress.reading.reader import read_bank
from prepress.source import Source

TEXT = """# Winds

Of the world.

## North

### 1. What is a lull?
**Answer:** A pause.

- And a *rest*.

It ends.

### 2. What is a gust?
42

```
blow()
```

---

## Shelf

[Atlas](https://example.org/atlas)
"""

PIECES = (
    *("### 1. What is it?", "### Why?", "**Answer:** so", "- item", "1. step", "> said", "---", "words go on", "```"),
    *(
        "| Question | Answer |",
        "|---|---|",
        "| one? | two |",
        "Q: which",
        "A: that",
        "<details><summary>Who?</summary>",
    ),
    *("</details>", "- [ ] left", "- [x] right", "**bold?**", "C: [gap] here", "[ref]: http://x.org", "![alt](x)", ""),
    *(
        "[up](#top)",
        "**Difficulty:** hard",
        "<b>Answer:</b> yes",
        '??? note "Tip"',
        "    indented",
        "<ul><li>Why?</li>",
    ),
)


def bank(text: str) -> Bank:
    source = Source(Path("bank.md"), text, "")
    return read_bank(source, Report(source))


def without_part(read: Bank, number: int) -> Bank:
    """The bank, but nothing answers the question of that number, counted from 0."""
    (section, *others) = read.sections
    questions = list(section.questions)
    questions[number] = replace(questions[number], parts=())
    return replace(read, sections=(replace(section, questions=tuple(questions)), *others))


def lines(read: Bank) -> list[tuple[int, str]]:
    return [(read.source.place(loss.span.start).line, " ".join(loss.words)) for loss in losses(read)]


def test_nothing_is_lost_of_a_bank() -> None:
    """Titles, prompts, parts, introductions, closing matter and rules are all accounted for."""
    assert lines(bank(TEXT)) == []


def test_an_answer_that_is_lost_is_found() -> None:
    """Paragraphs, items, code and figures, each with its line and the label that goes with it."""
    read = bank(TEXT)
    assert lines(without_part(read, 0)) == [(8, "answer pause"), (10, "and rest"), (12, "it ends")]
    assert lines(without_part(read, 1)) == [(15, "42"), (18, "blow")]


def test_what_is_lost_around_the_questions_is_found() -> None:
    """The introduction, closing matter, a title."""
    read = bank(TEXT)
    assert lines(replace(read, intro=Prose())) == [(3, "of the world")]
    assert lines(replace(read, closing=())) == [(23, "shelf"), (25, "atlas")]
    (section,) = read.sections
    assert lines(replace(read, sections=(replace(section, title=Prose()),))) == [(5, "north")]


def test_what_stands_elsewhere_too_is_missed_all_the_same() -> None:
    """The same words in another place are no excuse."""
    read = bank("### 1. What is a lull?\nA pause.\n### 2. What is a rest?\nA pause.\n")
    assert lines(without_part(read, 1)) == [(4, "pause")]


@pytest.mark.slow
@settings(max_examples=60, deadline=None, derandomize=True)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_line_is_claimed(pieces: list[str]) -> None:
    """Whatever is put together, in whatever dialect it is read."""
    assert lines(bank("\n".join(pieces) + "\n")) == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["### 1. What?\nIt is.\n", "- Why?\n", "<li>a</li>", "Q: a?\nA: b\n\n", "word "])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    """Whatever is repeated, it takes less than to read it."""
    text = piece * (100_000 // len(piece))
    start = process_time()
    read = bank(text)
    reading = process_time() - start
    start = process_time()
    list(losses(read))
    assert process_time() - start < 0.5 + reading
