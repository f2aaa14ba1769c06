"""The words that authors put before a part of a question, and the role each gives it."""

import re

from prepress.model import Role
from prepress.syntax import Node, plain

LABEL_HEADING = re.compile(r"\W*([^:：(（]{1,40}?)[\s✅]*(?:[:：(（].*)?$", re.DOTALL)

ROLES = {
    "answer": Role.ANSWER,
    "key components": Role.ANSWER,
    "scenario": Role.CONTEXT,
    "follow-up": Role.FOLLOW_UP,
    "follow up": Role.FOLLOW_UP,
    "follow-ups": Role.FOLLOW_UP,
    "follow-up questions": Role.FOLLOW_UP,
}


def role_of(label: str) -> Role | None:
    """The role of a label, without regard to case; None if the word is not known."""
    return ROLES.get(" ".join(label.casefold().split()))


def label_of_heading(heading: Node) -> str:
    """The words of a heading that may be a label: `Answer (EN)` and `Answer: D` are both "Answer"."""
    match = LABEL_HEADING.match(plain(heading.children)[:80])
    return match[1].strip() if match else ""
