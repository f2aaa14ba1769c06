"""Fonts for further scripts: which of those that are there a bank is given, and that they draw."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from prepress.binding.work import Result, do
from prepress.editions.packet import EDITION
from prepress.language import font_for
from prepress.model import SECRETS, Bank, Role
from prepress.proof import Made
from prepress.proofs.no_answer_leaks import PROOF as NO_ANSWER_LEAKS
from prepress.proofs.nothing_lost import PROOF as NOTHING_LOST
from prepress.rendering.desk import Desk
from prepress.rendering.theme import OURS, Theme
from prepress.settings import Settings
from tests.proofing import bank_of, said_by

RANGES = {"arabic": "0621-064A", "chinese": "4E00-9FFF", "hebrew": "05D0-05EA", "japanese": "3041-30FF\n4E00-4EFF"}


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    """A theme with made-up fonts in it."""
    folder = tmp_path / "styles" / "added"
    folder.mkdir(parents=True)
    for name, ranges in RANGES.items():
        (folder / f"{name}.txt").write_text(f"# made up\n{ranges}\n")
        (folder / f"{name}.css").write_text(f"@font-face {{ src: url(added/{name}.ttf) }}")
        (folder / f"{name}.ttf").write_bytes(name.encode())
    return Theme(tmp_path)


def test_a_bank_that_needs_none_gets_none(theme: Theme) -> None:
    """Fonts that somebody added cost a Latin bank nothing, and change none of its bytes."""
    assert theme.reaching("What is a quorum? → ∑ Ж", "en") is theme


@pytest.mark.parametrize(
    ("text", "language", "fonts"),
    [
        ("מה", "he", ("hebrew",)),
        ("一 and 二", "zh", ("chinese",)),
        ("一 and 二", "ja", ("japanese",)),
        ("一 and 龍", "ja", ("japanese", "chinese")),
        ("ما and מה", "en", ("arabic", "hebrew")),
        ("ᚠ", "en", ()),
    ],
)
def test_a_bank_gets_the_fonts_that_it_needs(theme: Theme, text: str, language: str, fonts: tuple[str, ...]) -> None:
    """Each font that adds a character; Han as readers of the language write it, and what lacks from another."""
    assert theme.reaching(text, language).more == fonts


def test_added_fonts_are_loaded_and_covered(theme: Theme) -> None:
    """The styles ask for them behind ours, and what they draw is not spelled out any more."""
    reaching = theme.reaching("מה", "he")
    styles = reaching.styles("fonts.css", "tokens.css")
    assert "hebrew.ttf" in styles
    assert styles.index("PrepressSymbols-Regular") < styles.index("hebrew.ttf") < styles.index("--sans")
    assert reaching.files(styles)["added/hebrew.ttf"] == b"hebrew"
    assert [match[0] for match in reaching.uncovered("מה ما")] == ["م", "ا"]
    assert "added" not in reaching.styles("tokens.css")


@pytest.mark.parametrize(
    ("character", "language", "font"),
    [("م", "en", "arabic"), ("の", "zh", "japanese"), ("字", "ja", "japanese"), ("字", "zh-TW", "chinese-traditional"),
     ("字", "zh-Hant-HK", "chinese-traditional"), ("字", "ko", "chinese"), ("한", "ko", "korean"),
     ("。", "en", "chinese"), ("ह", "hi", "devanagari"), ("ᚠ", "en", "")],
)  # fmt: skip
def test_the_hint_names_the_font_that_has_a_character(character: str, language: str, font: str) -> None:
    """What a character lacks is said by the name that the command takes."""
    assert font_for(character, language) == font


HEBREW = """---
lang: he
---
# בנק שאלות

## הסכמה

### 1. מהו מניין (quorum)?

**תשובה:** המספר הקטן ביותר של **צמתים** שחייבים להסכים, למשל שלושה מתוך חמישה.

### 2. מַהוּ הַפֹּעַל, ומה ההבדל בין full standards mode ו-almost standards mode?

**תשובה:** הַפֹּעַל הוּא מִלָּה הַמְּצַיֶּנֶת פְּעֻלָּה אוֹ מַצָּב.
"""
HINDI = """---
lang: hi
---
# प्रश्न कोश

## सहमति

### 1. गणपूर्ति (quorum) क्या है, और वह क्यों ज़रूरी है?

**उत्तर:** नोड की वह सबसे **छोटी** संख्या जिसका सहमत होना अनिवार्य है, जैसे पाँच में से तीन।

### 2. कौन-सी प्रक्रिया स्थितिहीन है?

**उत्तर:** HTTP का प्रत्येक अनुरोध, क्योंकि सर्वर पिछले अनुरोधों को स्मृति में नहीं रखता

