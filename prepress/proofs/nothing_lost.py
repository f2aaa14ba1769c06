"""Everything that a file carries is in it.

The text of every prompt and of every part whose role the volume carries, and with the matter around the questions that
too, is taken from the bank and must be found in the text of the finished file: as often as the bank has it, whole or
torn only where a page, a column or a card ends. `collation.py` says how it is found.

Where lines run from right to left, signs come out of a PDF elsewhere. What is missing there is sought by its letters
and digits alone, in their order, and at last word by word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from prepress.diagnostics import Report
from prepress.language import direction_of
from prepress.proof import BOOK_FORMATS, PDF_FORMATS, WORD_FORMATS, Made, Proof
from prepress.proving.collation import Loss, collate
from prepress.proving.copytext import PROMPT, Copy, carried
from prepress.proving.galley import RIGHT_TO_LEFT, words_of

HINT = "A template or a style hides or cuts it. If you use no theme of your own, this is a fault of Prepress."


def run(made: Made, report: Report) -> None:
    """Report each text of which something is missing, once, with the first words that are."""
    copies = tuple(carried(made.bank, made.carries, with_matter=made.with_matter, brief=made.brief))
    told = set()
    for loss in _losses(copies, made):
        if loss.index not in told:
            told.add(loss.index)
            copy = copies[loss.index]
            message = f"{copy.owner}: “{loss.words}” of its {copy.kind} is missing from the {made.name}."
            report.error(PROOF.name, copy.span, message, HINT)


def _losses(copies: Sequence[Copy], made: Made) -> list[Loss]:
    """What is missing: from a book in the bank's spelling; from print in that of print, or in the bank's own.

    Where tags part characters that have no glyph, they are counted in smaller groups. So of texts with such characters
    the rest will do, and the first of them.
    """
    written = [copy.passages for copy in copies]
    prompts = frozenset(index for index, copy in enumerate(copies) if copy.kind == PROMPT)
    if made.format in BOOK_FORMATS | WORD_FORMATS:
        return collate(written, made.galley, prompts)
    spelled = [tuple(map(made.spell, passages)) for passages in written]
    losses = collate(spelled, made.galley, prompts)
    for other in (written, [tuple(_readable(passages, made)) for passages in written]):
        doubtful = sorted({loss.index for loss in losses if spelled[loss.index] != tuple(other[loss.index])})
        sure = collate([other[index] for index in doubtful], made.galley)
        found = set(doubtful) - {doubtful[loss.index] for loss in sure}
        losses = [loss for loss in losses if loss.index not in found]
    turned = direction_of(made.bank.meta.language) == "rtl" or RIGHT_TO_LEFT.search(made.galley.text)
    return _by_words(losses, spelled, made) if losses and turned else losses


def _by_words(losses: Sequence[Loss], copies: Sequence[Sequence[str]], made: Made) -> list[Loss]:
    """Those losses that are some without signs too, and that lack a word."""
    lost = sorted({loss.index for loss in losses})
    words = [[words_of(passage) for passage in copies[index]] for index in lost]
    return [replace(loss, index=lost[loss.index]) for loss in collate(words, made.words, by_word=True)]


def _readable(passages: Iterable[str], made: Made) -> Iterator[str]:
    for passage in passages:
        first = made.uncovered.search(passage)
        yield from (made.spell(first[0]), *made.readable(passage)) if first else (passage,)


PROOF = Proof(
    name="nothing-lost",
    summary="the text of every question, answer and note that an edition carries is found in the finished file",
    formats=PDF_FORMATS | BOOK_FORMATS | WORD_FORMATS,
    run=run,
)
