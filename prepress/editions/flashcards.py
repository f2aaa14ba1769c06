"""Duplex cards to cut out: the prompt and its context on the front, the answer and the follow-ups on the back."""

from collections.abc import Iterator

from prepress.cards import CARRIED, card_of, marked_sections
from prepress.edition import Edition, Page, Volume
from prepress.model import Bank
from prepress.settings import Settings
from prepress.stock import PAPERS, STOCK_OF_PAPER, STOCKS

SIDES = ("front", "back", "again")


def compose(bank: Bank, settings: Settings) -> tuple[Volume, ...]:
    """One volume; three faces a question, as the deck binder wants them."""
    volume = Volume(
        name="flashcards",
        suffix="-flashcards.pdf",
        title=f"{bank.title}: flashcards",
        pages=tuple(_faces(bank)),
        carries=CARRIED,
        brief=True,
        paper=PAPERS[settings.paper],
        stock=STOCKS[STOCK_OF_PAPER[settings.paper]],
    )
    return (volume,)


def _faces(bank: Bank) -> Iterator[Page]:
    for mark, section in marked_sections(bank):
        for question in section.questions:
            values = {"card": card_of(question, mark), "bank_title": bank.title}
            for side in SIDES:
                yield Page(f"flashcards/{side}.html", f"{side}-{question.id}", values, f"{side} s{mark.tone}")


EDITION = Edition(
    name="flashcards",
    summary="duplex cards to cut out, 8 a sheet, backs behind their fronts",
    format="deck",
    stylesheets=("fonts.css", "tokens.css", "prose.css", "flashcards.css"),
    compose=compose,
)
