"""How the students of a year are numbered and counted: by profile, exit, and month if late."""

from typing import Final

import numpy as np
from attrs import frozen

from kernel.figures import Array
from simulate.population.composition import Population

IN_TIME: Final = 0
LATE: Final = 1
PREPAID_LATE: Final = 2
"""The parts of a tally: late payers of this year, and those who were late when they prepaid it."""


@frozen(eq=False)
class Counted:
    """How many students stand at which places of a tally.

    Attributes:
        place: those with students, rising.
        students: how many stand there; whole, or expected and then with fractions.
    """

    place: Array
    students: Array

    def at(self, place: Array) -> Array:
        """Return how many stand at other places; of the type of the counts."""
        if not len(self.place):
            return np.zeros(len(place), self.students.dtype)
        near = np.searchsorted(self.place, place)
        there = self.place.take(near, mode="clip") == place
        return np.asarray(self.students.take(near, mode="clip") * there)


@frozen
class Tally:
    """The numbering of one population's students.

    A place is a position in an array of shape (parts, profiles, exits, months), numbered through.
    Who pays in time has no month: his place is in the first one, the others stay empty.

    Attributes:
        profiles: how many profiles of student there are.
        exits: how many exits each has.
        months: over how many months late payers divide.
    """

    profiles: int
    exits: int
    months: int

    @classmethod
    def of(cls, population: Population) -> "Tally":
        """Return the numbering of a population."""
        return cls(len(population.profiles), len(population.exits), population.calendar.months)

    def count(self, part: int, students: Array) -> Counted:
        """Count students of a part at their places.

        Args:
            part: which.
            students: how many, of shape (profiles, exits), late payers (profiles, exits, months).
        """
        counts = students.reshape(-1)
        # Whether there is anybody is found much faster among booleans than among numbers.
        here = np.flatnonzero(counts != 0)
        place = here * self.months if part == IN_TIME else here + part * self._places_of_part
        return Counted(place, counts[here])

    def parts(self, place: Array) -> tuple[Array, Array, Array]:
        """Divide rising places into those of the three parts."""
        bounds = np.array([LATE, PREPAID_LATE]) * self._places_of_part
        in_time, late, prepaid_late = np.split(place, np.searchsorted(place, bounds))
        return in_time, late, prepaid_late

    def who(self, place: Array) -> tuple[Array, Array, Array, Array]:
        """Return who is counted at places: part, profile, exit and month of each."""
        cell, month = _divided(place, self.months)
        profile, exit_code = _divided(cell, self.exits)
        part, profile = _divided(profile, self.profiles)
        return part, profile, exit_code, month

    def without_months(self, place: Array) -> Array:
        """Return places as positions in an array of shape (parts, profiles, exits)."""
        return np.asarray(place // self.months)

    def cell(self, place: Array) -> Array:
        """Return places as positions in an array of shape (profiles, exits)."""
        _, cell = _divided(self.without_months(place), self.profiles * self.exits)
        return cell

    @property
    def _places_of_part(self) -> int:
        return self.profiles * self.exits * self.months


def _divided(number: Array, by: int) -> tuple[Array, Array]:
    """Return quotients and remainders; `np.divmod` takes twice as long."""
    quotient = number // by
    return quotient, number - quotient * by
