"""What the packets beside the two usual ones promise: study, key, forms, room to write. Read from finished files."""

from dataclasses import replace
from functools import cache

import pytest

from prepress.binder import Leaf
from prepress.binding.work import Result, do
from prepress.composing.entries import room_of
from prepress.edition_settings import PacketSettings
from prepress.editions.packet import EDITION
from prepress.model import Bank
from prepress.proof import Made
from prepress.proofs.contents_true import PROOF as CONTENTS_TRUE
from prepress.proofs.key_matches import PROOF as KEY_MATCHES
from prepress.proving.ink import Box
from prepress.proving.pdffile import PdfFile
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from tests.proofing import bank_of, said_by

slow = pytest.mark.slow
BANK = """# Locks

## Basics

### 1. What is a mutex?
**Answer:** A lock that one thread holds at a time.

### 2. What is a lease?
**Answer:** A lock that ends by itself.

### 3. What is a latch?
**Answer:** A lock held for a short while.

## More

### 4. What is a fence?
<!-- room to write: half page, grid -->
**Answer:** A number that only grows.

**Follow-up:** Who checks it?

### 5. What is a quorum?
**Space to write:** none

**Answer:** More than half of all.
"""


def made(packet: PacketSettings, bank: Bank, paper: str = "a4") -> dict[str, Result]:
    """The volumes of a bank, bound and proved, by name."""
    theme = Theme()
    theme.use_own_fonts()
    volumes = EDITION.compose(bank, Settings(seed="7", paper=paper, packet=packet))
    results = {volume.name: do(Desk(bank, "bank", theme).job(EDITION, volume)) for volume in volumes}
    for result in results.values():
        assert result.crash == ""
        assert result.findings == ()
    return results


@cache
def forms() -> dict[str, Result]:
    """Three forms of the bank and their key."""
    return made(PacketSettings(kinds=("candidate",), variants=3), bank_of(BANK))


def text_of(result: Result) -> str:
    """All words of a file in one line."""
    return " ".join(" ".join(page.text for page in PdfFile(result.bound.data).pages).split())


def made_of(result: Result, data: bytes) -> Made:
    """The file's facts, with other bytes."""
    return replace(result.job.made, data=data)


@slow
def test_forms_have_their_letter_on_every_page_and_in_their_names() -> None:
    """A key comes along, though nobody asked for it."""
    assert list(forms()) == ["packet-candidate-A", "packet-candidate-B", "packet-candidate-C", "packet-key"]
    for letter in "ABC":
        result = forms()[f"packet-candidate-{letter}"]
        assert result.job.path == f"bank-packet-candidate-{letter}.pdf"
        assert all(f"Form {letter}" in page.text for page in PdfFile(result.bound.data).pages)


@slow
def test_a_key_for_other_forms_is_found_out() -> None:
    """Forms of another seed have other numbers; the proof says which question is meant."""
    key = forms()["packet-key"]
    other = made(PacketSettings(kinds=("candidate",), variants=3, shuffle="all"), bank_of(BANK))["packet-key"]
    said = said_by(KEY_MATCHES, made_of(key, other.bound.data))
    assert any("its number is" in message for message in said)
    assert any("the row of the tables is not" in message for message in said)
    assert said_by(KEY_MATCHES, made_of(key, key.bound.data)) == []


@slow
def test_a_form_with_the_numbers_of_another_is_found_out() -> None:
    """On paper A the numbers of paper B are wrong."""
    first, second = forms()["packet-candidate-A"], forms()["packet-candidate-B"]
    said = said_by(KEY_MATCHES, made_of(first, second.bound.data))
    assert any("its number does not stand before its prompt" in message for message in said)


def _misled(leaf: Leaf) -> Leaf:
    """The front with a wrong number in place of each."""
    return replace(leaf, html=leaf.html.replace("<!-- page of q-", "9<!-- no ")) if leaf.name == "front" else leaf


@slow
def test_contents_that_name_another_page_are_found_out() -> None:
    """Questions that moved to other pages since the contents were made are told by name."""
    bank = bank_of(BANK)
    theme = Theme()
    theme.use_own_fonts()
    volume = EDITION.compose(bank, Settings())[0]
    job = Desk(bank, "bank", theme).job(EDITION, volume)
    leaves = tuple(_misled(leaf) for leaf in job.manuscript.leaves)
    result = do(replace(job, manuscript=replace(job.manuscript, leaves=leaves)))
    wrong = [finding.message for finding in result.findings if finding.rule == CONTENTS_TRUE.name]
    assert len(wrong) == 5
    assert "it stands on page 2, and not on page 9" in wrong[0]


