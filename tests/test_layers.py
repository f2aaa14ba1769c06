"""The design, executable: docs/architecture.md says who may import whom, and which module is whose door."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "prepress"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FOLDERS = frozenset(folder.parent.name for folder in PACKAGE.glob("*/__init__.py"))
CONTRACTS = {folder: folder.removesuffix("s") for folder in FOLDERS}
FAMILIES = frozenset(folder for folder, contract in CONTRACTS.items() if (PACKAGE / f"{contract}.py").exists())
ROOMS = FOLDERS - FAMILIES
PATHS = [path for path in sorted(PACKAGE.rglob("*.py")) if path.name not in ("__init__.py", "__main__.py")]


def name_of(path: Path) -> str:
    """What a module is called here: in a room it goes by its own name, in a family with that of the family."""
    *folders, name = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join((*(folder for folder in folders if folder not in ROOMS), name))


MODULES = {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in PATHS}

LIBRARIES = {
    "click": "click",
    "EbookLib": "ebooklib",
    "fontTools": "fontTools",
    "Jinja2": "jinja2",
    "lxml": "lxml",
    "markdown-it-py": "markdown_it",
    "math-core": "math_core",
    "mdit-py-plugins": "mdit_py_plugins",
    "MarkupSafe": "markupsafe",
    "nh3": "nh3",
    "PDFium": "pypdfium2",
    "pikepdf": "pikepdf",
    "Pillow": "PIL",
    "pydyf": "pydyf",
    "Pygments": "pygments",
    "python-docx": "docx",
    "python-frontmatter": "frontmatter",
    "PyYAML": "yaml",
    "rich": "rich",
    "segno": "segno",
    "tinycss2": "tinycss2",
    "WeasyPrint": "weasyprint",
    "ziamath": "ziamath",
}
"""The name a library goes by -> the name it is imported by."""

TYPES = frozenset({("weasyprint", "Page")})
"""What other modules than the door may name, to say what they take and give."""

ON_DISK = frozenset(
    {
        "calibrate",
        "cli",
        "finding",
        "folders",
        "output",
        "pipeline",
        "setting",
        "setting_tables",
        "settings",
        "source",
        "theme",
        "toolchain",
        "validators",
    }
)
DISK_METHODS = frozenset(
    {
        *("chmod", "exists", "glob", "is_dir", "is_file", "is_symlink", "iterdir", "lstat", "mkdir", "read_text"),
        *(
            "resolve",
            "rglob",
            "rmdir",
            "samefile",
            "stat",
            "symlink_to",
            "touch",
            "unlink",
            "write_bytes",
            "write_text",
        ),
    }
)
"""What a path can do to a disk. (`read_bytes` is missing: streams inside of a PDF have it too.)"""

DISK_MODULES = frozenset({"glob", "shutil", "socket", "subprocess", "tempfile", "urllib.request", "http.client"})
HARMLESS = frozenset({"os.cpu_count", "os.environ", "os.sched_getaffinity"})


class Import(NamedTuple):
    """One imported name: `from module import name`, or `import module` with the name ""."""

    module: str
    name: str


def node_of(module: str) -> str:
    """What a module is called in the table of rows: the members of a family share one entry."""
    return f"{module.partition('.')[0]}/*" if "." in module else module


def rows() -> dict[str, int]:
    """The table of rows in docs/architecture.md."""
    found = re.findall(r"^\| (\d+) \| (`.*`) \|$", ARCHITECTURE, re.MULTILINE)
    return {module: int(row) for row, modules in found for module in re.findall(r"`([\w/*]+)`", modules)}


def doors() -> dict[str, frozenset[str]]:
    """The table of doors there: the name by which a library is imported -> the modules that may."""
    found = re.findall(r"^\| ([\w, -]+) \| (`\S+\.py`.*) \|$", ARCHITECTURE, re.MULTILINE)
    return {
        LIBRARIES[library]: frozenset(name.replace("/", ".") for name in re.findall(r"`([\w/]+)\.py`", modules))
        for libraries, modules in found
        for library in libraries.split(", ")
    }


@cache
def imports(tree: ast.Module) -> tuple[Import, ...]:
    """Every import, also inside of functions, but not those for the type checker alone."""
    nodes = list(ast.walk(tree))
    checked_only = [node for node in nodes if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
    skipped = {id(inner) for node in checked_only for inner in ast.walk(node)}
    found: list[Import] = []
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and id(node) not in skipped:
            found += [Import(node.module or "", alias.name) for alias in node.names]
        elif isinstance(node, ast.Import) and id(node) not in skipped:
            found += [Import(alias.name, "") for alias in node.names]
    return tuple(found)


def own_imports(tree: ast.Module) -> Iterator[str]:
    """The modules of ours that a module imports; the folders of families and the version belong to no row."""
    for module, name in imports(tree):
        if module == "prepress" and name in FAMILIES | {"__version__"}:
            continue
        top, *folders = module.split(".")
        if top == "prepress":
            named = [folder for folder in folders if folder not in ROOMS]
            yield ".".join(named) or name


def foreign_imports(tree: ast.Module) -> Iterator[Import]:
    """What a module imports that is neither ours nor the standard library's."""
    for imported in imports(tree):
        top = imported.module.partition(".")[0]
        if top != "prepress" and top not in sys.stdlib_module_names:
            yield imported


