"""A bank and an edition -> jobs: the volumes composed, their pages rendered, and all that binding and proving need."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from prepress.binder import Imprint, Leaf, Manuscript
from prepress.binding.work import Job
from prepress.edition import Edition, Page, Volume
from prepress.model import Bank, Prose, nodes_of
from prepress.proof import Made
from prepress.rendering.bidi import with_directions
from prepress.rendering.formulas import FOLDER, Formula, addresses, with_drawings, with_mathml
from prepress.rendering.markup import IMAGES, below, cleaned
from prepress.rendering.passages import formulas
from prepress.rendering.sanitizer import BLOCK_TAGS, to_xhtml
from prepress.rendering.theme import Theme

EPUB, DOCX = "epub", "docx"
PARTS = "parts.html"
"""The template whose macros all others are given."""

LINK = re.compile(r"</?a(?:\s(?:[^\">]|\"[^\"]*\")*)?>")
PICTURE = re.compile(r"<img (?!class=\"formula\")(?:[^\">]|\"[^\"]*\")*>")
PICTURE_WORDS = re.compile(r"alt=\"([^\"]+)\"")
BLOCK = re.compile(rf"</?(?:{'|'.join(BLOCK_TAGS.split())})(?:\s(?:[^\">]|\"[^\"]*\")*)?>")
OUTER_BREAKS = re.compile(r"^(?:<br>|\s)+|(?:<br>|\s)+$")

UNNAMED = "…"
"""What the contents call a text without words."""

Formulas = Mapping[str, Formula]
IDENTITY = "https://prepress.invalid/banks/"
"""Not an address, only a name space: a book keeps its identifier as long as the bank keeps its name."""


class Setter:
    """Sets the texts of one bank as HTML, each of them once for print and once for the book."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self._clean: dict[int, tuple[Prose, str, bool]] = {}
        self._print: dict[int, Markup] = {}
        self._book: dict[int, Markup] = {}

    def for_print(self, text: Prose) -> Markup:
        """A text as the engine wants it: formulas are drawn."""
        return self._set(text, self._print, lambda html, own: html, with_drawings)

    def for_contents(self, text: Prose) -> Markup:
        """The same where it is a link as a whole, in a line: no links or blocks of its own, no pictures but formulas.

        A text that is nothing but pictures is called by their words.
        """
        html = LINK.sub("", self.for_print(text))
        words = OUTER_BREAKS.sub("", BLOCK.sub(" ", PICTURE.sub("", html)))
        named = " ".join(PICTURE_WORDS.findall(html))
        return Markup(words or named or UNNAMED)  # noqa: S704 - sanitized

    def for_book(self, text: Prose) -> Markup:
        """A text as a part of an XML document in the folder of texts: formulas are MathML."""
        return self._set(text, self._book, lambda html, own: to_xhtml(below(html), own=own), with_mathml)

    def _set(
        self,
        text: Prose,
        known: dict[int, Markup],
        write: Callable[[str, bool], str],
        put: Callable[[str, Formulas], str],
    ) -> Markup:
        key = id(text.nodes)
        if key not in known:
            clean, own = self._cleaned(text)
            html = write(clean, own)
            known[key] = Markup(put(html, formulas(text.nodes)) if FOLDER in clean else html)  # noqa: S704 - sanitized
        return known[key]

    def _cleaned(self, text: Prose) -> tuple[str, bool]:
        """What print and book have in common; the text is kept, so that its identity remains its own."""
        if found := self._clean.get(id(text.nodes)):
            return found[1:]
        html, own = cleaned(text.nodes, self.bank.images)
        html = with_directions(html, self.bank.meta.language)
        self._clean[id(text.nodes)] = text, html, own
        return html, own


