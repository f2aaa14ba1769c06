"""No answer leaks to candidates in any script: from right to left, in syllables, or without spaces between words."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from pikepdf import AttachedFileSpec, Dictionary, Name, OutlineItem, Pdf, String

from prepress.model import Bank
from prepress.proofs.no_answer_leaks import PROOF
from prepress.proofs.nothing_lost import PROOF as NOTHING_LOST
from prepress.proving.galley import RIGHT_TO_LEFT
from tests.lettering import lettered
from tests.proofing import bank_of, bytes_of, candidate, said_by, whole

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Sample:
    """A bank in one language: three questions, and pieces of their answers that say too much."""

    label: str
    asked: tuple[str, str, str]
    answers: tuple[str, str, str]
    pieces: tuple[str, ...]
    sentence: str
    fair: tuple[str, ...]

    @property
    def bank(self) -> Bank:
        """The questions, numbered, with their answers."""
        pairs = enumerate(zip(self.asked, self.answers, strict=True), 1)
        return bank_of("\n".join(f"### {n}. {prompt}\n\n**{self.label}:** {said}\n" for n, (prompt, said) in pairs))

    def packet(self, *lines: str, below: int = 1) -> Pdf:
        """A candidate's packet, with further lines below a question (from 1)."""
        pages = [[f"{n} {prompt}"] for n, prompt in enumerate(self.asked, 1)]
        pages[below - 1] += lines
        return self.pages([["Bank"], *pages])

    def pages(self, pages: Sequence[Sequence[str]]) -> Pdf:
        """Pages of a document in this language."""
        return lettered(pages, turned=bool(RIGHT_TO_LEFT.search(self.label)))


SAMPLES = {
    "Arabic": Sample(
        "الإجابة",
        ("ما هو الإجماع؟", "أين عقد المؤتمر؟", "هل هي حية دائما؟"),
        ("تتفق مجموعة من الخوادم على قيمة واحدة بين consistency و availability حتى عند تعطل بعضها", "باريس", "لا"),
        (
            "مجموعة من الخوادم على قيمة واحدة",
            "على قيمة واحدة بين consistency و availability",
            "الخوادم على قيمة واحدة بين consistency",
        ),
        "عقد في باريس هذا العام",
        ("ما هي الخوادم؟", "على قيمة"),
    ),
    "Hebrew": Sample(
        "תשובה",
        ("מהי הסכמה?", "איפה היה הכנס?", "האם הוא חי תמיד?"),
        ("קבוצה של שרתים מסכימה על ערך אחד בין consistency לבין availability גם כאשר חלקם נופלים", "פריז", "לא"),
        ("של שרתים מסכימה על ערך אחד", "על ערך אחד בין consistency לבין availability גם כאשר"),
        "בעיר פריז השנה",
        ("מהם שרתים?", "ערך אחד"),
    ),
    "Devanagari": Sample(
        "उत्तर",
        ("सहमति क्या है?", "सम्मेलन कहाँ हुआ?", "क्या वह हमेशा जीवित है?"),
        ("सर्वरों का एक समूह consistency और availability में से किसी एक मान पर सहमत होता है", "दिल्ली", "हाँ"),
        ("समूह consistency और availability में से", "में से किसी एक मान पर", "किसी एक मान पर सहमत होता"),
        "इस वर्ष दिल्ली में",
        ("सर्वर क्या है?", "एक मान"),
    ),
    "Chinese": Sample(
        "答案",
        ("什么是共识？", "会议在哪里举行？", "它总是活的吗？"),
        ("一组服务器即使在部分节点发生故障的情况下仍然能够就同一个值达成一致", "巴黎", "不是"),
        ("部分节点发生故障的情况下", "发生故障的情况下", "能够就同一个值达成", "节点发生故\n障的情况下"),
        "今年在巴黎举行",
        ("什么是服务器？", "部分节点"),
    ),
    "Japanese": Sample(
        "回答",
        ("合意とは何ですか？", "会議はどこでしたか？", "常に生きていますか？"),
        ("一部のノードが故障しても、サーバーの集まりがひとつの値について合意できます", "パリ", "いいえ"),
        ("サーバーの集まりがひとつの", "故障しても、サーバーの", "ひとつの値に\nついて合意"),
        "今年のパリで",
        ("サーバーとは？", "ひとつの"),
    ),
}
PIECES = [(name, piece) for name, sample in SAMPLES.items() for piece in sample.pieces]


def leaks(sample: Sample, pdf: Pdf) -> list[str]:
    """What the proof says."""
    return said_by(PROOF, candidate(sample.bank, bytes_of(pdf)))


def inside(sample: Sample) -> str:
    """Words of the long answer that are enough to be found by."""
    return sample.pieces[0]


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_prompts_are_no_leak(sample: Sample) -> None:
    """Nor is what a few words of an answer say, in another question."""
    assert leaks(sample, sample.packet(*sample.fair)) == []


