"""The forecast's student bodies: every cohort from 2022 on, added up."""

from functools import cache
from typing import Final

from kernel.entries import FIRST_YEAR
from simulate.projection.breakdowns import GROUPINGS
from simulate.projection.facts import facts
from simulate.projection.forecast import Method, forecast
from tests.simulate.making import YUAN, Figures, under

CONTRIBUTORS: Final = ("student", "institution", "medical_assistance", "finance")
LEVELS: Final = ("central", "provincial", "municipal")


@cache
def cohort_of(
    region: str,
    cohort: int,
    by: tuple[str, ...] = (),
    settings: tuple[str, ...] = (),
    method: Method = "seriatim",
) -> Figures:
    """Forecast a cohort with as many entrants as its region's population says."""
    groupings = [name for name in by if name in GROUPINGS]
    made = forecast(under(region, *settings), cohort, by=groupings, method=method)
    return Figures(tuple(facts(made, by)))


@cache
def body_of(
    region: str, year: int, by: tuple[str, ...] = (), settings: tuple[str, ...] = ()
) -> Figures:
    """Return all cohorts from 2022 on that have entered by an insurance year."""
    cohorts = range(FIRST_YEAR, year + 1)
    return Figures(tuple(f for c in cohorts for f in cohort_of(region, c, by, settings).facts))


def per_insured(body: Figures, fen: int, year: int) -> float:
    """Return an amount in yuan for each person insured in a year."""
    return fen / YUAN / body.at("insured", year)
