"""The items of a list as questions might stand in them: a prompt, and the blocks below it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from prepress.dialect import Item, Mark
from prepress.model import Prose, Role
from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import asks, lead_of
from prepress.reading.labels import label_of_heading, role_of
from prepress.reading.listkinds import LISTS, is_choice, is_contents, is_way_back
from prepress.reading.openings import opening_of, trim
from prepress.reading.promptlines import ANSWERING, Cut, Form, cut_prompt, ends_asking
from prepress.source import Span

NUMBER = re.compile(r"\s{0,8}(\d{1,4})[.)]\s{0,8}(?=[^\s\d])")

STEP = re.compile(
    r"\W{0,8}(?:analy[sz]e|are|build|calculate|can|classify|compute|consider|create|define|derive|design|determine|do|"
    r"does|evaluate|find|give|has|have|identify|implement|is|justify|list|match|name|predict|prove|rewrite|show|should|"
    r"solve|state|summari[sz]e|tell|translate|use|walk|will|would|write)\b",
    re.IGNORECASE,
)
"""What begins questions and tasks, but other sentences too."""

WIKI_LINK = "[["
"""A link to a note whose name may begin as questions do, with `q-`."""


@dataclass(frozen=True)
class Entry:
    """An item that may be a question. `worded` says that a word such as `Q:` stands before it.

    `noise` is what stands below it and says nothing: links back to the table of contents.
    """

    node: Node
    form: Form
    number: str | None
    prompt: tuple[Node, ...] = ()
    body: tuple[Node, ...] = ()
    worded: bool = False
    noise: tuple[Node, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands behind the bullet or number."""
        return not self.prompt and not self.body

    @property
    def promises(self) -> bool:
        """Whether it reads like a question, or says it is one."""
        return self.worded or asks(self.prompt)

    @property
    def surely_asks(self) -> bool:
        """Whether it reads like a question and not like a step to be taken, as in a manual."""
        marked = self.worded or self.form is Form.HEADING or ends_asking(self.prompt)
        return marked or (asks(self.prompt) and not STEP.match(plain(self.prompt)))


def entries_of(block: Node) -> tuple[Entry, ...]:
    """The items of one list, each with the number written before it, or counted where all are written the same."""
    written = [item.info for item in block.children]
    counted = block.kind == "ordered_list" and len(set(written)) == 1
    start = int(block.attributes.get("start", "1"))
    numbers = [str(start + index) if counted else number or None for index, number in enumerate(written)]
    return tuple(_entry(item, number) for item, number in zip(block.children, numbers, strict=True))


def _entry(item: Node, number: str | None) -> Entry:
    first, *below = item.children or (None,)
    if first is None or first.kind not in ("heading", "paragraph"):
        return Entry(item, Form.NONE, number, body=item.children)
    noise = tuple(node for node in below if is_way_back(node))
    body = tuple(node for node in below if not is_way_back(node))
    cut = Cut(Form.HEADING, first.children) if first.kind == "heading" else cut_prompt(first.children)
    prompt = cut.prompt
    opening = opening_of(prompt)
    if opening and opening.meaning in ANSWERING:
        return Entry(item, Form.NONE, number, body=item.children)
    lead = lead_of(prompt)
    said = bool(plain(lead.rest).strip()) and not plain(prompt[:1]).startswith(WIKI_LINK)
    if said and (lead.worded or (lead.is_there and cut.form is Form.HEADING)):
        prompt, number = trim(lead.rest), lead.number or number
    answer = (first._replace(children=cut.rest, tight=False),) if cut.rest else ()
    form = cut.form if plain(prompt).strip() else Form.NONE
    return Entry(item, form, number, prompt, answer + body, said and lead.worded, noise)


@dataclass(frozen=True)
class ListOfEntries:
    """A list that stands at the top level: its place among the blocks, the number of headings before it, its items.

    `labelled` if the last of these headings is a label, such as `Follow-ups`. `asked` are the indices of the items
    that are questions, as far as a dialect has said so.
    """

    index: int
    section: int
    block: Node
    entries: tuple[Entry, ...]
    labelled: bool = False
    asked: frozenset[int] = frozenset()

    @property
    def is_loose(self) -> bool:
        """Whether this is a paragraph with a number, and no list by the rules of Markdown."""
        return self.block.kind == "paragraph"

    @property
    def questions(self) -> tuple[Entry, ...]:
        """The items that are questions."""
        return tuple(self.entries[index] for index in sorted(self.asked))

    @property
    def noise(self) -> tuple[Node, ...]:
        """What is left out: items in which nothing stands, and what is noise in the questions."""
        empty = tuple(entry.node for entry in self.entries if entry.is_empty)
        return empty + tuple(node for entry in self.questions for node in entry.noise)


def lists_of(kind: str, blocks: Sequence[Node]) -> Iterator[ListOfEntries]:
    """The lists of that kind that are neither tables of contents nor choices.

    A paragraph that opens with a number, as `17.What …` does for want of a space, is an ordered list of its own.
    """
    section, labelled = 0, False
    for index, node in enumerate(blocks):
        if node.level:
            section, labelled = section + 1, role_of(label_of_heading(node)) not in (None, Role.CONTEXT)
        if node.kind == kind and not is_contents(node) and not is_choice(node):
            yield ListOfEntries(index, section, node, entries_of(node), labelled)
        elif kind == "ordered_list" and node.kind == "paragraph" and (entry := _numbered(node)):
            yield ListOfEntries(index, section, node, (entry,), labelled)


def _numbered(paragraph: Node) -> Entry | None:
    first = paragraph.children[0] if paragraph.children else None
    match = NUMBER.match(first.text) if first and first.kind == "text" else None
    if not first or not match:
        return None
    children = (first._replace(text=first.text[match.end() :]), *paragraph.children[1:])
    return _entry(paragraph._replace(children=(paragraph._replace(children=children),)), match[1])


def marks_of(found: ListOfEntries, *, leads_on: Callable[[Node], bool]) -> Iterator[Mark]:
    """The questions of one list, and between them what is none, as lists of the same kind.

    Items in which nothing stands are left out. `leads_on` says which blocks of a question are follow-ups.
    """
    start = int(found.block.attributes.get("start", "1"))
    for is_asked, group in groupby(enumerate(found.entries), key=lambda pair: pair[0] in found.asked):
        pairs = [pair for pair in group if not pair[1].is_empty]
        if is_asked:
            yield from (_item(entry, leads_on) for _, entry in pairs)
        elif pairs:
            items = tuple(entry.node for _, entry in pairs)
            span = Span(items[0].span.start, items[-1].span.end)
            attributes = {**found.block.attributes, "start": str(start + pairs[0][0])}
            yield found.block._replace(children=items, span=span, attributes=attributes)


def _item(entry: Entry, leads_on: Callable[[Node], bool]) -> Item:
    led = [leads_on(node) for node in entry.body]
    body = tuple(node for node, on in zip(entry.body, led, strict=True) if not on)
    follow_ups = tuple(node for node, on in zip(entry.body, led, strict=True) if on)
    return Item(entry.number, Prose(entry.prompt), body, entry.node.span, follow_ups=follow_ups)


def asks_on(block: Node) -> bool:
    """Whether a block is a list of which at least half the items end with a question mark."""
    if block.kind not in LISTS:
        return False
    asking = [ends_asking(item.children[0].children) for item in block.children if item.children]
    return 2 * sum(asking) >= len(asking) > 0
