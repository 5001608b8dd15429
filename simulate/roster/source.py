"""Reads a roster page by page: CSV, XLSX, Parquet, or CSV on standard input."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from io import SEEK_END
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Final

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from attrs import frozen

from kernel.clauses import Text
from kernel.errors import RequestError, nearest
from kernel.figures import Array
from kernel.intake import Cells, Roster
from simulate.roster.cells import as_python, as_text
from simulate.roster.header import Header
from simulate.roster.textfile import cells_of, open_text
from simulate.roster.workbook import Sheet, read_sheet

STANDARD_INPUT: Final = "-"
PAGE: Final = 65_536
"""Rows that are assessed at once."""

_BLOCK: Final = 4 << 20
"""Bytes of CSV that are parsed at once; no row may be longer."""

_TAIL: Final = 4096
"""Bytes of the end of a CSV file in which its last quote is looked for."""


@frozen(eq=False)
class Malformed:
    """A row whose number of cells is not that of the header. Rows count from 1."""

    row: int
    cells: tuple[str, ...]

    def problem(self, expected: int) -> Text:
        """Say what is wrong with it."""
        found = len(self.cells)
        return Text(
            f"{found} cells, expected {expected} as in the first row",
            f"有{found}个单元格，应与首行一样为{expected}个",
        )


@frozen(eq=False)
class Page:
    """Consecutive rows of a roster.

    Attributes:
        batch: an Arrow record batch, a column for each header, by position.
        rows: the number of each row in the roster, counted from 1.
        malformed: rows that stand among or behind them and have too many or too few cells.
    """

    batch: Any
    rows: Array
    malformed: tuple[Malformed, ...] = ()

    def record(self, place: int, header: Header) -> dict[str, object]:
        """Return the columns of one row that rules look at, by the row's place in the page."""
        return {
            name: self.batch.column(position)[place].as_py()
            for name, position in header.known.items()
        }

    def roster(self, header: Header) -> Roster:
        """Return the columns that rules look at, each with its distinct values."""
        columns = {
            name: _cells(self.batch.column(position)) for name, position in header.known.items()
        }
        return Roster(self.batch.num_rows, columns)


@frozen(eq=False)
class Source:
    """A roster that is being read.

    Attributes:
        header: its columns.
        size: how many rows there are, near enough for a progress bar.
        pages: the rows, to be gone through once; at least one page, perhaps an empty one.
        notes: what a person should know of how it is read.
    """

    header: Header
    size: int
    pages: Iterator[Page]
    notes: tuple[Text, ...] = ()


@contextmanager
def open_roster(path: Path) -> Iterator[Source]:
    """Open a roster by the ending of its name; it is closed behind the last page.

    Raises:
        RequestError: there is no such file, it is none of the formats, or its header is wrong.
    """
    label = str(path)
    if label == STANDARD_INPUT:
        with TemporaryFile() as spooled:
            copyfileobj(sys.stdin.buffer, spooled)
            with _open_csv("standard input", spooled) as source:
                yield source
        return
    readers: dict[str, Callable[[str, BinaryIO], AbstractContextManager[Source]]] = {
        ".csv": _open_csv,
        ".xlsx": _open_xlsx,
        ".parquet": _open_parquet,
    }
    if path.suffix.lower() not in readers:
        raise RequestError(
            f"{label}: found the ending {path.suffix!r}, expected {', '.join(readers)}, or - for "
            "CSV on standard input"
        )
    try:
        file = path.open("rb")
    except FileNotFoundError:
        beside = [other.name for other in path.parent.glob("*") if other.suffix.lower() in readers]
        raise RequestError(f"{label}: no such file; {nearest(path.name, beside)}") from None
    except OSError as error:
        raise RequestError(f"{label}: cannot be read: {error.strerror}") from None
    with file, readers[path.suffix.lower()](label, file) as source:
        yield source


@contextmanager
def _open_csv(label: str, file: BinaryIO) -> Iterator[Source]:
    with open_text(label, file) as text:
        header = Header.of(label, text.first_row)
        yield Source(header, text.lines, _csv_pages(label, text.file, len(header.names)))


