"""A column of the budget table: a year's lines, known or supplied, and what follows from them."""

from collections.abc import Collection
from typing import Final

from attrs import frozen

from kernel.messages import message
from simulate.report.forms.actuals import Actuals, Inputs
from simulate.report.forms.form import ACTUAL, Column
from simulate.report.forms.identities import completed, partial_totals
from simulate.report.forms.known_lines import with_split
from simulate.report.forms.sheet import Sheet
from simulate.scenario.assumptions import Assumptions

FORECAST: Final = "forecast"
BUDGET: Final = "budget"

_STATUS: Final = {
    ACTUAL: message("actual"),
    FORECAST: message("forecast"),
    BUDGET: message("budget"),
}


@frozen
class FilledYear:
    """A year's column.

    Attributes:
        status: whether it is an actual, a forecast or a budget.
        sheet: its lines, with the totals and balances that follow.
        partial: those that leave out lines which are not known.
        supplied: the lines that the office gives beside a forecast.
    """

    year: int
    status: str
    sheet: Sheet
    partial: frozenset[str]
    supplied: frozenset[str] = frozenset()

    @classmethod
    def actual(cls, actuals: Actuals) -> "FilledYear":
        """Return the column of a past year."""
        sheet = actuals.sheet
        return cls(actuals.year, ACTUAL, completed(sheet), partial_totals(sheet))

    @classmethod
    def forecast(
        cls,
        year: int,
        status: str,
        known: Sheet,
        inputs: Inputs,
        assumptions: Assumptions,
        carried: Collection[str] = (),
    ) -> "FilledYear":
        """Return the column of a year that is forecast.

        Args:
            year: which.
            status: forecast or budget.
            known: what the run knows of it.
            inputs: what the office supplies.
            assumptions: by which benefits are split.
            carried: lines that are known in part only.

        Raises:
            RequestError: the office supplies what the run computes, or what contradicts it.
        """
        inputs.check_against(year, with_split(known, assumptions, year))
        supplied = inputs.of(year)
        given = with_split({**known, **supplied}, assumptions, year)
        partial = partial_totals(given, carried)
        return cls(year, status, completed(given), partial, frozenset(supplied))

    @property
    def column(self) -> Column:
        """Its place across the page."""
        status = _STATUS[self.status]
        heading = message("{year} {status}", year=self.year, status=status)
        return Column(self.year, heading, self.status)
