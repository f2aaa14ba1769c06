"""Duplex cards to cut out: the prompt and its context on the front, the answer and the follow-ups on the back.

A deck of several sections has a title card and a card before each section.
"""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from prepress.composing.cards import CARRIED, Mark, card_of, marked_sections
from prepress.composing.cardstock import FACES, IMAGES, SCREEN, SHEETS, outlet_of, scheme_of, stock_of
from prepress.composing.guide import LONGEST_TITLE, guide_pages, shortened
from prepress.composing.qr import QrCode, qr_code
from prepress.edition import STYLES_OF_INK, Edition, Page, Volume
from prepress.geometry.face import Face
from prepress.geometry.stock import Scheme, Stock
from prepress.model import Bank, Question, Section
from prepress.settings import Settings

SIDES = ("front", "back", "again")
WAYS_OUT = {
    SHEETS: ("deck", ".pdf"),
    FACES: ("faces", "-faces.pdf"),
    IMAGES: ("images", "-images.zip"),
    SCREEN: ("screen", "-screen.pdf"),
}
"""What binds them, and how their files are called."""


def compose(bank: Bank, settings: Settings) -> tuple[Volume, ...]:
    """One volume; three faces a card, as the deck binder wants them."""
    stock, scheme = stock_of(settings), scheme_of(settings)
    form, suffix = WAYS_OUT[settings.flashcards.format]
    codes = _codes(bank, settings.flashcards.qr)
    volume = Volume(
        name="flashcards",
        suffix=f"-flashcards{suffix}",
        title=f"{bank.title}: flashcards",
        pages=(*_beside(bank, stock, scheme, form), *_faces(bank, settings, codes)),
        carries=CARRIED,
        brief=True,
        assets={name: code.drawing for name, code in codes.items()},
        stylesheets=STYLES_OF_INK[settings.flashcards.ink],
        paper=stock.paper,
        stock=stock,
        scheme=scheme,
        outlet=outlet_of(settings),
        min_type=settings.flashcards.min_type,
        tags=settings.flashcards.tags,
        format=form,
    )
    return (volume,)


def _beside(bank: Bank, stock: Stock, scheme: Scheme, form: str) -> Iterator[Page]:
    """What comes with the cards: a sheet that explains them, or links at the foot of each of a phone's pages."""
    if scheme.guide:
        about = (bank.meta.description, " · ".join(bank.meta.tags))
        yield from guide_pages(bank.title, about, bank.meta.language, stock, scheme)
    if form == SCREEN:
        for side in SIDES[:2]:
            yield Page("flashcards/navigation.html", f"navigation-{side}", {"side": side}, "navigation")


def _codes(bank: Bank, pattern: str) -> Mapping[str, QrCode]:
    """A QR code for each question, by the address that its front uses; none if there is no pattern for them."""
    if not pattern:
        return {}
    return {
        _code_of(question): qr_code(address_of(question, mark, pattern))
        for mark, section in marked_sections(bank)
        for question in section.questions
    }


def _code_of(question: Question) -> str:
    return f"qr/{quote(question.id, safe='')}.svg"


def address_of(question: Question, mark: Mark, pattern: str) -> str:
    """Where a question's code leads to; its id stands for a number that it does not have."""
    number = question.number or question.id
    return pattern.format(id=quote(question.id, safe=""), number=quote(number, safe=""), section=mark.number)


def _faces(bank: Bank, settings: Settings, codes: Mapping[str, QrCode]) -> Iterator[Page]:
    sections, stock = marked_sections(bank), stock_of(settings)
    face = Face(stock.card_width, stock.card_height)
    parted = settings.flashcards.dividers and len(sections) > 1 and settings.flashcards.format != SCREEN
    if parted:
        yield from _title(bank, sections, face)
    for mark, section in sections:
        if parted and section.questions:
            yield from _divider(bank, mark, section, face)
        for question in section.questions:
            card = card_of(question, mark)
            values = {
                "card": card,
                "bank_title": bank.title,
                "boxes": settings.flashcards.leitner,
                "ties": face.ties,
                "code": code if (code := _code_of(question)) in codes else "",
                "code_side": face.code_side(codes[code].modules) if code in codes else 0,
            }
            for side in SIDES:
                kind = f"{side} s{mark.tone}{' brief' if side in card.brief_sides else ''}"
                yield Page(f"flashcards/{side}.html", f"{side}-{question.id}", values, kind)


def _title(bank: Bank, sections: Sequence[tuple[Mark, Section]], face: Face) -> Iterator[Page]:
    """What the deck is called, and how much there is of it; at the back its contents."""
    count = sum(len(section.questions) for _, section in sections)
    said = (_counted(count), f"{len(sections)} sections", bank.meta.difficulty, bank.meta.updated)
    contents = tuple(mark for mark, _ in sections)
    values = {
        "bank": bank,
        "title": shortened(bank.title, LONGEST_TITLE),
        "facts": tuple(filter(None, said)),
        "contents": contents,
        "ties": face.ties,
        **_table(contents, face.contents_rows),
    }
    for side in SIDES:
        yield Page(f"flashcards/title-{side}.html", f"title-{side}", values, "title")


def _table(contents: Sequence[Mark], most: int) -> dict[str, object]:
    """The contents in one column, or in two of so many rows at most; `more` tells of those that have no place there.

    Each section has a card of its own, so that none is lost.
    """
    if len(contents) <= most:
        return {"rows": tuple((mark,) for mark in contents), "more": ""}
    spare = len(contents) - 2 * most
    cells = [*contents[: 2 * most - 1], None] if spare > 0 else [*contents]
    half = (len(cells) + 1) // 2
    rows = tuple((cells[row], *cells[row + half : row + half + 1]) for row in range(half))
    return {"rows": rows, "more": f"… and {spare + 1} more" if spare > 0 else ""}


def _divider(bank: Bank, mark: Mark, section: Section, face: Face) -> Iterator[Page]:
    """A section's number and title, the same on both sides."""
    first, last = section.questions[0].number, section.questions[-1].number
    numbers = f": {first}–{last}" if first and last and first != last else ""
    facts = (_counted(len(section.questions)) + numbers,)
    for side in SIDES:
        values = {"mark": mark, "facts": facts, "bank_title": bank.title, "side": side, "ties": face.ties}
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