@slow
@pytest.mark.parametrize("where", ["section", "end"])
def test_a_study_packet_has_its_answers_behind_the_questions(where: str) -> None:
    """Behind those of the section, or behind all."""
    (result,) = made(PacketSettings(kinds=("study",), answers=where), bank_of(BANK)).values()
    text = text_of(result)
    first, last = text.rindex("A lock that one thread holds"), text.rindex("What is a fence?")
    assert text.rindex("What is a latch?") < first
    assert (first < last) is (where == "section")


@slow
def test_a_key_has_answers_alone() -> None:
    """No follow-ups, no space, and whoever has no forms sees no table of them."""
    (result,) = made(PacketSettings(kinds=("key",)), bank_of(BANK)).values()
    text = text_of(result)
    assert "A number that only grows." in text
    assert "Who checks it?" not in text
    assert "Which question" not in text


@slow
def test_sections_begin_on_right_hand_pages_where_asked() -> None:
    """Pages with odd numbers lie on the right."""
    (result,) = made(PacketSettings(kinds=("candidate",), rectos=True), bank_of(BANK)).values()
    file = PdfFile(result.bound.data)
    starts = {link.target for link in file.links if link.name.startswith("s-")}
    assert len(starts) == 2
    assert all(page % 2 for page in starts)


def test_room_to_write_is_what_the_question_asks_for() -> None:
    """Else what the settings say, else by the length of the answer."""
    questions = list(bank_of(BANK).questions())
    rooms = [room_of(question, "lines", "auto") for question in questions]
    assert [(room.ruling, room.lines) for room in rooms] == [*[("lines", 7)] * 3, ("grid", 13), ("lines", 0)]
    assert room_of(questions[0], "dots", "full").lines == 27
    long = bank_of("### Why?\n**Answer:** " + "word " * 80)
    assert room_of(next(iter(long.questions())), "lines", "auto").lines == 12


def test_room_to_write_is_no_text() -> None:
    """It is about the paper; a label with another value is a part like others."""
    questions = list(bank_of(BANK).questions())
    assert [part.label for question in questions for part in question.parts].count("Space to write") == 0
    (other,) = bank_of("### Why?\n**Space to write:** the margin\n\n**Answer:** So.\n").questions()
    assert other.traits.room == ""


HOLES = {
    "a4": (12.0, 3.25, [148.5 + offset for offset in (-120.0, -40.0, 40.0, 120.0)]),
    "letter": (12.7, 3.97, [139.7 + offset for offset in (-107.95, 0.0, 107.95)]),
}
"""From the bound edge, radius, and from the top, in millimetres: ISO 838 at its largest, and those of US binders."""


@slow
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_hole_is_punched_through_ink(paper: str) -> None:
    """Neither of two, of four, nor of the three on Letter: on the left of odd pages, on the right of even ones."""
    edge, radius, heights = HOLES[paper]
    (result,) = made(PacketSettings(kinds=("interviewer",)), bank_of(BANK), paper).values()
    for page in PdfFile(result.bound.data).pages:
        x = edge if page.number % 2 else page.trim.right - edge
        for y in heights:
            hole = Box(x - radius, y - radius, x + radius, y + radius)
            assert not any(overlap(ink.box, hole) for ink in page.ink)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share any ground."""
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


@slow
@pytest.mark.parametrize(
    "packet",
    [
        PacketSettings(kinds=("study",), binding="booklet"),
        PacketSettings(kinds=("candidate",), variants=2, up=2),
        PacketSettings(kinds=("interviewer",), up=4, binding="none"),
    ],
    ids=["booklet", "two up", "four up"],
)
def test_packets_with_several_pages_on_a_side_are_proved_too(packet: PacketSettings) -> None:
    """Contents, numbers and texts are read in the order of the pages."""
    for result in made(packet, bank_of(BANK)).values():
        assert result.findings == ()
        pages = PdfFile(result.bound.data).pages
        assert all(len(page.ink) > 1 for page in pages)


@slow
def test_a_booklet_in_a_wrong_order_is_found_out() -> None:
    """Sheets that lie side by side instead of inside of each other lead to other pages than the contents say."""
    packet = PacketSettings(kinds=("interviewer",), binding="booklet")
    (result,) = made(packet, bank_of(BANK + MORE)).values()
    known = result.job.made
    assert said_by(CONTENTS_TRUE, replace(known, data=result.bound.data)) == []
    flat = replace(known, data=result.bound.data, gathering=None)
    assert said_by(CONTENTS_TRUE, flat) != []


MORE = "".join(f"\n### {number}. Is {number} a number?\n**Answer:** {'It is so. ' * 40}\n" for number in range(6, 16))
