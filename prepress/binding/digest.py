"""A question -> what a sheet tells of it that has too little room: without follow-ups, in a sentence, in key terms.

What is left is made of the bank's own words, in their order. Nothing of a prompt, a scenario or options goes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prepress.geometry.plan import Detail
from prepress.model import ANSWERS, ASKED, Bank, Part, Prose, Question, Role
from prepress.parsing.syntax import MATH, VERBATIM, Node, plain
from prepress.rendering.sanitizer import OPTIONS

CARRIED = frozenset(Role) - {Role.SOURCE}
"""What a sheet tells at most. Of a question with a short answer, that one stands for the long one."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)|[。！？؟।]")
ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|Dr|Mr|Mrs|Ms|St|No|Fig|z\.B|d\.h|bzw|p\.ex)|\b\w)\.$"
)
"""Dots that end no sentence: abbreviations, and initials."""

LIST_KINDS = frozenset({"bullet_list", "ordered_list"})
LEAD_END = re.compile(r"\s*(?::|\s[–—-]\s|\(|;)")
"""Where the term of an item ends, and what is said about it begins."""

FIRST_ITEMS = 200
"""Characters of a list that stand for a sentence; after that the items count with their first words."""

LONGEST_TERM, MOST_TERMS, TERMS_LENGTH = 40, 8, 110
FEWEST_TERMS = 2
FEW_WORDS = 9
TELLING = re.compile(r"\b(?:\w*[A-Z][\w+#./-]*[A-Z0-9][\w+#./-]*|\w*\d\w*[+*/^-]?\w*|[A-Z]\w+(?:[ -][A-Z]\w+)*)")
"""Words that name something: acronyms, names, terms with digits."""

CODE_LINES = 3
SEPARATOR = " · "


def shown_at(question: Question, detail: Detail) -> tuple[Part, ...]:
    """The parts that a sheet of this detail shows, each with what is left of it, in the order of the bank."""
    if detail is Detail.FULL:
        return question.shown(CARRIED, brief=True)
    parts = question.shown(CARRIED - {Role.FOLLOW_UP}, brief=True)
    if detail is Detail.NO_FOLLOW_UPS:
        return parts
    plainly = any(part.role in ANSWERS - {Role.NOTE} for part in parts)
    parts = tuple(part for part in parts if part.role is not Role.NOTE or not plainly)
    if detail is Detail.NO_NOTES:
        return parts
    answer = next((part for part in parts if part.role not in ASKED), None)
    if answer is None:
        return parts
    asked = tuple(part for part in parts if part.role in ASKED)
    cut = sentence if detail is Detail.SHORT else terms
    body = answer.body if question.having(Role.OPTIONS) else answer.body.once(cut)
    return (*asked, replace(answer, label="", body=body))


def condensed(bank: Bank, detail: Detail) -> Bank:
    """The bank with nothing but what a sheet of this detail shows of each question."""
    if detail is Detail.FULL:
        return bank

    def shorter(question: Question) -> Question:
        return replace(question, parts=shown_at(question, detail))

    sections = (replace(section, questions=tuple(map(shorter, section.questions))) for section in bank.sections)
    return replace(bank, sections=tuple(sections))


def sentence(body: Prose) -> Prose:
    """The first sentence; of a list its items, or how they begin; of code alone the first lines."""
    blocks = [block for block in _opened(body.nodes) if block.kind != "hr"]
    for place, block in enumerate(blocks):
        if block.kind == "paragraph" and plain(block.children).strip():
            first = _cut(block.children)
            told = plain(first).strip()
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            if told.endswith(":") and following and following.kind in LIST_KINDS:
                return Prose((_paragraph(block, (*first, _text(block, " "), *_items(following))),))
            return Prose((_paragraph(block, first),))
        if block.kind in LIST_KINDS:
            return Prose((_paragraph(block, _items(block)),))
    return Prose(tuple(_shortened(block) for block in blocks[:1]))


def terms(body: Prose) -> Prose:
    """Its key terms in a line; if there are none, the first words."""
    if not body.text.strip():
        return body
    found = body.once(key_terms) or (" ".join(body.once(sentence).text.split()[:FEW_WORDS]).rstrip(" ,;:(–—-"),)
    first = _opened(body.nodes)[0]
    return Prose((_paragraph(first, (_text(first, SEPARATOR.join(found)),)),))


