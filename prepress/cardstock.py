"""Settings -> the stock that cards are printed on, and how they are put there; what cannot be is reported."""

from difflib import get_close_matches

from prepress.diagnostics import Report
from prepress.imposition import folded
from prepress.settings import Settings
from prepress.stock import STOCK_OF_PAPER, STOCKS, TWINS, Flip, Guides, Order, Scheme, Stock, Turn, faults_of

RULE = "bad-setting"


def scheme_of(settings: Settings) -> Scheme:
    """How cards are put on sheets."""
    chosen = settings.flashcards
    return Scheme(
        flip=Flip(chosen.flip),
        turn=Turn(chosen.turn),
        order=Order(chosen.order),
        batch=chosen.batch,
        single_sided=chosen.single_sided,
        guides=Guides(chosen.guides),
        guides_on_backs=chosen.guide_sides == "both",
        margin=chosen.printer_margin,
    )


def stock_of(settings: Settings) -> Stock:
    """The stock that is asked for, one of the settings' own before ours; else that of the paper."""
    usual = STOCKS[STOCK_OF_PAPER[settings.paper]]
    return _known(settings).get(settings.flashcards.stock.casefold(), usual)


def check_stock(settings: Settings, report: Report) -> None:
    """Report a stock that there is not, one that the printer cannot reach, and one that cannot be folded."""
    name, stock = settings.flashcards.stock, stock_of(settings)
    if name and name.casefold() not in _known(settings):
        near = get_close_matches(name.casefold(), _known(settings), n=3, cutoff=0.4)
        hint = f"Did you mean {' or '.join(near)}?" if near else "`prepress list stocks` prints those there are."
        report.error(RULE, None, f"There is no stock `{name}`.", hint)
        return
    for fault in faults_of(stock, settings.flashcards.printer_margin):
        hint = "Choose another stock, or say what the printer reaches: --printer-margin 4.23"
        report.error(RULE, None, f"The stock {stock.name} {fault}.", hint)
    if settings.flashcards.single_sided and folded(stock) is None:
        hint = f"Choose a stock that is cut by hand, such as {STOCK_OF_PAPER[settings.paper]}."
        report.error(RULE, None, f"The stock {stock.name} has no two cards that touch, so none can be folded.", hint)


def geometry(stock: Stock) -> str:
    """A stock's figures in a line, their source, and the sheets that have the same."""
    grid = f"{stock.columns} × {stock.rows}, the first {stock.left:.5g} from the left, {stock.top:.5g} from the top"
    gutters = f", gutters {stock.gap_x:.5g} and {stock.gap_y:.5g}" if stock.gap_x or stock.gap_y else ""
    twins = f"; also {', '.join(stock.also)}" if stock.also else ""
    return f"{stock.summary}: {grid}{gutters} ({stock.source}){twins}"


def _known(settings: Settings) -> dict[str, Stock]:
    twins = {twin: STOCKS[name] for twin, name in TWINS.items()}
    return {**twins, **STOCKS, **{stock.name.casefold(): stock for stock in settings.stock}}
