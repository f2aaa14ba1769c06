"""The JSON of `prepress inspect`: what was understood of a bank, for programs and for the curious."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from prepress.check import preflight
from prepress.diagnostics import Report
from prepress.inspection import describe
from prepress.reading.reader import read_bank
from prepress.rendering.theme import Theme
from prepress.source import Source, read_source

CONTENT = Path(__file__).parent.parent / "content" / "distributed-systems.md"


def inspect(source: Source) -> Any:
    """The object, by way of JSON that any program can read."""
    report = Report(source)
    bank = read_bank(source, report)
    preflight(bank, Theme(), report)
    return json.loads(json.dumps(describe(bank, list(report)), allow_nan=False))


def text_of(markdown: str) -> str:
    """The text of an answer."""
    found = inspect(Source(Path("bank.md"), f"### Why?\n**Answer:**\n\n{markdown}\n", ""))
    text = found["sections"][0]["questions"][0]["parts"][0]["text"]
    assert isinstance(text, str)
    return text


def test_the_bank_in_content_is_read_in_full() -> None:
    """8 sections, 40 questions, 35 answers, 5 times 5 key components, 1 scenario, 40 follow-ups, 2 closing sections."""
    found = inspect(read_source(CONTENT))
    questions = [question for section in found["sections"] for question in section["questions"]]
    parts = [part for question in questions for part in question["parts"]]
    assert (len(found["sections"]), len(questions), len(found["closing"])) == (8, 40, 2)
    assert [question["number"] for question in questions] == [str(number) for number in range(1, 41)]
    assert len({question["id"] for question in questions}) == 40
    assert Counter((part["role"], part["label"]) for part in parts) == {
        ("answer", "Answer"): 35,
        ("answer", "Key Components"): 5,
        ("context", "Scenario"): 1,
        ("follow-up", "Follow-up"): 40,
    }
    components = [part["text"].splitlines() for part in parts if part["label"] == "Key Components"]
    assert [sum(line.startswith("- ") for line in lines) for lines in components] == [5] * 5
    assert [item["message"] for item in found["diagnostics"]] == ["1 rule is left out."]


def test_the_object_has_the_members_that_are_promised() -> None:
    """Names and values as the manual gives them; nothing is left out when it is empty."""
    text = "---\ntitle: T\nmine: 1\n---\n## S\n### 7. Why *so*?\n**Answer:** a\n## Tips\n- b\n- c\n## Empty\n"
    found = inspect(Source(Path("banks/bank.md"), text, ""))
    assert list(found) == ["path", "meta", "dialect", "scores", "sections", "closing", "diagnostics"]
    assert (found["path"], found["dialect"]) == ("banks/bank.md", "headings")
    assert (found["meta"]["title"], found["meta"]["mine"], found["meta"]["lastUpdated"]) == ("T", 1, "")
    (section,) = found["sections"]
    (question,) = section["questions"]
    parts = [{"role": "answer", "label": "Answer", "text": "a"}]
    nothing: dict[str, Any] = {"difficulty": "", "level": None, "tags": [], "companies": []}
    nothing |= {"time": "", "minutes": None, "others": [], "room": ""}
    said = {"prompt": "Why so?", "metadata": nothing, "parts": parts}
    expected = {"id": question["id"], "number": "7", "line": 6, **said}
    assert (section["title"], question) == ("S", expected)
    assert found["closing"] == [{"title": "Tips", "text": "- b\n- c"}, {"title": "Empty", "text": ""}]
    (problem,) = found["diagnostics"]
    assert list(problem) == ["rule", "severity", "line", "column", "message", "hint"]
    assert (problem["rule"], problem["line"], problem["column"]) == ("empty-section", 11, 1)


def test_a_bank_without_front_matter_has_its_heading_for_a_title() -> None:
    """The title is what the editions print, wherever it comes from."""
    found = inspect(Source(Path("bank.md"), "# T\n### Why?\n**Answer:** a\n", ""))
    assert found["meta"]["title"] == "T"
    assert found["sections"][0]["questions"][0]["number"] is None


def test_diagnostics_come_in_the_order_of_the_bank() -> None:
    """Whoever found them: by place, then by rule."""
    found = inspect(Source(Path("bank.md"), "### 2. Why?\nA <script>\n### 1. How?\n", ""))
    assert [(problem["line"], problem["rule"]) for problem in found["diagnostics"]] == [
        (2, "unlabelled-text"),
        (2, "refused-markup"),
        (3, "missing-answer"),
        (3, "number-out-of-order"),
    ]


def test_whatever_yaml_can_hold_becomes_json() -> None:
    """Dates, times, bytes, sets, numbers that are none, and keys that are no text."""
    text = """---
