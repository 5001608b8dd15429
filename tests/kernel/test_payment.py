"""Who bears a payment, and which of its years go back."""

from collections.abc import Iterable

import numpy as np
import pytest

from kernel.days import BLANK_DAY, year_of
from kernel.payment import NotBegun, Shares
from tests.kernel.making import day


def shares(relief: Iterable[int], institution: Iterable[int], student: Iterable[int]) -> Shares:
    """Return shares of these columns."""
    return Shares(*(np.array([*column]) for column in (relief, institution, student)))


def as_lists(found: Shares) -> list[list[int]]:
    """Return relief, institution and student as lists."""
    return [column.tolist() for column in (found.relief, found.institution, found.student)]


def test_what_relief_and_institution_leave_is_the_student_s() -> None:
    """Of 100, 30 and 20 leave 50; of 7, nothing and 7 leave nothing."""
    found = Shares.of(np.array([100, 7]), np.array([30, 0]), np.array([20, 7]))
    assert as_lists(found) == [[30, 0], [20, 7], [50, 0]]
    assert found.total.tolist() == [100, 7]


def test_shares_of_several_years_are_multiplied_and_added() -> None:
    """A year with relief and two without: 30 + 2 × 0, 20 + 2 × 25, 50 + 2 × 75."""
    first, later = shares([30], [20], [50]), shares([0], [25], [75])
    assert as_lists(first.plus(later.times(np.array([2])))) == [[30], [70], [200]]


def test_a_flag_counts_a_year_once_or_not_at_all() -> None:
    """Whether this very year goes back is a boolean column."""
    found = shares([30, 30], [20, 20], [50, 50]).times(np.array([True, False]))
    assert as_lists(found) == [[30, 0], [20, 0], [50, 0]]


@pytest.mark.parametrize(
    ("cut_off", "this_year", "later_years"),
    [
        ("2023-08-31", True, 3),
        ("2023-09-01", False, 3),
        ("2023-12-31", False, 3),
        ("2024-01-01", False, 3),
        ("2024-12-31", False, 3),
        ("2025-01-01", False, 2),
        ("2026-12-31", False, 1),
        ("2027-01-01", False, 0),
        ("2030-01-01", False, 0),
    ],
)
def test_years_not_begun_on_a_day(cut_off: str, this_year: bool, later_years: int) -> None:
    """2024 begins in September 2023, each year to 2027 on its 1 January."""
    cut = np.array([day(cut_off)])
    begun = np.maximum(year_of(cut), 2024)
    found = NotBegun.on(cut, np.array([day("2023-09-01")]), np.array([2027]), begun)
    assert found.this_year.tolist() == [this_year]
    assert found.later_years.tolist() == [later_years]


def test_without_a_day_or_a_payment_no_year_is_counted() -> None:
    """A blank cut-off, and a year that is paid by nobody."""
    cut_off = np.array([BLANK_DAY, day("2023-08-01")], np.int32)
    begins = np.array([day("2023-09-01")] * 2, np.int32)
    found = NotBegun.on(cut_off, begins, np.array([2027, 0]), np.array([2024, 2024]))
    assert found.this_year.tolist() == [False, False]
    assert found.later_years.tolist() == [0, 0]
