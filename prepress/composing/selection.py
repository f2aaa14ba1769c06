"""A bank and what is wished of it -> the bank with the chosen questions only: by section, difficulty, tag, or a number.

Nothing is left to chance: a seed and the ids of the questions say which are picked, today and on any machine.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain

from prepress.composing.pacing import minutes_of
from prepress.diagnostics import Report
from prepress.model import Bank, Prose, Question, Section, nodes_of
from prepress.reading.difficulty import level_of
from prepress.reading.traitmarks import level_in_title
from prepress.reading.traits import Level
from prepress.rendering.passages import image_references
from prepress.settings import Settings

RULE = "nothing-chosen"
NO_TAGS = "It has no tags."
LONGEST_LIST = 12
"""Names in a hint."""


@dataclass(frozen=True)
class Candidate:
    """A question that may be chosen: the number of its section (from 1), and what it is taken for.

    What it does not say itself is said by its section's title, or by the bank's front matter.
    """

    question: Question
    section: int
    level: Level | None
    tags: frozenset[str]


def is_wished(settings: Settings) -> bool:
    """Whether not simply all questions are wanted."""
    return bool(settings.difficulty or settings.tags or settings.sections or settings.pick or settings.minutes)


def select(bank: Bank, settings: Settings, report: Report) -> Bank:
    """The bank as every edition gets to see it; that nothing is left is an error."""
    if not is_wished(settings):
        return bank
    candidates = list(candidates_of(bank))
    if not candidates:
        return bank
    chosen = [
        candidate
        for candidate, *fits in zip(
            candidates,
            _in_sections(bank, candidates, settings.sections, report),
            _of_levels(candidates, settings.difficulty, report),
            _with_tags(candidates, settings.tags, report),
            strict=True,
        )
        if all(fits)
    ]
    if not chosen:
        report.error(RULE, None, "No question of this bank is what you choose.", _what_there_is(bank, candidates))
        return bank
    if settings.pick > len(chosen):
        message = f"There are only {len(chosen)} questions to pick {settings.pick} from."
        report.info("picked", None, message)
    drawn = _picked(bank, chosen, settings) if settings.pick or settings.minutes else chosen
    if not drawn:
        shortest = min(minutes_of(candidate.question, bank) for candidate in chosen)
        hint = f"Write --minutes {shortest} or more, or say in the bank how long a question takes."
        report.error(RULE, None, f"No question takes only {settings.minutes} minutes.", hint)
        return bank
    if settings.pick and settings.minutes and len(drawn) < min(settings.pick, len(chosen)):
        _tell_of_time(bank, chosen, settings, len(drawn), report)
    return _with(bank, drawn)


def _tell_of_time(bank: Bank, chosen: Sequence[Candidate], settings: Settings, fitting: int, report: Report) -> None:
    """Say how much time as many questions would take as are asked for."""
    whole = _picked(bank, chosen, replace(settings, minutes=0))
    minutes = sum(minutes_of(candidate.question, bank) for candidate in whole)
    message = f"{len(whole)} questions take {minutes} minutes; in {settings.minutes} there is time for {fitting}."
    hint = f"Write --minutes {minutes}, or say in the bank how long questions take: **Time:** 5 min"
    report.warning("picked", None, message, hint)


def plan_of(bank: Bank) -> str:
    """What was chosen: how many questions of each section, and how many minutes they take; a line for each."""
    planned = [
        (f"{section.number or place} {section.title.text or bank.title}", len(section.questions), minutes)
        for place, section in enumerate(bank.sections, 1)
        if (minutes := sum(minutes_of(question, bank) for question in section.questions))
    ]
    count, total = (sum(column) for column in list(zip(*planned, strict=True))[1:])
    lines = [f"{_counted(count, 'question')}, {_counted(total, 'minute')}"]
    lines += [f"  {title}: {_counted(count, 'question')}, {minutes} min" for title, count, minutes in planned]
    return "\n".join(lines)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'s' * (count != 1)}"


def candidates_of(bank: Bank) -> Iterator[Candidate]:
    """All questions of a bank, in its order."""
    usual, tags = level_of(bank.meta.difficulty), _folded(bank.meta.tags)
    for number, section in enumerate(bank.sections, 1):
        level = level_in_title(section.title.text) or usual
        for question in section.questions:
            traits = question.traits
            yield Candidate(question, number, traits.level or level, _folded(traits.tags) or tags)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold().lstrip("#") for word in words)


def _in_sections(bank: Bank, candidates: Sequence[Candidate], names: Sequence[str], report: Report) -> list[bool]:
    titles = [section.title.text.casefold() for section in bank.sections]
    wanted: set[int] = set()
    for name in names:
        found = _sections_called(name.casefold().strip(), titles)
        if not found:
            near = get_close_matches(name.casefold(), titles, n=1)
            meant = [bank.sections[titles.index(title)].title.text for title in near]
            _warn(report, f"There is no section `{name}`.", meant, _listed_sections(bank))
        wanted.update(found)
    return [not names or candidate.section in wanted for candidate in candidates]


def _sections_called(name: str, titles: Sequence[str]) -> list[int]:
    """By number, by title, or by a part of the title."""
    if name.isdecimal():
        return [int(name)] if 0 < int(name) <= len(titles) else []
    same = [number for number, title in enumerate(titles, 1) if title == name]
    return same or [number for number, title in enumerate(titles, 1) if name and name in title]


def _of_levels(candidates: Sequence[Candidate], names: Sequence[str], report: Report) -> list[bool]:
    wanted: set[Level] = set()
    words = _folded(names)
    own = {candidate.question.traits.difficulty.casefold() for candidate in candidates}
    for name in names:
        levels = levels_named(name)
        wanted.update(levels)
        if not levels and name.casefold() not in own:
            near = get_close_matches(name.casefold(), [level.word for level in Level], n=1)
            _warn(
                report,
                f"There is no difficulty `{name}`.",
                near,
                f"Write one of {_list(level.word for level in Level)}.",
            )
    return [
        not names or candidate.level in wanted or candidate.question.traits.difficulty.casefold() in words
        for candidate in candidates
    ]


def levels_named(name: str) -> frozenset[Level]:
    """`easy`, `Senior`, `3`, and spans of levels: `medium+`, `easy..hard`."""
    first, dots, last = name.partition("..")
    lowest = level_of(first.strip().removesuffix("+"))
    highest = Level.EXPERT if name.strip().endswith("+") else level_of(last.strip()) if dots else lowest
    return frozenset(level for level in Level if lowest and highest and lowest <= level <= highest)


def _with_tags(candidates: Sequence[Candidate], names: Sequence[str], report: Report) -> list[bool]:
    wanted = _folded(names)
    known = frozenset(chain.from_iterable(candidate.tags for candidate in candidates))
    for name in names:
        if not known.intersection(_folded([name])):
            near = get_close_matches(name.casefold(), sorted(known), n=1)
            _warn(
                report,
                f"There is no tag `{name}`.",
                near,
                f"The tags are {_list(sorted(known))}." if known else NO_TAGS,
            )
    return [not names or bool(wanted & candidate.tags) for candidate in candidates]


def _warn(report: Report, message: str, near: Sequence[str], otherwise: str) -> None:
    report.warning(RULE, None, message, f"Did you mean `{near[0]}`?" if near else otherwise)


def _picked(bank: Bank, chosen: Sequence[Candidate], settings: Settings) -> list[Candidate]:
    """So many of them, in turn from each section as long as it has some; in the order of the bank.

    Who picks one more gets the same and another one. If there is a time, one that does not fit into it is passed over.
    """
    waiting: dict[int, list[Candidate]] = {}
    for candidate in sorted(chosen, key=lambda candidate: _lot(settings.seed, candidate.question.id)):
        waiting.setdefault(candidate.section, []).append(candidate)
    turns = sorted(waiting, key=lambda number: (_lot(settings.seed, bank.sections[number - 1].title.text), number))
    rounds = max(map(len, waiting.values()))
    order = [waiting[number][at] for at in range(rounds) for number in turns if at < len(waiting[number])]
    taken = {id(candidate) for candidate in _in_time(bank, order, settings)[: settings.pick or None]}
    return [candidate for candidate in chosen if id(candidate) in taken]


def _in_time(bank: Bank, order: Sequence[Candidate], settings: Settings) -> list[Candidate]:
    """Those that fit one after the other into the time, if there is one, until there are enough."""
    if not settings.minutes:
        return list(order)
    left, kept = settings.minutes, list[Candidate]()
    for candidate in order:
        minutes = minutes_of(candidate.question, bank)
        if minutes <= left and not (settings.pick and len(kept) >= settings.pick):
            kept.append(candidate)
            left -= minutes
    return kept


def _lot(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}\n{name}".encode()).hexdigest()


def _with(bank: Bank, chosen: Sequence[Candidate]) -> Bank:
    """The bank with these questions; sections keep their numbers, and pictures that nothing shows are left out."""
    kept = {candidate.question.id for candidate in chosen}
    sections = tuple(
        replace(section, questions=questions, number=number)
        for number, section in enumerate(bank.sections, 1)
        if (questions := tuple(question for question in section.questions if question.id in kept))
    )
    matter = [node for prose in _matter(bank, sections) for node in prose.nodes]
    used = set(image_references((*matter, *nodes_of(chain.from_iterable(section.questions for section in sections)))))
    images = {reference: image for reference, image in bank.images.items() if reference in used}
    return replace(bank, sections=sections, images=images)


def _matter(bank: Bank, sections: Sequence[Section]) -> Iterator[Prose]:
    yield bank.intro
    for section in (*sections, *bank.closing):
        yield from (section.title, section.intro)


def _what_there_is(bank: Bank, candidates: Sequence[Candidate]) -> str:
    """What could be chosen instead."""
    levels = Counter(candidate.level for candidate in candidates)
    known = [f"{level.word} ({levels[level]})" for level in Level if levels[level]]
    tags = sorted(frozenset(chain.from_iterable(candidate.tags for candidate in candidates)))
    said = [
        f"Its difficulties are {_list(known)}." if known else "It says nothing about difficulty.",
        f"Its tags are {_list(tags)}." if tags else NO_TAGS,
        _listed_sections(bank),
    ]
    return " ".join(said)


def _listed_sections(bank: Bank) -> str:
    titles = (f"{number} {section.title.text}".strip() for number, section in enumerate(bank.sections, 1))
    return f"The sections are {_list(titles)}."


def _list(words: Iterable[str]) -> str:
    all_of_them = list(words)
    more = len(all_of_them) - LONGEST_LIST
    return ", ".join(all_of_them[:LONGEST_LIST]) + (f" and {more} more" if more > 0 else "")
