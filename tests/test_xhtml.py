"""What authors write as raw HTML ends up where XHTML has a place for it, with every word kept."""

import pytest

from prepress.binding.contentmodel import put_in_place
from prepress.binding.xhtml import Sheet, sayable, settle
from prepress.binding.xmltree import XmlError, parse_xml, write_xml
from prepress.language import direction_of, language_tag

PAGE = '<html dir="{direction}"><head><title>t</title></head><body>{body}</body></html>'


def settled(body: str, direction: str = "ltr") -> Sheet:
    """A document with some body, put in order."""
    return settle("text/x.xhtml", PAGE.format(direction=direction, body=body))


def body_of(sheet: Sheet) -> str:
    """What is in the body."""
    return sheet.html.partition("<body>")[2].partition("</body>")[0]


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("<b>a<ul><li>b</li></ul></b>", "a<ul><li>b</li></ul>"),
        ("<span><div>a<p>b</p></div></span>", "<div>a<p>b</p></div>"),
        ("<h2>a <div>b</div><hr/></h2>", '<h2>a <span class="block">b</span><br/></h2>'),
        ("<pre>a<div>b</div></pre>", '<pre>a<span class="block">b</span></pre>'),
        ('<a href="x"><div>a</div></a>', '<a href="x"><div>a</div></a>'),
        ('<p><a href="x"><div>a</div></a></p>', '<p><a href="x"><span class="block">a</span></a></p>'),
        ("<li>a</li><dd>b</dd><figcaption>c</figcaption>", "<div>a</div><div>b</div><div>c</div>"),
        ("<ul>a<b>b</b><li>c</li> </ul>", "<ul><li>a<b>b</b></li><li>c</li></ul>"),
        ("<ul>\n<li>a</li>\n</ul>", "<ul><li>a</li></ul>"),
        ("<dl><dd>a</dd></dl>", "<div><div>a</div></div>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<details><p>a</p></details>", "<div><p>a</p></div>"),
        ("<details>a<summary>b</summary></details>", "<div>a<div>b</div></div>"),
        (
            "<details><summary>a</summary>b</details>",
            "<details><summary>a</summary>b</details>",
        ),
        (
            "<figure><figcaption>a</figcaption><figcaption>b</figcaption></figure>",
            "<div><div>a</div><div>b</div></div>",
        ),
        ("<ruby>a<rt>b</rt></ruby>", "<ruby>a<rt>b</rt></ruby>"),
        ("<ruby>a</ruby><rt>b</rt>", "<span>a</span><span>b</span>"),
        ("<table><tr><th><h4>a</h4></th></tr></table>", "<table><tr><th><p>a</p></th></tr></table>"),
        (
            "<table><tfoot><tr/></tfoot><tbody/><caption>a</caption><caption>b</caption><thead/></table>",
            "<table><caption>a<br/>b</caption><tbody><tr/></tbody><tbody/><tbody/></table>",
        ),
    ],
)
def test_every_element_has_a_place(written: str, mended: str) -> None:
    """An element that stands where it must not is dissolved or becomes another; one that may stand there stays."""
    assert write_xml(put_in_place(parse_xml(f"<body>{written}</body>"))) == f"<body>{mended}</body>"


@pytest.mark.parametrize(
    ("attribute", "kept"),
    [
        ('href="https://example.org/a?b=1&amp;c=2#d"', 'href="https://example.org/a?b=1&amp;c=2#d"'),
        ('href="HTTP://EXAMPLE.ORG:8080"', 'href="HTTP://EXAMPLE.ORG:8080"'),
        ('href="mailto:a@example.org"', 'href="mailto:a@example.org"'),
        ('href="ch01-answers.xhtml#a-x"', 'href="ch01-answers.xhtml#a-x"'),
        ('href=" http://example.org/a b[1]"', 'href="http://example.org/a%20b%5B1%5D"'),
        ('href="http://exa mple.org/"', ""),
        ('href="http://"', ""),
        ('href="mailto:"', ""),
        ('href="http://example.org/#a#b"', ""),
        ('start="7"', 'start="7"'),
        ('start="seven"', ""),
        ('colspan="0"', ""),
        ('rowspan="2"', 'rowspan="2"'),
        ('dir="sideways"', ""),
        ('lang="de-CH"', 'lang="de-CH" xml:lang="de-CH"'),
        ('lang="German!"', ""),
    ],
)
def test_only_sound_attributes_stay(attribute: str, kept: str) -> None:
    """An address is mended if that can be done with percent signs; another value that nobody can use goes."""
    assert body_of(settled(f"<a {attribute}>x</a>")) == f"<a{' ' if kept else ''}{kept}>x</a>"


