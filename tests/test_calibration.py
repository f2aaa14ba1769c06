"""Backs are moved so that they meet fronts: figures, the sheet that shows them, and where they are kept."""

import io
import tomllib
from math import dist
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from prepress.calibrate import printers_file
from prepress.cli import main
from prepress.geometry.calibration import Calibration, calibration_of_readings, read_calibration
from prepress.geometry.stock import STOCKS
from prepress.printers import ANY, Measured, PrintersError, Profile, read_printers, write_printers
from prepress.proving.pdffile import PdfFile
from tests.decks import bank_text
from tests.simulation import Printer, read_off

SIZE = (210.0, 297.0)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the printers of whoever runs it."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def run(*arguments: str) -> Result:
    """`prepress calibrate` with these arguments."""
    return CliRunner().invoke(main, ["calibrate", *arguments])


def test_a_calibration_undoes_what_a_printer_does() -> None:
    """Moved back and turned back, every point comes out where it belongs; so does what is undone after it was done."""
    missing = Printer(0.4, -0.7, 0.2)
    inverse = Calibration(*(-missing.dx, -missing.dy))
    point = (30.0, 250.0)
    assert Printer(0.4, -0.7).print(inverse.move(*point, *SIZE), SIZE) == pytest.approx(point)
    turned = Calibration(angle=-0.2)
    assert Printer(0, 0, 0.2).print(turned.move(*point, *SIZE), SIZE) == pytest.approx(point)
    both = Calibration(1.5, -2, 0.7)
    assert both.undo(*both.move(*point, *SIZE), *SIZE) == pytest.approx(point)


def test_a_positive_angle_turns_clockwise() -> None:
    """What is at the right of the middle goes down, and y is counted down."""
    x, y = Calibration(angle=1).move(205, 148.5, *SIZE)
    assert y > 148.5
    assert x == pytest.approx(205, abs=0.05)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0.3,-0.2", Calibration(0.3, -0.2)),
        (" +.3 , \u22120.2, 0.05", Calibration(0.3, -0.2, 0.05)),
        ("0,0", Calibration()),
        ("0.3", None),
        ("1,2,3,4", None),
        ("0.3;0.2", None),
        ("0,3,-0,2", None),
        ("nan,0", None),
        ("inf,0", None),
        ("21,0", None),
        ("0,0,6", None),
        ("", None),
    ],
)
def test_figures_are_read(text: str, found: Calibration | None) -> None:
    """Two or three numbers; what no printer misses by is no figure, nor are commas for points."""
    assert read_calibration(text) == found


def test_readings_become_figures() -> None:
    """B and C say how far down; what they differ by over their distance is the angle. The two flips mirror that."""
    assert calibration_of_readings("0.3,0.2,0.2", 166, sideways=True) == Calibration(0.3, 0.2)
    sideways = calibration_of_readings("0,0.5,-0.5", 166, sideways=True)
    upwards = calibration_of_readings("0,0.5,-0.5", 166, sideways=False)
    assert sideways == Calibration(0, 0, 0.3452)
    assert upwards == Calibration(0, 0, -0.3452)
    assert calibration_of_readings("0.3,0.2", 166, sideways=True) is None


def test_profiles_come_back_as_they_were_kept() -> None:
    """Any printable name, several papers, both edges."""
    measured = {ANY: Measured(Calibration(0.3, -0.2)), "a4-landscape": Measured(Calibration(1, 2, -0.125), "short")}
    profiles = {
        name: Profile(name, measured) for name in ("office", '3rd \u201cfloor\u201d \\ "left"', "été", "a.b=c]")
    }
    assert read_printers(write_printers(profiles)) == profiles


def test_a_paper_of_its_own_counts_first() -> None:
    """Else what holds for all papers; nothing if only another paper was measured."""
    anyone, own = Measured(Calibration(1, 1)), Measured(Calibration(2, 2))
    profile = Profile("office", {ANY: anyone}).having("letter", own)
    assert (profile.on("letter"), profile.on("a4")) == (own, anyone)
    assert Profile("office", {"letter": own}).on("a4") is None


