"""How far two forecasts are apart."""

from attrs import evolve

from simulate.comparison.differences import Difference, between, relative
from simulate.projection.facts import Fact, facts
from tests.simulate.certain import ANNUAL, STUDENTS, thousands
from tests.simulate.making import forecast_of, plain, under

INCOME = Fact("changsha", 2024, 2025, "fund_income", "student", "cash", (), 1000)
"""A thousand fen from the students of cohort 2024 in 2025."""


def test_a_forecast_is_no_way_from_itself() -> None:
    """Every figure is there before and after, and 0 apart."""
    made = list(facts(forecast_of(plain("changsha"))))
    found = between(made, made)
    assert len(found) == len(made)
    assert {d.difference for d in found} == {0}
    assert {d.relative for d in found} == {None, 0.0}


def test_a_difference_is_after_less_before() -> None:
    """From 1000 to 1250 fen: 250, a quarter."""
    (found,) = between([INCOME], [evolve(INCOME, value=1250)])
    assert found == Difference(
        "changsha", 2025, "fund_income", "student", "cash", "fen", 1000, 1250
    )
    assert (found.difference, found.relative) == (250, 0.25)


def test_cohorts_are_added_up() -> None:
    """Two cohorts before, three after: 2 × 1000 and 3 × 1000 fen."""
    cohorts = [evolve(INCOME, cohort=cohort) for cohort in (2023, 2024, 2025)]
    (found,) = between(cohorts[:2], cohorts)
    assert (found.before, found.after) == (2000, 3000)


def test_what_only_one_has_is_missing_and_not_zero() -> None:
    """No difference from a figure that is not there."""
    refund = evolve(INCOME, measure="refund", accounting="")
    paid, refunded = between([INCOME], [refund])
    assert (paid.before, paid.after, paid.difference, paid.relative) == (1000, None, None, None)
    assert (refunded.before, refunded.after) == (None, 1000)
    assert (refunded.difference, refunded.relative) == (None, None)


def test_a_label_that_holds_nothing_counts_zero() -> None:
    """Facts leave empty labels out; the figure itself is there."""
    none, dibao = (evolve(INCOME, by=(label,)) for label in ("none", "dibao"))
    after_dibao, after_none = between([none], [none, dibao])
    assert (after_dibao.by, after_dibao.before, after_dibao.after) == (("dibao",), 0, 1000)
    assert (after_none.before, after_none.after) == (1000, 1000)


def test_a_zero_without_a_label_gives_way_to_labels() -> None:
    """Nothing before, a thousand fen under one label after: that label alone has a difference."""
    nothing, something = evolve(INCOME, by=("",), value=0), evolve(INCOME, by=("dibao",))
    (found,) = between([nothing], [something])
    assert (found.by, found.before, found.after) == (("dibao",), 0, 1000)
    (found,) = between([nothing], [nothing])
    assert (found.by, found.before, found.after) == (("",), 0, 0)


def test_a_relative_difference_rises_and_falls_with_the_amount() -> None:
    """From -100 to -50 is a rise by half; from 0 there is none."""
    assert relative(-100, -50) == 0.5
    assert relative(100, 50) == -0.5
    assert relative(0, 50) is None
    assert relative(None, 50) is None
    assert relative(50, None) is None


def test_figures_stand_in_the_order_of_results() -> None:
    """Also those that only the later forecast has: it adds a year to each account."""
    made = list(facts(forecast_of(plain("changsha"))))
    cut = [fact for fact in made if fact.year < 2027]
    order = [(f.measure, f.payer, f.accounting, f.year) for f in made]
    assert [(d.measure, d.payer, d.accounting, d.year) for d in between(cut, made)] == order


def test_a_dearer_year_changes_what_is_paid_in_it() -> None:
    """490 instead of 390 yuan for 2026: 100 yuan more, paid in the period of 2025."""
    setups = [under("zhengzhou", *ANNUAL, *dearer) for dearer in ((), ("tariff.2026=490",))]
    before, after = (facts(forecast_of(setup, students=STUDENTS)) for setup in setups)
    changed = [d for d in between(before, after) if d.difference and d.measure == "student_cost"]
    assert [(d.year, d.accounting, d.difference) for d in changed] == [
        (2026, "accrual", *thousands(100)),
        (2025, "cash", *thousands(100)),
    ]


def test_who_seldom_pays_counts_zero_where_he_bears_nothing() -> None:
    """A difference that the province pays after is 1000 more than nothing, with others' before."""
    city = evolve(INCOME, measure="top_up", payer="municipal", accounting="", value=0)
    province = evolve(city, payer="provincial", value=1000)
    found = {d.payer: d for d in between([city], [city, province])}
    assert (found["provincial"].before, found["provincial"].difference) == (0, 1000)
