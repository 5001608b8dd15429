"""Random students of Testland: valid ones, over every column, at and around every boundary.

Hypothesis draws a number for each student, from which all of his columns follow: that is many
times faster than drawing column by column, and rosters still shrink to the students that matter.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

import numpy as np
from hypothesis import strategies as st

from kernel.codes import Affiliation, GraduateScheme, InstitutionType, Recognised, Relief
from kernel.entries import FIRST_YEAR

T = TypeVar("T")
Row = dict[str, object]
Roster = tuple[int, list[Row]]
"""An insurance year and the students assessed in it."""

_BOUNDARIES = ((-1, 9, 1), (-1, 11, 30), (-1, 12, 31), (0, 3, 1), (0, 6, 30), (0, 12, 31))
_WORDS: dict[str, Sequence[object]] = {
    "institution_type": (*InstitutionType.words(), *("tertiary",) * 9),
    "study_mode": ("full_time",) * 9 + ("part_time",),
    "locality": ("shire", "bree", None),
    "relief_recognised": (*Recognised.words(), None),
    "relief_flagged": (True, False, None),
    "enrols_here": (True,) * 9 + (False,),
    "insured_on_entry": (True, False),
    "institution_aid_percent": (None, 0, 1, 33, 50, 99, 100),
    "affiliation": (*Affiliation.words(), None),
    "graduate_scheme": (*GraduateScheme.words(), "employee_here"),
    "missed_years": (0, 0, 0, 1, 4),
    "repaired_years": (0, 1),
}


def rosters() -> st.SearchStrategy[Roster]:
    """Draw an insurance year from 2022 to 2030 and one to eight valid students."""
    numbers = st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=8)
    return st.builds(_roster, st.integers(FIRST_YEAR, 2030), numbers)


def _roster(year: int, numbers: list[int]) -> Roster:
    return year, [_student(year, np.random.default_rng(number)) for number in numbers]


def _student(year: int, rng: np.random.Generator) -> Row:
    length = int(rng.integers(1, 9))
    study_year = int(rng.integers(1, length + 1))
    entry_year = year - study_year
    modes = (
        ("annual", "prepay_remaining", "prepay")
        if study_year == 1
        else ("annual",) * 2 + ("prepay_remaining",)
    )
    row: Row = {name: _one_of(rng, values) for name, values in _WORDS.items()}
    row |= {
        "entry_year": entry_year,
        "programme_years": length,
        "payment_mode": _one_of(rng, modes),
        "relief": [_one_of(rng, Relief.words()) for _ in range(int(rng.integers(3)))],
    }
    if rng.random() < 0.2:
        row["entered_on"] = date(entry_year, 9, 1) + timedelta(int(rng.integers(365)))
    earlier = range(max(entry_year + 1, FIRST_YEAR), year)
    if earlier and rng.random() < 0.4:
        row["prepaid_in"] = _one_of(rng, earlier)
    elif rng.random() < 0.9:
        paid_on = _day(year, rng)
        row["paid_on"] = paid_on
        row["received_on"] = _one_of(rng, (None, paid_on, paid_on + timedelta(20)))
    if rng.random() < 0.4:
        row["left_on"] = _day(year, rng)
        row["refund_applied_on"] = _one_of(rng, (None, row["left_on"], _day(year + 1, rng)))
    if rng.random() < 0.3:
        row["paid_years"] = [year - back for back in range(8) if rng.random() < 0.6]
    return row


def _one_of(rng: np.random.Generator, values: Sequence[T]) -> T:
    return values[int(rng.integers(len(values)))]


def _day(year: int, rng: np.random.Generator) -> date:
    """Return a day from the window's start to the year's end, often one beside a boundary."""
    first, last = date(year - 1, 9, 1), date(year, 12, 31)
    if rng.random() < 0.5:
        return first + timedelta(int(rng.integers((last - first).days + 1)))
    offset, month, day = _one_of(rng, _BOUNDARIES)
    near = date(year + offset, month, day) + timedelta(int(rng.integers(-1, 2)))
    return min(max(near, first), last)
