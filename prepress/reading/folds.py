"""A text -> what is folded away in it: `<details><summary>…</summary>…</details>`, as offsets.

The tags are looked for in the text and not in the tree, because a blank line ends raw HTML for CommonMark: a fence or
a list in a summary tears it apart, and what follows a summary without a blank line is no Markdown at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from prepress.reading.openlines import open_lines
from prepress.source import Span

TAG = re.compile(r"<(/?)(details|summary)\b[^<>\r\n]*>", re.IGNORECASE)
BEFORE_TAG = re.compile(r"[ \t]{0,40}(?:[-*+]|(\d{1,6})[.)])?[ \t]{0,8}")
BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]{0,80}(?=[\r\n])")


@dataclass(frozen=True)
class Fold:
    """Where something is folded away: the whole, its summary, its text, and how far that is indented.

    `number` is that of the list item it begins, if it does; `parent` the fold around it, by its place in the order in
    which they open, -1 if there is none.
    """

    span: Span
    summary: Span
    body: Span
    indent: int
    number: str | None
    parent: int


@dataclass(frozen=True)
class _Tag:
    """A tag by its name, `/details` if it closes; if it begins its line, `line` has what stands before it there."""

    name: str
    start: int
    end: int
    line: re.Match[str] | None


@dataclass
class _Open:
    """A fold that is not read to its end yet; offsets that are not known are -1."""

    tag: _Tag
    parent: int
    summary: int = -1
    summary_end: int = -1
    body: int = -1
    body_end: int = -1
    end: int = -1

    @property
    def start(self) -> int:
        return self.tag.line.start() if self.tag.line else self.tag.start

    @property
    def is_in_summary(self) -> bool:
        return self.summary >= 0 and self.summary_end < 0

    def closed(self, parent: int) -> Fold:
        line = self.tag.line
        indent = line.end() - line.start() if line else 0
        summary, body = Span(self.summary, self.summary_end), Span(self.body, self.body_end)
        return Fold(Span(self.start, self.end), summary, body, indent, line[1] if line else None, parent)


@dataclass
class _Scanner:
    """Takes the tags of a text one after the other."""

    text: str
    found: list[_Open] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)

    def take(self, tag: _Tag) -> None:
        """Open or close a fold or its summary."""
        top = self.found[self.stack[-1]] if self.stack else None
        if tag.name == "/summary":
            if top and top.is_in_summary:
                top.summary_end, top.body = tag.start, tag.end
            return
        if top and top.is_in_summary:
            self._end_summary(top, tag.start)
        if tag.name == "details" or (tag.name == "summary" and not self._awaits_summary(top, tag)):
            self.found.append(_Open(tag, self.stack[-1] if self.stack else -1))
            self.stack.append(len(self.found) - 1)
        if tag.name == "summary":
            self.found[self.stack[-1]].summary = tag.end
        elif tag.name == "/details" and top:
            top.body_end, top.end = tag.start, tag.end
            self.stack.pop()

    def _awaits_summary(self, top: _Open | None, tag: _Tag) -> bool:
        return top is not None and top.summary < 0 and not self.text[top.tag.end : tag.start].strip()

    def _end_summary(self, fold: _Open, limit: int) -> None:
        """A summary that is never closed ends with its paragraph."""
        blank = BLANK_LINE.search(self.text, fold.summary, limit)
        fold.summary_end = fold.body = blank.start() if blank else limit

    def finish(self) -> Iterator[Fold]:
        """The folds with a summary. One that is never closed ends where the next begins, and holds none."""
        following = [*(fold.start for fold in self.found[1:]), len(self.text)]
        places, count = {-1: -1}, 0
        for index, fold in enumerate(self.found):
            if fold.end < 0:
                fold.body_end = fold.end = following[index]
            if fold.is_in_summary:
                self._end_summary(fold, fold.end)
            while fold.parent >= 0 and self.found[fold.parent].end <= fold.start:
                fold.parent = self.found[fold.parent].parent
            places[index] = places[fold.parent]
            if fold.summary >= 0:
                yield fold.closed(places[fold.parent])
                places[index], count = count, count + 1


def folds_of(text: str, start: int = 0) -> tuple[Fold, ...]:
    """The folds that have a summary, from offset `start` on, in the order in which they open."""
    scanner = _Scanner(text)
    for tag in _tags(text, start):
        scanner.take(tag)
    return tuple(scanner.finish())


def _tags(text: str, start: int) -> Iterator[_Tag]:
    """The tags outside of code. One that opens must begin its line, or follow another tag."""
    if not TAG.search(text, start):
        return
    for line in open_lines(text, start):
        if text.find("<", *line) < 0:
            continue
        at, ticks = line.start, 0
        for match in TAG.finditer(text, *line):
            ticks += text.count("`", at, match.start())
            at = match.start()
            before = BEFORE_TAG.match(text, line.start, at)
            begins = before if before and before.end() == at else None
            if ticks % 2 == 0 and (match[1] or begins or _follows_tag(text, line.start, at)):
                yield _Tag(f"{match[1]}{match[2].lower()}", *match.span(), begins)


def _follows_tag(text: str, line: int, at: int) -> bool:
    while at > line and text[at - 1] in " \t":
        at -= 1
    return at > line and text[at - 1] == ">"
