"""Files as they lie on disk: positions, bytes, and pictures that a bank may not reach."""

import os
from pathlib import Path

import pytest

from prepress.source import BOM, Place, Source, Span, find_banks, name_of, read_image, read_source

PNG = b"\x89PNG\r\n\x1a\n"


def source_of(text: str) -> Source:
    """A source that lies nowhere."""
    return Source(Path("bank.md"), text, "")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_end_where_commonmark_ends_them(line_end: str) -> None:
    """LF, CR and CRLF each end one line, and every offset has the place that an editor shows."""
    source = source_of(line_end.join(("ab", "", "c\u2028d\x0b\x0c\x85e", "")))
    assert [source.line(number) for number in (1, 2, 3, 4)] == ["ab", "", "c\u2028d\x0b\x0c\x85e", ""]
    assert source.place(0) == Place(1, 1)
    assert source.place(source.text.index("e")) == Place(3, 7)
    assert source.place(len(source.text)) == Place(4, 1)


def test_mixed_line_ends_are_counted_one_by_one() -> None:
    """CR before CRLF is an empty line; LF before CR is one too."""
    source = source_of("a\r\r\nb\n\rc")
    assert source.place(source.text.index("b")) == Place(3, 1)
    assert source.place(source.text.index("c")) == Place(5, 1)


def test_a_span_of_lines_goes_up_to_the_end_of_the_text() -> None:
    """Lines are counted from 0, the last one excluded; beyond the end there is nothing."""
    source = source_of("a\nbb\nc")
    assert source.lines_span(1, 2) == Span(2, 5)
    assert source.lines_span(1, 3) == Span(2, 6)
    assert source.lines_span(7, 9) == Span(5, 6)


def test_find_stays_inside_its_span() -> None:
    """A needle outside of the span, or none at all, gives the span back."""
    source = source_of("one two one")
    assert source.find("one", Span(3, 11)) == Span(8, 11)
    assert source.find("two", Span(8, 11)) == Span(8, 11)
    assert source.find("", Span(3, 5)) == Span(3, 5)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    """The text begins behind it; the digest is that of the file as it lies on disk."""
    path = tmp_path / "bank.md"
    path.write_bytes(BOM + "é".encode())
    with_mark = read_source(path)
    path.write_bytes("é".encode())
    without = read_source(path)
    assert with_mark.text == without.text == "é"
    assert with_mark.digest != without.digest


def test_the_first_byte_that_is_not_utf8_is_found_in_characters(tmp_path: Path) -> None:
    """The offset counts decoded characters, and the text has U+FFFD there."""
    path = tmp_path / "bank.md"
    path.write_bytes(BOM + "öö".encode() + b"\xf6x")
    source = read_source(path)
    assert source.undecodable == 2
    assert source.text == "öö\ufffdx"


def test_what_cannot_be_read_is_a_value(tmp_path: Path) -> None:
    """A missing file and a folder give a source without text that says why."""
    assert read_source(tmp_path / "gone.md").unreadable
    assert read_source(tmp_path).unreadable
    assert read_source(tmp_path).text == ""


def test_banks_are_found_in_order_and_hidden_ones_are_not(tmp_path: Path) -> None:
    """Every .md and .markdown below the folder, sorted; nothing that begins with a point, nothing else."""
    names = ["b.md", "a/z.MD", "a/y.markdown", ".hidden.md", ".git/x.md", "notes.txt", "a/folder.md/in.md"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in find_banks(tmp_path)]
    assert found == ["a/folder.md/in.md", "a/y.markdown", "a/z.MD", "b.md"]


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank in a folder with a picture, a folder of pictures, and a picture that is nobody's business outside."""
    folder = tmp_path / "banks"
    (folder / "images").mkdir(parents=True)
    for place in (folder / "ring.png", folder / "images" / "my ring.png", tmp_path / "secret.png"):
        place.write_bytes(PNG)
    (tmp_path / "banks-private").mkdir()
    (tmp_path / "banks-private" / "secret.png").write_bytes(PNG)
    path = folder / "bank.md"
    path.touch()
    return path


@pytest.mark.parametrize(
    "reference",
    ["ring.png", "./ring.png", "images/../ring.png", "images/my ring.png", "images/my%20ring.png", "ring.png#a?b"],
)
def test_a_picture_in_the_folder_of_the_bank_is_read(bank: Path, reference: str) -> None:
    """By its path as people and as browsers write it, and by a way around that stays inside."""
    assert read_image(bank, reference).data == PNG