```python
नाम = "क्षत्रिय"  # ज्ञान की श्रृंखला
```
"""
BANKS = {"hebrew": HEBREW, "devanagari": HINDI}
TOLD = {"hebrew": "ביותר של **צמתים** שחייבים להסכים, למשל שלושה",
        "devanagari": "सबसे **छोटी** संख्या जिसका सहमत होना"}  # fmt: skip
"""Six words of an answer."""


def fetched(name: str, folder: Path) -> Theme:
    """A theme with the fonts of a script, as the documented command fetches them; or no test."""
    if not shutil.which("npm"):
        pytest.skip("npm is not installed, so the fonts of other scripts cannot be fetched")
    command: list[str | Path] = [sys.executable, OURS / "styles/fonts/add.py", name]
    added = subprocess.run([*command, "--into", folder / "styles/added"], capture_output=True, text=True, check=False)
    if added.returncode:
        pytest.skip(f"the fonts for {name} could not be fetched: {added.stderr.strip().splitlines()[-1:]}")
    theme = Theme(folder)
    theme.use_own_fonts()
    return theme


@pytest.mark.slow
@pytest.mark.parametrize("name", BANKS)
def test_the_documented_command_adds_a_font_that_draws(name: str, tmp_path: Path) -> None:
    """After `add.py hebrew` a Hebrew bank is made in all editions, and every proof holds."""
    theme = fetched(name, tmp_path / "theme")
    (tmp_path / "bank.md").write_text(BANKS[name], "utf-8")
    (tmp_path / "prepress.toml").write_text('theme = "theme"\n', "utf-8")
    build: list[str | Path] = [sys.executable, "-m", "prepress", "build", tmp_path / "bank.md"]
    made = subprocess.run(
        [*build, "-o", tmp_path / "output"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert made.returncode == 0, made.stderr
    assert len(list((tmp_path / "output").glob("bank*"))) == 5
    bank = bank_of(BANKS[name])
    assert not list(theme.reaching(bank.source.text, bank.meta.language).uncovered(bank.source.text))


@pytest.mark.slow
@pytest.mark.parametrize("name", BANKS)
def test_a_leak_in_added_fonts_is_found(name: str, tmp_path: Path) -> None:
    """Six words of an answer, in the candidate's packet; what is lost there is missed, too."""
    theme = fetched(name, tmp_path)
    first, answer, rest = re.split(r"(?m)^(?=\*\*)", BANKS[name], maxsplit=2)
    kept, told = (candidate(theme, text) for text in (BANKS[name], f"{first}{TOLD[name]}\n\n{answer}{rest}"))
    assert (kept.findings, told.findings) == ((), ())
    bank = bank_of(BANKS[name])
    leaks = said_by(NO_ANSWER_LEAKS, made_of(bank, told))
    assert len(leaks) == 1
    assert leaks[0].startswith("Question 1: ")
    assert said_by(NO_ANSWER_LEAKS, made_of(bank, kept)) == []
    whole = replace(made_of(bank, kept), carries=frozenset(Role), secret=frozenset())
    assert {line[:11] for line in said_by(NOTHING_LOST, whole)} == {"Question 1:", "Question 2:"}


def candidate(theme: Theme, text: str) -> Result:
    """The candidate's packet of a bank, bound and proved."""
    bank = bank_of(text)
    volume = next(volume for volume in EDITION.compose(bank, Settings()) if volume.name == "packet-candidate")
    reaching = theme.reaching(text, bank.meta.language)
    return do(Desk(bank, "bank", reaching).job(EDITION, volume))


def made_of(bank: Bank, result: Result) -> Made:
    """A finished packet as one of this bank."""
    roles = frozenset(Role) - SECRETS
    return Made(bank, "packet-candidate", "pdf", result.bound.data, roles, SECRETS, with_matter=True)


def test_a_sentence_without_glyphs_is_counted() -> None:
    """A few characters are named each; of more the first two are, and the rest is a number. Attributes stay."""
    theme = Theme()
    assert theme.spell_out("<p>a 法 b</p>") == '<p>a  <span class="no-glyph">U+6CD5</span>\u200b  b</p>'
    assert theme.spell_out("<p>法1</p>").endswith("</span>\u200b 1</p>"), "the figure is no part of the number"
    assert "U+6CD5 U+4EBA U+5927<" in theme.spell_out('<p lang="法">法人大</p>')
    assert theme.spell_out('<p lang="法">法人大 小小 TCP</p>') == (
        '<p lang="法"> <span class="no-glyph">U+6CD5 U+4EBA … +3</span>\u200b  TCP</p>'
    )
