"""Rows without anything in them are no students, and their numbers are not given to others."""

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from simulate.roster.reading.blank_rows import page_of
from simulate.roster.reading.pages import Malformed


def batch_of(*columns: Any) -> Any:
    """Return columns as an Arrow record batch."""
    return pa.record_batch(list(columns), names=[str(place) for place in range(len(columns))])


def test_a_row_with_anything_in_it_is_kept() -> None:
    """Whichever cell that is; spaces of every width, and text without any letter, are nothing."""
    batch = batch_of(["x", None, None, " ", "", None], [None, "0", None, "\u3000\t", "", "-"])
    page = page_of(batch, np.array([2, 3, 4, 5, 7, 9]))
    assert page.batch.to_pydict() == {"0": ["x", None, None], "1": [None, "0", "-"]}
    assert page.rows.tolist() == [2, 3, 9]
    assert page.blank == 3


@pytest.mark.parametrize(
    "column",
    [
        pa.array([None, 0]),
        pa.array([float("nan"), 0.0]),
        pa.array([None, False]),
        pa.array([None, date(2023, 9, 1)]),
        pa.array([None, []], pa.list_(pa.string())),
        pa.array([None, {"a": None}]),
        pa.array([" ", "x"], pa.large_string()),
    ],
)
def test_values_of_every_type_are_something(column: Any) -> None:
    """Zero, no, an empty list; what pandas writes for nothing is nothing."""
    page = page_of(batch_of(column), np.array([2, 3]))
    assert (page.rows.tolist(), page.batch.num_rows, page.blank) == ([3], 1, 1)


def test_a_page_of_nothing_else_is_empty() -> None:
    """It keeps its columns and its malformed rows."""
    page = page_of(batch_of([None, None], [None, ""]), np.array([2, 4]), [Malformed(3, ("a",))])
    assert (page.batch.num_rows, page.batch.num_columns, page.blank) == (0, 2, 2)
    assert [bad.row for bad in page.malformed] == [3]
