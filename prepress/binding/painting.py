"""A PDF and a size in pixels -> pictures of its pages, each of just that size, as PNG."""

import io
from collections.abc import Iterator
from math import ceil

import pypdfium2
from pypdfium2 import raw

Pixels = tuple[int, int]


def pictures(pdf: bytes, pixels: Pixels, dpi: float) -> Iterator[bytes]:
    """Every page, made to fill the picture; where its shape is another one, as much is cut off at both sides.

    `dpi` is only written down in the file. A page is drawn at a whole number of pixels: nothing is blurred twice.
    """
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield _png(page, pixels, dpi)
        page.close()
    document.close()


def _png(page: pypdfium2.PdfPage, pixels: Pixels, dpi: float) -> bytes:
    width, height = page.get_size()
    scale = max(pixels[0] / width, pixels[1] / height)
    whole = (ceil(round(width * scale, 3)), ceil(round(height * scale, 3)))
    bitmap = pypdfium2.PdfBitmap.new_native(*pixels, raw.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *pixels)
    left, top = ((full - shown) // 2 for full, shown in zip(whole, pixels, strict=True))
    raw.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *whole, 0, raw.FPDF_ANNOT)
    written = io.BytesIO()
    bitmap.to_pil().save(written, "PNG", dpi=(dpi, dpi))
    bitmap.close()
    return written.getvalue()
