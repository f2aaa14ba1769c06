"""A folder that is one bank, and settings -> its Bank: the index and every file read, then joined."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from prepress.diagnostics import Report
from prepress.dialect import Document
from prepress.model import Bank, Meta
from prepress.parsing.syntax import Node, plain
from prepress.reading.folders import KEY, members_of
from prepress.reading.joining import Cover, join
from prepress.reading.reader import language_of, number_ids, parse_source, read_document
from prepress.rendering.passages import image_references
from prepress.setting_tables import FolderBank
from prepress.settings import PER_BANK, Settings, merge, with_options
from prepress.source import Source, read_image, read_source

PER_FILE = ("dialect", "labels")
"""What a file of a bank may set for itself."""


def read_folder(folder: FolderBank, base: Settings, options: Mapping[str, Any]) -> tuple[Bank, Settings, Report]:
    """The bank, the settings that hold for it, and what is doubtful, each thing on the file in which it lies."""
    source = read_source(folder.index, folder.folder) if folder.index else Source(folder.folder, "", "")
    report = Report(source)
    meta, document = parse_source(source, report)
    settings = with_options(merge(base, meta.settings, PER_BANK, report), options)
    parsed = [_parse(path, folder, report) for path in members_of(folder, meta.extra.get(KEY), report)]
    meta = replace(meta, language=meta.language or _language([document, *(each for _, each in parsed)], report))
    banks = []
    for own, each in parsed:
        there = report.on(each.source)
        set_there = with_options(merge(settings, own.settings, PER_FILE, there), options)
        banks.append(read_document(replace(own, language=own.language or meta.language), each, set_there, there))
    cover = _cover(folder, source, meta, document.blocks)
    bank = join(cover, banks, report)
    own_images = {reference: read_image(source.path, reference) for reference in image_references(cover.blocks)}
    picture = read_image(source.path, meta.cover) if meta.cover else None
    bank = replace(bank, sections=tuple(number_ids(bank.sections)), images={**bank.images, **own_images}, cover=picture)
    return bank, settings, report.on(bank.source)


def _parse(path: Path, folder: FolderBank, report: Report) -> tuple[Meta, Document]:
    source = read_source(path, folder.folder)
    return parse_source(source, report.on(source))


def _language(documents: Sequence[Document], report: Report) -> str:
    """That of all files together, said where the first of them begins."""
    first = next((document for document in documents if document.blocks), documents[0])
    blocks = tuple(block for document in documents for block in document.blocks)
    return language_of(Document(first.source, blocks), report.on(first.source))


def _cover(folder: FolderBank, source: Source, meta: Meta, blocks: tuple[Node, ...]) -> Cover:
    """The index: its first heading is the title, the rest of it the introduction."""
    heading = next((node for node in blocks if node.level == 1), None)
    said = " ".join(plain(heading.children).split()) if heading else ""
    title = folder.title or meta.title or said or folder.name
    return Cover(source, meta, title, tuple(node for node in blocks if node is not heading))