def key_terms(body: Prose) -> tuple[str, ...]:
    """What is marked, the heads of lists, and where these are too few the names of the first sentence; or nothing.

    An option that is right is no term: it is the answer.
    """
    nodes = [node for node in _opened(body.nodes) if node.info != OPTIONS]
    found = tuple(_within_limits((*_marked(nodes), *_leads(nodes))))
    if len(found) < FEWEST_TERMS:
        found = tuple(_within_limits((*found, *_names(Prose(tuple(nodes)).once(sentence).text))))
    return found if len(found) >= FEWEST_TERMS else ()


def _opened(nodes: Sequence[Node]) -> list[Node]:
    """Blocks, those in quotations and callouts too; headings say nothing alone."""
    found: list[Node] = []
    for node in nodes:
        if node.kind in ("blockquote", "callout", "admonition"):
            found += _opened(node.children)
        elif node.kind not in ("heading", "callout_title", "admonition_title"):
            found.append(node)
    return found or list(nodes)


def _cut(children: Sequence[Node]) -> tuple[Node, ...]:
    """Inline nodes up to the end of the first sentence."""
    kept: list[Node] = []
    said = ""
    for child in children:
        if child.kind == "text":
            for match in SENTENCE_END.finditer(child.text):
                before = said + child.text[: match.end()]
                if not ABBREVIATED.search(before) and before.strip(" .!?…"):
                    return (*kept, _with(child, text=child.text[: match.end()]))
        kept.append(child)
        said += plain((child,))
    return tuple(kept)


def _items(block: Node) -> tuple[Node, ...]:
    """The items of a list in one run, whole if they are short, else what each begins with."""
    items = [item for item in block.children if item.kind == "list_item"]
    inlines = [_first_line(item) for item in items]
    if sum(len(plain(inline)) for inline in inlines) > FIRST_ITEMS:
        inlines = [(_text(item, _lead(plain(inline))),) for item, inline in zip(items, inlines, strict=True)]
    joined: list[Node] = []
    for item, inline in zip(items, inlines, strict=True):
        if plain(inline).strip():
            joined += [_text(item, "; ")] if joined else []
            joined += inline
    return tuple(joined)


def _first_line(item: Node) -> tuple[Node, ...]:
    first = next((child for child in item.children if child.kind == "paragraph"), None)
    return first.children if first else ()


def _lead(said: str) -> str:
    """The term that an item is about: up to a colon, a dash or a bracket, or its first words."""
    words = " ".join(said.split())
    match = LEAD_END.search(words)
    lead = words[: match.start()] if match and match.start() else words
    return lead if len(lead) <= LONGEST_TERM else " ".join(lead.split()[:FEW_WORDS])


def _marked(nodes: Sequence[Node]) -> Iterator[str]:
    """What is set in bold or as code outside of blocks of code."""
    for node in nodes:
        if node.kind in ("strong", "code_inline"):
            yield plain((node,)).strip(" :.;,")
        elif node.kind not in VERBATIM:
            yield from _marked(node.children)


def _leads(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.kind in LIST_KINDS:
            yield from (_lead(plain(_first_line(item))).strip(" .,;:") for item in node.children)


def _names(said: str) -> Iterator[str]:
    """Words that name something; the first word of a sentence is written large anyway."""
    words = said.split(maxsplit=1)
    if words and TELLING.fullmatch(words[0]) and not words[0].istitle():
        yield words[0].strip(".,;:()")
    yield from (match[0].strip(".,;:()/-") for match in TELLING.finditer(words[1] if len(words) > 1 else ""))


def _within_limits(found: Sequence[str]) -> Iterator[str]:
    """Each term once, as many as there is room for."""
    seen: set[str] = set()
    room = TERMS_LENGTH
    for term in found:
        key = term.casefold()
        if (
            not key
            or any(key in other for other in seen)
            or len(term) > LONGEST_TERM + FEW_WORDS
            or len(seen) == MOST_TERMS
        ):
            continue
        if (room := room - len(term)) < 0 and seen:
            return
        seen.add(key)
        yield " ".join(term.split())


def _shortened(block: Node) -> Node:
    """The first lines of a block of code; any other block as it is."""
    lines = block.text.splitlines(keepends=True)
    is_long = block.kind in VERBATIM - MATH and len(lines) > CODE_LINES + 1
    return _with(block, text="".join(lines[:CODE_LINES]) + "…\n") if is_long else block


def _paragraph(like: Node, children: Sequence[Node]) -> Node:
    return Node(kind="paragraph", span=like.span, children=tuple(children), tag="p")


def _text(like: Node, text: str) -> Node:
    return Node(kind="text", span=like.span, text=text)


def _with(node: Node, *, text: str) -> Node:
    return node._replace(text=text)
