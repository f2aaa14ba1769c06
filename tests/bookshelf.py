"""Books made for the tests, and a way to look into them."""

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from PIL import Image as Drawing

from prepress.binding.work import Result, do
from prepress.diagnostics import Report
from prepress.editions.book import EDITION
from prepress.model import Bank
from prepress.reading.reader import read_bank
from prepress.rendering.desk import Desk
from prepress.rendering.theme import Theme
from prepress.settings import Settings
from prepress.source import Image, Source, read_source

CONTENT = Path(__file__).parents[1] / "content" / "distributed-systems.md"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"

ODD = """---
title: "Ampersands & <angles>, \\"quotes\\" and 'apostrophes'"
description: "Everything <b>odd</b> & more \\a"
authors: ["Ada <ada@example.org>", "Søn & Co"]
tags: ["a & b", "<c>"]
lastUpdated: 2024-02-29
lang: en_GB
---

An introduction with `code`, a [link](https://example.org/?a=1&b=2) and <span lang="fr">du français</span>.

## Markdown *in* `titles` & [links](https://example.org) <sub>2</sub>

| left | middle | right |
|:-----|:------:|------:|
| `a`  | b & c  | 1     |

### 1. What does `a < b && c > d` mean in **C**?

**Scenario:** A list:

- one
  - two
    1. three

       ```python
       return "<&>"  # a rather long comment that goes on and on, so that the line has to be broken somewhere
       ```

**Answer:** It means ![Three boxes](boxes.png) and ![](boxes.png) and ![missing](nowhere.png).

#### A heading of the answer

**Follow-up:** Why?

**Pitfalls & traps:** Beware of `→`, ∀x∈S, x̄ and 日本語.

### 1. What does `a < b && c > d` mean in **C**?

**Answer:** The same prompt again.

### 2. Nobody knows?

### 3. <div>A block in a heading</div> <img src="boxes.png" alt="boxes"> or not?

**Answer:** <b>

* an item in bold

</b>

<ul>loose<li>item</li></ul><li>orphan</li><dd>orphan</dd><dl><dd>first</dd></dl>
<details><p>no summary</p></details><figcaption>orphan</figcaption>
<table><caption>one<caption>two</caption><tfoot><tr><td>foot</td></tr></tfoot><tr><td colspan="x">a</td></tr></table>
<a href="http://exa mple.org/">bad</a> <a href="#local">local</a> <a href="file.md">file</a>
<ruby>no reading</ruby> <bdo>no direction</bdo> <span dir="sideways" lang="!!">x</span>
<script>alert(1)</script><iframe src="https://example.org"></iframe><p onclick="x()" style="color: red" id="evil">y</p>
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg> <h1>A raw heading</h1> &nbsp;&copy;&#0; <!-- a -- comment -->

<div><div>unclosed

### 4. مرحبا بالعالم هذا سؤال؟

**Answer:** الجواب هو `quorum` في النظام الموزع.

### Is the id odd? {#käse}

**Answer:** See question 4.

## Markdown *in* `titles` & [links](https://example.org) <sub>2</sub>

### 5. Why is the title of this section the same as that of the one before?

**Answer:** By chance.

## Tips & <i>more</i>

#### Deep

Text.
"""
BARE = "### Is there one question only?\n\nThere is.\n"
MATH = r"""# Sums

### 1. What does **$O(n^2)$** mean, and $\unknown{x}$?

- A. $\frac{1}{2}$
- B. \(x_1 < \hat{y}\)

**Answer:** B, as $\mathcal{L}(y) = \max_i |y_i|$; it costs $5.

| $x$ | $\log x$ |
|-----|----------|
| 1   | $\begin{cases}0 & \text{if } x = 1\end{cases}$ |

- $$
  \begin{align}
  a &= \sqrt{b} \label{one} \\
    &= \left(\begin{pmatrix}1 & 2\\3 & 4\end{pmatrix}\right) \tag{1}
  \end{align}
  $$

> \[ \overline{x} = \frac{1}{n} \sum_{i=1}^n x_i \]
"""

ARABIC = (
    "---\nlang: ar\n---\n\n# عنوان\n\n## قسم\n\n### 1. ما هو النصاب؟\n\n**Answer:** أكثر من النصف.\n\n    n/2 + 1\n"
)


@dataclass(frozen=True)
class Book:
    """An EPUB, and the bank it was made from."""

    bank: Bank
    result: Result

    @cached_property
    def archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.result.bound.data))

    def read(self, name: str) -> str:
        """The text of a file below EPUB/."""
        return self.archive.read(f"EPUB/{name}").decode()

    def tree(self, name: str) -> ET.Element:
        """A file below EPUB/, parsed strictly."""
        return ET.fromstring(self.read(name))  # noqa: S314 - we made it

    @cached_property
    def package(self) -> ET.Element:
        return self.tree("content.opf")

    def said(self, name: str) -> list[str]:
        """The values of a Dublin Core element, or of a meta property."""
        found = [*self.package.iter(DC + name), *self.package.iterfind(f".//{OPF}meta[@property='{name}']")]
        return [element.text or "" for element in found]

    @cached_property
    def spine(self) -> list[str]:
        """The names of the documents in the order of reading."""
        names = {item.get("id"): item.get("href", "") for item in self.package.iter(f"{OPF}item")}
        return [names[reference.get("idref")] for reference in self.package.iter(f"{OPF}itemref")]

    @cached_property
    def documents(self) -> dict[str, ET.Element]:
        return {name: self.tree(name) for name in self.spine}

    def target(self, name: str, link: ET.Element) -> tuple[str, ET.Element]:
        """The document that a link in `name` leads to, and the element in it."""
        path, _, fragment = link.get("href", "").partition("#")
        document = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        (found,) = self.documents[document].iterfind(f".//*[@id='{fragment}']")
        return document, found


def bank_of(text: str) -> Bank:
    """A bank that lies nowhere."""
    source = Source(Path("/nowhere/bank.md"), text, "")
    return read_bank(source, Report(source))


def book_of(bank: Bank) -> Book:
    """The bank's book, bound and proved."""
    theme = Theme()
    theme.use_own_fonts()
    (volume,) = EDITION.compose(bank, Settings())
    result = do(Desk(bank, "bank", theme).job(EDITION, volume))
    assert not result.crash, result.crash
    return Book(bank, result)


@cache
def plain_book() -> Book:
    """The book of the content bank: no code, no pictures."""
    source = read_source(CONTENT)
    return book_of(read_bank(source, Report(source)))


@cache
def odd_book() -> Book:
    """The book of a bank with whatever authors think of."""
    stream = io.BytesIO()
    Drawing.new("RGB", (90, 30), "white").save(stream, "PNG")
    bank = bank_of(ODD)
    return book_of(replace(bank, images={**bank.images, "boxes.png": Image("boxes.png", stream.getvalue())}))


def words(element: ET.Element) -> str:
    """The words of an element in one line."""
    return " ".join("".join(element.itertext()).split())
