"""Differences as a table, as CSV and as records."""

import csv
import json
from collections.abc import Sequence

import pytest

from kernel.messages import Language
from simulate.comparison.difference_tables import (
    COLUMNS,
    comparison_records,
    comparison_tables,
)
from simulate.comparison.differences import Difference
from simulate.output.console import show
from simulate.output.formats import as_csv
from simulate.projection.facts import columns_with
from tests.simulate.output.making import result_with
from tests.simulate.report.test_forecast_table import sections


def income(year: int, before: int | None, after: int | None, *by: str) -> Difference:
    """Return what students pay the fund in a year, before and after."""
    return Difference(
        "changsha", year, "fund_income", "student", "cash", "fen", before, after, tuple(by)
    )


def insured(year: int, before: int, after: int) -> Difference:
    """Return how many are insured in a year, before and after."""
    return Difference("changsha", year, "insured", "", "", "students", before, after)


def shown(
    differences: Sequence[Difference],
    capsys: pytest.CaptureFixture[str],
    language: Language = "en",
) -> str:
    """Return the tables as they are printed."""
    show(comparison_tables(differences, language))
    return capsys.readouterr().out


def as_rows(found: Sequence[Difference], by: Sequence[str] = ()) -> str:
    """Return differences as a CSV file."""
    return as_csv(result_with(columns_with(by, COLUMNS, "before"), comparison_records(found, by)))


def test_csv_has_the_columns_of_the_contract() -> None:
    """Before, after, difference and its part of before, one figure a row."""
    assert as_rows([income(2024, 152_000, 160_000), insured(2024, 0, 3)]) == (
        "region,year,measure,payer,accounting,unit,before,after,difference,relative\n"
        "changsha,2024,fund_income,student,cash,fen,152000,160000,8000,0.052632\n"
        "changsha,2024,insured,,,students,0,3,3,\n"
    )


def test_a_figure_that_one_does_not_have_is_blank() -> None:
    """No 0 instead, and no difference."""
    _, line = as_rows([income(2024, None, 5)]).splitlines()
    assert line == "changsha,2024,fund_income,student,cash,fen,,5,,"
    (record,) = comparison_records([income(2024, 5, None)])
    assert (record["before"], record["after"]) == (5, None)
    assert (record["difference"], record["relative"]) == (None, None)


def test_breakdowns_are_columns_before_the_amounts() -> None:
    """As in a forecast, they stand before the value."""
    found = [income(2024, 1, 2, "dibao", "C1")]
    header, row = csv.reader(as_rows(found, ["relief", "clause"]).splitlines())
    names = [*COLUMNS]
    assert header == [*names[:6], "relief", "clause", *names[6:]]
    assert row[6:9] == ["dibao", "C1", "1"]


def test_records_hold_the_cells_of_the_csv() -> None:
    """Column by column, null for a blank."""
    found = [income(2024, 3, 4), insured(2024, 0, 0)]
    rows = list(csv.DictReader(as_rows(found).splitlines()))
    records = json.loads(json.dumps(comparison_records(found)))
    as_text = [{k: "" if v is None else str(v) for k, v in record.items()} for record in records]
    assert as_text == rows


def test_a_line_holds_each_year_and_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    """1,000 to 1,100 and 500 to 450 yuan: +100 and -50, together 1,500 to 1,550."""
    out = shown([income(2024, 100_000, 110_000), income(2025, 50_000, 45_000)], capsys)
    line = sections(out)["Fund income, cash"]["student"]
    assert line == ["+100", "-50", "1,500", "1,550", "+50"]
    shares = sections(out)["Fund income, cash"][""]
    assert shares == ["+10.0%", "-10.0%", "", "", "+3.3%"]


def test_nothing_changed_is_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    """The sign of zero, without a share."""
    line = sections(shown([income(2024, 100_000, 100_000)], capsys))["Fund income, cash"]
    assert line == {"student": ["–", "1,000", "1,000", "–"]}


def test_stocks_are_not_added_over_years(capsys: pytest.CaptureFixture[str]) -> None:
    """Insured people of two years are no number of people."""
    out = shown([insured(2024, 10, 12), insured(2025, 10, 10)], capsys)
    assert sections(out)["People"]["Insured"] == ["+2", "–", "", "", ""]


def test_sums_over_different_years_have_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    """One forecast is cut short by a horizon: its sum is of other years."""
    out = shown([income(2024, 100_000, 100_000), income(2025, 50_000, None)], capsys)
    line = sections(out)["Fund income, cash"]["student"]
    assert line == ["–", "", "1,500", "1,000", ""]


def test_a_payer_who_pays_nothing_has_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither before nor after."""
    out = shown([income(2024, 0, 0), insured(2024, 1, 1)], capsys)
    assert "student " not in out
    assert "Insured" in out


def test_labels_stand_below_their_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The line is their sum."""
    found = [income(2024, 200, 100, "dibao"), income(2024, 300, 600, "none")]
    found.append(income(2025, 0, 0, ""))
    lines = sections(shown(found, capsys))["Fund income, cash"]
    assert lines["student"][:4] == ["+2", "–", "5", "7"]
    assert lines["dibao"][:4] == ["-1", "", "2", "1"]
    assert lines["none"][:4] == ["+3", "", "3", "6"]


def test_every_region_has_a_table_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """Named above it, in the language asked for."""
    elsewhere = Difference("liaoning", 2024, "fund_income", "student", "cash", "fen", 1, 2)
    out = shown([income(2024, 1, 2), elsewhere], capsys, "zh")
    assert out.index("长沙：各年变动") < out.index("辽宁：各年变动")
    assert out.count("基金收入") == 2
