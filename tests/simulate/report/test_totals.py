"""Totals beside the assumptions about people on which they rest."""

from tests.conftest import Simulate
from tests.simulate.making import YUAN, figures, plain
from tests.simulate.report.test_forecast_table import cells_of

ZHENGZHOU = ("--cohort", "2024", "--students", "1000", "--format", "table", "--lang", "en")


def totals(text: str) -> dict[str, list[str]]:
    """Return the cells of the table by measure, what is broken over lines put together."""
    part = text[text.index("Totals, and the assumptions") :]
    found: dict[str, list[str]] = {}
    measure = ""
    for line in part[: part.index("└")].splitlines():
        if line.startswith("│"):
            label, total, rests_on = cells_of(line)
            measure = label or measure
            before = found.get(measure, ["", ""])
            found[measure] = [before[0] or total, f"{before[1]} {rests_on}".strip()]
    return found


def test_each_total_stands_beside_what_it_rests_on(simulate: Simulate) -> None:
    """Zhengzhou's fund income over the programme, with ranges, and what divides it over payers."""
    total, rests_on = totals(simulate("--region", "zhengzhou", *ZHENGZHOU).out)["Fund income"]
    made = figures(plain("zhengzhou"))
    fen = sum(made.over(made.years, "fund_income", "total", "accrual"))
    assert total == f"{fen / YUAN:,.2f}".removesuffix(".00")
    assert rests_on == (
        "entrants 1,000, uptake 0.4–0.98, late_share 0.01–0.1, prepay_share 0.2–0.9, "
        "leave_rate 0.002–0.011, refund_application_share 0.2–0.9, programme_years, "
        "tariff_rise 0–30, fiscal_rise 10–40; over payers also: assisted_share 0.03–0.2, "
        "institution_aid_percent 0–5, affiliation, relief"
    )


def test_what_is_set_has_a_value_and_no_range(simulate: Simulate) -> None:
    """A user's number stands as it is."""
    out = simulate("--region", "zhengzhou", *ZHENGZHOU, "--set", "uptake=0.9").out
    assert "uptake 0.9, " in totals(out)["Insured"][1]


def test_totals_of_the_accounting_and_years_asked_for(simulate: Simulate) -> None:
    """Cash to 31 December 2024 of a cohort shown for one insurance year."""
    asked = ("--region", "zhengzhou", *ZHENGZHOU, "--accounting", "cash", "--horizon", "1")
    made = figures(plain("zhengzhou"))
    fen = sum(made.over((2023, 2024), "student_cost", "student", "cash"))
    shown = totals(simulate(*asked).out)["Cost to students"][0]
    assert shown == f"{fen / YUAN:,.2f}".removesuffix(".00")


def test_entrants_of_several_cohorts_add_up_with_their_ranges(simulate: Simulate) -> None:
    """Changsha 2024 and 2025: 265,926 + 271,284 to 299,874 + 305,916; stocks have no total."""
    out = simulate("--region", "changsha", "--cohort", "2024:2025", *ZHENGZHOU[4:]).out
    students = totals(out)["Students in school"]
    assert students == ["", "entrants 537,210–605,790, leave_rate 0.002–0.011, programme_years"]


def test_what_is_zero_rests_on_nothing(simulate: Simulate) -> None:
    """No tariff differs in Heilongjiang, and no document grants a refund."""
    found = totals(simulate("--region", "heilongjiang", *ZHENGZHOU).out)
    assert set(found).isdisjoint({"Top-up (tariff difference)", "Refunds", "Credit months"})
    assert "prepay_share" not in found["Fund income"][1]
