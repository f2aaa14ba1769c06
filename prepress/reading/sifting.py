"""An outline -> the same without noise, and what was left out: from introductions, questions and closing matter alike.

Whole blocks go, in lists and quotes too; of a paragraph its last line if that leads back; of a heading its signs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from prepress.dialect import Chapter, Item, Outline
from prepress.model import Noise, Prose
from prepress.parsing.syntax import Node, plain
from prepress.reading.labels import label_of_heading, meaning_of
from prepress.reading.noise import Kind, is_back, is_sign, kind_of
from prepress.reading.openings import BREAKS, trim
from prepress.reading.shown import shown, shown_inline

CONTAINERS = frozenset({"bullet_list", "ordered_list", "list_item", "blockquote", "admonition"})
FOLD = re.compile(r"<(/?)details\b[^<>]*>", re.IGNORECASE)
BREAK_TAG = re.compile(r"</?br\b[^<>]*>", re.IGNORECASE)
NOWHERE = -1
STAYS = frozenset({Kind.COMMENT})
"""What stays where it stands, because it shows nothing and may be meant for another program."""

HEADED = frozenset({Kind.CONTENTS, Kind.TRANSLATIONS, Kind.ADVERTISEMENT, Kind.BADGES})
"""What may have a heading that goes with it."""


@dataclass
class Sieve:
    """Collects what is left out; `found` is in the order of the outline."""

    found: list[Noise] = field(default_factory=list)

    def sift(self, blocks: Sequence[Node], *, asked: bool) -> tuple[Node, ...]:
        """The blocks without noise; `asked` says that they stand in a question."""
        return self._sift(blocks, [kind_of(node, asked=asked) for node in blocks], asked=asked)

    def _sift(self, blocks: Sequence[Node], kinds: Sequence[Kind | None], *, asked: bool) -> tuple[Node, ...]:
        if not blocks:
            return ()
        left_out = {index for index, kind in enumerate(kinds) if kind and kind not in STAYS}
        around = _folds_around(blocks, left_out) | (set() if asked else _headings_above(blocks, kinds, left_out))
        kept: list[Node] = []
        for index, node in enumerate(blocks):
            if kinds[index] or index in around:
                self.found.append(Noise(kinds[index] or "", node))
            if index not in left_out and index not in around:
                kept += self._within(node, asked=asked)
        return tuple(kept)

    def _within(self, node: Node, *, asked: bool) -> Iterator[Node]:
        if node.kind == "paragraph":
            yield self._without_last_line(node)
        elif node.kind in CONTAINERS:
            kinds = [kind_of(child, asked=asked) for child in node.children]
            if node.kind == "list_item" and kinds[:1] == [Kind.WAY_BACK] and not is_back(shown(node.children[0])):
                kinds[0] = None
            children = self._sift(node.children, kinds, asked=asked)
            same = len(children) == len(node.children) and all(map(_is, children, node.children))
            if children or same:
                yield node if same else node._replace(children=children)
        else:
            yield node

    def _without_last_line(self, paragraph: Node) -> Node:
        """The paragraph without a last line that leads back to the top."""
        nodes = paragraph.children
        at = next((n for n in range(len(nodes) - 1, 0, -1) if _breaks(nodes[n])), 0)
        if not at or not is_back(shown_inline(nodes[at + 1 :])):
            return paragraph
        self.found.append(Noise(Kind.WAY_BACK, paragraph._replace(children=nodes[at + 1 :])))
        while at and _breaks(nodes[at - 1]):
            at -= 1
        return paragraph._replace(children=trim(nodes[:at]))

    def title(self, prose: Prose) -> Prose:
        """A title or prompt without its signs."""
        signs = [node for node in prose.nodes if is_sign(node)]
        if not signs:
            return prose
        self.found += (Noise(Kind.BADGES if _is_badge(node) else Kind.WAY_BACK, node) for node in signs)
        return Prose(trim([node for node in prose.nodes if not is_sign(node)]))


def _is(one: Node, other: Node) -> bool:
    return one is other


def _is_badge(node: Node) -> bool:
    return node.kind == "image" or any(child.kind == "image" for child in node.children)


def _breaks(node: Node) -> bool:
    return node.kind in BREAKS or (node.kind == "html_inline" and bool(BREAK_TAG.fullmatch(node.text)))


def _folds_around(blocks: Sequence[Node], left_out: set[int]) -> set[int]:
    """The indices of the tags that fold away nothing but noise, and of those alone."""
    around: set[int] = set()
    opened = NOWHERE
    for index, node in enumerate(blocks):
        tags = FOLD.findall(node.text) if node.kind == "html_block" else []
        if tags == [""] and not shown(node).links:
            opened = index
        elif opened != NOWHERE and index > opened + 1 and set(tags) == {"/"} and _closes_only(node):
            around |= {opened, index}
            opened = NOWHERE
        elif index not in left_out:
            opened = NOWHERE
    return around


def _closes_only(node: Node) -> bool:
    return shown(node).is_empty


def _headings_above(blocks: Sequence[Node], kinds: Sequence[Kind | None], left_out: set[int]) -> set[int]:
    """The headings that have a table of contents below them, and nothing that is kept, before the next heading."""
    above: set[int] = set()
    heading, contents = NOWHERE, False
    for index, node in enumerate(blocks):
        if node.level:
            above |= {heading} if contents else set()
            heading, contents = index, False
        elif index not in left_out:
            heading, contents = NOWHERE, False
        else:
            contents = (contents or kinds[index] is Kind.CONTENTS) and heading != NOWHERE
    return above | ({heading} if contents else set())


def sifted(outline: Outline) -> tuple[Outline, tuple[Noise, ...]]:
    """The outline without noise, and all that is left out, what its dialect left out included."""
    repeated = Counter(plain(node.children) for node in outline.noise if node.level)
    sieve = Sieve([Noise(kind_of(node, asked=False) or _of_heading(node, repeated), node) for node in outline.noise])
    title = sieve.title(outline.title)
    intro = sieve.sift(outline.intro, asked=False)
    chapters = tuple(chapter for found in outline.chapters for chapter in _chapters(found, sieve))
    noise = tuple(sorted(sieve.found, key=lambda noise: noise.node.span))
    return replace(outline, title=title, intro=intro, chapters=chapters), noise


def _of_heading(node: Node, repeated: Mapping[str, int]) -> str:
    """The kind of a heading that a dialect left out; of labels, and of what stands above contents, nothing is said."""
    again = node.level > 0 and repeated[plain(node.children)] > 1
    return Kind.REFRAIN if again and meaning_of(label_of_heading(node)) is None else ""


def _chapters(chapter: Chapter, sieve: Sieve) -> Iterator[Chapter]:
    """The chapter; nothing if all there was below its heading is noise for which it was there."""
    before = len(sieve.found)
    title = sieve.title(chapter.title)
    intro = sieve.sift(chapter.intro, asked=False)
    if intro or chapter.items or HEADED.isdisjoint(noise.kind for noise in sieve.found[before:]):
        yield replace(chapter, title=title, intro=intro, items=tuple(_item(item, sieve) for item in chapter.items))
    else:
        sieve.found += (Noise("", node) for node in chapter.title.nodes)


def _item(item: Item, sieve: Sieve) -> Item:
    prompt = sieve.title(item.prompt)
    front, body, follow_ups = (sieve.sift(blocks, asked=True) for blocks in (item.front, item.body, item.follow_ups))
    return replace(item, prompt=prompt, front=front, body=body, follow_ups=follow_ups)
