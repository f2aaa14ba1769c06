"""Every answer is reached from its question by one tap, and the question from there by another.

It is read from the file alone. A question is a section of that class; the first link in it to a section of the class
`answer` is its own. There the same prompt must stand, and a link with the role `doc-backlink` must lead back to it.
Every answer belongs to one question, and stands in another file: some readers take no notice of page breaks, so that
nothing else hides it. Links that lead to different places have different words, and say which place.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple
from xml.etree.ElementTree import Element

from prepress.bookrule import Fault, Rule, quoted, texts
from prepress.proving.epubfile import EpubFile, attribute_of, lead

QUESTION, ANSWER, BACK = "question", "answer", "doc-backlink"
HEADING = re.compile(r".*h[1-6]$")

Place = tuple[str, str]
"""A path and an id."""


class Half(NamedTuple):
    """A question or an answer: its prompt, and its links with their words and roles."""

    prompt: str
    links: tuple[tuple[Place, str, str], ...]


def run(book: EpubFile) -> Iterator[Fault]:
    """Question by question, then answers that nothing leads to, then words of links that mean two places."""
    questions, answers = dict(_halves(book, QUESTION)), dict(_halves(book, ANSWER))
    reached: set[Place] = set()
    for place, asked in questions.items():
        target = next((target for target, _, _ in asked.links if target in answers), None)
        if target is None:
            yield _fault(place, f"has no link from {quoted(asked.prompt)} to its answer")
            continue
        reached.add(target)
        yield from _pair(place, asked, target, answers[target])
    for place in answers.keys() - reached if questions else ():
        yield _fault(place, f"has the answer to {quoted(answers[place].prompt)}, which no question leads to")
    yield from _words(questions, answers)


def _pair(place: Place, asked: Half, target: Place, told: Half) -> Iterator[Fault]:
    if told.prompt != asked.prompt:
        yield _fault(place, f"leads from {quoted(asked.prompt)} to the answer to {quoted(told.prompt)}")
    if place not in {back for back, _, role in told.links if role == BACK}:
        yield _fault(target, f"has no link back from the answer to {quoted(told.prompt)} to its question")
    if place[0] == target[0]:
        yield _fault(place, f"has the answer to {quoted(asked.prompt)} in the same file, where nothing hides it")


def _words(questions: Mapping[Place, Half], answers: Mapping[Place, Half]) -> Iterator[Fault]:
    meant: dict[str, Place] = {}
    for place, half in chain(questions.items(), answers.items()):
        for target, words, _ in half.links:
            if (target in questions or target in answers) and meant.setdefault(words, target) != target:
                yield _fault(place, f"has a link {quoted(words)}, and so has a link to somewhere else")


def _fault(place: Place, said: str) -> Fault:
    return Fault(place[0], said, place[1])


def _halves(book: EpubFile, kind: str) -> Iterator[tuple[Place, Half]]:
    for document in texts(book):
        for spot in book.spots(document.path):
            if spot.name == "section" and kind in spot.get("class").split() and (identity := spot.element.get("id")):
                yield (document.path, identity), _half(document.path, spot.element)


def _half(path: str, section: Element) -> Half:
    heading = next((element for element in section.iter() if HEADING.match(str(element.tag))), None)
    prompt = "" if heading is None else " ".join("".join(heading.itertext()).split())
    links = []
    for element in section.iter():
        if href := element.get("href"):
            to = lead(path, href)
            words = " ".join("".join(element.itertext()).split())
            links.append(((to.path, to.fragment), words, attribute_of(element, "role")))
    return Half(prompt, tuple(links))


RULE = Rule(
    "answers", "each question leads to its answer, and back, by one tap; answers are in files of their own", run
)
