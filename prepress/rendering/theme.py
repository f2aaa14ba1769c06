"""Templates, styles and fonts: ours, with a user's theme laid over them file by file.

A theme is a folder with `templates/` and `styles/`; whatever file it holds takes the place of ours of the same name.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path

from jinja2 import TemplateError

from prepress.language import font_for_han
from prepress.rendering.templating import Templates

PACKAGE = Path(__file__).parent.parent
OURS = PACKAGE if (PACKAGE / "templates").is_dir() else PACKAGE.parent
"""An installed wheel carries templates and styles inside the package; a checkout has them beside it."""

BREAK = "\u200b"
"""A place where a line may end; spelled out, a title of many characters is wider than any page."""

INVISIBLE = "\t\n\r\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
"""White space, joiners, direction marks and variation selectors need no glyph (Unicode: default ignorable)."""

INVISIBLE_CHARACTER = re.compile(f"[{INVISIBLE}]")

MOST_SPELLED, FIRST_SPELLED = 3, 2
"""Characters without a glyph in a row that are all named, and how many are where there are more."""

FILE_ADDRESS = re.compile(r"url\(((?:fonts|added|marks)/[\w.-]+)\)")

FONTS, ADDED = "fonts.css", "added"
"""The stylesheet of our faces, and the folder of those that somebody added: each with a stylesheet and a coverage."""

TAG = re.compile(r"""(<(?:[^>"]|"[^"]*")*>)""")


class ThemeError(Exception):
    """A theme that cannot be used: a file of it is missing or not a template."""


@dataclass(frozen=True)
class Theme:
    """`overlay` is a user's theme folder, or None; `more` names the added fonts that are in use."""

    overlay: Path | None = None
    more: tuple[str, ...] = ()

    @property
    def roots(self) -> tuple[Path, ...]:
        """Where files are looked for, first hit wins."""
        return (self.overlay, OURS) if self.overlay else (OURS,)

    @cached_property
    def _templates(self) -> Templates:
        return _in_folders(self.roots) if self.overlay else _ours()

    def render(self, template: str, values: Mapping[str, object]) -> str:
        """Fill a template in. Raises ThemeError, with file and line, when a user's template is at fault."""
        try:
            return self._templates.render(template, values)
        except TemplateError as error:
            raise _blamed(template, error) from error

    def macros(self, template: str, values: Mapping[str, object]) -> Mapping[str, object]:
        """The macros of a template by their names, made once for many pages: to import them costs more than a page."""
        try:
            module = self._templates.get_template(template).make_module(dict(values))
        except TemplateError as error:
            raise _blamed(template, error) from error
        return {name: macro for name, macro in vars(module).items() if not name.startswith("_")}

    def template_words(self, folder: str) -> str:
        """The text of the templates in a folder and of those all share: words that do not come from a bank."""
        files = [
            file for root in self.roots for part in ("", folder) for file in (root / "templates" / part).glob("*.*")
        ]
        return "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))

    def styles(self, *names: str) -> str:
        """Stylesheets one after the other, in the order of the cascade."""
        added = [f"{ADDED}/{name}.css" for name in self.more] if FONTS in names else []
        files = [file for name in names for file in (name, *(added if name == FONTS else ()))]
        return "\n".join(self._find(f"styles/{file}").read_text(encoding="utf-8") for file in files)

    def files(self, styles: str) -> dict[str, bytes]:
        """The fonts and drawn marks that some stylesheet text asks for, by the address it uses."""
        addresses = dict.fromkeys(FILE_ADDRESS.findall(styles))
        return {address: self._find(f"styles/{address}").read_bytes() for address in addresses}

    def use_own_fonts(self) -> None:
        """Show fontconfig our fonts alone, so that none of the machine's gets into a build; before the engine loads."""
        os.environ["FONTCONFIG_FILE"] = str(self._find("styles/fonts/fonts.conf"))

    @cached_property
    def added(self) -> tuple[str, ...]:
        """The fonts for further scripts that lie beside ours, or in the theme of the user, by their names."""
        files = {file.stem for root in self.roots for file in (root / "styles" / ADDED).glob("*.css")}
        return tuple(sorted(files))

    def reaching(self, text: str, language: str) -> "Theme":
        """This theme with the added fonts that a text needs: only these are loaded. Han goes by the language."""
        if not self.added:
            return self
        missing = "".join(sorted({match[0] for match in self.uncovered(text)}))
        more = []
        for name in sorted(self.added, key=lambda name: (name != font_for_han(language), name)):
            if (left := _pattern(self._ranges(f"{ADDED}/{name}.txt")).findall(missing)) != list(missing):
                more.append(name)
                missing = "".join(left)
        return replace(self, more=tuple(more)) if more else self

    def uncovered(self, text: str) -> Iterator[re.Match[str]]:
        """The characters of a text for which no font has a glyph."""
        return self.no_glyph.finditer(text)

    def spell_out(self, html: str) -> str:
        """HTML whose text names characters without a glyph by their code points; attributes stay as they are."""
        if not self.no_glyph.search(html):
            return html
        runs = unread(self.no_glyph)
        pieces = TAG.split(html)
        pieces[::2] = [runs.sub(_spelled_out, text) for text in pieces[::2]]
        return "".join(pieces)

    @cached_property
    def no_glyph(self) -> re.Pattern[str]:
        """Matches one character for which no font has a glyph."""
        files = ("fonts/coverage.txt", *(f"{ADDED}/{name}.txt" for name in self.more))
        return _pattern("".join(map(self._ranges, files)))

    def _ranges(self, file: str) -> str:
        """The code points that a file lists, as the inside of a character class."""
        lines = self._find(f"styles/{file}").read_text(encoding="ascii").splitlines()
        ranges = [line.partition("-") for line in lines if line and not line.startswith("#")]
        return "".join(f"{_escape(first)}-{_escape(last or first)}" for first, _, last in ranges)

    def _find(self, name: str) -> Path:
        for root in self.roots:
            if (root / name).is_file():
                return root / name
        raise ThemeError(f"{name} is in none of {', '.join(map(str, self.roots))}")


def _in_folders(roots: Sequence[Path]) -> Templates:
    return Templates([root / "templates" for root in roots])


@cache
def _ours() -> Templates:
    """Our own templates: they are the same for every theme that has none."""
    return _in_folders((OURS,))


def _blamed(template: str, error: TemplateError) -> ThemeError:
    line = getattr(error, "lineno", None)
    return ThemeError(f"{template}{f', line {line}' if line else ''}: {error}")


def _pattern(covered: str) -> re.Pattern[str]:
    return re.compile(f"[^{covered}{INVISIBLE}]")


def _escape(code: str) -> str:
    return f"\\U{int(code, 16):08x}"


def _spelled_out(match: re.Match[str]) -> str:
    """With space around it: a figure that follows would read as a part of the number."""
    return f' <span class="no-glyph">{_names(match[0])}</span>{BREAK} '


@lru_cache(maxsize=4)
def unread(no_glyph: re.Pattern[str]) -> re.Pattern[str]:
    """Matches characters without a glyph that follow each other, with the white space between them."""
    one = no_glyph.pattern
    return re.compile(f"{one}(?:[\\s{INVISIBLE}]*{one})*")


def spelled(text: str, no_glyph: re.Pattern[str]) -> str:
    """A text as paper has it."""
    return unread(no_glyph).sub(lambda match: f" {_names(match[0])} ", text)


def _names(run: str) -> str:
    """The code points of a few characters; of more the first two, and how many there are besides.

    Nobody reads a sentence as numbers. Yet it can be seen that there is one, how long it is, and where it begins.
    """
    characters = [
        character for character in run if not character.isspace() and not INVISIBLE_CHARACTER.match(character)
    ]
    if len(characters) <= MOST_SPELLED:
        return " ".join(map(code_point, characters))
    named = " ".join(map(code_point, characters[:FIRST_SPELLED]))
    return f"{named} … +{len(characters) - FIRST_SPELLED}"


def code_point(character: str) -> str:
    """A character's name as Unicode writes it: U+1F9FF."""
    return f"U+{ord(character):04X}"
