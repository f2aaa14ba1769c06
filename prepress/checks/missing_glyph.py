"""A character is in none of the fonts, so it cannot be printed.

In its place stands its code point (U+6CD5), so that no card has an empty box on it. The book is not
concerned: e-readers bring fonts of their own.

    ### 12. What does 法 stand for?                  <- missing-glyph: 法 (U+6CD5)

To mend it, write the character in words, or take another one. A theme can bring a font that has it.
"""

from collections.abc import Iterator

from prepress.check import Check
from prepress.copytext import name_of
from prepress.diagnostics import Report
from prepress.markup import passages
from prepress.model import Bank, Prose, Question, Section
from prepress.source import Span
from prepress.theme import Theme, code_point

MOST_NAMED = 6
HINT = "Write it in words, or take another character: paper will show the code point in its place."
Text = tuple[str, Span]


def run(bank: Bank, theme: Theme, report: Report) -> None:
    """Warn once for each question, each section's own text, the introduction and the front matter."""
    for owner, texts in _owners(bank):
        found: dict[str, Span] = {}
        for text, span in texts:
            for character in dict.fromkeys(match[0] for match in theme.uncovered(text)):
                if character not in found:
                    found[character] = bank.source.find(character, span)
        if found:
            message = f"{owner} holds {_named(list(found))}, for which there is no glyph."
            report.warning(CHECK.name, next(iter(found.values())), message, HINT)


def _owners(bank: Bank) -> Iterator[tuple[str, list[Text]]]:
    meta = bank.meta
    whole = Span(0, len(bank.source.text))
    said = (bank.title, meta.description, meta.category, meta.topic, meta.difficulty, *meta.tags, *meta.authors)
    yield "The title or the front matter", [(text, whole) for text in said]
    yield "The introduction", _of_prose(bank.intro, bank)
    for section in (*bank.sections, *bank.closing):
        yield _name_of_section(section), _of_prose(section.title, bank) + _of_prose(section.intro, bank)
        for question in section.questions:
            yield name_of(question), _of_question(question, bank)


def _name_of_section(section: Section) -> str:
    return f"The section “{section.title.text}”" if section.title else "A section without a title"


def _of_question(question: Question, bank: Bank) -> list[Text]:
    texts = _of_prose(question.prompt, bank)
    for part in question.parts:
        texts += [(part.label, part.span), *_of_prose(part.body, bank)]
    return texts


def _of_prose(prose: Prose, bank: Bank) -> list[Text]:
    return [("\n".join(passages((node,), bank.images)), node.span) for node in prose.nodes]


def _named(characters: list[str]) -> str:
    named = [f"{character} ({code_point(character)})" for character in characters[:MOST_NAMED]]
    more = len(characters) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


CHECK = Check("missing-glyph", "every character can be printed", run)
