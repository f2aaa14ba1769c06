"""Options of the test run."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes what the literate cases give into their files; read the difference before you commit it."""
    parser.addoption("--accept", action="store_true", help="write new results into tests/cases/**/*.md")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether results are to be written down instead of compared."""
    return bool(request.config.getoption("--accept"))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Files of slow tests only are not even imported when slow ones are not wanted: they load the engine."""
    wanted = config.getoption("markexpr") != "not slow" or collection_path.suffix != ".py"
    return None if wanted or "\npytestmark = pytest.mark.slow" not in collection_path.read_text("utf-8") else True
