"""Blocks of a question -> the options among them to choose from.

Options are a list with boxes (`- [x] …`), a list or lines with letters (`- A: …`, `B. …`), or any list of which an
item is word for word the answer. Code below an option is part of it, also where it falls out of the list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prepress.parsing.syntax import Node, plain
from prepress.reading.boxes import LISTS, BoxedItem, boxed_items
from prepress.reading.label_words import RIGHT_WORDS
from prepress.reading.lettering import LETTERS, SIGNS, Lettered, lettered
from prepress.reading.openings import trim

CODE = frozenset({"fence", "code_block"})
WITH_LETTERS = frozenset({"bullet_list", "paragraph"})
RIGHT = "✅✔☑✓"
CALLED_RIGHT = re.compile(
    rf"\s{{0,4}}(?:[(\[←–—-]|<[-–—=]{{1,2}})\s{{0,4}}(?:{RIGHT_WORDS})\s{{0,2}}[)\].!]{{0,3}}\s*$", re.IGNORECASE
)
"""Words behind an option that say it is right: `(correct)`, `- Correct`, `← right answer`."""

LONGEST_CALL = 40
FEWEST = 2
FEWEST_UNSURE = 3
"""Options that must have letters where no answer says that they are some."""


@dataclass(frozen=True)
class Choice:
    """One option: the letter or number it goes by, its blocks, and whether its box is ticked."""

    mark: str
    body: tuple[Node, ...]
    ticked: bool = False

    @property
    def text(self) -> str:
        """Its words in one line, code included."""
        return " ".join(" ".join(node.text if node.kind in CODE else plain((node,)) for node in self.body).split())


@dataclass(frozen=True)
class Choices:
    """The options, and the blocks of the question before and after them. Without boxes nobody knows what is right."""

    before: tuple[Node, ...]
    choices: tuple[Choice, ...]
    after: tuple[Node, ...]
    boxed: bool


def find_choices(blocks: Sequence[Node], key: str = "") -> Choices | None:
    """The first options among the blocks; `key` is the answer, by which lists without letters can be told."""
    for index, block in enumerate(blocks):
        if items := boxed_items(block):
            return _boxed_run(blocks, index, items)
        fewest = FEWEST if key else FEWEST_UNSURE
        if block.kind in WITH_LETTERS and (found := _lettered_run(blocks, index, fewest)):
            return found
        if block.kind in LISTS and key and _names_an_item(key, block):
            choices = [_choice(number, list(item.children)) for number, item in enumerate(block.children)]
            return Choices(tuple(blocks[:index]), tuple(choices), tuple(blocks[index + 1 :]), boxed=False)
    return None


def _choice(number: int, body: list[Node], mark: str = "", *, ticked: bool = False) -> Choice:
    """An option; without a mark it goes by the letter of its number, which need not be said twice."""
    mark = mark or LETTERS[number % len(LETTERS)]
    if body and body[0].kind == "paragraph" and plain(body[0].children).strip(" .):") == mark:
        body = body[1:]
    return Choice(mark, tuple(body), ticked)


def _boxed_run(blocks: Sequence[Node], start: int, items: list[BoxedItem]) -> Choices | None:
    """A list with boxes, those that go on behind code that fell out of it, and that code."""
    end = start + 1
    torn = False
    while end < len(blocks):
        code = _end_of_code(blocks, end)
        more = boxed_items(blocks[code]) if code < len(blocks) else []
        if not more and not (code > end and (torn or not _says_something(items[-1][0]))):
            break
        torn = torn or code > end
        items[-1][0].extend(blocks[end:code])
        items.extend(more)
        end = code + bool(more)
    if len(items) < FEWEST:
        return None
    choices = tuple(_choice(number, body, ticked=ticked) for number, (body, ticked) in enumerate(items))
    return Choices(tuple(blocks[:start]), choices, tuple(blocks[end:]), boxed=True)


def _end_of_code(blocks: Sequence[Node], index: int) -> int:
    while index < len(blocks) and blocks[index].kind in CODE:
        index += 1
    return index


def _says_something(body: Sequence[Node]) -> bool:
    """Whether an option is more than its letter."""
    return any(node.kind in CODE or len(plain((node,)).strip()) > 1 for node in body)


def _lettered_run(blocks: Sequence[Node], start: int, fewest: int) -> Choices | None:
    """A list with letters, or lines with letters in one paragraph or in several, and the code below them."""
    before: tuple[Node, ...] = ()
    entries: list[Lettered] = []
    index = end = start
    while index < len(blocks):
        code = _end_of_code(blocks, index) if entries else index
        lead, more = lettered(blocks[code], len(entries)) if code < len(blocks) else ((), [])
        if not more or (lead and entries):
            break
        if entries:
            entries[-1][1].extend(blocks[index:code])
        before = before or lead
        entries += more
        index = end = code + 1
    if len(entries) < fewest:
        return None
    choices = tuple(_choice(number, body, mark) for number, (mark, body) in enumerate(entries))
    ticked = with_signs_as_ticks(choices)
    return Choices((*blocks[:start], *before), ticked or choices, tuple(blocks[end:]), boxed=bool(ticked))


def with_signs_as_ticks(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The same options, ticked where their author says which are right, and without the signs; nothing if nobody does.

    Signs and words tell nothing where all options have the same; bold type tells where only one has it.
    """
    signs = [_sign(choice) for choice in choices]
    right = [sign in RIGHT and sign != "" for sign in signs]
    if any(right) and not all(right):
        bodies = [
            _without_sign(choice.body) if sign else choice.body for choice, sign in zip(choices, signs, strict=True)
        ]
    else:
        right = [_bold(choice.body) is not None for choice in choices]
        bodies = [_bold(choice.body) or choice.body for choice in choices]
        if sum(right) != 1 or len(right) == 1:
            return ()
    return tuple(
        replace(choice, body=body, ticked=is_right)
        for choice, body, is_right in zip(choices, bodies, right, strict=True)
    )


