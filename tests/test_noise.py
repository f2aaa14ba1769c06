"""Which blocks are of use on the web alone, and which only look like it."""

from pathlib import Path
from time import process_time

import pytest

from prepress.dialect import Chapter, Item, Outline
from prepress.model import Prose
from prepress.parsing.syntax import Node, parse, plain
from prepress.reading.noise import Kind, is_language, kind_of
from prepress.reading.sifting import sifted
from prepress.source import Source, Span


def blocks(text: str) -> tuple[Node, ...]:
    return parse(Source(Path("bank.md"), text, ""))


def kind(text: str, *, asked: bool = True) -> Kind | None:
    (block,) = blocks(text)
    return kind_of(block, asked=asked)


@pytest.mark.parametrize(
    "text",
    [
        "**[⬆ Back to Top](#table-of-contents)**",
        "[[↑]](#toc)",
        "<br>[⬆ Back to top](#contents)",
        '<div align="right"><b><a href="#related-topics">↥ back to top</a></b></div>',
        "[к оглавлению](#java)",
        "[返回目录](#目录)",
        "*[トップへ](#top)* <br/>",
        "[Volver arriba](#índice) | [Top](#)",
    ],
)
def test_a_paragraph_that_only_leads_back_is_noise_anywhere(text: str) -> None:
    """A link into the bank, bold or not, in Markdown or HTML, in any language, with signs and breaks beside it."""
    assert kind(text) is kind(text, asked=False) is Kind.WAY_BACK


@pytest.mark.parametrize(
    ("text", "of_kind"),
    [
        ("---", Kind.RULE),
        ('<a name="top"></a>', Kind.ANCHOR),
        ("<!-- QUESTIONS_END -->", Kind.COMMENT),
        ("[![CI](https://img.shields.io/x.svg)](https://ci.example.org)", Kind.BADGES),
        ('<p><a href="https://x.org"><img src="https://badge.fury.io/js/x.svg"></a></p>', Kind.BADGES),
        ("- [One](#one)\n- [Two](#two)\n- [Three](#three)", Kind.CONTENTS),
        ('<a href="https://x.org/?utm_source=y"><img src="ad.gif"></a>', Kind.ADVERTISEMENT),
    ],
)
def test_noise_of_other_kinds_is_noise_in_answers_too(text: str, of_kind: Kind) -> None:
    """Nothing of it could answer anything."""
    assert kind(text) is of_kind


@pytest.mark.parametrize(
    ("text", "of_kind"),
    [
        ("- [One](#one)\n- [Two](#two)", Kind.CONTENTS),
        ("Languages: [English](en.md) | [中文](zh.md) | [Türkçe](tr.md)", Kind.TRANSLATIONS),
        ("[🇩🇪 Deutsch](de.md) · [🇫🇷 Français](fr.md) · [🇻🇳 Tiếng Việt](vi.md)", Kind.TRANSLATIONS),
        ("- [हिन्दी](hi.md)\n- [ไทย](th.md)\n- [Русский](ru.md)", Kind.TRANSLATIONS),
        ("Learn it [in a day](https://x.org/?utm_source=y&utm_medium=sponsor)!", Kind.ADVERTISEMENT),
        ("[Buy me a coffee](https://www.buymeacoffee.com/x)", Kind.ADVERTISEMENT),
    ],
)
def test_some_noise_is_only_noise_around_the_questions(text: str, of_kind: Kind) -> None:
    """In an answer the same words may be meant."""
    assert kind(text) is None
    assert kind(text, asked=False) is of_kind


@pytest.mark.parametrize(
    "text",
    [
        "See [above](#above).",
        "[All of it](https://example.org/#all)",
        "- [One](https://example.org/1)\n- [Two](https://example.org/2)\n- [Three](three.md)",
        "| Kind | Sound |\n|---|---|\n| [Lion](#l) | roars |\n| [Lynx](#m) | hisses |\n| [Cat](#c) | purrs |",
        "![A badger](badger.png)",
        "<!-- tags: (css) -->",
        "[x](#x) `code`",
        "<div dir='rtl'>",
        "```\n---\n```",
    ],
)
def test_what_says_something_is_no_noise(text: str) -> None:
    """A word beside the link, a link to somewhere else, a picture, a fact in a comment, a tag around other blocks."""
    assert kind(text) is None


@pytest.mark.parametrize(
    "words", ["Deutsch", "🇩🇪", "Português (Brasil)", "简体中文", "Tiếng Việt", "🇺🇦 Українська мова"]
)
def test_languages_are_known_by_their_own_name(words: str) -> None:
    """With a country, with a flag, or by a flag alone."""
    assert is_language(words)


@pytest.mark.parametrize("words", ["", "Python", "German shepherds bite", "Go"])
def test_other_words_name_no_language(words: str) -> None:
    """Not even those that languages of another sort go by."""
    assert not is_language(words)


def outline(text: str) -> Outline:
    item = Item(None, Prose(blocks("### a [⬆](#top)")[0].children), blocks(text), Span(0, 1))
    return Outline(Prose(), blocks(text), (Chapter(Prose(), (), (item,), Span(0, 1)),))


def test_what_is_left_is_as_it_was() -> None:
    """Blocks in which there is no noise are the same objects."""
    given = outline("A\n\n- b\n\n  c\n\n> d\n")
    left, noise = sifted(given)
    assert all(map(lambda one, other: one is other, left.intro, given.intro))
    assert [found.kind for found in noise] == [Kind.WAY_BACK]
    assert plain(left.chapters[0].items[0].prompt.nodes) == "a"


def test_a_last_line_that_leads_back_goes_alone() -> None:
    """Of a paragraph, behind a line break of any kind; but not when it may be the end of a sentence."""
    for text in ("One.\n[Back to top](#a)", "One.  \n**[⬆](#a)**", "One.<br/>[наверх](#a)"):
        (left,) = sifted(outline(text))[0].intro
        assert plain(left.children) == "One."
    (left,) = sifted(outline("See\n[the lion](#lion)"))[0].intro
    assert plain(left.children) == "See the lion"


@pytest.mark.parametrize("heading", ["## Contents\n\n", "<details><summary>Contents</summary>\n\n"])
def test_what_only_holds_noise_goes_with_it(heading: str) -> None:
    """A heading above a table of contents, and the tags that fold it away."""
    end = "\n\n</details>" if heading.startswith("<") else ""
    left, noise = sifted(outline(f"{heading}- [One](#one)\n- [Two](#two){end}\n\n## Words\n\nOne.\n"))
    assert [plain((node,)) for node in left.intro] == ["Words", "One."]
    assert "" in [found.kind for found in noise]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["[x](#x) ", "<a href='#'>", "<!--", "<", "![](b", "- [x](#x)\n", "> ", "<details>\n\n", "---\n"]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    """Whatever is repeated."""
    parsed = blocks(piece * (60_000 // len(piece)))
    start = process_time()
    sifted(Outline(Prose(), parsed, ()))
    assert process_time() - start < 1
