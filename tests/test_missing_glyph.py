"""The look over a whole bank, before it is looked at text by text: it must see all that they hold."""

from pathlib import Path

import pytest

from prepress.checks.missing_glyph import _everything, _owners
from prepress.diagnostics import Report
from prepress.model import Bank
from prepress.reading.reader import read_bank
from prepress.source import Source, read_source
from tests.bookkinds import FOLDER

DERIVED = """---
title: "T\\u6cd5"
tags: [日]
---
## 小 &#x4EBA;

> [!NOTE] 大
> 水 &hearts;

### 1. Why 火[^n]?
- [x] 木 &euro; $\\\\text{金}$
- ![土](missing.png) <b title="月">星</b> <kbd>&#26143;</kbd>

```mermaid
graph 石
```

**Answer:** `光` ~~風~~ | **花:** 鳥

[^n]: 虫
"""


def bank_of(source: Source) -> Bank:
    return read_bank(source, Report(source))


@pytest.mark.parametrize("name", ["derived", "cjk", "rtl"])
def test_no_letter_of_a_text_is_overlooked(name: str) -> None:
    """Every character that a question, a section or the front matter prints is among those that are looked at first."""
    derived = Source(Path("bank.md"), DERIVED, "")
    bank = bank_of(derived if name == "derived" else read_source(FOLDER / f"{name}.md"))
    printed = {letter for _, texts in _owners(bank) for text, _ in texts for letter in text}
    assert any(letter > "~" for letter in printed)
    assert printed - set("\n".join(_everything(bank))) <= set(map(chr, range(127)))
