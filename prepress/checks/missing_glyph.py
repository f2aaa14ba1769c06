"""A character is in none of the fonts, so it cannot be printed.

In its place stands its code point (U+6CD5), so that no card has an empty box on it. The book is not
concerned: e-readers bring fonts of their own.

    ### 12. What does 法 stand for?                  <- missing-glyph: 法 (U+6CD5)

To mend it, write the character in words, or take another one. Fonts for other scripts are added with one command,
which the hint names: `make add-fonts SCRIPTS=chinese`. If no font is there for the script of a whole bank, there is one
warning for the script, with the first few places; `prepress check --format json` has all. A theme can bring a font of
its own.
"""

from collections.abc import Iterator
from html import unescape

from prepress.check import Check
from prepress.diagnostics import Report
from prepress.language import font_for
from prepress.model import Bank, Prose, Question, Section, nodes_of
from prepress.parsing.syntax import walk
from prepress.proving.copytext import name_of
from prepress.rendering.passages import BOXES, passages
from prepress.rendering.theme import Theme, code_point
from prepress.source import Source, Span

MOST_NAMED, MOST_NAMED_OF_SCRIPT, PLACES = 6, 60, 3
SINGLY = 8
"""Questions without glyphs of one script that get a warning each; more are the sign of a font that is not there."""

HINT = "Write it in words, or take another character: paper will show the code point in its place."
ADD = "Add a font that has it: `make add-fonts SCRIPTS={}`; until then paper shows the code point in its place."
Text = tuple[str, Span]
Found = dict[str, Span]
"""Each character without a glyph, where it first occurs."""


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn for each question, each section's own text, the introduction and the front matter; or for a whole script."""
    if not theme.no_glyph.search("\n".join(_everything(bank))):
        return
    by_font: dict[str, dict[str, Found]] = {}
    for owner, texts in _owners(bank):
        for text, span in texts:
            for character in dict.fromkeys(match[0] for match in theme.uncovered(text)):
                font = font_for(character, bank.meta.language)
                font = "" if font in theme.more else font
                found = by_font.setdefault(font, {}).setdefault(owner, {})
                if character not in found:
                    found[character] = bank.source.find(character, span)
    for font, owners in by_font.items():
        hint = ADD.format(font) if font else HINT
        if font and len(owners) > SINGLY:
            first, *others = (next(iter(found.values())) for found in owners.values())
            report.warning(CHECK.name, first, _of_script(font, list(owners.values()), bank), hint, others)
            continue
        for owner, found in owners.items():
            message = f"{owner} holds {_named(list(found))}, for which there is no glyph."
            report.warning(CHECK.name, next(iter(found.values())), message, hint)


def _everything(bank: Bank) -> Iterator[str]:
    """All that can be printed of a bank, in no order, and more: most banks have all their glyphs."""
    yield from (bank.source.text, unescape(bank.source.text), "".join(BOXES.values()), *_of_whole(bank))
    sections = (*bank.sections, *bank.closing)
    texts = (text for section in sections for text in (section.title, section.intro))
    for node in walk(tuple(node for text in (bank.intro, *texts) for node in text.nodes)):
        yield from (node.text, node.info)
    for node in walk(tuple(nodes_of(question for section in sections for question in section.questions))):
        yield from (node.text, node.info)
    for section in sections:
        for question in section.questions:
            yield from (
                question.traits.line,
                question.number or "",
                question.id,
                *(part.label for part in question.parts),
            )


def _of_script(font: str, owners: list[Found], bank: Bank) -> str:
    """One sentence for all of a bank: which letters, and where the first few stand."""
    characters = sorted({character for found in owners for character in found})
    named = " ".join(characters[:MOST_NAMED_OF_SCRIPT]) + _and_more(len(characters) - MOST_NAMED_OF_SCRIPT)
    places = [_said(next(iter(found.values())), bank.source) for found in owners[:PLACES]]
    where = ", ".join(places) + _and_more(len(owners) - len(places))
    title = font.replace("-", ", ").capitalize()
    return f"{title}: there is no glyph for {named}; {len(owners)} questions and texts hold them, at {where}."


def _owners(bank: Bank) -> Iterator[tuple[str, list[Text]]]:
    whole = Span(0, len(bank.source.text))
    yield "The title or the front matter", [(text, whole) for text in _of_whole(bank)]
    yield "The introduction", _of_prose(bank.intro, bank)
    for section in (*bank.sections, *bank.closing):
        yield _name_of_section(section), _of_prose(section.title, bank) + _of_prose(section.intro, bank)
        for question in section.questions:
            yield name_of(question), _of_question(question, bank)


def _of_whole(bank: Bank) -> tuple[str, ...]:
    meta = bank.meta
    return (bank.title, meta.description, meta.category, meta.topic, meta.difficulty, *meta.tags, *meta.authors)


def _name_of_section(section: Section) -> str:
    return f"The section “{section.title.text}”" if section.title else "A section without a title"


def _of_question(question: Question, bank: Bank) -> list[Text]:
    texts = [(question.traits.line, question.span), *_of_prose(question.prompt, bank)]
    for part in question.parts:
        texts += [(part.label, part.span), *_of_prose(part.body, bank)]
    return texts


def _of_prose(prose: Prose, bank: Bank) -> list[Text]:
    return [("\n".join(passages((node,), bank.images)), node.span) for node in prose.nodes]


def _named(characters: list[str]) -> str:
    named = [f"{character} ({code_point(character)})" for character in characters[:MOST_NAMED]]
    return ", ".join(named) + _and_more(len(characters) - len(named))


def _and_more(count: int) -> str:
    return f" and {count} more" if count > 0 else ""


def _said(span: Span, source: Source) -> str:
    """A place as it is named in a message: line and column, in a bank of several files with the file."""
    file, there = source.in_file(span)
    place = file.place(there.start)
    return f"{file.name}:{place.line}:{place.column}" if source.members else f"{place.line}:{place.column}"


CHECK = Check("missing-glyph", "every character can be printed", run)
