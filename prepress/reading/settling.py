"""The parts of a question as their labels have it -> what they are when all of them are known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prepress.check import is_blank
from prepress.model import Prose, Role
from prepress.parsing.syntax import Node, plain
from prepress.reading.habits import Habits
from prepress.reading.hollow import is_hollow
from prepress.reading.options import CODE
from prepress.reading.placeholders import is_placeholder
from prepress.reading.sides import Draft

ASKS_FOR_CODE = re.compile(
    r"\bthe outputs?\b|\bevaluates? to|\bbelow\b|\b(?:values?|outcomes?) of\b|\bmake (?:this|it) work\b|"
    r"\bwhat\b.{0,40}\b(?:printed|prints?|logged|logs?|console|returned|returns?|displayed|outputs?)\b|"
    r"\b(?:following|this|below|above|next) (?:\w{1,20} ){0,2}(?:code|program|snippet|function|query|class|script|"
    r"example|statement|expression|command|declaration|component|loop)|"
    r"вывод|выведет|консол|следующ\w{1,4} код|фрагмент кода|输出|輸出|代码|打印|結果|结果|出力|コード|코드|출력|"
    r"(?:siguiente|este) código|salida|seguinte código|código (?:a seguir|abaixo)|saída|code (?:suivant|ci-dessous)|"
    r"affich|(?:folgende|dieser|diesen) (?:code|programm)|ausgabe|ausgegeben|codice|stampa|kodu?n çıktısı|[:：]$",
    re.IGNORECASE,
)
"""A prompt that speaks of code: then the code right below it is part of the question."""

LONGEST_LINKED = 30
"""Characters of a link that may be an answer; more are the title of something to read."""

POINTER = re.compile(
    r"://|www\.|[^\W\d].*\d|\d.*[^\W\d]|\b(?:here|link|see|read|click|more|answers?|solutions?|explanations?|details?|"
    r"articles?|blog|videos?|watch|docs?|documentation|github|wikipedia|wiki|source|aquí|aqui|ici|hier|qui|enlace|lien)\b|"
    r"здесь|тут|ссылк|ответ|这里|链接|答案|解析|详情|查看|回答|解説|こちら|링크|답변|여기|رابط|هنا|קישור|כאן",
    re.IGNORECASE,
)
"""What says of a link that the answer is where it leads to: a question's number, an address, `here`."""

WITH_CODE = CODE | {"code_inline", "image"}


def settled(drafts: Sequence[Draft], prompt: Prose, habits: Habits) -> Iterator[Draft]:
    """The drafts, with what can only be told when all of them are known."""
    answered = habits.labelled or any(draft.role is Role.ANSWER for draft in drafts)
    pieces = [piece for draft in drafts for piece in _cut(draft, prompt, answered=answered)]
    long = any(piece.role is Role.ANSWER and not is_blank(Prose(piece.nodes)) for piece in pieces)
    for piece in pieces:
        if _is_promise(piece):
            yield replace(piece, role=Role.SOURCE, label="")
        elif piece.role is Role.SHORT_ANSWER and not long:
            yield replace(piece, role=Role.ANSWER)
        elif piece.label or not is_blank(Prose(piece.nodes)):
            yield piece


def _cut(draft: Draft, prompt: Prose, *, answered: bool) -> Iterator[Draft]:
    """An answer without a label, cut behind the code that its prompt speaks of.

    Where nothing else answers, what follows on the line of a short answer, or of a scenario, does.
    """
    first, rest = draft.nodes[:1], draft.nodes[1:]
    if draft.role is Role.ANSWER and not draft.label and _is_spoken_of(first, draft, prompt):
        yield replace(draft, role=Role.CONTEXT, nodes=first)
        yield replace(draft, nodes=rest)
    elif not answered and draft.block.inline and rest and _ends_there(draft):
        yield replace(draft, nodes=first)
        yield replace(draft, role=Role.ANSWER, nodes=rest, label="")
    else:
        yield draft


def _ends_there(draft: Draft) -> bool:
    """Whether a short answer, or a scenario, is said in one paragraph, to which the next does not belong."""
    first, second, *_ = draft.nodes
    goes_on = second.kind != "paragraph" or plain((first,)).rstrip().endswith((":", "："))
    return draft.role is Role.SHORT_ANSWER or (draft.role is Role.CONTEXT and bool(draft.label) and not goes_on)


def _is_spoken_of(first: Sequence[Node], draft: Draft, prompt: Prose) -> bool:
    return (
        bool(first)
        and first[0].kind in CODE
        and draft.block.nodes[:1] == list(first)
        and bool(ASKS_FOR_CODE.search(prompt.text))
    )


def _is_promise(draft: Draft) -> bool:
    """Whether an answer says only that there will be one."""
    answers = draft.role in (Role.ANSWER, Role.SHORT_ANSWER)
    body = Prose(draft.nodes)
    if not answers:
        return False
    return (_is_only_a_link(draft.nodes) and not (draft.label and _says_something(body.text))) or (
        not any(node.kind in WITH_CODE for node in body.walk()) and is_placeholder(body.text)
    )


def _says_something(words: str) -> bool:
    """Whether a link that somebody called an answer says it in a few words, `[Paris](…)`, and not where it is."""
    return len(words) <= LONGEST_LINKED and not POINTER.search(words)


def _is_only_a_link(nodes: Sequence[Node]) -> bool:
    """Whether there is nothing but a link to somewhere on the web: on paper that answers nothing."""
    there = [node for node in nodes if not is_hollow(node)]
    if len(there) != 1 or there[0].kind != "paragraph":
        return False
    said = [node for node in there[0].children if node.kind != "text" or any(map(str.isalnum, node.text))]
    return len(said) == 1 and said[0].kind == "link" and said[0].attributes.get("href", "").startswith("http")
