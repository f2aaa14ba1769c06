"""Every word of every face is inside the safe area of its own card.

The safe area is what is left of a card 3 mm inside of where it is cut. No text reaches out of it, and none is cut by a
clip. What then stands in the place for text on the fronts and on the backs of a question's cards is counted word by
word against the bank: of each word of its prompt and of what belongs to the front there must be as many on its fronts,
of what belongs to the back on its backs. A word that is broken over two lines or cards counts as one.

Parts of words that run from right to left cannot be read back from a PDF; `nothing-lost` says what holds for them.
Of Chinese and its kin a word is all up to the next sign, and may be broken anywhere: where the pieces do not tell which
of two words they belong to, their letters count. Where code points stand for characters without a glyph, the letters of
words beside them count instead of the words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from prepress.diagnostics import Report
from prepress.geometry.cutting import keeps_clear
from prepress.geometry.face import Face
from prepress.geometry.imposition import Side
from prepress.geometry.stock import Stock
from prepress.model import ASKED, Question
from prepress.proof import FACE_FORMATS, Made, Proof
from prepress.proving.copytext import Copy, carried, name_of
from prepress.proving.deckfile import FoundCard, FoundDeck, FoundFace, identity
from prepress.proving.galley import DENSE, RIGHT_TO_LEFT, SYLLABIC, normal, squeeze
from prepress.proving.ink import Box, Ink, joined
from prepress.proving.turned import sure_words

SCREEN = "screen"
"""Pages for a phone have links below the card."""

TOLERANCE = 0.05
SLACK = 0.5
"""Millimetres by which the middle of a line may lie outside of the place for text."""

MOST = 20
"""Faults that are named one by one."""

SHOWN = 6
"""Words that a message quotes."""

WORD = re.compile(rf"[\w{SYLLABIC}]+")
UNSPACED = re.compile(f"[{DENSE}]")
FURNITURE = 30
"""Words at most between the pieces of a word that goes on on the next card: what stands around the text."""

TOGETHER = 4
"""Words at most that may be read as one."""

HINT = "A template or a style hides or cuts it. If you use no theme of your own, this is a fault of Prepress."


def run(made: Made, report: Report) -> None:
    """Report each text that reaches out or is cut, and each question of whose words some are missing on its cards."""
    if not (made.deck and made.stock):
        return
    known = made.by_id
    keep = keeps_clear(made.stock, made.scheme)
    faults = [
        *_outside(made.deck, known, made.stock, keep),
        *(() if made.format == SCREEN else _strays(made.deck)),
        *_missing(made, made.deck, made.stock, known),
    ]
    for question, fault in islice(faults, MOST):
        report.error(PROOF.name, question.span if question else None, f"{fault}, in the {made.name}.", HINT)
    if len(faults) > MOST:
        report.error(PROOF.name, None, f"The same is wrong in {len(faults) - MOST} more places of the {made.name}.")


Fault = tuple[Question | None, str]


def _outside(deck: FoundDeck, known: Mapping[str, Question], stock: Stock, keep: float) -> Iterator[Fault]:
    """Text that is cut, or nearer than this to where its card ends."""
    for card in deck.cards:
        for side, face in ((Side.FRONT, card.front), (Side.BACK, card.back)):
            trim = face.box(stock)
            area = Box(trim.left + keep, trim.top + keep, trim.right - keep, trim.bottom - keep)
            for ink in face.ink:
                if ink.text.strip() and (fault := _fault(ink, area)):
                    owner = next((known[found] for other in face.ink if (found := identity(other, known))), None)
                    name = name_of(owner) if owner else "A card"
                    yield owner, f"{name}: “{_quoted(ink)}” on its {side.value} {fault}"


def _strays(deck: FoundDeck) -> Iterator[Fault]:
    """Text on no card at all."""
    for sheet in deck.sides:
        for ink in sheet.beside:
            if ink.text.strip():
                yield None, f"“{_quoted(ink)}” on page {sheet.page} is on no card"


def _fault(ink: Ink, area: Box) -> str:
    if ink.cut > TOLERANCE:
        return f"is cut off by {ink.cut:.2f} mm"
    if (out := ink.box.beyond(area)) > TOLERANCE:
        return f"stands {out:.2f} mm out of the safe area"
    return ""


def _quoted(ink: Ink) -> str:
    return " ".join(ink.text.split()[:SHOWN])


def _missing(made: Made, deck: FoundDeck, stock: Stock, known: Mapping[str, Question]) -> Iterator[Fault]:
    """For each question the words that its cards lack."""
    wanted: dict[tuple[str, Side], list[Copy]] = defaultdict(list)
    for copy in carried(made.bank, made.carries, with_matter=False, brief=made.brief):
        if copy.question:
            wanted[made.spell(copy.question.id), _side_of(copy)].append(copy)
    found = _cards_by_question(deck.cards, known)
    said = (passage for copies in wanted.values() for copy in copies for passage in copy.passages)
    turned = any(map(RIGHT_TO_LEFT.search, said))
    area = Face(stock.card_width, stock.card_height, edge=keeps_clear(stock, made.scheme))
    for (question_id, side), copies in wanted.items():
        faces = [card.front if side is Side.FRONT else card.back for card in found.get(question_id, ())]
        written = [passage for copy in copies for passage in copy.passages]
        passages = [" ".join(made.readable(passage)) for passage in written]
        texts = [_text_of(face, stock, area) for face in faces]
        missed = _lost(passages, texts, turned=turned)
        if missed and any(map(made.uncovered.search, written)):
            missed = _without_letters(missed, "".join(texts), Counter())
        if missed:
            words = " ".join(missed[:SHOWN])
            yield known[question_id], f"{name_of(known[question_id])}: “{words}” is missing on its {side.value}"


def _side_of(copy: Copy) -> Side:
    return Side.FRONT if copy.role is None or copy.role in ASKED else Side.BACK


def _cards_by_question(cards: Sequence[FoundCard], known: Mapping[str, Question]) -> dict[str, list[FoundCard]]:
    """The cards on whose front each id stands."""
    found: dict[str, list[FoundCard]] = defaultdict(list)
    for card in cards:
        for name in dict.fromkeys(identity(ink, known) for ink in card.front.ink):
            if name:
                found[name].append(card)
    return found


def _text_of(face: FoundFace, stock: Stock, area: Face) -> str:
    """What stands in the place for text, and not in the head or foot: these say words of the bank again."""
    trim = face.box(stock)
    top, bottom = trim.top + area.top - SLACK, trim.bottom - area.bottom + SLACK
    return joined(ink for ink in face.ink if top <= (ink.box.top + ink.box.bottom) / 2 <= bottom)


def _lost(passages: Sequence[str], faces: Sequence[str], *, turned: bool) -> list[str]:
    """The words of some texts that are not on some faces, made comparable; `turned` ones run from right to left."""
    words = [word for passage in passages for word in _words(passage, turned=turned)]
    owed = Counter(words)
    standing = [word for face in faces for word in _words(face, turned=turned)]
    there = Counter(standing)
    spare = there - owed
    missing = _apart(words, owed - there, spare)
    missed: list[str] = []
    broken: Counter[str] = Counter()
    for word in missing.elements():
        if _broken(word, standing, spare):
            broken[word] += 1
        else:
            missed.append(word)
    if unspaced := [word for word in missed if UNSPACED.search(word)]:
        kept = _without_letters(unspaced, "".join(faces), (owed & there) + broken)
        missed = [word for word in missed if word not in unspaced or word in kept]
    return _without_letters(missed, "".join(faces), owed & there) if missed and turned else missed


def _apart(words: Sequence[str], missing: Counter[str], spare: Counter[str]) -> Counter[str]:
    """The missing words without those that stand together with their neighbours as one, which is used up then.

    PDFium leaves out some of the spaces between words in different fonts.
    """
    if missing:
        for start in range(len(words)):
            for end in range(start + 2, min(start + TOGETHER, len(words)) + 1):
                together = words[start:end]
                if missing.keys() & set(together) and spare["".join(together)] > 0:
                    spare["".join(together)] -= 1
                    missing -= Counter(together)
    return missing


def _without_letters(lost: Sequence[str], face: str, found: Counter[str]) -> list[str]:
    """Those words whose letters are not left over on a face.

    From right to left PDFium parts words at will, and code points stand without a space beside the words they are in.
    """
    left = Counter(filter(str.isalnum, normal(face))) - Counter("".join(found.elements()))
    missing = []
    for word in lost:
        if Counter(word) - left:
            missing.append(word)
        left -= Counter(word)
    return missing


def _words(text: str, *, turned: bool) -> list[str]:
    """The words of a text that can be read back; where something is `turned`, from right to left, the sure ones."""
    if turned:
        return [squeeze(word) for word in sure_words(text)]
    return WORD.findall(normal(text))


def _broken(word: str, standing: Sequence[str], spare: Counter[str]) -> bool:
    """Whether a word stands in pieces, one after the other, that no other word needs; they are used up then."""
    for start, piece in enumerate(standing):
        if piece and spare[piece] > 0 and word.startswith(piece):
            pieces = _pieces(word, standing, start)
            if pieces and not Counter(pieces) - spare:
                spare.subtract(pieces)
                return True
    return False


def _pieces(word: str, standing: Sequence[str], start: int) -> list[str]:
    """The pieces from `start` on that make a word, with little between them; none if they do not."""
    pieces, done, passed = [], 0, 0
    for piece in islice(standing, start, None):
        if word.startswith(piece, done):
            pieces.append(piece)
            done, passed = done + len(piece), 0
            if done == len(word):
                return pieces
        elif (passed := passed + 1) > FURNITURE:
            break
    return []


PROOF = Proof(
    name="nothing-cut",
    summary="every word of every card is inside its own safe area, counted against the bank",
    formats=frozenset({"deck", SCREEN}) | FACE_FORMATS,
    run=run,
)
