"""Students to assess: made up, with dates, categories and modes that vary as in a school."""

import random
from typing import Final

import numpy as np

from kernel.codes import Affiliation, InstitutionType, PaymentMode, Relief
from kernel.days import BLANK_DAY, first_of
from kernel.figures import Array
from kernel.students import NO_YEAR, StudentBatch
from tests.second_reading.students import random_student

YEAR: Final = 2024

FIRST_PREPAID: Final = 2022
"""The first insurance year that may have been prepaid."""

LATE, UNPAID, LEAVING, ASSISTED, UNINSURED, PREPAID = 0.03, 0.03, 0.01, 0.1, 0.1, 0.6
"""Shares of the students."""

CATEGORIES: Final = (Relief.DIBAO, Relief.TEKUN, Relief.MONITORED, Relief.OUT_OF_POVERTY)


def roster(rows: int, *, prepaying: bool) -> StudentBatch:
    """Return students of four entry years who pay in the enrolment period for 2024, or later.

    Args:
        rows: how many.
        prepaying: freshmen prepay, and many of the others have.
    """
    draw = np.random.default_rng(0)

    def share(of: float) -> Array:
        return draw.random(rows) < of

    entry_year = draw.integers(YEAR - 4, YEAR, rows)
    freshman = entry_year == YEAR - 1
    opens, new_year = int(first_of(9, YEAR - 1)), int(first_of(1, YEAR))
    in_year = draw.integers(new_year, new_year + 366, rows)
    paid_on = np.where(share(LATE), in_year, draw.integers(opens, new_year, rows))
    paid_on = np.where(share(UNPAID), BLANK_DAY, paid_on)
    arrives = paid_on + draw.integers(0, 4, rows)
    prepaid = share(PREPAID * prepaying) & (entry_year >= FIRST_PREPAID - 1) & ~freshman
    return StudentBatch.ordinary(
        YEAR,
        rows,
        institution_type=InstitutionType.TERTIARY,
        entry_year=entry_year,
        programme_years=np.maximum(draw.integers(3, 6, rows), YEAR - entry_year),
        payment_mode=np.where(freshman & prepaying, PaymentMode.PREPAY, PaymentMode.ANNUAL),
        prepaid_in=np.where(prepaid, entry_year + 1, NO_YEAR),
        paid_on=paid_on,
        received_on=np.where(paid_on == BLANK_DAY, BLANK_DAY, arrives),
        relief=sum(share(ASSISTED / len(CATEGORIES)) << category for category in CATEGORIES),
        relief_flagged=~freshman,
        insured_on_entry=~share(UNINSURED),
        affiliation=draw.integers(0, len(Affiliation), rows),
        left_on=np.where(share(LEAVING), in_year, BLANK_DAY),
    )


def records(region: str, rows: int) -> list[dict[str, object]]:
    """Return students as records, for a reading that takes them one by one."""
    rng = random.Random(region)  # noqa: S311  # no secret depends on it
    return [random_student(rng, region, YEAR) for _ in range(rows)]