def _csv_pages(label: str, file: BinaryIO, width: int) -> Iterator[Page]:
    names = [str(position) for position in range(width)]
    malformed: list[Malformed] = []

    def set_aside(row: Any) -> str:  # what pyarrow passes
        malformed.append(Malformed(row.number, cells_of(row.text)))
        return "skip"

    last = 0
    try:
        reader = pyarrow.csv.open_csv(
            file,
            # Rows are numbered only where one thread reads them.
            read_options=pyarrow.csv.ReadOptions(
                use_threads=False, column_names=names, block_size=_BLOCK
            ),
            parse_options=pyarrow.csv.ParseOptions(
                newlines_in_values=True, invalid_row_handler=set_aside
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=True,
                null_values=[""],
            ),
        )
        for batch in reader:
            for start in range(0, batch.num_rows, PAGE):
                page = batch.slice(start, PAGE)
                rows = _numbered(page.num_rows, last, [other.row for other in malformed])
                last = int(rows[-1])
                passed = [other for other in malformed if other.row < last]
                malformed = [other for other in malformed if other.row > last]
                yield Page(page, rows, tuple(passed))
        if last and _is_open(page.column(width - 1)[-1].as_py(), file):
            raise RequestError(
                f"{label}: row {last}: the last cell is cut off; a quote that is not closed?"
            )
    except pa.ArrowInvalid as error:
        # What Arrow says may repeat cells, so it is not told.
        if "Empty CSV" not in str(error):
            raise RequestError(
                f"{label}: cannot be read as CSV behind row {last}; a row of more than "
                f"{_BLOCK >> 20} MB, or a quote that is opened and not closed?"
            ) from None
    if malformed or not last:
        nothing = pa.record_batch([pa.array([], pa.string())] * width, names=names)
        yield Page(nothing, np.zeros(0, np.int64), tuple(malformed))


def _is_open(last_cell: str | None, file: BinaryIO) -> bool:
    """Say whether the quote of the last cell is not closed: it may have swallowed further rows."""
    file.seek(max(file.seek(0, SEEK_END) - _TAIL, 0))
    is_closed = file.read().rstrip(b"\r\n").endswith(b'"')
    return not (is_closed or {"\n", "\r"}.isdisjoint(last_cell or ""))


def _numbered(count: int, last: int, taken: Sequence[int]) -> Array:
    """Return the numbers of the next rows; those of malformed rows are taken."""
    numbers = np.arange(last + 1, last + 1 + count + len(taken))
    return numbers[~np.isin(numbers, taken)][:count]


@contextmanager
def _open_parquet(label: str, file: BinaryIO) -> Iterator[Source]:
    try:
        table = pyarrow.parquet.ParquetFile(file)
        header = Header.of(label, table.schema_arrow.names)
    except (pa.ArrowException, OSError, UnicodeDecodeError):
        raise RequestError(f"{label}: not a Parquet file") from None
    yield Source(header, table.metadata.num_rows, _parquet_pages(label, table))


def _parquet_pages(label: str, table: Any) -> Iterator[Page]:
    last = 0
    try:
        for batch in table.iter_batches(batch_size=PAGE):
            batch.validate(full=True)
            columns = [_taken_apart(column) for column in batch.columns]
            page = pa.record_batch(columns, names=batch.schema.names)
            yield Page(page, np.arange(last + 1, last + 1 + batch.num_rows))
            last += batch.num_rows
        if not last:
            nothing = pa.RecordBatch.from_pylist([], schema=table.schema_arrow)
            yield Page(nothing, np.zeros(0, np.int64))
    except (pa.ArrowException, OSError):
        raise RequestError(f"{label}: damaged behind row {last}") from None


@contextmanager
def _open_xlsx(label: str, file: BinaryIO) -> Iterator[Source]:
    sheet = read_sheet(label, file)
    header = Header.of(label, sheet.first_row)
    note = Text(
        f"{label}: read the first sheet; {sheet.left_out} more are left out",
        f"{label}：只读取第一个工作表，另有{sheet.left_out}个未读",
    )
    yield Source(header, len(sheet.rows), _sheet_pages(sheet), (note,) if sheet.left_out else ())


def _sheet_pages(sheet: Sheet) -> Iterator[Page]:
    for start in range(0, max(len(sheet.rows), 1), PAGE):
        yield Page(sheet.batch.slice(start, PAGE), sheet.rows[start : start + PAGE])


def _taken_apart(column: Any) -> Any:
    """Return a column of which Arrow can take rows; of one that it cannot, its text."""
    try:
        column.slice(0, 0).take(pa.array([], pa.int64()))
    except pa.ArrowNotImplementedError:  # a view
        return as_text(column)
    return column


def _cells(column: Any) -> Cells:
    """Return a column by its distinct values; lists are not told apart."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    try:
        encoded = column.dictionary_encode(null_encoding="encode")
    except pa.ArrowNotImplementedError:
        return Cells(as_python(column), np.arange(len(column)))
    return Cells(as_python(encoded.dictionary), encoded.indices.to_numpy())
