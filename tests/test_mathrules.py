"""Where formulas stand: what is between dollar signs is math only if it looks like it."""

from pathlib import Path
from time import process_time

import pytest

from prepress.parsing.syntax import MATH, Node, formula_source, parse, plain, walk
from prepress.source import Source


def formulas(text: str) -> list[Node]:
    """The formulas of a text."""
    return [node for node in walk(parse(Source(Path("bank.md"), text, ""))) if node.kind in MATH]


@pytest.mark.parametrize(
    "text",
    [
        "$x$", "$O(n)$ time", "the $n$-th", "the **largest $x^2$**", "# Of $x$", "| a |\n|---|\n| $x$ |", "$10$",
        "$a=b$", "$-1$", "$[0,1]$", "$|x|$", "$n!$", "$n \\log n$", "$n log n$", "$ x_i $", "$\\alpha $", "3$\\times$3",
        "$x_1, x_2,$ and", "$A=[-1, 2; 4, -6]$", "$`x^2`$", "$A^T A\u200b$", "PDF$p(x)$并", "其中$x$是",
        "costs $5, while $x$ grows", "\\(x\\)", "\\(O(n \\log n)\\)", "\\[x_1 = 2\\]", "a $$x^2$$ b", "$$x$$",
        "$$\nx\n$$", "$$ x\n+ y $$", "words\n$$\nx=1\n\ny=2\n$$\nwords", "- $$\n  x\n  $$", "> $$\n> x\n> $$",
        "```math\nx\n```", "[see $x$](https://example.org)", "\\[\na + b\n\\]",
    ],
)  # fmt: skip
def test_math_is_seen(text: str) -> None:
    """In words, between them, in tables, lists, quotes, headings, bold text and links."""
    assert len(formulas(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "$12", "costs $5 and $10", "from $5-$10", "US$5 or US$6", "5$ or 6$", "a $1M to $2M deal", "$1/$2",
        "between $1,000 and $2,000.", "price ($5) vs ($6)", "USD$ and CAD$", "echo $PATH and $HOME", "$PATH:$HOME",
        "$HOME$PATH", "$HOME/$USER", "$my_var/$other_var", "${x} and ${y}", "${a}-${b}", "${a_b}/${c_d}", "${name}$",
        "$$HOME and $$USER", "kill $$ or echo $$", "$$", "$$$", "$$$$$$", "$a = $b + $c", "$this->call($bar)",
        "$_POST['x'] and $_GET['y']", "$foo['a_b']=$bar", '$("a").on("b", $("c"))', "$('#a'),$('#b')",
        "$.ajax and $.get", "$scope.a, $scope.b", "`$a$` in code", "    $$\n    x\n    $$", "```sh\necho $a$\n```",
        "\\$x\\$", "\\[Basic\\]", "- \\[x\\] done", "\\(foo\\)", "\\[a-z\\]", "\\[foo\\_bar\\]", "$$\nx\n\n# No end",
    ],
)  # fmt: skip
def test_other_dollars_stay_words(text: str) -> None:
    """Prices, variables of shells and programs, functions, and brackets that are only escaped."""
    assert not formulas(text)


def test_words_around_a_formula_stay() -> None:
    """A formula takes nothing along, and says its source."""
    text = "a $x_1$ b $5 c\n$$\ny\n$$\nd"
    before, block, after = parse(Source(Path("bank.md"), text, ""))
    assert [plain(before.children), plain(after.children)] == ["a $x_1$ b $5 c", "d"]
    assert (formula_source(block), text[slice(*block.span)]) == ("$$\ny\n$$", "$$\ny\n$$\n")


def test_nothing_in_a_formula_is_markup() -> None:
    """Stars, underscores and angle brackets between the signs are the formula's."""
    (formula,) = formulas("$a_1*b_1*c<d>$")
    assert formula.text == "a_1*b_1*c<d>"


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape",
    ["$", "$ ", "$a", "$$a ", "$$\n", "$$ a\n", "$$\n\n", "$$ a\n\n", "\\[", "\\( ", "\\[a\n\n", "$a^", "$\\", "a b "],
)
def test_reading_math_is_linear(shape: str) -> None:
    """A hundred thousand characters of signs take no longer than other text of that length."""
    start = process_time()
    formulas(shape * (100_000 // len(shape)))
    assert process_time() - start < 3
