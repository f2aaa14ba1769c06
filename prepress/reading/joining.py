"""Several banks, each read from a file of one folder -> one Bank, in which every span leads to its file.

A file that is one question goes into the section that its front matter or its folder names. Any other file is a section
by its title, or several if it has sections of its own. A file without questions closes the bank.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from prepress.diagnostics import Report
from prepress.model import Bank, FileReading, Meta, Prose, Section
from prepress.parsing.syntax import Node, plain
from prepress.source import Image, Source, Span, join_sources

RULE = "folder-bank"
SECTION = "section"
ORDINAL = re.compile(r"\d{1,6}[-_. )]+(?=\S)")
SINGLE = "single-question"


@dataclass(frozen=True)
class Cover:
    """What a bank of several files has for itself: its front matter, title and introduction, if it has an index."""

    source: Source
    meta: Meta
    title: str
    blocks: tuple[Node, ...]


def join(cover: Cover, banks: Sequence[Bank], report: Report) -> Bank:
    """The banks as one, in their order; ids are not yet unique."""
    files = [bank.source for bank in banks]
    indexed = (cover.source,) if cover.source.text else ()
    source = join_sources(cover.source.path, (*indexed, *files))
    renames = list(_renames(banks))
    starts = source.starts[len(indexed) :]
    placed = [moved(bank, by, names) for bank, by, names in zip(banks, starts, renames, strict=False)]
    sections = tuple(_sections(placed))
    images = [
        {names.get(reference, reference): image for reference, image in bank.images.items()}
        for bank, names in zip(banks, renames, strict=True)
    ]
    for bank in banks:
        if not bank.sections:
            _report_without_questions(bank, report)
    return Bank(
        source=source,
        meta=replace(cover.meta, language=cover.meta.language or _language(banks)),
        title=cover.title,
        intro=Prose(cover.blocks),
        sections=tuple(section for section in sections if section.questions),
        closing=tuple(section for section in sections if not section.questions),
        dialect=", ".join(dict.fromkeys(bank.dialect for bank in banks if bank.sections)),
        tree=(*cover.blocks, *(node for bank in placed for node in bank.tree)),
        images={reference: image for names in reversed(images) for reference, image in names.items()},
        noise=tuple(item for bank in placed for item in bank.noise),
        files=tuple(FileReading(bank.source.name, bank.dialect, bank.scores) for bank in banks),
    )


def _language(banks: Sequence[Bank]) -> str:
    """That of most files."""
    counts = Counter(bank.meta.language for bank in banks)
    return counts.most_common(1)[0][0] if counts else "en"


def _report_without_questions(bank: Bank, report: Report) -> None:
    spoilt = bank.source.unreadable or bank.source.undecodable is not None
    if not spoilt:
        span = bank.tree[0].span if bank.tree else Span(0, 0)
        message = "There is no question in this file; what it says stands at the end of the bank."
        report.on(bank.source).info(RULE, span, message, "Leave it out of the list of files, if it does not belong.")


def _sections(banks: Sequence[Bank]) -> Iterator[Section]:
    """The sections of all, those without questions among them."""
    found: dict[tuple[str, int], list[Section]] = {}
    for index, bank in enumerate(banks):
        if _is_one_question(bank):
            found.setdefault((_section_name(bank), -1), []).append(_question_of(bank))
        else:
            found[str(bank.source.path), index] = list(_file_sections(bank))
    for (name, index), sections in found.items():
        if index < 0:
            yield _shelved(name, sections)
        else:
            yield from sections


def _is_one_question(bank: Bank) -> bool:
    """Whether a file is a question, rather than a section in which there is only one yet."""
    if bank.dialect == SINGLE:
        return True
    titled = any(node.level == 1 and " ".join(plain(node.children).split()) == bank.title for node in bank.tree)
    one = len(list(bank.questions())) == 1 and not bank.sections[0].title
    return one and not titled and not bank.closing


def _section_name(bank: Bank) -> str:
    """What the front matter says, or the folder: `20-hash-tables` is “Hash tables”."""
    said = bank.meta.extra.get(SECTION)
    if isinstance(said, str | int | float) and str(said).strip():
        return str(said).strip()
    folders = PurePosixPath(bank.source.name).parent.parts
    return " / ".join(map(_readable, folders))


def _readable(folder: str) -> str:
    words = ORDINAL.sub("", folder, count=1) if ORDINAL.match(folder) else folder
    if " " not in words:
        words = words.replace("-", " ").replace("_", " ").strip() or folder
    return words[:1].upper() + words[1:]


def _question_of(bank: Bank) -> Section:
    """The one section of a file that is a question, with all else that the file says."""
    section = bank.sections[0]
    return replace(section, intro=Prose((*bank.intro.nodes, *section.intro.nodes)))


def _shelved(name: str, sections: Sequence[Section]) -> Section:
    first = sections[0]
    return Section(
        title=_words(name, first.span),
        intro=Prose(tuple(node for section in sections for node in section.intro.nodes)),
        questions=tuple(question for section in sections for question in section.questions),
        span=first.span,
    )


def _file_sections(bank: Bank) -> Iterator[Section]:
    """A file as a section; or its own sections, under its title and their own. Its introduction opens the first."""
    said = bank.meta.extra.get(SECTION)
    title = said.strip() if isinstance(said, str) and said.strip() else bank.title
    own = [*bank.sections, *bank.closing]
    span = own[0].span if own else bank.tree[0].span if bank.tree else Span(0, 0)
    if not bank.sections and (bank.intro or not own):
        own.insert(0, Section(Prose(), Prose(), (), span))
    for index, section in enumerate(own):
        intro = (*bank.intro.nodes, *section.intro.nodes) if index == 0 else section.intro.nodes
        named = f"{title}: " if section.title else title
        words = Prose((*_words(named, section.span).nodes, *section.title.nodes))
        if section.questions or intro or section.title:
            yield replace(section, title=words, intro=Prose(intro))


def _words(text: str, span: Span) -> Prose:
    return Prose((Node("text", span, text=text),)) if text else Prose()


def _renames(banks: Sequence[Bank]) -> Iterator[Mapping[str, str]]:
    """New names for references by which files of several folders mean different pictures."""
    taken: dict[str, tuple[PurePosixPath, Image]] = {}
    for bank in banks:
        folder = PurePosixPath(bank.source.name).parent
        names: dict[str, str] = {}
        for reference, image in bank.images.items():
            other, known = taken.setdefault(reference, (folder, image))
            same = other == folder or (known == image and bool(image.data or image.refusal == "remote"))
            if not same:
                names[reference] = _free(f"{folder}/{reference}", folder, taken)
                taken[names[reference]] = folder, image
        yield names


def _free(name: str, folder: PurePosixPath, taken: Mapping[str, tuple[PurePosixPath, Image]]) -> str:
    while name in taken and taken[name][0] != folder:
        name = f"./{name}"
    return name


def moved(value: Any, by: int, names: Mapping[str, str]) -> Any:
    """The same value with all its spans further on, and its pictures under their new names."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, Source):
        return value
    if type(value) is tuple:
        return tuple(moved(item, by, names) for item in value)
    if isinstance(value, Node):
        children = tuple(moved(child, by, names) for child in value.children)
        return _renamed(value, names)._replace(span=moved(value.span, by, names), children=children)
    if is_dataclass(value) and not isinstance(value, type):
        parts = ((field.name, getattr(value, field.name)) for field in fields(value))
        return replace(value, **{name: moved(part, by, names) for name, part in parts})
    return value


def _renamed(node: Node, names: Mapping[str, str]) -> Node:
    """A picture under its new name; in raw HTML the first that is quoted so."""
    if not names:
        return node
    if node.kind == "image" and (name := names.get(node.attributes["src"])):
        return node._replace(attributes={**node.attributes, "src": name})
    if node.kind in ("html_block", "html_inline"):
        text = node.text
        for reference, name in names.items():
            for quote in ('"', "'"):
                text = text.replace(f"src={quote}{reference}{quote}", f"src={quote}{name}{quote}")
        return node._replace(text=text)
    return node
