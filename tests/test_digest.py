"""What is left of a question where there is little room: the bank's own words, in their order."""

import pytest

from prepress.binding.digest import condensed, key_terms, sentence, shown_at, terms
from prepress.geometry.plan import Detail
from prepress.model import Bank, Prose, Role
from prepress.proving.copytext import carried
from tests.proofing import bank_of

BANK = bank_of("""
## Kettles

### 1. How does a kettle work?
**Scenario:** It is cold. You want tea.

**Answer:** A coil gets hot, e.g. in a jug, when a **current** flows. The water boils. `on` is a switch.

**Note:** Never when empty.

**Follow-up:** Why does it click?

### 2. Which is hot?
**Note:** Only a note.
""")


def body(markdown: str) -> Prose:
    """The body of an answer."""
    bank = bank_of(f"## S\n\n### 1. What?\n**Answer:**\n\n{markdown}\n")
    return next(bank.questions()).having(Role.ANSWER)[0].body


def told(bank: Bank, number: int, detail: Detail) -> list[tuple[str, str]]:
    """Role and text of what is shown of a question."""
    return [(part.role.value, part.body.text) for part in shown_at(list(bank.questions())[number], detail)]


def test_each_detail_leaves_out_what_the_one_before_did_and_more() -> None:
    """Follow-ups go first, then notes, then all but a sentence of the answer, then all but its terms."""
    scenario = ("context", "It is cold. You want tea.")
    answer = ("answer", "A coil gets hot, e.g. in a jug, when a current flows. The water boils. on is a switch.")
    note, follow_up = ("note", "Never when empty."), ("follow-up", "Why does it click?")
    assert told(BANK, 0, Detail.FULL) == [scenario, answer, note, follow_up]
    assert told(BANK, 0, Detail.NO_FOLLOW_UPS) == [scenario, answer, note]
    assert told(BANK, 0, Detail.NO_NOTES) == [scenario, answer]
    sentences = ("answer", "A coil gets hot, e.g. in a jug, when a current flows.")
    assert told(BANK, 0, Detail.SHORT) == [scenario, sentences]
    assert told(BANK, 0, Detail.TERMS) == [scenario, ("answer", "current · on")]


@pytest.mark.parametrize("detail", list(Detail))
def test_a_note_without_an_answer_stands_for_one(detail: Detail) -> None:
    """It is all that is said about the question."""
    assert [role for role, _ in told(BANK, 1, detail)] == ["note"]


@pytest.mark.parametrize("detail", list(Detail))
def test_no_prompt_and_no_context_ever_goes(detail: Detail) -> None:
    """What is asked is owed at every detail, whole."""
    owed = list(carried(condensed(BANK, detail), frozenset(Role), with_matter=False, brief=True))
    full = list(carried(BANK, frozenset(Role), with_matter=False, brief=True))
    for kind in ("prompt", "context"):
        assert [copy.passages for copy in owed if copy.kind == kind] == [
            copy.passages for copy in full if copy.kind == kind
        ]


@pytest.mark.parametrize(
    ("markdown", "first"),
    [
        ("One. Two.", "One."),
        ("Use v1.2 of it, i.e. the new one. Then go.", "Use v1.2 of it, i.e. the new one."),
        ("Is it? Yes.", "Is it?"),
        ("No end here", "No end here"),
        ("**Bold. Words** go on. Next.", "Bold. Words go on."),
        ("Three things:\n\n- red\n- green\n- blue", "Three things: red; green; blue"),
        ("- red\n- green", "red; green"),
        ("> Quoted. More.", "Quoted."),
        ("```\na = 1\n```\n\nThat sets it. Next.", "That sets it."),
        ("これは文です。次の文。", "これは文です。"),
    ],
)
def test_the_first_sentence_is_found(markdown: str, first: str) -> None:
    """Abbreviations and numbers end none; a list that is announced belongs to it; code is passed over."""
    assert sentence(body(markdown)).text == first


def test_code_alone_keeps_its_first_lines() -> None:
    """Few lines stay whole; of many three are shown, and dots say that there are more."""
    assert sentence(body("\n```\n1\n2\n3\n4\n```")).text == "1 2 3 4"
    assert sentence(body("\n```\n1\n2\n3\n4\n5\n```")).text == "1 2 3 …"


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("Use **leases** and `fence()`, with **leases** again.", "leases · fence()"),
        ("It has:\n\n- Cache: keeps things\n- Queue - holds them\n- Log (on disk)", "Cache · Queue · Log"),
        ("With Redis and ZooKeeper it goes over HTTP.", "Redis · ZooKeeper · HTTP"),
        ("it depends on what you want to do with it in the end", "it depends on what you want to do with"),
    ],
)
def test_key_terms_are_what_is_marked_listed_or_named(markdown: str, found: str) -> None:
    """Each once, in the order of the text; if there are none, the first words."""
    assert terms(body(markdown)).text == found


def test_a_right_option_is_no_term() -> None:
    """It is the answer itself; what is listened for is what is said about it."""
    asked = "## S\n\n### 1. Which?\n\n- [ ] `one` thing\n- [x] `two` things\n\n"
    alone, explained = (next(bank_of(asked + more).questions()) for more in ("", "Then **locks** and **leases** do.\n"))
    assert key_terms(alone.having(Role.ANSWER)[0].body) == ()
    assert key_terms(explained.having(Role.ANSWER)[0].body) == ("locks", "leases")


def test_the_right_options_stay_whole() -> None:
    """An answer that says which options are right has nothing to spare."""
    bank = bank_of("## S\n\n### 1. Which?\n\n- [ ] one. Or not.\n- [x] two. Or not.\n- [x] three\n")
    question = next(bank.questions())
    assert question.having(Role.OPTIONS)
    for detail in Detail:
        assert shown_at(question, detail) == shown_at(question, Detail.FULL)
