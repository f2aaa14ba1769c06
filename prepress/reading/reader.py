"""A source -> a Bank. The dialect is chosen here and nowhere else; the reader never fails, it reports."""

import hashlib
from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from prepress.diagnostics import Report
from prepress.dialect import Document, Item, Outline
from prepress.model import ASKED, Bank, Meta, Noise, Part, Prose, Question, Role, Section, nodes_of
from prepress.parsing.frontmatter import read_front_matter
from prepress.parsing.syntax import parse
from prepress.reading.answerkeys import keyed
from prepress.reading.choosing import Choice, choose
from prepress.reading.labels import own_labels
from prepress.reading.parts import Reading, Remark, read_items
from prepress.reading.sifting import sifted
from prepress.reading.tongue import ENGLISH, tongue_of_nodes
from prepress.reading.tongue_words import NAMES
from prepress.reading.traitlines import traits_of_meta
from prepress.reading.traits import Traits, joined
from prepress.rendering.passages import image_references
from prepress.settings import PER_BANK, Settings, merge
from prepress.source import Source, name_of, read_image

HEADINGS, GUESSED = "headings", 0.01
LONE = "single-question"
ID_BYTES = 5
"""Eight base-32 letters: among 4,000 questions two different ones share an id once in 130,000 banks."""


def parse_source(source: Source, report: Report) -> tuple[Meta, Document]:
    """The front matter and the syntax tree of a source; no meaning yet."""
    meta, start = read_front_matter(source, report)
    return meta, Document(source, parse(source, start))


def read_bank(source: Source, report: Report) -> Bank:
    """Read one bank, with no settings but its own; what is doubtful in it goes to `report`."""
    meta, document = parse_source(source, report)
    settings = merge(Settings(), meta.settings, PER_BANK, report)
    return read_document(meta, document, settings, report)


def read_document(meta: Meta, document: Document, settings: Settings, report: Report) -> Bank:
    """Read the tree in the dialect that is set, or in the one that fits best, with the labels that are set."""
    with own_labels(settings.labels):
        return _read(meta, document, settings.dialect, report)


def _read(meta: Meta, document: Document, dialect: str, report: Report) -> Bank:
    source = document.source
    meta = meta if meta.language else replace(meta, language=language_of(document, report))
    choice = choose(document, dialect)
    outline, noise = sifted(keyed(choice.dialect.read(document)))
    sections = number_ids(_sections(outline, report))
    if choice.dialect.name == LONE:
        sections = _told(sections, traits_of_meta(meta))
    _report_rivals(choice, sections, document, report)
    if not dialect:
        _report_guess(choice, sections, document, report)
    _report_titles(meta, outline, report)
    asked = nodes_of(question for section in sections for question in section.questions)
    references = image_references((*document.blocks, *asked))
    return Bank(
        source=source,
        meta=meta,
        title=meta.title or outline.title.text or name_of(source.path),
        intro=Prose(outline.intro),
        sections=tuple(section for section in sections if section.questions),
        closing=tuple(section for section in sections if not section.questions),
        dialect=choice.dialect.name,
        scores=choice.scores,
        tree=document.blocks,
        images={reference: read_image(source.path, reference, source.folder) for reference in references},
        noise=(*_replaced(outline.title, meta), *noise),
        cover=read_image(source.path, meta.cover, source.folder) if meta.cover else None,
    )


def _replaced(title: Prose, meta: Meta) -> Iterator[Noise]:
    """The heading in whose place the title of the front matter stands, which is reported elsewhere."""
    if meta.title and title.text != meta.title:
        yield from (Noise("", node) for node in title.nodes)


def language_of(document: Document, report: Report) -> str:
    """The language that a bank is written in, though it does not say so; said unless it is the usual one."""
    tag = tongue_of_nodes(document.blocks).tag
    if tag != ENGLISH:
        message = f"The bank does not say its language; it is taken for {NAMES[tag]}."
        hint = f"Say it in the front matter: `lang: {tag}`, or another one."
        report.info("assumed-language", document.blocks[0].span, message, hint)
    return tag


def _told(sections: list[Section], traits: Traits) -> list[Section]:
    """The sections of a file that is one question: what its front matter says, it says of that."""
    if sum(len(section.questions) for section in sections) != 1:
        return sections
    return [
        replace(section, questions=tuple(replace(one, traits=joined(traits, one.traits)) for one in section.questions))
        for section in sections
    ]


def _report_titles(meta: Meta, outline: Outline, report: Report) -> None:
    """A bank has one title; that of the front matter is the one that was written for it."""
    heading = outline.title.text
    if meta.title and heading and meta.title.casefold().split() != heading.casefold().split():
        message = f"The heading “{heading}” is left out: the front matter has another title, “{meta.title}”."
        report.info("two-titles", outline.title.nodes[0].span, message, "Write the one you want in both places.")


