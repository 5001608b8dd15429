"""How many students a year leaves out whose cohorts are too early, from the published stock."""

from collections.abc import Sequence

from simulate.projection.forecast import Forecast, forecast
from simulate.projection.left_out import left_out, left_out_words
from simulate.scenario.setup import Setup
from tests.simulate.making import under


def made(setup: Setup, cohorts: Sequence[int], students: int | None = None) -> list[Forecast]:
    """Forecast cohorts with their types of institution, everybody by his share."""
    return [
        forecast(setup, cohort, students=students, by=["institution"], method="expected")
        for cohort in cohorts
    ]


COUNTED = under(
    "zhengzhou",
    "programme_years=3",
    "leave_rate=0",
    "institution_type=tertiary",
    "entrants.tertiary=300000",
    "entrants.secondary_vocational=0",
)
"""300,000 enter colleges in each cohort, for three years, and nobody leaves."""


def test_what_is_published_less_what_is_forecast() -> None:
    """1,330,100 at the end of 2022, of whom 600,000 of two cohorts are forecast in 2023."""
    (found,) = left_out(made(COUNTED, [2022, 2023]), [2023])
    assert (found.year, found.cohorts) == (2023, (2021,))
    assert (found.stock, found.held, found.students) == (1_330_100, 600_000, 730_100)
    (said,) = left_out_words([found])
    assert "2023: about 730,100 or more, being 1,330,100 undergraduates" in str(said)


def test_a_year_whose_cohorts_are_all_there_leaves_nobody_out() -> None:
    """With programmes of three years that is 2024."""
    assert [*left_out(made(COUNTED, [2022, 2023, 2024]), [2024])] == []


def test_what_is_not_known_is_not_said() -> None:
    """Other numbers of entrants than the region's, a missing cohort, a place without a stock."""
    unknown = [
        *left_out(made(COUNTED, [2022, 2023], students=100), [2023]),
        *left_out(made(COUNTED, [2022]), [2023]),
        *left_out(made(under("quanzhou", "programme_years=3"), [2022, 2023]), [2023]),
    ]
    assert [one.cohorts for one in unknown] == [(2021,)] * 3
    assert [one.students for one in unknown] == [None] * 3
    assert left_out_words(unknown) == []