def test_the_other_edge_turns_the_picture_by_half() -> None:
    """A printer moves the sheet the same way for both edges; seen from a picture upside down that is the other way."""
    assert Measured(Calibration(0.3, -0.2, 0.1), "long").for_flip("short") == Calibration(-0.3, 0.2, 0.1)
    assert Measured(Calibration(0.3, -0.2, 0.1), "short").for_flip("short") == Calibration(0.3, -0.2, 0.1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("office = 1", "`office` has no measurements"),
        ("[office]\nany = 3", "`office.any` needs `dx` and `dy`"),
        ('[office.any]\ndx = "a"', "`office.any` needs `dx` and `dy`"),
        ('[office.any]\ndx = 1\nflip = "left"', "`office.any` needs `dx` and `dy`"),
        ("[office.any]\ndx = 50", "`office.any` moves backs by more than 20 mm"),
        ("[office", "it is not valid TOML"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(text: str, said: str) -> None:
    """Somebody may have edited it."""
    with pytest.raises(PrintersError, match=said):
        read_printers(text)


def test_what_is_set_is_kept_in_the_users_own_folder(tmp_path: Path) -> None:
    """The file is where the system has such files, and says what was typed."""
    result = run("--set", "-0.3,0.2,0.05", "--printer", "office")
    assert result.exit_code == 0
    assert result.stdout.strip() == str(printers_file())
    assert printers_file().is_relative_to(tmp_path / "home")
    assert "moved 0.3 mm to the left and 0.2 mm down and turned by 0.05° clockwise" in result.stderr
    kept = tomllib.loads(printers_file().read_text(encoding="utf-8"))
    assert kept == {"office": {"any": {"dx": -0.3, "dy": 0.2, "angle": 0.05, "flip": "long"}}}
    assert run("--set", "1,1", "--printer", "home", "--paper", "letter", "--flip", "short").exit_code == 0
    assert set(read_printers(printers_file().read_text(encoding="utf-8"))) == {"office", "home"}


def test_an_unknown_printer_is_an_error_that_lists_the_known_ones() -> None:
    """With the nearest one first, and what to do when there are none."""
    assert "None is known yet: start with `prepress calibrate`." in run("--printer", "office").stderr
    run("--set", "0,1", "--printer", "office")
    run("--set", "0,1", "--printer", "home")
    result = run("--printer", "ofice")
    assert result.exit_code == 2
    assert "There is no printer “ofice”. Did you mean office? Known are home, office." in " ".join(
        result.stderr.split()
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--set", "0,1"), "Add --printer NAME"),
        (("--set", "0,1", "--read", "0,0,0", "--printer", "x"), "Say --read or --set, not both."),
        (("--set", "a", "--printer", "x"), "'a'; write millimetres, and degrees if it is turned, such as 0.3,-0.2"),
        (("--read", "1,1", "--printer", "x"), "'1,1'; write what scales A, B and C say, such as 0.3,-0.2,-0.1"),
        (("--set", "99,1", "--printer", "x"), "at most 20 mm and 5°"),
        (("--set", "0,1", "--printer", ""), "write a name such as office"),
        (("--set", "0,1", "--printer", "a\nb"), "write a name such as office"),
    ],
)
def test_what_cannot_be_kept_says_what_to_type(arguments: tuple[str, ...], said: str) -> None:
    """Nothing is kept then."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert not printers_file().exists()


def test_a_broken_file_is_neither_used_nor_overwritten() -> None:
    """What somebody wrote there by hand is not lost."""
    printers_file().parent.mkdir(parents=True)
    printers_file().write_text("[office", encoding="utf-8")
    result = run("--set", "0,1", "--printer", "home")
    assert result.exit_code == 4
    assert "cannot be used: it is not valid TOML" in result.stderr
    assert printers_file().read_text(encoding="utf-8") == "[office"


@pytest.mark.slow
@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("paper", ["a4", "letter-landscape"])
@pytest.mark.parametrize("printer", [Printer(0.42, -0.88), Printer(-1.23, 0.31, 0.15), Printer(0.04, 2.1, -0.3)])
def test_the_sheet_says_what_a_printer_misses_by(tmp_path: Path, paper: str, flip: str, printer: Printer) -> None:
    """Read off the lines of the PDF as through the paper, and typed, it gives what undoes the printer's fault; a sheet
    that is printed with that reads zero."""
    asked = ("--paper", paper, "--flip", flip)
    size, first = _sheet(tmp_path, *asked)
    sideways = (flip == "long") == (size[1] > size[0])
    readings = read_off(first, printer, sideways=sideways)
    typed = ",".join(f"{number:g}" for number in readings.values())
    assert run("--read", typed, "--printer", "simulated", *asked).exit_code == 0
    profile = read_printers(printers_file().read_text(encoding="utf-8"))["simulated"]
    found = profile.measured[paper].for_flip(flip)
    assert found.angle == pytest.approx(-printer.angle, abs=0.04)
    middle = (size[0] / 2, size[1] / 2)
    for point, allowed in (((0.0, 0.0), 0.17), (size, 0.17), (middle, 0.075)):
        assert printer.print(found.move(*point, *size), size) == pytest.approx(point, abs=allowed)
    _, again = _sheet(tmp_path, *asked, "--printer", "simulated")
    assert max(map(abs, read_off(again, printer, sideways=sideways).values())) <= 0.1


@pytest.mark.slow
@pytest.mark.parametrize(("stock", "flip"), [("a4-8", "long"), ("a4-8", "short"), ("a4-4", "long"), ("a7", "short")])
def test_backs_meet_fronts_on_a_printer_that_misses(tmp_path: Path, stock: str, flip: str) -> None:
    """Measured with a sheet of the same paper, a deck's backs come out behind their fronts on the very printer that put
    them a millimetre away before; fronts stay where they are."""
    printer = Printer(0.83, -0.57, 0.12)
    asked = ("--paper", STOCKS[stock].paper.name, "--flip", flip)
    size, sheet = _sheet(tmp_path, *asked)
    readings = read_off(sheet, printer, sideways=(flip == "long") == (size[1] > size[0]))
    typed = ",".join(f"{number:g}" for number in readings.values())
    assert run("--read", typed, "--printer", "simulated", *asked).exit_code == 0
    plain = _deck(tmp_path, stock, flip)
    moved = _deck(tmp_path, stock, flip, "--printer", "simulated")
    for number, (before, after) in enumerate(zip(plain.pages[2:], moved.pages[2:], strict=True)):
        pairs = [(old.origin, new.origin) for old, new in zip(before.ink, after.ink, strict=True) if old.text.strip()]
        assert pairs
        if number % 2 == 0:
            assert all(new == pytest.approx(old, abs=1e-3) for old, new in pairs)
            continue
        assert max(dist(printer.print(old, size), old) for old, _ in pairs) > 0.9
        assert max(dist(printer.print(new, size), old) for old, new in pairs) < 0.2


def _deck(folder: Path, stock: str, flip: str, *options: str) -> PdfFile:
    """The flashcards of a small bank, as the command makes them."""
    (folder / "bank.md").write_text(bank_text(5), encoding="utf-8")
    common = [str(folder / "bank.md"), "-e", "flashcards", "-o", str(folder), "--stock", stock, "--flip", flip]
    result = CliRunner().invoke(main, ["build", *common, *options])
    assert result.exit_code == 0, result.output
    return PdfFile((folder / "bank-flashcards.pdf").read_bytes())


@pytest.mark.slow
def test_a_build_names_printers_that_are_known(tmp_path: Path) -> None:
    """One that is not known ends it before anything is made; one not measured with this paper is told of, and applied
    not at all."""
    (tmp_path / "bank.md").write_text(bank_text(1), encoding="utf-8")
    common = [str(tmp_path / "bank.md"), "-e", "flashcards", "-o", str(tmp_path)]
    run("--set", "0.3,0.2", "--printer", "office", "--paper", "letter")
    unknown = CliRunner().invoke(main, ["build", *common, "--printer", "offise"])
    assert unknown.exit_code == 2
    assert "There is no printer “offise”. Did you mean office? Known are office." in " ".join(unknown.stderr.split())
    assert not (tmp_path / "bank-flashcards.pdf").exists()
    other = CliRunner().invoke(main, ["build", *common, "--printer", "office"])
    assert other.exit_code == 0
    assert "The printer office was not measured with a4; backs are left where they are." in other.stderr
    assert "prepress calibrate --paper a4" in other.stderr


def _sheet(folder: Path, *options: str) -> tuple[tuple[float, float], PdfFile]:
    result = run("-o", str(folder), *options)
    assert result.exit_code == 0, result.output
    pdf = PdfFile((folder / "calibration.pdf").read_bytes())
    return pdf.pages[0].media.size, pdf


@pytest.mark.slow
@pytest.mark.parametrize("flip", ["long", "short"])
def test_the_sheet_asks_for_the_edge_it_is_made_for(tmp_path: Path, flip: str) -> None:
    """Two sides of the paper, at their true size; the words say which edge."""
    _, pdf = _sheet(tmp_path, "--flip", flip)
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        hints = opened.Root.ViewerPreferences
        assert (str(hints.PrintScaling), str(hints.Duplex)) == ("/None", f"/DuplexFlip{flip.capitalize()}Edge")
    assert len(pdf.pages) == 2
    assert f"turned over the {flip} edge" in " ".join(pdf.pages[0].text.split())


@pytest.mark.slow
def test_the_sheet_is_of_the_paper_that_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """prepress.toml says which paper, which edge and where to; figures are kept for every paper all the same."""
    monkeypatch.chdir(tmp_path)
    text = 'paper = "letter"\noutput = "made"\n[flashcards]\nflip = "short"\n'
    (tmp_path / "prepress.toml").write_text(text, encoding="utf-8")
    assert run().exit_code == 0
    pdf = PdfFile((tmp_path / "made" / "calibration.pdf").read_bytes())
    assert pdf.pages[0].media.size == pytest.approx((215.9, 279.4), abs=0.01)
    assert "prepress calibrate --read A,B,C --flip short --printer NAME" in " ".join(pdf.pages[0].text.split())
    assert run("--set", "0,1", "--printer", "office").exit_code == 0
    assert "for every paper, short edge" in run("--set", "0,1", "--printer", "office").stderr


@pytest.mark.slow
def test_two_lines_of_a_number_meet_where_they_should(tmp_path: Path) -> None:
    """With a printer that does not miss, the zeros are one line, and lines with another number are not."""
    _, pdf = _sheet(tmp_path)
    assert set(read_off(pdf, Printer(0, 0), sideways=True).values()) == {0.0}
    assert set(read_off(pdf, Printer(-0.1, 0), sideways=True).values()) == {0.0, 0.1}
