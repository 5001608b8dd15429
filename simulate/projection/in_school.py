"""Which cohorts a year has: those in school in it and, in cash, the one that pays in its autumn."""

from kernel.entries import FIRST_YEAR
from kernel.students import LONGEST_PROGRAMME
from simulate.population.mixes import Mixes
from simulate.scenario.assumptions import LENGTHS
from simulate.scenario.setup import Setup


def cohorts_of_years(setup: Setup, years: range) -> tuple[int, ...]:
    """Return the cohorts that years have, each paying in its autumn too; none before the first.

    Raises what reading the programme lengths of a cohort raises.
    """
    earliest = max(FIRST_YEAR, years.start - LONGEST_PROGRAMME + 1)
    return tuple(
        cohort
        for cohort in range(earliest, years.stop + 1)
        if cohort + longest_programme(setup, cohort) > years.start
    )


def cohorts_of_year(setup: Setup, year: int, *, cash: bool) -> list[int]:
    """Return the cohorts of a year, also those before the first one that is forecast.

    Args:
        setup: the region.
        year: an insurance year, or in cash a calendar year.
        cash: whether the enrolment period in the autumn of the year counts too, in which the
            next cohort pays.
    """
    studying = (
        cohort
        for cohort in range(year - LONGEST_PROGRAMME + 1, year + 1)
        if cohort + longest_programme(setup, max(cohort, FIRST_YEAR)) > year
    )
    return [*studying, *([year + 1] if cash else [])]


def longest_programme(setup: Setup, cohort: int) -> int:
    """Return the length, in years, of a cohort's longest programme that has students."""
    mixes = Mixes.of(setup.assumptions, cohort)
    return int(mixes.options(possible=False)[LENGTHS].max())
