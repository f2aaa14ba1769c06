"""Whether a block only says where something comes from, or where there is more to read."""

from prepress.parsing.syntax import Node, plain
from prepress.reading.labels import Meaning, meaning_of
from prepress.reading.openings import BREAKS

LISTS = frozenset({"bullet_list", "ordered_list"})


def is_reference(node: Node) -> bool:
    """Whether a paragraph or list is nothing but links, and the first of them says what they are: `[Reference](…)`."""
    is_list = node.kind in LISTS
    paragraphs = [child for item in node.children for child in item.children] if is_list else [node]
    links = [child for paragraph in paragraphs[:1] for child in paragraph.children if child.kind == "link"]
    if not links or not _is_source(plain(links[0].children)):
        return False
    return all(paragraph.kind == "paragraph" and _is_links(paragraph) for paragraph in paragraphs)


def _is_source(words: str) -> bool:
    first = words.split(maxsplit=1)[:1]
    return meaning_of(words) is Meaning.SOURCE or any(meaning_of(word) is Meaning.SOURCE for word in first)


def _is_links(paragraph: Node) -> bool:
    return not any(
        child.kind not in ("link", *BREAKS) and any(map(str.isalnum, plain((child,)))) for child in paragraph.children
    )
