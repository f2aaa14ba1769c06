"""The proofs as a whole, and nothing-lost on printed pages, those that WeasyPrint lays out among them."""

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module

import pytest

from prepress.binder import Imprint, Manuscript
from prepress.diagnostics import Report, Severity
from prepress.geometry.imposition import impose
from prepress.geometry.stock import STOCKS
from prepress.model import SECRETS, Bank, Role
from prepress.proof import Made, all_proofs, prove
from prepress.proofs.no_answer_leaks import PROOF as NO_ANSWER_LEAKS
from prepress.proofs.nothing_lost import PROOF as NOTHING_LOST
from prepress.proofs.pages_hold import PROOF as PAGES_HOLD
from prepress.rendering.markup import to_html
from prepress.rendering.theme import Theme
from tests.proofing import bank_of, bytes_of, pdf_of, said_by, whole, write

BANK = bank_of("""Read this first.

## Consensus

Agreement among machines.

### 1. What does the CAP theorem say about networks?
**Scenario:** A network with two halves.

**Answer:** In practice partitions are inevitable, so you must choose between consistency and availability.

**Hint:** Think of two halves.

### Is Paxos live in an asynchronous network?
**Answer:** No

## Study Tips

- Draw every protocol on paper
- Speak about it aloud
""")
PAGES = [
    [
        "Read this first.",
        "Consensus",
        "Agreement among machines.",
        "1 What does the CAP theorem",
        "say about networks?",
    ],
    ["A network with two halves.", "In practice partitions are inevitable, so", "you must choose between", "head", "1"],
    [
        "head",
        "consistency and availability.",
        "Think of two halves.",
        "Is Paxos live in an asynchronous network?",
        "No",
    ],
    ["Study Tips", "Draw every protocol on paper", "Speak about it aloud"],
]


def pages_without(*lines: str) -> list[list[str]]:
    """The pages as they should be, less some lines."""
    return [[line for line in page if line not in lines] for page in PAGES]


def lost(pages: Iterable[list[str]]) -> list[str]:
    """What is missing from a volume that carries everything."""
    return said_by(NOTHING_LOST, whole(BANK, bytes_of(pdf_of(pages))))


NUMBERED = {"contents-true", "key-matches"}
"""Proofs that miss the contents in packets made by hand."""


def test_every_proof_is_named_as_its_module() -> None:
    """The proofs are found by themselves, in the order of their names; their docstrings say what they promise."""
    proofs = all_proofs()
    assert [proof.name for proof in proofs] == sorted(proof.name for proof in proofs)
    assert {"book-holds", "no-answer-leaks", "nothing-lost", "pages-hold"} <= {proof.name for proof in proofs}
    for proof in proofs:
        module = import_module(f"prepress.proofs.{proof.name.replace('-', '_')}")
        assert module.PROOF is proof
        assert len(module.__doc__ or "") > len(proof.summary)


def test_prove_runs_the_proofs_of_the_format() -> None:
    """What they find are errors, with the place in the bank; a good file is passed over in silence.

    The packets here have no contents, which the proofs of contents and numbers say; they are told from the others.
    """
    report = Report(BANK.source)
    prove(whole(BANK, bytes_of(pdf_of(PAGES))), report)
    assert {found.rule for found in report} == NUMBERED
    report = Report(BANK.source, [])
    prove(whole(BANK, bytes_of(pdf_of(pages_without("No")))), report)
    lost = [found for found in report if found.rule not in NUMBERED]
    assert [(found.rule, found.severity) for found in lost] == [("nothing-lost", Severity.ERROR)]
    assert [found.place.line for found in lost if found.place] == [14]
    report = Report(BANK.source, lost)
    prove(whole(BANK, b"no archive", "epub"), report)
    assert {found.rule for found in report} == {"nothing-lost", "shelves-accept"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("No", "The question “Is Paxos live in an asynchronous network?”: “No” of its answer"),
        ("consistency and availability.", "Question 1: “consistency and availability.” of its answer"),
        ("say about networks?", "Question 1: “say about networks?” of its prompt"),
        ("A network with two halves.", "Question 1: “A network with two halves.” of its context"),
        ("Think of two halves.", "Question 1: “Think of two halves.” of its note"),
        ("Read this first.", "The bank: “Read this first.” of its introduction"),
        ("Consensus", "The section “Consensus”: “Consensus” of its title"),
        ("Agreement among machines.", "The section “Consensus”: “Agreement among machines.” of its text"),
        ("Speak about it aloud", "The section “Study Tips”: “Speak about it aloud” of its text"),
    ],
)
def test_whatever_is_missing_is_named(line: str, message: str) -> None:
    """With its owner, its kind and its first missing words."""
    assert lost(pages_without(line)) == [f"{message} is missing from the volume."]


