"""Rules that are not asked would not have taken the line."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from prepress.parsing import firstsigns, syntax
from tests.test_anything import QUICK, banks

with patch.object(firstsigns, "install", lambda markdown: None):
    EVERY: MarkdownIt = syntax._parser.__wrapped__()

SIGNS = st.sampled_from(
    [*"`~>*-_+0123456789[]<#$\\!?^:|=. \t\nab", "```", "$$", "\\[", "[^", "]:", "1. ", "- ", "    "]
)


@QUICK
@given(banks() | st.lists(SIGNS, max_size=60).map("".join))
def test_a_text_is_read_as_if_every_rule_were_asked(text: str) -> None:
    """Tokens are the same, with their lines and what they say."""
    found, wanted = syntax._parser().parse(text), EVERY.parse(text)
    assert [token.as_dict() for token in found] == [token.as_dict() for token in wanted]


def test_each_sign_is_that_of_a_rule() -> None:
    """A rule whose name has changed would be asked for nothing."""
    assert firstsigns.SIGNS.keys() <= set(EVERY.block.ruler.get_active_rules())


def test_nothing_is_kept_between_two_texts() -> None:
    """What a link or a note refers to in one text is not there in the next."""
    syntax._parser().parse("[a]: b.html\n\n[^1]: c\n\n[^1]", {})
    tokens = syntax._parser().parse("[a] [^1]", {})
    assert [child.type for child in tokens[1].children or ()] == ["text"]
