"""What the values of a column look like, compared with what a column may hold."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from kernel.columns import domains_of
from kernel.registry import load_region
from simulate.roster.reading.column_values import ColumnValues
from simulate.roster.reading.pages import Page

DAYS = [f"2023-09-{day:02}" for day in range(1, 31)]


def values_of(cells: Sequence[object], kind: Any = None) -> ColumnValues:
    """Return the values of a page of one column."""
    batch = pa.record_batch([pa.array(cells, kind)], names=["0"])
    return ColumnValues.of(Page(batch, np.arange(len(cells))), 0)


@pytest.mark.parametrize(
    ("cells", "name", "close"),
    [
        (["2023-09-01", "2023-09-02", "2023-09-03", "2023-09-04", "学生甲"], "paid_on", True),
        (["2023-09-01", "2023-09-02", "2023-09-03", "学生甲"], "paid_on", False),
        (["2023-09-01", "2023-09-01", "2023-09-01", "学生甲"], "paid_on", False),
        (["低保对象", None, " ", "无"], "relief", True),
        (["无", "否"], "relief", False),
        ([], "paid_on", False),
        ([None, None], "paid_on", False),
    ],
)
def test_four_of_five_values_have_to_be_read(
    cells: Sequence[object], name: str, close: bool
) -> None:
    """Each value counts once, blanks do not; no category at all says nothing."""
    assert values_of(cells, pa.string()).is_close(
        domains_of(load_region("changsha").facts)[name]
    ) is (close)


@pytest.mark.parametrize(("numbers", "close"), [(1000, False), (5, True)])
def test_many_values_are_sampled_over_all_of_them(numbers: int, close: bool) -> None:
    """What stands behind the first hundred values counts as well."""
    cells = [
        *(f"{day} 0{hour}:00" for hour in range(10) for day in DAYS),
        *map(str, range(numbers)),
    ]
    domain = domains_of(load_region("changsha").facts)["paid_on"]
    assert values_of(cells).is_close(domain) is close


def test_one_value_is_enough_for_some() -> None:
    """A header that says little is taken for what any value below it is."""
    domain = domains_of(load_region("changsha").facts)["relief"]
    assert values_of(["甲", "乙", "丙", "丁", "低保对象"]).holds_any(domain)
    assert not values_of(["甲", "无"]).holds_any(domain)


def test_lists_are_values_too() -> None:
    """A column of lists, as a Parquet file may have it, is compared like any other."""
    domain = domains_of(load_region("changsha").facts)["relief"]
    assert values_of([["低保对象"], [], None]).holds_any(domain)