def _sections(outline: Outline, report: Report) -> list[Section]:
    items = [item for chapter in outline.chapters for item in chapter.items]
    readings = tuple(read_items(items, report.source))
    _report_once([remark for found in readings for reading in found for remark in reading.remarks], report)
    found = iter(zip(items, readings, strict=True))
    return [
        Section(
            chapter.title,
            Prose(chapter.intro),
            tuple(question for _ in chapter.items for question in _questions(*next(found))),
            chapter.span,
        )
        for chapter in outline.chapters
    ]


def _questions(item: Item, readings: Sequence[Reading]) -> Iterator[Question]:
    """The questions of an item: nearly always one."""
    for index, reading in enumerate(readings):
        parts = reading.parts if index else (*_front(item), *reading.parts, *_follow_up(item))
        identity = item.id if item.id and not index else _content_id(reading.prompt, parts)
        yield Question(identity, reading.number, reading.prompt, parts, item.span, reading.traits)


def _report_rivals(choice: Choice, sections: Sequence[Section], document: Document, report: Report) -> None:
    """Say of a dialect that fits about as well what it would read, if that is something else."""
    for rival in choice.rivals:
        others = _sections(sifted(keyed(rival.read(document)))[0], Report(report.source))
        if _said(others) == _said(sections):
            continue
        own, other = choice.dialect.name, rival.name
        message = (
            f"This bank is read as `{own}` ({_amount(sections)}); `{other}` ({_amount(others)}) fits about as well "
            f"({choice.scores[own]:.2f} to {choice.scores[other]:.2f})."
        )
        hint = f"Settle it in the front matter: `dialect: {own}`, or `dialect: {other}`."
        report.info("doubtful-dialect", document.blocks[0].span, message, hint)


def _report_guess(choice: Choice, sections: Sequence[Section], document: Document, report: Report) -> None:
    """Say that nothing tells the questions of a bank, but that there is text below headings."""
    if max(choice.scores.values()) > GUESSED or choice.dialect.name != HEADINGS:
        return
    taken = f"those of one level are taken for questions ({_amount(sections)})"
    message = f"No heading asks, or has a mark or an answer: {taken}."
    hint = "If others are the questions, name their form in the front matter, as in `dialect: bullets`."
    report.info("doubtful-dialect", document.blocks[0].span, message, hint)


def _said(sections: Sequence[Section]) -> list[object]:
    """What tells one reading from another: who asks what, and how it is divided."""
    return [
        (question.prompt.text, [(part.role, part.body.text) for part in question.parts])
        for section in sections
        for question in section.questions
    ]


def _amount(sections: Sequence[Section]) -> str:
    count = sum(len(section.questions) for section in sections)
    return f"{count} question{'' if count == 1 else 's'}"


def _report_once(remarks: Sequence[Remark], report: Report) -> None:
    """What is to be said of a bank, each thing where it first occurs, and how often it does."""
    counts = Counter((remark.rule, remark.message) for remark in remarks)
    first = {(remark.rule, remark.message): remark for remark in reversed(remarks)}
    for (rule, message), count in counts.items():
        report.info(rule, first[rule, message].span, f"{message} ({count} times)." if count > 1 else f"{message}.")


def _front(item: Item) -> tuple[Part, ...]:
    """What asks together with the prompt, where its author set both apart from the answer."""
    nodes = item.front
    return (Part(Role.CONTEXT, "", Prose(nodes), nodes[0].span),) if nodes else ()


def _follow_up(item: Item) -> tuple[Part, ...]:
    """What leads on from the question, where the form of the list says so and no label."""
    nodes = item.follow_ups
    return (Part(Role.FOLLOW_UP, "", Prose(nodes), nodes[0].span),) if nodes else ()


def _content_id(prompt: Prose, parts: tuple[Part, ...]) -> str:
    """An id from what the front of the card asks: mending an answer keeps it, and so does renumbering."""
    asked = [prompt.text, *(part.body.text for part in parts if part.role in ASKED)]
    words = " ".join(" ".join(asked).casefold().split())
    return b32encode(hashlib.sha256(words.encode()).digest()[:ID_BYTES]).decode().lower()


def number_ids(sections: Iterable[Section]) -> list[Section]:
    """The same question asked again gets its count behind the id: `k3pd7aqx-2`."""
    seen: Counter[str] = Counter()

    def unique(question: Question) -> Question:
        name = question.id
        while seen[name]:
            seen[question.id] += 1
            name = f"{question.id}-{seen[question.id]}"
        seen[name] += 1
        return question if name == question.id else replace(question, id=name)

    return [replace(section, questions=tuple(map(unique, section.questions))) for section in sections]
