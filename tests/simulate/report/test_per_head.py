"""Yuan per insured student by basis: of a cohort, of several, by year and in all."""

from collections.abc import Sequence

import pytest

from simulate.output.presentation import Presentation
from simulate.projection.forecast import Forecast
from simulate.report.per_head import per_head_table
from tests.simulate.certain import PREPAID
from tests.simulate.making import YUAN, figures, forecast_of, plain, under
from tests.simulate.output.reading import Sections, sections_of


def made(*options: str, cohort: int = 2024) -> Forecast:
    """Forecast a thousand students of four years in Changsha, all of whom prepay."""
    return forecast_of(under("changsha", *PREPAID, *options), cohort)


def table(forecasts: Sequence[Forecast], horizon: int | None = None) -> Sections:
    """Return the figures by measure and basis."""
    return sections_of(per_head_table(forecasts, horizon=horizon, look=Presentation("en")))


def test_yuan_by_basis_and_year() -> None:
    """380 a year printed from the student; with the subsidy of 670, 700, 724, 754 in all."""
    found = table([made()])
    assert found["Cost to students"] == {"explicit": ["380.00"] * 5, "total": ["380.00"] * 5}
    income = found["Fund income"]
    assert income["total"] == ["1,050.00", "1,080.00", "1,104.00", "1,134.00", "1,092.00"]
    assert income["explicit"] == ["380.00"] * 5


def test_a_basis_on_which_nothing_stands_has_no_line() -> None:
    """What students pay is printed, how the subsidy is divided nowhere."""
    found = table([made()])
    assert [*found["Cost to students"]] == ["explicit", "total"]
    assert [*found["Government cost"]] == ["inferred", "assumed", "total"]


def test_bases_add_up_to_the_total() -> None:
    """To the fen that rounding leaves, in each column."""
    for rows in table([forecast_of(plain("zhengzhou"))]).values():
        *parts, total = ([float(c.replace(",", "").replace("–", "0")) for c in rows[basis]]
                         for basis in rows)  # fmt: skip
        assert [*rows][-1] == "total"
        assert [sum(column) for column in zip(*parts, strict=True)] == pytest.approx(
            total, abs=0.02
        )


def test_several_cohorts_together() -> None:
    """The sum divides what both cohorts bring by those insured in both."""
    both = table([made(cohort=cohort) for cohort in (2023, 2024)])
    cohorts = [figures(under("changsha", *PREPAID), cohort) for cohort in (2023, 2024)]
    fen = sum(cohort.at("fund_income", 2024, "total", "accrual") for cohort in cohorts)
    assert both["Fund income"]["total"][1] == f"{fen / YUAN / 2000:,.2f}"
    assert len(both["Fund income"]["total"]) == 6


def test_a_horizon_cuts_years_off() -> None:
    """Two insurance years of the cohort, and both together."""
    assert table([made()], 2)["Fund income"]["total"] == ["1,050.00", "1,080.00", "1,065.00"]


def test_a_head_is_rounded_half_up() -> None:
    """A thousand students less one who pays nothing: 379.62 yuan, and half a fen counts up."""
    one = made("assisted_share=0.5", "relief=tekun")
    insured = 1000
    fen = figures(under("changsha", *PREPAID, "assisted_share=0.5", "relief=tekun")).at(
        "student_cost", 2024, "student", "accrual"
    )
    whole, rest = divmod(fen, insured)
    expected = (whole + (2 * rest >= insured)) / YUAN
    assert table([one])["Cost to students"]["total"][0] == f"{expected:,.2f}"


def test_nobody_insured_has_nothing_per_head() -> None:
    """No division by zero."""
    assert table([made("uptake=0")])["Fund income"]["total"] == ["–"] * 5


def test_what_benefits_cost_a_head() -> None:
    """12 months at 25.75, 26.52, 27.32 and 28.14 yuan, all of it assumed."""
    found = table([made("insured_on_entry_share=1", "benefit_cost=25")])
    costs = ["309.00", "318.24", "327.84", "337.68", "323.19"]
    assert found["Cost of benefits"] == {"assumed": costs, "total": costs}
    assert "Cost of benefits" not in table([made()])


def test_months_before_the_insurance_year_are_costs_of_the_year_in_which_they_lie() -> None:
    """In Zhengzhou 4 of 2023, of the cohort of 2024, beside the 12 of that of 2023."""
    settings = (*PREPAID, "insured_on_entry_share=0", "benefit_cost=25", "benefit_cost_trend=0")
    both = [forecast_of(under("zhengzhou", *settings), cohort) for cohort in (2023, 2024)]
    assert table(both)["Cost of benefits"]["total"][:2] == ["400.00", "300.00"]


def test_the_premium_of_critical_illness_insurance() -> None:
    """As it is assumed of each year; where nobody assumes one there is no figure, and no line."""
    settings = [
        f"critical_illness_premium.{y}={p}" for y, p in ((2025, 95), (2026, 105), (2027, 115))
    ]
    premium = "Critical illness premium"
    (rows,) = (rows for rows in table([made(*settings)]).values() if premium in rows)
    assert rows[premium] == ["–", "95.00", "105.00", "115.00", "105.00"]
    assert not any(premium in rows for rows in table([made()]).values())