@pytest.mark.parametrize(("name", "piece"), PIECES)
def test_a_piece_of_an_answer_on_a_page_is_found(name: str, piece: str) -> None:
    """Wherever it begins, also over the end of a line."""
    sample = SAMPLES[name]
    found = leaks(sample, sample.packet(*piece.split("\n"), below=2))
    assert len(found) == 1
    assert found[0].startswith("Question 1: ")
    assert found[0].endswith("of its answer can be read in the packet-candidate, on page 3.")


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_short_answer_is_found_below_its_prompt_alone(sample: Sample) -> None:
    """By itself, in a sentence, or between signs; below another prompt it says nothing."""
    for said in (sample.answers[1], sample.sentence, f"({sample.answers[1]})"):
        assert [line[:11] for line in leaks(sample, sample.packet(said, below=2))] == ["Question 2:"], said
        assert leaks(sample, sample.packet(said, below=1)) == [], said
    assert [line[:11] for line in leaks(sample, sample.packet(sample.answers[2], below=3))] == ["Question 3:"]


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_an_answer_beside_the_pages_is_found(sample: Sample) -> None:
    """In a bookmark, a property, the metadata, an attachment."""
    said = inside(sample)

    def of_bookmark(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(OutlineItem(said, 0))

    def of_property(pdf: Pdf) -> None:
        pdf.docinfo[Name("/Subject")] = String(said)

    def of_metadata(pdf: Pdf) -> None:
        xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:title>{said}</dc:title></x:xmpmeta>"
        pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)

    def of_attachment(pdf: Pdf) -> None:
        pdf.attachments["key.txt"] = AttachedFileSpec(
            pdf,
            said.encode("utf-16"),
            description="key",
            filename="key.txt",
            mime_type="text/plain",
            creation_date="",
            mod_date="",
        )

    places = {of_bookmark: "in a bookmark", of_property: "in the document property Subject",
              of_metadata: "in the XMP metadata", of_attachment: "in the attachment key.txt"}  # fmt: skip
    for plant, place in places.items():
        pdf = sample.packet()
        plant(pdf)
        found = leaks(sample, pdf)
        assert len(found) == 1, place
        assert place in found[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be", "utf-16-le", "utf-16"])
@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_an_answer_in_a_forgotten_stream_is_found(sample: Sample, encoding: str) -> None:
    """In every encoding that text has."""
    pdf = sample.packet()
    pdf.Root.Leftover = pdf.make_stream(f"<p>{inside(sample)}</p>".encode(encoding))
    assert [line.endswith("inside the file, where no page shows it.") for line in leaks(sample, pdf)] == [True]


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_an_answer_said_beside_drawings_is_found(sample: Sample) -> None:
    """What is drawn may have a text that stands for it: among operators, as digits or as bytes, or in the structure."""
    said = b"\xfe\xff" + inside(sample).encode("utf-16-be")
    escaped = b"".join(b"\\%03o" % byte if byte in b"\\()\r\n" else bytes([byte]) for byte in said)
    for string in (b"<" + said.hex().encode() + b">", b"(" + escaped + b")"):
        pdf = sample.packet()
        pdf.pages[1].contents_add(b"/Figure <</Alt " + string + b">> BDC 0 0 9 9 re f EMC")
        assert len(leaks(sample, pdf)) == 1
    pdf = sample.packet()
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, Alt=String(inside(sample))))
    assert len(leaks(sample, pdf)) == 1


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_every_word_of_an_answer_is_looked_for(sample: Sample) -> None:
    """A packet with all answers keeps the promise that nothing is lost; without one word of them it does not."""
    first, *others = sample.answers
    pages = [[sample.asked[0], first], *([prompt, said] for prompt, said in zip(sample.asked[1:], others, strict=True))]
    assert said_by(NOTHING_LOST, whole(sample.bank, bytes_of(sample.pages(pages)))) == []
    middle = len(first) // 2
    without = first[:middle].rsplit(" ", 1)[0] if " " in first else first[:middle] + first[middle + 1 :]
    cut = [[sample.asked[0], without], *pages[1:]]
    found = said_by(NOTHING_LOST, whole(sample.bank, bytes_of(sample.pages(cut))))
    assert [line[:11] for line in found] == ["Question 1:"]


def test_the_number_of_a_heading_makes_no_leak_of_it() -> None:
    """An answer may number its parts as headings are numbered; the words of these are in the open."""
    bank = bank_of("## 2.1.4 对数损失函数\n\n### 1. 有哪些？\n\n**答案:** 共有几种。\n\n（4）对数损失函数\n")
    pages = [["2.1.4 对数损失函数", "1 有哪些？"]]
    assert said_by(PROOF, candidate(bank, bytes_of(lettered(pages)))) == []
