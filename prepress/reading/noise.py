"""A block -> which kind of noise it is, if any: what helps a reader on the web and is of no use in print or in a book.

Within a question a block is noise only if no word of it stands outside of links that lead nowhere else; outside of
questions advertisements and lists of translations are noise too.
"""

import re
from enum import StrEnum

from prepress.parsing.containers import SIGNS
from prepress.parsing.syntax import Node, plain, walk
from prepress.reading.listkinds import LISTS, is_contents
from prepress.reading.noise_words import AD_ADDRESSES, BACK, BADGES, LANGUAGES, OTHER_LANGUAGES
from prepress.reading.shown import Link, Shown, shown

DRAWN_RULE = re.compile(r"\s*(?:[⸻⸺]|[—–―─━═┄┈▬_=~-]{3,200})[\s⸻⸺]{0,20}")
"""A paragraph that is a rule drawn with signs."""

FACT = re.compile(r"<!--\s*[\w -]{1,40}:")
"""Some authors keep facts about a question in a comment: that is read elsewhere."""

COMMENT = "<!--"
TAGS = re.compile(r"(?:#[^\W\d_][\w/-]{0,60}(?:,?\s{1,3}|$)){1,30}")
"""As programs for notes find them by: `#flashcards/java #interview`."""

IMPORT = re.compile(r"import [^\"'\n]{1,200} from [\"'][^\"'\n]{1,200}[\"'];?\s*")
MARKER = re.compile(r"[?&](?:utm_\w+|promocode|affiliate|aff|fpr|coupon)=", re.IGNORECASE)
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
WORD = re.compile(r"[^\s/|,.:;()\[\]·•<>🌐–—-]+")
MOST_WORDS = 3
BACK_WORDS = tuple(map(str.strip, BACK.split(",")))
LANGUAGE_NAMES = frozenset(LANGUAGES.split())
MANY = 3
"""So many links are a table of contents, or a list of translations, when they stand in one paragraph."""

LONGEST_LEAD = 60


class Kind(StrEnum):
    """Noise by its name, as a report has it for one and for several."""

    CONTENTS = "table of contents"
    WAY_BACK = "link back"
    BADGES = "row of badges"
    ADVERTISEMENT = "advertisement"
    TRANSLATIONS = "list of translations"
    RULE = "rule"
    ANCHOR = "empty anchor"
    COMMENT = "comment"
    TEMPLATE = "line for a site generator"
    REFRAIN = "repeated heading"
    TAGS = "line of tags"

    @property
    def plural(self) -> str:
        """The name for several."""
        first, space, rest = self.value.partition(" ")
        return f"{self.value}s" if rest in ("anchor", "heading") else f"{first}s{space}{rest}"


def kind_of(block: Node, *, asked: bool) -> Kind | None:
    """The kind of noise that a block is; `asked` says that it stands in a question."""
    if block.kind == "hr":
        return Kind.RULE
    if block.kind in LISTS or block.kind == "table":
        return _of_list(block, asked=asked)
    if block.kind == "paragraph" and (kind := _of_paragraph(block)):
        return kind
    if block.kind in ("paragraph", "html_block"):
        found = shown(block, enough=asked)
        if not asked and TAGS.fullmatch(found.words.strip()):
            return Kind.TAGS
        return _of_links(found, asked=asked) if not found.says else None if asked else _of_words(found)
    return None


def _of_paragraph(block: Node) -> Kind | None:
    """The kind of one that draws a rule, or brings in parts of a site."""
    if DRAWN_RULE.fullmatch(plain(block.children)):
        return Kind.RULE
    return Kind.TEMPLATE if _only_imports(block) else None


def _only_imports(paragraph: Node) -> bool:
    """Whether each line of a paragraph brings in a part of a site, as MDX has it: `import Tabs from '@theme/Tabs';`."""
    texts = [node.text for node in paragraph.children if node.kind != "softbreak"]
    return bool(texts) and texts[0].startswith("import ") and all(map(IMPORT.fullmatch, texts))


def _of_list(block: Node, *, asked: bool) -> Kind | None:
    if not asked:
        if is_contents(block):
            return Kind.CONTENTS
        return Kind.TRANSLATIONS if _is_of_translations(block) else None
    return Kind.CONTENTS if _is_only_contents(block) else None


