"""What can be set of each edition: a group of settings each, one line a setting.

`[flashcards]` in prepress.toml, `flashcards:` below `prepress:` in front matter; on the command line an option each.
Options of the same name in several groups are one option, which goes to all groups that can take its value.
"""

from dataclasses import dataclass

from prepress.setting import Flag, setting


@dataclass(frozen=True)
class FlashcardSettings:
    """How cards look, and how they are printed and cut."""

    dividers: bool = setting(
        True, Flag(), "--dividers", "A title card and one before each section, if there are several. [yes]"
    )


@dataclass(frozen=True)
class CheatsheetSettings:
    """How the sheet is filled."""


@dataclass(frozen=True)
class PacketSettings:
    """Who gets which packet, and in what form."""


@dataclass(frozen=True)
class BookSettings:
    """What becomes of the book."""
