"""Prepress: from a Markdown question bank to what people hold in their hands."""

__version__ = "0.1.0"
