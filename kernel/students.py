"""A batch of students in one insurance year: equal-length, read-only numpy columns."""

# mypy: disable-error-code="no-any-return"
# numpy types what is computed from columns of several types as Any.

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
from attrs import field, fields, frozen

from kernel.codes import (
    Affiliation,
    Code,
    GraduateScheme,
    InstitutionType,
    PaymentMode,
    Recognised,
    StudyMode,
)
from kernel.days import BLANK_DAY, first_of
from kernel.errors import PluginFault
from kernel.figures import Array

NO_YEAR = 0
"""A year that is not there, in `prepaid_in`."""

LONGEST_PROGRAMME: Final = 8
"""Years."""


def fixed(column: Array) -> Array:
    """Return a column that nobody can change from now on."""
    column.flags.writeable = False
    return column


def _column(dtype: type, *, of_days: bool = False) -> Array:
    """Declare a column of this type; its contents are frozen with the batch."""

    def freeze(values: object) -> Array:
        column: Array = np.ascontiguousarray(values, dtype=dtype)
        if column.flags.writeable:
            column = column.view()
            column.flags.writeable = False
        return column

    return field(converter=freeze, metadata={"of_days": of_days})


def _days() -> Array:
    """Declare a column of days; a blank one is `BLANK_DAY`."""
    return _column(np.int32, of_days=True)


MISSED_SINCE: Final = 2025
"""The year from which `missed_years` counts, part of the column's meaning (国办发〔2024〕38号)."""


