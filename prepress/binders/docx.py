"""The pieces of a packet -> a Word document with the same content, for the change at the last minute.

The HTML of the templates is taken over block by block; what an author of a theme adds comes along as text. Contents
have no page numbers, since only Word knows where its pages end. Room to write becomes lines, and drawings that Word
cannot show, such as formulas, become their alternative texts.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document

from prepress.binder import Binder, Bound, Manuscript
from prepress.binding.wordbody import BodyWriter
from prepress.binding.wordstyles import set_up
from prepress.language import direction_of

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The first day that a ZIP archive knows, for banks that do not say when they were changed."""


def bind(manuscript: Manuscript) -> Bound:
    """Every leaf into one document, in their order; a new page before each but the first."""
    document = docx.Document()
    set_up(document, manuscript.paper, rtl=direction_of(manuscript.imprint.language) == "rtl")
    _describe(document, manuscript)
    writer = BodyWriter(document, manuscript.assets)
    for number, leaf in enumerate(manuscript.leaves):
        if number:
            document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx is typed in part
        writer.write(leaf.html)
    return Bound(_archived(document), complaints=tuple(writer.complaints))


def _describe(document: Document, manuscript: Manuscript) -> None:
    imprint, core = manuscript.imprint, document.core_properties
    date = datetime.fromisoformat(imprint.date).replace(tzinfo=UTC) if imprint.date else EPOCH
    core.title, core.author, core.last_modified_by = imprint.title, ", ".join(imprint.authors), "Prepress"
    core.comments, core.subject, core.keywords = imprint.description, "", ", ".join(imprint.subjects)
    core.created = core.modified = date.replace(tzinfo=None)
    core.language, core.identifier, core.revision = imprint.language, imprint.identifier, 1


def _archived(document: Document) -> bytes:
    """The document's bytes, with nothing in them of the day on which they were written."""
    written = io.BytesIO()
    document.save(written)
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in _without_thumbnail(source.namelist()):
            target.writestr(zipfile.ZipInfo(name), _clean(name, source.read(name)), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _without_thumbnail(names: Sequence[str]) -> Sequence[str]:
    """The picture is that of python-docx's own template."""
    return [name for name in names if not name.startswith("docProps/thumbnail")]


def _clean(name: str, data: bytes) -> bytes:
    """What refers to the thumbnail is gone as well."""
    if name != "_rels/.rels":
        return data
    head, *links = data.decode().split("<Relationship ")
    kept = [link for link in links if "thumbnail" not in link]
    tail = "" if kept and kept[-1].rstrip().endswith("</Relationships>") else "</Relationships>"
    return ("<Relationship ".join([head, *kept]) + tail).encode()


BINDER = Binder("docx", bind)
