"""Packets read aloud: two checkers of PDF/UA-1 look at finished files. docs/decisions/14-pdf-ua.md explains more."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import page
import pytest

from prepress.binding.work import do
from prepress.diagnostics import Report
from prepress.edition_settings import PACKETS, PacketSettings
from prepress.editions.packet import EDITION
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import read_source
from tests.proofing import bank_of

CONTENT = Path(__file__).parents[1] / "content" / "distributed-systems.md"
EXPLAINED = {"ORD-001", "FIG-012"}
"""Rules of outloud whose findings are explained in docs/decisions/14-pdf-ua.md."""

RICH = """# Everything

An introduction with a [link](https://example.org/).

## Kinds

### 1. What does a table hold?
**Answer:** Cells.

| name | value |
|------|-------|
| one  | 1     |

- a list
  - in a list

```python
print("code")
```

> A quotation, with $x^2$ in it.

### 2. Nobody knows?

## Tips

1. First this.
2. Then that.
"""


@cache
def volumes(name: str) -> dict[str, bytes]:
    """Every packet of a bank, with two forms, by the names of its volumes."""
    source = read_source(CONTENT)
    bank = read_bank(source, Report(source)) if name == "content" else bank_of(RICH)
    theme = Theme()
    theme.use_own_fonts()
    made = EDITION.compose(bank, Settings(packet=PacketSettings(kinds=PACKETS, variants=2)))
    results = {volume.name: do(Desk(bank, "bank", theme).job(EDITION, volume)) for volume in made}
    assert all(result.findings == () for result in results.values())
    return {name: result.bound.data for name, result in results.items()}


@pytest.mark.slow
@pytest.mark.parametrize("bank", ["content", "rich"])
def test_packets_keep_every_rule_of_pdf_ua(bank: str) -> None:
    """Of the rules that the checker knows none is broken."""
    for name, data in volumes(bank).items():
        report = page.validate_pdf_bytes(data, profile="ua1")
        assert report.is_compliant, (name, report.to_json())
        assert report.rules.total > 100


@pytest.mark.slow
@pytest.mark.parametrize("bank", ["content", "rich"])
def test_listeners_stumble_over_nothing_unexplained(bank: str, tmp_path: Path) -> None:
    """Neither errors nor warnings but those that are explained. The checker has a process of its own: it can crash."""
    for name, data in volumes(bank).items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    files = sorted(map(str, tmp_path.glob("*.pdf")))
    command = [str(Path(sys.executable).with_name("outloud")), "--json", "-", *files]
    told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)["results"]
    assert len(told) == len(volumes(bank))
    for result in told:
        assert result["error"] is None
        found = {finding["rule"]: finding["message"] for finding in result["findings"]}
        assert set(found) <= EXPLAINED, (result["path"], found)
