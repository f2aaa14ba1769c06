"""Code blocks to HTML: what is told apart, and that no letter of the code changes."""

import re
import subprocess
import sys
import time
from html import unescape

import pytest

from prepress.geometry.face import Face
from prepress.geometry.stock import STOCKS
from prepress.rendering.highlight import LONGEST_LINE, LONGEST_RUN, MOST_CODE, WRAPS, code_html, diagram_of, language_of


def code_of(html: str) -> str:
    """The code as it can be copied out of a page."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_keywords_are_bold_and_comments_in_italics() -> None:
    """The rest of the code has no tags but those of its lines."""
    html = code_html("if x:  # why\n    pass", "python")
    assert "<b>if</b> x:  <i># why</i>" in html
    assert "    <b>pass</b>" in html


def test_a_comment_over_several_lines_is_marked_in_each() -> None:
    """No tag reaches from one line into the next."""
    html = code_html("/* one\n   two */", "java")
    assert "<i>/* one</i>\n</span>" in html
    assert "<i>   two */</i>\n</span>" in html


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("jsx harmony", "jsx"), ("{.html}", "html"), ("YAML", "yaml"), ("language-go", "go"), ("js{1,3}", "js"),
        ("js:app.js", "js"), ("c++", "c++"), ("C#", "c#"), ("node", "javascript"), ("\\n\\n", "n"), ("…", ""), ("", ""),
    ],
)  # fmt: skip
def test_info_strings_are_read_leniently(info: str, language: str) -> None:
    """Of whatever authors write behind a fence, the first word is taken for the language."""
    assert language_of(info) == language


@pytest.mark.parametrize("info", ["javascriptlet", "\\n\\n", "text", "", "{#x}", "a" * 100_000])
def test_an_unknown_language_stays_plain(info: str) -> None:
    """It is printed as it is, and nothing is said about it."""
    assert code_html("if <b> then", info) == (
        '<pre><code><span class="code-line">if &lt;b&gt; then\n</span></code></pre>'
    )


@pytest.mark.parametrize(
    "info", ["python", "js", "html", "yaml", "sql", "bash", "java", "c++", "diff", "json", "unknown"]
)
@pytest.mark.parametrize(
    "code", ['a\n\n\n  "b & c <d>"\n', "\n\n# x", "\tif\r x\u2028y '''", "/* never closed", "\ufeffx", ""]
)
def test_no_letter_of_the_code_changes(code: str, info: str) -> None:
    """Blank lines, tabs, marks and what no language has are kept; only white space at the very end goes."""
    assert code_of(code_html(code, info)) == code.rstrip() + "\n"


@pytest.mark.parametrize(
    "code", ["if x:\n" * (MOST_CODE // 6 + 1), f"if {'(x)' * (LONGEST_LINE // 3)}", "if x " * (LONGEST_RUN // 5 + 1)]
)
def test_code_too_long_to_be_worth_it_stays_plain(code: str) -> None:
    """A file of many thousand characters, a line that a program wrote, or words without end."""
    assert "<b>" not in code_html(code, "python")


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("java", f"{'a ' * 230};"), ("java", "a "), ("java", "List<A> "), ("python", "$"), ("c++", "{"),
        ("python", "/*"), ("csharp", f"{'a ' * 230};"), ("js", "`"), ("html", "<a "), ("markdown", "*"),
        ("bash", "$("), ("yaml", "- "),
    ],
)  # fmt: skip
def test_a_block_of_one_mark_takes_little_time(language: str, mark: str) -> None:
    """Lexers look back, so what is worst for them is never long."""
    code = "\n".join([mark * (LONGEST_LINE // len(mark) - 1)] * (MOST_CODE // LONGEST_LINE))
    start = time.perf_counter()
    assert code_of(code_html(code, language)) == code.rstrip() + "\n"
    assert time.perf_counter() - start < 2


def test_long_lines_are_marked() -> None:
    """Those that may be wider than a card get the class that shows where they go on."""
    html = code_html(f"short\n{'long ' * 20}")
    assert html.count("code-line") == 2
    assert html.count("code-long") == 1


def test_lines_that_are_not_marked_fit_on_every_card() -> None:
    """On the narrowest card, in type of 12 points: a letter of code is 0.6 ems wide, and its ground takes one."""
    narrowest = min(Face(stock.card_width, stock.card_height).width for stock in STOCKS.values())
    assert narrowest >= (WRAPS * 0.6 + 1) * 12 * 25.4 / 72
    assert "code-long" not in code_html("x" * WRAPS)
    assert "code-long" in code_html("x" * (WRAPS + 1))


def test_diagrams_are_told_by_their_language() -> None:
    """Their source is printed under a note that says so."""
    assert diagram_of("mermaid") == "mermaid"
    assert diagram_of("{.plantuml}") == "plantuml"
    assert diagram_of("python") == ""


def test_pygments_is_loaded_when_a_language_is_named() -> None:
    """A bank without fences does not wait for it, nor does one whose fences name none."""
    script = (
        "import sys\nfrom prepress.rendering.highlight import code_html\n"
        "code_html('x')\nprint('pygments.lexers' in sys.modules)\n"
        "code_html('x', 'python')\nprint('pygments.lexers' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True"]
