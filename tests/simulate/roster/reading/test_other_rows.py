"""Rows that stand for a sum or an example are found by what their first cells say."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from simulate.roster.reading.header import Header
from simulate.roster.reading.other_rows import rows_of_no_student
from simulate.roster.reading.pages import Page

HEADER = Header.of("x", ["序号", "学号", "入学年份", "学制", "备注"])


def found(*columns: Sequence[Any]) -> list[int]:
    """Return the places of the rows that are found in these columns."""
    arrays = [column if isinstance(column, pa.Array) else pa.array(column) for column in columns]
    batch = pa.record_batch(arrays, names=[str(at) for at in range(len(arrays))])
    faults = [*rows_of_no_student(Page(batch, np.arange(len(batch))), HEADER)]
    return [int(place) for rows, _ in faults for place in np.flatnonzero(rows)]


@pytest.mark.parametrize(
    "cell",
    [
        *("合计", "合  计", " 小　计", "总计：3人", "共计3人", "累计", "总人数"),
        *("示例", "示例：20230001", "（样例）", "例：001", "例如001"),
    ],
)
def test_a_sum_or_an_example_is_found(cell: str) -> None:
    """Up to the student number, with blanks as forms have them."""
    others = ([2022] * 3, [4] * 3, ["合计"] * 3)
    assert found(["1", cell, None], ["001", "002", "003"], *others) == [1]
    assert found([1, 2, 3], ["001", None, cell], *others) == [2]


@pytest.mark.parametrize("cell", ["甲", "会计1班", "小记", "计合", "001合计", ""])
def test_other_words_are_none(cell: str) -> None:
    """Whatever else stands there."""
    assert found([cell], ["甲001"], [2022], [4], ["合计"]) == []


def test_a_page_without_rows_has_none() -> None:
    """Nor has one of numbers alone."""
    assert found(*[pa.array([], pa.string())] * 5) == []
    assert found([1], [2], [2022], [4], [None]) == []
