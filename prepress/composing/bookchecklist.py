"""The chapters of a book and facts about its questions -> lists of all, by difficulty or section, and by tag."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prepress.composing.bookentries import Chapter, Entry
from prepress.composing.bookwords import Words
from prepress.composing.selection import candidates_of
from prepress.model import Bank

MOST_LINES = 800
"""Questions in one document; with markup that stays below 300 KB."""


@dataclass(frozen=True)
class Group:
    """Some questions and what they have in common; `order` is what all groups of this kind are sorted by."""

    order: str
    title: str
    entries: tuple[Entry, ...]


def checklist(banks: Sequence[Bank], chapters: Sequence[Chapter], say: Words) -> Iterator[tuple[Group, ...]]:
    """The documents of the checklist, each with its groups; every question is in the first kind of groups once.

    Sections are used if difficulty tells nothing apart. A long group goes on in the next document.
    """
    page: list[Group] = []
    room = MOST_LINES
    for group in (*_whole(banks, chapters, say), *_by_tag(banks, chapters, say)):
        entries = group.entries
        while entries:
            page.append(Group(group.order, group.title, entries[:room]))
            entries, room = entries[room:], room - len(entries[:room])
            if not room:
                yield tuple(page)
                page, room = [], MOST_LINES
    if page:
        yield tuple(page)


def _whole(banks: Sequence[Bank], chapters: Sequence[Chapter], say: Words) -> Iterator[Group]:
    candidates = [candidate for bank in banks for candidate in candidates_of(bank)]
    levels = [candidate.level or 0 for candidate in candidates]
    entries = [entry for chapter in chapters for entry in chapter.entries]
    if len(set(levels)) < 2:
        yield from (Group(say.by_section, chapter.label, chapter.entries) for chapter in chapters)
        return
    for level in (*sorted(set(levels) - {0}), 0):
        held = tuple(entry for entry, own in zip(entries, levels, strict=True) if own == level)
        if held:
            yield Group(say.by_difficulty, say.level(level), held)


def _by_tag(banks: Sequence[Bank], chapters: Iterable[Chapter], say: Words) -> Iterator[Group]:
    """A group for each tag that a question has for itself; a tag of the whole bank tells nothing."""
    entries = (entry for chapter in chapters for entry in chapter.entries)
    tagged: dict[str, tuple[str, list[Entry]]] = {}
    for entry, question in zip(entries, (question for bank in banks for question in bank.questions()), strict=True):
        for tag in _once(question.traits.tags):
            tagged.setdefault(tag.casefold(), (tag, []))[1].append(entry)
    for _, (tag, held) in sorted(tagged.items()):
        yield Group(say.by_tag, tag, tuple(held))


def _once(tags: Iterable[str]) -> Iterable[str]:
    found: Mapping[str, str] = {tag.casefold(): tag for tag in tags}
    return found.values()