def test_a_volume_is_held_only_to_what_it_carries() -> None:
    """Prompts always; parts by their role; the matter around the questions if it says so."""
    bare = pages_without("Read this first.", "Agreement among machines.", "Think of two halves.", "No")
    made = Made(BANK, "sheet", "columns", bytes_of(pdf_of(bare)), frozenset({Role.CONTEXT}))
    assert said_by(NOTHING_LOST, made) == []
    made = replace(made, carries=frozenset({Role.CONTEXT, Role.NOTE}))
    assert len(said_by(NOTHING_LOST, made)) == 1


def test_a_character_without_a_glyph_may_be_spelled_out() -> None:
    """As the theme prints it, or as it is written."""
    bank = bank_of("## S\n\n### 1. What is 漢?\n**Answer:** A sign 漢 and £.\n")
    for lines in (["What is U+6F22?", "A sign U+6F22 and £."], ["What is U+6F22?", "A sign U+6F22 and U+00A3."]):
        made = replace(whole(bank, bytes_of(pdf_of([lines]))), with_matter=False)
        spelled = replace(made, uncovered=Theme().no_glyph)
        assert len(said_by(NOTHING_LOST, made)) == 2
        assert len(said_by(NOTHING_LOST, spelled)) == ("U+00A3" in lines[1])


def test_a_long_answer_continues_on_the_next_card() -> None:
    """The sides of a card are faces of their own; a back goes on on the next back, not beside it on the sheet."""
    stock = STOCKS["a4-8"]
    answer = " ".join(f"word{number}" for number in range(60))
    bank = bank_of(f"## S\n\n### 1. What are the words?\n**Answer:** {answer}\n")
    pdf = pdf_of([[], []])
    faces = {(0, 0): "What are the words?", (0, 1): "(goes on)", (1, 0): answer[:200], (1, 1): answer[200:]}
    for (side, slot), text in faces.items():
        placement = impose(8, stock)[side].placements[slot]
        for row, first in enumerate(range(0, len(text), 25)):
            line = write(text[first : first + 25], placement.x + 5, placement.y + 8 + 5 * row)
            pdf.pages[side].contents_add(line.encode())
    made = Made(bank, "flashcards", "deck", bytes_of(pdf), frozenset(Role), stock=stock)
    assert said_by(NOTHING_LOST, made) == []
    assert said_by(PAGES_HOLD, made) == []


TORTURE = bank_of('''
## Every kind of text

### 1. What about `code`, **bold** and *italic* ﬁligrees, x<sub>2</sub> and “quotes”?

**Scenario:** Ελληνικά, Кириллица, naïve Ångström; an office affluent in e-commerce, well-known state-of-the-art.

**Answer:** A paragraph that is broken over several lines, because it is long: internationalization of extraordinarily
long words such as donaudampfschifffahrtsgesellschaftskapitänswitwe, soft\u00adhyphen\u00adated ones, and a → b ≤ c.

1. One is the first of the items
2. 2 is the second
   - with *inner* points
   - and `more()` of them

     in paragraphs
3. Three

> A quotation[^1] with a [link](https://example.org/of-some-length) and ~~struck~~ text.

| Left column | Right column |
|---|--:|
| a cell that is long enough to be broken over lines in a narrow column | 1 |
| 0 | 01 |
| 1 | another cell that is long enough to be broken over lines in a narrow column |

```py
def f(x):
    return x[0] | {"a": 1}  # a comment that is far too long for any card and must be broken somewhere

}
```

<details><summary>More</summary>raw <q>HTML</q> with <b>tags</b><ul><li>one</li><li>two</li></ul></details>

**Follow-up:** Yes

### 2. Is it so?

**Answer:** Yes

### 3. How much is it?

**Answer:** 42
''')  # fmt: skip
STYLES = """
@page { margin: 12mm; @top-left { content: "Every kind of text" } @bottom-right { content: counter(page) } }
body { margin: 0; font-family: var(--sans) }
"""


