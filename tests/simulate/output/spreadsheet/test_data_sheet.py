"""The sheet of data."""

import pytest
from attrs import evolve

from kernel.errors import XuebaoError
from simulate.output.spreadsheet.book import as_workbook
from tests.simulate.output.deliverable.samples import sample
from tests.simulate.output.spreadsheet.opened import opened


def test_it_holds_columns_and_rows_as_data_files_have_them() -> None:
    """Names of machines, money in whole fen, a blank where there is none."""
    sheet = opened(sample("en"))["Data"]
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        ["region", "year", "measure", "value"],
        ["changsha", 2024, "fund_income", 42_345_678],
        ["changsha", 2025, "fund_income", None],
    ]
    assert sheet["D2"].number_format == "0"


def test_a_text_that_is_a_number_stays_a_text() -> None:
    """A number of a clause, for example."""
    record = {"region": "2024", "year": 2024, "measure": "=1+1", "value": 1}
    sheet = opened(evolve(sample("en"), records=[record]))["Data"]
    assert (sheet["A2"].data_type, sheet["C2"].data_type) == ("s", "s")


def test_a_number_that_is_none_is_refused_with_its_place() -> None:
    """The row as the sheet would number it."""
    record = {"region": "x", "year": 2024, "measure": "share", "value": float("nan")}
    with pytest.raises(XuebaoError, match="data, row 2, column value: found nan"):
        as_workbook(evolve(sample(), records=[record]))