class Desk:
    """Where one bank is made ready, volume by volume; `name` is that of its files without their suffixes."""

    def __init__(self, bank: Bank, name: str, theme: Theme) -> None:
        self.bank = bank
        self.name = name
        self.theme = theme
        self.setter = Setter(bank)

    def job(self, edition: Edition, volume: Volume) -> Job:
        """The volume's job: its manuscript for the binder, its facts for the proofs."""
        bank = volume.bank or self.bank
        edition = replace(edition, format=volume.format or edition.format)
        leaves = self.render(edition, volume)
        styles = self.theme.styles(*edition.stylesheets, *volume.stylesheets)
        pictures = {f"{IMAGES}{image.name}": image.data for image in bank.images.values() if image.data}
        manuscript = Manuscript(
            imprint=_imprint(volume, bank, self.name),
            leaves=leaves,
            styles=styles,
            assets={**self.theme.files(styles), **pictures, **_drawings(leaves, bank), **volume.assets},
            paper=volume.paper,
            stock=volume.stock,
            gathering=volume.gathering,
            scheme=volume.scheme,
            plan=volume.plan,
            outlet=volume.outlet,
            min_type=volume.min_type,
            tags=volume.tags,
        )
        made = _made(edition, volume, bank, self.theme)
        return Job(self.name, f"{self.name}{volume.suffix}", edition.format, manuscript, made)

    def render(self, edition: Edition, volume: Volume) -> tuple[Leaf, ...]:
        """Step six: every page through its template. Raises ThemeError when a user's template is at fault."""
        is_book = edition.format == EPUB
        given: dict[str, object] = {"prose": self.setter.for_book if is_book else self.setter.for_print}
        given["linked"] = self.setter.for_contents
        given |= self.theme.macros(PARTS, given)

        def leaf(page: Page) -> Leaf:
            html = self.theme.render(page.template, {**given, **page.values})
            return Leaf(page.name, html if is_book or edition.format == DOCX else self.theme.spell_out(html), page.kind)

        return tuple(map(leaf, volume.pages))


def _drawings(leaves: Sequence[Leaf], bank: Bank) -> Mapping[str, bytes]:
    """The drawings of the formulas that some pages show, by their addresses."""
    wanted = frozenset().union(*(addresses(leaf.html) for leaf in leaves))
    if not wanted:
        return {}
    known = formulas((*bank.tree, *nodes_of(bank.questions())))
    return {address: known[address].drawing.svg for address in sorted(wanted)}


def _imprint(volume: Volume, bank: Bank, name: str) -> Imprint:
    meta = bank.meta
    return Imprint(
        title=volume.title,
        language=meta.language,
        identifier=meta.identifier or uuid5(NAMESPACE_URL, IDENTITY + name).urn,
        description=meta.description,
        date=_iso_date(meta.updated),
        authors=meta.authors,
        subjects=_once(meta.category, meta.topic, *meta.tags),
        publisher=meta.publisher,
        rights=meta.rights,
        series=volume.series,
        series_number=meta.series_number,
        certifier=volume.certifier,
    )


def _once(*words: str) -> tuple[str, ...]:
    """Each word once, whether it is written with hyphens, spaces or capitals."""
    found: dict[str, str] = {}
    for word in filter(None, words):
        found.setdefault(" ".join(word.casefold().replace("-", " ").split()), word)
    return tuple(found.values())


def _iso_date(text: str) -> str:
    """The text if it is an ISO date, else ""."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _made(edition: Edition, volume: Volume, bank: Bank, theme: Theme) -> Made:
    return Made(
        bank=bank,
        name=volume.name,
        format=edition.format,
        data=b"",
        carries=volume.carries,
        secret=volume.secret,
        with_matter=volume.with_matter,
        brief=volume.brief,
        paper=volume.paper,
        stock=volume.stock,
        gathering=volume.gathering,
        plan=volume.plan,
        scheme=volume.scheme,
        outlet=volume.outlet,
        template_words=theme.template_words(edition.name) + theme.styles(*edition.stylesheets, *volume.stylesheets),
        uncovered=theme.no_glyph,
        forms=volume.forms,
    )
