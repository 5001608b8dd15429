"""What came of repeating a result, as a person reads it."""

from pathlib import Path
from typing import Final

from attrs import evolve

from simulate.output.causes import Cause
from simulate.output.console import rendered
from simulate.output.repetition_report import (
    FactPair,
    differing_figures,
    differing_records,
    figure_tables,
    rerun_report,
)
from simulate.output.saved import Saved
from simulate.projection.facts import Fact
from tests.simulate.output.reading import WIDE, rows_in

RESULT: Final = Saved(Path("out.json"), {}, (), (), (), ())
INCOME: Final = Fact("changsha", 2024, 2025, "fund_income", "student", "cash", ("C2",), 100_001)


def shown(pairs: list[FactPair], *causes: Cause) -> str:
    """Return the report as it is printed in a wide window."""
    differing = differing_figures(pairs, "en")
    tables = figure_tables(differing, "en")
    report = rerun_report(RESULT, len(pairs), len(differing), tables, causes, [], "en")
    return rendered(report, WIDE)


def test_a_figure_that_one_does_not_have_is_blank() -> None:
    """Named by what there is of it, its labels before the year."""
    out = shown([(INCOME, None), (INCOME, INCOME)])
    assert "Not identical: 1 of 2 figures differ from out.json." in out
    assert rows_in(out) == [
        ["Changsha · 2024 · Fund income · student · cash · C2 · 2025", "1,000.01", ""]
    ]


def test_an_interval_is_part_of_a_figure() -> None:
    """It is shown, so that one that differs can be seen to."""
    wide, narrow = (evolve(INCOME, low=low, high=200_000) for low in (50_000, 90_000))
    out = shown([(wide, narrow)])
    assert "Not identical: 1 of 1 figures" in out
    assert "1,000.01 (500.00 … 2,000.00)" in out
    assert "1,000.01 (900.00 … 2,000.00)" in out


def test_what_differs_is_recorded_and_now() -> None:
    """Not before and after: the record is what is held against the present."""
    out = shown([(INCOME, INCOME)], Cause("numpy", "", "1.0", "2.0"))
    assert out.startswith("Identical: the recorded command gives the 1 figures of out.json again")
    assert "Recorded" in out
    assert "Now" in out
    assert "those of the record" not in out


def test_of_a_record_the_cells_that_differ_are_shown() -> None:
    """Of one that is missing on a side, all that the other holds."""
    then = {"uptake": {"low": 1, "high": 2}, "leave_rate": {"low": 3}}
    now = {"uptake": {"low": 1, "high": 5}, "late_share": {"low": 4}}
    assert differing_records(then, now) == [
        ("uptake", "high 2", "high 5"),
        ("leave_rate", "low 3", ""),
        ("late_share", "", "low 4"),
    ]
