"""An address -> its QR code as a drawing, SVG without white around it. The only module that knows segno."""

import io

import segno

LONGEST = 106
"""Bytes: what a code of version 6 with correction level M holds (ISO/IEC 18004). It has 41 modules a side, which are a
third of a millimetre in a code of 14 mm: about the least that a telephone reads from paper."""


def qr_code(text: str) -> bytes:
    """The drawing, as large as it has modules; the same for the same text."""
    drawn = io.BytesIO()
    code = segno.make_qr(text, error="m", boost_error=True)
    code.save(drawn, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return drawn.getvalue()
