"""Well-formed XML text -> a tree of frozen elements, and back.

Names keep their prefixes as they are written, and white space stays. Comments go, and so do elements around others
further in than anybody means: what is in them stays.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

DEEPEST = 110
"""Levels of a tree; the parser of Markdown goes no further than 100, and what walks a tree takes some calls a level."""

Content = tuple["Element | str", ...]


@dataclass(frozen=True)
class Element:
    """A tag with its attributes, and what is in it: elements and text."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    content: Content = ()

    def __iter__(self) -> Iterator["Element"]:
        """All elements in it, at whatever depth, each before what it holds; not itself."""
        for child in self.elements:
            yield child
            yield from child

    @property
    def elements(self) -> tuple["Element", ...]:
        """The elements directly in it."""
        return tuple(child for child in self.content if isinstance(child, Element))

    @property
    def text(self) -> str:
        """All words in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.content)

    def map(self, change: Callable[["Element"], "Element"]) -> "Element":
        """The same element with `change` done to each that is directly in it."""
        return replace(self, content=tuple(c if isinstance(c, str) else change(c) for c in self.content))


class XmlError(Exception):
    """A text that is not well-formed XML; says where and why."""


def parse_xml(text: str) -> Element:
    """The root element. Raises XmlError."""
    reader = _Reader()
    try:
        reader.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        raise XmlError(str(error)) from error
    return reader.close()


def write_xml(element: Element) -> str:
    """The element as text; one with nothing in it is written as one tag."""
    return "".join(_written(element))


def _written(element: Element) -> Iterator[str]:
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in element.attributes.items())
    if not element.content:
        yield f"<{element.tag}{attributes}/>"
        return
    yield f"<{element.tag}{attributes}>"
    for child in element.content:
        if isinstance(child, str):
            yield escape(child)
        else:
            yield from _written(child)
    yield f"</{element.tag}>"


class _Reader:
    """Gathers what the parser calls out; the bottom of the stack is a place for the root."""

    def __init__(self) -> None:
        self.stack: list[tuple[str, dict[str, str], list[Element | str]]] = [("", {}, [])]
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = lambda tag, attributes: self.stack.append((tag, attributes, []))
        self.parser.EndElementHandler = lambda _: self._end()
        self.parser.CharacterDataHandler = lambda text: self.stack[-1][2].append(text) if self.stack[1:] else None

    def _end(self) -> None:
        tag, attributes, content = self.stack.pop()
        too_deep = len(self.stack) > DEEPEST and any(isinstance(child, Element) for child in content)
        self.stack[-1][2].extend(content if too_deep else [Element(tag, attributes, tuple(content))])

    def close(self) -> Element:
        (root,) = self.stack[0][2]
        assert isinstance(root, Element)  # noqa: S101 - for the type checker
        return root
