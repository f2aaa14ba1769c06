"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes what the literate cases give into their files; read the difference before you commit it."""
    parser.addoption("--accept", action="store_true", help="write new results into tests/cases/**/*.md")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether results are to be written down instead of compared."""
    return bool(request.config.getoption("--accept"))
