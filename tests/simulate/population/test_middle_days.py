"""What is lost where the middle of a month stands for its days: next to nothing, and no money.

Late payers of one profile are assessed on every day behind the window, and on the days that stand
for months; both are averaged with their shares.
"""

from collections.abc import Callable
from typing import Final

import numpy as np
import pytest

from kernel.assess import Assessment, assess
from kernel.codes import InstitutionType, PaymentMode, Relief
from kernel.days import BLANK_DAY, first_of, month_ends_in
from kernel.figures import Array
from kernel.students import StudentBatch
from simulate.population.calendar import PartsOfYear, late_months
from simulate.population.enrolment_periods import enrolment_period_of
from simulate.scenario.setup import Setup
from tests.simulate.making import REGIONS, under

YEARS: Final = (2024, 2025)

FULL_COST: Final = ("full_cost_after=y-06-10",)
"""A deadline inside a month, where a region has one."""


def paid_late(setup: Setup, year: int, days: Array, relief: int) -> Assessment:
    """Assess second-year students who pay on each of these days."""
    students = StudentBatch.ordinary(
        year,
        len(days),
        institution_type=InstitutionType.TERTIARY,
        entry_year=year - 2,
        programme_years=4,
        payment_mode=PaymentMode.ANNUAL,
        paid_on=days,
        received_on=days,
        relief_flagged=True,
        affiliation=1,
        relief=relief,
    )
    return assess(setup.rules, students)


def months(a: Assessment) -> Array:
    """Return the calendar months on whose last day benefits are in force."""
    there = a.benefit_start != BLANK_DAY
    start = np.where(there, a.benefit_start, int(first_of(1, a.students.year)))
    return np.asarray(month_ends_in(start, np.where(there, a.cover_end, start)) * there)


def means(
    setup: Setup, year: int, of: Callable[[Assessment], Array], relief: int = 0
) -> tuple[float, float]:
    """Return the mean over all late days, and that over the days that stand for months."""
    period = enrolment_period_of(setup.rules, year - 1, year)
    closes, last = int(period.closes[InstitutionType.TERTIARY, 0]), int(first_of(1, year + 1)) - 1
    every = np.arange(closes + 1, last + 1)
    parts: PartsOfYear = late_months(closes, last, period.named_days)
    by_day = of(paid_late(setup, year, every, relief))
    by_month = of(paid_late(setup, year, parts.days, relief))
    return float(by_day.mean()), float(by_month @ parts.shares)


every_case = pytest.mark.parametrize(
    ("region", "options", "year"),
    [(region, (), year) for region in REGIONS for year in YEARS]
    + [("heilongjiang", FULL_COST, 2024)],
)


@every_case
@pytest.mark.parametrize(
    "money",
    [
        lambda a: a.student_pays,
        lambda a: a.relief_netted,
        lambda a: a.late_full_cost,
        lambda a: a.fiscal_total,
        lambda a: a.top_up,
    ],
    ids=["student_pays", "relief_netted", "late_full_cost", "fiscal_total", "top_up"],
)
def test_money_is_the_same(
    region: str, options: tuple[str, ...], year: int, money: Callable[[Assessment], Array]
) -> None:
    """To a millionth of a fen, rounding of the mean apart: no amount changes inside a part."""
    every_day, middle_days = means(under(region, *options), year, money, 1 << Relief.DIBAO)
    assert middle_days == pytest.approx(every_day, abs=1e-6, rel=1e-12)


@every_case
def test_months_of_cover_differ_by_less_than_a_tenth(
    region: str, options: tuple[str, ...], year: int
) -> None:
    """Benefits begin in another month than that of the middle day for few late payers."""
    every_day, middle_days = means(under(region, *options), year, months)
    assert every_day > 2
    assert middle_days == pytest.approx(every_day, abs=0.1)


@every_case
def test_days_of_waiting_differ_by_less_than_a_fifth(
    region: str, options: tuple[str, ...], year: int
) -> None:
    """Three months are as long from the middle of a month as from its other days, nearly."""
    every_day, middle_days = means(under(region, *options), year, lambda a: a.waiting_days)
    assert every_day >= 60
    assert middle_days == pytest.approx(every_day, abs=0.2)