def _is_only_contents(block: Node) -> bool:
    """Whether nothing stands in a list or table but links into the bank, and at least so many as make it one."""
    leaves = [node for node in walk((block,)) if node.kind in ("paragraph", "td", "fence", "code_block", "html_block")]
    links: list[Link] = []
    for leaf in leaves:
        found = shown(leaf, enough=True)
        if any(map(str.isalpha, found.words)) or found.other or found.pictures or not _lead_inside(found.links):
            return False
        links += found.links
    return len(links) >= MANY


def _is_of_translations(block: Node) -> bool:
    items = [leaf for leaf in walk((block,)) if leaf.kind in ("paragraph", "td", "th")]
    said = [found for found in map(shown, items) if not found.is_empty]
    linked = sum(bool(found.links) for found in said)
    return linked >= MANY and all(_names_languages(found) for found in said)


def _names_languages(found: Shown) -> bool:
    names = [*(link.words for link in found.links), found.words]
    return all(is_language(name) for name in names if any(map(str.isalnum, name)) or FLAG.search(name))


def _of_links(found: Shown, *, asked: bool) -> Kind | None:
    """The kind of a block without a word outside of links."""
    pictures = [*found.pictures, *(picture for link in found.links for picture in link.pictures)]
    if found.is_empty:
        return _of_nothing(found)
    if found.links and _lead_inside(found.links) and not pictures:
        return Kind.CONTENTS if len(found.links) >= MANY else Kind.WAY_BACK
    worded = any(map(str.isalnum, "".join(link.words for link in found.links)))
    if pictures and not worded and all(map(is_badge, pictures)):
        return Kind.BADGES
    if found.links and not found.pictures and all(map(_advertises, found.links)) and not (asked and worded):
        return Kind.ADVERTISEMENT
    return Kind.TRANSLATIONS if not asked and len(found.links) >= MANY and _names_languages(found) else None


def _of_nothing(found: Shown) -> Kind | None:
    if found.anchors:
        return Kind.ANCHOR
    if found.comments and all(comment[len(COMMENT) :].lstrip().startswith(SIGNS) for comment in found.comments):
        return Kind.TEMPLATE
    return Kind.COMMENT if found.comments and not any(map(FACT.match, found.comments)) else None


def _of_words(found: Shown) -> Kind | None:
    """The kind of a block outside of questions that has words as well."""
    if found.links and not found.pictures and all(map(_advertises, found.links)):
        return Kind.ADVERTISEMENT
    many = len(found.links) >= MANY and len(found.words) <= LONGEST_LEAD
    named = many and all(is_language(link.words) for link in found.links)
    return Kind.TRANSLATIONS if named and (is_language(found.words) or _speaks_of_languages(found.words)) else None


def _lead_inside(links: list[Link]) -> bool:
    return all(link.address.startswith("#") for link in links)


def is_badge(address: str) -> bool:
    """Whether a picture is one of those that tell the state of a project."""
    return any(mark in address.lower() for mark in BADGES)


def _advertises(link: Link) -> bool:
    return bool(MARKER.search(link.address)) or any(host in link.address.lower() for host in AD_ADDRESSES)


def is_language(words: str) -> bool:
    """Whether words name a language, perhaps with its country or a flag; signs between names do not count."""
    names = WORD.findall(words.casefold())
    return 0 < len(names) <= MOST_WORDS and all(FLAG.search(names[0]) or name in LANGUAGE_NAMES for name in names)


def _speaks_of_languages(words: str) -> bool:
    return any(word in words.casefold() for word in OTHER_LANGUAGES)


def is_back(found: Shown) -> bool:
    """Whether some inline nodes are a link into the bank that says it leads back: an arrow, or `back to top`."""
    if found.says or not found.links or found.pictures or not _lead_inside(found.links):
        return False
    words = " ".join(" ".join(link.words for link in found.links).casefold().split())
    return not any(map(str.isalnum, words)) or any(back in words for back in BACK_WORDS)


def is_sign(node: Node) -> bool:
    """Whether an inline node is a link into the bank that is only a sign, as `[[⬆]](#toc)`, or a badge."""
    if node.kind == "image":
        return is_badge(node.attributes.get("src", ""))
    if node.kind != "link":
        return False
    pictures = [child.attributes.get("src", "") for child in node.children if child.kind == "image"]
    if any(map(str.isalnum, plain(tuple(child for child in node.children if child.kind != "image")))):
        return False
    return all(map(is_badge, pictures)) if pictures else node.attributes.get("href", "").startswith("#")
