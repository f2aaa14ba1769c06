"""The words that authors put before a part of a question, and the role each gives it."""

from prepress.model import Role

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
