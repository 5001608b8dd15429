"""When students pay for a study year: in time, late, or with a prepayment on entry; or never."""

# mypy: disable-error-code="no-any-return"
# numpy types what is computed from columns of several types as Any.

import numpy as np
from attrs import frozen

from kernel.days import BLANK_DAY, first_of, month_after, year_of
from kernel.figures import Array
from simulate.population.composition import Population
from simulate.projection.tally import Tally


@frozen(eq=False)
class PaymentDays:
    """Students of a study year with the day of their payment, a column per attribute.

    Attributes:
        profile: of whom.
        exit_code: as the study year knows it.
        paid_on: the day on which the year is or was paid, blank where it is not.
        place: where in a tally they are counted.
    """

    profile: Array
    exit_code: Array
    paid_on: Array
    place: Array

    @classmethod
    def of(cls, population: Population, study_year: int, place: Array) -> "PaymentDays":
        """Return who is counted at rising places of a tally; who comes late is first."""
        in_time, late, prepaid_late = Tally.of(population).parts(place)
        return _together(
            _late(population, study_year, study_year, late),
            _later(_late(population, study_year, 0, prepaid_late)),
            _in_time(population, study_year, in_time),
        )

    def where(self, condition: Array) -> "PaymentDays":
        """Return the students for whom something holds."""
        columns = (self.profile, self.exit_code, self.paid_on, self.place)
        return PaymentDays(*(column[condition] for column in columns))


def _in_time(p: Population, k: int, place: Array) -> PaymentDays:
    """List who pays in time if he pays, with the first day of the window."""
    _, profile, exit_code, _ = Tally.of(p).who(place)
    paid_in = np.where(p.profiles.prepays[profile], 0, k)
    opens = p.calendar.opens[paid_in, p.calendar.case[profile]]
    paid_on = np.where(p.may_pay[paid_in, profile, exit_code], opens, BLANK_DAY)
    return PaymentDays(profile, exit_code, paid_on, place)


def _late(p: Population, k: int, paid_in: int, place: Array) -> PaymentDays:
    """List who means to pay late for a study year; unpaid is who leaves before he does.

    Args:
        p: the population.
        k: the study year.
        paid_in: the one for which they come late.
        place: where they are counted.
    """
    _, profile, exit_code, month = Tally.of(p).who(place)
    day = p.calendar.late_day[paid_in, p.calendar.case[profile], month]
    paid_on = np.where(day < p.calendar.left_on[profile, exit_code], day, BLANK_DAY)
    return PaymentDays(profile, p.exits.known_in(k)[exit_code], paid_on, place)


def _later(prepaid: PaymentDays) -> PaymentDays:
    """Return late prepayments as later years know them.

    What has to be known is the calendar year of the payment, in which a refund may fall too, and
    that of the month after it, in which relief is reimbursed. So the last day of a year stands for
    a payment in its December, the first day for any other.
    """
    year, next_month_in = (year_of(day) for day in (prepaid.paid_on, month_after(prepaid.paid_on)))
    day = np.where(next_month_in > year, first_of(1, year + 1) - 1, first_of(1, year))
    paid_on = np.where(prepaid.paid_on != BLANK_DAY, day, BLANK_DAY)
    return PaymentDays(prepaid.profile, prepaid.exit_code, paid_on, prepaid.place)


def _together(*parts: PaymentDays) -> PaymentDays:
    return PaymentDays(
        np.concatenate([part.profile for part in parts]),
        np.concatenate([part.exit_code for part in parts]),
        np.concatenate([part.paid_on for part in parts]),
        np.concatenate([part.place for part in parts]),
    )
