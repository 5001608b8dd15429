"""Enrolment periods: when students may pay, asked of the rules by institution type and locality."""

from collections.abc import Callable
from datetime import date
from typing import Final

import numpy as np
import pytest

from kernel.codes import Affiliation, InstitutionType, Relief
from kernel.decisions import Decision, explicit
from kernel.figures import Array
from kernel.law import Law
from kernel.students import StudentBatch
from simulate.population.enrolment_periods import EnrolmentPeriod, enrolment_period_of
from tests.kernel.making import region_with
from tests.simulate.making import REGIONS, as_dates, plain, under

TERTIARY: Final = int(InstitutionType.TERTIARY)


def period(region: str, year: int, *options: str, cohort: int = 2022) -> EnrolmentPeriod:
    """Return a region's period for an insurance year."""
    return enrolment_period_of(under(region, *options).rules, cohort, year)


@pytest.mark.parametrize(
    ("region", "closes"),
    [
        ("zhengzhou", date(2023, 12, 25)),
        ("liaoning", date(2023, 12, 31)),
        ("heilongjiang", date(2023, 12, 31)),
        ("changsha", date(2023, 12, 31)),
        ("quanzhou", date(2024, 2, 29)),  # the prescribed limit, in a leap year
    ],
)
def test_the_window_for_2024(region: str, closes: date) -> None:
    """From 1 September 2023 to the notice's last day."""
    found = period(region, 2024)
    assert set(as_dates(found.opens.ravel())) == {date(2023, 9, 1)}
    assert set(as_dates(found.closes.ravel())) == {closes}


def test_the_limit_is_the_last_day_of_february() -> None:
    """Quanzhou, outside leap years: 28 February."""
    assert set(as_dates(period("quanzhou", 2023).closes.ravel())) == {date(2023, 2, 28)}


@pytest.mark.parametrize("region", REGIONS)
def test_a_period_has_a_row_for_each_type_and_a_column_for_each_locality(
    region: str,
) -> None:
    """Seven institution types by the region's localities, whatever the scope."""
    found = period(region, 2024)
    shape = (7, len(plain(region).rules.law.localities))
    for table in (found.opens, found.closes, found.prepayable):
        assert table.shape == shape


@pytest.mark.parametrize(
    ("region", "possible"),
    [
        ("changsha", True),
        ("heilongjiang", False),
        ("liaoning", False),
        ("quanzhou", False),
        ("zhengzhou", True),
    ],
)
def test_where_a_programme_can_be_prepaid(region: str, possible: bool) -> None:
    """In 2022 Zhengzhou and Changsha know prepayment; elsewhere it has no basis."""
    assert bool(period(region, 2022).prepayable[TERTIARY].all()) is possible
    assert bool(period(region, 2022).prepayable.any()) is possible


@pytest.mark.parametrize(
    ("year", "places"), [(2024, set()), (2025, {"dalian"}), (2027, {"dalian"})]
)
def test_in_one_city_a_programme_can_be_prepaid(year: int, places: set[str]) -> None:
    """Dalian's freshmen may prepay from insurance year 2025 on, those of no other city."""
    found = period("liaoning", year, cohort=year)
    localities = plain("liaoning").rules.law.localities
    assert {localities[at] for at in found.prepayable[TERTIARY].nonzero()[0]} == places


def test_windows_may_close_on_different_days_by_place() -> None:
    """For 2025 Dalian's on 25 December, the others on the 31st; both days are named."""
    found = period("liaoning", 2025)
    names = plain("liaoning").rules.law.localities
    closes = dict(zip(names, as_dates(found.closes[TERTIARY]), strict=True))
    assert closes.pop("dalian") == date(2024, 12, 25)
    assert set(closes.values()) == {date(2024, 12, 31)}
    assert {date(2024, 12, 25), date(2024, 12, 31)} <= set(as_dates(np.array(found.named_days)))


@pytest.mark.parametrize("region", REGIONS)
def test_where_a_document_speaks_of_refunds_and_of_credit(region: str) -> None:
    """Only Zhengzhou rules on refunds for leavers and on credit for graduates, in every year."""
    for year in range(2022, 2030):
        found = period(region, year)
        assert (found.refunds, found.credits) == ((region == "zhengzhou",) * 2)


@pytest.mark.parametrize("region", REGIONS)
def test_every_year_of_a_long_programme_has_its_enrolment_period(region: str) -> None:
    """Enrolment periods follow each other: each opens a year after the one before."""
    opens = [as_dates(period(region, 2022 + k).opens[TERTIARY, :1])[0] for k in range(8)]
    assert opens == [date(2021 + k, 9, 1) for k in range(8)]


def test_a_scenario_may_move_the_window() -> None:
    """The period for 2024 that ran from 10 October to 31 December, as a scenario."""
    found = period("zhengzhou", 2024, "window_opens=y-1-10-10", "window_closes=y-1-12-31")
    assert set(as_dates(found.opens.ravel())) == {date(2023, 10, 10)}
    assert set(as_dates(found.closes.ravel())) == {date(2023, 12, 31)}


SOME: Final[dict[str, Callable[[StudentBatch], Array]]] = {
    "who prepaid on entry": lambda s: s.prepaid_earlier,
    "dibao": lambda s: s.holds(Relief.DIBAO),
    "not in the last year": lambda s: ~s.graduating,
    "of a central institution": lambda s: s.affiliation == Affiliation.CENTRAL,
}


@pytest.mark.parametrize("who", SOME)
def test_what_is_ruled_for_some_students_alone_is_ruled(who: str) -> None:
    """Refund and credit alike; the others' answer stays open to silence."""

    def refund(students: StudentBatch, law: Law) -> Decision:
        some = SOME[who](students)
        return law.decide(
            "refund", students, explicit("T12", some, granted=True, cut_off=students.left_on)
        )

    def credit_conversion(students: StudentBatch, law: Law) -> Decision:
        return law.decide("credit", students, explicit("T12", SOME[who](students), months=6))

    rules = region_with(refund=refund, credit_conversion=credit_conversion)
    found = enrolment_period_of(rules, 2024, 2025)
    assert (found.refunds, found.credits) == (True, True)


def test_what_is_ruled_until_another_clause_is_not_ruled_after_it() -> None:
    """T9 is of the notice that is in force from 2024 on."""

    def refund(students: StudentBatch, law: Law) -> Decision:
        left = students.left_on
        return law.decide(
            "refund", students, explicit("T12", True, until="T9", granted=True, cut_off=left)
        )

    assert not enrolment_period_of(region_with(refund=refund), 2024, 2025).refunds
