"""The text of a style sheet -> its declarations, and what in it is no CSS. The door of tinycss2.

What stands inside `@media`, `@supports` and `@font-face` is among the declarations, with that as its selector.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import tinycss2

NESTED = frozenset({"media", "supports"})
WITH_DECLARATIONS = frozenset({"font-face", "page"})


class Declaration(NamedTuple):
    """One `name: value` and what it holds for; an at-rule without declarations has its name ("@import") and no value.

    Of what is no CSS the name is "", and the value says what is wrong. `line` counts from 1.
    """

    selector: str
    name: str
    value: str
    line: int


def declarations(text: str) -> Iterator[Declaration]:
    """Every declaration of a style sheet, in its order."""
    yield from _of_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def inline_declarations(text: str) -> Iterator[Declaration]:
    """Those of a `style` attribute."""
    yield from _of_block(tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True), "")


def _of_rules(rules: Sequence[Any]) -> Iterator[Declaration]:
    for rule in rules:
        line = rule.source_line
        if rule.type == "error":
            yield Declaration("", "", rule.message, line)
        elif rule.type == "qualified-rule":
            yield from _of_block(_content(rule), _written(rule.prelude))
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in NESTED:
            yield from _of_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in WITH_DECLARATIONS:
            yield from _of_block(_content(rule), f"@{rule.lower_at_keyword}")
        elif rule.type == "at-rule":
            yield Declaration("", f"@{rule.lower_at_keyword}", _written(rule.prelude), line)


def _content(rule: Any) -> Sequence[Any]:
    content: Sequence[Any] = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return content


def _of_block(content: Sequence[Any], selector: str) -> Iterator[Declaration]:
    for part in content:
        if part.type == "declaration":
            yield Declaration(selector, part.lower_name, _written(part.value), part.source_line)
        elif part.type == "error":
            yield Declaration(selector, "", part.message, part.source_line)
        elif part.type == "qualified-rule":
            yield Declaration(selector, "", "rules inside of rules", part.source_line)


def _written(tokens: Sequence[Any]) -> str:
    written: str = tinycss2.serialize(tokens)
    return " ".join(written.split())
