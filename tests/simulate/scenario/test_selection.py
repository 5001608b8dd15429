"""Years and cohorts as people write them."""

import pytest

from kernel.errors import RequestError
from simulate.scenario.selection import cohorts_named, year_given, year_named


@pytest.mark.parametrize(
    ("text", "year"), [("2023", 2023), ("2022-23", 2023), (" 2022-23 ", 2023), ("2099-00", 2100)]
)
def test_a_school_year_is_named_after_the_year_in_which_it_ends(text: str, year: int) -> None:
    """2022-23 means 2023, wherever a year may stand."""
    assert year_named(text) == year


@pytest.mark.parametrize("text", ["2022-24", "2022-2023", "2022-", "-23", "22-23-24", "soon", ""])
def test_what_is_no_year_is_not_read(text: str) -> None:
    """The second year follows the first, in two digits."""
    with pytest.raises(ValueError, match="is no year"):
        year_named(text)


def test_cohorts_may_be_school_years() -> None:
    """One, or a range of them."""
    assert cohorts_named("2022-23", "here") == (2023,)
    assert cohorts_named("2022-23:2024-25", "here") == (2023, 2024, 2025)


@pytest.mark.parametrize("value", ["2024", "2022-24", 2024.5, None])
def test_from_python_a_year_is_a_number_or_a_school_year(value: object) -> None:
    """A text of digits alone is none."""
    assert year_given("year", "2022-23") == year_given("year", 2023) == 2023
    with pytest.raises(RequestError, match=r"year: found .*, expected a year such as 2024"):
        year_given("year", value)