def _bold(body: tuple[Node, ...]) -> tuple[Node, ...] | None:
    """An option that is all in bold, without that."""
    first, *others = body or (None,)
    if others or not first or first.kind != "paragraph" or [node.kind for node in first.children] != ["strong"]:
        return None
    return (first._replace(children=first.children[0].children),)


def _ends(body: Sequence[Node]) -> tuple[Node, Node] | None:
    """The first and the last inline node of an option's first paragraph, if these are words."""
    inline = body[0].children if body and body[0].kind == "paragraph" else ()
    return (inline[0], inline[-1]) if inline else None


def _sign(choice: Choice) -> str:
    """The sign before an option or behind it, or one in place of words that say it is right; "" if there is none."""
    ends = _ends(choice.body)
    if not ends:
        return ""
    first, last = ends[0].text.lstrip()[:1], ends[1].text.rstrip(" \ufe0f")[-1:]
    said = RIGHT[0] if CALLED_RIGHT.search(plain(ends[1:])[-LONGEST_CALL:]) else ""
    return next((sign for sign in (first, last) if sign and sign in SIGNS), said)


def _without_sign(body: tuple[Node, ...]) -> tuple[Node, ...]:
    paragraph, *others = body
    signs = f" \ufe0f{SIGNS}"
    first, *rest = paragraph.children
    inline = [first._replace(text=first.text.lstrip(signs)), *rest]
    if inline[-1].kind == "text":
        last = inline[-1].text.rstrip(signs)
        inline[-1] = inline[-1]._replace(
            text=CALLED_RIGHT.sub("", last[-LONGEST_CALL:]).join((last[:-LONGEST_CALL], ""))
        )
    elif CALLED_RIGHT.fullmatch(f" {plain(inline[-1:])}"):
        inline.pop()
    return (paragraph._replace(children=trim([node for node in inline if node.text or node.children])), *others)


def _names_an_item(key: str, block: Node) -> bool:
    texts = [same(plain((item,))) for item in block.children]
    lines = [same(line) for line in key.split("\n") if line.strip()]
    return len(texts) > 1 and bool(lines) and all(line in texts for line in lines)


def same(text: str) -> str:
    """What two texts have in common that differ in nothing but case, space and punctuation at their ends."""
    return " ".join(text.split()).strip(" .;:,`'\"").casefold()
