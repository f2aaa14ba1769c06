"""A bank and an edition -> jobs: the volumes composed, their pages rendered, and all that binding and proving need."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from prepress.bidi import with_directions
from prepress.binder import Imprint, Leaf, Manuscript
from prepress.edition import Edition, Page, Volume
from prepress.formulas import FOLDER, addresses, with_drawings, with_mathml
from prepress.markup import formulas, to_html, to_xhtml
from prepress.model import Bank, Prose, nodes_of
from prepress.proof import Made
from prepress.theme import Theme
from prepress.work import Job

EPUB = "epub"
IDENTITY = "https://prepress.invalid/banks/"
"""Not an address, only a name space: a book keeps its identifier as long as the bank keeps its name."""


def render(edition: Edition, volume: Volume, bank: Bank, theme: Theme) -> tuple[Leaf, ...]:
    """Step six: every page through its template. Raises ThemeError when a user's template is at fault."""
    prose = _prose_filter(bank, edition.format)

    def leaf(page: Page) -> Leaf:
        html = theme.render(page.template, {**page.values, "prose": prose})
        return Leaf(page.name, html if edition.format == EPUB else theme.spell_out(html), page.kind)

    return tuple(map(leaf, volume.pages))


def job_of(edition: Edition, volume: Volume, bank: Bank, name: str, theme: Theme) -> Job:
    """The volume's job: its manuscript for the binder, its facts for the proofs."""
    bank = volume.bank or bank
    leaves = render(edition, volume, bank, theme)
    styles = theme.styles(*edition.stylesheets, *volume.stylesheets)
    pictures = {f"images/{image.name}": image.data for image in bank.images.values() if image.data}
    manuscript = Manuscript(
        imprint=_imprint(volume, bank, name),
        leaves=leaves,
        styles=styles,
        assets={**theme.files(styles), **pictures, **_drawings(leaves, bank), **volume.assets},
        paper=volume.paper,
        stock=volume.stock,
        scheme=volume.scheme,
    )
    return Job(name, f"{name}{volume.suffix}", edition.format, manuscript, _made(edition, volume, bank, theme))


def _prose_filter(bank: Bank, format_name: str) -> Callable[[Prose], Markup]:
    def prose(text: Prose) -> Markup:
        prefix, put = ("../images/", with_mathml) if format_name == EPUB else ("images/", with_drawings)
        html = with_directions(to_html(text.nodes, bank.images, prefix), bank.meta.language)
        html = to_xhtml(html) if format_name == EPUB else html
        return Markup(put(html, formulas(text.nodes)) if FOLDER in html else html)  # noqa: S704 - sanitized

    return prose


def _drawings(leaves: Sequence[Leaf], bank: Bank) -> Mapping[str, bytes]:
    """The drawings of the formulas that some pages show, by their addresses."""
    wanted = frozenset().union(*(addresses(leaf.html) for leaf in leaves))
    if not wanted:
        return {}
    known = formulas((*bank.tree, *nodes_of(bank.questions())))
    return {address: known[address].drawing.svg for address in sorted(wanted)}


def _imprint(volume: Volume, bank: Bank, name: str) -> Imprint:
    return Imprint(
        title=volume.title,
        language=bank.meta.language,
        identifier=uuid5(NAMESPACE_URL, IDENTITY + name).urn,
        description=bank.meta.description,
        date=_iso_date(bank.meta.updated),
        authors=bank.meta.authors,
        subjects=bank.meta.tags,
    )


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
        scheme=volume.scheme,
        template_words=theme.template_words(edition.name) + theme.styles(*edition.stylesheets, *volume.stylesheets),
        uncovered=theme.no_glyph,
        forms=volume.forms,
    )
