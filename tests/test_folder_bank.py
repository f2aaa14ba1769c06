"""A whole folder as one bank: which files are in it, how they become sections, and where problems are said to lie."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image as Drawing

from prepress.cli import main
from prepress.finding import find
from prepress.model import Bank
from prepress.outcome import Order, Outcome, Target
from prepress.reading.folders import bank_of_index
from prepress.reading.gathering import read_folder
from prepress.setting_tables import FolderBank
from prepress.settings import Settings
from prepress.source import Source, join_sources

INDEX = "---\ntitle: Notes\nbank: .\n---\n# Notes\n\nOne note, one card.\n"
QUORUM = "# What is a quorum?\n\n## Answer\nEnough replicas.\n"
LEASE = "# What is a lease?\n\n## Answer\nA lock that ends by itself.\n"
STORAGE = "# Storage\n\nAbout disks.\n\n### 1. What is a log?\n**Answer:** A file.\n\n### 2. What is a tree?\n"


def write(folder: Path, **files: str | bytes) -> Path:
    """A folder `notes` with these files; `__` in a name is a folder's end."""
    root = folder / "notes"
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.{'md' if isinstance(text, str) else 'png'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def picture(colour: str) -> bytes:
    """A small PNG."""
    stream = io.BytesIO()
    Drawing.new("RGB", (9, 3), colour).save(stream, "PNG")
    return stream.getvalue()


def bank_in(root: Path) -> Bank:
    """The bank that a folder with an index is."""
    folder = bank_of_index(root / "index.md")
    assert folder is not None
    return read_folder(folder, Settings(), {})[0]


def targets(*paths: Path, bank: tuple[FolderBank, ...] = ()) -> list[Target]:
    """What would be built."""
    outcome = Outcome()
    found = find(Order(paths, Settings(bank=bank)), outcome)
    assert not outcome.diagnostics
    return found


def invoke(*arguments: str | Path) -> Result:
    """The command line."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def problems(root: Path) -> list[tuple[str, int, int, str]]:
    """File, line, column and rule of all that a check finds."""
    found: list[dict[str, Any]] = json.loads(invoke("check", root, "--format", "json").stdout)
    return [(Path(item["path"]).name, item["line"], item["column"], item["rule"]) for item in found]


def outline(bank: Bank) -> list[tuple[str, list[str]]]:
    """Its sections, each with what is asked in it."""
    return [(section.title.text, [each.prompt.text for each in section.questions]) for section in bank.sections]


def test_files_that_are_one_question_each_share_a_section(tmp_path: Path) -> None:
    """It is called as their folder, without its ordinal number; or as their front matter says."""
    root = write(
        tmp_path,
        index=INDEX,
        **{"10-fault_tolerance__quorum": QUORUM, "10-fault_tolerance__lease": LEASE},
        zoo=f"---\nsection: Animals\n---\n{QUORUM.replace('quorum', 'zebra')}",
    )
    assert outline(bank_in(root)) == [
        ("Fault tolerance", ["What is a lease?", "What is a quorum?"]),
        ("Animals", ["What is a zebra?"]),
    ]


def test_a_file_of_several_questions_is_a_section(tmp_path: Path) -> None:
    """Its title is the section's, and so is its introduction; a section of its own is named after both."""
    two = "# Networks\n\n## Layers\n### What is TCP?\nA protocol.\n### What is IP?\nOne too.\n## Tips\n\nRead.\n"
    bank = bank_in(write(tmp_path, index=INDEX, a=STORAGE, b=two))
    assert outline(bank) == [
        ("Storage", ["What is a log?", "What is a tree?"]),
        ("Networks: Layers", ["What is TCP?", "What is IP?"]),
    ]
    assert bank.sections[0].intro.text == "About disks."
    assert [section.title.text for section in bank.closing] == ["Networks: Tips"]


def test_a_titled_file_with_one_question_is_a_section(tmp_path: Path) -> None:
    """There will be more of them."""
    bank = bank_in(write(tmp_path, index=INDEX, a="# Consensus\n\n### What is a quorum?\nEnough.\n"))
    assert outline(bank) == [("Consensus", ["What is a quorum?"])]


def test_a_file_without_questions_closes_the_bank(tmp_path: Path) -> None:
    """Nothing it says is lost, and that is told."""
    root = write(tmp_path, index=INDEX, a=STORAGE, b="# Reading\n\nSome books.\n")
    bank = bank_in(root)
    assert [(section.title.text, section.intro.text) for section in bank.closing] == [("Reading", "Some books.")]
    assert ("b.md", 1, 1, "folder-bank") in problems(root)


def test_the_index_has_title_and_introduction(tmp_path: Path) -> None:
    """Its front matter is the bank's; its heading is not printed twice."""
    bank = bank_in(write(tmp_path, index=INDEX, a=QUORUM))
    assert (bank.title, bank.intro.text) == ("Notes", "One note, one card.")
    assert [file.name for file in bank.files] == ["a.md"]


def test_a_list_says_which_files_and_in_which_order(tmp_path: Path) -> None:
    """A folder in it stands for what is below it, a file counts once, and what is left out is told."""
    listed = "---\nbank: [b.md, more, b.md]\n---\n"
    root = write(tmp_path, index=listed, a=STORAGE, b=LEASE, more__c=QUORUM)
    bank = bank_in(root)
    assert [file.name for file in bank.files] == ["b.md", "more/c.md"]
    said = invoke("check", root).stdout
    assert "index.md:2:1: info[folder-bank]: In the folder of this bank, but not among its files: a.md." in said


@pytest.mark.parametrize(
    ("listed", "message"),
    [
        ("../secret.md", "“../secret.md” lies outside of the folder of this bank."),
        ("more/../../secret.md", "“more/../../secret.md” lies outside of the folder of this bank."),
        ("/etc/passwd", "“/etc/passwd” lies outside of the folder of this bank."),
        ("link.md", "“link.md” lies outside of the folder of this bank."),
        ("gone.md", "“gone.md” is not a Markdown file in the folder of this bank."),
        ("..", "“..” lies outside of the folder of this bank."),
    ],
)
def test_nothing_outside_of_the_folder_is_read(tmp_path: Path, listed: str, message: str) -> None:
    """A path that leads out, also by a link, or to nothing is an error at the list, and the others are read."""
    (tmp_path / "secret.md").write_text("# What is the secret?\n\n## Answer\nhunter2\n")
    root = write(tmp_path, index=f"---\nbank: ['{listed}', a.md]\n---\n", a=QUORUM)
    (root / "link.md").symlink_to(tmp_path / "secret.md")
    done = invoke("check", root)
    assert done.exit_code == 4
    assert f"index.md:2:1: error[folder-bank]: {message}" in done.stdout
    assert outline(bank_in(root)) == [("", ["What is a quorum?"])]


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    """Also where the whole folder is the bank."""
    (tmp_path / "secret.md").write_text("# What is the secret?\n\n## Answer\nhunter2\n")
    root = write(tmp_path, index=INDEX, a=QUORUM)
    (root / "link.md").symlink_to(tmp_path / "secret.md")
    assert [file.name for file in bank_in(root).files] == ["a.md"]


def test_a_list_that_is_none_is_an_error(tmp_path: Path) -> None:
    """The hint shows one."""
    done = invoke("check", write(tmp_path, index="---\nbank: {a: b}\n---\n", a=QUORUM))
    assert done.exit_code == 4
    assert "index.md:2:1: error[folder-bank]: `bank` cannot be {'a': 'b'}." in done.stdout


def test_every_problem_is_named_where_it_lies(tmp_path: Path) -> None:
    """By file, line and column, whoever finds it: front matter, reader or check."""
    root = write(
        tmp_path,
        index=INDEX,
        a=STORAGE,
        b=f"---\ntags: {{x: y}}\nprepress: {{paper: a4}}\n---\n{LEASE}\n![gone](gone.png)\n",
        c__d=f"{QUORUM}\n<iframe>\n",
    )
    (root / "e.md").write_bytes("### Was ist ein Köder?\n".encode("latin-1"))
    assert problems(root) == [
        ("a.md", 8, 1, "missing-answer"),
        ("b.md", 2, 1, "bad-front-matter"),
        ("b.md", 3, 12, "bad-setting"),
        ("b.md", 10, 9, "missing-image"),
        ("d.md", 6, 1, "refused-markup"),
        ("e.md", 1, 1, "missing-answer"),
        ("e.md", 1, 18, "not-utf8"),
    ]


def test_what_is_asked_twice_is_named_with_its_file(tmp_path: Path) -> None:
    """The ids are made unique over all files."""
    root = write(tmp_path, index=INDEX, a=QUORUM, b=QUORUM)
    first, second = (question.id for question in bank_in(root).questions())
    assert second == f"{first}-2"
    assert "is asked on line 1 of a.md already" in invoke("check", root).stdout


def test_a_picture_is_looked_for_beside_its_file(tmp_path: Path) -> None:
    """The same path in two folders means two pictures; one in another folder of the bank may be used."""
    shown = "![a](p.png) <img src='p.png'>"
    root = write(
        tmp_path,
        index=INDEX,
        a__p=picture("black"),
        b__p=picture("white"),
        **{"a__x": f"{QUORUM}{shown}\n", "b__y": f"{LEASE}{shown} ![b](../a/p.png) ![c](../../p.png)\n"},
    )
    bank = bank_in(root)
    assert {name: image.refusal for name, image in bank.images.items()} == {
        "p.png": "",
        "b/p.png": "",
        "../a/p.png": "",
        "../../p.png": "outside",
    }
    assert bank.images["p.png"].data == bank.images["../a/p.png"].data != bank.images["b/p.png"].data
    answer = list(bank.questions())[1].parts[0].body
    sources = [node.attributes["src"] for node in answer.walk() if node.kind == "image"]
    assert sources == ["b/p.png", "../a/p.png", "../../p.png"]
    assert "<img src='b/p.png'>" in [node.text for node in answer.walk()]


def test_a_folder_that_is_a_bank_is_one_target(tmp_path: Path) -> None:
    """Named after the folder, and found wherever somebody starts; a file of it can be made alone."""
    root = write(tmp_path, index=INDEX, a=QUORUM, b__c=LEASE)
    (tmp_path / "other.md").write_text(QUORUM)
    assert [target.name for target in targets(root)] == ["notes"]
    assert [target.name for target in targets(root / "index.md")] == ["notes"]
    assert [target.name for target in targets(tmp_path)] == ["notes", "other"]
    assert [target.name for target in targets(root / "a.md")] == ["a"]


def test_an_index_without_the_key_is_a_bank_like_any_other(tmp_path: Path) -> None:
    """Every file of the folder is one then."""
    root = write(tmp_path, index=QUORUM, a=QUORUM)
    assert [target.name for target in targets(root)] == ["a", "index"]


def test_prepress_toml_makes_a_folder_a_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With title and order; it is what is made when nothing is named."""
    write(tmp_path, a=QUORUM, b=LEASE)
    toml = '[[bank]]\nfolder = "notes"\ntitle = "Mine"\nfiles = ["b.md", "a.md"]\n'
    (tmp_path / "prepress.toml").write_text(toml)
    monkeypatch.chdir(tmp_path)
    found = json.loads(invoke("inspect", "notes").stdout)
    assert (found["meta"]["title"], [file["name"] for file in found["files"]]) == ("Mine", ["b.md", "a.md"])
    questions = [(each["file"], each["line"]) for section in found["sections"] for each in section["questions"]]
    assert questions == [("b.md", 1), ("a.md", 1)]
    assert "2 questions in 1 section" in invoke("check").stderr


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else is made."""
    (tmp_path / "prepress.toml").write_text('[[bank]]\nfolder = "gone"\n')
    (tmp_path / "a.md").write_text(QUORUM)
    monkeypatch.chdir(tmp_path)
    done = invoke("check", "a.md")
    assert (done.exit_code, "There is no folder" in done.stdout) == (4, True)


def test_settings_of_a_bank_and_of_a_file(tmp_path: Path) -> None:
    """The index sets labels for all files, a file may set its dialect, and the command line wins."""
    index = "---\nbank: .\nprepress: {labels: {answer: Gist}}\n---\n"
    lines = "Q: What is a lock?\nA: A promise.\n\nQ: What is a log?\nA: A file.\n"
    root = write(tmp_path, index=index, a="### Why?\n**Gist:** So.\n### How?\n**Gist:** Thus.\n", b=lines)
    bank = bank_in(root)
    assert [part.label for question in bank.questions() for part in question.parts] == ["Gist", "Gist", "A", "A"]
    assert [file.dialect for file in bank.files] == ["headings", "inline-labels"]
    forced, _, _ = read_folder(FolderBank(root, index=root / "index.md"), Settings(), {"dialect": "headings"})
    assert [file.dialect for file in forced.files] == ["headings", "headings"]


def test_the_language_of_all_files_is_that_of_the_bank(tmp_path: Path) -> None:
    """It is told once, and a file may say another."""
    german = "# Was ist eine Frage und warum ist sie nicht die Antwort?\n\n## Antwort\n"
    german += "Das ist eine gute Frage, und die Antwort ist nicht so einfach, wie man denkt.\n"
    root = write(tmp_path, index="---\nbank: .\n---\n", a=german, b=german.replace("Frage", "Sache"))
    assert bank_in(root).meta.language == "de"
    assert [(rule, name) for name, _, _, rule in problems(root) if rule == "assumed-language"] == [
        ("assumed-language", "a.md")
    ]
    assert bank_in(write(tmp_path, index="---\nbank: .\nlang: fr\n---\n")).meta.language == "fr"
    assert bank_in(write(tmp_path / "empty", index="---\nbank: .\n---\n")).meta.language == "en"


def test_several_files_are_one_text_with_places_of_their_own() -> None:
    """An offset leads back to its file; an empty file has one too."""
    folder = Path("notes")
    files = [Source(folder / name, text, name, folder=folder) for name, text in (("a", "x\ny"), ("b", ""), ("c", "z"))]
    joined = join_sources(folder, files)
    assert [(joined.file_at(offset)[0].name, offset - joined.file_at(offset)[1]) for offset in (0, 2, 4, 5)] == [
        ("a", 0),
        ("a", 2),
        ("b", 0),
        ("c", 0),
    ]
    assert joined.said_line(2, 0) == "line 2"
    assert joined.said_line(2, 5) == "line 2 of a"
    assert files[0].files == (files[0],)


@pytest.mark.slow
def test_every_edition_is_made_of_a_folder(tmp_path: Path) -> None:
    """And proved; the manifest names every file, and the same folder gives the same bytes."""
    root = write(tmp_path, index=INDEX, a=STORAGE, b__c=f"{LEASE}![p](p.png)\n", b__p=picture("black"))
    made = []
    for output in (tmp_path / "1", tmp_path / "2"):
        done = invoke("build", root, "-o", output)
        assert done.exit_code == 0, done.output
        made.append({path.name: path.read_bytes() for path in sorted(output.iterdir())})
    assert made[0] == made[1]
    assert {name.partition(".")[0] for name in made[0]} == {
        *("manifest", "notes", "notes-cheatsheet", "notes-flashcards"),
        *("notes-packet-candidate", "notes-packet-interviewer"),
    }
    entry = json.loads(made[0]["manifest.json"])["banks"]["notes"]
    assert list(entry["sources"]) == ["a.md", "b/c.md", "index.md"]
    (root / "a.md").write_text(STORAGE + "A map.\n")
    assert invoke("build", root, "-o", tmp_path / "1", "-e", "book").exit_code == 0
    again = json.loads((tmp_path / "1" / "manifest.json").read_text())["banks"]["notes"]
    assert again["source"] != entry["source"]


def test_places_in_several_files_are_named_with_their_files(tmp_path: Path) -> None:
    """What is said once for many questions names the first few; as JSON it has all further places, each in its file."""
    letters = iter("אבגדהוזחטי")
    a, b = ("# Storage\n\n" + "".join(f"### Why {next(letters)}?\nSo.\n" for _ in range(5)) for _ in range(2))
    root = write(tmp_path, index=INDEX.replace("---\n", "---\nlang: en\n", 1), a=a, b=b)
    found = json.loads(invoke("check", root, "--format", "json").stdout)
    (problem,) = (each for each in found if each["rule"] == "missing-glyph")
    assert "at a.md:3:9, a.md:5:9, a.md:7:9 and 7 more." in problem["message"]
    assert (Path(problem["path"]).name, problem["line"], problem["column"]) == ("a.md", 3, 9)
    assert [(Path(each["path"]).name, each["line"]) for each in problem["also"]] == [
        *(("a.md", line) for line in (5, 7, 9, 11)),
        *(("b.md", line) for line in (3, 5, 7, 9, 11)),
    ]
