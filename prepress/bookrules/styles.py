"""Style sheets leave the choice to whoever reads, and hold nothing that a store or a reader breaks on.

Colours that are fixed are unreadable by night or on paper-like screens. Sizes of the body, and sizes that do not grow
with the type, keep a reader from making it larger. Kindle rejects variables, fixed positions, and what it does not know
(KDP, "CSS guidelines"); EPUBCheck rejects `direction`; Kobo breaks on namespaces and on `text-rendering`. A part of the
screen's height needs a size in per cent before it, for readers that do not know it. What stands in formulas is
theirs: MathML says by styles how cells are aligned.
"""

import re
from collections.abc import Iterable, Iterator

from prepress.bookrule import Fault, Rule, texts
from prepress.proving.epubfile import STYLE_TYPE, EpubFile
from prepress.proving.stylesheet import Declaration, declarations, inline_declarations

KNOWN_PROPERTIES = """
background background-attachment background-color background-image background-position background-repeat
background-size border border-bottom border-bottom-color border-bottom-left-radius border-bottom-right-radius
border-bottom-style border-bottom-width border-collapse border-color border-left border-left-color border-left-style
border-left-width border-radius border-right border-right-color border-right-style border-right-width border-spacing
border-style border-top border-top-color border-top-left-radius border-top-right-radius border-top-style
border-top-width border-width bottom box-shadow box-sizing break-after break-before break-inside caption-side clear
clip color column-count column-gap column-rule column-width columns content counter-increment counter-reset cursor
display empty-cells float font font-family font-feature-settings font-size font-style font-variant font-variant-caps
font-variant-ligatures font-variant-numeric font-variant-position font-weight height hyphens left letter-spacing
line-break line-height list-style list-style-image list-style-position list-style-type margin margin-bottom
margin-left margin-right margin-top max-height max-width min-height min-width object-fit opacity orphans outline
outline-color outline-style outline-width overflow overflow-wrap overflow-x overflow-y padding padding-bottom
padding-left padding-right padding-top page-break-after page-break-before page-break-inside position quotes right
ruby-align ruby-position speak src tab-size table-layout text-align text-align-last text-combine-upright
text-decoration text-decoration-color text-decoration-line text-decoration-style text-emphasis text-emphasis-color
text-emphasis-position text-emphasis-style text-indent text-orientation text-shadow text-transform
text-underline-position top transform transform-origin unicode-range vertical-align visibility white-space widows
width word-break word-spacing word-wrap writing-mode z-index
"""
KNOWN = frozenset(KNOWN_PROPERTIES.split())
"""Properties of CSS 2.1, and later ones that EPUB 3.3 readers have (EPUB 3.3, "CSS"; KDP, "Supported CSS")."""

PREFIX = re.compile(r"-(?:webkit|epub|moz|ms|o|kobo|amzn|adobe|ibooks)-")
COLOURS = frozenset({"color", "background", "background-color"})
NO_COLOUR = re.compile(r"(?:inherit|initial|unset|transparent|none|currentcolor|0)", re.IGNORECASE)
BODY = re.compile(r"(?:^|[,\s>])(?:html|body|\*|:root)(?:$|[,\s:.#\[])")
READERS_OWN = frozenset({"font-size", "line-height", "font", "font-family"})
ABSOLUTE = re.compile(r"(?<![\w.-])\d*\.?\d+(?:px|pt|pc|mm|cm|in)\b")
SCREEN = re.compile(r"\d(?:vh|vw|vmin|vmax)\b")
SIZED = re.compile(r"(?:font-size|line-height|margin|padding|text-indent|width|height|max-width|max-height)(?:-\w+)?")
REJECTED = {
    "direction": "which EPUB forbids: it is said by the attribute dir",
    "unicode-bidi": "which EPUB forbids: it is said by elements and the attribute dir",
    "text-rendering": "which breaks pages on Kobo",
}


def run(book: EpubFile) -> Iterator[Fault]:
    """Style sheets in the order of the package, then `style` in documents."""
    for item in book.manifest:
        if item.media_type == STYLE_TYPE:
            for line, said, grave in _faults(list(declarations(book.text(item.path)))):
                yield Fault(item.path, f"in line {line} {said}", grave=grave)
    for document in texts(book):
        for spot in book.spots(document.path):
            text = "" if "math" in spot.above else spot.element.get("style", "")
            rules = [*inline_declarations(text)] if text else []
            if spot.name == "style":
                rules = list(declarations(spot.element.text or ""))
            for _, said, grave in _faults(rules):
                yield Fault(document.path, f"in a style of its own {said}", spot.within, grave=grave)


def _faults(rules: list[Declaration]) -> Iterator[tuple[int, str, bool]]:
    for rule in rules:
        for said in (*_form(rule), *_values(rule)):
            yield rule.line, said, True
    yield from ((line, said, True) for line, said in _screen(rules))


def _form(rule: Declaration) -> Iterator[str]:
    name = rule.name
    if not name:
        yield f"has no CSS: {rule.value}"
    elif name.startswith("--"):
        yield f"declares the variable {name}, which Kindle rejects"
    elif name in ("@import", "@namespace"):
        yield f"has {name}, which not every reader follows"
    elif name in REJECTED:
        yield f"has {name}, {REJECTED[name]}"
    elif not name.startswith("@") and name not in KNOWN and not PREFIX.match(name):
        yield f"has {name}, which is no CSS property that readers know"
    if "|" in rule.selector and not re.search(r"\[[^\]]*\|=", rule.selector):
        yield f"selects {rule.selector} by namespace, which old readers take for an error"
    if "var(" in rule.value:
        yield f"uses a variable for {name}, which Kindle rejects"


def _values(rule: Declaration) -> Iterator[str]:
    name, value = rule.name, rule.value.lower()
    if name in COLOURS and not NO_COLOUR.fullmatch(value) and "url(" not in value:
        yield f"fixes a colour ({rule.selector} {{ {name}: {rule.value} }}), which cannot be read on every page"
    if name == "position" and value in ("fixed", "sticky"):
        yield f"has position: {value}, which Kindle rejects and pages cannot do"
    if name in READERS_OWN and BODY.search(rule.selector):
        yield f"sets {name} of {rule.selector}, which is the reader's choice"
    if SIZED.fullmatch(name) and (found := ABSOLUTE.search(value)) and not re.match(r"0*\.?0*(?:px|pt)", found[0]):
        yield f"has {name}: {rule.value}, which does not grow with the type"


def _screen(rules: Iterable[Declaration]) -> Iterator[tuple[int, str]]:
    earlier: set[tuple[str, str]] = set()
    for rule in rules:
        if SCREEN.search(rule.value) and (rule.selector, rule.name) not in earlier:
            yield rule.line, f"has {rule.name}: {rule.value} without one in per cent before it"
        if "%" in rule.value:
            earlier.add((rule.selector, rule.name))


RULE = Rule("styles", "styles without fixed colours and sizes, and nothing that Kindle, Kobo or EPUBCheck reject", run)
