"""What is printed for a person is as wide as its figures."""

from pathlib import Path

import pytest
from rich.table import Table

from simulate.output.console import as_html, rendered
from tests.conftest import Simulate
from tests.tree import ROOT


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


def test_words_in_brackets_stay_as_they_are() -> None:
    """In a cell, a title or a line: what somebody wrote is no markup, and `:tada:` no picture."""
    table = Table("[red]the name", title=":tada: [b]")
    table.add_row("[/draft]")
    assert "[red]the name" in rendered(table)
    assert ":tada: [b]" in rendered(table)
    assert rendered("x[bold]/s.toml") == "x[bold]/s.toml\n"
    assert "[/draft]" in as_html(table)


def test_the_name_of_a_scenario_may_have_brackets(simulate: Simulate, tmp_path: Path) -> None:
    """It stands above its figures as it was written."""
    dearer = tmp_path / "dearer.toml"
    dearer.write_text('name = "Dearer [/draft]"\n[parameters]\ntariff = 500\n', encoding="utf-8")
    asked = ("--region", "changsha", "--cohort", "2024", "--students", "50", "--format", "table")
    ran = simulate("compare", ROOT / "scenarios" / "baseline.toml", dearer, *asked, "--lang", "en")
    assert ran.code == 0
    assert "Dearer [/draft]" in ran.out