def test_a_name_is_given_once() -> None:
    """In rooms modules go by their own names; no two have the same."""
    assert len(MODULES) == len(PATHS)


def test_every_module_has_its_place_in_the_tree() -> None:
    """docs/architecture.md shows each file in its room, and says what it is for."""
    tree = ARCHITECTURE.partition("## The rooms\n")[2].partition("```\n")[2].partition("```\n")[0]
    places: dict[str, str] = {}
    room = ""
    for line in tree.partition("\nprepress/\n")[2].partition("\ntests/")[0].splitlines():
        if found := re.match(r"  (\w+)/ ", line):
            room = found[1] if found[1] in ROOMS else ""
        elif re.match(r"  \w", line):
            room = ""
        places |= dict.fromkeys(re.findall(r"\b(\w+)\.py\b", line), room)
    expected = {path.stem: path.parent.name for path in PATHS if path.parent.name not in FAMILIES}
    assert places == {name: folder if folder in ROOMS else "" for name, folder in expected.items()}


def test_every_module_has_a_row_and_every_row_its_modules() -> None:
    """The table of docs/architecture.md is the whole of the package, each module once."""
    assert sorted(rows()) == sorted({node_of(module) for module in MODULES})


def test_arrows_run_one_way() -> None:
    """A module imports only from rows above its own."""
    table = rows()
    wrong = [
        f"{module} imports {other}"
        for module, tree in MODULES.items()
        for other in own_imports(tree)
        if table[node_of(other)] >= table[node_of(module)]
    ]
    assert wrong == []


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_family_knows_its_contract(family: str) -> None:
    """The singular file beside a folder is its contract: all members import it, and no member imports another."""
    members = [module for module in MODULES if module.startswith(f"{family}.")]
    for member in members:
        found = set(own_imports(MODULES[member]))
        assert CONTRACTS[family] in found
        assert not [other for other in found if other.startswith(f"{family}.")]


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_rule_is_named_as_its_file(family: str) -> None:
    """`missing_answer.py` defines `missing-answer`; a binder's file is named for its format."""
    for module, tree in MODULES.items():
        if module.startswith(f"{family}."):
            names = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
            assert module.split(".")[1].replace("_", "-") in names


def test_a_library_has_one_door() -> None:
    """Only the modules of the table import it; what is not in the table is imported by nobody."""
    table = doors()
    wrong = [
        f"{module} imports {imported.module}"
        for module, tree in MODULES.items()
        for imported in foreign_imports(tree)
        if module not in table.get(imported.module.partition(".")[0], ()) and imported not in TYPES
    ]
    assert wrong == []


def test_every_door_is_used() -> None:
    """A library in the table is imported by each of its doors."""
    used = {
        (imported.module.partition(".")[0], module)
        for module in MODULES
        for imported in foreign_imports(MODULES[module])
    }
    assert [
        (library, door) for library, modules in doors().items() for door in modules if (library, door) not in used
    ] == []


def reaches(tree: ast.Module) -> Iterator[str]:
    """What in a module could reach for the disk or the network."""
    yield from (imported.module for imported in imports(tree) if imported.module in DISK_MODULES)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("open", "Path"):
            yield node.func.id
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in DISK_METHODS:
            yield node.func.attr
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
            yield from {f"os.{node.attr}"} - HARMLESS


def test_only_a_few_modules_know_that_there_is_a_disk() -> None:
    """The others open nothing and ask the disk nothing; a Path is a value to them, if it is anything."""
    wrong = {module: found for module, tree in MODULES.items() if (found := list(reaches(tree)))}
    assert {module: found for module, found in wrong.items() if module not in ON_DISK} == {}
    assert set(wrong) == ON_DISK, "this test no longer sees what it looks for"


@pytest.mark.slow
def test_what_starts_fast_loads_no_engine() -> None:
    """The command line, its lists and all checks come without the libraries that take their time."""
    slow = ("weasyprint", "ebooklib", "pypdfium2", "pikepdf", "fontTools", "rich", "PIL")
    script = (
        "import sys; import prepress.cli; from prepress.check import all_checks; from prepress.proof import all_proofs;"
        f"all_checks(), all_proofs(); print([name for name in {slow!r} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
