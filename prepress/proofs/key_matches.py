"""Numbers lead to the right question, on every form and in the key to them.

On every packet the number of a question stands before its prompt, in the contents and where it is asked. In a key to
several forms each question's entry holds its prompt, and its id with its number on each form; and the tables name, for
each number of a form, the number that the key has for that question. All of it is read from the finished file.
"""

import re
from collections.abc import Iterator

from prepress.composing.forms import key_numbers
from prepress.diagnostics import Report
from prepress.model import Question
from prepress.proof import Made, Proof
from prepress.proving.copytext import name_of, passages_of
from prepress.proving.galley import squeeze
from prepress.source import Span

LEADING = 60
"""Letters of a prompt that are looked for."""

HINT = "A template or a style of your theme changes the numbers. If you use none, this is a fault of Prepress."


def run(made: Made, report: Report) -> None:
    """Report each number that leads to another question, or that is missing."""
    if not made.texts:
        return
    text = " ".join(" ".join(made.texts).split())
    for span, fault in (*_numbers(made, squeeze(text)), *(_entries(made, text) if made.forms else ())):
        report.error(PROOF.name, span, f"{fault} in the {made.name}.", HINT)


def _prompt(question: Question, made: Made) -> str:
    return " ".join(passages_of(question.prompt, made.bank))


def _asked(question: Question, made: Made) -> str:
    return squeeze(_prompt(question, made))[:LEADING]


def _numbers(made: Made, text: str) -> Iterator[tuple[Span, str]]:
    """Prompts before which their number does not stand twice; it alone, if they are not read as they are written."""
    called = key_numbers(made.bank) if made.forms else {}
    for question in made.bank.questions():
        number = called.get(question.id, question.number or "")
        before = squeeze(number) + _asked(question, made) if made.in_order(question.prompt.text) else squeeze(number)
        if number and text.count(before) < 2:
            yield question.span, f"{name_of(question)}: its number does not stand before its prompt"


def _entries(made: Made, text: str) -> Iterator[tuple[Span, str]]:
    """What is wrong with the entries of a key, and with its tables."""
    on_form = [(form.letter, form.numbers()) for form in made.forms]
    at = 0
    for question in made.bank.questions():
        line = re.compile(re.escape(question.id) + "".join(rf"\s*·\s*{letter}\s*(\d+)" for letter, _ in on_form))
        found = line.search(text, at)
        if found is None:
            yield question.span, f"{name_of(question)}: its numbers on the forms are missing"
            continue
        above = squeeze(text[at : found.start()])
        if not all(words[:LEADING] in above for words in made.telling(_prompt(question, made))):
            yield question.span, f"{name_of(question)}: it does not stand above its numbers on the forms"
        wrong = [
            f"{said} and not {numbers[question.id]} on form {letter}"
            for (letter, numbers), said in zip(on_form, found.groups(), strict=True)
            if said != numbers[question.id]
        ]
        if wrong:
            yield question.span, f"{name_of(question)}: its number is {', '.join(wrong)}"
        at = found.end()
    yield from _rows(made, text)


def _rows(made: Made, text: str) -> Iterator[tuple[Span, str]]:
    """Numbers of forms whose row in the tables leads elsewhere."""
    called = key_numbers(made.bank)
    asked = [{number: called[name] for name, number in form.numbers().items()} for form in made.forms]
    tables = text[text.find("No. " + " ".join(form.letter for form in made.forms)) :]
    at = 0
    for question in made.forms[0].bank.questions():
        number = question.number or ""
        row = " ".join((number, *(form[number] for form in asked)))
        found = tables.find(f" {row} ", at)
        if found < 0:
            yield question.span, f"Number {number} of the forms: the row of the tables is not {row}"
        else:
            at = found + len(row)


PROOF = Proof(
    name="key-matches",
    summary="the number of each question stands before its prompt, and a key names the right number on every form",
    formats=frozenset({"pdf", "docx"}),
    run=run,
)
