"""Banks and finished files for the tests of the proofs, made by hand, so that a fault can be planted in them."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from prepress.diagnostics import Report
from prepress.geometry.stock import A4, Paper
from prepress.model import SECRETS, Bank, Role
from prepress.proof import Made, Proof
from prepress.reading.reader import read_bank
from prepress.source import Source

FONT = Path(__file__).parent.parent / "styles" / "fonts" / "IBMPlexSans-Regular.ttf"
POINTS = 72 / 25.4


def bank_of(text: str) -> Bank:
    """A bank that lies nowhere."""
    source = Source(Path("bank.md"), text, "")
    return read_bank(source, Report(source))


def candidate(bank: Bank, data: bytes, template_words: str = "") -> Made:
    """A candidate's packet."""
    roles = frozenset(Role) - SECRETS
    return Made(bank, "packet-candidate", "pdf", data, roles, SECRETS, with_matter=True, template_words=template_words)


def whole(bank: Bank, data: bytes, format_name: str = "pdf") -> Made:
    """A volume that carries everything."""
    return Made(bank, "volume", format_name, data, frozenset(Role), with_matter=True)


def said_by(proof: Proof, made: Made) -> list[str]:
    """The messages of a proof."""
    report = Report(made.bank.source)
    proof.run(made, report)
    assert all(diagnostic.rule == proof.name for diagnostic in report)
    return [diagnostic.message for diagnostic in report]


def pdf_of(pages: Iterable[Sequence[str]], paper: Paper = A4) -> Pdf:
    """Pages with a line of text every 8 mm from the top left corner, in an embedded font of Latin letters."""
    pdf = pikepdf.new()
    font = _font(pdf)
    for lines in pages:
        pdf.add_blank_page(page_size=(paper.width * POINTS, paper.height * POINTS))
        text = "".join(write(line, 20, 20 + 8 * number, paper) for number, line in enumerate(lines))
        page = pdf.pages[-1]
        page.Resources = Dictionary(Font=Dictionary(F=font))
        page.Contents = pdf.make_stream(text.encode("cp1252"))
    return pdf


def write(text: str, x: float, y: float, paper: Paper = A4) -> str:
    """The operators that write a line of text at a place in millimetres."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F 10 Tf {x * POINTS:.3f} {(paper.height - y) * POINTS:.3f} Td ({escaped}) Tj ET\n"


def _font(pdf: Pdf) -> pikepdf.Object:
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/Plex"),
        Flags=32,
        FontBBox=Array([0, -200, 1000, 900]),
        ItalicAngle=0,
        Ascent=900,
        Descent=-200,
        CapHeight=700,
        StemV=80,
        FontFile2=pdf.make_stream(FONT.read_bytes(), Length1=FONT.stat().st_size),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/Plex"),
            FirstChar=32,
            LastChar=255,
            Widths=Array([550] * 224),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def bytes_of(pdf: Pdf) -> bytes:
    """The file."""
    written = io.BytesIO()
    pdf.save(written, fix_metadata_version=False)
    return written.getvalue()


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def epub_of(files: Mapping[str, str], spine: Sequence[str]) -> bytes:
    """A book of these files below `book/`; `nav.xhtml` is the navigation. Nobody checks that it is a good one."""
    types = {".xhtml": "application/xhtml+xml", ".css": "text/css", ".ncx": "application/x-dtbncx+xml"}
    items = "".join(
        f'<item id="{Path(name).stem}" href="{name}" media-type="{types[Path(name).suffix]}"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'nav.xhtml' else ''}/>"
        for name in files
    )
    order = "".join(f'<itemref idref="{name}"/>' for name in spine)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
        f"<metadata><dc:title>A book</dc:title></metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    return zip_of(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "book/book.opf": package,
            **{f"book/{name}": text for name, text in files.items()},
        }
    )


def zip_of(files: Mapping[str, str], *, stored: Sequence[str] = ("mimetype",)) -> bytes:
    """An archive of these files in this order, `stored` ones uncompressed."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, text in files.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), text, compress_type=method)
    return written.getvalue()


def page_of(body: str) -> str:
    """A document of a book."""
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>T</title>'
        f"</head><body>{body}</body></html>"
    )
