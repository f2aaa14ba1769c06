"""What can be set of each edition: a group of settings each, one line a setting.

`[flashcards]` in prepress.toml, `flashcards:` below `prepress:` in front matter; on the command line an option each.
Options of the same name in several groups are one option, which goes to all groups that can take its value.
"""

from dataclasses import dataclass

from prepress.geometry.plan import FLOOR, LARGE
from prepress.geometry.stock import BATCH, PRINTER_MARGIN, SHEET_PAPERS
from prepress.setting import Address, Choice, Choices, Extent, Flag, Number, OneOf, Text, setting

STOCK = Text("the name of a stock; `prepress list stocks` prints them", "NAME")
SHEETS = Number("how many sheets: 15", 1, 500, whole=True)
MILLIMETRES = Number("millimetres from 0 to 50", 0, 50, metavar="MM")
WAYS_OUT = Choice(("sheets", "faces", "images", "screen"))
PICTURE = Extent("pixels across and down, such as 825x1125")
PRINTER = Text("the name of a printer that `prepress calibrate` knows", "NAME")
SIDES = Number("how many sides of paper: 2", 1, 99, whole=True)
POINTS = Number("a type size in points, from 4 to 40: 7.5", 4, 40, metavar="PT")
DETAILS = Choice(("full", "short", "terms"))
LYING = Choice(("landscape", "portrait"))

PACKETS = ("candidate", "interviewer", "study", "key")
RULINGS = ("lines", "grid", "dots", "blank")
SIZES = ("third", "half", "full")
BINDINGS = ("punched", "none", "booklet")
MOST_FORMS = 26
FORMS_HELP = "So many forms of the candidate's packet, each in its own order, and a key to them."

ADDRESS = Address(("id", "number", "section"), ("id", "number"), 90)
POINTS = Number("points from 4 to 24", 4, 24, metavar="PT")
INK = Choice(("full", "saver"))
SAVER = "Less ink: outlines and greys instead of colour. [full]"


@dataclass(frozen=True)
class FlashcardSettings:
    """How cards look, and how they are printed and cut. No stock means the one of the paper."""

    dividers: bool = setting(
        True, Flag(), "--dividers", "A title card and one before each section, if there are several. [yes]"
    )
    stock: str = setting("", STOCK, "--stock", "Sheets and cards. [a4-8, or letter-8]")
    flip: str = setting("long", Choice(("long", "short")), "--flip", "The edge over which sheets are turned. [long]")
    turn: str = setting("book", Choice(("book", "calendar")), "--turn", "How a card is turned in the hand. [book]")
    single_sided: bool = setting(False, Flag(), "--single-sided", "Backs beside their fronts, to be folded behind.")
    order: str = setting("sheet", Choice(("sheet", "stack")), "--order", "What is cut: sheets, or a stack. [sheet]")
    batch: int = setting(BATCH, SHEETS, "--batch", "Sheets in a stack that is cut at once. [15]")
    guides: str = setting("none", Choice(("none", "hairline", "dashed")), "--guides", "Lines along the cuts. [none]")
    guide_sides: str = setting("fronts", Choice(("fronts", "both")), "--guide-sides", "Where they are. [fronts]")
    printer_margin: float = setting(
        PRINTER_MARGIN, MILLIMETRES, "--printer-margin", "What it cannot reach. [4.23]", per_bank=False
    )
    min_type: float = setting(8.0, POINTS, "--min-type", "The smallest type of a card, in points. [8]")
    tags: bool = setting(True, Flag(), "--tags", "For readers aloud (PDF/UA), up to 1,000 cards. [yes]")
    ink: str = setting("full", INK, "--ink", SAVER)
    printer: str = setting("", PRINTER, "--printer", "Whose backs to put right: see calibrate.", per_bank=False)
    guide: bool = setting(True, Flag(), "--guide", "A sheet before the cards that says how to print them. [yes]")
    format: str = setting("sheets", WAYS_OUT, "--format", "Sheets to cut, faces or images one by one, or a phone's.")
    pixels: tuple[int, int] | None = setting(None, PICTURE, "--pixels", "The size of an image. [300 an inch]")
    face_order: str = setting(
        "back-first", Choice(("back-first", "front-first")), "--face-order", "Which of a card's faces. [back-first]"
    )
    leitner: bool = setting(False, Flag(), "--leitner", "Five boxes to tick on each front, as of Leitner.")
    qr: str = setting("", ADDRESS, "--qr", "A QR code on each front: https://example.org/q/{id}")


