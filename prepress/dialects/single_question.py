"""One file is one question: `# Question (EN)` and a text, `## Answer (EN)` and a text; or `### Why …?`, `#### Answer`.

A question that is asked in several languages is one card: the first wording is the prompt, the others stand below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from prepress.dialect import Chapter, Dialect, Document, Item, Outline
from prepress.model import Prose
from prepress.parsing.syntax import Node, plain
from prepress.reading.asking import asks, lead_of
from prepress.reading.labels import Meaning, label_of_heading, meaning_of
from prepress.reading.openings import opening_of

LABELLED, PLAIN, TITLED = 0.95, 0.7, 0.1
"""What a document is worth that has one question with a label, one heading that asks, or a title that does."""

MOST_LANGUAGES = 4
ANSWERING = frozenset({Meaning.ANSWER, Meaning.SHORT_ANSWER})
PARTS = frozenset({*ANSWERING, Meaning.EXPLANATION, Meaning.FOLLOW_UP, Meaning.SOURCE, Meaning.HINT})
QUESTION = frozenset({Meaning.QUESTION})

Blocks = tuple[Node, ...]


@dataclass(frozen=True)
class _Found:
    """Where the question stands, by the indices of its headings, and whether they are labels or the question itself."""

    headings: tuple[int, ...]
    labelled: bool


def score(document: Document) -> float:
    """High if there is one question and an answer to it, else nothing."""
    found = _find(document.blocks)
    if found is None:
        return TITLED if _asked_by_title(document) else 0.0
    return LABELLED if found.labelled else PLAIN


def _asked_by_title(document: Document) -> Node | None:
    """The title in the front matter if it asks, and no heading below it does, nor has a number that goes on."""
    place = document.front_title
    title = Node("text", place, text=document.source.text[slice(*place)]) if place else None
    if title is None or not document.blocks or not asks((title,)):
        return None
    headings = [node for node in document.blocks if node.level]
    said = [lead_of(node.children) for node in headings]
    same = [plain(node.children).casefold().split() == title.text.casefold().split() for node in headings]
    others = [lead for lead, is_title in zip(said, same, strict=True) if not is_title]
    return None if any(lead.worded or asks(lead.rest) for lead in others) else title


def _find(blocks: Sequence[Node]) -> _Found | None:
    headings = [index for index, node in enumerate(blocks) if node.level]
    answers = [index for index in headings if meaning_of(label_of_heading(blocks[index])) in ANSWERING]
    questions = tuple(index for index in headings if _is_question_label(blocks[index]))
    if not answers:
        return None
    if questions:
        said = {plain(blocks[index].children) for index in questions}
        once = len(said) == len(questions) <= MOST_LANGUAGES and questions[0] < answers[0]
        return _Found(questions, True) if once else None
    first = headings[0]
    deeper = all(blocks[index].level > blocks[first].level for index in headings[1:])
    return (
        _Found((first,), False) if deeper and len(answers) == 1 and asks(lead_of(blocks[first].children).rest) else None
    )


def _is_question_label(heading: Node) -> bool:
    lead = lead_of(heading.children)
    return lead.number is None and meaning_of(label_of_heading(heading)) is Meaning.QUESTION


def read(document: Document) -> Outline:
    """The question with all its wordings in front, and everything below them in its body."""
    blocks = document.blocks
    found = _find(blocks)
    if found is None:
        return _of_title(document)
    before = blocks[: found.headings[0]]
    title = next((node for node in before if node.level == 1), None)
    asked, body, noise = _sorted(blocks[found.headings[0] :], found.labelled)
    prompt, front = _prompt(asked) if found.labelled else (blocks[found.headings[0]].children, ())
    body = body if found.labelled else asked + body
    lead = lead_of(prompt)
    item = Item(lead.number, Prose(lead.rest), body, blocks[found.headings[0]].span, front=front)
    intro = tuple(node for node in before if node is not title)
    return Outline(Prose(title.children if title else ()), intro, (Chapter(Prose(), (), (item,), item.span),), noise)


def _of_title(document: Document) -> Outline:
    """The question in the title of the front matter; all there is below it is the answer."""
    title = _asked_by_title(document)
    if title is None:
        return Outline(Prose(), document.blocks, ())
    out = [node.kind == "hr" or _repeats(node, title) for node in document.blocks]
    noise = tuple(node for node, is_out in zip(document.blocks, out, strict=True) if is_out)
    body = tuple(node for node, is_out in zip(document.blocks, out, strict=True) if not is_out)
    item = Item(None, Prose((title,)), body, document.blocks[0].span)
    return Outline(Prose(), (), (Chapter(Prose(), (), (item,), item.span),), noise)


def _repeats(node: Node, title: Node) -> bool:
    return node.level > 0 and plain(node.children).casefold().split() == title.text.casefold().split()


def _sorted(blocks: Blocks, labelled: bool) -> tuple[Blocks, Blocks, Blocks]:
    """What asks, what comes from the answer on, and what is left out: rules, and headings that only say `Question`."""
    asked: list[Node] = []
    body: list[Node] = []
    noise: list[Node] = []
    asking = True
    for node in blocks:
        opens = _is_question_label(node) if labelled else node is blocks[0]
        if node.kind == "hr" or (opens and labelled):
            noise.append(node)
        if opens:
            asking = True
            asked += _rest_of_label(node) if labelled else ()
        elif node.kind != "hr":
            asking = asking and not _opens_part(node)
            (asked if asking else body).append(node)
    return tuple(asked), tuple(body), tuple(noise)


def _opens_part(node: Node) -> bool:
    return node.level > 0 and meaning_of(label_of_heading(node)) in PARTS


def _rest_of_label(heading: Node) -> Blocks:
    """The question in a heading such as `Question: What is …?`, as a paragraph."""
    opening = opening_of(heading.children, QUESTION)
    return (heading._replace(kind="paragraph", tag="p", children=opening.rest),) if opening and opening.rest else ()


def _prompt(asked: Blocks) -> tuple[Blocks, Blocks]:
    """The first paragraph, also of one that is quoted, and the blocks after it."""
    if not asked:
        return (), ()
    first, *others = asked
    quoted = first.children if first.kind == "blockquote" else (first,)
    if not quoted or quoted[0].kind != "paragraph":
        return (), asked
    rest = (first._replace(children=quoted[1:]),) if quoted[1:] else ()
    return quoted[0].children, (*rest, *others)


DIALECT = Dialect("single-question", "the whole file is one question: `# Question`, `## Answer`", score, read)
