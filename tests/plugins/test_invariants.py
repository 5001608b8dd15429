"""What rules.md promises of every student and year, in every region, on random students."""

import random
from functools import cache

import numpy as np
import pytest
from attrs import evolve

from kernel.assess import Assessment, assess
from kernel.figures import Array, percent_of
from kernel.intake import Roster, take_in
from kernel.registry import load_region, region_names
from tests.second_reading.students import random_student

YEARS = range(2022, 2031)
STUDENTS = 400

every_year = pytest.mark.parametrize(
    ("region", "year"), [(region, year) for region in region_names() for year in YEARS]
)


@cache
def assessed(region: str, year: int) -> Assessment:
    """Assess the valid ones of random students."""
    rng = random.Random(f"{region} {year}")  # noqa: S311  # no secret depends on it
    rules = load_region(region)
    students = [random_student(rng, region, year) for _ in range(STUDENTS)]
    return assess(rules, take_in(rules, year, Roster.of(students)).batch)


def all_hold(*conditions: Array) -> bool:
    """Say whether every condition holds for every student."""
    return all(np.asarray(condition).all() for condition in conditions)


@every_year
def test_what_is_paid_is_what_is_due(region: str, year: int) -> None:
    """Student, institution and netted relief together are the individual part and the late cost."""
    a = assessed(region, year)
    paid = a.student_pays + a.institution_aid + a.relief_netted
    assert all_hold(paid == a.individual_due + a.late_full_cost, a.student_pays >= 0)


@every_year
def test_relief_is_never_more_than_the_price_of_a_year(region: str, year: int) -> None:
    """Netted and reimbursed relief together, and never both of them."""
    a = assessed(region, year)
    assert all_hold(
        a.relief_netted + a.relief_claimable <= a.price,
        (a.relief_netted == 0) | (a.relief_claimable == 0),
    )


@every_year
def test_the_levels_add_to_the_subsidy(region: str, year: int) -> None:
    """None of them pays less than nothing."""
    a = assessed(region, year)
    total = np.where(a.enrolled, a.decisions["fiscal"]["total"], 0)
    assert all_hold(a.fiscal_total == total, *(fen >= 0 for fen in a.fiscal.values()))


@every_year
def test_the_amount_due_does_not_depend_on_the_day_inside_the_window(
    region: str, year: int
) -> None:
    """Paid on its first day instead of any other one that is not late: the same money."""
    a = assessed(region, year)
    in_time = a.students.paying & ~a.late
    students = a.students.select(in_time)
    opens = a.decisions["window"]["opens"][in_time]
    first_day = assess(load_region(region), evolve(students, paid_on=opens, received_on=opens))
    for amount in ("individual_due", "late_full_cost", "relief_netted", "student_pays"):
        assert all_hold(getattr(a, amount)[in_time] == getattr(first_day, amount))


@every_year
def test_a_refund_never_exceeds_what_that_payer_paid(region: str, year: int) -> None:
    """Of this payment at most his own part; of an earlier one at most his part of each year."""
    a = assessed(region, year)
    back, years = a.refund_shares, np.maximum(a.paid_through - year + 1, 0)
    aid = percent_of(a.students.institution_aid_percent, a.price)
    now = a.students.paying
    assert all_hold(
        back.total == a.refund,
        np.where(now, back.relief <= a.relief_netted, back.relief == 0),
        back.institution <= np.where(now, a.institution_aid, years * aid),
        back.student <= np.where(now, a.student_pays - a.late_full_cost, years * (a.price - aid)),
    )


def test_the_students_cover_what_is_tested() -> None:
    """Refunds, relief and late payers are among them, or nothing has been shown."""
    zhengzhou = [assessed("zhengzhou", year) for year in YEARS]
    assert sum(int((a.refund > 0).sum()) for a in zhengzhou) > 50
    assert sum(int((a.refund_shares.relief > 0).sum()) for a in zhengzhou) > 5
    assert sum(int((a.refund_shares.institution > 0).sum()) for a in zhengzhou) > 5
    heilongjiang = [assessed("heilongjiang", year) for year in YEARS]
    assert sum(int((a.late_full_cost > 0).sum()) for a in heilongjiang) > 50