@dataclass(frozen=True)
class CheatsheetSettings:
    """How the sheet is filled. No paper means that of all editions, no sides 2, and no detail as much as fits."""

    paper: str = setting(
        "", Choice(tuple(SHEET_PAPERS)), "--paper", "The sheet also on a5, a3, a2, a1, legal, tabloid."
    )
    sides: int = setting(0, SIDES, "--sides", "Fill exactly so many sides with the cheat sheet. [2]")
    orientation: str = setting("landscape", LYING, "--orientation", "How the cheat sheet lies. [landscape]")
    min_type: float = setting(FLOOR, POINTS, "--min-type", f"The smallest type of the cheat sheet. [{FLOOR}]")
    detail: str = setting("", DETAILS, "--detail", "How much the cheat sheet tells. [as much as fits]")
    large: bool = setting(False, Flag(), "--large", f"A cheat sheet in large print, {LARGE:g} pt or more.")
    ink: str = setting("full", INK, "--ink", SAVER)


@dataclass(frozen=True)
class PacketSettings:
    """Who gets which packet, and in what form.

    No `variants` means one candidate's packet in the order of the bank. A booklet has two pages `up`, whatever is said.
    """

    kinds: tuple[str, ...] = setting(("candidate", "interviewer"), Choices(PACKETS), "--packet", "Whose. Repeatable.")
    variants: int = setting(0, Number("how many forms: 1 to 26", 1, MOST_FORMS, whole=True), "--variants", FORMS_HELP)
    shuffle: str = setting("sections", Choice(("sections", "all")), "--shuffle", "Forms: within sections, or over all.")
    space: str = setting("lines", Choice(RULINGS), "--space", "What room to write is ruled with. [lines]")
    room: str = setting(
        "auto", Choice(("auto", *SIZES)), "--room", "How much of a page it takes. [auto: by the answer]"
    )
    answers: str = setting("section", Choice(("section", "end")), "--answers", "Where the study packet has them.")
    binding: str = setting("punched", Choice(BINDINGS), "--binding", "Margins for holes, for none, or a booklet.")
    up: int = setting(1, OneOf((1, 2, 4)), "--up", "Pages of packets on a side of paper. [1]")
    creep: float = setting(0.1, MILLIMETRES, "--creep", "How thick the paper of a booklet is. [0.1]")
    format: str = setting("pdf", Choice(("pdf", "docx")), "--format", "Packets as PDF, or to be edited.")
    rectos: bool = setting(False, Flag(), "--rectos", "Sections of packets begin on right-hand pages.")

    ink: str = setting("full", INK, "--ink", SAVER)


@dataclass(frozen=True)
class BookSettings:
    """What becomes of the book. Nobody vouches for a bank but who makes the book of it: so no bank says who does."""

    banks: str = setting(
        "each", Choice(("each", "all")), "--book", "A book of each bank, or one of all. [each]", per_bank=False
    )
    title: str = setting(
        "", Text("the title of the book"), "--book-title", "That of a book of all banks.", per_bank=False
    )
    series: str = setting("", Text("the name of a series"), "--series", "The series that the book belongs to.")
    certified_by: str = setting(
        "",
        Text("the name of who has looked"),
        "--certified-by",
        "Who vouches that the book is accessible (WCAG 2.2 AA).",
        per_bank=False,
    )