def test_links_have_something_to_follow() -> None:
    """A link around nothing is none; one around a picture is."""
    picture = '<a href="x"><img alt="y"/></a>'
    assert body_of(settled(f'<a href="x"> </a><a href="x"/>{picture}')) == f"<a> </a><a/>{picture}"


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("<h1/><h4/><h5/><h4/>", "1232"),
        ("<h2/><h3/><h4/><h3/><h6/>", "23434"),
        ("<h1/><h2/><h3/>", "123"),
        ("<h3/><h3/><h6/>", "334"),
    ],
)
def test_no_level_of_headings_is_left_out(written: str, levels: str) -> None:
    """A heading is one level below the one it belongs to, and headings that were equals stay equals."""
    assert body_of(settled(written)) == "".join(f"<h{level}/>" for level in levels)


def test_a_paragraph_says_when_it_runs_the_other_way() -> None:
    """What is mostly Hebrew or Arabic is marked in an English book, and the reverse; code runs to the right."""
    assert (
        body_of(settled("<p>שלום, world שלום</p><p>one word שלום</p>"))
        == '<p dir="rtl">שלום, world שלום</p><p>one word שלום</p>'
    )
    assert (
        body_of(settled("<p>مرحبا <code>quorum</code></p>")) == '<p dir="rtl">مرحبا <code dir="ltr">quorum</code></p>'
    )
    assert body_of(settled("<p>مرحبا</p><p>one</p><pre>x</pre>", "rtl")) == (
        '<p>مرحبا</p><p dir="ltr">one</p><pre dir="ltr">x</pre>'
    )


def test_what_the_templates_say_runs_with_the_book() -> None:
    """English words of ours stay on the side of the page where an Arabic book begins its lines."""
    ours = '<p class="jump">Answer</p><h1 id="colophon">Colophon</h1><nav><ol><li>Answers</li></ol></nav>'
    assert body_of(settled(ours, "rtl")) == ours


def test_a_sheet_knows_its_code_and_its_pictures() -> None:
    """The characters of code, each once, and the pictures in their order, with what there is to say of them."""
    sheet = settled('<p>no <code>aba</code> <img src="x" alt="one"/><img src="y"/></p><pre>c</pre>')
    assert sheet.code == set("abc")
    assert sheet.pictures == (("x", "one"), ("y", ""))


def test_characters_that_xml_cannot_hold_go() -> None:
    """Control characters, halves of characters and non-characters; nothing else."""
    assert sayable("a\x00\x08\x0b\x1b\x7fb\ud800\ufffe\uffff\tc\n😀") == "a\x7fb\tc\n😀"


def test_a_document_that_is_not_well_formed_is_left_as_it_is() -> None:
    """The proofs say where it is at fault; nothing crashes before."""
    assert settle("text/x.xhtml", "<p>") == Sheet("text/x.xhtml", "<p>")
    with pytest.raises(XmlError, match="line 1"):
        parse_xml("<p>")


def test_a_tree_is_written_as_it_was_read() -> None:
    """Prefixes, entities, white space and empty elements survive; comments do not."""
    text = '<a xml:lang="x" t="&quot;&amp;&lt;">\n <b/>&amp;&lt;<e:c>é</e:c> </a>'
    assert write_xml(parse_xml(text.replace("<b/>", "<b></b><!-- x -->"))) == text.replace(
        '"&quot;&amp;&lt;"', "'\"&amp;&lt;'"
    )


def test_nobody_can_nest_too_deep() -> None:
    """Five thousand boxes in each other become some, and the words in them stay."""
    body = body_of(settled("<div>" * 5000 + "x<b>y</b>" + "</div>" * 5000))
    assert body.count("<div>") < 200
    assert "x<b>y</b>" in body


@pytest.mark.parametrize(
    ("said", "tag", "direction"),
    [
        ("en", "en", "ltr"),
        ("pt_BR", "pt-BR", "ltr"),
        ("ar", "ar", "rtl"),
        ("he-IL", "he-IL", "rtl"),
        ("az-Arab", "az-Arab", "rtl"),
        ("ar-Latn", "ar-Latn", "ltr"),
        ("English", "und", "ltr"),
        ("", "und", "ltr"),
    ],
)
def test_languages_are_tags(said: str, tag: str, direction: str) -> None:
    """What an author writes becomes a tag that XML knows, and the script of it says which way it runs."""
    assert language_tag(said) == tag
    assert direction_of(tag) == direction
