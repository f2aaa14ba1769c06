"""Large decks are made in pieces, in one process or several, and come out the same."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from io import BytesIO
from multiprocessing import get_context
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from prepress.binder import Imprint, Leaf, Manuscript
from prepress.binders.deck import BINDER
from prepress.binding import division
from prepress.binding.imported import Copies
from prepress.binding.work import Job, do
from prepress.binding.workshop import Workshop
from tests import decks

pytestmark = pytest.mark.slow

LINKED = "See [the paper](https://example.org/paper) and ~~this~~ that. "


@pytest.fixture
def job(monkeypatch: pytest.MonkeyPatch) -> Job:
    """Ten cards without tags, the first of which continues, in pieces of three."""
    monkeypatch.setattr(division, "PIECE", 3)
    made = decks.job(decks.bank_text(10, LINKED * 40))
    return replace(made, manuscript=replace(made.manuscript, tags=False))


def test_a_deck_in_pieces_looks_like_one_made_as_a_whole(job: Job) -> None:
    """Every sheet is the same to the pixel, with the same text and the same links."""
    whole, parted = (BINDER.bind(replace(job.manuscript, tags=tags)) for tags in (True, False))
    assert (whole.pages, whole.cards, whole.fitting) == (parted.pages, parted.cards, parted.fitting)
    one, other = pypdfium2.PdfDocument(whole.data), pypdfium2.PdfDocument(parted.data)
    for number in range(whole.pages):
        drawn = [document[number].render(scale=1.5).to_pil().convert("L") for document in (one, other)]
        assert ImageChops.difference(*drawn).getbbox() is None
        said = [document[number].get_textpage().get_text_range() for document in (one, other)]
        assert said[0] == said[1]
    assert links(whole.data) == links(parted.data)
    assert links(whole.data)


def links(data: bytes) -> list[tuple[int, str, list[float]]]:
    """Where the links of a file lie and lead to."""
    found: list[tuple[int, str, list[float]]] = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            notes: Any = page.obj.get("/Annots", [])
            found += [(number, str(note.A.URI), [round(float(edge), 2) for edge in note.Rect]) for note in notes]
    return sorted(found)


def test_processes_make_no_difference(job: Job) -> None:
    """The bytes are the same in this process and in two others, and so is what the proofs say: nothing."""
    alone = do(job)
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        (shared,) = Workshop(pool).do_all([job])
    assert shared.crash == alone.crash == ""
    assert shared.bound.data == alone.bound.data
    assert shared.findings == alone.findings == ()


def test_a_broken_piece_is_a_broken_deck(job: Job) -> None:
    """What goes wrong in a piece is told of the deck, once."""
    broken = replace(job.manuscript, leaves=(*job.manuscript.leaves[:-1],))
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        (result,) = Workshop(pool).do_all([replace(job, manuscript=broken)])
    assert "ValueError" in result.crash
    assert not result.bound.data


def test_only_decks_of_moderate_size_are_tagged() -> None:
    """Up to 1,000 cards a deck is made as a whole, with tags; beyond, or if nobody wants them, in pieces."""
    leaf = Leaf("front-x", "")
    thousand = Manuscript(Imprint("t", "en", "urn:x"), (leaf,) * 3 * division.MOST_TAGGED, "")
    assert division.is_tagged(thousand)
    assert division.pieces_of(thousand) == ()
    more = replace(thousand, leaves=(leaf,) * 3 * (division.MOST_TAGGED + 1))
    pieces = division.pieces_of(more)
    assert len(pieces) == division.count_of_pieces(1001, tags=True) > 1
    assert sum(len(piece.leaves) for piece in pieces) == len(more.leaves)
    assert division.pieces_of(replace(thousand, tags=False))


def test_a_piece_brings_only_what_it_shows() -> None:
    """Pictures of other cards stay behind; fonts come along."""
    leaves = tuple(Leaf(f"front-{name}", f'<img src="images/{name}.png">') for name in "abc")
    assets = {"images/a.png": b"a", "images/b.png": b"b", "fonts/x.ttf": b"x"}
    deck = Manuscript(Imprint("t", "en", "urn:x"), leaves, "url(fonts/x.ttf)", assets, tags=False)
    (piece,) = division.pieces_of(deck)
    assert piece.assets == assets
    first = replace(deck, leaves=leaves[:1] * 3)
    assert set(division.pieces_of(first)[0].assets) == {"images/a.png", "fonts/x.ttf"}


def test_what_a_page_refers_to_is_copied_whole() -> None:
    """Dictionaries, arrays, names, strings, numbers, truth and streams come out as they went in, each object once."""
    import pydyf

    pdf = pikepdf.new()
    shared = pdf.make_indirect(pikepdf.Dictionary(Deep=pikepdf.Array([1, 2.5, True, pikepdf.Name.X, "a (b)"])))
    stream = pdf.make_stream(b"0 0 m", Kept=shared, Again=shared)
    target = pydyf.PDF()
    copies = Copies(target)
    target.catalog["Copy"] = copies.of(stream)
    assert copies.of(stream) == target.catalog["Copy"]
    written = BytesIO()
    target.write(written)
    with pikepdf.open(BytesIO(written.getvalue())) as read:
        found: Any = read.Root.Copy
        assert found.read_bytes().strip() == b"0 0 m"
        assert found.Kept.objgen == found.Again.objgen
        assert [str(item) for item in found.Kept.Deep] == ["1", "2.5", "True", "/X", "a (b)"]
