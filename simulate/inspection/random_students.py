"""Random students over every column's domain, the days at and around every deadline included."""

from typing import Final

import numpy as np

from kernel.assess import valid_rows
from kernel.codes import Affiliation, GraduateScheme, PaymentMode, Recognised, StudyMode
from kernel.days import BLANK_DAY, first_of
from kernel.entries import FIRST_YEAR
from kernel.figures import Array
from kernel.ruleset import Ruleset
from kernel.students import LONGEST_PROGRAMME, NO_YEAR, StudentBatch

YEARS: Final = range(FIRST_YEAR, FIRST_YEAR + 10)
"""The insurance years for which they are drawn: those of every notice, and some beyond."""

STUDENTS: Final = 3000
"""A year."""

_BESIDE: Final = (-1, 0, 0, 1)
"""Days from a deadline."""

_SEED: Final = 20250901


def random_students(rules: Ruleset, year: int, count: int = STUDENTS) -> StudentBatch:
    """Draw students of an insurance year; the same ones every time.

    Args:
        rules: the region, for its words, its places and the days that its law names.
        year: the insurance year.
        count: how many.

    Returns:
        A batch in which most rows are valid.
    """
    draw = np.random.default_rng([_SEED, year])
    days = _Days.of(draw, rules, year, count)
    programme = draw.integers(1, LONGEST_PROGRAMME + 1, count)
    study_year = np.where(draw.random(count) < 0.4, 1, draw.integers(1, programme + 1))
    entry_year = year - study_year
    paid_on = days.or_blank(0.85)
    prepaid = (study_year > 1) & (draw.random(count) < 0.3)
    prepaid_in = np.maximum(year - draw.integers(1, np.maximum(study_year, 2)), entry_year + 1)
    left_on = days.or_blank(0.35)
    words = rules.law.codes
    return StudentBatch(
        year,
        weight=np.ones(count, np.int64),
        institution_type=draw.choice([*words["institution_type"]], count),
        study_mode=_mostly(draw, StudyMode.FULL_TIME, [*StudyMode], 0.1, count),
        locality=draw.integers(0, len(rules.law.localities), count),
        entry_year=entry_year,
        entered_on=first_of(9, entry_year)
        + np.where(draw.random(count) < 0.1, draw.integers(0, 365, count), 0),
        programme_years=programme,
        payment_mode=_payment_modes(draw, study_year, count),
        paid_on=paid_on,
        received_on=np.where(
            paid_on == BLANK_DAY, BLANK_DAY, paid_on + draw.choice((0, 0, 15), count)
        ),
        prepaid_in=np.where(prepaid, prepaid_in, NO_YEAR),
        relief=_categories(draw, [*words["category"]], count),
        relief_recognised=_mostly(draw, Recognised.LOCAL, [*Recognised], 0.3, count),
        relief_from=days.or_blank(0.4),
        relief_flagged=draw.random(count) < 0.6,
        enrols_here=draw.random(count) < 0.9,
        insured_on_entry=draw.random(count) < 0.5,
        institution_aid_percent=draw.choice((0, 0, 0, 3, 50, 100), count),
        affiliation=draw.choice([*Affiliation], count),
        left_on=left_on,
        refund_applied_on=np.where(left_on == BLANK_DAY, BLANK_DAY, days.or_blank(0.7)),
        graduate_scheme=draw.choice([*GraduateScheme], count),
        paid_years=draw.integers(0, 1 << LONGEST_PROGRAMME, count),
        missed_years=_mostly(draw, 0, [*range(6)], 0.4, count),
        repaired_years=_mostly(draw, 0, [*range(4)], 0.2, count),
    )


def valid_among(rules: Ruleset, students: StudentBatch) -> StudentBatch:
    """Return the students whose rows a region does not refuse. Raises what `Ruleset.ask` raises."""
    return students.select(valid_rows(rules, students))


class _Days:
    """Days of the enrolment period and of the insurance year, many of them beside a deadline."""

    def __init__(self, draw: np.random.Generator, named: Array, first: int, last: int, count: int):
        self._draw, self._named, self._count = draw, named, count
        self._first, self._last = first, last

    @classmethod
    def of(cls, draw: np.random.Generator, rules: Ruleset, year: int, count: int) -> "_Days":
        span = rules.law.span(year)
        named = np.array([*rules.law.days(year), span.first, span.last])
        return cls(draw, named, min(named.min(), span.first - 120), span.last + 1, count)

    def or_blank(self, share: float) -> Array:
        """Draw a day for a share of the students."""
        beside = self._draw.choice(self._named, self._count)
        beside += self._draw.choice(_BESIDE, self._count)
        anywhere = self._draw.integers(self._first, self._last, self._count)
        days = np.where(self._draw.random(self._count) < 0.6, beside, anywhere)
        return np.where(self._draw.random(self._count) < share, days, BLANK_DAY)


def _mostly(
    draw: np.random.Generator, usual: int, others: list[int], share: float, count: int
) -> Array:
    """Draw the usual value, and for a share of the students any."""
    return np.where(draw.random(count) < share, draw.choice(others, count), usual)


def _payment_modes(draw: np.random.Generator, study_year: Array, count: int) -> Array:
    """Draw how students pay; only an entrant prepays the whole programme."""
    of_entrants = draw.choice([*PaymentMode], count, p=(0.4, 0.5, 0.1))
    of_others = draw.choice([*PaymentMode], count, p=(0.7, 0.01, 0.29))
    return np.where(study_year == 1, of_entrants, of_others)


def _categories(draw: np.random.Generator, categories: list[int], count: int) -> Array:
    """Draw no category for half of the students, one or two for the others."""
    one, other = (1 << draw.choice(categories, count) for _ in range(2))
    held = np.where(draw.random(count) < 0.3, one | other, one)
    return np.where(draw.random(count) < 0.5, held, 0)