@frozen(eq=False)
class StudentBatch:
    """Students of one insurance year, a column each; row i of every column is student i.

    Codes are those of `kernel.codes`, days those of `kernel.days`; blank days are `BLANK_DAY`,
    a blank `prepaid_in` is `NO_YEAR`. A batch holds valid rows only (`kernel.validity`).

    Attributes:
        year: the insurance year, one for the batch.
        weight: how many students a row stands for; no rule may depend on it.
        relief: bit set over the region's categories, those of `Relief` first.
        locality: index into the region's localities.
        entry_year: the calendar year of the September in which the school year of entry began.
        paid_years: bit k set when the insurance year entry_year + 1 + k is fully paid.
    """

    year: int
    weight: Array = _column(np.int64)
    institution_type: Array = _column(np.int8)
    study_mode: Array = _column(np.int8)
    locality: Array = _column(np.int8)
    entry_year: Array = _column(np.int32)
    entered_on: Array = _days()
    programme_years: Array = _column(np.int32)
    payment_mode: Array = _column(np.int8)
    paid_on: Array = _days()
    received_on: Array = _days()
    prepaid_in: Array = _column(np.int32)
    relief: Array = _column(np.int32)
    relief_recognised: Array = _column(np.int8)
    relief_from: Array = _days()
    relief_flagged: Array = _column(np.bool_)
    enrols_here: Array = _column(np.bool_)
    insured_on_entry: Array = _column(np.bool_)
    institution_aid_percent: Array = _column(np.int32)
    affiliation: Array = _column(np.int8)
    left_on: Array = _days()
    refund_applied_on: Array = _days()
    graduate_scheme: Array = _column(np.int8)
    paid_years: Array = _column(np.int32)
    missed_years: Array = _column(np.int32)
    repaired_years: Array = _column(np.int32)

    def __attrs_post_init__(self) -> None:
        for name in COLUMN_NAMES:
            if len(getattr(self, name)) != len(self):
                raise PluginFault(
                    "StudentBatch.{name} has {found} rows, expected {expected} like `weight`",
                    name=name,
                    found=len(getattr(self, name)),
                    expected=len(self),
                )

    def __len__(self) -> int:
        return len(self.weight)

    @classmethod
    def ordinary(cls, year: int, students: int, **columns: Array | int) -> "StudentBatch":
        """Return students of whom nothing special is said but what `columns` say.

        Full-time, entered on 1 September, unpaid, paying annually, no relief, enrolling here,
        never away; in the columns that are given a scalar holds for everybody.
        """
        plain: dict[str, Array | int] = {
            **dict.fromkeys(COLUMN_NAMES, 0),
            **dict.fromkeys(DAY_COLUMNS, BLANK_DAY),
            "weight": 1,
            "entered_on": first_of(9, columns.get("entry_year", 0)),
            "study_mode": StudyMode.FULL_TIME,
            "payment_mode": PaymentMode.ANNUAL,
            "prepaid_in": NO_YEAR,
            "relief_recognised": Recognised.LOCAL,
            "enrols_here": True,
            "graduate_scheme": GraduateScheme.NONE,
        }
        given = {**plain, **columns}
        return cls(year, **{name: np.full(students, v) for name, v in given.items()})

    @classmethod
    def joined(cls, batches: Sequence["StudentBatch"]) -> "StudentBatch":
        """Return batches of one year below each other."""
        columns = {
            name: np.concatenate([getattr(one, name) for one in batches]) for name in COLUMN_NAMES
        }
        return cls(batches[0].year, **columns)

    def select(self, rows: Array) -> "StudentBatch":
        """Return the rows of a boolean mask or an index, as a batch of the same year."""
        return StudentBatch(self.year, **{name: getattr(self, name)[rows] for name in COLUMN_NAMES})

    @cached_property
    def freshman(self) -> Array:
        """In the first insurance year of the programme, E + 1."""
        return fixed(self.entry_year + 1 == self.year)

    @cached_property
    def last_year(self) -> Array:
        """The scheduled graduation year, E + n."""
        return fixed(self.entry_year + self.programme_years)

    @cached_property
    def graduating(self) -> Array:
        """In the scheduled graduation year."""
        return fixed(self.last_year == self.year)

    @cached_property
    def full_time(self) -> Array:
        """Full-time students, the only ones in scope anywhere."""
        return fixed(self.study_mode == StudyMode.FULL_TIME)

    @cached_property
    def prepaid_earlier(self) -> Array:
        """The year is covered by a prepayment made in an earlier enrolment period."""
        return fixed(self.prepaid_in != NO_YEAR)

    @cached_property
    def prepays(self) -> Array:
        """The year is or was bought by a prepayment, of the programme or of what remains."""
        return fixed(self.prepaid_earlier | (self.payment_mode != PaymentMode.ANNUAL))

    @cached_property
    def paying(self) -> Array:
        """A payment for this year is made now."""
        return fixed((self.paid_on != BLANK_DAY) & ~self.prepaid_earlier)

    @cached_property
    def continuous(self) -> Array:
        """No missed year that counts stands before this payment.

        A year prepaid earlier cannot be missed, and before MISSED_SINCE nothing counts.
        """
        counts = (self.missed_years > 0) & (self.year >= MISSED_SINCE)
        return fixed(self.prepaid_earlier | ~counts)

    @cached_property
    def years_bought(self) -> Array:
        """Insurance years that the payment mode asks for; 0 for a student prepaid earlier."""
        remaining = self.last_year - self.year + 1
        bought = np.where(self.pays(PaymentMode.PREPAY), self.programme_years, 1)
        bought = np.where(self.pays(PaymentMode.PREPAY_REMAINING), remaining, bought)
        return fixed(np.where(self.prepaid_earlier, 0, bought))

    @cached_property
    def paid_in(self) -> Array:
        """The insurance year in whose enrolment period this year was or is paid."""
        return fixed(np.where(self.prepaid_earlier, self.prepaid_in, self.year))

    @cached_property
    def assisted(self) -> Array:
        """Holds at least one relief category."""
        return fixed(self.relief != 0)

    @cached_property
    def subsidised_as(self) -> Array:
        """The affiliation that the fiscal subsidy follows (国办发〔2008〕119号).

        That of the institution for university students; schools, kindergartens and secondary
        vocational institutions are paid for like municipal ones whatever their affiliation.
        """
        university = self.attends(InstitutionType.TERTIARY, InstitutionType.RESEARCH_INSTITUTE)
        return fixed(np.where(university, self.affiliation, Affiliation.MUNICIPAL))

    def pays(self, mode: PaymentMode) -> Array:
        """Pays in this mode now (not prepaid earlier)."""
        return (self.payment_mode == mode) & ~self.prepaid_earlier

    def attends(self, *types: Code) -> Array:
        """Is at an institution of one of these types."""
        table = np.zeros(128, np.bool_)
        table[list(types)] = True
        return table[self.institution_type]

    def holds(self, *categories: Code) -> Array:
        """Holds at least one of these relief categories."""
        return self.relief & sum(1 << category for category in categories) != 0


COLUMN_NAMES: Final = tuple(a.name for a in fields(StudentBatch) if a.name != "year")
"""The columns of a batch: all that it has but the year."""

DAY_COLUMNS: Final = tuple(a.name for a in fields(StudentBatch) if a.metadata.get("of_days"))
"""Those that hold days; the domain of each in `kernel.columns` is `Day`."""


def longest_run(paid_years: Array, programme_years: Array) -> Array:
    """Return the longest unbroken run of paid years within the programme.

    Args:
        paid_years: bit k set when the k-th insurance year of the programme is paid.
        programme_years: length of the programme; bits beyond it do not count.
    """
    left = paid_years & ((1 << programme_years) - 1)
    run = np.zeros_like(left)
    while left.any():
        run += left != 0
        left = left & (left << 1)
    return run
