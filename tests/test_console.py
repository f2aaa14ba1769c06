"""What people, programs and GitHub get to see of a diagnostic, and how a build's progress is shown."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from prepress.console import MOST_BARS, Console
from prepress.diagnostics import Diagnostic, Severity
from prepress.excerpt import cells, excerpt, visible
from prepress.messages import FORMATS, as_github, as_json, as_text, summary
from prepress.source import Source, Span

HERE = PurePosixPath("/home/ada")
ESCAPE = "\x1b"


def diagnostic_of(
    text: str, needle: str, message: str = "It is wrong.", hint: str = "", path: str = "/home/ada/banks/bank.md"
) -> Diagnostic:
    """A warning at the first place where `needle` stands."""
    at = text.index(needle)
    return Diagnostic(
        "some-rule", Severity.WARNING, message, hint, Source(Path(path), text, ""), Span(at, at + len(needle))
    )


class Terminal(io.StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A usual terminal, whatever this test runs in."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")


def test_text_names_place_rule_and_hint() -> None:
    """Path, line, column, severity, rule, message; the line; a caret below the character; the hint."""
    found = diagnostic_of("# One\n\nsome text\n", "text", "“text” is wrong.", "Write `words`.")
    assert as_text([found], HERE) == (
        "banks/bank.md:3:6: warning[some-rule]: “text” is wrong.\n    some text\n         ^\n  hint: Write `words`.\n"
    )


def test_text_without_a_place_has_none() -> None:
    """A diagnostic about the build has no path; one about a whole file no line."""
    source = Source(Path("bank.md"), "text", "")
    assert as_text([Diagnostic("a", Severity.ERROR, "It failed.")], HERE) == "error[a]: It failed.\n"
    assert as_text([Diagnostic("a", Severity.INFO, "So.", "", source)], HERE) == "bank.md: info[a]: So.\n"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/ada/banks/bank.md", "banks/bank.md"),
        ("/home/ada/bank.md", "bank.md"),
        ("/home/adalbert/bank.md", "/home/adalbert/bank.md"),
        ("/srv/bank.md", "/srv/bank.md"),
        ("banks/bank.md", "banks/bank.md"),
        ("../bank.md", "../bank.md"),
    ],
)
def test_paths_below_the_current_folder_are_relative(path: str, shown: str) -> None:
    """In every format; others stay as they were given."""
    found = [diagnostic_of("x", "x", path=path)]
    assert as_text(found, HERE).startswith(f"{shown}:1:1: ")
    assert json.loads(as_json(found, HERE))[0]["path"] == shown
    assert f"file={shown}," in as_github(found, HERE)


@pytest.mark.parametrize(
    ("line", "needle"),
    [
        ("a b", "b"),
        ("\ta\tb", "b"),
        ("abc\tb", "b"),
        ("量子 b", "b"),
        ("👍🏽 b", "b"),
        ("e\u0301 b", "b"),
        ("a\u200db", "b"),
        ("\x1b[31m b", " b"),
        ("a\u202eb", "b"),
        ("a\u2028b", "b"),
        ("한글\tb", "b"),
    ],
)
def test_the_caret_stands_below_the_character(line: str, needle: str) -> None:
    """Tabs, wide and combining characters and control characters take up what a terminal gives them."""
    source = Source(Path("bank.md"), f"first\n{line}\nlast", "")
    shown, caret = excerpt(source, source.text.index(line) + line.index(needle))
    at = next(index for index in range(len(shown) + 1) if cells(shown[:index]) == caret.index("^"))
    assert shown[at:].lstrip("\u0301\u200d").startswith(needle)


@pytest.mark.parametrize("at", [0, 1, 50, 99, 100, 101, 500, 998, 999])
@pytest.mark.parametrize("filling", ["x", "量", "\t"])
def test_a_long_line_is_cut_around_the_caret(at: int, filling: str) -> None:
    """What is shown fits the width, and the caret stands below the same character."""
    line = filling * at + "!" + filling * (999 - at)
    shown, caret = excerpt(Source(Path("bank.md"), line, ""), at, width=60)
    assert cells(shown) <= 60
    before = shown[: shown.index("!")]
    assert caret == " " * cells(before) + "^"
    assert shown.startswith("…") or shown.startswith((line[:5], "!", "    "))


def test_a_caret_may_stand_behind_the_last_character() -> None:
    """As when the end of the file is what is wrong."""
    assert excerpt(Source(Path("bank.md"), "ab", ""), 2) == ("ab", "  ^")
    assert excerpt(Source(Path("bank.md"), "ab\n", ""), 2) == ("ab", "  ^")
    assert excerpt(Source(Path("bank.md"), "ab\n", ""), 3) == ("", "^")


def test_nothing_from_a_bank_steers_a_terminal() -> None:
    """Neither its lines, nor its path, nor words of it in a message: signs stand for control characters."""
    evil = "\x1b]0;title\x07\x9b31m\r\x08\x7f\u202e"
    text = as_text([diagnostic_of(evil, "title", f"“{evil}\n” is wrong.", evil, f"/home/ada/{evil}.md")], HERE)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text) == []
    assert text.count("\n") == 4
    assert visible("a\x1bb\x7f\u202e\udcff") == "a␛b␡<U+202E><U+DCFF>"


def test_json_is_a_list_of_objects() -> None:
    """Of path, rule, severity, line, column, message and hint, null where there is none; all of it ASCII."""
    found = [diagnostic_of("a\nb “ü”", "“", "“ü”", "h"), Diagnostic("b", Severity.ERROR, "m")]
    text = as_json(found, HERE)
    assert text.isascii()
    assert json.loads(text) == [
        {
            "path": "banks/bank.md",
            "rule": "some-rule",
            "severity": "warning",
            "line": 2,
            "column": 3,
            "message": "“ü”",
            "hint": "h",
        },
        {"path": None, "rule": "b", "severity": "error", "line": None, "column": None, "message": "m", "hint": ""},
    ]
    assert json.loads(as_json([], HERE)) == []


def test_github_annotations_escape_what_would_end_them() -> None:
    """Percent signs and line ends everywhere, colons and commas in properties; an info is a notice."""
    found = diagnostic_of("x", "x", "100 %,\nno: yes", "a::b", "/home/ada/a,b:c%.md")
    assert as_github([found], HERE) == (
        "::warning file=a%2Cb%3Ac%25.md,line=1,col=1,title=some-rule::100 %25,%0Ano: yes%0Aa::b\n"
    )
    assert as_github([Diagnostic("a", Severity.INFO, "m")], HERE) == "::notice title=a::m\n"
    assert as_github([Diagnostic("a", Severity.ERROR, "m")], HERE) == "::error title=a::m\n"


@pytest.mark.parametrize("name", FORMATS)
def test_no_problems_are_no_text(name: str) -> None:
    """Every format says nothing, or an empty list."""
    assert FORMATS[name]([], HERE).strip() in ("", "[]")


@pytest.mark.parametrize(
    ("questions", "sections", "severities", "line"),
    [
        (40, 8, "ww", "40 questions in 8 sections, 2 warnings"),
        (1, 1, "ewi", "1 question in 1 section, 1 error, 1 warning, 1 info"),
        (2, 0, "", "2 questions, no problems"),
        (0, 0, "e", "no questions, 1 error"),
    ],
)
def test_the_summary_counts(questions: int, sections: int, severities: str, line: str) -> None:
    """Questions, sections, and what was reported, the gravest first."""
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING, "i": Severity.INFO}
    assert summary(questions, sections, [Diagnostic("a", kinds[letter], "m") for letter in severities]) == line


def test_the_summary_says_how_many_were_chosen() -> None:
    """Of how many, unless all were."""
    assert summary(10, 0, [], of=40) == "10 of 40 questions, no problems"
    assert summary(40, 0, [], of=40) == "40 questions, no problems"


def test_a_terminal_gets_colours_and_the_same_words() -> None:
    """Take the escape codes away, and what is left is the plain text."""
    found = [diagnostic_of("# One\n\tsome [red]text[/] :smile: 量\n", "text", hint="Write [b]words[/b].")]
    stream = Terminal()
    Console(HERE, stream).diagnostics(found)
    assert ESCAPE in stream.getvalue()
    assert re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue()) == as_text(found, HERE)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """By the variable that all tools know, and by a terminal that has none."""
    monkeypatch.setenv(name, value)
    stream = Terminal()
    found = [diagnostic_of("x", "x")]
    Console(HERE, stream).diagnostics(found)
    assert stream.getvalue() == as_text(found, HERE)


def test_a_pipe_gets_plain_lines() -> None:
    """Diagnostics without colours, and a line for each file made."""
    stream = io.StringIO()
    console = Console(HERE, stream)
    console.diagnostics([diagnostic_of("x", "x")])
    with console.progress() as progress:
        progress.start(["a.pdf", "b.epub"])
        progress.made("b.epub")
        progress.made("a.pdf")
    console.say("done")
    assert ESCAPE not in stream.getvalue()
    assert stream.getvalue().splitlines()[-3:] == ["made b.epub (1 of 2)", "made a.pdf (2 of 2)", "done"]


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()], ids=["pipe", "terminal"])
def test_quiet_leaves_only_problems(stream: io.StringIO) -> None:
    """No progress, no summary; diagnostics are still said."""
    console = Console(HERE, stream, quiet=True)
    with console.progress() as progress:
        progress.start(["a.pdf"])
        progress.made("a.pdf")
    console.say("done")
    assert stream.getvalue() == ""
    console.diagnostics([diagnostic_of("x", "x")])
    assert "some-rule" in stream.getvalue()


def test_a_terminal_gets_a_bar_for_each_name() -> None:
    """And every bar is full when all is made."""
    stream = Terminal()
    with Console(HERE, stream).progress() as progress:
        progress.start(["flashcards", "packet", "packet"])
        progress.made("packet")
        progress.made("flashcards")
        progress.made("packet")
    last = stream.getvalue().rsplit("flashcards", 1)[1]
    assert last.count("100%") == 2
    assert "packet" in last


def test_many_names_share_one_bar() -> None:
    """So that a terminal does not scroll."""
    stream = Terminal()
    names = [f"{number}.pdf" for number in range(MOST_BARS + 1)]
    with Console(HERE, stream).progress() as progress:
        progress.start(names)
        for name in names:
            progress.made(name)
    assert f"{len(names)} files" in stream.getvalue()
    assert "0.pdf" not in stream.getvalue()


def test_a_bar_is_taken_down_when_something_breaks() -> None:
    """The cursor is shown again, and the error goes on its way."""
    stream = Terminal()

    def break_off() -> None:
        with Console(HERE, stream).progress() as progress:
            progress.start(["a"])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert stream.getvalue().rindex(f"{ESCAPE}[?25h") > stream.getvalue().rindex(f"{ESCAPE}[?25l")


def test_rich_is_not_loaded_for_plain_runs() -> None:
    """Whoever pipes, or is quiet, does not wait for it."""
    script = (
        "import io, sys; from pathlib import PurePath; from prepress.console import Console;"
        "from prepress.diagnostics import Diagnostic, Severity;"
        "console = Console(PurePath('.'), io.StringIO());"
        "console.diagnostics([Diagnostic('a', Severity.ERROR, 'm')]);"
        "progress = console.progress(); progress.__enter__().start(['a']); console.say('done');"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=Path(__file__).parent.parent).returncode == 0
