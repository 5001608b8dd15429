"""Insured × standard: what moves the financing of a year, cause by cause, to the fen."""

import pytest
from attrs import evolve

from simulate.projection.student_body import StudentBody
from simulate.report.forms.insured_by_standard import GROUPINGS, Change, InsuranceYear
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS
from tests.simulate.making import EVENTFUL, REGIONS, YUAN, under
from tests.simulate.report.forms.making import cohorts_of


def year(here: int, there: int, individual: int, fiscal: int, financing: int) -> InsuranceYear:
    """Return a year of two places with these insured; there both standards are half of here."""
    return InsuranceYear(
        heads={"here": here, "there": there},
        individual={"here": individual, "there": individual // 2},
        fiscal={"here": fiscal, "there": fiscal // 2},
        financing=financing,
    )


BEFORE = year(here=3, there=2, individual=300, fiscal=700, financing=4050)


def body_of(region: str, *options: str, students: int = 1000) -> StudentBody:
    """Return two cohorts by place."""
    return StudentBody(cohorts_of(under(region, *options), (2024, 2025), students, GROUPINGS))


def test_by_hand() -> None:
    """3 insured at 1000 and 2 at 500 were 4000; then 4 at 1040 and 1 at 520: 4680, who bring 4600.

    One more here and one less there: 1000 − 500 at the standards before; 4 × 40 + 20 by the
    standards; from 50 above them to 80 below.
    """
    change = year(here=4, there=1, individual=310, fiscal=730, financing=4600).change_from(BEFORE)
    assert change == Change(persons=500, standards=180, mix=-130)
    assert change.total == 4600 - 4050


def test_averages_are_over_the_insured_of_each_place() -> None:
    """3 × 300 + 2 × 150 are 1200, 240 a head; 4050 over 5 are 810."""
    assert BEFORE.average(BEFORE.individual) == 240
    assert BEFORE.per_head(BEFORE.financing) == 810
    assert BEFORE.per_head(4053) == 811


def test_where_a_standard_is_not_known_nothing_is_divided() -> None:
    """Nor is there an average of nobody."""
    unknown = evolve(BEFORE, individual=None)
    assert unknown.change_from(BEFORE) is None
    assert BEFORE.change_from(unknown) is None
    assert unknown.average(unknown.individual) is None
    assert year(0, 0, 300, 700, 0).per_head(0) is None


def test_the_standards_are_those_of_the_law() -> None:
    """Zhengzhou in 2025: 390 and 776 a head, of the city 10 more; 2000 students in two cohorts."""
    found = InsuranceYear.of(body_of("zhengzhou", *ANNUAL), 2025)
    assert found.insured == 2 * STUDENTS
    assert found.average(found.individual) == 390 * YUAN
    assert found.average(found.fiscal) == 776 * YUAN
    assert found.financing == 2 * STUDENTS * (390 + 776 + 10) * YUAN


def test_who_prepaid_at_an_earlier_price_is_in_the_mix() -> None:
    """Changsha: cohort 2024 earns 380 a head in 2025, that of 2025 400, as the tariff is."""
    body = body_of("changsha", *PREPAID)
    change = InsuranceYear.of(body, 2025).change_from(InsuranceYear.of(body, 2024))
    assert change is not None
    assert change.persons == STUDENTS * (380 + 670) * YUAN
    assert change.standards == 2 * STUDENTS * (20 + 30) * YUAN
    assert change.mix == -STUDENTS * 20 * YUAN


@pytest.mark.parametrize("region", REGIONS)
def test_the_parts_are_what_the_fund_earns_more(region: str) -> None:
    """Whatever happens to the students."""
    body = body_of(region, *EVENTFUL, students=300)
    change = InsuranceYear.of(body, 2025).change_from(InsuranceYear.of(body, 2024))
    earned = body.amounts("fund_income", "total", "accrual").tolist()
    at = body.years.index(2025)
    assert change is not None
    assert change.total == earned[at] - earned[at - 1]


def test_tariffs_of_places_are_those_of_the_law() -> None:
    """Liaoning: those of Anshan and Shenyang differ."""
    found = InsuranceYear.of(body_of("liaoning", *ANNUAL), 2025)
    assert found.individual is not None
    assert found.individual["anshan"] != found.individual["shenyang"]
    assert found.insured == sum(found.heads.values()) == 2 * STUDENTS
