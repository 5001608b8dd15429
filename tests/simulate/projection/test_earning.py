"""When a year is earned: an insurance year that lies in two calendar years, by months of cover."""

import numpy as np
import pytest

from kernel.assess import assess
from kernel.codes import PaymentMode
from kernel.days import BLANK_DAY
from kernel.decisions import Decision, explicit
from kernel.law import Law
from kernel.students import NO_YEAR, StudentBatch
from simulate.projection.earning import Earning
from tests.kernel.making import SCENARIO, batch, day, entry, region_with


@pytest.fixture(name="school_year")
def earning_of_a_school_year() -> Earning:
    """Return 2023-24 of who prepaid in 2022, who pays in time, and who pays in February."""

    def coverage_window(students: StudentBatch, year: int, law: Law) -> Decision:
        span = law.span(year)
        return law.decide("cover", students, explicit("T9", True, start=span.first, end=span.last))

    rules = region_with(coverage_window=coverage_window)
    law = rules.law.overridden("year_begins", entry("y-1-09-01"), SCENARIO)
    law = law.overridden("year_ends", entry("y-08-31"), SCENARIO)
    students = batch(
        2024,
        entry_year=2022,
        programme_years=4,
        payment_mode=PaymentMode.ANNUAL,
        prepaid_in=np.array([2023, NO_YEAR, NO_YEAR]),
        paid_on=np.array([BLANK_DAY, day("2023-09-10"), day("2024-02-10")]),
    )
    return Earning(assess(rules.under(law), students))


def test_each_calendar_year_earns_its_months(school_year: Earning) -> None:
    """Four of twelve months in 2023: of 120 fen 40, and 80; nothing of a year not yet paid."""
    earned = {year: part.tolist() for year, part in school_year.by_year(np.full(3, 120))}
    assert earned == {2023: [40, 40, 0], 2024: [80, 80, 120]}


def test_what_rounding_leaves_is_earned_last(school_year: Earning) -> None:
    """100 × 4 / 12 is 33, and 67 are left."""
    earned = {year: part.tolist() for year, part in school_year.by_year(np.full(3, 100))}
    assert earned == {2023: [33, 33, 0], 2024: [67, 67, 100]}
