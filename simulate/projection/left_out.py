"""How many students a year leaves out whose cohorts came before the first that is forecast."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from kernel.codes import InstitutionType
from kernel.entries import FIRST_YEAR, Entry
from kernel.messages import SEMICOLON, Text, listed, message
from simulate.projection.breakdowns import INSTITUTION
from simulate.projection.facts import broken_down
from simulate.projection.forecast import Forecast, expected_entrants
from simulate.projection.in_school import cohorts_of_year
from simulate.projection.ledger import Account
from simulate.scenario.setup import Setup

IN_SCHOOL: Final = "in_school"
"""The published stock of students: no figure of a forecast rests on it."""

_COUNTED: Final = message(
    "{year}: about {students:,} or more, being {stock:,} undergraduates in school at the end of "
    "{before} as published, less the {held:,} college students that are forecast, postgraduates "
    "among them"
)
_LEFT_OUT: Final = message("Students whom the cohorts before {first} leave out: {by_year}.")


@frozen
class LeftOut:
    """What an insurance year leaves out.

    Attributes:
        cohorts: that are too early to be forecast.
        stock: undergraduates in school at the end of the year before, as published; None where
            nobody publishes them.
        held: students of colleges that the forecast has in the year; None where it has not all
            the others, some pooling areas alone, or other entrants than the region counts.
    """

    year: int
    cohorts: tuple[int, ...]
    stock: int | None
    held: int | None

    @property
    def students(self) -> int | None:
        """How many are left out at least; None where what is published does not say."""
        if self.stock is None or self.held is None or self.held >= self.stock:
            return None
        return self.stock - self.held

    @property
    def text(self) -> Text:
        """How many are left out, in words, where that is known."""
        return _COUNTED.filled(
            year=self.year,
            students=self.students,
            stock=self.stock,
            before=self.year - 1,
            held=self.held,
        )


def left_out(forecasts: Sequence[Forecast], years: Iterable[int]) -> Iterator[LeftOut]:
    """Yield what each insurance year leaves out, of those that leave anything out.

    Args:
        forecasts: cohorts of a region; students of colleges are counted where types of
            institution are told from each other in them.
        years: insurance years.
    """
    setup, cohorts = forecasts[0].setup, {forecast.cohort for forecast in forecasts}
    for year in years:
        needed = cohorts_of_year(setup, year, cash=False)
        early = tuple(cohort for cohort in needed if cohort < FIRST_YEAR)
        if early:
            is_counted = {*needed} - {*early} <= cohorts and all(map(_is_countable, forecasts))
            held = sum(_in_colleges(one, year) for one in forecasts) if is_counted else None
            yield LeftOut(year, early, _stock(setup, year - 1), held)


def left_out_words(found: Iterable[LeftOut]) -> list[Text]:
    """Say what years leave out, where that is known."""
    known = [one.text for one in found if one.students is not None]
    return [_LEFT_OUT.filled(first=FIRST_YEAR, by_year=listed(known, SEMICOLON))] if known else []


def _is_countable(forecast: Forecast) -> bool:
    """Say whether a forecast can be taken off what is published, which is of the whole region."""
    own = expected_entrants(forecast.setup.assumptions, forecast.cohort)
    is_whole = forecast.is_of_all and forecast.entrants == own
    return is_whole and INSTITUTION.name in forecast.groupings


def _in_colleges(forecast: Forecast, year: int) -> int:
    at = year - forecast.ledger.first_year
    by_type = broken_down(forecast, Account("students"), [INSTITUTION.name])
    types = forecast.groupings[INSTITUTION.name]
    is_there = 0 <= at < len(by_type)
    return int(by_type[at, types.index(InstitutionType.TERTIARY.word)]) if is_there else 0


def _stock(setup: Setup, year: int) -> int | None:
    parameter = setup.assumptions.parameters.get(IN_SCHOOL)
    entries: Sequence[Entry] = () if parameter is None else parameter.effective
    return next((int(entry.value) for entry in entries if entry.year == year), None)
