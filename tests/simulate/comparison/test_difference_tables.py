"""Differences as a table, as CSV and as records."""

import csv
import json
from collections.abc import Sequence

from attrs import evolve

from kernel.messages import Language
from simulate.comparison.difference_tables import (
    COLUMNS,
    comparison_records,
    comparison_tables,
)
from simulate.comparison.differences import Difference
from simulate.output.console import rendered
from simulate.output.formats import as_csv
from simulate.output.layout import stacked
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN, Unit
from simulate.projection.facts import columns_with
from tests.simulate.output.making import result_with
from tests.simulate.output.reading import WIDE, tables_in


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
    language: Language = "en",
    *,
    detail: bool = True,
    unit: Unit | None = YUAN,
) -> str:
    """Return the tables as they are printed, with all lines and columns unless said otherwise."""
    tables = comparison_tables(differences, Presentation(language, unit, detail))
    return rendered(stacked(*tables), WIDE)


def line_of(differences: Sequence[Difference]) -> list[str]:
    """Return the cells of the one line, alone in its section and called as that is."""
    (table,) = tables_in(shown(differences))
    return table.sections[""]["Fund income, cash"]


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


def test_a_line_holds_each_year_and_all_of_them() -> None:
    """1,000 to 1,100 and 500 to 450 yuan: +100 and -50, together 1,500 to 1,550, 3.3 % more."""
    found = [income(2024, 100_000, 110_000), income(2025, 50_000, 45_000)]
    (table,) = tables_in(shown(found))
    assert [*table.headings] == ["2024", "2025", "Before", "After", "Difference", "%"]
    assert line_of(found) == ["+100.00", "-50.00", "1,500.00", "1,550.00", "+50.00", "+3.3%"]


def test_before_and_after_are_details() -> None:
    """Otherwise a line ends with the difference and the share of it; the rest is as it was."""
    found = [
        evolve(one, measure="student_cost") for one in (income(2024, 4, 5), income(2025, 5, 4))
    ]
    (table,) = tables_in(shown(found, detail=False))
    assert [*table.headings] == ["2024", "2025", "Difference", "%"]
    assert table.rows["Cost to students, cash"] == ["+0.01", "-0.01", "–", ""]


def test_payers_are_details_of_a_total() -> None:
    """What a payer pays stands there with detail; what all pay together, always."""
    total = Difference("changsha", 2024, "fund_income", "total", "cash", "fen", 5, 7)
    found = [income(2024, 2, 4), total]
    with_detail, without = (tables_in(shown(found, detail=one))[0] for one in (True, False))
    assert [*with_detail.sections["Fund income, cash"]] == ["student", "total"]
    assert without.labels == ["Fund income, cash"]


def test_payers_of_government_cost_are_none() -> None:
    """Money may move from one level to another while the total stays as it is."""

    def cost(payer: str, before: int, after: int) -> Difference:
        return Difference(
            "changsha", 2024, "government_cost", payer, "accrual", "fen", before, after
        )

    moved = [cost("provincial", 900, 500), cost("municipal", 100, 500), cost("total", 1000, 1000)]
    text = shown(moved, detail=False)
    (table,) = tables_in(text)
    assert table.sections["Government cost, accrual"] == {
        "provincial budget": ["-4.00", "-4.00", "-44.4%"],
        "municipal budget": ["+4.00", "+4.00", "+400.0%"],
    }
    assert "since they do not change: 1." in text


def test_lines_that_do_not_change_are_left_out_and_counted() -> None:
    """A total of both years; who is insured is no other than before."""
    text = shown([income(2024, 1, 2), insured(2024, 3, 3), insured(2025, 2, 2)])
    (table,) = tables_in(text)
    assert table.labels == ["Fund income, cash"]
    assert "\nLines left out, since they do not change: 1.\n" in text


def test_nothing_changed_is_no_table() -> None:
    """The count of lines alone."""
    text = shown([income(2024, 100_000, 100_000)])
    assert tables_in(text) == []
    assert "Lines left out, since they do not change: 1." in text


def test_money_is_in_a_unit_that_keeps_it_short() -> None:
    """Two million yuan are 200 万元; half a 100 yuan is the last decimal, and counts up."""
    found = [income(2024, 200_000_000, 200_005_000)]
    (table,) = tables_in(shown(found, "zh", unit=None))
    assert table.rows["基金收入，收付实现制"][:3] == ["+0.01", "200.00", "200.01"]
    assert "\n万元 " in shown(found, "zh", unit=None)


def test_stocks_are_not_added_over_years() -> None:
    """Insured people of two years are no number of people."""
    (table,) = tables_in(shown([insured(2024, 10, 12), insured(2025, 10, 10)]))
    assert table.sections["People"]["Insured (persons)"] == ["+2", "–", "", "", "", ""]


def test_sums_over_different_years_have_no_difference() -> None:
    """One forecast is cut short by a horizon: its sum is of other years."""
    found = [income(2024, 100_000, 100_001), income(2025, 50_000, None)]
    assert line_of(found) == ["+0.01", "", "1,500.00", "1,000.01", "", ""]


def test_a_payer_who_pays_nothing_has_no_line() -> None:
    """Neither before nor after; it is no line that is left out, either."""
    text = shown([income(2024, 0, 0), insured(2024, 1, 2)])
    assert "student " not in text
    assert "Insured" in text
    assert "left out" not in text


def test_labels_stand_below_their_line() -> None:
    """The line is their sum."""
    found = [income(2024, 200_00, 100_00, "dibao"), income(2024, 300_00, 600_00, "none")]
    found.append(income(2025, 0, 0, ""))
    (table,) = tables_in(shown(found))
    assert table.labels == ["  student", "    dibao", "    none"]
    lines = table.sections["Fund income, cash"]
    assert lines["student"][:4] == ["+200.00", "–", "500.00", "700.00"]
    assert lines["dibao"][:4] == ["-100.00", "", "200.00", "100.00"]
    assert lines["none"][:4] == ["+300.00", "", "300.00", "600.00"]


def test_every_region_has_a_table_of_its_own() -> None:
    """Named above it, in the language asked for."""
    elsewhere = Difference("liaoning", 2024, "fund_income", "student", "cash", "fen", 1, 2)
    out = shown([income(2024, 1, 2), elsewhere], "zh")
    assert out.index("长沙：各年变动") < out.index("辽宁：各年变动")
    assert out.count("基金收入") == 2
