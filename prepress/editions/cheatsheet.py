"""Everything on one sheet: all questions with their answers, in dense columns on as many sides as are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from unicodedata import east_asian_width

from prepress.binding.digest import shown_at
from prepress.composing.cards import CARRIED, Mark, marked_sections
from prepress.edition import STYLES_OF_INK, Edition, Page, Volume
from prepress.edition_settings import CheatsheetSettings
from prepress.geometry.grid import Grid
from prepress.geometry.plan import LARGE, Detail, Plan
from prepress.geometry.stock import SHEET_PAPERS, Paper
from prepress.model import ASKED, Bank, Part, Role
from prepress.settings import Settings

FORCED = {"full": Detail.FULL, "short": Detail.SHORT, "terms": Detail.TERMS}
TWO_SIDES = 2
SHORTEST_TITLE = 3
"""Characters that a short form of a section's title has at least."""

ENDS = (": ", " – ", " — ", " - ", " (", ", ", " & ", " and ", " / ", "/")
"""Where a title may end and still say what its section is about."""


EMPTY_WORDS = ("Interview Questions", "Questions", "Concepts", "Scenarios", "Basics", "Fundamentals", "Topics")
"""What the end of a title may be without saying anything that a sheet does not say."""

HEAD_EMS, BESIDE_TITLE = 3.53, 22.0
"""Of the head: millimetres of its em, on A4; and what facts and page number take, in ems."""

LETTER, CAPITAL, WIDE_LETTER = 0.75, 0.95, 1.5
"""Ems of the head that a letter of its title takes; the last of Chinese and its kin."""

KEY_EMS, DIGIT = 0.825, 0.45
"""Ems around a number of the key, and of each of its digits."""


@dataclass(frozen=True)
class Telling:
    """Parts of a question, and at which details they are shown: words between spaces."""

    at: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Opening:
    """The head of a section: its number, and its title in forms that get shorter and shorter."""

    number: int
    forms: tuple[str, ...]


def compose(bank: Bank, settings: Settings) -> tuple[Volume, ...]:
    """One volume: the head of the sheet, then a block a question; a section's title goes with its first question."""
    own = settings.cheatsheet
    tellings = _tellings(bank, (FORCED[own.detail],) if own.detail else tuple(Detail))
    plan = _plan(own, tuple(tellings))
    values = {
        "bank": bank,
        "marks": _key(bank, _paper(settings)),
        "count": len(list(bank.questions())),
        "left_out": tuple((detail.value, said) for detail in plan.details if (said := _left_out(bank, detail))),
    }
    volume = Volume(
        name="cheatsheet",
        suffix="-cheatsheet.pdf",
        title=f"{bank.title}: cheat sheet",
        pages=(Page("cheatsheet/head.html", "head", values), *_blocks(bank, tellings)),
        carries=CARRIED,
        brief=True,
        stylesheets=STYLES_OF_INK[own.ink],
        paper=_paper(settings),
        plan=plan,
    )
    return (volume,)


def _paper(settings: Settings) -> Paper:
    upright = SHEET_PAPERS[settings.cheatsheet.paper or settings.paper]
    return upright if settings.cheatsheet.orientation == "portrait" else upright.landscape


def _key(bank: Bank, paper: Paper) -> tuple[Mark, ...]:
    """The numbers of all sections with their colours; none if there is no room for all of them beside the title."""
    marks = tuple(mark for mark, section in marked_sections(bank) if section.questions)
    ems = Grid(paper, 1).width / Grid(paper, 1).scale / HEAD_EMS
    key = sum(KEY_EMS + len(str(mark.number)) * DIGIT for mark in marks)
    taken = sum(map(_width, bank.title)) + key + KEY_EMS + BESIDE_TITLE
    return marks if len(marks) > 1 and taken <= ems else ()


def _width(letter: str) -> float:
    """How many ems of the head a letter of its title takes, about; rather too many than too few."""
    if east_asian_width(letter) in "WF":
        return WIDE_LETTER
    return CAPITAL if letter.isupper() else LETTER


