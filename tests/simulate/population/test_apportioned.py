"""Apportioned: the expected students in whole numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulate.population import apportioned, expected
from simulate.population.apportioned import Apportionment
from simulate.population.composition import Population
from tests.simulate.making import REGIONS, plain, population_of

COUNTS = st.lists(st.integers(0, 1000), min_size=1, max_size=30)
SHARES = st.lists(st.integers(0, 100), min_size=2, max_size=6).filter(any)


class TestApportionment:
    """Dividing whole numbers in proportion."""

    def test_a_share_by_hand(self) -> None:
        """0.3 of 5, 5 and 10: 1.5, 3 and 6 up to each, so 2, 1 and 3."""
        taken = Apportionment().binomial(np.array([5, 5, 10]), np.array(0.3))
        assert taken.tolist() == [2, 1, 3]

    def test_options_by_hand(self) -> None:
        """Of 10 half to the first option; 0.3 and 0.2 of the rest: 5, 3, 2."""
        assert Apportionment().multinomial(10, np.array([0.5, 0.3, 0.2])).tolist() == [5, 3, 2]

    @given(COUNTS, st.floats(0, 1))
    def test_what_is_taken_is_as_expected_up_to_any_group(
        self, counts: list[int], share: float
    ) -> None:
        """Within half a student, and of no group more than it has or a student off."""
        taken = Apportionment().binomial(np.array(counts), np.array(share))
        due = np.array(counts) * share
        assert np.abs(np.cumsum(taken) - np.cumsum(due)).max() <= 0.5 + 1e-6
        assert (np.abs(taken - due) < 1 + 1e-6).all()
        assert (taken <= counts).all()
        assert (taken >= 0).all()

    @given(COUNTS, SHARES)
    def test_options_add_up_to_what_is_divided(self, counts: list[int], shares: list[int]) -> None:
        """Every group's options, none of them below nothing; over all groups as expected."""
        parts = Apportionment().multinomial(np.array(counts), np.array(shares) / sum(shares))
        assert parts.sum(axis=-1).tolist() == counts
        assert (parts >= 0).all()
        due = sum(counts) * np.array(shares) / sum(shares)
        assert np.abs(parts.sum(axis=0) - due).max() <= len(shares)


class TestHeadcount:
    """A cohort's students."""

    @pytest.mark.parametrize("region", REGIONS)
    def test_it_is_the_expected_one_but_for_a_few_students(self, region: str) -> None:
        """All of 100,000 are there; no exit and no profile attribute is a handful off."""
        population = population_of(plain(region))
        found = apportioned.headcount(population, 100_000)
        due = expected.headcount(population, 100_000)
        assert found.is_whole
        assert found.cells.sum() == 100_000
        assert np.abs(found.cells.sum(axis=0) - due.cells.sum(axis=0)).max() < 3
        assert np.abs(found.late.sum(axis=(1, 2)) - due.late.sum(axis=(1, 2))).max() < 6
        for axis in population.axes:
            assert _off(population, axis, found.cells - due.cells) < 6

    def test_it_is_the_same_every_time(self) -> None:
        """Nothing is drawn."""
        population = population_of(plain("changsha"))
        one, other = (apportioned.headcount(population, 4321) for _ in range(2))
        assert np.array_equal(one.cells, other.cells)
        assert np.array_equal(one.late, other.late)


def _off(population: Population, axis: str, difference: np.ndarray) -> float:
    """Return by how many students an option of an axis is off at most."""
    shape = [len(options) for options in population.axes.values()]
    by_profile = difference.sum(axis=1).reshape(shape)
    others = tuple(i for i, name in enumerate(population.axes) if name != axis)
    return float(np.abs(by_profile.sum(axis=others)).max())
