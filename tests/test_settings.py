"""prepress.toml and the key `prepress:` of a bank: what can be set where, and what is said about the rest."""

from dataclasses import replace
from pathlib import Path

import pytest

from prepress.diagnostics import Report
from prepress.parsing.frontmatter import read_front_matter
from prepress.setting_tables import FolderBank
from prepress.settings import EVERYWHERE, PER_BANK, Settings, find_settings_file, merge, read_settings
from prepress.source import Source


def read(folder: Path, text: str | bytes) -> tuple[Settings, Report]:
    """The settings of a file in a folder."""
    path = folder / "prepress.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(path)


def only_message(report: Report) -> tuple[tuple[int, int] | None, str, str]:
    """The place, message and hint of the one thing reported."""
    (diagnostic,) = report
    return diagnostic.place, diagnostic.message, diagnostic.hint


def test_every_setting_can_stand_in_the_file(tmp_path: Path) -> None:
    """Paths are relative to the file, wherever the command is run."""
    text = 'output = "out"\neditions = ["book"]\npaper = "letter"\ndialect = "bullets"\nstrict = true\ntheme = "mine"\n'
    text += 'sections = ["3"]\ndifficulty = "easy"\ntags = ["a", "b"]\npick = 5\nminutes = 45\nseed = 7\n'
    text += '[labels]\nanswer = ["Model reply"]\n[[bank]]\nfolder = "q"\ntitle = "T"\nfiles = ["a.md"]\n'
    settings, report = read(tmp_path, text)
    given = (tmp_path / "out", ("book",), "letter", "bullets", True, tmp_path / "mine", {"Model reply": "answer"})
    chosen = Settings(*given, sections=("3",), difficulty=("easy",), tags=("a", "b"), pick=5, minutes=45, seed="7")
    assert settings == replace(chosen, bank=(FolderBank(tmp_path / "q", "T", ("a.md",)),))
    assert not list(report)


def test_an_absolute_path_stays_what_it_is(tmp_path: Path) -> None:
    """Only relative ones are relative to the file."""
    settings, _ = read(tmp_path, f'output = "{(tmp_path / "elsewhere").as_posix()}"')
    assert settings.output == tmp_path / "elsewhere"


def test_one_edition_needs_no_list(tmp_path: Path) -> None:
    """A single name is a list of one."""
    assert read(tmp_path, 'editions = "book"')[0].editions == ("book",)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    """The one of the folder itself, else of the nearest above it, else none."""
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_settings_file(deep) in (None, *(folder / "prepress.toml" for folder in tmp_path.parents))
    (tmp_path / "prepress.toml").touch()
    assert find_settings_file(deep) == tmp_path / "prepress.toml"
    (deep / "prepress.toml").touch()
    assert find_settings_file(deep) == deep / "prepress.toml"


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        (
            '\nformat = "a4"',
            (2, 1),
            "The settings are output, editions, paper, dialect, strict, theme, labels, "
            "sections, difficulty, tags, pick, minutes, seed, bank, stock, flashcards, cheatsheet, packet, book.",
        ),
        ('\n  papr = "a4"', (2, 3), "Did you mean `paper`?"),
        ('"edition" = "book"', (1, 2), "Did you mean `editions`?"),
        ('\n\n[outputs]\nx = "a4"', (3, 2), "Did you mean `output`?"),
        ("\nthemes.dark = 1", (2, 1), "Did you mean `theme`?"),
    ],
)
def test_an_unknown_key_is_an_error_with_the_nearest_known_one(
    tmp_path: Path, text: str, place: tuple[int, int], hint: str
) -> None:
    """It is reported where it stands, and nothing else is set."""
    settings, report = read(tmp_path, text)
    assert settings == replace(Settings(), output=tmp_path / "output")
    where, message, advice = only_message(report)
    assert (where, advice) == (place, hint)
    assert message.startswith("There is no setting `")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('paper = "legal"', "Write one of a4, letter."),
        ("paper = 4", "Write one of a4, letter."),
        ('paper = ["a4"]', "Write one of a4, letter."),
        ("paper = {a = 1}", "Write one of a4, letter."),
        ('strict = "yes"', "Write true or false."),
        ("strict = 1", "Write true or false."),
        ("output = 1", "Write a path between quotes."),
        ('output = ""', "Write a path between quotes."),
        ('theme = "a\\u0000b"', "Write a path between quotes."),
        ("editions = 1", 'Write a list such as ["flashcards", "book"].'),
        ('editions = ["book", 1]', 'Write a list such as ["flashcards", "book"].'),
    ],
)
def test_a_value_that_cannot_be_is_an_error(tmp_path: Path, text: str, hint: str) -> None:
    """The hint says what to write; the default stays."""
    settings, report = read(tmp_path, text)
    assert settings == replace(Settings(), output=tmp_path / "output")
    where, _, advice = only_message(report)
    assert (where, advice) == ((1, 1), hint)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('paper = "a4"\n\nstrict = maybe\n', (3, 10)),
        ("\r\npaper = a4\r\n", (2, 9)),
        ("x = " + "1" * 5000, None),
        ("x = " + "[" * 5000, None),
        (b'paper = "a4"\noutput = "\xf6"', (2, 11)),
    ],
    ids=["word", "CRLF", "huge number", "deep nesting", "not UTF-8"],
)
def test_a_file_that_is_not_toml_is_an_error(tmp_path: Path, text: str | bytes, place: tuple[int, int] | None) -> None:
    """One error says where, if the parser does; nothing of the file is used."""
    settings, report = read(tmp_path, text)
    assert settings == replace(Settings(), output=tmp_path / "output")
    where, _, _ = only_message(report)
    assert where == place or place is None


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """Settings that are there but closed are not passed over."""
    _, report = read_settings(tmp_path / "gone" / "prepress.toml")
    assert "cannot be read" in only_message(report)[1]


