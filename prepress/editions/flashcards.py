"""Duplex cards to cut out: the prompt and its context on the front, the answer and the follow-ups on the back.

A deck of several sections has a title card and a card before each section.
"""

from collections.abc import Iterator, Sequence

from prepress.cards import CARRIED, Mark, card_of, marked_sections
from prepress.cardstock import scheme_of, stock_of
from prepress.edition import STYLES_OF_INK, Edition, Page, Volume
from prepress.model import Bank, Section
from prepress.settings import Settings

SIDES = ("front", "back", "again")


def compose(bank: Bank, settings: Settings) -> tuple[Volume, ...]:
    """One volume; three faces a card, as the deck binder wants them."""
    stock = stock_of(settings)
    volume = Volume(
        name="flashcards",
        suffix="-flashcards.pdf",
        title=f"{bank.title}: flashcards",
        pages=tuple(_faces(bank, settings)),
        carries=CARRIED,
        brief=True,
        stylesheets=STYLES_OF_INK[settings.flashcards.ink],
        paper=stock.paper,
        stock=stock,
        scheme=scheme_of(settings),
    )
    return (volume,)


def _faces(bank: Bank, settings: Settings) -> Iterator[Page]:
    sections = marked_sections(bank)
    parted = settings.flashcards.dividers and len(sections) > 1
    if parted:
        yield from _title(bank, sections)
    for mark, section in sections:
        if parted and section.questions:
            yield from _divider(bank, mark, section)
        for question in section.questions:
            values = {"card": card_of(question, mark), "bank_title": bank.title}
            for side in SIDES:
                yield Page(f"flashcards/{side}.html", f"{side}-{question.id}", values, f"{side} s{mark.tone}")


def _title(bank: Bank, sections: Sequence[tuple[Mark, Section]]) -> Iterator[Page]:
    """What the deck is called, and how much there is of it; at the back its contents."""
    count = sum(len(section.questions) for _, section in sections)
    said = (_counted(count), f"{len(sections)} sections", bank.meta.difficulty, bank.meta.updated)
    values = {"bank": bank, "facts": tuple(filter(None, said)), "contents": tuple(mark for mark, _ in sections)}
    for side in SIDES:
        yield Page(f"flashcards/title-{side}.html", f"title-{side}", values, "title")


def _divider(bank: Bank, mark: Mark, section: Section) -> Iterator[Page]:
    """A section's number and title, the same on both sides."""
    first, last = section.questions[0].number, section.questions[-1].number
    numbers = f": {first}–{last}" if first and last and first != last else ""
    facts = (_counted(len(section.questions)) + numbers,)
    for side in SIDES:
        values = {"mark": mark, "facts": facts, "bank_title": bank.title, "side": side}
        yield Page("flashcards/divider.html", f"section-{mark.number}-{side}", values, f"divider s{mark.tone}")


def _counted(questions: int) -> str:
    return "1 question" if questions == 1 else f"{questions} questions"


EDITION = Edition(
    name="flashcards",
    summary="duplex cards to cut out, backs behind their fronts",
    format="deck",
    stylesheets=("fonts.css", "tokens.css", "prose.css", "flashcards.css"),
    compose=compose,
)
