"""What a build says of how cards were fitted."""

import json

from prepress.binding.fitreport import FaceFit, FitReport

FACES = (
    FaceFit("front-aa", 12.0, room=20.0),
    FaceFit("back-aa", 9.0, room=3.0),
    FaceFit("front-bb", 12.0, room=0.1),
    FaceFit("back-bb", 8.0, cards=3, room=7.0),
    FaceFit("front-cc", 8.0, room=0.2),
    FaceFit("back-cc", 8.0, room=9.0, too_wide=True),
)
REPORT = FitReport(5, FACES, 8.0)


def test_a_line_names_what_needs_a_look() -> None:
    """Sizes from the largest; which questions go on, and which have no room left, by number or else by id."""
    assert REPORT.line({"bb": "12"}) == (
        "5 cards; faces: 2 at 12 pt, 1 at 9 pt, 3 at 8 pt; 1 continue on further cards (12); "
        "1 with hardly any room left (cc)"
    )
    assert FitReport(1, FACES[:1], 8.0).line({}) == "1 card; faces: 1 at 12 pt"


def test_a_line_is_not_endless() -> None:
    """Of many questions it names the first ones."""
    many = FitReport(40, tuple(FaceFit(f"back-{number}", 8.0, cards=2) for number in range(20)), 8.0)
    assert many.line({}).endswith("20 continue on further cards (0, 1, 2, 3, 4, 5, 6, 7, …)")


def test_cards_without_a_question_are_named_for_what_they_are() -> None:
    """The title card and those of sections; an id may have a hyphen."""
    names = ("front-a-b", "title-back", "section-3-front")
    assert [(FaceFit(name, 8.0).id, FaceFit(name, 8.0).side) for name in names] == [
        ("a-b", "front"),
        ("title", "back"),
        ("section-3", "front"),
    ]


def test_programs_are_told_all() -> None:
    """Each face that continues, is full or stands out, with question, side, type, cards and room."""
    facts = json.loads(json.dumps(REPORT.facts({"bb": "12"})))
    assert facts["sizes"] == {"12": 2, "9": 1, "8": 3}
    assert facts["continued"] == [{"id": "bb", "number": "12", "side": "back", "size": 8.0, "cards": 3, "room": 7.0}]
    assert [face["id"] for face in facts["tight"]] == ["cc"]
    assert [face["side"] for face in facts["too_wide"]] == ["back"]