a: 2024-12-09
b: 2024-12-09T10:00:00Z
c: [.nan, .inf, 1.5, true, null]
d: !!binary aGVsbG8=
e: !!set {y, x}
f: {1: 2, 2024-12-09: z, null: n}
3: t
---
### Why?
**Answer:** a
"""
    meta = inspect(Source(Path("bank.md"), text, ""))["meta"]
    assert meta["a"] == "2024-12-09"
    assert meta["b"].startswith("2024-12-09T10:00:00")
    assert meta["c"] == ["nan", "inf", 1.5, True, None]
    assert (meta["d"], meta["e"], meta["3"]) == ("aGVsbG8=", ["x", "y"], "t")
    assert meta["f"] == {"1": 2, "2024-12-09": "z", "None": "n"}


def test_paragraphs_and_headings_have_a_line_each() -> None:
    """Line breaks inside of them are spaces, markup is gone."""
    assert text_of("a *b*\n`c`\n\n#### d\n\n> e\n> f") == "a b c\nd\ne f"


def test_items_of_lists_have_lines_of_their_own() -> None:
    """With a hyphen or their number, and deeper ones indented."""
    assert text_of("- a\n- b\n  - c\n\n    d") == "- a\n- b\n  - c\n    d"
    assert text_of("9. a\n10. b\n    ```\n    c\n    ```") == "9. a\n10. b\n    c"
    assert text_of("- \n- a") == "-\n- a"


def test_code_is_kept_as_it_is() -> None:
    """Indentation, empty lines and signs of markup included."""
    assert text_of("```py\nif a:\n    b = '*c*'\n\nd < e\n```") == "if a:\n    b = '*c*'\n\nd < e"


def test_the_rows_of_a_table_are_lines() -> None:
    """Their cells are parted by bars."""
    assert text_of("| a | b |\n|---|---|\n| *c* | |") == "a | b\nc | "


def test_raw_html_says_its_words() -> None:
    """Tags, comments and scripts are gone."""
    assert (
        text_of("<details>\n<summary>a</summary>\n<p>b &amp; c</p>\n<!-- d --><script>e</script>\n</details>")
        == "a\nb & c"
    )


def test_the_file_name_may_be_no_text() -> None:
    """Bytes that are not UTF-8 in a path do not stop anybody from reading the JSON."""
    found = describe(read_bank(Source(Path("b\udcffnk.md"), "### Why?\n", ""), Report()), [])
    assert json.dumps(found, ensure_ascii=False).encode("utf-8")


def test_what_is_said_about_a_question_is_told_in_words_and_numbers() -> None:
    """The author's words stand beside what they mean."""
    line = "**Difficulty:** Senior | **Tags:** a, b | **Asked by:** C | **Time:** 5-10 min | **Frequency:** high"
    found = inspect(Source(Path("bank.md"), f"### 1. Why?\n{line}\n\nSo.\n", ""))
    assert found["sections"][0]["questions"][0]["metadata"] == {
        "difficulty": "Senior",
        "level": 4,
        "tags": ["a", "b"],
        "companies": ["C"],
        "time": "5-10 min",
        "minutes": 10,
        "others": ["Frequency: high"],
        "room": "",
    }
