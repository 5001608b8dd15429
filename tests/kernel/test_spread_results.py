"""Results of groups given to each of their students."""

from typing import ClassVar

import numpy as np
import pytest

from kernel.days import BLANK_DAY
from kernel.results import ResultColumn
from kernel.spread_results import spread


class TestSpread:
    """Every column, of every student."""

    columns: ClassVar = {
        "years_bought": ResultColumn("count", np.array([1, 4, 300]), np.array([False] * 3)),
        "individual_due": ResultColumn("fen", np.array([10**12, -1, 0]), np.array([False] * 3)),
        "due_clause": ResultColumn(
            "word", np.array([1, 0, 1]), np.array([False, True, False]), ("C1", "C2")
        ),
    }
    students = np.array([2, 0, 1, 1])

    def test_everybody_has_the_row_of_his_group(self) -> None:
        """Values, blanks and words, in the order of the students."""
        found = spread(self.columns, self.students)
        assert list(found) == list(self.columns)
        assert found["years_bought"].values.tolist() == [300, 1, 4, 4]
        assert found["individual_due"].values.tolist() == [0, 10**12, -1, -1]
        assert [found["due_clause"].at(row) for row in range(4)] == ["C2", "C2", None, None]
        assert found["individual_due"].kind == "fen"

    def test_a_column_takes_the_smallest_type_that_holds_it(self) -> None:
        """300 needs two bytes, a billion yuan in fen eight, a flag stays a flag."""
        found = spread(self.columns, self.students)
        types = {name: column.values.dtype for name, column in found.items()}
        assert types == {
            "years_bought": np.int16,
            "individual_due": np.int64,
            "due_clause": np.int8,
        }
        assert found["due_clause"].blank.dtype == np.bool_

    @pytest.mark.parametrize(
        ("low", "high", "kind"),
        [
            (-128, 127, np.int8),
            (-129, 0, np.int16),
            (0, 128, np.int16),
            (0, 2**15, np.int32),
            (BLANK_DAY, 0, np.int32),
            (0, 2**31, np.int64),
        ],
    )
    def test_no_value_is_cut_off(self, low: int, high: int, kind: type) -> None:
        """At the bounds of each type the values are still what they were."""
        values = np.array([low, high])
        column = ResultColumn("fen", values, np.zeros(2, np.bool_))
        found = spread({"refund": column}, np.array([1, 0, 1]))["refund"]
        assert found.values.tolist() == [high, low, high]
        assert found.values.dtype == kind

    def test_a_blank_needs_no_room(self) -> None:
        """Days of this half-century fit two bytes; the blank day, which would not, is no value."""
        column = ResultColumn("day", np.array([BLANK_DAY, 19_723, 20_088]), np.arange(3) < 1)
        found = spread({"cover_start": column}, np.array([1, 0, 2]))["cover_start"]
        assert found.values.dtype == np.int16
        assert found.blank.tolist() == [False, True, False]
        assert found.values[[0, 2]].tolist() == [19_723, 20_088]

    def test_all_blank_and_all_the_same(self) -> None:
        """A column of no value at all, and one of a single value."""
        columns = {
            "refund": ResultColumn("fen", np.array([7, 8]), np.array([True, True])),
            "individual_due": ResultColumn("fen", np.array([38_000] * 2), np.array([False] * 2)),
        }
        found = spread(columns, np.array([1, 0, 1]))
        assert found["refund"].blank.tolist() == [True] * 3
        assert found["individual_due"].values.tolist() == [38_000] * 3
        assert not found["individual_due"].blank.any()

    @pytest.mark.parametrize("most", [100, 30_000, 10**9, 10**15])
    def test_many_columns_of_one_type(self, most: int) -> None:
        """Forty different columns of any width are each given whole."""
        random = np.random.default_rng(most)
        values = random.integers(0, most, (40, 50))
        of = random.integers(0, 50, 70_000)
        blank = np.zeros(50, np.bool_)
        found = spread({str(n): ResultColumn("fen", v, blank) for n, v in enumerate(values)}, of)
        for column, expected in zip(found.values(), values, strict=True):
            assert np.array_equal(column.values, expected[of])
            assert column.values.flags.c_contiguous

    def test_columns_that_are_the_same_share_an_array(self) -> None:
        """The two columns that are never blank share their blanks."""
        found = spread(self.columns, self.students)
        assert found["years_bought"].blank is found["individual_due"].blank
        assert found["due_clause"].blank is not found["individual_due"].blank

    def test_nobody_gets_nothing(self) -> None:
        """No students, no rows."""
        found = spread(self.columns, np.zeros(0, np.int32))
        assert {len(column.values) for column in found.values()} == {0}