def _plan(own: CheatsheetSettings, details: tuple[Detail, ...]) -> Plan:
    """Two sides unless something else is asked for; large print takes what it takes."""
    smallest = max(own.min_type, LARGE) if own.large else own.min_type
    return Plan(own.sides or (0 if own.large else TWO_SIDES), own.sides > 0, smallest, details)


def _tellings(bank: Bank, details: tuple[Detail, ...]) -> dict[Detail, dict[str, tuple[Part, ...]]]:
    """What is told at each detail of each question, by its id; details that tell no less than those before are none."""
    found: dict[Detail, dict[str, tuple[Part, ...]]] = {}
    for detail in details:
        told = {question.id: shown_at(question, detail) for question in bank.questions()}
        if told not in found.values():
            found[detail] = told
    return found


def _left_out(bank: Bank, detail: Detail) -> str:
    """What the sheet says of what it does not say."""
    roles = {part.role for question in bank.questions() for part in question.shown(CARRIED, brief=True)}
    missing = [name for role, name in ((Role.FOLLOW_UP, "follow-ups"), (Role.NOTE, "notes")) if role in roles]
    match detail:
        case Detail.FULL:
            return ""
        case Detail.NO_FOLLOW_UPS:
            return "follow-ups: see packet"
        case Detail.NO_NOTES:
            return f"{' and '.join(missing)}: see packet"
        case Detail.SHORT:
            return f"answers in short; the rest{_and(missing)}: see packet"
        case Detail.TERMS:
            return f"key terms only; answers{_and(missing)}: see packet"


def _and(missing: list[str]) -> str:
    return f", {', '.join(missing)}" if missing else ""


def _blocks(bank: Bank, tellings: dict[Detail, dict[str, tuple[Part, ...]]]) -> Iterator[Page]:
    for mark, section in marked_sections(bank):
        for index, question in enumerate(section.questions):
            opening = Opening(mark.number, tuple(_forms(mark.title))) if index == 0 and section.title else None
            name = f"{'section' if opening else 'question'}-{question.id}"
            values = {
                "question": question,
                "mark": mark,
                "opening": opening,
                **_parts([(detail, told[question.id]) for detail, told in tellings.items()]),
            }
            values["chosen"] = bool(question.having(Role.OPTIONS))
            yield Page("cheatsheet/block.html", name, values)


def _parts(told: list[tuple[Detail, tuple[Part, ...]]]) -> dict[str, object]:
    """What is told with a question, below it, and as its follow-ups, each with the details that tell it."""
    context = tuple(part for part in told[0][1] if part.role in ASKED)
    return {
        "context": context,
        "answers": tuple(_gathered(told, frozenset(Role) - ASKED - {Role.FOLLOW_UP})),
        "follow_ups": tuple(_gathered(told, frozenset({Role.FOLLOW_UP}))),
    }


def _gathered(told: list[tuple[Detail, tuple[Part, ...]]], roles: frozenset[Role]) -> Iterator[Telling]:
    """The parts of these roles, notes last; details that tell the same go together."""
    sorted_parts = ((detail, tuple(sorted((part for part in parts if part.role in roles), key=_is_note)))
                    for detail, parts in told)  # fmt: skip
    for parts, group in groupby(sorted_parts, key=lambda pair: pair[1]):
        if parts:
            yield Telling(" ".join(detail.value for detail, _ in group), parts)


def _is_note(part: Part) -> bool:
    return part.role is Role.NOTE


def _forms(title: str) -> Iterator[str]:
    """A title, and what is left of it when its end is left out, piece by piece."""
    yield title
    for words in EMPTY_WORDS:
        if title.endswith(f" {words}"):
            yield title.removesuffix(f" {words}")
    ends = sorted({at for end in ENDS if (at := title.find(end)) >= SHORTEST_TITLE}, reverse=True)
    more = sorted({at for end in ENDS if (at := title.rfind(end)) >= SHORTEST_TITLE}, reverse=True)
    for at in dict.fromkeys(sorted({*ends, *more}, reverse=True)):
        yield title[:at].rstrip(" ,:&/–—-")


EDITION = Edition(
    name="cheatsheet",
    summary="all questions and answers in dense columns that fill exactly the sides asked for, two by default",
    format="columns",
    stylesheets=("fonts.css", "tokens.css", "prose.css", "cheatsheet.css"),
    compose=compose,
)
