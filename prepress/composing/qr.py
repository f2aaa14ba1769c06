"""An address -> its QR code as a drawing, SVG without white around it. The only module that knows segno."""

import io
from dataclasses import dataclass

LONGEST = 106
"""Bytes: what a code of version 6 with correction level M holds (ISO/IEC 18004). It has 41 modules a side, which are a
third of a millimetre in a code of 14 mm: about the least that a telephone reads from paper."""


@dataclass(frozen=True)
class QrCode:
    """A code as SVG, as large as it has `modules` a side."""

    drawing: bytes
    modules: int


def qr_code(text: str) -> QrCode:
    """The same for the same text. The library is loaded when there is a code to draw."""
    import segno

    drawn = io.BytesIO()
    code = segno.make_qr(text, error="m", boost_error=True)
    code.save(drawn, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return QrCode(drawn.getvalue(), len(code.matrix))
