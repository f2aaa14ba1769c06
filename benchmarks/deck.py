"""What decks cost, as ratios within one run: to fit faces, to make many, to do it in two processes; and the memory.

    .venv/bin/python benchmarks/deck.py [--cards 40,400,4000] [--only fit|deck] [BANK.md]

**deck**: a deck without tags made by one process, then by two: wall seconds, the ratio of which should be at most 0.6,
and the most memory that any of the processes took, which should stay below 250 MB. A card of the largest deck should
cost at most 1.15 times as much as one of the middle one. **fit**: processor seconds of fitting all faces of so many
cards, against laying out the same faces once at the sizes that were found: at most 1.3; few cards are measured several
times in turn. Run it alone: two processes need two processors to themselves.
"""

import argparse
import gc
import resource
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from prepress.binder import Leaf, Manuscript, load_binder
from prepress.binding.division import frame_of
from prepress.binding.work import Done, attempt, bind, bind_piece, collect_less_often
from prepress.binding.workshop import _load_engine
from prepress.diagnostics import Report
from prepress.edition import all_editions
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import read_source

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT / "content" / "distributed-systems.md"
WORDS = ("old", "new", "big", "small", "other", "same", "next", "last")
FACES = 3
ENOUGH = 400
"""Cards that are measured but once; of fewer, as often as makes so many."""


def deck(path: Path, cards: int) -> Manuscript:
    """So many cards: those of a bank again and again, in other words; without tags."""
    source = read_source(path)
    bank = read_bank(source, Report(source))
    theme = Theme()
    theme.use_own_fonts()
    edition = next(edition for edition in all_editions() if edition.name == "flashcards")
    job = Desk(bank, "bank", theme).job(edition, edition.compose(bank, Settings())[0])
    fronts = [number for number, leaf in enumerate(job.manuscript.leaves) if leaf.name.startswith("front-")]
    whole = [job.manuscript.leaves[number : number + FACES] for number in fronts]
    leaves = (leaf for number in range(cards) for leaf in _again(whole[number % len(whole)], number, len(whole)))
    return replace(job.manuscript, leaves=tuple(leaves), tags=False)


def _again(card: tuple[Leaf, ...], number: int, length: int) -> Iterator[Leaf]:
    turn = number // length
    said = f"the {WORDS[turn % len(WORDS)]}"
    for leaf in card:
        yield replace(leaf, name=f"{leaf.name}-{number}", html=leaf.html.replace("the ", f"{said} ", turn % FACES))


def fit_ratio(manuscript: Manuscript) -> tuple[float, float]:
    """Processor seconds of fitting all faces, piece by piece, and of laying each out once; both begin tidied up."""
    from prepress.binders.deck import _face
    from prepress.binding.division import pieces_of
    from prepress.binding.engine import Press
    from prepress.binding.fit import CHUNK, Area, Trial, fit, piece

    face = _face(manuscript)
    fitting = once = 0.0
    for part in pieces_of(manuscript):
        leaves = [leaf for number, leaf in enumerate(part.leaves) if number % FACES < 2]
        press = Press(part)
        gc.collect()
        start = process_time()
        found = fit(press, leaves, Area(face.width, face.height), face.css)
        fitting += process_time() - start
        bodies = [piece(Trial(leaf, found[leaf.name].size)) for leaf in leaves]
        del found
        press = Press(part)
        gc.collect()
        start = process_time()
        pages = [
            press.lay_out("".join(bodies[first : first + CHUNK]), face.css) for first in range(0, len(bodies), CHUNK)
        ]
        once += process_time() - start
        del pages
    return fitting, once


def make(manuscript: Manuscript, processes: int) -> float:
    """Wall seconds of making a deck in so many processes, which have the engine already."""
    from prepress.binding.division import pieces_of

    pieces = pieces_of(manuscript)
    with ProcessPoolExecutor(processes, get_context("fork"), initializer=_load_engine) as pool:
        list(pool.map(_ready, range(processes)))
        start = perf_counter()
        parts = list(pool.map(attempt, repeat(bind_piece), repeat("deck"), pieces))
        assert not any(part.crash or part.missing for part in parts)
        pool.submit(_join, frame_of(manuscript), parts).result()
        return perf_counter() - start


def _ready(_number: int) -> None:
    load_binder("deck")


def _join(frame: Manuscript, parts: list[Done[Any]]) -> int:
    return len(bind("deck", frame, [part.value for part in parts if part.value]).data)


def megabytes(who: int) -> int:
    """The most memory that a process took; ru_maxrss is kilobytes, on macOS bytes."""
    return resource.getrusage(who).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    """Measure, and print. Decks come first: a process that is forked begins with the memory of its parent."""
    parser = argparse.ArgumentParser()
    parser.add_argument("bank", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--cards", default="40,400,4000")
    parser.add_argument("--only", choices=("fit", "deck"), default="")
    chosen = parser.parse_args()
    collect_less_often()
    decks = {int(count): deck(chosen.bank, int(count)) for count in chosen.cards.split(",")}
    if chosen.only != "fit":
        for count, manuscript in decks.items():
            one, two = make(manuscript, 1), make(manuscript, 2)
            print(f"{count} cards: one process {one:.1f} s, two {two:.1f} s, ratio {two / one:.2f};", end=" ")
            print(f"{one / count * 1000:.1f} ms a card, at most {megabytes(resource.RUSAGE_CHILDREN)} MB", flush=True)
    if chosen.only != "deck":
        fit_ratio(deck(chosen.bank, 8))
        for count, manuscript in decks.items():
            rounds = [fit_ratio(manuscript) for _ in range(max(1, ENOUGH // count))]
            fitting, once = (sum(seconds) / len(seconds) for seconds in zip(*rounds, strict=True))
            print(
                f"{count} cards: fitted {fitting:.1f} s, laid out once {once:.1f} s, ratio {fitting / once:.2f};",
                end=" ",
            )
            print(f"{fitting / count * 1000:.1f} ms a card", flush=True)


if __name__ == "__main__":
    main()
