"""The student body: the cohorts of a region side by side, and which of those in school are missing.

A cohort is in school from its first insurance year to its last graduation; in cash it begins a year
earlier, with the enrolment period in the autumn of its entry.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final

import numpy as np
from attrs import frozen

from kernel.entries import FIRST_YEAR
from kernel.figures import Array
from kernel.messages import SENTENCES, Text, listed, message
from simulate.projection.facts import broken_down, series, shown_together
from simulate.projection.forecast import Forecast
from simulate.projection.in_school import cohorts_of_year
from simulate.projection.ledger import NONE, Account
from simulate.projection.left_out import left_out, left_out_words


def written_years(years: Sequence[int]) -> str:
    """Write years in rising order, consecutive ones as a span: 2019–2021, 2024."""
    starts = [y for i, y in enumerate(years) if i == 0 or years[i - 1] != y - 1]
    ends = [y for i, y in enumerate(years) if i + 1 == len(years) or years[i + 1] != y + 1]
    spans = zip(starts, ends, strict=True)
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in spans)


def sum_of(amounts: Iterable[Array]) -> Array:
    """Add amounts up, year by year."""
    return np.asarray(np.sum([*amounts], axis=0))


_WHOLE: Final = message(
    "The sum holds every cohort in school (programmes up to {n} years) in {whole}."
)
_NEVER_WHOLE: Final = message(
    "No year's sum holds every cohort in school (programmes up to {n} years)."
)
_TOO_EARLY: Final = message(
    "Those before {first} cannot be forecast: the rules are not extended back."
)
_NEXT_COHORT: Final = message(
    "In cash, the enrolment period in the autumn of a year also takes the next cohort."
)


@frozen(eq=False)
class StudentBody:
    """Cohorts of one region, made with the same groupings, added up year by year."""

    forecasts: Sequence[Forecast]

    @property
    def cohorts(self) -> tuple[int, ...]:
        """First insurance years."""
        return tuple(cohort for forecast in self.forecasts for cohort in forecast.cohorts)

    @property
    def longest_programme(self) -> int:
        """The longest programme of any cohort, in years."""
        return max(forecast.longest_programme for forecast in self.forecasts)

    @cached_property
    def years(self) -> range:
        """From the first cohort's enrolment period to the last graduation, or the last figure."""
        return shown_together(self.forecasts)

    def missing(self, year: int, *, cash: bool = False) -> list[int]:
        """Return the cohorts that are missing in a year, see `cohorts_of_year`."""
        every = cohorts_of_year(self.forecasts[0].setup, year, cash=cash)
        return [cohort for cohort in every if cohort not in self.cohorts]

    def lacking(self, year: int, *, cash: bool = False) -> list[int]:
        """Return those of them that can be forecast."""
        return [cohort for cohort in self.missing(year, cash=cash) if cohort >= FIRST_YEAR]

    def last_whole_year(self, *, cash: bool, before: int = 0) -> int:
        """Return the last year in which none are lacking, nor in so many years before it.

        Where there is none, the first insurance year of the last cohort.
        """
        whole = [
            year
            for year in self.years
            if not any(self.lacking(one, cash=cash) for one in range(year - before, year + 1))
        ]
        return whole[-1] if whole else self.cohorts[-1]

    def missing_note(self, years: Iterable[int], *, cash: bool = False) -> Text:
        """Say which cohorts are missing from the whole student body, year by year, and why."""
        by_year = {year: self.missing(year, cash=cash) for year in years}
        whole = written_years([year for year, cohorts in by_year.items() if not cohorts])
        partly = "; ".join(f"{year}: {written_years(c)}" for year, c in by_year.items() if c)
        n = self.longest_programme
        said: list[Text] = [_WHOLE.filled(n=n, whole=whole) if whole else _NEVER_WHOLE.filled(n=n)]
        if partly:
            said.append(message("Cohorts that are missing, by year: {partly}.", partly=partly))
        if any(cohort < FIRST_YEAR for cohorts in by_year.values() for cohort in cohorts):
            said.append(_TOO_EARLY.filled(first=FIRST_YEAR))
            said += left_out_words(left_out(self.forecasts, by_year))
        return listed([*said, _NEXT_COHORT], SENTENCES)

    def amounts(self, measure: str, payer: str = NONE, accounting: str = NONE) -> Array:
        """Return an account of each of the years, over all cohorts; shape (years,)."""
        account = Account(measure, payer, accounting)
        return self._added(lambda f: series(f, account).sum(axis=1), ())

    def amounts_by(
        self, grouping: str, measure: str, payer: str = NONE, accounting: str = NONE
    ) -> dict[str, Array]:
        """Return an account of each of the years by the labels of a grouping."""
        account = Account(measure, payer, accounting)
        labels = self.forecasts[0].groupings[grouping]
        cells = self._added(lambda f: broken_down(f, account, [grouping]), (len(labels),))
        return {label: cells[:, index] for index, label in enumerate(labels)}

    def _added(self, amounts: Callable[[Forecast], Array], shape: tuple[int, ...]) -> Array:
        """Add up the amounts of each forecast, its first axis being the years of its ledger."""
        years = self.years
        total: Array = np.zeros((len(years), *shape), np.int64)
        for forecast in self.forecasts:
            cells = amounts(forecast)
            at = forecast.ledger.first_year - years.start
            width = min(len(cells), len(years) - at)
            total[at : at + width] += cells[:width]
        return total