def test_the_later_wins() -> None:
    """Defaults, then the file, then the bank's front matter."""
    report = Report()
    from_file = merge(Settings(), {"paper": "letter", "strict": True}, EVERYWHERE, report)
    settings = merge(from_file, {"paper": "a4"}, PER_BANK, report)
    assert (settings.paper, settings.strict) == ("a4", True)
    assert not list(report)


@pytest.mark.parametrize("key", sorted(set(EVERYWHERE) - set(PER_BANK)))
def test_a_bank_does_not_say_where_files_go(key: str) -> None:
    """A bank may come from anywhere: what would reach beyond it is an unknown key there."""
    report = Report()
    assert merge(Settings(), {key: "x"}, PER_BANK, report) == Settings()
    assert "There is no setting" in only_message(report)[1]


def test_a_setting_in_front_matter_is_reported_at_its_line() -> None:
    """The place is that of the key in the bank."""
    source = Source(Path("bank.md"), "---\ntitle: T\nprepress:\n  paper: [a4]\n---\n# T\n", "")
    report = Report(source)
    meta, _ = read_front_matter(source, report)
    merge(Settings(), meta.settings, PER_BANK, report)
    assert only_message(report)[0] == (4, 3)


def test_a_word_is_a_list_of_one_label(tmp_path: Path) -> None:
    """Roles have a word, or a list of words."""
    settings, report = read(tmp_path, '[labels]\nanswer = "Model reply"\nfollow-up = ["Drill down", "And then"]\n')
    assert settings.labels == {"Model reply": "answer", "Drill down": "follow-up", "And then": "follow-up"}
    assert not list(report)


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ('[labels]\nanser = "x"', (2, 1), "There is no role `anser`.", "Write `answer`, or another of answer, "),
        ('labels = {zzz = "x"}', (1, 11), "There is no role `zzz`.", "Write one of answer, short-answer, "),
        ("[labels]\nnote = 3", (2, 1), "`note` cannot be 3.", "Write a word, or a list such as "),
        ("pick = 0", (1, 1), "`pick` cannot be 0.", "Write how many questions: 20."),
        ("pick = true", (1, 1), "`pick` cannot be True.", "Write how many questions: 20."),
        ("seed = 1.5", (1, 1), "`seed` cannot be 1.5.", "Write a number or a word."),
        ("tags = 3", (1, 1), "`tags` cannot be 3.", 'Write a list such as ["consensus", "storage"].'),
        ('labels = "x"', (1, 1), "`labels` cannot be 'x'.", "Write roles with their words: "),
    ],
)
def test_a_role_that_there_is_not_is_an_error(
    tmp_path: Path, text: str, place: tuple[int, int], message: str, hint: str
) -> None:
    """It is reported where it stands, and no label of it is used."""
    settings, report = read(tmp_path, text)
    assert settings.labels == {}
    where, said, advice = only_message(report)
    assert (where, said) == (place, message)
    assert advice.startswith(hint)


def test_the_labels_of_a_bank_are_added_to_those_of_the_file() -> None:
    """A word that both give a meaning has the one of the bank."""
    report = Report()
    base = merge(Settings(), {"labels": {"answer": ["Reply", "Gist"]}}, EVERYWHERE, report)
    settings = merge(base, {"labels": {"short-answer": "Gist", "note": "Trivia"}}, PER_BANK, report)
    assert settings.labels == {"Reply": "answer", "Gist": "short-answer", "Trivia": "note"}
    assert not list(report)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('bank = "x"', (1, 1), "A bank needs a `folder`."),
        ("[[bank]]\ntitle = 1", (1, 3), "A bank needs a `folder`."),
        ('[[bank]]\nfolder = "q"\ntitel = "T"', (3, 1), "There is no setting `titel` of a bank."),
        ('[[bank]]\nfolder = "q"\nfiles = 3', (1, 3), "`title` is text, and `files` a list of paths."),
    ],
)
def test_a_bank_of_several_files_is_a_folder(tmp_path: Path, text: str, place: tuple[int, int], message: str) -> None:
    """An entry that says none, or something else besides title and files, is an error and left out."""
    settings, report = read(tmp_path, text)
    assert settings.bank == ()
    where, said, _ = only_message(report)
    assert (where, said) == (place, message)


def test_a_group_of_settings_is_one_for_an_edition(tmp_path: Path) -> None:
    """It must be a table; a key in it that there is not is reported where it stands."""
    _, report = read(tmp_path, 'book = "x"\n[flashcards]\npaper = 1\n')
    first, second = report
    assert (first.place, first.message) == ((1, 1), "`book` cannot be 'x'.")
    assert (second.place, second.message) == ((3, 1), "There is no setting `paper` here.")
