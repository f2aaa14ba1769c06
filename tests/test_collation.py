"""Collating: texts that must be there are found in what was made of them, and what is missing is named."""

import pytest

from prepress.proving.collation import collate
from prepress.proving.galley import galley_of, squeeze, words_of

CAP = "In practice partitions are inevitable, so you must choose between consistency and availability."
LOCKS = "Options include database locks, leases with expiration, and consensus. Each has its trade-offs."
HEAD = "Distributed Systems Interview Questions\n"


def missing(wanted: list[list[str]], *faces: str) -> list[str]:
    """The first missing words of each loss."""
    return [loss.words for loss in collate(wanted, galley_of([faces]))]


@pytest.mark.parametrize(
    ("bank", "print_"),
    [
        ("wait-for graphs and e-commerce", "wait\x02\nfor graphs and e\ufffecommerce"),
        ("an office affluent in ﬁne ﬂags", "an oﬃce aﬄuent in fine flags"),
        ("naïve Ångström", "nai\u0308ve A\u030angstro\u0308m"),
        ("soft\u00adhyphenated\u200bwords", "soft‐\nhyphenated words"),
        ("Ελληνικά και Кириллица", "ΕΛΛΗΝΙΚΆ ΚΑΙ\nКИРИЛЛИЦА"),
        ("straße nach Weiß", "STRASSE NACH WEISS"),
        ("one … two – three ½", "one ...\ntwo – three 1⁄2"),
        ("“quoted” don’t it's", "“quoted” don’t\r\nit's"),
    ],
)
def test_what_typesetting_changes_is_no_loss(bank: str, print_: str) -> None:
    """Lines, hyphens at their ends, ligatures, accents and capitals may differ."""
    assert squeeze(bank) == squeeze(print_)
    assert missing([[bank]], print_) == []


def test_a_missing_last_word_is_named() -> None:
    """The last word of a paragraph is missed, even where the next text holds it."""
    follow_up = "How would you prefer availability over consistency?"
    assert missing([[CAP], [follow_up]], f"{CAP[:-14]}\n{follow_up}\n{HEAD}1") == ["availability."]


def test_a_missing_word_in_the_middle_is_named() -> None:
    """The words quoted begin where the text first differs."""
    assert missing([[CAP]], CAP.replace("must ", "")) == ["must choose between consistency and availability."]


def test_a_dropped_list_item_is_named_and_no_other() -> None:
    """Each passage of a torn part is sought by itself."""
    items = ["Raft is a consensus protocol", "Paxos is another protocol", "Zab is the one of ZooKeeper"]
    assert missing([items], f"{items[0]}\n{items[2]}") == ["Paxos is another protocol"]


def test_a_paragraph_over_a_page_end_is_found() -> None:
    """Running heads and page numbers may stand between its pieces, in any order."""
    assert missing([[CAP]], f"{CAP[:40]}\n{HEAD}1", f"{HEAD}{CAP[40:]}\n2") == []


def test_a_paragraph_over_many_pages_is_found() -> None:
    """A long answer may begin on one page, fill others, and end on a third."""
    words = [f"{number}"[::-1] + "th" for number in range(20_000)]
    pages = [f"{HEAD}{' '.join(words[first : first + 450])}\n{first}" for first in range(0, len(words), 450)]
    assert missing([[" ".join(words)]], *pages) == []
    lost = [page.replace("1009th ", "") for page in pages]
    assert missing([[" ".join(words)]], *lost)[0].startswith("1009th 2009th")


def test_what_follows_a_page_end_may_begin_like_the_text_goes_on() -> None:
    """A head that by chance begins as the text goes on does not lead astray."""
    at = CAP.index("so you must")
    assert missing([[CAP]], f"{CAP[:at]}\nSo you think\n1", f"{CAP[at:]}\n2") == []


def test_text_goes_on_only_within_its_stream() -> None:
    """The fronts of cards are no place where a back could continue."""
    streams = [[f"{CAP[:40]}\n{HEAD}"], [f"{CAP[40:]}\n{HEAD}"]]
    assert [loss.words for loss in collate([[CAP]], galley_of(streams))] != []


def test_text_does_not_go_on_backwards() -> None:
    """A piece on an earlier page is not the rest of a later one."""
    assert missing([[CAP]], CAP[40:], CAP[:40]) != []


def test_numbers_of_list_items_and_quotation_marks_may_be_inserted() -> None:
    """Styles number lists and quote; the bank does not say those characters."""
    items = ["one fish is here", "1 apple a day", "three more things"]
    assert missing([items], "1. one fish is here\n2. 1 apple a day\n3. three more things") == []
    assert (
        missing([["as Lamport says time is an order of events"]], "as Lamport says “time is an order” of events") == []
    )


