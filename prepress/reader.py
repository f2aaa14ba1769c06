"""A source -> a Bank. The dialect is recognised here and nowhere else; the reader never fails, it reports."""

import hashlib
from base64 import b32encode
from collections import Counter
from dataclasses import replace

from prepress.diagnostics import Report
from prepress.dialect import Chapter, Document, Item, all_dialects
from prepress.frontmatter import read_front_matter
from prepress.markup import image_references
from prepress.model import Bank, Meta, Part, Prose, Question, Role, Section
from prepress.parts import split_parts
from prepress.source import Source, read_image
from prepress.syntax import parse

ID_LENGTH = 8
"""Eight base-32 letters: among 4,000 questions two different ones share an id once in 130,000 banks."""


def parse_source(source: Source, report: Report) -> tuple[Meta, Document]:
    """The front matter and the syntax tree of a source; no meaning yet."""
    meta, start = read_front_matter(source, report)
    return meta, Document(source, parse(source, start))


def read_bank(source: Source, report: Report) -> Bank:
    """Read one bank; what is doubtful in it goes to `report`."""
    return read_document(*parse_source(source, report), report)


def read_document(meta: Meta, document: Document, report: Report) -> Bank:
    """Recognise the dialect and read the tree as it says."""
    source = document.source
    dialect = max(all_dialects(), key=lambda dialect: dialect.score(document))
    outline = dialect.read(document)
    sections = _number_ids([_section(chapter, report) for chapter in outline.chapters])
    return Bank(
        source=source,
        meta=meta,
        title=meta.title or outline.title.text or source.path.stem,
        intro=Prose(outline.intro),
        sections=tuple(section for section in sections if section.questions),
        closing=tuple(section for section in sections if not section.questions),
        dialect=dialect.name,
        tree=document.blocks,
        images={reference: read_image(source.path, reference) for reference in image_references(document.blocks)},
    )


def _section(chapter: Chapter, report: Report) -> Section:
    questions = tuple(_question(item, report) for item in chapter.items)
    return Section(chapter.title, Prose(chapter.intro), questions, chapter.span)


def _question(item: Item, report: Report) -> Question:
    parts = split_parts(item.body, report)
    return Question(item.id or _content_id(item.prompt, parts), item.number, item.prompt, parts, item.span)


def _content_id(prompt: Prose, parts: tuple[Part, ...]) -> str:
    """An id from what the front of the card asks: mending an answer keeps it, and so does renumbering."""
    asked = [prompt.text, *(part.body.text for part in parts if part.role is Role.CONTEXT)]
    words = " ".join(" ".join(asked).casefold().split())
    return b32encode(hashlib.sha256(words.encode()).digest()).decode().lower()[:ID_LENGTH]


def _number_ids(sections: list[Section]) -> list[Section]:
    """The same question asked again gets its count behind the id: `k3pd7aqx-2`."""
    seen: Counter[str] = Counter()

    def unique(question: Question) -> Question:
        name = question.id
        while seen[name]:
            seen[question.id] += 1
            name = f"{question.id}-{seen[question.id]}"
        seen[name] += 1
        return replace(question, id=name)

    return [replace(section, questions=tuple(map(unique, section.questions))) for section in sections]
