"""Columns as Arrow has them."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import numpy as np
import pyarrow as pa
import pytest

from kernel.days import BLANK_DAY, day_number
from kernel.results import ResultColumn
from simulate.output.frames import YUAN
from simulate.roster.cells import arrow_column, as_python, as_text


def column(kind: Any, values: list[int], words: tuple[str, ...] = ()) -> Any:
    """Return a result column of these values whose last one is blank."""
    blank = np.arange(len(values)) == len(values) - 1
    return arrow_column(ResultColumn(kind, np.array(values, np.int64), blank, words))


def test_fen_are_yuan_with_two_decimals() -> None:
    """To the fen, below zero and above what a float could hold; blank is null."""
    made = column("fen", [0, 1, 38_000, -1, -12_345, 99_999_999_999_999, 5])
    assert made.type == YUAN
    assert made.to_pylist() == [
        Decimal("0.00"), Decimal("0.01"), Decimal("380.00"), Decimal("-0.01"),
        Decimal("-123.45"), Decimal("999999999999.99"), None,
    ]  # fmt: skip
    made.validate(full=True)


def test_days_are_dates() -> None:
    """A leap day among them; blank is null."""
    made = column("day", [day_number(date(2024, 2, 29)), day_number(date(1999, 1, 1)), BLANK_DAY])
    assert made.type == pa.date32()
    assert made.to_pylist() == [date(2024, 2, 29), date(1999, 1, 1), None]


def test_counts_flags_and_words() -> None:
    """Each in its own type; blank is null."""
    assert column("count", [0, 92, -1]).equals(pa.array([0, 92, None], pa.int32()))
    assert column("flag", [0, 1, 1]).equals(pa.array([False, True, None]))
    words = column("word", [1, 0, 1], ("explicit", "inferred"))
    assert words.equals(pa.array(["inferred", "explicit", None], pa.string()))


@pytest.mark.parametrize("kind", ["fen", "day", "count", "flag", "word"])
def test_no_rows_are_a_column_of_the_same_type(kind: Any) -> None:
    """The schema of a page does not depend on what it holds."""
    nothing = np.zeros(0, np.int64)
    empty = arrow_column(ResultColumn(kind, nothing, nothing == 1, ("a",)))
    assert len(empty) == 0
    assert empty.type == column(kind, [0, 0], ("a",)).type


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (pa.array([110101199001011234, None]), ["110101199001011234", None]),
        (pa.array([4.0, 0.1]), ["4", "0.1"]),
        (pa.array([True, False]), ["true", "false"]),
        (pa.array([date(2023, 9, 1)]), ["2023-09-01"]),
        (pa.array([date(2023, 9, 1)], pa.date64()), ["2023-09-01"]),
        (pa.array([datetime(2023, 9, 1, 8)], pa.timestamp("s")), ["2023-09-01 08:00:00"]),
        (pa.array([time(8, 30)], pa.time32("s")), ["08:30:00"]),
        (pa.array([Decimal("1.50")]), ["1.50"]),
        (pa.array([["dibao", "orphan"], [], None]), ["dibao;orphan", "", None]),
        (pa.array([[2024, 2025]]), ["2024;2025"]),
        (pa.array([[1]], pa.list_(pa.timestamp("ns"))), ["1970-01-01 00:00:00.000000001"]),
        (pa.array([[1000]], pa.list_(pa.timestamp("ns"))), ["1970-01-01 00:00:00.000001"]),
        (pa.array([{"a": 1}]), ['{"a": 1}']),
        (pa.array(["低保", None, "低保"]).dictionary_encode(), ["低保", None, "低保"]),
        (pa.array(["x"], pa.large_string()), ["x"]),
        (pa.array(["x"], pa.string_view()), ["x"]),
        (pa.nulls(2), [None, None]),
    ],
)
def test_anything_else_is_text(cells: Any, text: list[str | None]) -> None:
    """As a person would write it; lists by semicolons, blanks blank."""
    made = as_text(cells)
    assert made.type == pa.string()
    assert made.to_pylist() == text


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (pa.array([1, None]), [1, None]),
        (pa.array([date(2023, 9, 1)]), [date(2023, 9, 1)]),
        (pa.array([["a"], None]), [["a"], None]),
        (pa.array([bytes(16)], pa.uuid()), [UUID(int=0)]),
        (pa.array([10_000_000], pa.date32()), ["29349-01-26"]),
        (pa.array([1], pa.timestamp("ns")), ["1970-01-01 00:00:00.000000001"]),
        (pa.array([1000], pa.timestamp("ns")), [datetime(1970, 1, 1, 0, 0, 0, 1)]),
        (pa.array([1], pa.time64("ns")), ["00:00:00.000000001"]),
        (pa.array([1], pa.duration("ns")), ["1"]),
    ],
)
def test_what_python_cannot_hold_is_text(cells: Any, values: list[object]) -> None:
    """A day beyond the year 9999, a single nanosecond; all else as it is."""
    assert as_python(cells) == values


def test_numbers_are_text_in_all_their_digits() -> None:
    """What stands beside a student number does not change it."""
    numbers = pa.array([202300011201.0, 0.5, 380.0, 1e-7, None, float("nan")])
    words = ["202300011201", "0.5", "380", "0.0000001", None, "nan"]
    assert as_text(numbers).to_pylist() == words
    assert as_text(pa.chunked_array([numbers, numbers])).to_pylist() == [*words, *words]
