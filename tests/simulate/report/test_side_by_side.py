"""Several cohorts or regions side by side, and their sum."""

from collections.abc import Sequence

from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from simulate.report.headline import Headline
from simulate.report.side_by_side import cohort_table, region_table
from tests.simulate.certain import PREPAID
from tests.simulate.making import figures, forecast_of, under
from tests.simulate.output.reading import WIDE, Shown, tables_in

COHORTS = (2023, 2024, 2025)


def shown(accounting: str, look: Presentation, cohorts: Sequence[int] = COHORTS) -> Shown:
    """Return the table of a thousand students of each cohort in Changsha, who prepay."""
    made = [forecast_of(under("changsha", *PREPAID), cohort) for cohort in cohorts]
    (table,) = tables_in(rendered(cohort_table(Headline(made, accounting), look), WIDE))
    return table


def fen(cell: str) -> int:
    """Return an amount in yuan as fen."""
    return round(100 * float(cell.replace(",", "")))


def test_by_hand() -> None:
    """1,520 yuan a head come before the first year; 670, 700, 724 and 754 of subsidy follow."""
    (_, row), *_ = shown("accrual", Presentation("en", YUAN), (2024,)).rows.items()
    assert row == [
        *("1,000", "1,000", "4,368,000.00", "2,848,000.00", "1,520,000.00"),
        "1,520,000.00 (2023)",
    ]


def test_each_cohort_has_its_own_figures() -> None:
    """Those of its rows."""
    rows = shown("accrual", Presentation("en", YUAN)).rows
    for cohort in COHORTS:
        found = figures(under("changsha", *PREPAID), cohort)
        income = sum(found.over(found.years, "fund_income", "total", "accrual"))
        assert fen(rows[str(cohort)][2]) == income


def test_the_sum_has_neither_insured_nor_a_balance() -> None:
    """They are of different years; entrants and money add up."""
    rows = shown("cash", Presentation("en", YUAN)).rows
    assert [*rows] == ["2023", "2024", "2025", "total"]
    total = rows.pop("total")
    assert (total[0], total[1], total[5]) == ("3,000", "", "")
    for at in (2, 3, 4):
        assert fen(total[at]) == sum(fen(cells[at]) for cells in rows.values())


def test_the_unit_is_that_of_the_sum() -> None:
    """12 million yuan: all of it in 万元."""
    rows = shown("accrual", Presentation("zh")).rows
    assert rows["2024"][2] == "436.80"


def test_regions_side_by_side() -> None:
    """Each with the figures of its own headline, by its name; below them the sum of money."""
    headlines = [
        Headline([forecast_of(under(region, *PREPAID), cohort) for cohort in (2023, 2024)])
        for region in ("changsha", "liaoning")
    ]
    text = rendered(region_table(headlines, Presentation("zh", YUAN)), WIDE)
    assert text.startswith("各地区，权责发生制，元\n")
    (table,) = tables_in(text)
    assert [*table.rows] == ["长沙", "辽宁", "合计"]
    *own, total = table.rows.values()
    assert [fen(cells[2]) for cells in own] == [one.fund_income.value for one in headlines]
    assert fen(total[2]) == sum(one.fund_income.value for one in headlines)
    assert total[0] == "4,000"
