"""The pieces of a question -> the facts among them, and the rest: `**Difficulty:** hard | **Tags:** locks`, comments.

Facts stand before the answer, or at the end. Within an answer the same words are text: `**Time:** O(n)`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from prepress.model import Meta
from prepress.parsing.syntax import Node, plain
from prepress.reading.difficulty import ORNAMENT, level_of
from prepress.reading.labels import Meaning
from prepress.reading.openings import BREAKS, COLONS, Opening, opening_of, parted, trim
from prepress.reading.pieces import ANSWERING, Piece
from prepress.reading.trait_words import FACTS, HOURS, MINUTES, ROOM
from prepress.reading.traitmarks import mark_in
from prepress.reading.traits import Level, Traits, joined

COMMENT = re.compile(r"\s*<!--\s{0,9}([^\W\d][\w -]{0,30})\s{0,9}[:=]([^<>]{0,300}?)-->\s*")
DURATION = re.compile(r"\W{0,3}(?:\d{1,3}\s{0,2}(?:-|–|to)\s{0,2})?(\d{1,3})\s{0,2}([^\W\d]{1,10})?\W{0,3}")
BETWEEN = re.compile(r"\s*[|·•｜]\s*")
APART = re.compile(r"[\s_-]+")
COMMAS = re.compile(r"[,;，、；|]")
ENDED = ANSWERING | {Meaning.EXPLANATION}
FURTHER = frozenset({"companies", "time", "level"})
"""Keys of the front matter that speak of a question, besides those that Meta has."""

LONGEST_LINE = 400
LONGEST_VALUE = 60
LONGEST_TAG = 40
OTHER = "other"
SPOKEN = frozenset({"difficulty", "level", "companies", "time"})
SPOKEN_TAGS = frozenset({"tag", "tags", "keywords", "теги", "标签", "標籤", "タグ", "태그", "etiquetas", "étiquettes"})
"""What may also have a plain label; other facts need a bold one."""


@dataclass(frozen=True)
class _Fact:
    """A label, what it is about (a key of FACTS, "" if nobody knows), and what stands behind it."""

    kind: str
    label: str
    value: str


def without_facts(pieces: Sequence[Piece]) -> tuple[Traits, tuple[Piece, ...]]:
    """What the facts say, and the pieces that are none."""
    end = next((n for n, piece in enumerate(pieces) if piece.meaning in ENDED), None)
    found: list[Traits] = []
    kept: list[Piece] = []
    leading = True
    for index, piece in enumerate(pieces):
        comment = _of_comment(piece)
        taken = comment or (_of_piece(piece) if leading or _is_last(pieces[index:]) else None)
        if taken:
            found.append(taken[0])
            kept += taken[1]
            leading = leading and not taken[1]
        else:
            kept.append(piece)
            leading = leading and (index < end if end is not None else piece.meaning is Meaning.QUESTION)
    return joined(*found), tuple(kept)


def _is_last(pieces: Sequence[Piece]) -> bool:
    """Whether only facts follow."""
    return pieces[0].meaning is Meaning.FACT and all(piece.meaning is Meaning.FACT for piece in pieces[:6])


Taken = tuple[Traits, list[Piece]]


def _of_comment(piece: Piece) -> Taken | None:
    """`<!-- tags: (locks) -->`; a comment about anything else stays."""
    if piece.node is None or piece.node.kind != "html_block" or "<!--" not in piece.node.text[:80]:
        return None
    text, at, found = piece.node.text, 0, list[Traits]()
    while match := COMMENT.match(text, at):
        traits = _traits(_Fact(kind_of(match[1]), match[1], match[2].strip().strip("()")))
        if traits is None:
            return None
        found.append(traits)
        at = match.end()
    return (joined(*found), []) if found and at == len(text) else None


def _of_piece(piece: Piece) -> Taken | None:
    """What a line says, if it says nothing but facts; lines below it that do not are left."""
    node = piece.node
    if node is None:
        return None
    quoted = node.kind == "blockquote" and len(node.children) == 1
    paragraph = node.children[0] if quoted else node
    if paragraph.kind != "paragraph" or (piece.opens and piece.meaning is not Meaning.FACT):
        return None
    lines = list(_lines(paragraph.children))
    if piece.opens:
        lines[0] = (Node("strong", piece.span, (Node("text", piece.span, text=f"{piece.label}:"),)), *lines[0])
    found: list[Traits] = []
    while lines and (traits := _of_line(lines[0])):
        found.append(traits)
        lines.pop(0)
    if not found or (quoted and lines):
        return None
    return joined(*found), [_below(piece, paragraph, lines)] if lines else []


def _below(piece: Piece, paragraph: Node, lines: Sequence[tuple[Node, ...]]) -> Piece:
    """The lines of a paragraph that are text."""
    nodes = [node for line in lines for node in (Node("softbreak", paragraph.span), *line)][1:]
    return Piece(paragraph._replace(children=tuple(nodes)), piece.span)


def _lines(children: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    line: list[Node] = []
    for node in children:
        if node.kind in BREAKS:
            yield tuple(line)
            line = []
        else:
            line.append(node)
    yield tuple(line)


def _of_line(line: tuple[Node, ...]) -> Traits | None:
    """All facts of a line, None if anything in it is none."""
    text = plain(line)
    if len(text) > LONGEST_LINE:
        return None
    if not any(colon in text for colon in COLONS) and text[-1:] in ".,?!":
        return None
    if level := mark_in(text):
        return Traits(level, ORNAMENT.sub("", text) or level.word)
    facts = list(_facts(line))
    found = [_traits(fact) if fact else None for fact in facts]
    known = [traits for traits in found if traits]
    return joined(*known) if found and len(known) == len(found) else None


def _facts(line: tuple[Node, ...]) -> Iterator[_Fact | None]:
    """The facts of a line; what has no label goes on with the value before it."""
    before: _Fact | None = None
    for part in _parts(line):
        fact = _fact(part)
        if fact is None and before:
            before = replace(before, value=f"{before.value}, {plain(part).strip()}")
            continue
        if before:
            yield before
        if fact is None:
            yield None
            return
        before = fact
    yield before


def _parts(line: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    """A line, cut at its bars and dots."""
    part: list[Node] = []
    for node in line:
        texts = BETWEEN.split(node.text) if node.kind == "text" else [node.text]
        for index, text in enumerate(texts):
            if index:
                yield trim(part)
                part = []
            part.append(node._replace(text=text) if node.kind == "text" else node)
    yield trim(part)


def _fact(part: tuple[Node, ...]) -> _Fact | None:
    opening: Opening | None = opening_of(part)
    if opening and opening.meaning is Meaning.FACT:
        return _Fact(kind_of(opening.label) or OTHER, opening.label, plain(opening.rest).strip())
    head, colon, value = parted(plain(part))
    spoken = kind_of(head) in SPOKEN or head.strip().casefold() in SPOKEN_TAGS
    return _Fact(kind_of(head), head.strip(), value.strip()) if colon and spoken else None


def _traits(fact: _Fact) -> Traits | None:
    """What a fact says; None if its value is not of the kind that its label promises."""
    value = " ".join(fact.value.split())
    bare = ORNAMENT.sub("", value)
    kind = fact.kind
    if kind in ("difficulty", "level", "expertise"):
        return _difficulty(kind, value, bare)
    if kind in ("tags", "companies"):
        return _listed(kind, value)
    if kind == "time":
        return duration_of(value)
    if kind == "room":
        return Traits(room=value) if ROOM.issuperset(value.casefold().replace(",", " ").split()) and value else None
    return Traits(others=(f"{fact.label}: {value}",)) if kind and bare and len(value) <= LONGEST_VALUE else None


def _listed(kind: str, value: str) -> Traits | None:
    items = tuple(filter(None, (item.strip(" #`[]()") for item in COMMAS.split(value))))
    if not items or max(map(len, items)) > LONGEST_TAG:
        return None
    return Traits(tags=items) if kind == "tags" else Traits(companies=items)


def _difficulty(kind: str, value: str, bare: str) -> Traits | None:
    if kind == "expertise":
        return Traits(level, level.word) if bare.isdecimal() and (level := _from_nought(int(bare))) else None
    level = level_of(value)
    if level is None and (kind == "level" or not bare or len(value) > LONGEST_VALUE):
        return None
    shown = bare if bare or level is None else level.word
    return Traits(level, shown if not shown.isdecimal() or level is None else f"{shown} of {Level.EXPERT.value}")


def _from_nought(number: int) -> Level | None:
    """A step of a scale that begins with 0."""
    return Level(number + 1) if number < Level.EXPERT else None


def duration_of(text: str) -> Traits | None:
    """`10 min`, `5–10 minutes`, `1 hour`; of a span the longer time."""
    found = DURATION.fullmatch(text)
    unit = (found[2] or "min").casefold() if found else ""
    if found and unit in (*HOURS.split(), *MINUTES.split()):
        shown = text if found[2] else f"{ORNAMENT.sub('', text)} min"
        return Traits(minutes=int(found[1]) * (60 if unit in HOURS.split() else 1), duration=shown)
    return None


def kind_of(label: str) -> str:
    """What facts with such a label are about, a key of FACTS; "" if no fact has it."""
    return _kinds().get(" ".join(ORNAMENT.sub("", label).casefold().split()), "")


@cache
def _kinds() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, languages in FACTS.items():
        for words in languages.values():
            for word in words.split(","):
                found.setdefault(word.strip(), kind)
    return found


def traits_of_meta(meta: Meta) -> Traits:
    """What the front matter of a file with one question says about that question."""
    level = level_of(meta.difficulty)
    extra = {" ".join(APART.split(str(key).casefold())): value for key, value in meta.extra.items()}
    further = [
        _traits(_Fact(kind_of(key), key, _joined(value))) for key, value in extra.items() if kind_of(key) in FURTHER
    ]
    return joined(Traits(level, meta.difficulty, meta.tags), *filter(None, further))


def _joined(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
