"""What labels mean: in many languages, with what authors put around them, and what is no label at all."""

import pytest

from prepress.model import SECRETS, Role
from prepress.parsing.syntax import Node
from prepress.reading.label_words import WORDS
from prepress.reading.labels import (
    LONGEST_LABEL,
    Meaning,
    is_label_heading,
    label_of_heading,
    label_of_summary,
    meaning_of,
    meaning_of_summary,
    own_labels,
    role_of,
)
from prepress.source import Span

ANSWERS = (
    "Answer | ANSWER | Ans | A | Expected Answer | Sample answer | Detailed Answer | Answer tip | Sample-Answer | "
    "Solution | Explanation | Key Points | Key Components | Key Points to Address | "
    "✅ Answer | Answer (30 seconds) | Answer (English) | Answer 1 | Answer #2 | *Answer* | Antwort | Antwoord | "
    "Ответ | О | Ответ (RU) | Otvet (RU) | Відповідь | 答案 | 答案： | 答案要点 | 解答 | 答え | 答 | 답 | คำตอบ | "
    "Respuesta correcta | Solución | Réponse | Risposta | Resposta | Odpowiedź | Odgovor | Răspuns | Përgjigja | "
    "Cevap | Đáp án | Jawaban | الإجابة | الأجابة | الاجابة | उत्तर"
)


def heading(text: str, level: int = 4) -> Node:
    """A heading of plain words."""
    span = Span(0, len(text))
    return Node("heading", span, (Node("text", span, text=text),), tag=f"h{level}")


@pytest.mark.parametrize("label", ANSWERS.split(" | "))
def test_words_for_an_answer(label: str) -> None:
    """Authors call an answer many things; the language, the case and what is put around the word make no difference."""
    assert role_of(label) is Role.ANSWER


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Quick Answer (30 seconds)", Role.SHORT_ANSWER),
        ("Short Answer", Role.SHORT_ANSWER),
        ("TL;DR", Role.SHORT_ANSWER),
        ("Краткий ответ", Role.SHORT_ANSWER),
        ("Scenario", Role.CONTEXT),
        ("Details", Role.CONTEXT),
        ("问题背景", Role.CONTEXT),
        ("Options", Role.OPTIONS),
        ("Follow-ups", Role.FOLLOW_UP),
        ("Follow‑up Q", Role.FOLLOW_UP),
        ("Дополнительные Вопросы (RU)", Role.FOLLOW_UP),
        ("扩展思考", Role.FOLLOW_UP),
        ("Source", Role.SOURCE),
        ("Additional links", Role.SOURCE),
        ("Hint", Role.NOTE),
        ("Good to hear", Role.NOTE),
    ],
)
def test_words_for_other_parts(label: str, role: Role) -> None:
    """Each role has words of its own."""
    assert role_of(label) is role


@pytest.mark.parametrize(
    "label",
    [
        *("", "Majority", "Who answers?", "Common wrong answer", "Interview Questions & Answers", "How to answer"),
        *("Why this answer", "Give a short answer", "Answer the question", "x" * (LONGEST_LABEL * 2)),
    ],
)
def test_words_that_mean_nothing(label: str) -> None:
    """What merely speaks of answers is no label."""
    assert meaning_of(label) is None


def test_the_prompt_and_facts_are_no_parts() -> None:
    """Some words are known, and yet give no role: those before a question, and those that state a fact about it."""
    assert (meaning_of("Question 3"), role_of("Question 3")) == (Meaning.QUESTION, None)
    assert (meaning_of("Difficulty"), role_of("Difficulty")) == (Meaning.FACT, None)


def test_every_word_means_something() -> None:
    """The data has only meanings that are known, and no word of it is lost when it is compared."""
    for meaning, languages in WORDS.items():
        assert meaning in {known.value for known in Meaning}
        for words in languages.values():
            assert all(meaning_of(word.strip()) for word in words.split(","))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Answer", "Answer"),
        ("Answer: D", "Answer"),
        ("Answer (EN)", "Answer"),
        ("答案：C", "答案"),
        ("📝 Answer", "Answer"),
        ("A", ""),
        ("", ""),
    ],
)
def test_the_label_of_a_heading(text: str, label: str) -> None:
    """It ends at a colon or a bracket; a letter alone is one of an alphabet."""
    assert label_of_heading(heading(text)) == label


def test_headings_that_open_sections() -> None:
    """An answer may stand at any level; resources are a part only below their question, else a section of their own."""
    assert is_label_heading(heading("Answer", 2), 3)
    assert is_label_heading(heading("Follow-ups", 3), 3)
    assert is_label_heading(heading("Resources", 4), 3)
    assert not is_label_heading(heading("Resources", 2), 3)
    assert not is_label_heading(heading("Consensus", 4), 3)


@pytest.mark.parametrize(
    ("summary", "label"),
    [
        ("Answer", "Answer"),
        ("View answer", "Answer"),
        ("Click to see the answer!", "Answer"),
        ("Показать ответ", "Ответ"),
        ("查看答案", "答案"),
        ("Antwort anzeigen", "Antwort"),
        ("Show hint", "Hint"),
    ],
)
def test_what_unfolds_is_named_by_what_is_folded(summary: str, label: str) -> None:
    """The words that say how to unfold something are no part of its name."""
    assert label_of_summary(summary) == label
    assert meaning_of_summary(summary) in (Meaning.ANSWER, Meaning.HINT)


@pytest.mark.parametrize("summary", ["What is the answer?", "a", "View contents", "A picture of it", ""])
def test_other_folds(summary: str) -> None:
    """A question, or anything that is no word for an answer, folds away something else."""
    assert meaning_of_summary(summary) is None


def test_candidates_see_only_what_asks() -> None:
    """Everything that could give an answer away is secret."""
    assert frozenset(Role) - SECRETS == {Role.CONTEXT, Role.OPTIONS}


def test_a_bank_has_its_own_labels_only_while_it_is_read() -> None:
    """They go before those that everybody has, and are compared as those are."""
    with own_labels({"Model-Reply": "answer", "Answer": "note", "**": "answer"}):
        assert meaning_of("model reply (short) 2") is Meaning.ANSWER
        assert meaning_of("answer") is Meaning.NOTE
        assert meaning_of("lösung") is Meaning.ANSWER
        assert meaning_of("") is None
    assert meaning_of("model reply") is None
    assert meaning_of("answer") is Meaning.ANSWER
