"""Pages that are painted more than once look the same each time.

The engine cuts a line to its measure when it draws it, and keeps what it wrote: each further time one more `…` stood at
the end of a head. Here the line is put back as it was.
"""

from typing import Any

from weasyprint.draw import text

_draw_first_line = text.draw_first_line


def paint_lines_anew() -> None:
    """From now on, in all documents."""
    text.draw_first_line = _drawn


def _drawn(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """As `draw_first_line`, which this is called in the place of."""
    before = textbox.pango_layout.text
    emojis = _draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    if textbox.pango_layout.text != before:
        textbox.pango_layout.set_text(before)
    return emojis
