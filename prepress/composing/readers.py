"""Whom a packet is for: what of a question they may see, and where it stands."""

from dataclasses import dataclass

from prepress.model import SECRETS, Role


@dataclass(frozen=True)
class Reader:
    """`title` is what a volume for them is called behind the bank's title."""

    name: str
    title: str
    roles: frozenset[Role]


READERS = {
    reader.name: reader
    for reader in (
        Reader("candidate", "candidate’s packet", frozenset(Role) - SECRETS),
        Reader("interviewer", "interviewer’s packet", frozenset(Role)),
        Reader("study", "study packet", frozenset(Role)),
        Reader("key", "key", frozenset({Role.ANSWER, Role.SHORT_ANSWER, Role.NOTE})),
    )
}
"""By the names that settings have for them."""
