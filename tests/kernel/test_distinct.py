"""Distinct rows, against numpy's own way to find them by sorting."""

from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kernel.days import BLANK_DAY
from kernel.distinct import Distinct, distinct
from kernel.figures import Array

BLOCK: Final = 1 << 16
"""Rows that are worked on at once, and of which a table of keys is made first."""

VALUES: Final[dict[str, st.SearchStrategy[int]]] = {
    "bool": st.sampled_from([0, 1]),
    "uint8": st.sampled_from([0, 1, 254, 255]),
    "int16": st.sampled_from([-(2**15), -1, 0, 2**15 - 1]),
    "int32": st.sampled_from([BLANK_DAY, 0, 19_600, 19_601, 2**31 - 1]),
    "int64": st.sampled_from([BLANK_DAY, -5, 0, 3, 2**31 + 3, 2**32, 2**32 + 3, 2**62]),
}
"""Values of each type that columns may have, with the extremes."""


@st.composite
def tables(draw: st.DrawFn) -> list[Array]:
    """Make up columns of a few rows, many of them alike."""
    rows = draw(st.integers(1, 30))
    types = draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=9))
    return [draw(arrays(np.dtype(name), rows, elements=VALUES[name])) for name in types]


def check(columns: list[Array]) -> Distinct:
    """Check what is found against numpy, and return it."""
    found = distinct(columns)
    table = np.array([column.astype(np.int64) for column in columns])
    rows, of = np.unique(table, axis=1, return_inverse=True)
    assert len(found) == rows.shape[1]
    assert np.array_equal(found.of[found.row], np.arange(len(found)))
    assert (np.diff(found.row) > 0).all()
    assert np.array_equal(rows[:, of.ravel()], table[:, found.row[found.of]])
    return found


@given(tables())
def test_rows_are_found_as_numpy_finds_them(columns: list[Array]) -> None:
    """As many as there are, each by one of its rows; every row leads to the one that it equals."""
    found = check(columns)
    for column in columns:
        assert np.array_equal(column[found.row][found.of], column)


@given(tables(), st.integers(2, 5))
def test_repeated_rows_change_nothing(columns: list[Array], times: int) -> None:
    """The table several times over has the same distinct rows, in every copy alike."""
    once, again = distinct(columns), distinct([np.tile(column, times) for column in columns])
    assert len(once) == len(again)
    assert (again.of.reshape(times, -1) == again.of[: len(once.of)]).all()


def test_no_rows_have_no_distinct_ones() -> None:
    """Columns without a row are fine."""
    found = distinct([np.zeros(0, np.int32), np.zeros(0, np.bool_)])
    assert (len(found), len(found.of)) == (0, 0)


@pytest.mark.parametrize("rows", [1, 1000, BLOCK, BLOCK + 1, 2 * BLOCK + 7])
class TestManyRows:
    """Up to a block of rows, and beyond."""

    def test_all_alike(self, rows: int) -> None:
        """One row."""
        found = distinct([np.full(rows, BLANK_DAY), np.ones(rows, np.bool_)])
        assert len(found) == 1
        assert not found.of.any()
        assert len(found.of) == rows

    def test_all_different(self, rows: int) -> None:
        """Every row stands for itself."""
        found = check([np.arange(rows)])
        assert np.array_equal(found.row[found.of], np.arange(rows))

    def test_a_few_different_ones(self, rows: int) -> None:
        """Flags, blank days and codes at random."""
        random = np.random.default_rng(rows)
        check(
            [
                random.random(rows) < 0.3,
                random.choice(np.array([BLANK_DAY, 19_600, 19_631], np.int32), rows),
                random.integers(0, 5, rows),
                random.integers(-3, 3, rows).astype(np.int8),
            ]
        )

    def test_rows_sorted_by_what_they_are(self, rows: int) -> None:
        """A few of each stand together, so that one of every so many is like no other."""
        found = check([np.arange(rows) // 3])
        assert len(found) == -(-rows // 3)

    def test_a_frequent_row_among_rare_ones(self, rows: int) -> None:
        """Most rows are alike; every seventh is its own."""
        numbers = np.arange(rows)
        found = check([np.where(numbers % 7, 0, numbers + 1)])
        assert len(found) == -(-rows // 7) + (rows > 1)

    def test_columns_of_many_values(self, rows: int) -> None:
        """Two columns, each all different, and a column of wide values."""
        random = np.random.default_rng(rows)
        check([random.permutation(rows), random.permutation(rows)])
        check([random.permutation(rows), random.integers(-(2**62), 2**62, rows)])


def test_many_columns_of_many_values_are_not_confused() -> None:
    """600,000 rows of two columns that are all different are 600,000 distinct rows."""
    random = np.random.default_rng(0)
    rows = 600_000
    assert len(distinct([random.permutation(rows), random.permutation(rows)])) == rows


def test_values_that_differ_by_a_multiple_of_two_to_the_32_are_different() -> None:
    """Of 0, 5 and 5 + 2³² none is another."""
    assert len(distinct([np.array([0, 5, 5 + 2**32])])) == 3


def test_rows_alike_in_different_blocks_are_one() -> None:
    """The first row of the first block is like the last row of the last one."""
    days = np.arange(3 * BLOCK) % 50 + 19_600
    days[[0, -1]] = BLANK_DAY
    found = check([days.astype(np.int32)])
    assert found.of[0] == found.of[-1]
    assert len(found) == 51


@pytest.mark.parametrize("column", range(4))
def test_a_difference_in_any_column_keeps_rows_apart(column: int) -> None:
    """Two rows alike but for one column are two."""
    columns = [np.zeros(2, np.int64) for _ in range(4)]
    assert len(distinct(columns)) == 1
    columns[column][1] = 1
    assert len(distinct(columns)) == 2
