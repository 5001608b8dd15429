"""The figures of an output read back: the same text from every format."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet
import pytest

from kernel.errors import FileFault
from simulate.output.result_headers import RESULT_HEADERS
from simulate.roster.writing.sink import SINKS, sink_of
from simulate.roster.writing.wording import in_words
from simulate.roster.written_figures import DifferingColumn, differing_columns, figures_of

PAGE: Final = pa.record_batch(
    {
        "学号": ["007", "008", "009"],
        "enrolled": [True, False, None],
        "individual_due": pa.array(
            [Decimal("380.00"), Decimal("0.05"), None], pa.decimal128(14, 2)
        ),
        "cover_start": [date(2023, 9, 1), None, None],
        "waiting_days": pa.array([92, 0, None], pa.int32()),
        "due_basis": ["explicit", "assumed", None],
    }
)
PLAIN: Final = {
    "enrolled": ["true", "false", ""],
    "individual_due": ["380", "0.05", ""],
    "cover_start": ["2023-09-01", "", ""],
    "waiting_days": ["92", "0", ""],
    "due_basis": ["explicit", "assumed", ""],
}


def written(path: Path, page: pa.RecordBatch = PAGE) -> Path:
    """Write a page to a file by its extension."""
    sink = sink_of(path.suffix, path, bom=False)
    sink.write(page)
    sink.close()
    return path


@pytest.mark.parametrize("extension", list(SINKS))
def test_every_format_gives_the_same(tmp_path: Path, extension: str) -> None:
    """What was passed in is no figure."""
    assert figures_of(written(tmp_path / f"out{extension}"), "en").to_pydict() == PLAIN


def test_a_chinese_workbook(tmp_path: Path) -> None:
    """By its headers; its words are what they are."""
    path = written(tmp_path / "out.xlsx", in_words(PAGE, RESULT_HEADERS, "zh"))
    found = figures_of(path, "zh").to_pydict()
    assert found == PLAIN | {"enrolled": ["是", "否", ""], "due_basis": ["明文", "假设", ""]}


@pytest.mark.parametrize("extension", list(SINKS))
def test_without_rows(tmp_path: Path, extension: str) -> None:
    """The columns are there."""
    found = figures_of(written(tmp_path / f"out{extension}", PAGE.slice(0, 0)), "en")
    assert found.to_pydict() == {name: [] for name in PLAIN}


def test_a_spreadsheet_writes_csv_otherwise(tmp_path: Path) -> None:
    """A mark, capitals, no decimals, days in its own way: the same figures."""
    path = tmp_path / "out.csv"
    path.write_text(
        "学号,enrolled,individual_due,cover_start,waiting_days,due_basis,note\n"
        '7,TRUE,380,2023/9/1,92,explicit,"a\nb"\n8,FALSE,0.05,,0,assumed,\n9,,,,,,\n',
        encoding="utf-8-sig",
    )
    assert figures_of(path, "en").to_pydict() == PLAIN


def test_floats_of_another_program(tmp_path: Path) -> None:
    """As pandas saves them."""
    path = tmp_path / "out.parquet"
    table = pa.table({**PAGE.to_pydict(), "individual_due": [380.0, 0.05, None]})
    pyarrow.parquet.write_table(table, path)
    assert figures_of(path, "en").to_pydict() == PLAIN


@pytest.mark.parametrize("extension", list(SINKS))
def test_what_is_in_another_format_is_refused(tmp_path: Path, extension: str) -> None:
    """Without a word of what it holds."""
    path = tmp_path / f"out{extension}"
    path.write_bytes(b"enrolled,individual_due\n\xffNAMETOKEN17,1,2\n")
    with pytest.raises(FileFault) as fault:
        figures_of(path, "en")
    assert str(fault.value) == f"{path}: cannot be read as {extension}"


class TestDifferences:
    """Which columns differ, in how many rows, and where first."""

    NOW: Final = pa.table({"enrolled": ["true"] * 3, "waiting_days": ["1", "2", "3"]})

    def test_nothing(self) -> None:
        """The same figures."""
        assert differing_columns(self.NOW, self.NOW) == []

    def test_cells(self) -> None:
        """The third student stands in row 4."""
        then = pa.table({"enrolled": ["true"] * 3, "waiting_days": ["1", "2", "4"]})
        assert differing_columns(then, self.NOW) == [DifferingColumn("waiting_days", 1, 4)]

    def test_a_column_that_was_taken_out(self) -> None:
        """All its rows."""
        then = pa.table({"waiting_days": ["1", "2", "3"]})
        assert differing_columns(then, self.NOW) == [DifferingColumn("enrolled", 3, 2)]

    @pytest.mark.parametrize("turned", [False, True])
    def test_rows_of_which_the_other_has_none(self, turned: bool) -> None:
        """Whichever is the longer one."""
        pair = (self.NOW.slice(0, 1), self.NOW)
        assert differing_columns(*(pair[::-1] if turned else pair)) == [
            DifferingColumn("enrolled", 2, 3), DifferingColumn("waiting_days", 2, 3),
        ]  # fmt: skip
