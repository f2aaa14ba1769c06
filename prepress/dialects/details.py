"""Questions are folded away one by one: `<details><summary>What is a quorum?</summary> … </details>`.

MkDocs' `??? question "What is a quorum?"` is the same in other words. A summary that is a label, such as "View answer",
or that is nearly the same every time, is no question; nor is a fold before the first one that holds nothing but links.
"""

from collections.abc import Iterator, Sequence

from prepress.dialect import Chapter, Dialect, Document, Item, Outline
from prepress.model import Prose
from prepress.parsing.syntax import Node, Stretch, parse_stretches, plain
from prepress.reading.asking import Lead, lead_of
from prepress.reading.edges import inner
from prepress.reading.foldkinds import TITLES, Asked, asked_admonitions, asked_below, asked_folds, title_of
from prepress.reading.grading import Candidate, grade
from prepress.reading.shelf import Shelf
from prepress.reading.standing import standing
from prepress.rendering.sanitizer import words_of_html
from prepress.source import Source, Span

PROMPTS = frozenset({"paragraph", "heading", "html_block"})

Blocks = tuple[Node, ...]


def score(document: Document) -> float:
    """How much the summaries look like questions, and stand where questions do."""
    folds = [fold for fold in document.once(_asked) if fold.body]
    admonitions = [document.blocks[index] for index in sorted(asked_admonitions(document.blocks))]
    prompts = [*(_said(fold) for fold in folds), *(_of_admonition(node).prompt.nodes for node in admonitions)]
    starts = sorted([*(fold.span.start for fold in folds), *(node.span.start for node in admonitions)])
    return grade([_candidate(prompt) for prompt in prompts]) * standing(document.blocks, starts)


def _said(fold: Asked) -> Blocks:
    return (Node("text", fold.summary, text=fold.words),)


def _candidate(prompt: Sequence[Node]) -> Candidate:
    """That the answer is folded away marks a question as well as a word before it would."""
    lead = lead_of(prompt)
    return Candidate(Lead(lead.number, True, lead.rest), lead.rest, ())


def read(document: Document) -> Outline:
    """Read summaries, answers and what stands between them, each as Markdown of its own."""
    source = document.source
    entries = list(_entries(document))
    parsed = iter(parse_stretches(source, [stretch for entry in entries for stretch in _stretches(entry, source)]))
    shelf = Shelf()
    for entry in entries:
        if isinstance(entry, Span):
            _put_between(next(parsed), shelf)
        else:
            mark = _item(entry, next(parsed), next(parsed)) if entry.body else _chapter(entry, next(parsed))
            shelf.mark(entry.span, (mark,))
    return shelf.outline()


def _put_between(blocks: Blocks, shelf: Shelf) -> None:
    """What stands between folds; admonitions among it ask as folds do."""
    asking = asked_admonitions(blocks)
    for index, node in enumerate(blocks):
        if index in asking:
            shelf.mark(node.span, (_of_admonition(node),))
        else:
            shelf.put((node,))


def _asked(document: Document) -> tuple[Asked, ...]:
    return asked_folds(document.source.text, document.blocks[0].span.start) if document.blocks else ()


def _entries(document: Document) -> Iterator[Asked | Span]:
    """The questions and groups, and the stretches of text between them."""
    start = document.blocks[0].span.start if document.blocks else 0
    for fold in document.once(_asked):
        yield Span(start, fold.span.start)
        yield fold
        start = fold.span.end
    yield Span(start, len(document.source.text))


def _stretches(entry: Asked | Span, source: Source) -> Iterator[Stretch]:
    if isinstance(entry, Span):
        yield Stretch(*entry)
        return
    for span in (entry.summary, entry.body):
        if span:
            yield Stretch(*inner(source.text, span), entry.indent)


def _item(fold: Asked, summary: Blocks, body: Blocks) -> Item:
    """The first paragraph of a summary is the prompt; code and lists beside it go to the front of the card."""
    number, summary = _unlisted(summary)
    first = next((index for index, node in enumerate(summary) if node.kind in PROMPTS), len(summary))
    prompt = _inline(summary[first]) if first < len(summary) else ()
    lead = lead_of(prompt)
    said = lead.rest if plain(lead.rest).strip() else prompt
    span = Span(fold.span.start, fold.summary.end)
    return Item(
        lead.number or number or fold.number, Prose(said), body, span, front=summary[:first] + summary[first + 1 :]
    )


def _unlisted(summary: Blocks) -> tuple[str | None, Blocks]:
    """A summary such as `12. What is …?` is a list to Markdown: its number, and the blocks of its item."""
    first = next(iter(summary), None)
    if first is None or first.kind != "ordered_list" or len(first.children) != 1:
        return None, summary
    return first.attributes.get("start", "1"), (*first.children[0].children, *summary[1:])


def _chapter(group: Asked, summary: Blocks) -> Chapter:
    title = tuple(child for node in summary for child in _inline(node))
    return Chapter(Prose(title), (), (), Span(group.span.start, group.summary.end))


def _inline(node: Node) -> Blocks:
    """What a block of a summary says, as inline nodes."""
    if node.kind == "html_block":
        return (Node("text", node.span, text=" ".join(words_of_html(node.text).split())),)
    return node.children


def _of_admonition(node: Node) -> Item:
    """Its title asks, or the paragraph below a title such as `Question 3`."""
    title = title_of(node)
    body = [child for child in node.children if child.kind not in TITLES]
    number = None
    if title is None or asked_below(node):
        number = lead_of(title.children).number if title else None
        title, *body = body
    lead = lead_of(title.children)
    said = lead.rest if plain(lead.rest).strip() else title.children
    return Item(lead.number or number, Prose(said), tuple(body), node.span)


DIALECT = Dialect("details", "questions are summaries that unfold: `<summary>` or `??? question`", score, read)
