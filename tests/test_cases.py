"""Every bank in tests/cases/ is read, and reported on, as the page beside it says."""

from pathlib import Path

import pytest

from prepress.check import all_checks
from tests import casebook
from tests.casebook import Case

PAGES = sorted(Path(__file__).with_name("cases").rglob("*.md"))
CASES = [case for page in PAGES for case in casebook.cases_of(page)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.page.stem}: {case.title}")
def test_a_bank_gives_what_its_page_says(case: Case, tmp_path: Path, accept: bool) -> None:
    """What is reported and how it is read is what stands below the bank."""
    assert case.expectations, "a case without a fence `diagnostics` or `outline` expects nothing"
    result = casebook.run(case, tmp_path)
    for number, fence in enumerate(case.expectations):
        given = casebook.given(fence, result, tmp_path)
        if accept:
            casebook.accept(case, number, given)
        else:
            assert given == fence.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_cases_of_a_page_have_names_of_their_own(page: Path) -> None:
    """A result is accepted into the case of its title, so no two cases of a page share one."""
    titles = [case.title for case in casebook.cases_of(page)]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("rule", [check.name for check in all_checks()])
def test_every_check_speaks_and_keeps_quiet(rule: str) -> None:
    """A check has a page of cases; in one at least it reports something, in another it is silent about a like bank."""
    reports = [
        [fence.text for fence in case.expectations if fence.info == "diagnostics"]
        for case in CASES
        if case.page.stem == rule
    ]
    speaks = [any(f"[{rule}]" in text for text in texts) for texts in reports if texts]
    assert any(speaks), f"tests/cases/checks/{rule}.md has no case in which {rule} is reported"
    assert not all(speaks), f"tests/cases/checks/{rule}.md has no case in which {rule} keeps quiet"