def laid_out(bank: Bank, styles: str, roles: frozenset[Role] = frozenset(Role), repeat: int = 1) -> bytes:
    """Plain pages of a bank's text, as WeasyPrint makes them."""
    from prepress.binding.engine import Press

    theme = Theme()
    theme.use_own_fonts()
    css = theme.styles("fonts.css", "tokens.css", "prose.css") + STYLES + styles
    press = Press(Manuscript(Imprint(bank.title, "en", "urn:x"), (), css, theme.files(css)))
    body = [f"<h2>{to_html(section.title.nodes, {})}</h2>" for section in bank.sections]
    for question in bank.questions():
        body.append(f"<h3>{question.number} {to_html(question.prompt.nodes, {})}</h3>")
        shown = (part for part in question.parts if part.role in roles)
        body += [f'<div class="part {part.role}">{to_html(part.body.nodes, {})}</div>' for part in shown]
    return press.write(press.lay_out(theme.spell_out("".join(body * repeat))))


def printed(styles: str) -> Made:
    """The torture bank under some styles."""
    return replace(whole(TORTURE, laid_out(TORTURE, styles)), uncovered=Theme().no_glyph)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "columns"), [("a4", 1), ("a4", 2), ("a4", 3), ("a5", 3), ("a6", 1), ("a6", 2), ("a6", 3), ("95mm 67mm", 1)]
)
def test_what_weasyprint_lays_out_is_found_on_its_pages(size: str, columns: int) -> None:
    """Whatever the page and however narrow the columns: torn rows, broken words, lists, code, raw HTML."""
    styles = f"@page {{ size: {size} }} body {{ columns: {columns}; overflow-wrap: anywhere }}"
    assert said_by(NOTHING_LOST, printed(styles)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("styles", "words"),
    [
        ("ol > li:last-child { display: none }", "Three"),
        (".follow-up { display: none }", "Yes"),
        (".context p { max-lines: 1; continue: discard }", "state-of-the-art."),
        (
            "@page { size: 62mm 62mm } body { columns: 3; overflow-wrap: anywhere }"
            "tbody > tr:first-child { break-inside: avoid }",
            "Left column",
        ),
    ],
)
def test_what_a_style_loses_is_named(styles: str, words: str) -> None:
    """An item, a part, what runs out of its box, a table's head for which a column has no room."""
    found = said_by(NOTHING_LOST, printed(styles))
    assert any(f"“{words}" in message for message in found), found


@pytest.mark.slow
def test_a_packet_of_weasyprint_leaks_nothing_and_holds() -> None:
    """Its fonts, bookmarks and streams give no false alarm; the same with the answers is full of leaks."""
    roles = frozenset(Role) - SECRETS
    made = Made(TORTURE, "packet", "pdf", laid_out(TORTURE, "", roles), roles, SECRETS, with_matter=True)
    report = Report(TORTURE.source)
    prove(replace(made, uncovered=Theme().no_glyph), report)
    assert [found for found in report if found.rule not in NUMBERED] == []
    told = said_by(NO_ANSWER_LEAKS, replace(made, data=laid_out(TORTURE, "")))
    assert [message.split(":")[0] for message in told] == ["Question 1", "Question 1", "Question 2"]
