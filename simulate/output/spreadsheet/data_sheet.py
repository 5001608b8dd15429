"""The sheet of data: columns and rows as data files have them, money in whole fen."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kernel.errors import RequestError
from kernel.messages import message
from simulate.language.wrapping import width_of
from simulate.output.formats import Record
from simulate.output.spreadsheet.cell_styles import HEADER_BEHIND, Style
from simulate.output.spreadsheet.finite_figures import finite
from simulate.output.spreadsheet.sheet_writer import SheetWriter

DATA: Final = message("Data")

_SAMPLE: Final = 200
"""Rows that say how wide a column is."""

_WIDEST: Final = 60
_MARGIN: Final = 4

_TEXT: Final[Style] = {"valign": "vcenter", "indent": 1}
_DECIMAL: Final[Style] = {"valign": "vcenter"}
_NUMBER: Final[Style] = {"valign": "vcenter", "num_format": "0"}


def data_widths(columns: Mapping[str, type], records: Sequence[Record]) -> list[int]:
    """Return how wide the columns are."""
    shown = [[name, *(str(row[name]) for row in records[:_SAMPLE])] for name in columns]
    return [min(max(map(width_of, texts)) + _MARGIN, _WIDEST) for texts in shown]


def write_data(writer: SheetWriter, columns: Mapping[str, type], records: Sequence[Record]) -> None:
    """Write rows under the names of their columns: text as text, numbers as numbers.

    Raises:
        RequestError: there are more than a sheet holds.
        XuebaoError: a number is none.
    """
    most = writer.sheet.xls_rowmax - 1
    if len(records) > most:
        raise RequestError(
            "the answer has {rows:,} rows, and a sheet holds {most:,}; write .csv or .parquet",
            rows=len(records),
            most=most,
        )
    for column, name in enumerate(columns):
        writer.text(column, name, HEADER_BEHIND)
    writer.end_headings()
    writer.keep_headings()
    for record in records:
        for column, name in enumerate(columns):
            _write_cell(writer, column, name, record[name])
        writer.end_row()
    writer.sheet.autofilter(0, 0, len(records), len(columns) - 1)


def _write_cell(writer: SheetWriter, column: int, name: str, value: Any) -> None:
    if isinstance(value, int | float):
        where = message("data, row {row}, column {name}", row=writer.row + 1, name=name)
        style = _NUMBER if isinstance(value, int) else _DECIMAL
        writer.number(column, finite(value, where), style)
    elif value is not None:
        writer.text(column, str(value), _TEXT)
