"""Profiles and exits: what a student decides once, and how he leaves school."""

# mypy: disable-error-code="no-any-return"
# numpy types what is computed from columns of several types as Any.

from enum import IntEnum
from functools import cached_property
from typing import Final

import numpy as np
from attrs import evolve, frozen

from kernel.figures import Array

NO_RELIEF: Final = -1
COMPLETES: Final = -1
"""The study year in which somebody leaves who does not."""


class PaymentPlan(IntEnum):
    """How a student means to pay in the enrolment period before his entry."""

    ANNUALLY = 0
    PREPAYING = 1
    PREPAYING_LATE = 2


@frozen(eq=False)
class Profiles:
    """Every combination of what is decided once in a programme, a column per attribute.

    Attributes:
        relief: code of the category, NO_RELIEF for none.
        assisted: in which study years that is so, of shape (study years, profiles).
        payment_plan: code of PaymentPlan; it means nothing where the programme cannot be prepaid.
        wants: which study years the student would enrol for, of shape (study years, profiles).
        prepayable: the programme may be prepaid on entry.
    """

    institution_type: Array
    programme_years: Array
    locality: Array
    affiliation: Array
    relief: Array
    assisted: Array
    payment_plan: Array
    insured_on_entry: Array
    wants: Array
    prepayable: Array

    def __len__(self) -> int:
        return len(self.relief)

    def in_study_year(self, study_year: int) -> "Profiles":
        """Return the profiles as they are in a study year: without relief who is not assisted."""
        assisted = self.assisted[study_year]
        return evolve(self, relief=np.where(assisted, self.relief, NO_RELIEF))

    @cached_property
    def studies(self) -> Array:
        """Whether a study year belongs to the programme, of shape (study years, profiles)."""
        return np.less(np.arange(len(self.wants))[:, None], self.programme_years)

    @cached_property
    def prepays(self) -> Array:
        """Means to prepay the programme on entry."""
        return (self.payment_plan != PaymentPlan.ANNUALLY) & self.prepayable & self.wants[0]

    @cached_property
    def pays(self) -> Array:
        """Whether a payment is meant for a study year, of shape (study years, profiles)."""
        pays = self.wants & self.studies & ~self.prepays
        pays[0] |= self.prepays
        return pays

    @cached_property
    def paid_years(self) -> Array:
        """Bit k set when study year k + 1 is paid for, by itself or by prepayment."""
        paid = (self.wants | self.prepays) & self.studies
        return np.asarray((paid << np.arange(len(paid))[:, None]).sum(axis=0))


@frozen(eq=False)
class Exits:
    """How students leave school, a column per attribute.

    Attributes:
        study_year: in which they leave, counted from 0; COMPLETES for who completes.
        after_opening: after the enrolment period for the next insurance year has opened.
        applies: applies for a refund on leaving.
        stays: joins the local employee scheme after graduation.
    """

    study_year: Array
    after_opening: Array
    applies: Array
    stays: Array

    @classmethod
    def over(cls, study_years: int, *, refunds: bool, credit: bool) -> "Exits":
        """List the exits that make a difference: completing first, then leaving year by year.

        Applications are distinguished where a refund exists, stayers where years are credited.
        """
        completing = [(COMPLETES, 0, 0, stays) for stays in range(1 + credit)]
        leaving = [
            (year, after_opening, applies, 0)
            for year in range(study_years)
            for after_opening in range(2)
            for applies in range(1 + refunds)
        ]
        study_year, after_opening, applies, stays = np.array([*completing, *leaving]).T
        return cls(study_year, after_opening != 0, applies != 0, stays != 0)

    def __len__(self) -> int:
        return len(self.study_year)

    @property
    def refunds(self) -> bool:
        """Whether leavers who apply for a refund are distinguished."""
        return bool(self.applies.any())

    @property
    def credits(self) -> bool:
        """Whether graduates who join the local employee scheme are distinguished."""
        return bool(self.stays.any())

    @property
    def completing(self) -> int:
        """How many of them complete."""
        return int(np.count_nonzero(self.study_year == COMPLETES))

    def of_leavers(self, study_year: Array, after_opening: Array, applies: Array | int) -> Array:
        """Return the code of the exit of leavers."""
        ways = 1 + self.refunds
        return np.asarray(self.completing + (study_year * 2 + after_opening) * ways + applies)

    def there_in(self, study_year: int) -> Array:
        """Say who is in school when a study year begins."""
        return np.logical_or(self.study_year == COMPLETES, self.study_year >= study_year)

    def known_in(self, study_year: int) -> Array:
        """Return the exits as far as a study year knows them: who leaves later is still there."""
        return np.where(self.study_year > study_year, 0, np.arange(len(self)))

    def folded(self, study_year: int, counts: Array) -> Array:
        """Return counts of shape (profiles, exits) with the exits as a study year knows them."""
        later = self.study_year > study_year
        folded = counts.copy()
        folded[:, later] = 0
        folded[:, 0] += counts[:, later].sum(axis=1)
        return folded
