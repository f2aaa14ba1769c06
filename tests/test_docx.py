"""Packets that can be edited: the same content as the PDFs, proved in the same way. Read from finished files."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PIL import Image as Drawing

from prepress.binding.work import Result, do
from prepress.diagnostics import Report
from prepress.edition_settings import PACKETS, PacketSettings
from prepress.editions.packet import EDITION
from prepress.model import Bank
from prepress.proofs.key_matches import PROOF as KEY_MATCHES
from prepress.proofs.no_answer_leaks import PROOF as NO_ANSWER_LEAKS
from prepress.proofs.nothing_lost import PROOF as NOTHING_LOST
from prepress.proving.docxfile import DocxFile
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import Image, read_source
from tests.proofing import bank_of, said_by

pytestmark = pytest.mark.slow
CONTENT = Path(__file__).parents[1] / "content" / "distributed-systems.md"
RICH = """# Everything

An introduction with a [link](https://example.org/) and **bold *and italic* words**.

## Kinds

### 1. What does a table hold?
**Answer:** Cells, and ![a box](box.png).

| name | value |
|------|-------|
| one  | `1`   |

3. three
4. four
   - nested

     with a second paragraph

```python
def f():
    return "code"
```

> A quotation, with $x^2$ in it, and 日本語.

**Follow-up:** Why<br>so?

### 2. Nobody knows?

## Tips

1. First this.
2. Then that.
"""


def made(bank: Bank, **wishes: object) -> dict[str, Result]:
    """The packets of a bank as Word documents, by the names of their volumes."""
    packet = PacketSettings(kinds=PACKETS, format="docx", **wishes)  # type: ignore[arg-type]  # fields of settings
    desk = Desk(bank, "bank", Theme())
    return {volume.name: do(desk.job(EDITION, volume)) for volume in EDITION.compose(bank, Settings(packet=packet))}


def rich() -> Bank:
    """A bank with whatever authors write, and a picture."""
    stream = io.BytesIO()
    Drawing.new("RGB", (90, 30), "red").save(stream, "PNG")
    bank = bank_of(RICH)
    return replace(bank, images={**bank.images, "box.png": Image("box.png", stream.getvalue())})


def content() -> Bank:
    """The bank of the project."""
    source = read_source(CONTENT)
    return read_bank(source, Report(source))


@pytest.mark.parametrize("read", [content, rich])
def test_documents_hold_what_the_pdfs_hold(read: Callable[[], Bank]) -> None:
    """Proved by the same proofs, for every reader; python-docx opens what it wrote."""
    results = made(read(), variants=2)
    assert list(results)[:2] == ["packet-candidate-A", "packet-candidate-B"]
    for result in results.values():
        assert (result.crash, result.findings) == ("", ())
        assert result.job.path.endswith(".docx")
        assert len(docx.Document(io.BytesIO(result.bound.data)).paragraphs) > 10


def test_the_same_bank_gives_the_same_bytes() -> None:
    """Neither the day nor the library's own template leaves a trace."""
    first, second = (made(rich())["packet-study"].bound.data for _ in range(2))
    assert first == second
    core = docx.Document(io.BytesIO(first)).core_properties
    assert (core.title, core.author, core.comments) == ("Everything: study packet", "", "")
    assert not any("thumbnail" in name for name in zipfile.ZipFile(io.BytesIO(first)).namelist())


def test_words_keep_their_look() -> None:
    """Headings, bold, italic and code, numbers of lists, the table, the picture with its text, the link."""
    document = docx.Document(io.BytesIO(made(rich())["packet-interviewer"].bound.data))
    runs = {run.text: run for paragraph in document.paragraphs for run in paragraph.runs}
    assert runs["and italic"].bold
    assert runs["and italic"].italic
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert {"3.\tthree", "4.\tfour", "•\tnested", "with a second paragraph"} <= set(texts)
    assert 'def f():\n    return "code"' in [text.rstrip() for text in texts]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["one", "1"]
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == ["a box"]
    assert "https://example.org/" in [relation.target_ref for relation in document.part.rels.values()]
    assert [text for text in texts if text.startswith("1 What does")]
    assert document.styles["Heading 2"] in [paragraph.style for paragraph in document.paragraphs]


PLANTS = {
    "docProps/core.xml": ("<dc:title>", "<dc:title>Cells, and a box in it. ", "the document's properties"),
    "word/document.xml": ("<w:body>", "<w:body><w:p><w:r><w:t>Cells, and a box in it.</w:t></w:r></w:p>", "on page 1"),
    "word/footer1.xml": ("</w:ftr>", "<w:p><w:r><w:t>Cells, and a box in it.</w:t></w:r></w:p></w:ftr>", "footer1.xml"),
}


@pytest.mark.parametrize("part", PLANTS)
def test_an_answer_anywhere_in_a_candidates_document_is_found(part: str) -> None:
    """In the text, in the properties, in the foot of pages."""
    bank = bank_of(
        "### 1. What does a table hold?\n**Answer:** Cells, and a box in it.\n\n### 2. How?\n**Answer:** So.\n"
    )
    result = made(bank)["packet-candidate"]
    before, after, place = PLANTS[part]
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(result.bound.data)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode("utf-8", "surrogateescape")
            assert name != part or before in text
            planted = text.replace(before, after, 1) if name == part else text
            target.writestr(name, planted.encode("utf-8", "surrogateescape"))
    assert said_by(NO_ANSWER_LEAKS, replace(result.job.made, data=result.bound.data)) == []
    (said,) = said_by(NO_ANSWER_LEAKS, replace(result.job.made, data=packed.getvalue()))
    assert place in said


def test_what_is_missing_from_a_document_is_found() -> None:
    """Another bank's document lacks the texts and the numbers of this one; rubbish lacks all of them."""
    result = made(rich())["packet-key"]
    other = made(bank_of("### 9. Else?\n**Answer:** Other.\n"))["packet-key"].bound.data
    for data in (other, b"rubbish"):
        assert said_by(NOTHING_LOST, replace(result.job.made, data=data))
    assert said_by(KEY_MATCHES, replace(result.job.made, data=other))
    assert DocxFile(b"rubbish").pages == ()
