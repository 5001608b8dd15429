"""Totals beside the assumptions about people on which they rest."""

from collections.abc import Sequence
from typing import cast

from kernel.messages import Language
from simulate.output.presentation import Presentation
from simulate.output.text_table import TextTable
from simulate.output.units import YUAN as IN_YUAN
from simulate.projection.forecast import Forecast, forecast
from simulate.report.totals import totals_table
from tests.simulate.making import YUAN, figures, forecast_of, plain, under


def totals(
    made: Sequence[Forecast],
    *,
    accounting: str = "",
    horizon: int | None = None,
    language: Language = "en",
) -> dict[str, list[str]]:
    """Return the total and what it rests on by measure, money in yuan."""
    look = Presentation(language, IN_YUAN)
    table = totals_table(made, accounting=accounting, horizon=horizon, look=look)
    return {name: cells for name, *cells in cast("TextTable", table).rows}


def zhengzhou(*options: str) -> Forecast:
    """Forecast a thousand entrants of Zhengzhou."""
    return forecast_of(under("zhengzhou", *options))


def test_each_total_stands_beside_what_it_rests_on() -> None:
    """Zhengzhou's fund income over the programme, with ranges, and what divides it over payers.

    An assumption is named in words and by the name that sets it.
    """
    total, rests_on = totals([zhengzhou()])["Fund income"]
    made = figures(plain("zhengzhou"))
    fen = sum(made.over(made.years, "fund_income", "total", "accrual"))
    assert total == f"{fen / YUAN:,.2f}"
    moved, divided = rests_on.split("; over payers also: ")
    for own in (
        "entrants 1,000", "uptake 0.4–0.98", "late_share 0.01–0.1", "prepay_share 0.2–0.9",
        "leave_rate 0.002–0.011", "refund_application_share 0.2–0.9", "programme_years",
        "tariff_rise 0–30", "fiscal_rise 10–40",
    ):  # fmt: skip
        assert f" {own}," in f"{moved},", own
    for own in ("assisted_share 0.03–0.2", "institution_aid_percent 0–5", "affiliation", "relief"):
        assert f" {own}," in f"{divided},", own
    assert "assisted_share" not in moved
    assert "uptake" not in divided
    assert "Share of students who enrol at the place of study uptake 0.4–0.98" in moved


def test_in_chinese_the_names_that_set_stay() -> None:
    """The words are Chinese, the name beside them is that of `--set`."""
    _, rests_on = totals([zhengzhou()], language="zh")["基金收入"]
    assert "、在学籍地参保的学生比例 uptake 0.4–0.98、" in rests_on


def test_what_is_set_has_a_value_and_no_range() -> None:
    """A user's number stands as it is."""
    assert " uptake 0.9, " in totals([zhengzhou("uptake=0.9")])["Insured"][1]


def test_totals_of_the_accounting_and_years_asked_for() -> None:
    """Cash to 31 December 2024 of a cohort shown for one insurance year."""
    fen = sum(figures(plain("zhengzhou")).over((2023, 2024), "student_cost", "student", "cash"))
    shown = totals([zhengzhou()], accounting="cash", horizon=1)["Cost to students"][0]
    assert shown == f"{fen / YUAN:,.2f}"


def test_entrants_of_several_cohorts_add_up_with_their_ranges() -> None:
    """Changsha 2024 and 2025: 265,926 + 271,284 to 299,874 + 305,916; stocks have no total."""
    made = [forecast(plain("changsha"), cohort, method="grouped") for cohort in (2024, 2025)]
    total, rests_on = totals(made)["Students in school"]
    assert total == ""
    assert " entrants 537,210–605,790, " in rests_on
    assert " leave_rate 0.002–0.011, " in rests_on
    assert rests_on.endswith(" programme_years")


def test_what_is_zero_rests_on_nothing() -> None:
    """No tariff differs in Heilongjiang, and no document grants a refund."""
    found = totals([forecast_of(plain("heilongjiang"))])
    assert set(found).isdisjoint({"Top-up (tariff difference)", "Refunds", "Credit months"})
    assert "prepay_share" not in found["Fund income"][1]
