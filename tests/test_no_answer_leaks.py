"""A candidate's packet: no answer in it, wherever one might hide, and no alarm where there is none."""

import re
from dataclasses import replace

import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, Pdf, String

from prepress.model import Bank
from prepress.proofs.no_answer_leaks import PROOF
from tests.proofing import bank_of, bytes_of, candidate, pdf_of, said_by, write

pytestmark = pytest.mark.slow

BANK = """---
title: Distributed Systems
description: Consensus, clocks and failure
tags: [raft, paxos]
lastUpdated: 2024-12-09
---

# Distributed Systems

## Consensus

### 1. What does the CAP theorem say?
**Scenario:** A network with two halves.

**Answer:** In practice partitions are inevitable, so you must choose between consistency and availability.

**Follow-up:** Which would you choose for a bank, and why?

### 2. Is Paxos live in an asynchronous network?
**Answer:** No

### 3. How many nodes tolerate twenty faults in Raft?
**Answer:** 41

### 4. Where was the conference on clocks held?
**Answer:** [Paris](https://clocks.example/proceedings-of-paris)

## Study Tips

Draw every protocol on paper before you speak about it.
"""
PACKET = [
    ["Distributed Systems", "40 questions · 41 minutes · No. 1"],
    [
        "Consensus",
        "1 What does the CAP theorem say?",
        "A network with two halves.",
        "2 Is Paxos live in an asynchronous network?",
    ],
    ["3 How many nodes tolerate twenty faults in Raft?", "4 Where was the conference on clocks held?", "41"],
    ["Study Tips", "Draw every protocol on paper before you speak about it."],
]
ANSWER = "partitions are inevitable, so you must choose"


@pytest.fixture(scope="module")
def bank() -> Bank:
    """Four questions with long, short, numeric and linked answers."""
    return bank_of(BANK)


@pytest.fixture
def packet() -> Pdf:
    """A packet as it should be."""
    return pdf_of(PACKET)


def leaks(bank: Bank, pdf: Pdf) -> list[str]:
    """What the proof says."""
    return said_by(PROOF, candidate(bank, bytes_of(pdf)))


def add_text(pdf: Pdf, page: int, *lines: str) -> None:
    """Write lines of text at the foot of a page (from 1)."""
    text = "".join(write(line, 20, 200 + 8 * number) for number, line in enumerate(lines))
    pdf.pages[page - 1].contents_add(text.encode("cp1252"))


def test_a_packet_without_answers_is_quiet(bank: Bank, packet: Pdf) -> None:
    """Prompts, contexts, titles, closing matter, page numbers and counts are no answers."""
    assert leaks(bank, packet) == []


@pytest.mark.parametrize(
    "lines",
    [
        [ANSWER],
        ["PARTITIONS ARE INEVIT", "ABLE SO YOU MUST CHOOSE"],
        ["Partitions are inevitable", "so you", "must choose"],
        ["partitions-are-inevitable-so-you-must-choose"],
    ],
)
def test_an_answer_on_a_page_is_found(bank: Bank, packet: Pdf, lines: list[str]) -> None:
    """In capitals, over line ends, with other punctuation."""
    add_text(packet, 3, *lines)
    found = leaks(bank, packet)
    assert len(found) == 1
    assert found[0].startswith("Question 1: “partitions are inevitable, so you must” of its answer")
    assert found[0].endswith("in the packet-candidate, on page 3.")


def test_follow_ups_are_secret_too(bank: Bank, packet: Pdf) -> None:
    """The kind of the part is named."""
    add_text(packet, 2, "Which would you choose for a bank, and why?")
    assert "“Which would you choose for a” of its follow-up" in leaks(bank, packet)[0]


def test_white_and_covered_text_is_found(bank: Bank, packet: Pdf) -> None:
    """What cannot be seen can still be copied."""
    packet.pages[1].contents_add(b"1 1 1 rg 3 Tr " + write(ANSWER, -80, 400).encode())
    assert len(leaks(bank, packet)) == 1


def test_an_answer_in_a_bookmark_is_found(bank: Bank, packet: Pdf) -> None:
    """Headings make bookmarks; an answer must not be one."""
    with packet.open_outline() as outline:
        outline.root.append(OutlineItem("Consensus", 0))
        outline.root.append(OutlineItem(ANSWER, 0))
    assert leaks(bank, packet)[0].endswith("in a bookmark.")


def test_an_answer_in_a_document_property_is_found(bank: Bank, packet: Pdf) -> None:
    """Subject, keywords, and any other key."""
    packet.docinfo[Name("/Remark")] = String(f"Hint: {ANSWER}")
    assert "in the document property Remark" in leaks(bank, packet)[0]


def test_an_answer_in_xmp_is_found(bank: Bank, packet: Pdf) -> None:
    """In elements and in attributes."""
    said = (
        f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:title>{ANSWER}</dc:title></x:xmpmeta>",
        f"<a dc:title='{ANSWER}'/>",
    )
    for xmp in said:
        packet.Root.Metadata = packet.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
        assert leaks(bank, packet)[0].endswith("in the XMP metadata.")


