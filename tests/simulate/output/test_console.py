"""What is printed for a person is as wide as its figures."""

import pytest

from tests.simulate.conftest import Simulate


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_figure_is_cut_however_many_years_there_are(simulate: Simulate, language: str) -> None:
    """Five cohorts of some 280,000 stand in eleven columns; rich would end them in an ellipsis."""
    asked = ("--region", "changsha", "--cohort", "2022:2026", "--method", "grouped")
    ran = simulate(*asked, "--format", "table", "--lang", language)
    assert ran.code == 0
    assert "…" not in ran.out
    tables = [line for line in ran.out.splitlines() if line.startswith("┏")]
    assert all(line.endswith("┓") for line in tables)
    assert max(map(len, tables)) > 160
