"""The days of an insurance year that begins on any day of the calendar."""

import pytest

from kernel.errors import RequestError
from simulate.draft.year_days import YearDays, in_year, year_beginning


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ("09-01", YearDays("y-1-09-01", "y-08-31", "y-1-09-01", "y-1-09-30")),
        ("03-01", YearDays("y-1-03-01", "y-02-end", "y-1-03-01", "y-1-03-30")),
        ("12-15", YearDays("y-1-12-15", "y-12-14", "y-1-12-15", "y-01-13")),
    ],
)
def test_the_days_follow_from_the_first(given: str, days: YearDays) -> None:
    """The year ends the day before, in the calendar year that names it."""
    assert year_beginning(given) == days


@pytest.mark.parametrize("given", ["9-1", "13-01", "02-29", "02-30", "2025-09-01", "", "九月"])
def test_what_is_no_day_of_every_year_is_refused(given: str) -> None:
    """With one that would be right."""
    with pytest.raises(RequestError, match="expected a month and a day such as 09-01"):
        year_beginning(given)


def test_a_day_is_found_in_a_year() -> None:
    """The last of February in a leap year too."""
    assert f"{in_year('y-02-end', 2028)}" == "2028-02-29"
    assert f"{in_year('y-1-09-01', 2026)}" == "2025-09-01"
