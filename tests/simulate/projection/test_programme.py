"""A headcount followed through the programme: how many are counted where in each year."""

from typing import Final

import numpy as np
import pytest

from simulate.population.headcount import Headcount
from simulate.population.profiles import PaymentPlan
from simulate.projection.programme import Programme
from simulate.projection.tally import IN_TIME, LATE, PREPAID_LATE
from tests.simulate.population.by_hand import (
    BEFORE,
    DECEMBER,
    JUNE,
    MARCH,
    Made,
    leaver,
    profiles_of,
)

NO_MONTH: Final = 0


def counts(programme: Programme, year: int) -> dict[tuple[int, ...], float]:
    """Return how many are counted in an insurance year, by part, profile, exit and month."""
    counted = programme.counted(year - 2024)
    who = np.array(programme.tally.who(counted.place)).T
    return dict(zip(map(tuple, who.tolist()), counted.students.tolist(), strict=True))


class TestCounts:
    """Every student of the headcount once in every year."""

    def test_of_a_cell_who_is_not_late_is_in_time(self) -> None:
        """Three of ten come late in 2024, nobody in 2025."""
        made = Made(profiles_of(), {(0, 0): 10}, {(0, 0, 0, MARCH): 2, (0, 0, 0, DECEMBER): 1})
        assert counts(made.programme, 2024) == {
            (IN_TIME, 0, 0, NO_MONTH): 7,
            (LATE, 0, 0, MARCH): 2,
            (LATE, 0, 0, DECEMBER): 1,
        }
        assert counts(made.programme, 2025) == {(IN_TIME, 0, 0, NO_MONTH): 10}

    def test_who_was_late_when_he_prepaid_is_known_to_every_later_year(self) -> None:
        """Three prepayers of seven, in March 2024; who was late for one year is late no more."""
        profiles = profiles_of(3, payment_plan=[*PaymentPlan])
        late = {(0, 0, 0, JUNE): 1, (0, 2, 0, MARCH): 3}
        made = Made(profiles, {(0, 0): 2, (2, 0): 7}, late)
        first = counts(made.programme, 2024)
        assert first[LATE, 2, 0, MARCH] == 3
        assert not [part for part, *_ in first if part == PREPAID_LATE]
        for year in range(2025, 2028):
            assert counts(made.programme, year) == {
                (IN_TIME, 0, 0, NO_MONTH): 2,
                (IN_TIME, 2, 0, NO_MONTH): 4,
                (PREPAID_LATE, 2, 0, MARCH): 3,
            }

    def test_who_leaves_later_is_counted_with_those_who_complete(self) -> None:
        """Until the year in which he leaves; who comes late is under the exit that is known."""
        exit_code = leaver(1, BEFORE)
        made = Made(profiles_of(), {(0, 0): 4, (0, exit_code): 3}, {(1, 0, exit_code, MARCH): 1})
        assert counts(made.programme, 2024) == {(IN_TIME, 0, 0, NO_MONTH): 7}
        assert counts(made.programme, 2025) == {
            (IN_TIME, 0, 0, NO_MONTH): 4,
            (IN_TIME, 0, exit_code, NO_MONTH): 2,
            (LATE, 0, exit_code, MARCH): 1,
        }

    def test_they_stand_at_rising_places(self) -> None:
        """In time first, then late, then late when they prepaid."""
        profiles = profiles_of(3, payment_plan=[*PaymentPlan])
        late = {(0, 2, 0, MARCH): 3, (1, 0, 0, MARCH): 1, (1, 0, 0, JUNE): 1}
        counted = Made(profiles, {(0, 0): 9, (2, 0): 7}, late).programme.counted(1)
        assert (np.diff(counted.place) > 0).all()
        assert counted.students.tolist() == [7, 4, 1, 1, 3]

    @pytest.mark.parametrize(("students", "late"), [(0.3, (0.1, 0.2)), (0.8, (0.1, 0.7))])
    def test_what_rounding_leaves_of_expected_students_is_nobody(
        self, students: float, late: tuple[float, float]
    ) -> None:
        """0.3 - 0.1 - 0.2 is a little less than 0, 0.8 - 0.1 - 0.7 a little more."""
        assert students - late[0] - late[1] != 0
        nobody = Made(profiles_of(), {}).programme
        cells = np.zeros_like(nobody.headcount.cells, np.float64)
        by_month = np.zeros_like(nobody.headcount.late, np.float64)
        cells[0, 0] = students
        by_month[0, 0, 0, [MARCH, JUNE]] = late
        programme = Programme(nobody.population, Headcount(cells, by_month))
        assert counts(programme, 2024) == {
            (LATE, 0, 0, MARCH): late[0],
            (LATE, 0, 0, JUNE): late[1],
        }
