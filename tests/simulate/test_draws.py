"""Random numbers: one stream per decision, shares to within 1/65,536."""

from math import sqrt
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulate.draws import CHUNK, STEPS, Stream, day_in, happens, pick_table

EVERY_DRAW: Final = np.arange(STEPS, dtype=np.uint16)
"""Each of the 65,536 draws once."""

STREAM: Final = Stream(seed=1, region="changsha", cohort=2024, chunk=0)


def test_a_stream_gives_the_same_numbers_again() -> None:
    """A decision of a student does not depend on when it is asked for."""
    first, again = (STREAM.draw("uptake", 1000) for _ in range(2))
    assert np.array_equal(first, again)


def test_fewer_students_are_the_first_of_more() -> None:
    """The numbers of the first hundred do not depend on how many come after them."""
    assert np.array_equal(STREAM.draw("uptake", 100), STREAM.draw("uptake", CHUNK)[:100])


@pytest.mark.parametrize(
    "other",
    [
        Stream(2, "changsha", 2024, 0),
        Stream(1, "zhengzhou", 2024, 0),
        Stream(1, "changsha", 2025, 0),
        Stream(1, "changsha", 2024, 1),
    ],
    ids=["seed", "region", "cohort", "chunk"],
)
def test_every_stream_is_another(other: Stream) -> None:
    """Seed, region, cohort and chunk each give other numbers; so does another decision."""
    assert not np.array_equal(STREAM.draw("uptake", 100), other.draw("uptake", 100))
    assert not np.array_equal(STREAM.draw("uptake", 100), STREAM.draw("leaves 0", 100))


def test_draws_are_spread_evenly() -> None:
    """Each sixteenth of the range gets its share of 65,536 draws, within 5 standard errors."""
    counts = np.bincount(STREAM.draw("uptake", CHUNK) >> 12, minlength=16)
    expected = CHUNK / 16
    error = sqrt(CHUNK * (1 / 16) * (15 / 16))
    assert np.abs(counts - expected).max() < 5 * error


def test_decisions_do_not_hang_together() -> None:
    """Two decisions of the same students are uncorrelated, within 5 standard errors."""
    one = STREAM.draw("uptake", CHUNK).astype(np.float64)
    other = STREAM.draw("late 0", CHUNK).astype(np.float64)
    correlation = float(np.corrcoef(one, other)[0, 1])
    assert abs(correlation) < 5 / sqrt(CHUNK)


@given(st.floats(0, 1))
def test_a_share_of_all_draws_happens(share: float) -> None:
    """Of the 65,536 draws as many happen as the share says, rounded to one draw."""
    assert abs(int(happens(EVERY_DRAW, share).sum()) - share * STEPS) <= 0.5


def test_a_share_of_nothing_never_happens_and_of_all_always() -> None:
    """Certainty is certain: the ends of the scale are exact."""
    assert not happens(EVERY_DRAW, 0).any()
    assert happens(EVERY_DRAW, 1).all()


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_happens_at_a_share_happens_at_a_larger_one(one: float, other: float) -> None:
    """Raising a share adds students, it does not exchange them."""
    few, many = (happens(EVERY_DRAW, share) for share in sorted((one, other)))
    assert not (few & ~many).any()


def test_shares_may_differ_from_student_to_student() -> None:
    """A column of shares is taken row by row."""
    draw = np.array([0, 0, 65535, 65535], np.uint16)
    assert happens(draw, np.array([0.0, 1.0, 0.0, 1.0])).tolist() == [False, True, False, True]


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any))
def test_every_code_gets_its_share_of_a_table(parts: list[int]) -> None:
    """Each code has its share of the 65,536 entries to within one entry, none of another's."""
    shares = {code: part / sum(parts) for code, part in enumerate(parts)}
    table = pick_table(shares)
    counts = np.bincount(table, minlength=len(parts))
    assert len(table) == STEPS
    for code, share in shares.items():
        assert abs(counts[code] - share * STEPS) <= 1


def test_a_code_without_a_share_is_never_picked() -> None:
    """A share of 0 stays empty, wherever it stands in the table."""
    table = pick_table({3: 0.0, 5: 0.25, 4: 0.75, 6: 0.0})
    assert np.unique(table).tolist() == [4, 5]
    assert np.bincount(table).tolist() == [0, 0, 0, 0, 3 * STEPS // 4, STEPS // 4]


def test_days_are_spread_evenly_over_a_span() -> None:
    """Every day of a leap year gets its 179 of 65,536 draws, one more or less."""
    counts = np.bincount(day_in(EVERY_DRAW, 366))
    assert len(counts) == 366
    assert counts.min() >= 179
    assert counts.max() <= 180


def test_a_span_without_days_gives_the_first_one() -> None:
    """There is no day to choose."""
    assert not day_in(EVERY_DRAW, 0).any()
    assert not day_in(EVERY_DRAW, 1).any()
