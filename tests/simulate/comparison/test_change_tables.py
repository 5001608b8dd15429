"""The analysis of change as a table and as records."""

import pytest

from simulate.comparison.change_tables import (
    analysis_records,
    analysis_table,
    change_records,
    changes_table,
)
from simulate.comparison.changes import Change
from simulate.output.console import show
from tests.simulate.certain import ANNUAL
from tests.simulate.comparison.making import change, compared

FOUND = compared("changsha", ANNUAL, (*ANNUAL, "tariff.2027=420", "tariff.2026=410"))


def lines(capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """Return the cells of what was printed, by the first of each line."""
    printed = capsys.readouterr().out.splitlines()
    cells = [[c.strip() for c in line.strip("│").split("│")] for line in printed if "│" in line]
    return {label: rest for label, *rest in cells}


def test_a_line_for_each_step_between_the_two_scenarios(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A thousand students: 10 yuan more in 2026, 20 in 2027, and nothing else."""
    show(analysis_table(FOUND.steps, "changsha", "en"))
    table = lines(capsys)
    assert list(table) == [
        "Before",
        "Data: who enters",
        "Tariffs",
        "Fiscal standards",
        "Rules",
        "Behaviour",
        "After",
    ]
    assert table["Before"][2] == "1,580,000"
    assert table["Tariffs"] == ["+30,000", "–", "+30,000"] * 2 + ["–", "–", "–"]
    assert table["After"][2] == "1,610,000"
    assert set(table["Rules"]) == {"–"}


def test_records_give_every_year_of_every_step() -> None:
    """With before and after of each."""
    records = analysis_records(FOUND.steps)
    (one,) = (
        r
        for r in records
        if (r["step"], r["year"], r["measure"], r["accounting"])
        == ("tariffs", 2027, "student_cost", "accrual")
    )
    assert (one["before"], one["after"], one["difference"]) == (40_000_000, 42_000_000, 2_000_000)
    total = sum(r["difference"] for r in records if r["measure"] == "student_cost")
    both = ("accrual", "cash")
    assert total == sum(change(FOUND.differences, "student_cost", "student", a) for a in both)


def test_what_the_two_rest_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Values with their units, shares without; a dash where nothing is said."""
    changes = [
        Change("changsha", "tariffs", "tariff.2027", "yuan", 400, 420),
        Change("changsha", "behaviour", "uptake.2", "share", None, 0.6),
    ]
    show(changes_table(changes, "en"))
    printed = capsys.readouterr().out
    assert "│ Changsha │ Tariffs   │ tariff.2027 │ 400 yuan │ 420 yuan │" in printed
    assert "│ Changsha │ Behaviour │ uptake.2    │ –        │ 0.6      │" in printed
    assert change_records(changes)[1] == {
        "region": "changsha",
        "step": "behaviour",
        "name": "uptake.2",
        "unit": "share",
        "before": None,
        "after": 0.6,
    }