@pytest.mark.parametrize(
    "reference",
    [
        "../secret.png",
        "images/../../secret.png",
        "images/../../banks-private/secret.png",
        "%2e%2e/secret.png",
        "..%2Fsecret.png",
        "/etc/passwd",
        "%2Fetc/passwd",
    ],
)
def test_nothing_outside_of_the_folder_is_opened(bank: Path, reference: str) -> None:
    """Neither by `..`, nor by an absolute path, nor by either in disguise."""
    image = read_image(bank, reference)
    assert (image.refusal, image.data) == ("outside", b"")


def test_a_path_that_begins_like_the_folder_is_outside(bank: Path) -> None:
    """`banks-private` is no part of `banks`."""
    absolute = bank.parent.parent / "banks-private" / "secret.png"
    assert read_image(bank, str(absolute)).refusal == "outside"


def test_a_symbolic_link_counts_as_the_place_it_leads_to(bank: Path) -> None:
    """A link out of the folder is refused, also by way of a linked folder; one that stays inside is followed."""
    (bank.parent / "out.png").symlink_to(bank.parent.parent / "secret.png")
    (bank.parent / "up").symlink_to(bank.parent.parent, target_is_directory=True)
    (bank.parent / "in.png").symlink_to("ring.png")
    assert read_image(bank, "out.png").refusal == "outside"
    assert read_image(bank, "up/secret.png").refusal == "outside"
    assert read_image(bank, "up/banks/ring.png").data == PNG
    assert read_image(bank, "in.png").data == PNG


def test_a_bank_reached_by_a_link_has_the_folder_it_lies_in(bank: Path, tmp_path: Path) -> None:
    """The folder of the link is what counts: that is where its author sees it."""
    desk = tmp_path / "desk"
    desk.symlink_to(bank.parent, target_is_directory=True)
    assert read_image(desk / "bank.md", "ring.png").data == PNG
    assert read_image(desk / "bank.md", "../secret.png").refusal == "outside"


@pytest.mark.parametrize(
    "reference",
    [
        "https://example.com/a.png",
        "HTTP://example.com/a.png",
        "//example.com/a.png",
        "file:///etc/passwd",
        "data:image/png;base64,iVBORw0KGgo=",
        "javascript:alert(1)",
        "C:\\secret.png",
    ],
)
def test_nothing_is_fetched(bank: Path, reference: str) -> None:
    """An address with a scheme or a host is not a file of the bank, whatever it says."""
    assert read_image(bank, reference).refusal == "remote"


@pytest.mark.parametrize(
    "reference", ["", ".", "images", "gone.png", "ring.png/x", "a\0b.png", "a%00b.png", "x" * 5000]
)
def test_a_name_that_is_no_file_is_missing(bank: Path, reference: str) -> None:
    """A folder, a name with NUL, one too long for the system: all are simply not there."""
    assert read_image(bank, reference).refusal == "missing"


def test_a_link_in_a_circle_is_missing(bank: Path) -> None:
    """It leads nowhere, and nobody waits for it."""
    (bank.parent / "a.png").symlink_to("b.png")
    (bank.parent / "b.png").symlink_to("a.png")
    assert read_image(bank, "a.png").refusal == "missing"


def test_a_pipe_is_missing(bank: Path) -> None:
    """Only files are opened: nobody waits for something to be written into a pipe."""
    os.mkfifo(bank.parent / "pipe.png")
    assert read_image(bank, "pipe.png").refusal == "missing"


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"RIFF....WEBP", b"%PDF-1.7"])
def test_a_picture_of_another_kind_is_unsupported(bank: Path, data: bytes) -> None:
    """Its first bytes decide, not its name."""
    (bank.parent / "other.png").write_bytes(data)
    assert read_image(bank, "other.png").refusal == "unsupported"


def test_a_picture_that_is_too_large_is_not_read(bank: Path) -> None:
    """A file of more than 32 MB (here one full of holes) is refused unread."""
    with (bank.parent / "large.png").open("wb") as file:
        file.write(PNG)
        file.truncate(32 * 1024 * 1024 + 1)
    assert read_image(bank, "large.png").refusal == "unsupported"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("caching/README.md", "caching"),
        ("caching/index.md", "caching"),
        ("caching/locks.md", "locks"),
        ("/README.md", "README"),
    ],
)
def test_a_bank_named_for_its_place_goes_by_its_folder(path: str, name: str) -> None:
    """A hundred banks are called README; without a title of its own, one goes by its folder."""
    assert name_of(Path(path)) == name
