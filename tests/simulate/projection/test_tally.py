"""The numbering of a year's students: a place for each cell, of late payers by month."""

import numpy as np
import pytest

from kernel.figures import Array
from simulate.projection.tally import IN_TIME, LATE, PREPAID_LATE, Counted, Tally
from tests.simulate.making import plain, population_of

TALLY = Tally(profiles=2, exits=3, months=4)
"""Two profiles of three exits, whose late payers divide over four months."""

PLACES = np.arange(3 * 2 * 3 * 4)


def students(*shape: int) -> Array:
    """Return counts of students in a shape, all different; nobody in every other of them."""
    counts = np.arange(np.prod(shape)).reshape(shape)
    return np.where(counts % 2, counts, 0)


def test_places_by_hand() -> None:
    """The first and the last of each part; in time only each cell's first month has students."""
    by_cell, by_month = np.zeros((2, 3), np.int64), np.zeros((2, 3, 4), np.int64)
    by_cell[0, 0] = by_cell[0, 1] = by_cell[1, 2] = 7
    by_month[0, 0, 0] = by_month[0, 1, 1] = by_month[1, 2, 3] = 7
    assert TALLY.count(IN_TIME, by_cell).place.tolist() == [0, 4, 20]
    assert TALLY.count(LATE, by_month).place.tolist() == [24, 24 + 5, 24 + 23]
    assert TALLY.count(PREPAID_LATE, by_month).place.tolist() == [48, 48 + 5, 48 + 23]


@pytest.mark.parametrize("part", [LATE, PREPAID_LATE])
def test_a_place_says_who_is_counted_there(part: int) -> None:
    """Late payers are found again under their profile, exit and month, and nobody else is."""
    late = students(2, 3, 4)
    counted = TALLY.count(part, late)
    parts, *who = TALLY.who(counted.place)
    assert set(parts.tolist()) == {part}
    assert late[tuple(who)].tolist() == counted.students.tolist()
    assert len(counted.place) == np.count_nonzero(late)


def test_who_pays_in_time_is_counted_in_no_other_month_than_the_first() -> None:
    """By profile and exit."""
    in_time = students(2, 3)
    counted = TALLY.count(IN_TIME, in_time)
    parts, profile, exit_code, month = TALLY.who(counted.place)
    assert set(parts.tolist()) == {IN_TIME}
    assert set(month.tolist()) == {0}
    assert in_time[profile, exit_code].tolist() == counted.students.tolist()
    assert len(counted.place) == np.count_nonzero(in_time)


def test_expected_students_are_counted_with_their_fractions() -> None:
    """Counts keep their type."""
    assert TALLY.count(IN_TIME, np.full((2, 3), 0.25)).students.tolist() == [0.25] * 6


def test_every_place_is_somebody_else_s() -> None:
    """No two have the same part, profile, exit and month, and all combinations have one."""
    who = np.stack(TALLY.who(PLACES))
    assert len(np.unique(who, axis=1).T) == len(PLACES)
    assert who.max(axis=1).tolist() == [PREPAID_LATE, 1, 2, 3]


def test_without_months_a_place_is_a_position_by_part_profile_and_exit() -> None:
    """Where such an array has its students when it is flattened; without the part, as a cell."""
    part, profile, exit_code, _ = TALLY.who(PLACES)
    by_part, cells = np.arange(18).reshape(3, 2, 3), np.arange(6).reshape(2, 3)
    assert TALLY.without_months(PLACES).tolist() == by_part[part, profile, exit_code].tolist()
    assert TALLY.cell(PLACES).tolist() == cells[profile, exit_code].tolist()


def test_every_place_is_of_one_part() -> None:
    """Divided, rising places keep their order, and none is lost."""
    parts = TALLY.parts(PLACES)
    assert [len(part) for part in parts] == [24, 24, 24]
    assert np.concatenate(parts).tolist() == PLACES.tolist()
    for number, part in enumerate(parts):
        assert set(TALLY.who(part)[0].tolist()) == {number}


def test_a_count_knows_its_places_and_has_nobody_elsewhere() -> None:
    """Between them, before the first, behind the last, and where nobody is at all."""
    counted = Counted(np.array([2, 5, 9]), np.array([20, 50, 90]))
    assert counted.at(np.array([9, 0, 2, 5, 6, 53])).tolist() == [90, 0, 20, 50, 0, 0]
    nobody = Counted(np.zeros(0, np.int64), np.zeros(0))
    assert nobody.at(np.array([0, 7])).tolist() == [0.0, 0.0]


def test_the_numbering_of_a_population() -> None:
    """Its profiles times its exits, and the months of its calendar."""
    population = population_of(plain("zhengzhou"))
    tally = Tally.of(population)
    assert tally.profiles == len(population.profiles)
    assert tally.exits == len(population.exits)
    assert tally.months == population.calendar.months