def test_a_table_row_over_a_page_end_is_found() -> None:
    """The first cell continues after the second has begun."""
    cells = [CAP, LOCKS, "Raft"]
    first = f"{CAP[:60]}\n{LOCKS[:50]}\n{HEAD}1"
    assert missing([cells], first, f"{HEAD}{CAP[60:]}\n{LOCKS[50:]}\nRaft\n2") == []
    assert missing([cells], first, f"{HEAD}{CAP[60:]}\nRaft\n2") != []


def test_a_term_that_is_an_answer_too_may_stand_in_a_torn_text() -> None:
    """What is found more often than it is wanted does not hold up a longer text."""
    answer = "Systems that promise linearizability answer as one machine would."
    first, second = f"{answer[:40]}\n{HEAD}1", f"{HEAD}{answer[40:]}\nlinearizability\n2"
    assert missing([["linearizability"], [answer]], first, second) == []
    assert missing([["linearizability"], [answer]], first, second.replace("\nlinear", "\nserial")) != []


def test_rows_that_begin_alike_are_each_found_in_their_own_pieces() -> None:
    """Of several places where a torn text may have begun, it is the one near to where it goes on."""
    served = "The kettle on the stove is heated by the flame below."
    quick = "The kettle on the stove is quicker than one in the sun, and much louder."
    torn = f"{served[:45]}\nHead\n{served[45:]}\n{quick[:26]}\nHead\n{quick[26:]}"
    assert missing([[served], [quick]], torn) == []


def test_short_cells_of_a_torn_row_are_found() -> None:
    """Where a row of few words is torn, its cells alternate line by line."""
    assert missing([["B bold", LOCKS]], f"B\n{LOCKS[:40]}\n{HEAD}1", f"{HEAD}bold\n{LOCKS[40:]}\n2") == []
    assert missing([["B bold", LOCKS]], f"B\n{LOCKS[:40]}\n{HEAD}1", f"{HEAD}{LOCKS[40:]}\n2") == ["B bold"]
    assert missing([["A and so on and on", LOCKS]], f"A\n{LOCKS[:9]}\n1", f"and so on and on\n{LOCKS[9:]}\n2") == []


def test_cells_of_the_same_words_are_told_apart() -> None:
    """Where the lines of two cells alternate, one takes no word of the other and leaves it a bracket."""
    cells = ["ETL (Extract, Transform, Load)", "ELT (Extract, Load, Transform)"]
    printed = "ETL (Extract,\nELT (Extract,\nTransform,\nLoad, Trans\u2010\nLoad)\nform)\nUsers"
    assert missing([["Process", *cells, "Users"]], f"Process\n{HEAD}\n{printed}") == []
    assert missing([["Process", *cells, "Users"]], f"Process\n{HEAD}\n{printed}".replace("form)", "")) != []


def test_repeated_text_must_be_found_as_often() -> None:
    """The same sentence below two questions must stand there twice."""
    assert missing([[LOCKS], [LOCKS]], f"{LOCKS}\n{HEAD}{LOCKS}") == []
    assert missing([[LOCKS], [LOCKS]], f"{LOCKS}\n{HEAD}") == ["Options include database locks, leases with"]


def test_a_text_inside_a_longer_one_does_not_count() -> None:
    """What a longer text is found in is not the shorter one."""
    longer = f"First of all: {LOCKS} And that is all."
    assert missing([[longer], [LOCKS]], longer) == ["Options include database locks, leases with"]
    assert missing([[longer], [LOCKS]], f"{longer}\n{LOCKS}") == []


def test_one_word_answers_are_whole_words_of_their_own() -> None:
    """“Yes” is not found in eyes, nor in another text."""
    assert missing([["Yes"], ["Does the sky have eyes?"]], "Does the sky have eyes?\nYes\nScore") == []
    assert missing([["Yes"], ["Does the sky have eyes?"]], "Does the sky have eyes?\neyesore") == ["Yes"]
    assert missing([["Yes"], ["Is yes the right answer here?"]], "Is yes the right answer here?") == ["Yes"]
    assert missing([["42"], ["42"]], "42\n42") == []
    assert missing([["42"], ["42"]], "42\n142") == ["42"]


def test_code_and_tables_are_found_line_by_line_and_cell_by_cell() -> None:
    """Braces, operators and single digits count."""
    code = ["def f(x):", "", "    return x[0] | {'a': 1}", "}"]
    truth = ["0", "1", "01", "10"]
    assert missing([code, truth], "def f(x):\n return x[0] | {'a': 1}\n}\n0 1\n01 10") == []
    assert missing([code], "def f(x):\n return x[0] | {'a': 1}\n") == ["}"]


def test_what_is_not_there_in_order_is_sought_word_by_word() -> None:
    """Only if that is asked for; a word that is nowhere is missing all the same."""
    wanted = [[words_of("כיצד תתאים/י את האתר (feature-constrained)?")]]
    for printed, lost in (
        ("כיצד תתאים י את האתר feature constrained", []),
        ("feature constrained את האתר כיצד תתאים י", []),
        ("feature constrained את כיצד תתאים י", ["האתר"]),
    ):
        assert [loss.words for loss in collate(wanted, galley_of([[printed]]), by_word=True)] == lost
    assert collate(wanted, galley_of([["feature constrained את האתר כיצד תתאים י"]])) != []