def test_an_answer_in_an_attachment_is_found(bank: Bank, packet: Pdf) -> None:
    """Whatever the file is called."""
    packet.attachments["key.txt"] = AttachedFileSpec(
        packet,
        f"1: {ANSWER}\n4: Paris\n".encode(),
        description="key",
        filename="key.txt",
        mime_type="text/plain",
        creation_date="",
        mod_date="",
    )
    found = leaks(bank, packet)
    assert "in the attachment key.txt" in found[0]
    assert "“Paris” of its answer" in found[1]


def test_an_answer_in_a_note_or_link_is_found(bank: Bank, packet: Pdf) -> None:
    """An address can say as much as a note."""
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(ANSWER))
    action = Dictionary(S=Name.URI, URI=String("https://clocks.example/proceedings-of-paris"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    packet.pages[2].Annots = packet.make_indirect(Array([note, packet.make_indirect(link)]))
    found = leaks(bank, packet)
    assert "in a note or link on page 3" in found[0]
    assert found[1].startswith("Question 4: “https://clocks.example/proceedings-of-paris”")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be", "utf-16"])
def test_an_answer_in_a_forgotten_stream_is_found(bank: Bank, packet: Pdf, encoding: str) -> None:
    """Even where no reader shows it."""
    packet.Root.Leftover = packet.make_stream(f"<p>{ANSWER}</p>".encode(encoding))
    assert leaks(bank, packet)[0].endswith("inside the file, where no page shows it.")


def test_an_answer_as_the_alternative_of_drawn_text_is_found(bank: Bank, packet: Pdf) -> None:
    """ActualText and Alt are strings of the file."""
    packet.Root.StructTreeRoot = packet.make_indirect(Dictionary(Type=Name.StructTreeRoot, Alt=String(ANSWER)))
    assert len(leaks(bank, packet)) == 1


@pytest.mark.parametrize(("page", "said"), [(2, "No"), (3, "Paris."), (3, "“PARIS”")])
def test_a_short_answer_below_its_prompt_is_found(bank: Bank, packet: Pdf, page: int, said: str) -> None:
    """One word is enough where the answer would stand."""
    add_text(packet, page, said)
    assert len(leaks(bank, packet)) == 1


@pytest.mark.parametrize(("page", "said"), [(1, "No"), (2, "Paris"), (3, "Parisian"), (3, "41"), (3, "no idea yet")])
def test_a_short_answer_elsewhere_is_no_leak(bank: Bank, packet: Pdf, page: int, said: str) -> None:
    """Common words, page numbers and words within words may stand anywhere."""
    add_text(packet, page, said)
    assert leaks(bank, packet) == []


def test_template_words_are_no_leak(bank: Bank, packet: Pdf) -> None:
    """What the template says itself, it may say below any prompt."""
    add_text(packet, 2, "No answer yet?")
    assert len(leaks(bank, packet)) == 1
    made = candidate(bank, bytes_of(packet), template_words="<p class='no-help'>No answer yet?</p>")
    assert said_by(PROOF, made) == []


def test_answers_that_repeat_what_the_packet_holds_are_no_leak(packet: Pdf) -> None:
    """A quoted prompt, and a sentence of the closing matter, give nothing away."""
    repeating = bank_of(
        BANK.replace("**Answer:** No\n", "**Answer:** Is Paxos live in an asynchronous network? It is not.\n").replace(
            "**Answer:** 41\n", "**Answer:** Draw every protocol on paper before you speak about it.\n"
        )
    )
    assert leaks(repeating, packet) == []
    add_text(packet, 2, "Paxos live in an asynchronous network? It is not.")
    assert len(leaks(repeating, packet)) == 1


def test_a_volume_without_secrets_is_not_searched(bank: Bank) -> None:
    """Interviewers may read everything; the file is not even opened."""
    made = candidate(bank, b"no PDF at all")
    assert said_by(PROOF, type(made)(bank, "x", "pdf", b"no PDF at all", made.carries)) == []


def test_fonts_and_pictures_are_not_read_as_words(bank: Bank, packet: Pdf) -> None:
    """Their bytes may be anything."""
    image = packet.make_stream(b"partitions are inevitable, so you must choose" * 2)
    image.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=90, Height=1, BitsPerComponent=8))
    image.ColorSpace = Name.DeviceGray
    packet.pages[0].Resources.XObject = Dictionary(Im=image)
    assert leaks(bank, packet) == []


def test_one_word_between_signs_that_no_font_has_is_sought_as_a_word(packet: Pdf) -> None:
    """Of a sentence without glyphs a word is left: it is no part of two others, and no line break hides it."""
    bank = bank_of(BANK.replace("**Answer:** No\n", "**Answer:** 找不到引用时会抛出 ReferenceErrors 这样的错误。\n"))
    add_text(packet, 2, "A ReferenceError", "SyntaxError")
    made = replace(candidate(bank, bytes_of(packet)), uncovered=re.compile("[\u3000-\u9fff]"))
    assert said_by(PROOF, made) == []
    add_text(packet, 3, "All References", "Reference-", "Errors come")
    made = replace(candidate(bank, bytes_of(packet)), uncovered=re.compile("[\u3000-\u9fff]"))
    (leak,) = said_by(PROOF, made)
    assert "“ReferenceErrors” of its answer" in leak
