"""Random numbers: one stream per decision, shares to within 1/65,536."""

from math import sqrt
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulate.population.random_numbers import (
    CHUNK,
    STEPS,
    Split,
    Stream,
    happening,
    happens,
    steps_of,
)

EVERY_DRAW: Final = np.arange(STEPS, dtype=np.uint16)
"""Each of the 65,536 draws once."""

STREAM: Final = Stream(seed=1, region="changsha", cohort=2024, part=0)

parts_of_a_whole = st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any)


class TestStreams:
    """Where the numbers come from."""

    def test_a_stream_gives_the_same_numbers_again(self) -> None:
        """A decision of a student does not depend on when it is asked for."""
        first, again = (STREAM.draw("uptake", 1000) for _ in range(2))
        assert np.array_equal(first, again)

    @pytest.mark.parametrize("students", [1, 2, 3, 4, 5, 7, 100, 101])
    def test_fewer_students_are_the_first_of_more(self, students: int) -> None:
        """The numbers of the first hundred do not depend on how many come after them."""
        for draw in (STREAM.draw, STREAM.draw_pairs):
            few, many = draw("uptake", students), draw("uptake", CHUNK)
            assert len(few) == students
            assert np.array_equal(few, many[:students])

    @pytest.mark.parametrize(
        "other",
        [
            Stream(2, "changsha", 2024, 0),
            Stream(1, "zhengzhou", 2024, 0),
            Stream(1, "changsha", 2025, 0),
            Stream(1, "changsha", 2024, 1),
        ],
        ids=["seed", "region", "cohort", "part"],
    )
    def test_every_stream_is_another(self, other: Stream) -> None:
        """Seed, region, cohort and part each give other numbers; so does another decision."""
        mine = STREAM.draw("uptake", 100)
        assert not np.array_equal(mine, other.draw("uptake", 100))
        assert not np.array_equal(mine, STREAM.draw("leaves", 100))

    def test_a_chunk_is_a_constant(self) -> None:
        """Another size would draw other students for the same seed: 2 to the power of 18."""
        assert CHUNK == 2**18

    def test_draws_are_spread_evenly(self) -> None:
        """Each sixteenth of the range gets its share of the draws, within 5 standard errors."""
        pairs = STREAM.draw_pairs("relief", CHUNK)
        error = sqrt(CHUNK * (1 / 16) * (15 / 16))
        for bits in (STREAM.draw("uptake", CHUNK), pairs >> 16, pairs & (STEPS - 1)):
            counts = np.bincount(bits >> 12, minlength=16)
            assert np.abs(counts - CHUNK / 16).max() < 5 * error

    def test_decisions_are_uncorrelated(self) -> None:
        """Two decisions of one student, or one of neighbours: uncorrelated within 5 errors."""
        one = STREAM.draw("uptake", CHUNK).astype(np.float64)
        other = STREAM.draw("manner", CHUNK).astype(np.float64)
        pairs = STREAM.draw_pairs("late 0", CHUNK)
        upper, lower = (bits.astype(np.float64) for bits in (pairs >> 16, pairs & (STEPS - 1)))
        for left, right in ((one, other), (upper, lower), (one[:-1], one[1:])):
            assert abs(float(np.corrcoef(left, right)[0, 1])) < 5 / sqrt(CHUNK - 1)


