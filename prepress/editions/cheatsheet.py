"""Everything on one sheet: all questions with their answers, in dense columns on two sides if they fit."""

from collections.abc import Iterator

from prepress.cards import CARRIED, Mark, card_of, marked_sections
from prepress.edition import STYLES_OF_INK, Edition, Page, Volume
from prepress.model import Bank
from prepress.settings import Settings
from prepress.stock import PAPERS


def compose(bank: Bank, settings: Settings) -> tuple[Volume, ...]:
    """One volume: the head of the sheet, then a block a question; a section's title goes with its first question."""
    marks = tuple(mark for mark, _ in marked_sections(bank))
    head = Page("cheatsheet/head.html", "head", {"bank": bank, "marks": marks, "count": len(list(bank.questions()))})
    volume = Volume(
        name="cheatsheet",
        suffix="-cheatsheet.pdf",
        title=f"{bank.title}: cheat sheet",
        pages=(head, *_blocks(bank)),
        carries=CARRIED,
        brief=True,
        stylesheets=STYLES_OF_INK[settings.cheatsheet.ink],
        paper=PAPERS[settings.paper].landscape,
    )
    return (volume,)


def _blocks(bank: Bank) -> Iterator[Page]:
    for mark, section in marked_sections(bank):
        for index, question in enumerate(section.questions):
            opening: Mark | None = mark if index == 0 and section.title else None
            name = f"{'section' if opening else 'question'}-{question.id}"
            yield Page("cheatsheet/block.html", name, {"card": card_of(question, mark), "opening": opening})


EDITION = Edition(
    name="cheatsheet",
    summary="all questions and answers in dense columns, on two sides of one sheet if they fit",
    format="columns",
    stylesheets=("fonts.css", "tokens.css", "prose.css", "cheatsheet.css"),
    compose=compose,
)
