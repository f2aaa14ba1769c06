"""The pictures that a bank refers to and that are left out, each with the place where it is first referred to."""

from collections.abc import Iterator
from urllib.parse import unquote

from prepress.model import Bank, nodes_of
from prepress.parsing.syntax import RAW_HTML, Node
from prepress.rendering.passages import image_references
from prepress.source import Image, Span

LONGEST_NAME = 60
EMPTY = "]()"
HOLDING_PICTURES = RAW_HTML | {"image"}


def refused_pictures(bank: Bank, *reasons: str) -> Iterator[tuple[Image, Span]]:
    """Those refused for one of these reasons, in the order of the text, each once; noise is not missed."""
    if not any(image.refusal in reasons for image in bank.images.values()):
        return
    told = _only_in_noise(bank)
    for node in bank.nodes_and_questions:
        for reference in image_references((node,)) if node.kind in HOLDING_PICTURES else ():
            image = bank.images.get(reference)
            if image and image.refusal in reasons and reference not in told:
                told.add(reference)
                yield image, _place(image.reference, node, bank)


def _only_in_noise(bank: Bank) -> set[str]:
    noise = set(image_references([noise.node for noise in bank.noise]))
    around = [*bank.intro.nodes]
    for section in (*bank.sections, *bank.closing):
        around += (*section.title.nodes, *section.intro.nodes)
    return noise and noise.difference(image_references((*around, *nodes_of(bank.questions()))))


def _place(reference: str, node: Node, bank: Bank) -> Span:
    """Where the reference stands, as it is or as people write it; else the block (`[name]: address`)."""
    found = bank.source.find(reference or EMPTY, node.span)
    return bank.source.find(unquote(reference), node.span) if found == node.span else found


def shown_reference(image: Image) -> str:
    """An address as a message can hold it: readable, and not as long as a picture."""
    name = unquote(image.reference)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
