"""The calendar test: paid on every day of a year, amounts and cover change at deadlines only."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
from attrs import evolve, frozen

from kernel.assess import Assessment, assess, valid_rows
from kernel.days import BLANK_DAY, as_date, first_days, months_of
from kernel.errors import Place
from kernel.figures import Array
from kernel.messages import message
from kernel.students import StudentBatch
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected
from simulate.inspection.random_students import YEARS

_PAYERS: Final = 24
"""Students a year who pay on each of its days."""

_DECIDES: Final[Mapping[str, str]] = {
    "years_bought": "due",
    "price": "due",
    "late_full_cost": "full_cost",
    "relief_netted": "relief",
    "relief_claimable": "relief",
    "fiscal_total": "fiscal",
    "top_up": "top_up",
    "cover_start": "cover",
    "cover_end": "cover",
}
"""What may change at a deadline only, with the question that decides each."""

_CHANGES: Final = message(
    "{column} changes on {day}, which is neither a day of parameters.toml nor a month's first: a "
    'forecast lets one day stand for all between those; name the day there (unit = "day") and '
    "ask law.day"
)


def check_calendar(region: Inspected) -> Iterator[Finding]:
    """Find days on which an amount or the cover changes though the law names no such day.

    Each payer pays on every day from before the window to after the year: the day before, on and
    after every deadline are among them.
    """
    found: dict[Place, Finding] = {}
    for year in YEARS:
        daily = _Daily.of(region, year)
        for column, question in _DECIDES.items():
            for payer, day in daily.changes(column):
                place = daily.place(question, payer, day, region.rules_file)
                text = _CHANGES.filled(column=column, day=as_date(day))
                found.setdefault(place, Finding(place, text))
    yield from found.values()


@frozen(eq=False)
class _Daily:
    """Payers, each paying on every day of a span.

    Attributes:
        assessment: payer by payer, of each the days in order; only valid rows.
        at: the place of each payer and day in it, -1 where the row is refused; shape
            (payers, days).
        first: the first day.
        may_change: flags of the days on which amounts may differ from the day before.
    """

    assessment: Assessment
    at: Array
    first: int
    may_change: Array

    @classmethod
    def of(cls, region: Inspected, year: int) -> "_Daily":
        rules, span = region.rules, region.rules.law.span(year)
        a = region.assessed(year)
        payers = np.flatnonzero(a.students.paying)[:_PAYERS]
        named = np.array([*rules.law.days(year), span.first, span.last])
        days = np.arange(min(named.min(), span.first - 30), span.last + 3)
        students = _on_each_day(a.students.select(payers), days)
        valid = valid_rows(rules, students)
        at = np.where(valid, np.cumsum(valid) - 1, -1).reshape(len(payers), len(days))
        firsts = days == first_days(months_of(days))
        near = np.isin(days, named) | np.isin(days - 1, named) | firsts
        return cls(assess(rules, students.select(valid)), at, int(days[0]), near)

    def changes(self, column: str) -> Iterator[tuple[int, int]]:
        """Go through payers and days on which a column changes that may not."""
        amount = getattr(self.assessment, column)[self.at]
        both = (self.at[:, 1:] >= 0) & (self.at[:, :-1] >= 0)
        # Cover may begin on the day of payment, and then moves along with it.
        moves = 1 if _DECIDES[column] == "cover" else 0
        by = amount[:, 1:] - amount[:, :-1]
        changed = both & (by != 0) & (by != moves) & ~self.may_change[1:]
        for payer, day in np.argwhere(changed).tolist():
            yield payer, self.first + day + 1

    def place(self, question: str, payer: int, day: int, rules_file: str) -> Place:
        """Return where the row is written that decides a question on a day."""
        student = int(self.at[payer, day - self.first])
        return self.assessment.decisions[question].row_of(student).place or Place(rules_file, 1)


def _on_each_day(students: StudentBatch, days: Array) -> StudentBatch:
    """Return each student once for each day, paying on it."""
    repeated = students.select(np.repeat(np.arange(len(students)), len(days)))
    paid_on = np.tile(days, len(students))
    # Who leaves before benefits begin is refunded or not by a day of his own.
    stays = np.full(len(repeated), BLANK_DAY)
    return evolve(
        repeated, paid_on=paid_on, received_on=paid_on, left_on=stays, refund_applied_on=stays
    )
