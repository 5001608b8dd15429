"""The lines of a forecast's accounts before they are written: cohorts added up, year by year."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

import numpy as np
from attrs import evolve, frozen

from kernel.figures import Array
from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.grid import Row
from simulate.output.labels import label_words
from simulate.output.table_figures import Figures
from simulate.projection.facts import Horizon, broken_down, places_of, series, shown_years
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES
from simulate.uncertainty.spread import Scatter, Spread
from simulate.uncertainty.spread_tables import HIGH_END, LOW_END

ROUNDED: Final = message("Rounded: in the last digit parts may not add up to their sum.")
ALL_ZERO: Final = message("Lines left out, being zero throughout: {count}.")


@frozen(eq=False)
class AccountLine:
    """A line of a table before it is written.

    Attributes:
        account: what it is of.
        label: in front of it.
        cells: a figure for each year.
        whole: that of all years; None for a stock.
        begins: the first year that has a figure.
        is_part: it is one of a breakdown, or an end of an interval.
        is_end: it is an end of an interval.
    """

    account: Account
    label: str
    cells: Array
    whole: float | None
    begins: int
    is_part: bool = False
    is_end: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether it is not zero throughout; of an interval, both ends are shown or none."""
        return self.is_end or bool(self.cells.any())

    @property
    def falls_below_zero(self) -> bool:
        """Whether a figure is negative."""
        return bool((self.cells < 0).any())

    @property
    def is_outermost(self) -> bool:
        """Whether it is no part of the line above it."""
        return not self.label.startswith(" ")

    @property
    def largest(self) -> int:
        """The largest of its figures."""
        return round(float(np.abs(self.cells).max(initial=0)))

    def row(self, years: range, shown: range, figures: Figures, *, bold: bool = False) -> Row:
        """Write it; a stock has no sum, a year that cannot be has no figure.

        Args:
            years: of its cells.
            shown: those of them that have a column.
            figures: writes them.
            bold: whether it is a total where its account is none.
        """
        cells = [
            "" if year < self.begins else self._written(float(cell), figures)
            for year, cell in zip(years, self.cells, strict=True)
            if year in shown
        ]
        whole = "" if self.whole is None else self._written(self.whole, figures)
        is_total = (bold or self.account.payer == TOTAL) and not self.is_part
        return Row(self.label, [*cells, whole], bold=is_total)

    def _written(self, value: float, figures: Figures) -> str:
        return figures.figure(self.account, value)


@frozen(eq=False)
class AccountLines:
    """Cohorts of one region, whose accounts become lines.

    Attributes:
        forecasts: the cohorts, made with the same breakdowns.
        by: breakdowns whose labels stand under each line.
        horizon: the years that are shown.
        spread: how far the figures may be off, over the years that are shown.
    """

    forecasts: Sequence[Forecast]
    by: Sequence[str]
    horizon: Horizon
    spread: Spread | None
    language: Language

    @cached_property
    def years(self) -> range:
        """From the first to the last year that is shown of any cohort."""
        return range(min(s.start for s in self._spans), max(s.stop for s in self._spans))

    def of(self, account: Account, label: str) -> Iterator[AccountLine]:
        """Return the line of an account and, below it, those of its breakdown or interval."""
        cells: Array = np.zeros(len(self.years), np.int64)
        parts: dict[int, Array] = {}
        for forecast, span in zip(self.forecasts, self._spans, strict=True):
            at = slice(span.start - self.years.start, span.stop - self.years.start)
            shown = places_of(span, forecast)
            cells[at] += series(forecast, account)[shown].sum(axis=1)
            if self.by:
                split = broken_down(forecast, account, self.by)[shown].reshape(len(span), -1)
                for cell in np.flatnonzero(split.any(axis=0)):
                    part = parts.setdefault(int(cell), np.zeros(len(self.years), np.int64))
                    part[at] += split[:, cell]
        yield self._line(account, label, cells)
        labels, rules = self.forecasts[0].labels(self.by), self.forecasts[0].setup.rules
        for code, split in sorted(parts.items()):
            words = label_words(self.by, labels[code], rules, self.language)
            yield self._line(account, f"    {words}", split, is_part=True)
        if self.spread is not None and cells.any():
            scatter = self.spread.of(account)
            line = self._line(account, "", cells)
            for end in ends_of(line, scatter, scatter.summed(), self.language):
                # To the fen, as data have them.
                whole = None if end.whole is None else round(end.whole)
                yield evolve(end, cells=np.rint(end.cells), whole=whole)

    def _line(
        self, account: Account, label: str, cells: Array, *, is_part: bool = False
    ) -> AccountLine:
        whole = None if MEASURES[account.measure].is_stock else int(cells.sum())
        return AccountLine(account, label, cells, whole, self._begins(account), is_part)

    def _begins(self, account: Account) -> int:
        is_insured = MEASURES[account.measure].counts_insurance_years(account.accounting)
        return self.forecasts[0].cohort if is_insured else self.years.start

    @cached_property
    def _spans(self) -> list[range]:
        return [shown_years(forecast, self.horizon) for forecast in self.forecasts]


def ends_of(
    line: AccountLine, by_year: Scatter, summed: Scatter, language: Language
) -> Iterator[AccountLine]:
    """Return the ends of a line's intervals; that of a sum is no sum of ends."""
    for name, end, total in zip(
        (LOW_END, HIGH_END), by_year.interval, summed.interval, strict=True
    ):
        whole = None if line.whole is None else float(total[0])
        label = f"      {spoken(name, language)}"
        yield evolve(line, label=label, cells=end, whole=whole, is_part=True, is_end=True)
