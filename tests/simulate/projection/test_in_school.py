"""Which cohorts a year has, by the lengths of the programmes that have students."""

import pytest

from simulate.projection.in_school import cohorts_of_year, cohorts_of_years
from simulate.scenario.setup import Setup
from tests.simulate.making import plain, under


def lasting(years: int) -> Setup:
    """Return Changsha with programmes of one length."""
    return under("changsha", f"programme_years={years}")


@pytest.mark.parametrize(
    ("longest", "year", "cash", "cohorts"),
    [
        (5, 2026, False, [2022, 2023, 2024, 2025, 2026]),
        (5, 2026, True, [2022, 2023, 2024, 2025, 2026, 2027]),
        (5, 2025, False, [2021, 2022, 2023, 2024, 2025]),
        (3, 2027, False, [2025, 2026, 2027]),
        (1, 2024, True, [2024, 2025]),
    ],
)
def test_the_cohorts_in_school_are_those_of_the_longest_programme(
    longest: int, year: int, cohorts: list[int], *, cash: bool
) -> None:
    """Y − L + 1 to Y; in cash Y + 1 as well, which pays in the autumn of Y."""
    assert cohorts_of_year(lasting(longest), year, cash=cash) == cohorts


@pytest.mark.parametrize(
    ("years", "cohorts"),
    [
        (range(2027, 2028), range(2023, 2029)),
        (range(2026, 2029), range(2022, 2030)),
        (range(2022, 2023), range(2022, 2024)),
        (range(2021, 2022), range(2022, 2023)),
    ],
)
def test_years_have_the_cohorts_of_each_of_them(years: range, cohorts: range) -> None:
    """With five years of study; none before 2022."""
    assert cohorts_of_years(lasting(5), years) == tuple(cohorts)


def test_a_length_without_a_share_keeps_nobody_in_school() -> None:
    """The default of Changsha has some of five years; without them four are the longest."""
    assert cohorts_of_years(plain("changsha"), range(2028, 2029))[0] == 2024
    four = under("changsha", mixes={"programme_years": {"3": 0.5, "4": 0.5, "5": 0}})
    assert cohorts_of_years(four, range(2028, 2029))[0] == 2025
