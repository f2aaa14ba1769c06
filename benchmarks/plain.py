"""The yardstick: the same Markdown as one PDF, with WeasyPrint's defaults and nothing else."""

import sys
from pathlib import Path

from markdown_it import MarkdownIt
from weasyprint import HTML

bank, pdf = sys.argv[1:]
HTML(string=MarkdownIt().render(Path(bank).read_text(encoding="utf-8"))).write_pdf(pdf)
