"""What a volume must keep to itself is nowhere in its file.

Sought are the passages of every part whose role is secret, and the alternative texts and addresses of their pictures
and links: in the text of the pages, in bookmarks, document properties, XMP, attachments, notes and links, and in every
string and every stream of the file. `traces.py` says how.

No leak are words that the file rightly holds: those of prompts, contexts, titles and matter around the questions, of
the front matter, and the template's own. An answer that repeats its prompt, or a sentence that also stands in the
closing matter, gives nothing away.

A short answer (yes, 42, Paris) may turn up anywhere by chance. On a page it is a leak where it stands between its
prompt and the next one; beside the pages wherever it stands, but not inside streams, which speak a language of their
own. Numbers as small as page numbers and counts are not sought, nor single letters: nobody could tell where they come
from.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from prepress.diagnostics import Report
from prepress.model import Question, Role
from prepress.parsing.syntax import plain
from prepress.proof import PDF_FORMATS, WORD_FORMATS, Made, Proof
from prepress.proving.copytext import Copy, carried, passages_of, withheld
from prepress.proving.galley import KEY, Finder, galley_of, squeeze
from prepress.proving.traces import Trace, bare, telling, traces, trimmed, units_of, whole_words, windows_of, without

FEWEST_IN_STREAMS = 3
"""Words in a row that are a trace inside of streams: fewer come about in font names and operators."""

SMALL_NUMBER = 1000
"""Pages, questions, minutes and scores are counted below it; larger banks count further."""

TAG = re.compile(r"<[^>]*>|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
OWN_WORDS = "WeasyPrint Prepress"
INSIDE = "inside the file, where no page shows it"
HINT = "A template of your theme prints it. If you use no theme of your own, this is a fault of Prepress."


def run(made: Made, report: Report) -> None:
    """Report each secret part that can be read somewhere, once, with the first words of it that were found."""
    kept = tuple(withheld(made.bank, made.secret))
    if not kept:
        return
    fair = tuple(_fair(made))
    found: dict[int, list[Trace]] = {}
    for trace in (*_long(made, kept, fair), *_short(made, kept, fair)):
        found.setdefault(trace.index, []).append(trace)
    for index, leaks in sorted(found.items()):
        copy, words = kept[index], leaks[0].words
        message = f"{copy.owner}: “{words}” of its {copy.kind} can be read in the {made.name}, {_where(leaks)}."
        report.error(PROOF.name, copy.span, message, HINT)


def _where(leaks: Sequence[Trace]) -> str:
    """The first place, and how many more; what is shown somewhere is inside the file anyway."""
    shown = [leak.place for leak in leaks if leak.place != INSIDE] or [INSIDE]
    first, *more = dict.fromkeys(shown)
    return first + (f" and in {len(more)} more place{'s' * (len(more) > 1)}" if more else "")


def _fair(made: Made) -> Iterator[str]:
    """All that may stand in the file, as written and as printed; the bank's own words in one piece."""
    bank, meta = made.bank, made.bank.meta
    shown = tuple(carried(bank, frozenset(Role) - made.secret, with_matter=True))
    text = "\n".join(saying for copy in shown for saying in _sayings(copy))
    yield from (text, "\n".join(map(made.spell, text.split("\n"))))
    yield from (made.spell(copy.label) for copy in shown)
    yield from (bank.title, meta.title, meta.description, meta.category, meta.topic, meta.difficulty, meta.updated)
    yield from (", ".join(meta.tags), ", ".join(meta.authors), *map(str, meta.extra.values()))
    yield from (TAG.sub(" ", made.template_words), made.template_words, made.name, OWN_WORDS)


def _sayings(copy: Copy) -> Iterator[str]:
    """Everything that a text says: its passages, and what its pictures and links carry along."""
    yield from copy.passages
    for node in copy.prose.walk():
        if node.kind == "image":
            yield plain(node.children)
        elif node.kind == "link":
            yield node.attributes.get("href", "")


def _long(made: Made, kept: Sequence[Copy], fair: Sequence[str]) -> Iterator[Trace]:
    said = [(*_sayings(copy), *(words for said in copy.passages for words in made.readable(said))) for copy in kept]
    windows = without(windows_of(said), fair)
    yield from traces(windows, ((f"on page {page.number}", page.text) for page in made.file.pages))
    yield from traces(windows, ((f"in {aside.place}", aside.text) for aside in made.file.asides))
    deep = {key: window for key, window in windows.items() if len(units_of(window.words)) >= FEWEST_IN_STREAMS}
    yield from traces(deep, ((INSIDE, text) for text in made.file.depths))


def _short(made: Made, kept: Sequence[Copy], fair: Sequence[str]) -> Iterator[Trace]:
    sought = [(index, passage, trimmed(passage)) for index, copy in enumerate(kept) for passage in copy.passages]
    counted = max(SMALL_NUMBER, len(made.file.pages), len(list(made.bank.questions())))
    short = [(index, passage, key) for index, passage, key in sought if _is_telling(key, counted)]
    finder = Finder(key for _, _, key in short)
    known = {key for _, key in whole_words(finder, galley_of([fair]))}
    asides = {key: f"in {aside.place}" for aside in made.file.asides
              for _, key in whole_words(finder, galley_of([[aside.text]]))}  # fmt: skip
    below = dict(_below_prompts(made, finder))
    for index, passage, key in short:
        place = below.get((_prompt(kept[index], made), key)) or asides.get(key)
        if place and key not in known:
            yield Trace(index, passage, place)


def _is_telling(key: str, counted: int) -> bool:
    """Whether a passage is short, yet more than a letter or a number that may be counted in the file."""
    letters = bare(key)
    return len(letters) > 1 and telling(letters) < KEY and not (letters.isdecimal() and int(letters) <= counted)


def _prompt(copy: Copy, made: Made) -> str:
    return _asked(copy.question, made) if copy.question else ""


def _asked(question: Question, made: Made) -> str:
    """The words of a prompt as they are printed: formulas are drawn."""
    return squeeze(made.spell(" ".join(passages_of(question.prompt, made.bank))))


def _below_prompts(made: Made, finder: Finder) -> Iterator[tuple[tuple[str, str], str]]:
    """Each prompt with what stands between it and the next one, and where."""
    pages = galley_of([[page.text for page in made.file.pages]])
    prompts = Finder(_asked(question, made) for question in made.bank.questions())
    heads = sorted(prompts.find(pages.text, pages.word_limits))
    starts = [start for start, _ in heads]
    for at, key in whole_words(finder, pages):
        if above := bisect_right(starts, at):
            yield (heads[above - 1][1], key), f"on page {bisect_right(pages.faces, at)}"


PROOF = Proof(
    name="no-answer-leaks",
    summary="what a packet must keep to itself is not in its text, bookmarks, metadata, attachments or streams",
    formats=PDF_FORMATS | WORD_FORMATS,
    run=run,
)