class TestWhatHappens:
    """Shares of the 65,536 draws."""

    @given(st.floats(0, 1))
    def test_a_share_of_all_draws_happens(self, share: float) -> None:
        """Of the 65,536 draws as many happen as the share says, rounded to one draw."""
        assert abs(int(happens(EVERY_DRAW, steps_of(share)).sum()) - share * STEPS) <= 0.5

    def test_a_share_of_nothing_never_happens_and_of_all_always(self) -> None:
        """Certainty is certain: the ends of the scale are exact, with and without detail."""
        pairs = np.array([0, 1, STEPS, 2**32 - 1], np.uint32)
        assert (int(steps_of(0)), int(steps_of(1))) == (0, STEPS)
        assert not happens(EVERY_DRAW, 0).any()
        assert happens(EVERY_DRAW, STEPS).all()
        assert happening(pairs, 0)[0].tolist() == []
        assert happening(pairs, STEPS)[0].tolist() == [0, 1, 2, 3]

    @given(st.floats(0, 1), st.floats(0, 1))
    def test_what_happens_at_a_share_happens_at_a_larger_one(self, one: float, two: float) -> None:
        """Raising a share adds students, it does not exchange them."""
        few, many = (happens(EVERY_DRAW, steps_of(share)) for share in sorted((one, two)))
        assert not (few & ~many).any()

    @given(st.integers(0, STEPS))
    def test_the_upper_half_of_a_pair_decides_and_the_lower_is_the_detail(self, steps: int) -> None:
        """Upper 16 bits below the bound: it happens; the lower 16 say nothing about it."""
        upper = np.array([0, max(steps - 1, 0), min(steps, STEPS - 1), STEPS - 1], np.uint32)
        lower = np.array([STEPS - 1, 7, 0, 12345], np.uint32)
        who, detail = happening(upper << np.uint32(16) | lower, steps)
        assert who.tolist() == np.flatnonzero(happens(upper, steps)).tolist()
        assert detail.tolist() == lower[who].tolist()


class TestSplits:
    """Divisions over several options."""

    @given(parts_of_a_whole)
    def test_every_option_gets_its_share_of_the_draws(self, parts: list[int]) -> None:
        """Each to within one draw; together all; few options are compared, many looked up."""
        shares = [part / sum(parts) for part in parts]
        split = Split.of(shares)
        counts = np.bincount(split.pick(EVERY_DRAW), minlength=len(parts))
        assert counts.tolist() == split.draws[0].tolist()
        assert counts.sum() == STEPS
        assert np.abs(counts - np.array(shares) * STEPS).max() <= 1
        assert split.options == len(parts)
        assert np.array_equal(split.shares[0] * STEPS, counts)

    @given(parts_of_a_whole)
    def test_an_option_without_a_share_is_never_picked(self, parts: list[int]) -> None:
        """A share of 0 stays empty, wherever it stands before the last with one."""
        shares = [0.0, *(part / sum(parts) for part in parts), 0.0]
        picked = Split.of(shares).pick(EVERY_DRAW)
        assert {int(option) for option in np.unique(picked)} <= {
            index for index, share in enumerate(shares) if share
        }

    @given(st.lists(parts_of_a_whole, min_size=2, max_size=4))
    def test_each_case_has_shares_of_its_own(self, rows: list[list[int]]) -> None:
        """A student of a case gets what a split of this case alone would give him."""
        width = max(len(row) for row in rows)
        table = [[n / sum(row) for n in row] + [0.0] * (width - len(row)) for row in rows]
        split = Split.of(*table)
        for case, shares in enumerate(table):
            alone = Split.of(shares).pick(EVERY_DRAW)
            cases = np.full(STEPS, case, np.intp)
            assert np.array_equal(split.pick(EVERY_DRAW, cases), alone)

    @pytest.mark.parametrize("options", [6, 7])
    def test_comparing_and_looking_up_give_the_same_options(self, options: int) -> None:
        """Options lie on the scale in their order: of k equal ones draw d gets d·k // 65,536."""
        split = Split.of([1 / options] * options)
        expected = np.repeat(np.arange(options), split.draws[0])
        assert np.array_equal(split.pick(EVERY_DRAW), expected)
        assert split.pick(np.array([0, STEPS - 1], np.uint16)).tolist() == [0, options - 1]

    def test_the_last_option_takes_what_rounding_leaves(self) -> None:
        """Shares that add to a little less than 1 still give every draw an option."""
        split = Split.of([1 / 3, 1 / 3, 1 / 3 - 1e-7])
        assert split.draws.tolist() == [[21845, 21846, 21845]]

    def test_a_larger_first_option_keeps_its_students(self) -> None:
        """Moving a bound moves students over this bound only."""
        few, many = (Split.of([share, 1 - share]).pick(EVERY_DRAW) == 0 for share in (0.3, 0.4))
        assert not (few & ~many).any()
        assert int(many.sum() - few.sum()) == steps_of(0.4) - steps_of(0.3)