def test_a_text_without_words_is_nowhere_missed() -> None:
    """An empty part, or one that holds only a picture, asks for nothing."""
    assert missing([[], [""], ["  "]], "anything") == []


def test_everything_is_missing_from_an_empty_file() -> None:
    """Each passage is named."""
    assert missing([[CAP], ["Yes"]]) == ["In practice partitions are inevitable, so", "Yes"]


def test_a_label_and_its_code_may_read_like_a_cell() -> None:
    """What stands in print as often as the bank writes it is there, whichever of several texts it belongs to."""
    send, forward = "void sendRedirect(String url)", "forward(Request request, Response response)"
    part = ["Signature:", send, "Signature:", forward, f"Signature: {forward}", f"Signature: {send}", "Example: both"]
    row = f"Signature: forward(Request request,\nSignature: {send}\nResponse response)"
    printed = f"Signature:\n{send}\n{HEAD}Signature:\n{forward}\n{row}\nExample: both"
    assert missing([part], printed) == []
    assert missing([part], printed.replace(f"Signature:\n{forward}", forward)) != []
    assert missing([part], printed.replace(f"{send}\n{HEAD}", HEAD)) != []


PROMPT = "Which of consistency and availability do you give up in a partition?"


def lost(wanted: list[str], *faces: str, prompts: int) -> list[str]:
    """The first missing words, when the first texts are prompts."""
    return [loss.words for loss in collate([[text] for text in wanted], galley_of([faces]), range(prompts))]


def test_words_of_a_prompt_printed_twice_are_no_answer() -> None:
    """An answer made of the prompt's words, whole or torn, is not found in the prompt on the back of the card."""
    for answer in ("consistency and availability", "consistency you give up in a partition?"):
        assert lost([PROMPT, answer], PROMPT, f"{PROMPT}\n{answer}", prompts=1) == []
        assert lost([PROMPT, answer], PROMPT, f"{PROMPT}\n{HEAD}", prompts=1) != []


@pytest.mark.parametrize("words", ["Raft", "a consensus protocol"])
def test_an_answer_that_is_its_prompt_must_stand_there_too(words: str) -> None:
    """What every prompt is printed twice for is no third place."""
    front, back = f"{PROMPT}\n{words}", f"{PROMPT}\n{LOCKS}\n{words}"
    assert lost([PROMPT, words, LOCKS, words], front, f"{back}\n{words}", prompts=2) == []
    assert lost([PROMPT, words, LOCKS, words], front, back, prompts=2) == [words]


def test_a_prompt_printed_twice_may_be_a_piece_of_a_longer_text() -> None:
    """A torn answer that quotes its prompt is found."""
    answer = f"In the beginning one asks this: {PROMPT} And then one decides."
    first, second = f"{PROMPT}\n{answer[:104]}\n{HEAD}", f"{PROMPT}\n{answer[104:]}"
    assert lost([PROMPT, answer], first, second, prompts=1) == []


def test_lines_that_read_on_like_another_line_are_found() -> None:
    """Code over several lines may be the same, without white space, as one line of another part."""
    lines = ['"source": {', '"table": "users",', '"stamp": 1234567890', "}"]
    line = '"source": {"table": "users", "stamp": 1234567890}'
    rest, other = ["Each event has", *lines, LOCKS], [CAP, line]
    printed = f"Each event has\n{HEAD}\n" + "\n".join(lines)
    assert missing([rest, [line]], f"{printed}\n{LOCKS}\n{line}") == []
    assert missing([rest, other], f"{printed}\n{LOCKS}\n{CAP}\n{HEAD}{line}") == []
    assert missing([rest, other], f"{printed}\n{LOCKS}\n{CAP}\n{HEAD}") != []
    assert missing([rest, [line]], f"{printed}\n{LOCKS}") != []
    assert missing([rest, [line]], f"Each event has\n{HEAD}\n{LOCKS}\n{line}") != []


@pytest.mark.parametrize("period", ["[", "abcdefghij"])
def test_unbroken_texts_are_followed_over_many_faces(period: str) -> None:
    """A text of one sign, or one that repeats itself, is found on all faces it goes on on; so are two."""
    text = period * (900 // len(period))
    faces = [
        "\n".join([f"Head {number // 5}", *lines_of(text[number % 5 * 180 :][:180]), "foot"]) for number in range(10)
    ]
    assert not collate([[text], [text]], galley_of([faces]))
    cut = [*faces[:8], faces[8].replace(period * (60 // len(period)), "", 1), faces[9]]
    assert len(collate([[text], [text]], galley_of([cut]))) == 1


def lines_of(text: str) -> list[str]:
    """Lines of sixty characters."""
    return [text[first : first + 60] for first in range(0, len(text), 60)]
