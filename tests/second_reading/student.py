"""One student in one insurance year: the columns of a roster row, every default filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .roster import covers


@dataclass(frozen=True)
class Student:
    """A roster row with every default filled in; `paid_years` None means not given."""

    region: str
    year: int
    institution_type: str
    study_mode: str
    missed_years: int
    repaired_years: int
    locality: str
    entry_year: int
    entered_on: date
    programme_years: int
    payment_mode: str
    paid_on: date | None
    received_on: date | None
    prepaid_in: int | None
    relief: tuple[str, ...]
    relief_recognised: str
    relief_from: date | None
    relief_flagged: bool
    enrols_here: bool
    insured_on_entry: bool
    institution_aid_percent: int
    affiliation: str
    left_on: date | None
    refund_applied_on: date | None
    graduate_scheme: str
    paid_years: tuple[int, ...] | None

    @property
    def freshman(self) -> bool:
        """In the first insurance year of the programme."""
        return self.year == self.entry_year + 1

    @property
    def last_year(self) -> int:
        """The insurance year of the scheduled graduation."""
        return self.entry_year + self.programme_years

    @property
    def in_scope(self) -> bool:
        """Full-time, at an institution of a type that the region's document covers."""
        return self.study_mode == "full_time" and covers(
            self.region, self.institution_type, self.year
        )

    @property
    def prepays(self) -> bool:
        """Pays for later years too, in this enrolment period or in an earlier one."""
        return self.prepaid_in is not None or self.payment_mode != "annual"
