"""How likely it is what students decide and what befalls them: by type of institution and year.

Quantised, on how many of the 65,536 draws.
"""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from kernel.figures import Array
from simulate.population.random_numbers import Split, steps_of
from simulate.scenario.assumptions import Assumptions, End


@frozen(eq=False)
class Chances:
    """What happens on how many of the 65,536 draws, of shape (types, study years).

    Attributes:
        uptake, assisted, late: of a student in the year.
        applies: of who leaves in the year.
        stays: of who graduates in it.
        prepays: of an entrant, of shape (types,).
        insured: whether an entrant is insured in the year of entry, by type.
        leaves: in which study year a student leaves, by type; the last option is never.
        aid_percent: what the institution pays of the individual contribution, in percent.
    """

    uptake: Array
    assisted: Array
    late: Array
    applies: Array
    stays: Array
    prepays: Array
    insured: Split
    leaves: Split
    aid_percent: Array

    @classmethod
    def of(
        cls,
        assumptions: Assumptions,
        types: Sequence[str],
        cohort: int,
        study_years: int,
        end: End = "value",
    ) -> "Chances":
        """Quantise what is assumed of a cohort's students. Raises RequestError for no value.

        Args:
            assumptions: of the region.
            types: of institution.
            cohort: of the students.
            study_years: how many.
            end: which of the assumed values.
        """

        def numbers(name: str) -> Array:
            return assumptions.numbers(name, types, cohort, study_years, end)

        def steps(name: str) -> Array:
            return steps_of(numbers(name))

        insured = numbers("insured_on_entry_share")[:, 0]
        return cls(
            uptake=steps("uptake"),
            assisted=steps("assisted_share"),
            late=steps("late_share"),
            applies=steps("refund_application_share"),
            stays=steps("employee_here_share"),
            prepays=steps("prepay_share")[:, 0],
            insured=Split.of(*np.stack([1 - insured, insured], axis=1)),
            leaves=_leaving(numbers("leave_rate")),
            aid_percent=numbers("institution_aid_percent").astype(np.int64),
        )


def _leaving(rate: Array) -> Split:
    """Return how students divide over the years in which they leave: of those still there."""
    there = np.cumprod(np.pad(1 - rate[:, :-1], ((0, 0), (1, 0)), constant_values=1), axis=1)
    return Split.of(*np.pad(there * rate, ((0, 0), (0, 1))))
