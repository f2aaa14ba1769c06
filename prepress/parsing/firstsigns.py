"""A parser of Markdown -> the same, asking for each line only those rules that its first sign can be meant for.

By itself it asks all of them, line by line, and for each line of a paragraph twice.
"""

from collections.abc import Callable, Mapping
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

Rule = Callable[[StateBlock, int, int, bool], bool]

SIGNS: Mapping[str, str] = {
    "fence": "`~", "blockquote": ">", "hr": "*-_", "list": "*-+0123456789", "reference": "[", "html_block": "<",
    "heading": "#", "glued_heading": "#", "foreign_tag": "<",
    "math_block": "$\\", "admonition": "!?", "container": ":{",
    "footnote_def": "[",
}  # fmt: skip
"""What a line begins with that these rules take, white space aside; rules that are not here look at every line."""


def install(markdown: MarkdownIt) -> None:
    """Teach a parser, to which no more rules are added, to ask fewer of them."""
    ruler = markdown.block.ruler
    names = dict(zip(ruler.getRules(""), ruler.get_active_rules(), strict=True))
    markdown.block.ruler = _Ruler(ruler, {rule: SIGNS[name] for rule, name in names.items() if name in SIGNS})


class _Ruler(Ruler[Rule]):
    """Gives for each chain of rules one rule in their place."""

    def __init__(self, ruler: Ruler[Rule], signs: Mapping[Rule, str]) -> None:
        super().__init__()
        self.active = ruler.get_active_rules()
        self.one_of = cache(lambda chain: [_first_of(ruler.getRules(chain), signs)])

    def getRules(self, chainName: str = "") -> list[Rule]:  # noqa: N802, N803 - as the parser has it
        return self.one_of(chainName)

    def get_active_rules(self) -> list[str]:
        return self.active


def _first_of(rules: list[Rule], signs: Mapping[Rule, str]) -> Rule:
    """A rule that takes what the first of some rules takes."""

    @cache
    def asked(sign: str) -> tuple[Rule, ...]:
        return tuple(rule for rule in rules if rule not in signs or sign in signs[rule])

    def take(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        for rule in asked(state.src[at : at + 1] or "\n"):  # noqa: SIM110 - any() would take longer
            if rule(state, start, end, silent):
                return True
        return False

    return take
