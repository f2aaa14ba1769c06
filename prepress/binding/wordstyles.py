"""A Word document -> the same with the paper, margins and styles of a packet, and numbered pages."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from prepress.geometry.stock import Paper

SOFT = RGBColor(0x4A, 0x4A, 0x4A)
OWN = {
    "Label": (7.5, True),
    "Id": (6.5, False),
    "Traits": (8.5, False),
    "Code": (8.5, False),
    "Room": (10.5, False),
    "Entry": (9, False),
}
"""Styles of our own: size in points, and whether they are bold."""

MONO = "Courier New"


def set_up(document: Document, paper: Paper, *, rtl: bool) -> None:
    """Give a new document its page, its styles and its foot."""
    (section,) = document.sections
    section.page_width, section.page_height = Mm(round(paper.width)), Mm(round(paper.height))
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    normal: Any = document.styles["Normal"]
    normal.font.size, normal.paragraph_format.space_after = Pt(10.5), Pt(5)
    if rtl:
        normal.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for name, (size, bold) in OWN.items():
        style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold = Pt(size), bold
        style.font.color.rgb = None if name == "Code" else SOFT
        style.paragraph_format.space_after = Pt(0 if name == "Entry" else 2)
        style.paragraph_format.line_spacing = 1
    document.styles["Label"].paragraph_format.keep_with_next = True
    document.styles["Code"].font.name = MONO
    _number_pages(section.footer.paragraphs[0])


def _number_pages(paragraph: Any) -> None:
    add_field(paragraph, "PAGE", "1")
    paragraph.alignment = 2


def add_field(paragraph: Any, code: str, shown: str = "") -> None:
    """A field that Word fills in; until then it shows a text."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run(text if kind == "shown" else "")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = code
            run._r.append(instruction)


def underline(paragraph: Any) -> None:
    """A line below a paragraph, to write on; Word draws one `between` paragraphs that are alike."""
    borders = OxmlElement("w:pBdr")
    for place in ("bottom", "between"):
        border = OxmlElement(f"w:{place}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "B8B8B8")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    paragraph._p.get_or_add_pPr().append(borders)
