"""Pages of a roster, of which only some columns are kept."""

import numpy as np
import pyarrow as pa

from simulate.roster.reading.header import Header
from simulate.roster.reading.pages import Malformed, Page


def test_columns_that_are_left_out_are_left_out_of_rows_that_are_too_long() -> None:
    """What stands beyond the headers stays behind the rest."""
    batch = pa.record_batch([[None], ["a"], ["b"]], names=["0", "1", "2"])
    page = Page(batch, np.array([2]), (Malformed(3, ("", "c", "d", "e", "f")),)).only([1, 2])
    assert page.batch.to_pylist() == [{"0": "a", "1": "b"}]
    assert [row.cells for row in page.malformed] == [("c", "d", "e", "f")]


def test_columns_keep_the_number_that_they_have_in_the_file() -> None:
    """However often some are left out."""
    header = Header.of("x", ["", "入学年份", "", "学制", "note"])
    assert header.numbers == (1, 2, 3, 4, 5)
    assert header.only([1, 3, 4]).only([1, 2]).numbers == (4, 5)
    (note,) = Header.of("x", ["", "入学年份", "学制", "缴费日其"]).only([1, 2, 3]).slips()
    assert str(note).startswith("column 4 is not read, but comes close to paid_on")
