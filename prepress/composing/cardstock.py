"""Settings -> the stock that cards are printed on, and how they are put there; what cannot be is reported."""

from difflib import get_close_matches

from prepress.diagnostics import Report
from prepress.geometry.calibration import Calibration
from prepress.geometry.imposition import folded
from prepress.geometry.outlet import BLEED, NAVIGATION, PHONE, Outlet, Pixels, cut_off, picture_size
from prepress.geometry.stock import (
    STOCK_OF_PAPER,
    STOCKS,
    TWINS,
    Flip,
    Guides,
    Order,
    Paper,
    Scheme,
    Stock,
    Turn,
    faults_of,
)
from prepress.settings import Settings

RULE = "bad-setting"
SHEETS, FACES, IMAGES, SCREEN = "sheets", "faces", "images", "screen"


def scheme_of(settings: Settings) -> Scheme:
    """How cards are put on sheets; one side of a card to a page, if they do not go on sheets."""
    chosen = settings.flashcards
    if chosen.format != SHEETS:
        stock = stock_of(settings)
        return Scheme(flip=Flip.LONG if stock.paper.height >= stock.paper.width else Flip.SHORT)
    return Scheme(
        flip=Flip(chosen.flip),
        turn=Turn(chosen.turn),
        order=Order(chosen.order),
        batch=chosen.batch,
        single_sided=chosen.single_sided,
        guides=Guides(chosen.guides),
        guides_on_backs=chosen.guide_sides == "both",
        margin=chosen.printer_margin,
        calibration=_calibration(settings),
        printer=chosen.printer,
        guide=chosen.guide,
    )


def _calibration(settings: Settings) -> Calibration:
    """What is known of the printer for this paper and this edge; nothing if nothing is."""
    profile = settings.printers.get(settings.flashcards.printer)
    measured = profile.on(stock_of(settings).paper.name) if profile else None
    return measured.for_flip(settings.flashcards.flip) if measured else Calibration()


def outlet_of(settings: Settings) -> Outlet:
    """How faces leave that do not go on sheets."""
    chosen = settings.flashcards
    return Outlet(chosen.face_order == "back-first", chosen.pixels)


def stock_of(settings: Settings) -> Stock:
    """The stock that is asked for, one of the settings' own before ours; else that of the paper.

    What does not go on sheets has a page for each side of a card: the card with its bleed, or a phone's.
    """
    usual = STOCKS[STOCK_OF_PAPER[settings.paper]]
    sheets = _known(settings).get(settings.flashcards.stock.casefold(), usual)
    if settings.flashcards.format == SCREEN:
        width, height = PHONE
        return Stock(SCREEN, "a page for a phone", Paper("a phone", width, height), width, height - NAVIGATION, 1, 1)
    if settings.flashcards.format in (FACES, IMAGES):
        size = sheets.card_width, sheets.card_height
        page = Paper("a card with its bleed", size[0] + 2 * BLEED, size[1] + 2 * BLEED)
        return Stock(sheets.name, sheets.summary, page, *size, 1, 1, BLEED, BLEED)
    return sheets


def check_stock(settings: Settings, report: Report) -> None:
    """Report a stock that there is not, one that the printer cannot reach, and one that cannot be folded."""
    name, stock = settings.flashcards.stock, stock_of(settings)
    if name and name.casefold() not in _known(settings):
        near = get_close_matches(name.casefold(), _known(settings), n=3, cutoff=0.4)
        hint = f"Did you mean {' or '.join(near)}?" if near else "`prepress list stocks` prints those there are."
        report.error(RULE, None, f"There is no stock `{name}`.", hint)
        return
    if settings.flashcards.format != SHEETS:
        _check_pixels(settings.flashcards.pixels, stock, report)
        return
    _check_printer(settings, stock, report)
    for fault in faults_of(stock, settings.flashcards.printer_margin):
        hint = "Choose another stock, or say what the printer reaches: --printer-margin 4.23"
        report.error(RULE, None, f"The stock {stock.name} {fault}.", hint)
    if settings.flashcards.single_sided and folded(stock) is None:
        hint = f"Choose a stock that is cut by hand, such as {STOCK_OF_PAPER[settings.paper]}."
        report.error(RULE, None, f"The stock {stock.name} has no two cards that touch, so none can be folded.", hint)


def _check_pixels(pixels: Pixels | None, stock: Stock, report: Report) -> None:
    """Report a picture of another shape than the card: half of the bleed may be lacking, not more."""
    size = stock.card_width, stock.card_height
    if pixels and cut_off(size, pixels) > BLEED / 2:
        width, height = picture_size(size, Outlet())
        said = f"{pixels[0]}x{pixels[1]}"
        hint = f"Write {width}x{height}, or another size of that shape; 3.2 mm of bleed are in it."
        report.error(RULE, None, f"A picture of {said} pixels would cut off a part of each card.", hint)


def _check_printer(settings: Settings, stock: Stock, report: Report) -> None:
    """Tell of a printer of which nothing is known for this paper."""
    profile = settings.printers.get(settings.flashcards.printer)
    if profile and not profile.on(stock.paper.name):
        message = f"The printer {profile.name} was not measured with {stock.paper.name}; backs are left where they are."
        hint = f"Print a sheet of it and read that: prepress calibrate --paper {stock.paper.name}"
        report.warning(RULE, None, message, hint)


def geometry(stock: Stock) -> str:
    """A stock's figures in a line, their source, and the sheets that have the same."""
    grid = f"{stock.columns} × {stock.rows}, the first {stock.left:.5g} from the left, {stock.top:.5g} from the top"
    gutters = f", gutters {stock.gap_x:.5g} and {stock.gap_y:.5g}" if stock.gap_x or stock.gap_y else ""
    twins = f"; also {', '.join(stock.also)}" if stock.also else ""
    return f"{stock.summary}: {grid}{gutters} ({stock.source}){twins}"


def _known(settings: Settings) -> dict[str, Stock]:
    twins = {twin: STOCKS[name] for twin, name in TWINS.items()}
    return {**twins, **STOCKS, **{stock.name.casefold(): stock for stock in settings.stock}}
